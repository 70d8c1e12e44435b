// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the source of han_pairs() to standard output: the Chinese characters that ICU simplifies. They are collected
// when the project is built, because that takes longer than a small search.
#include <unicode/translit.h>

#include <cstdio>
#include <memory>

int main() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) {
    std::fputs("ICU cannot simplify Chinese characters\n", stderr);
    return 1;
  }
  std::puts("#include \"common/analysis/han_pairs.h\"\nnamespace news {\nstatic constexpr HanPair pairs[] = {");
  for (UChar32 c = 0x3400; c < 0xA000; ++c) {
    icu::UnicodeString text(c);
    simplify->transliterate(text);
    const UChar32 simplified = text.char32At(0);
    if (simplified != c && text.length() == 1)
      std::printf("    {0x%04X, 0x%04X},\n", static_cast<unsigned>(c), static_cast<unsigned>(simplified));
  }
  std::puts("};\nstd::span<const HanPair> han_pairs() { return pairs; }\n}");
}
