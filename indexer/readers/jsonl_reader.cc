// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/jsonl_reader.h"

#include <array>
#include <boost/json.hpp>
#include <optional>
#include <utility>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/json_article.h"
#include "indexer/readers/json_repair.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

constexpr std::size_t longest_line = 4 * 1024 * 1024;

/// A file of another kind must not fill the report.
constexpr std::size_t most_rejections = 1000;

constexpr string_view byte_order_mark = "\xEF\xBB\xBF";

string_view without_byte_order_mark(string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  return bytes;
}

/// Reads the lines of a file of any size. A line longer than `longest_line` is reported as such, without its text.
class LineSource {
 public:
  explicit LineSource(const SourceFile& file)
      : block_(without_byte_order_mark(file.bytes)), rest_(file.rest), at_start_(file.bytes.empty()) {}

  /// Valid until the next call; absent at the end.
  std::optional<string_view> next() {
    kept_.clear();
    too_long_ = false;
    bool any = false;
    for (;;) {
      const std::size_t end = block_.find('\n');
      const string_view piece = block_.substr(0, end);
      any |= !piece.empty() || end != string_view::npos;
      too_long_ |= kept_.size() + piece.size() > longest_line;
      if (end != string_view::npos) {
        block_.remove_prefix(end + 1);
        return whole(piece);
      }
      if (!too_long_) kept_ += piece;
      if (!read_on()) return any ? std::optional(whole({})) : std::nullopt;
    }
  }

  bool too_long() const noexcept { return too_long_; }

 private:
  string_view whole(string_view last) {
    if (too_long_) return {};
    if (kept_.empty()) return last;
    return kept_ += last;
  }

  bool read_on() {
    block_ = rest_ == nullptr ? string_view() : rest_->next();
    if (block_.empty()) return false;
    if (at_start_) block_ = without_byte_order_mark(block_);
    at_start_ = false;
    return true;
  }

  string_view block_;
  ByteSource* rest_;
  std::string kept_;  // the beginning of a line that did not end in its block
  bool at_start_;
  bool too_long_ = false;
};

/// Takes the next line off `rest`, without its blanks at the ends.
string_view take_line(string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return text::trim(line);
}

json::value parse_line(string_view line, const json::storage_ptr& memory, boost::system::error_code& error) {
  json::value value = json::parse({line.data(), line.size()}, error, memory);
  if (!error) return value;
  const std::string repaired = repair_json(line);
  return json::parse(repaired, error, memory);
}

class Lines {
 public:
  Lines(const SourceFile& file, ArticleSink& sink) : file_(file), sink_(sink) {}

  void read() {
    LineSource lines(file_);
    while (const auto line = lines.next()) {
      ++number_;
      if (lines.too_long()) {
        reject("a line of more than 4 MB");
      } else if (const string_view text = text::trim(*line); !text.empty()) {
        read_line(text);
      }
    }
    if (rejected_ > most_rejections)
      sink_.reject(
          {.file = file_.path, .reason = std::to_string(rejected_ - most_rejections) + " more lines hold no article"});
  }

 private:
  void read_line(string_view line) {
    if (text::find_invalid(line) == string_view::npos) return read_text(line, "UTF-8", {});
    const auto decoded = decode_text(line);
    if (!decoded) return reject("binary data");
    read_text(decoded->text, decoded->charset, repair_warning(*decoded));
  }

  void read_text(string_view line, string_view charset, std::optional<std::string> warning) {
    json::monotonic_resource memory(buffer_.data(), buffer_.size());  // a new one: its blocks only ever grow
    boost::system::error_code error;
    const json::value value = parse_line(line, &memory, error);
    if (error) return reject("no JSON: " + error.message());
    const json::object* const object = value.if_object();
    if (object == nullptr) return reject("no JSON object");
    std::optional<Article> article = read_json_article(*object);
    if (!article) return reject("neither a headline nor a text under any known name");
    article->charset = charset;
    if (warning) article->warnings.push_back(std::move(*warning));
    sink_.accept(std::move(*article));
  }

  void reject(std::string reason) {
    ++rejected_;
    if (rejected_ > most_rejections) return;
    sink_.reject({.file = file_.path, .line = number_, .reason = std::move(reason)});
  }

  const SourceFile& file_;
  ArticleSink& sink_;
  std::size_t number_ = 0;
  std::size_t rejected_ = 0;
  std::array<unsigned char, 64 * 1024> buffer_;
};

}  // namespace

void JsonlReader::read(const SourceFile& file, ArticleSink& sink) { Lines(file, sink).read(); }

bool looks_like_jsonl(string_view bytes, string_view name) {
  string_view rest = text::trim(without_byte_order_mark(bytes));
  if (!rest.starts_with('{')) return false;
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return true;
  const string_view first = take_line(rest);
  if (!first.ends_with('}') || !text::trim(rest).starts_with('{') || first.size() > longest_line) return false;
  boost::system::error_code error;
  const json::value value = parse_line(first, {}, error);
  return !error && value.is_object();
}

}  // namespace news
