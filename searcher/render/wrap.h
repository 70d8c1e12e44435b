// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace news {

/// Breaks texts into lines where Unicode lets a line end (UAX #14), and what is longer than a line between its clusters
/// (letters with their marks, joined emoji). One object serves many texts.
class LineBreaker {
 public:
  LineBreaker();
  ~LineBreaker();
  LineBreaker(LineBreaker&&) noexcept;
  LineBreaker& operator=(LineBreaker&&) noexcept;

  /// Views into `text` (UTF-8, in one line), each of at most `width` columns, without blanks at their ends. Only a
  /// cluster that is wider than a line is longer.
  std::vector<std::string_view> break_lines(std::string_view text, std::size_t width);

 private:
  struct State;
  State& state();  ///< made when a text first needs it
  std::unique_ptr<State> state_;
};

}  // namespace news
