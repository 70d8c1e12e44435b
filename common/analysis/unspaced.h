// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace news {

class TermFilter;

/// A word found in a run of characters without blanks.
struct UnspacedWord {
  std::string lower;
  std::string term;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Chinese, Japanese, Korean: overlapping pairs of characters, then the last one by itself.
class IdeographRun {
 public:
  /// `at` must be the place of an ideograph.
  void start(std::string_view text, std::size_t at);

  /// False at the end of the run.
  bool next(UnspacedWord& word);

  /// Skips words that the filter rejects; returns how many.
  unsigned pass_over(const TermFilter& wanted);

  /// Where the run has been read to.
  std::size_t at() const noexcept { return at_; }

 private:
  bool read_character();
  unsigned hop(const TermFilter& wanted);

  std::string_view text_;
  std::size_t at_ = 0;
  UnspacedWord current_;
  UnspacedWord following_;
  UnspacedWord passed_;
};

/// Thai, Lao, Khmer, Burmese: split with ICU's dictionaries, a bounded stretch at a time.
class DictionaryRun {
 public:
  DictionaryRun() = default;
  DictionaryRun(const DictionaryRun&) = delete;
  DictionaryRun& operator=(const DictionaryRun&) = delete;
  ~DictionaryRun();

  /// `at` must be the place of a character of such a script.
  void start(std::string_view text, std::size_t at);

  /// False at the end of the run.
  bool next(UnspacedWord& word);

  /// At the beginning of a run, skips all of it if the filter rejects all its words. Returns by how much the position
  /// advances.
  unsigned pass_over(const TermFilter& wanted);

  std::size_t at() const noexcept { return begin_; }

 private:
  void open(std::size_t at);

  std::string_view text_;
  std::size_t begin_ = 0;          ///< of the next word in `text_`
  std::size_t stretch_begin_ = 0;  ///< the part of the text that the iterator sees
  std::size_t stretch_end_ = 0;
  bool run_ends_ = false;  ///< the run ends with the stretch
  bool opened_ = false;    ///< the iterator has seen the stretch
  std::string folded_;
  std::unique_ptr<icu::BreakIterator> breaks_;
  UText* source_ = nullptr;
};

}  // namespace news
