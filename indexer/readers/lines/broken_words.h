// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace news {

/// Whether a line ends in a mark that means nothing but a broken word: a soft hyphen, ⸗ or ¬.
bool breaks_word_for_certain(std::string_view line) noexcept;

/// Joins the lines of a hard-wrapped text, and with them the words that its line ends break: `commis-⏎sioners` is
/// "commissioners", while `well-⏎known`, `Jean-⏎Pierre` and `Ein-⏎und Ausfuhr` keep their hyphen.
///
/// The words of the text decide: the form that it has elsewhere, whole or with a hyphen, is right. Where it has
/// neither, the hyphen stays before a capital, between a number and a word, in front of "und", "or" and the like, with
/// some words that make compounds ("well", "half", "-based"), in "e-mail" and "re-election", and between two words of a
/// text that hardly breaks any. Other words are joined. A soft hyphen, ⸗ and ¬ at a line's end always mean one word.
class BrokenWords {
 public:
  /// Reads the words of these lines; a text without broken words costs next to nothing.
  explicit BrokenWords(std::span<const std::string_view> lines);

  /// Adds the line to the one in whose paragraph it goes on. The last line of `text` must be complete.
  void join(std::string& text, std::string_view line) const;

 private:
  enum class Joint { blank, hyphen, none };
  void collect_words(std::span<const std::string_view> lines);
  Joint joint(std::string_view left, std::string_view right, bool inside_compound) const;
  int count(const std::string& word) const;

  std::unordered_map<std::string, int> words_;  ///< folded; of compounds also the whole with its hyphen
  bool breaks_often_ = false;                   ///< the text breaks words for certain
  bool breaks_hardly_ = false;                  ///< so few of its lines end in a hyphen that these are compounds
};

}  // namespace news
