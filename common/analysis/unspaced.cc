// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/unspaced.h"

#include <utility>

#include "common/analysis/folding.h"
#include "common/analysis/term_filter.h"
#include "common/text.h"
#include "news/error.h"

namespace news {

namespace {

/// The most of a run that ICU sees at once. Runs in real text are shorter.
constexpr std::size_t max_stretch_bytes = 2048;

/// ICU may cut the last words of what it sees differently when more text follows.
constexpr std::size_t unsure_bytes = 256;

/// The most that is kept of an ideograph with its marks.
constexpr std::size_t max_character_bytes = 48;

/// Whether a character belongs to the ideograph before it.
bool clings(const CharInfo& info) {
  return info.kind == CharKind::mark || info.kind == CharKind::ignorable ||
         (info.kind == CharKind::ideograph && info.joins);
}

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

/// Reads the next character into `following_`, skipping those that fold to nothing. False at the end of the run.
bool IdeographRun::read_character() {
  for (;;) {
    following_.begin = at_;
    std::size_t kept = at_;  // marks after this are dropped
    for (bool first = true;; first = false) {
      const auto [c, length] = text::decode(text_, at_);
      const auto info = length == 0 ? CharInfo{} : char_info(c);
      const bool ideograph = info.kind == CharKind::ideograph;
      if (first ? !ideograph : !clings(info)) break;
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

unsigned IdeographRun::pass_over(const TermFilter& wanted) {
  unsigned passed = 0;
  while (!current_.term.empty() && !wanted.may_begin(current_.term)) {
    const unsigned hops = hop(wanted);
    passed += hops > 0 ? hops : 1;
    if (hops == 0) next(passed_);
  }
  return passed;
}

/// Moves `current_` on to the first character that a wanted word may begin with, or to the last one before a character
/// that needs a closer look. Returns the number of characters it moved by.
unsigned IdeographRun::hop(const TermFilter& wanted) {
  const auto is_plain = [](const CharInfo* info) {
    return info != nullptr && info->kind == CharKind::ideograph && info->alone && info->folded_size > 0;
  };
  auto here = text::decode(text_, at_);
  const CharInfo* info = frequent_char(here.code_point);
  const CharInfo* reached = nullptr;
  unsigned hops = 0;
  for (; is_plain(info); ++hops) {
    if (reached != nullptr && wanted.may_begin({reached->folded, reached->folded_size})) break;
    const std::size_t end = at_ + here.length;
    here = text::decode(text_, end);
    const CharInfo* const next = frequent_char(here.code_point);
    if (next == nullptr || clings(*next)) break;
    reached = std::exchange(info, next);
    current_.begin = std::exchange(at_, end);
  }
  if (hops == 0) return 0;
  current_.end = at_;
  current_.lower.assign(reached->lower, reached->lower_size);
  current_.term.assign(reached->folded, reached->folded_size);
  return hops;
}

DictionaryRun::~DictionaryRun() { utext_close(source_); }

void DictionaryRun::start(std::string_view text, std::size_t at) {
  text_ = text;
  begin_ = at;
  opened_ = false;
}

unsigned DictionaryRun::pass_over(const TermFilter& wanted) {
  if (opened_) return 0;
  folded_.clear();
  std::size_t end = begin_;
  FoldedAlone alone;
  for (;;) {
    const auto [c, length] = text::decode(text_, end);
    const CharInfo info = length == 0 ? CharInfo{} : char_info(c);
    if (info.kind != CharKind::dictionary) break;
    if (!alone.takes(info) || end - begin_ > max_stretch_bytes) return 0;
    folded_.append(info.folded, info.folded_size);
    end += length;
  }
  if (wanted.may_be_in(folded_)) return 0;
  begin_ = stretch_begin_ = stretch_end_ = end;
  run_ends_ = opened_ = true;
  return 1;
}

void DictionaryRun::open(std::size_t at) {
  opened_ = true;
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
  if (!opened_) open(begin_);
  while (begin_ < stretch_end_ || !run_ends_) {
    const auto boundary = breaks_->next();
    const auto end =
        boundary == icu::BreakIterator::DONE ? stretch_end_ : stretch_begin_ + static_cast<std::size_t>(boundary);
    if (!run_ends_ && end + unsure_bytes > stretch_end_ && begin_ > stretch_begin_) {
      open(begin_);
      continue;
    }
    word.begin = std::exchange(begin_, end);
    word.end = end;
    fold_word(text_.substr(word.begin, end - word.begin), word.lower, word.term);
    if (!word.term.empty()) return true;
  }
  return false;
}

}  // namespace news
