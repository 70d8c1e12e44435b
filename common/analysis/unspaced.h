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
  /// `at`: an ideograph.
  void start(std::string_view text, std::size_t at);

  /// False at the end of the run.
  bool next(UnspacedWord& word);

  /// Passes over words that the filter turns away; returns how many.
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

/// Thai, Lao, Khmer, Burmese: cut by ICU's dictionaries, a bounded stretch at a time.
class DictionaryRun {
 public:
  DictionaryRun() = default;
  DictionaryRun(const DictionaryRun&) = delete;
  DictionaryRun& operator=(const DictionaryRun&) = delete;
  ~DictionaryRun();

  /// `at`: a character of such a script.
  void start(std::string_view text, std::size_t at);

  /// False at the end of the run.
  bool next(UnspacedWord& word);

  /// At the beginning of a run: passes over all of it when the filter turns all its words away. Returns how far the
  /// positions go on.
  unsigned pass_over(const TermFilter& wanted);

  std::size_t at() const noexcept { return begin_; }

 private:
  void open(std::size_t at);

  std::string_view text_;
  std::size_t begin_ = 0;          ///< of the next word
  std::size_t stretch_begin_ = 0;  ///< what the iterator sees
  std::size_t stretch_end_ = 0;
  bool run_ends_ = false;  ///< with the stretch
  bool opened_ = false;    ///< the iterator has seen the stretch
  std::string folded_;
  std::unique_ptr<icu::BreakIterator> breaks_;
  UText* source_ = nullptr;
};

}  // namespace news
