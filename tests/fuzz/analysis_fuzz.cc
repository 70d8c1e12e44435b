// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever the bytes: the promises of Words hold, and nothing crashes.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "common/analysis/analysis.h"
#include "common/analysis/folding.h"
#include "common/text.h"

namespace {

void require(bool holds, const char* promise, const news::Word& word) {
  if (holds) return;
  std::fprintf(stderr, "%s: \"%.*s\" at %zu\n", promise, static_cast<int>(word.term.size()), word.term.data(),
               word.begin);
  std::abort();
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80 ||
         news::text::decode(text, at).length == 1;
}

void check(std::string_view text, const news::Word& word, const news::Word& before, bool first) {
  require(word.begin < word.end && word.end <= text.size(), "the range lies in the text", word);
  require(is_boundary(text, word.begin) && is_boundary(text, word.end), "the range splits no code point", word);
  require(news::text::find_invalid(text.substr(word.begin, word.end - word.begin)) == std::string_view::npos,
          "bad bytes separate words", word);
  require(first || word.begin >= before.begin, "begins never decrease", word);
  require(first || word.position >= before.position, "positions never decrease", word);
  require(word.span >= 1, "a word has a place", word);
  require(!word.term.empty() && word.term.size() <= news::max_term_bytes, "1 to 64 bytes", word);
  require(word.lower.size() <= news::max_term_bytes, "lower is cut too", word);
  require(news::text::find_invalid(word.term) == std::string_view::npos, "terms are UTF-8", word);
  require(news::text::find_invalid(word.lower) == std::string_view::npos, "lower is UTF-8", word);
  require(news::fold(word.term) == word.term, "a term folds to itself", word);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static news::Words words;
  news::Word before;
  bool first = true;
  for (words.reset(text); words.next(); first = false) {
    check(text, words.word(), before, first);
    before = words.word();
  }
  news::fold(text);
  return 0;
}
