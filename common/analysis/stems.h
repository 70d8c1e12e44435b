// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string_view>

namespace news {

/// Word families: in English deport, deports and deporting share the key `deport`. Holds one stemmer per language, one
/// of Xapian's or ours (light_stems.h), and caches stems. Not thread-safe.
class Stems {
 public:
  Stems();
  ~Stems();
  Stems(Stems&&) noexcept;
  Stems& operator=(Stems&&) noexcept;

  /// The folded stem of Word::lower in `language` (BCP 47; only the primary subtag counts). For a number, or if there
  /// is no stemmer for the language, `lower` folded. The view stays valid until the next call.
  std::string_view key(std::string_view lower, std::string_view language);

  /// Whether there is a stemmer for the language: "en", "de" …
  static bool knows(std::string_view language) { return !family_language(language).empty(); }

  /// The language that the families of a language are filed under: Croatian also for Serbian and Bosnian, else itself.
  /// Empty if there is no stemmer.
  static std::string_view family_language(std::string_view language);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace news
