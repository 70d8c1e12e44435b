// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "news/search.h"
#include "searcher/terminal.h"

namespace news {

/// A text made safe to show, as one line, with its highlights.
class HighlightedText {
 public:
  HighlightedText() = default;
  HighlightedText(std::string_view text, const std::vector<Range>& highlights);

  const std::string& text() const noexcept { return text_; }
  void put_before(std::string_view mark);
  void put_after(std::string_view mark) { text_ += mark; }

  /// Whether anything is highlighted in `line`, a view into `text()`.
  bool is_highlighted(std::string_view line) const;

  /// Hands over the text in pieces, in order: what is highlighted and what is not.
  void each_piece(const std::function<void(std::string_view piece, bool highlighted)>& take) const;

  /// Appends `line`, a view into `text()`, with its styles: `base`, and `highlighted` where it is highlighted.
  void append_line(std::string_view line, std::string_view base, const terminal::Styles& styles,
                   std::string& out) const;

 private:
  std::string text_;
  std::vector<std::pair<std::size_t, std::size_t>> highlights_;  ///< bytes of `text_`, half open, sorted
};

}  // namespace news
