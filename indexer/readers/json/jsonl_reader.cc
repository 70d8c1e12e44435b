// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/jsonl_reader.h"

#include <algorithm>
#include <boost/json.hpp>
#include <optional>
#include <string>

#include "common/text.h"
#include "indexer/readers/json/json_repair.h"
#include "indexer/readers/json/json_sink.h"
#include "indexer/readers/text_source.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

constexpr std::size_t longest_line = 4 * 1024 * 1024;

/// Reads the lines of a file of any size. A line longer than `longest_line` is reported as such, without its text.
class LineSource {
 public:
  explicit LineSource(ByteSource& source) : source_(source) {}

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
    block_ = source_.next();
    return !block_.empty();
  }

  ByteSource& source_;
  string_view block_;
  std::string kept_;  // the beginning of a line that did not end in its block
  bool too_long_ = false;
};

/// Takes the next line off `rest`, without its blanks at the ends.
string_view take_line(string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return text::trim(line);
}

}  // namespace

void JsonlReader::read(const SourceFile& file, ArticleSink& sink) {
  TextSource source(file);
  LineSource lines(source);
  JsonSink articles(file, sink, source, keys_);
  for (std::size_t number = 1; const auto line = lines.next(); ++number) {
    if (lines.too_long()) {
      articles.reject(number, "a line of more than 4 MB");
    } else if (const string_view text = text::trim(*line); !text.empty()) {
      articles.add(text, number);
    }
  }
  articles.finish();
}

bool looks_like_jsonl(string_view bytes, string_view name) {
  string_view rest = text::trim(without_byte_order_mark(bytes));
  if (!rest.starts_with('{')) return false;
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return true;
  const string_view first = take_line(rest);
  if (!first.ends_with('}') || !text::trim(rest).starts_with('{')) return false;
  json::error_code error;
  const json::value value = json::parse({first.data(), first.size()}, error);
  if (!error) return value.is_object();
  const RepairedJson repaired = repair_json(first);
  return json::parse(repaired.text, error).is_object() && !error;
}

}  // namespace news
