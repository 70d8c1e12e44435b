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

/// Date, source, section and authors; unknown ones are left out.
std::vector<std::string> byline(const ArticleFields& article);

/// The path, with the member where it is that of an archive and the line where the file holds several articles:
/// "dump.zip!2024/a.html", "news.jsonl:12".
std::string place_of(const Hit& hit);

/// The same without the path of the indexed folder, where the id of the article tells which that is.
std::string place_below_folder(const Hit& hit);

/// Writes texts one below the other, broken into lines of the look's width.
class PageWriter {
 public:
  PageWriter(const Look& look, std::string& out) : look_(look), out_(out) {}

  /// Sets the number of blanks before each following line.
  void set_indent(std::size_t columns) { indent_ = columns; }

  /// `margin` replaces the blanks before the first line. Each line links to `uri`, if there is one and links are on.
  void write(const HighlightedText& text, std::string_view style, std::string_view margin = {},
             std::string_view uri = {});

  /// Writes texts of different origin side by side, separated by `between`, in the quiet style.
  void write_quietly(const std::vector<std::string>& texts, std::string_view between = "");

  /// As `write`, in the style of headlines; cut after the third line.
  void write_headline(const HighlightedText& text, std::string_view margin, std::string_view uri);

  /// As `write`, in one line: what does not fit is left out.
  void write_cut(const HighlightedText& text, std::string_view margin);

  /// Writes a path or address in one line, however long, so that it can be copied.
  void write_place(std::string_view place, std::string_view uri);

  void write_blank_line();

  /// Of a line, without the blanks before it.
  std::size_t columns() const noexcept { return look_.width - std::min(indent_, look_.width - 1); }

  /// The number, from 1, of the first line with anything highlighted; 0 when there is none.
  std::size_t first_highlighted_line() const noexcept { return first_highlighted_line_; }

 private:
  /// What the lines of one text have in common.
  struct Lines {
    std::string_view style;
    std::string_view uri = {};
    std::string_view isolate = {};  ///< as isolate_begin
  };
  std::string_view isolate_for(const HighlightedText& text) const;
  void write_first(std::size_t count, const HighlightedText& text, const Lines& look, std::string_view margin);
  void write_lines(const HighlightedText& text, const Lines& look, std::string_view margin);
  void write_line(const HighlightedText& text, std::string_view line, const Lines& look, std::string_view margin);
  void end_line();

  const Look& look_;
  std::string& out_;
  LineBreaker breaker_;
  std::size_t indent_ = 0;
  std::size_t line_ = 1;  ///< the next
  std::size_t first_highlighted_line_ = 0;
};

}  // namespace news
