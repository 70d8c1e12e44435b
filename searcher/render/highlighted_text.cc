// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/highlighted_text.h"

#include <algorithm>

#include "common/cli/output.h"
#include "common/text.h"

namespace news {
namespace {

/// Walks a text by code points.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}

  /// The text from where the last call ended to the code point numbered `number`.
  std::string_view until(std::size_t number) {
    const std::size_t begin = byte_;
    for (; number_ < number && byte_ < text_.size(); ++number_) byte_ += text::decode(text_, byte_).length;
    return text_.substr(begin, byte_ - begin);
  }
  std::string_view rest() const { return text_.substr(byte_); }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t number_ = 0;
};

void append_styled(std::string& out, std::string_view text, std::string_view style, std::string_view plain) {
  if (text.empty()) return;
  out += style;
  out += text;
  if (!style.empty()) out += plain;
}

}  // namespace

HighlightedText::HighlightedText(std::string_view text, const std::vector<Range>& highlights) {
  CodePoints walk(text);
  for (const Range& range : highlights) {
    text_ += as_shown(walk.until(range.begin));
    const std::size_t begin = text_.size();
    text_ += as_shown(walk.until(range.end));
    highlights_.emplace_back(begin, text_.size());
  }
  text_ += as_shown(walk.rest());
}

void HighlightedText::put_before(std::string_view mark) {
  text_.insert(0, mark);
  for (auto& [begin, end] : highlights_) {
    begin += mark.size();
    end += mark.size();
  }
}

bool HighlightedText::is_highlighted(std::string_view line) const {
  const auto begin = static_cast<std::size_t>(line.data() - text_.data());
  const auto range = std::ranges::upper_bound(highlights_, begin, {}, &std::pair<std::size_t, std::size_t>::second);
  return range != highlights_.end() && range->first < begin + line.size();
}

void HighlightedText::each_piece(const std::function<void(std::string_view piece, bool highlighted)>& take) const {
  const std::string_view text = text_;
  std::size_t at = 0;
  for (const auto& [begin, end] : highlights_) {
    if (begin > at) take(text.substr(at, begin - at), false);
    if (end > begin) take(text.substr(begin, end - begin), true);
    at = end;
  }
  if (at < text.size()) take(text.substr(at), false);
}

void HighlightedText::append_line(std::string_view line, std::string_view base, const terminal::Styles& styles,
                                  std::string& out) const {
  auto at = static_cast<std::size_t>(line.data() - text_.data());
  const std::size_t line_end = at + line.size();
  auto range = std::ranges::upper_bound(highlights_, at, {}, &std::pair<std::size_t, std::size_t>::second);
  for (; range != highlights_.end() && range->first < line_end; ++range) {
    const auto [begin, end] = *range;
    const std::size_t highlight_begin = std::max(begin, at);
    const std::size_t highlight_end = std::min(end, line_end);
    append_styled(out, std::string_view(text_).substr(at, highlight_begin - at), base, styles.plain);
    append_styled(out, std::string_view(text_).substr(highlight_begin, highlight_end - highlight_begin),
                  styles.highlighted, styles.plain);
    at = highlight_end;
  }
  append_styled(out, std::string_view(text_).substr(at, line_end - at), base, styles.plain);
}

}  // namespace news
