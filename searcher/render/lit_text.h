// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "news/search.h"
#include "searcher/terminal.h"

namespace news {

/// A text made safe to show, in one line, that remembers what is lit in it.
class LitText {
 public:
  LitText() = default;
  LitText(std::string_view text, const std::vector<Range>& highlights);

  const std::string& text() const noexcept { return text_; }
  void put_before(std::string_view mark);
  void put_after(std::string_view mark) { text_ += mark; }

  /// Whether anything is lit in `line`, a view into `text()`.
  bool is_lit(std::string_view line) const;

  /// Appends `line`, a view into `text()`, with its styles: `base`, and `lit` where it is lit.
  void append_line(std::string_view line, std::string_view base, const terminal::Styles& styles,
                   std::string& out) const;

 private:
  std::string text_;
  std::vector<std::pair<std::size_t, std::size_t>> lit_;  ///< bytes of `text_`, half open, sorted
};

}  // namespace news
