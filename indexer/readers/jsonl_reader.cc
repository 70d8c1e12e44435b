// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/jsonl_reader.h"

#include <array>
#include <boost/json.hpp>

#include "common/text.h"
#include "indexer/decode.h"
#include "indexer/readers/json_article.h"
#include "indexer/readers/json_repair.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

constexpr std::size_t longest_line = 16 * 1024 * 1024;

/// A file of another kind must not fill the report.
constexpr std::size_t most_rejections = 1000;

constexpr string_view byte_order_mark = "\xEF\xBB\xBF";

string_view without_byte_order_mark(string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  return bytes;
}

/// Takes the next line off `rest`, without its blanks at the ends.
string_view take_line(string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return text::trim(line);
}

json::value parse_line(string_view line, const json::storage_ptr& memory, json::error_code& error) {
  json::value value = json::parse({line.data(), line.size()}, error, memory);
  if (!error) return value;
  const std::string repaired = repair_json(line);
  return json::parse(repaired, error, memory);
}

class Lines {
 public:
  Lines(const SourceFile& file, ArticleSink& sink) : file_(file), sink_(sink) {}

  void read() {
    for (string_view rest = without_byte_order_mark(file_.bytes); !rest.empty();) {
      ++number_;
      const string_view line = take_line(rest);
      if (line.size() > longest_line) {
        reject("a line of more than 16 MB");
      } else if (!line.empty()) {
        read_line(line);
      }
    }
    if (rejected_ > most_rejections)
      sink_.reject(
          {.file = file_.path, .reason = std::to_string(rejected_ - most_rejections) + " more lines hold no article"});
  }

 private:
  void read_line(string_view line) {
    if (text::find_invalid(line) == string_view::npos) return read_text(line, {});
    const auto decoded = decode_text(line);
    if (!decoded) return reject("binary data");
    std::vector<std::string> warnings;
    if (decoded->replaced != 0)
      warnings.push_back(std::to_string(decoded->replaced) + " bytes that are not " + decoded->charset + " replaced");
    read_text(decoded->text, std::move(warnings));
  }

  void read_text(string_view line, std::vector<std::string> warnings) {
    memory_.release();
    json::error_code error;
    const json::value value = parse_line(line, &memory_, error);
    if (error) return reject("no JSON: " + error.message());
    const json::object* const object = value.if_object();
    if (object == nullptr) return reject("no JSON object");
    std::optional<Article> article = read_json_article(*object);
    if (!article) return reject("neither a headline nor a text under any known name");
    article->warnings = std::move(warnings);
    sink_.accept(std::move(*article));
  }

  void reject(std::string reason) {
    if (rejected_++ >= most_rejections) return;
    sink_.reject({.file = file_.path, .line = number_, .reason = std::move(reason)});
  }

  const SourceFile& file_;
  ArticleSink& sink_;
  std::size_t number_ = 0;
  std::size_t rejected_ = 0;
  std::array<unsigned char, 64 * 1024> buffer_;
  json::monotonic_resource memory_{buffer_.data(), buffer_.size()};
};

}  // namespace

void JsonlReader::read(const SourceFile& file, ArticleSink& sink) { Lines(file, sink).read(); }

bool looks_like_jsonl(string_view bytes, string_view name) {
  string_view rest = text::trim(without_byte_order_mark(bytes));
  if (!rest.starts_with('{')) return false;
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return true;
  const string_view first = take_line(rest);
  if (!first.ends_with('}') || !text::trim(rest).starts_with('{') || first.size() > longest_line) return false;
  json::error_code error;
  const json::value value = parse_line(first, {}, error);
  return !error && value.is_object();
}

}  // namespace news
