// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/spellings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "common/analysis/folding.h"
#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/query/english_spellings.h"

namespace news {
namespace {

/// A letter that German or a Nordic language writes as two where the letter is missing. By itself it is folded to one:
/// Gütersloh is indexed as gutersloh. ß is folded to two.
struct Umlaut {
  std::string_view letter;
  std::string_view pair;
};
constexpr std::array umlauts{Umlaut{"ä", "ae"}, Umlaut{"ö", "oe"}, Umlaut{"ü", "ue"},
                             Umlaut{"å", "aa"}, Umlaut{"ø", "oe"}, Umlaut{"ß", "ss"}};

constexpr std::size_t shortest = 4;       // bytes of a word that is looked up with umlauts
constexpr std::size_t most_umlauted = 8;  // spellings of one word

std::string with_pairs(std::string_view lower) {
  std::string out;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t length = text::decode(lower, at).length;
    const std::string_view letter = lower.substr(at, length);
    const auto* const umlaut = std::ranges::find(umlauts, letter, &Umlaut::letter);
    out.append(umlaut == umlauts.end() ? letter : umlaut->pair);
    at += length;
  }
  return out;
}

/// What a word may mean whose pairs of letters are umlauts, some or all: duesseldorf gives düsseldorf, and so on.
std::vector<std::string> with_umlauts(std::string_view lower) {
  std::vector<std::string> found{std::string()};
  bool has_pair = false;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t ways = found.size();
    std::size_t length = 1;
    for (const Umlaut& umlaut : umlauts) {
      if (!lower.substr(at).starts_with(umlaut.pair) || found.size() >= most_umlauted) continue;
      has_pair = has_pair || umlaut.pair != "ss";
      length = umlaut.pair.size();
      for (std::size_t n = 0; n < ways; ++n) found.push_back(found[n] + std::string(umlaut.letter));
    }
    for (std::size_t n = 0; n < ways; ++n) found[n].append(lower.substr(at, length));
    at += length;
  }
  found.erase(found.begin());  // the word as it is
  return has_pair ? found : std::vector<std::string>();
}

class Spelled {
 public:
  explicit Spelled(IndexView& index) : index_(index) {}

  std::vector<std::string> find(const Word& word) {
    forms_ = index_.family(word);
    if (word.lower != word.term) {
      add_pairs(word);
    } else if (word.term.size() >= shortest) {
      add_umlauts(word);
    }
    if (std::ranges::find(index_.languages(), "en") != index_.languages().end()) {
      for (const std::string& other : other_english_spellings(word.term)) {
        if (index_.articles_with(other) != 0) add(other);
      }
    }
    return std::move(forms_);
  }

 private:
  void add(const std::string& spelling) {
    Words analysis(spelling);
    if (!analysis.next()) return;
    for (const std::string& form : index_.family(analysis.word())) {
      if (std::ranges::find(forms_, form) == forms_.end()) forms_.push_back(form);
    }
  }

  void add_pairs(const Word& word) {
    const std::string pairs = fold(with_pairs(word.lower));
    const std::size_t articles = pairs == word.term ? 0 : index_.articles_with(pairs);
    if (articles == 0) return;
    add(pairs);
    if (index_.articles_with(surface_form_term({}, word.term, word.lower)) >= articles) return;
    std::erase(forms_, pairs);
    forms_.insert(forms_.begin(), pairs);
  }

  /// Only where the index has the umlaut: neue is not neü.
  void add_umlauts(const Word& word) {
    for (const std::string& spelling : with_umlauts(word.lower)) {
      if (index_.articles_with(surface_form_term({}, fold(spelling), spelling)) != 0) add(spelling);
    }
  }

  IndexView& index_;
  std::vector<std::string> forms_;
};

}  // namespace

std::vector<std::string> forms_in_all_spellings(const Word& word, IndexView& index) {
  return Spelled(index).find(word);
}

}  // namespace news
