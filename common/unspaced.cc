// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/unspaced.h"

#include <utility>

#include "common/folding.h"
#include "common/text.h"
#include "news/error.h"

namespace news {

namespace {

/// ICU looks at so much of a run at once; runs in real text are shorter.
constexpr std::size_t max_stretch_bytes = 2048;

/// One ideograph with the marks on it, at most.
constexpr std::size_t max_character_bytes = 48;

}  // namespace

void IdeographRun::start(std::string_view text, std::size_t at) {
  text_ = text;
  at_ = at;
  if (read_character()) {
    std::swap(current_, following_);
  } else {
    current_.term.clear();
  }
}

/// Into `following_`. Characters that fold to nothing are passed over.
bool IdeographRun::read_character() {
  for (;;) {
    following_.begin = at_;
    std::size_t kept = at_;  // marks after this are passed over
    for (bool first = true;; first = false) {
      const auto [c, length] = text::decode(text_, at_);
      const auto info = length == 0 ? CharInfo{} : char_info(c);
      const bool ideograph = info.kind == CharKind::ideograph;
      const bool clings = info.kind == CharKind::mark || info.kind == CharKind::ignorable || (ideograph && info.joins);
      if (first ? !ideograph : !clings) break;
      at_ += length;
      if (at_ - following_.begin <= max_character_bytes) kept = at_;
    }
    if (at_ == following_.begin) return false;
    following_.end = at_;
    fold_word(text_.substr(following_.begin, kept - following_.begin), following_.lower, following_.term);
    if (!following_.term.empty()) return true;
  }
}

bool IdeographRun::next(UnspacedWord& word) {
  if (current_.term.empty()) return false;
  word.begin = current_.begin;
  word.end = current_.end;
  word.lower = current_.lower;
  word.term = current_.term;
  current_.term.clear();
  if (read_character()) {
    word.end = following_.end;
    word.lower += following_.lower;
    word.term += following_.term;
    std::swap(current_, following_);
  }
  return true;
}

DictionaryRun::~DictionaryRun() { utext_close(source_); }

void DictionaryRun::start(std::string_view text, std::size_t at) {
  text_ = text;
  open(at);
}

void DictionaryRun::open(std::size_t at) {
  begin_ = stretch_begin_ = stretch_end_ = at;
  for (run_ends_ = false; !run_ends_ && stretch_end_ - at < max_stretch_bytes;) {
    const auto [c, length] = text::decode(text_, stretch_end_);
    run_ends_ = length == 0 || char_info(c).kind != CharKind::dictionary;
    if (!run_ends_) stretch_end_ += length;
  }
  UErrorCode status = U_ZERO_ERROR;
  if (!breaks_) breaks_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  source_ = utext_openUTF8(source_, text_.data() + at, static_cast<int64_t>(stretch_end_ - at), &status);
  if (U_SUCCESS(status)) breaks_->setText(source_, status);
  if (U_FAILURE(status)) throw Error("ICU's word dictionaries cannot be read", "reinstall the ICU library");
}

bool DictionaryRun::next(UnspacedWord& word) {
  while (begin_ < stretch_end_ || !run_ends_) {
    const auto boundary = breaks_->next();
    const auto end =
        boundary == icu::BreakIterator::DONE ? stretch_end_ : stretch_begin_ + static_cast<std::size_t>(boundary);
    if (end == stretch_end_ && !run_ends_ && begin_ > stretch_begin_) {  // the last word may be cut in two
      open(begin_);
      continue;
    }
    word.begin = std::exchange(begin_, end);
    word.end = end;
    fold_word(text_.substr(word.begin, end - word.begin), word.lower, word.term);
    if (end == stretch_end_ && !run_ends_) open(end);
    if (!word.term.empty()) return true;
  }
  return false;
}

}  // namespace news
