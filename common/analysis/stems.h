// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string_view>

namespace news {

/// Word families: deport, deports, deporting share the key `deport` in English. Holds one Xapian stemmer a language
/// and caches; not thread-safe.
class Stems {
 public:
  Stems();
  ~Stems();
  Stems(Stems&&) noexcept;
  Stems& operator=(Stems&&) noexcept;

  /// The folded stem of `lower` (a Word's) in `language` (BCP 47, only the primary subtag counts). `lower` folded where
  /// no stemmer knows the language. The view stays valid until the next call.
  std::string_view key(std::string_view lower, std::string_view language);

  /// Whether Xapian stems the language: "en", "de" …
  static bool knows(std::string_view language);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace news
