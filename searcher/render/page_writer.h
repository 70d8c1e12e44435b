// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "news/search.h"
#include "searcher/render/highlighted_text.h"
#include "searcher/render/look.h"
#include "searcher/render/wrap.h"

namespace news {

/// Date, source, section and authors, as far as they are known.
std::vector<std::string> byline(const Hit& hit);

/// Sets texts one under the other, broken to the width of the look.
class PageWriter {
 public:
  PageWriter(const Look& look, std::string& out) : look_(look), out_(out) {}

  /// Blanks before each line to come.
  void set_indent(std::size_t columns) { indent_ = columns; }

  /// `margin` stands in place of the blanks before the first line. With a `uri` each line leads there, if links are
  /// wanted.
  void write(const HighlightedText& text, std::string_view style, std::string_view margin = {},
             std::string_view uri = {});

  /// Texts of different origin side by side, with `between` between them.
  void write_quietly(const std::vector<std::string>& texts, std::string_view between = "");

  /// As `write`, in the style of headlines; cut after the third line.
  void write_headline(const HighlightedText& text, std::string_view margin, std::string_view uri);

  /// In one line, however long, so that it can be copied.
  void write_place(std::string_view place, std::string_view uri);

  void write_blank_line();

  /// The number, from 1, of the first line with anything highlighted; 0 when there is none.
  std::size_t first_highlighted_line() const noexcept { return first_highlighted_line_; }

 private:
  std::size_t columns() const noexcept { return look_.width - std::min(indent_, look_.width - 1); }
  /// What the lines of one text have in common.
  struct Lines {
    std::string_view style;
    std::string_view uri = {};
    std::string_view isolate = {};  ///< as isolate_begin
  };
  std::string_view isolate_for(const HighlightedText& text) const;
  void write_lines(const HighlightedText& text, const Lines& look, std::string_view margin);
  void write_line(const HighlightedText& text, std::string_view line, const Lines& look, std::string_view margin);
  void end_line();

  const Look& look_;
  std::string& out_;
  LineBreaker breaker_;
  std::size_t indent_ = 0;
  std::size_t line_ = 1;  ///< to come
  std::size_t first_highlighted_line_ = 0;
};

}  // namespace news
