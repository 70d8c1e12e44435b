// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/wrap.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "common/text.h"
#include "news/error.h"

namespace news {
namespace {

/// The boundaries of one kind in a text.
class Boundaries {
 public:
  explicit Boundaries(UBreakIteratorType type) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(ubrk_open(type, "", nullptr, 0, &status));
    if (U_FAILURE(status) != 0) throw Error(std::string("ICU cannot break lines: ") + u_errorName(status));
  }

  /// Calls `visit` with each part of `text` between two boundaries.
  template <class Visit>
  void parts(std::string_view text, Visit visit) {
    UErrorCode status = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    utext_openUTF8(&source, text.data(), static_cast<std::int64_t>(text.size()), &status);
    ubrk_setUText(iterator_.get(), &source, &status);
    utext_close(&source);  // the iterator has its own clone
    if (U_FAILURE(status) != 0) throw Error(std::string("ICU cannot break lines: ") + u_errorName(status));
    std::size_t begin = 0;
    for (auto end = ubrk_next(iterator_.get()); end != UBRK_DONE; end = ubrk_next(iterator_.get())) {
      visit(text.substr(begin, static_cast<std::size_t>(end) - begin));
      begin = static_cast<std::size_t>(end);
    }
  }

 private:
  struct Close {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
  };
  std::unique_ptr<UBreakIterator, Close> iterator_;
};

/// Stands for what is left out of a text.
constexpr std::string_view cut_mark = "…";

std::string_view without_end_blanks(std::string_view text) { return text.substr(0, text.find_last_not_of(' ') + 1); }

/// Fills lines with parts that follow each other in one text.
class LineFiller {
 public:
  LineFiller(const char* begin, std::size_t width) : begin_(begin), end_(begin), width_(width) {}

  /// Blanks at the end of a part may hang over the end of a line.
  void add(std::string_view part) {
    const std::string_view ink = without_end_blanks(part);
    const std::size_t columns = text::display_width(ink);
    if (end_ != begin_ && used_ + columns > width_) {
      const bool is_mark = ink == cut_mark && last_ != begin_;
      if (is_mark) end_ = last_;  // a mark never stands alone: the word before it goes along
      end_line();
      if (is_mark) used_ = text::display_width({begin_, part.data()});
    }
    last_ = part.data();
    used_ += columns + (part.size() - ink.size());
    end_ = part.data() + part.size();
  }

  std::vector<std::string_view> finish() {
    end_line();
    return std::move(lines_);
  }

 private:
  void end_line() {
    if (const auto line = text::trim({begin_, end_}); !line.empty()) lines_.push_back(line);
    begin_ = end_;
    used_ = 0;
  }

  std::vector<std::string_view> lines_;
  const char* begin_;
  const char* end_;
  const char* last_ = nullptr;  ///< where the last part begins
  std::size_t used_ = 0;
  std::size_t width_;
};

/// True when every code point belongs to a script that divides words by blanks (those before Thai), or to punctuation.
bool breaks_at_blanks(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, length] = text::decode(text, at);
    if (code_point >= 0x0E00 && (code_point < 0x2010 || code_point > 0x205F)) return false;
    at += length;
  }
  return true;
}

template <class Visit>
void words(std::string_view text, Visit visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(' ', text.find(' ', begin)), text.size());
    visit(text.substr(begin, end - begin));
    begin = end;
  }
}

}  // namespace

struct LineBreaker::State {
  Boundaries lines{UBRK_LINE};
  Boundaries clusters{UBRK_CHARACTER};
};

LineBreaker::LineBreaker() = default;
LineBreaker::~LineBreaker() = default;
LineBreaker::LineBreaker(LineBreaker&&) noexcept = default;
LineBreaker& LineBreaker::operator=(LineBreaker&&) noexcept = default;

LineBreaker::State& LineBreaker::state() {
  if (!state_) state_ = std::make_unique<State>();
  return *state_;
}

std::vector<std::string_view> LineBreaker::break_lines(std::string_view text, std::size_t width) {
  LineFiller filler(text.data(), width);
  const auto add = [&](std::string_view part) {
    if (part.size() <= width || text::display_width(without_end_blanks(part)) <= width)
      filler.add(part);
    else
      state().clusters.parts(part, [&](std::string_view cluster) { filler.add(cluster); });
  };
  // ICU is right for every script, but its rules take longer to load than most pages to write.
  if (breaks_at_blanks(text))
    words(text, add);
  else
    state().lines.parts(text, add);
  return filler.finish();
}

}  // namespace news
