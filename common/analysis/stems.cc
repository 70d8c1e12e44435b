// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/stems.h"

#include <algorithm>
#include <functional>
#include <list>
#include <string>
#include <unordered_map>
#include <utility>

#include <xapian.h>

#include "common/analysis/folding.h"
#include "common/analysis/irregular_stems.h"
#include "common/analysis/light_stems.h"
#include "common/text.h"

namespace news {

namespace {

constexpr std::size_t max_cached = 200'000;

struct Stemmed {
  std::string_view code;    ///< BCP 47
  const char* stemmer;      ///< Xapian's name; "none" for a light stemmer
  std::string_view family;  ///< the code that its families go by, if not its own
};

constexpr Stemmed languages[] = {
    {"ar", "arabic"},     {"ca", "catalan"},    {"da", "danish"},     {"de", "german"},    {"en", "english"},
    {"es", "spanish"},    {"eu", "basque"},     {"fi", "finnish"},    {"fr", "french"},    {"ga", "irish"},
    {"hu", "hungarian"},  {"hy", "armenian"},   {"id", "indonesian"}, {"it", "italian"},   {"lt", "lithuanian"},
    {"nb", "norwegian"},  {"ne", "nepali"},     {"nl", "dutch"},      {"nn", "norwegian"}, {"no", "norwegian"},
    {"pt", "portuguese"}, {"ro", "romanian"},   {"ru", "russian"},    {"sv", "swedish"},   {"ta", "tamil"},
    {"tr", "turkish"},    {"bg", "none"},       {"bs", "none", "hr"}, {"cs", "none"},      {"fa", "none"},
    {"he", "none"},       {"hi", "none"},       {"hr", "none"},       {"pl", "none"},      {"sh", "none", "hr"},
    {"sk", "none"},       {"sr", "none", "hr"}, {"uk", "none"},       {"ur", "none"},
};

const Stemmed* find(std::string_view language) {
  constexpr std::size_t code_size = 2;
  if (std::min(language.find_first_of("-_"), language.size()) != code_size) return nullptr;
  const char first = text::lower_ascii(language[0]);
  const char second = text::lower_ascii(language[1]);
  const auto found = std::ranges::find_if(
      languages, [=](const Stemmed& known) { return known.code[0] == first && known.code[1] == second; });
  return found == std::end(languages) ? nullptr : found;
}

std::string_view family_of(const Stemmed& language) {
  return language.family.empty() ? language.code : language.family;
}

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
};

struct Stemmer {
  explicit Stemmer(const Stemmed& language)
      : code(family_of(language)), stem(language.stemmer), is_light(std::string_view(language.stemmer) == "none") {}

  std::string make_key(const std::string& word) const {
    return regular_stem(is_light ? light_stem(word, code) : fold(stem(regular_form(word, code))), code);
  }

  std::string_view code;
  Xapian::Stem stem;
  bool is_light;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> keys;
};

}  // namespace

struct Stems::State {
  Stemmer& stemmer(const Stemmed& language) {
    for (auto& known : stemmers) {
      if (known.code == family_of(language)) return known;
    }
    return stemmers.emplace_back(language);
  }

  std::list<Stemmer> stemmers;
  std::string folded;
};

Stems::Stems() : state_(std::make_unique<State>()) {}
Stems::~Stems() = default;
Stems::Stems(Stems&&) noexcept = default;
Stems& Stems::operator=(Stems&&) noexcept = default;

std::string_view Stems::key(std::string_view lower, std::string_view language) {
  const bool number = !lower.empty() && text::is_ascii_digit(lower.front());
  const Stemmed* known = number ? nullptr : find(language);
  if (known == nullptr) return state_->folded = fold(lower);
  Stemmer& stemmer = state_->stemmer(*known);
  if (const auto found = stemmer.keys.find(lower); found != stemmer.keys.end()) return found->second;
  if (stemmer.keys.size() >= max_cached) stemmer.keys.clear();
  std::string word(lower);
  std::string stemmed = stemmer.make_key(word);
  return stemmer.keys.emplace(std::move(word), std::move(stemmed)).first->second;
}

std::string_view Stems::family_language(std::string_view language) {
  const Stemmed* known = find(language);
  return known == nullptr ? std::string_view() : family_of(*known);
}

}  // namespace news
