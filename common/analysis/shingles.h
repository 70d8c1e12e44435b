// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analysis.h"

/// Texts as sets of shingles, by which near copies are recognised (A. Broder, On the resemblance and containment of
/// documents, 1997): two texts resemble each other as far as they have the same runs of words.
namespace news {

/// Words in a shingle. In scripts that are indexed in pairs of characters it covers one character more.
inline constexpr std::size_t shingle_words = 5;

/// Hashes of the shingles of a text, sorted, each once.
using Shingles = std::vector<std::uint32_t>;

/// Collects the words of an article, in their order.
class Shingler {
 public:
  void reset();

  void add_to_title(std::string_view term) { title_.push_back(hash_of(term)); }
  void add_to_body(std::string_view term) { body_.push_back(hash_of(term)); }

  /// The shingles of the text. Papers change headlines, so the headline counts only before a short text, which says too
  /// little by itself. A text of fewer words than a shingle is one shingle; without words there is none.
  Shingles shingles() const;

 private:
  static std::uint64_t hash_of(std::string_view term);

  std::vector<std::uint64_t> title_;  // hashes of words
  std::vector<std::uint64_t> body_;
};

/// The same from the texts of an article, as the indexer reads them. `words` is used and left at the end.
Shingles shingles_of(std::string_view title, std::string_view body, Words& words);

/// What two sets have in common, as a share of all that they have: from 0 to 1. Two empty ones have nothing in common.
double jaccard(const Shingles& one, const Shingles& other);

/// From this on, two articles are near copies. See tests/bench/copies/results.md for how it was chosen.
inline constexpr double near_copy = 0.7;

/// What an article's value slot says of its shingles, so that near copies are found without comparing all articles.
/// Of two texts that resemble each other by `near_copy`, 998 of 1,000 pairs have one of the least hashes in common: the
/// least hash of both texts together belongs to both with a probability of .7, else the next one does, and so on.
struct Signature {
  static constexpr std::size_t most_least = 5;

  std::uint64_t text = 0;   ///< hash of all shingles: equal for equal texts
  std::uint32_t count = 0;  ///< of shingles
  std::array<std::uint32_t, most_least> least_hashes{};

  /// Sorted; fewer than `most_least` of a text with fewer shingles.
  std::span<const std::uint32_t> least() const {
    return std::span(least_hashes).first(std::min<std::size_t>(count, most_least));
  }

  friend bool operator==(const Signature&, const Signature&) = default;
};

Signature signature_of(const Shingles& shingles);

/// Whether two articles can be near copies, without their texts.
bool may_be_near_copies(const Signature& one, const Signature& other);

/// The value of `slots::signature`, and back; absent for what is none, as of an article without words.
std::string signature_value(const Signature& signature);
std::optional<Signature> signature_of_value(std::string_view value);

/// The value of `slots::copies` for a group of near copies: the least hash of a text in it. And back; 0 for what is
/// none.
std::string copies_value(std::uint64_t least_text);
std::uint64_t least_text_of(std::string_view copies);

}  // namespace news
