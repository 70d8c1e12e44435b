// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace news {

/// Classifies 64 bytes of a text: bit n stands for byte n.
struct ByteMasks {
  static constexpr std::size_t width = 64;

  std::uint64_t word = 0;   ///< ASCII letters and digits
  std::uint64_t digit = 0;  ///< ASCII digits
  std::uint64_t link = 0;   ///< may occur inside a word: ' ` - . , &
  std::uint64_t other = 0;  ///< not ASCII

  /// Classifies the `width` bytes from `at` on, all of which must be in `text`.
  static ByteMasks of(std::string_view text, std::size_t at);
};

#ifdef __SSE2__
inline ByteMasks ByteMasks::of(std::string_view text, std::size_t at) {
  ByteMasks masks;
  const auto between = [](__m128i bytes, char first, char last) {
    return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
                         _mm_cmpgt_epi8(_mm_set1_epi8(static_cast<char>(last + 1)), bytes));
  };
  const auto bits = [](__m128i bytes) { return static_cast<std::uint64_t>(_mm_movemask_epi8(bytes)); };
  constexpr std::size_t block = sizeof(__m128i);
  for (std::size_t i = 0; i < width; i += block) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at + i));
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    __m128i link = between(bytes, '&', '\'');
    for (const char c : {'`', '-', '.', ','}) link = _mm_or_si128(link, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
    const __m128i digit = between(bytes, '0', '9');
    masks.word |= bits(_mm_or_si128(between(lower, 'a', 'z'), digit)) << i;
    masks.digit |= bits(digit) << i;
    masks.link |= bits(link) << i;
    masks.other |= bits(bytes) << i;
  }
  return masks;
}
#else
inline ByteMasks ByteMasks::of(std::string_view text, std::size_t at) {
  ByteMasks masks;
  for (std::size_t i = 0; i < width; ++i) {
    const char c = text[at + i];
    const char lower = static_cast<char>(c | 0x20);
    const std::uint64_t bit = std::uint64_t{1} << i;
    if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9')) masks.word |= bit;
    if (c >= '0' && c <= '9') masks.digit |= bit;
    if (c == '\'' || c == '`' || c == '-' || c == '.' || c == ',' || c == '&') masks.link |= bit;
    if (static_cast<unsigned char>(c) >= 0x80) masks.other |= bit;
  }
  return masks;
}
#endif

}  // namespace news
