// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/batch.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>

#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "common/text.h"
#include "searcher/render/json_renderer.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

constexpr std::size_t longest_line = 1 << 20;

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

class LineReader {
 public:
  explicit LineReader(const std::string& name)
      : name_(name == "-" ? "standard input" : name), file_(name == "-" ? stdin : std::fopen(name.c_str(), "re")) {
    if (file_ == nullptr) fail();
  }

  /// Absent at the end. Of a line that is too long there is a part that is still too long.
  std::optional<std::string> next() {
    std::string line;
    int c = std::getc(file_.get());
    if (c == EOF && std::ferror(file_.get()) == 0) return std::nullopt;
    for (; c != EOF && c != '\n'; c = std::getc(file_.get())) {
      if (line.size() <= longest_line) line += static_cast<char>(c);
    }
    if (std::ferror(file_.get()) != 0) fail();
    if (line.ends_with('\r')) line.pop_back();
    return line;
  }

 private:
  [[noreturn]] void fail() const { throw Error(name_ + ": " + std::strerror(errno), "name a file with --batch"); }

  std::string name_;
  std::unique_ptr<std::FILE, CloseFile> file_;
};

[[noreturn]] void refuse(const std::string& key, const std::string& wanted) {
  throw Error("\"" + key + "\" must be " + wanted);
}

std::string string_of(const std::string& key, const json::value& value) {
  if (!value.is_string()) refuse(key, "a string");
  return std::string(value.get_string());
}

bool bool_of(const std::string& key, const json::value& value) {
  if (!value.is_bool()) refuse(key, "true or false");
  return value.get_bool();
}

std::size_t number_of(const std::string& key, const json::value& value, std::size_t least, std::size_t most) {
  const auto number = value.is_int64() ? value.get_int64() : -1;
  if (number < 0 || static_cast<std::size_t>(number) < least || static_cast<std::size_t>(number) > most)
    refuse(key, "a number from " + std::to_string(least) + " to " + std::to_string(most));
  return static_cast<std::size_t>(number);
}

Sort sort_of(const std::string& key, const json::value& value) {
  const std::string name = string_of(key, value);
  const auto* const found = std::ranges::find(sort_names, name);
  if (found == sort_names.end()) refuse(key, "relevance, newest or oldest");
  return static_cast<Sort>(found - sort_names.begin());
}

void set(Request& request, const std::string& key, const json::value& value) {
  if (key == "query")
    request.query = string_of(key, value);
  else if (key == "limit")
    request.limit = number_of(key, value, 1, most_hits);
  else if (key == "offset")
    request.offset = number_of(key, value, 0, most_offset);
  else if (key == "snippets")
    request.snippets = number_of(key, value, 0, most_snippets);
  else if (key == "sort")
    request.sort = sort_of(key, value);
  else if (key == "recent")
    request.recent = number_of(key, value, 1, most_days);
  else if (key == "any")
    request.any = bool_of(key, value);
  else if (key == "literal")
    request.literal = bool_of(key, value);
  else if (key != "id")
    throw Error("a request has no \"" + key + "\"",
                "it may have id, query, limit, offset, snippets, sort, recent, any and literal");
}

Request parse_json(string_view line, Request request, std::string& id) {
  json::error_code error;
  const json::value value = json::parse({line.data(), line.size()}, error);
  if (error || !value.is_object()) throw Error("no JSON object: " + error.message(), "write one request a line");
  if (const json::value* const given = value.get_object().if_contains("id")) {
    id = given->is_string() ? std::string(given->get_string()) : json::serialize(*given);
  }
  for (const auto& [key, part] : value.get_object()) set(request, std::string(key), part);
  return request;
}

void tell_error(const SearchOptions& options, const std::string& id, const Error& error) {
  std::string lines;
  if (options.format == Format::jsonl) {
    render_json_error(error, id, lines);
    write_to_stdout(lines);
  } else {
    write_to_stderr(describe("news-search: " + as_shown(id), error));
  }
}

}  // namespace

BatchRequest parse_batch_line(string_view line, std::size_t number, const Request& defaults, std::string& id) {
  id = std::to_string(number);
  if (line.size() > longest_line) throw Error("a line of more than 1 MB");
  Request request = defaults;
  if (line.starts_with('{')) {
    request = parse_json(line, defaults, id);
  } else if (const std::size_t tab = line.find('\t'); tab != string_view::npos) {
    id = line.substr(0, tab);
    request.query = line.substr(tab + 1);
  } else {
    request.query = line;
  }
  if (text::trim(request.query).empty()) throw Error("no query");
  return {.id = id, .request = std::move(request)};
}

bool run_batch(const SearchOptions& options, const std::function<void(const BatchRequest&)>& answer) {
  LineReader lines(options.batch);
  bool all_well = true;
  std::size_t number = 0;
  while (const auto line = lines.next()) {
    ++number;
    if (text::trim(*line).empty()) continue;
    std::string id;
    try {
      answer(parse_batch_line(*line, number, options.request, id));
    } catch (const Error& error) {
      all_well = false;
      tell_error(options, id, error);
    }
  }
  return all_well;
}

}  // namespace news
