// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news {

/// Rejects most words that are not in a small set, cheaply and without false negatives.
class TermFilter {
 public:
  enum class Kind { word, beginning };

  /// Keeps the positions of all words exact. Without it, skipping words may shift the positions after them, but never
  /// makes two words adjacent that are not.
  void need_exact_positions() { exact_positions_ = true; }

  void add(std::string_view term, Kind kind) {
    const auto first = static_cast<unsigned char>(term.front());
    constexpr auto any = ~std::uint64_t{0};
    lengths_[first] |= kind == Kind::word ? bit(term.size()) : any;
    seconds_[first] |= term.size() > 1 ? bit(static_cast<unsigned char>(second_of(term))) : any;
    if (first < 0x80) return;
    texts_.emplace_back(term);
    if (term.size() < character_bytes) {
      characters_.fill(any);
    } else {
      characters_[hash(term) / 64] |= bit(hash(term));
    }
  }

  /// Judges a word by its first two bytes and its size in bytes. `second` is ignored if the size is 1.
  bool may_be(char first, char second, std::size_t size) const {
    const auto row = static_cast<unsigned char>(first);
    return (lengths_[row] & bit(size)) != 0 &&
           (size == 1 || (seconds_[row] & bit(static_cast<unsigned char>(second))) != 0);
  }
  bool may_be(std::string_view term) const { return may_be(term.front(), second_of(term), term.size()); }

  /// Whether one of the words may begin with this folded non-ASCII character.
  bool may_begin(std::string_view character) const {
    if (character.size() < character_bytes) return true;
    return (characters_[hash(character) / 64] & bit(hash(character))) != 0;
  }

  /// Whether a folded text may contain one of the words that do not begin with ASCII.
  bool may_be_in(std::string_view text) const {
    if (exact_positions_) return true;
    for (const std::string& term : texts_) {
      if (text.find(term) != std::string_view::npos) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t character_bytes = 3;  ///< of an ideograph

  static std::uint64_t bit(std::size_t number) { return std::uint64_t{1} << (number & 63); }
  static char second_of(std::string_view term) { return term.size() > 1 ? term[1] : char{0}; }
  static std::size_t hash(std::string_view text) {
    const auto byte = [&](std::size_t at) -> unsigned { return static_cast<unsigned char>(text[at]); };
    return ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu);
  }

  std::array<std::uint64_t, 256> lengths_{};    ///< in bytes, modulo 64, by first byte
  std::array<std::uint64_t, 256> seconds_{};    ///< second bytes, modulo 64, by first byte
  std::array<std::uint64_t, 64> characters_{};  ///< hashes of first characters that are not ASCII
  bool exact_positions_ = false;
  std::vector<std::string> texts_;  ///< words that do not begin with ASCII
};

}  // namespace news
