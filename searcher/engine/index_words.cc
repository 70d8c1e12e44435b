// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/index_view.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis/folding.h"
#include "common/analysis/function_words.h"
#include "common/analysis/han_variants.h"
#include "common/analysis/stop_words.h"
#include "common/index/damaged_index.h"
#include "common/index/word_family.h"
#include "common/schema.h"
#include "common/text.h"

namespace news {
namespace {

/// Languages with less than this share of the articles add no stop words and no forms: their rules would distort the
/// words of the others.
constexpr double least_share = 0.02;
constexpr std::size_t most_languages = 16;
constexpr std::size_t most_tags = 10'000;       // of languages and their regions, to read
constexpr std::size_t most_surface_forms = 16;  // of one word
constexpr std::size_t most_forms = 2000;        // of one word

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  std::size_t begin = 0;
  for (std::size_t at = 0; (at = text.find(from, begin)) != std::string_view::npos; begin = at + from.size()) {
    result.append(text.substr(begin, at - begin)).append(to);
  }
  return result.append(text.substr(begin));
}

}  // namespace

void IndexView::forget_words() const {
  families_.clear();
  surface_forms_.clear();
}

void IndexView::read_languages() {
  const std::string prefix(fields::language.prefix);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  std::size_t seen = 0;
  for (TermCursor at = terms_from(prefix); !at.at_end() && seen < most_tags; at.next(), ++seen) {
    std::string tag = at.term().substr(prefix.size());
    if (tag.find('-') == std::string::npos && Stems::knows(tag)) found.emplace_back(at.articles(), std::move(tag));
  }
  std::ranges::sort(found, std::greater<>());
  languages_.clear();
  for (auto& [count, tag] : found) {
    if (languages_.size() == most_languages || count < least_share * article_count_) break;
    languages_.push_back(std::move(tag));
  }
}

bool IndexView::is_stop(std::string_view term) const {
  if (is_function_word(term)) return true;
  return std::ranges::any_of(languages_, [&](const std::string& language) { return is_stop_word(term, language); });
}

std::size_t IndexView::articles_with(const std::string& term) {
  if (reads_) {
    const auto* articles = found([&] { return reads_->find_frequency(term); });
    return articles == nullptr ? 0 : *articles;
  }
  if (const auto known = frequencies_.find(term); known != frequencies_.end()) return known->second;
  ++look_ups_.frequencies;
  return frequencies_.emplace(term, open_->all().get_termfreq(term)).first->second;
}

void IndexView::fetch_frequencies(std::vector<std::string> terms) {
  std::ranges::sort(terms);  // neighbours share blocks of the table
  for (const std::string& term : terms) articles_with(term);
}

const std::vector<std::string>& IndexView::family(const Word& word) {
  const std::string key = std::string(word.term).append(" ").append(word.lower);
  if (const auto known = families_.find(key); known != families_.end()) return known->second;
  return families_.emplace(key, look_up_family(word)).first->second;
}

std::vector<std::string> IndexView::look_up_family(const Word& word) {
  if (char_info(text::decode(word.term, 0).code_point).kind == CharKind::ideograph) return look_up_variants(word);
  if (text::is_ascii_digit(word.term.front())) return {std::string(word.term)};
  std::vector<std::string> written{std::string(word.lower)};
  if (word.lower == word.term) std::ranges::copy(surface_forms({}, word.term), std::back_inserter(written));
  const bool exists = articles_with(std::string(word.term)) != 0;
  std::vector<std::string> forms;
  std::vector<std::string> guessed;  // from languages that do not have this very form
  for (const std::string& language : languages_) {
    for (const std::string& surface_form : written) {
      const std::string stem(stems_.key(surface_form, language));
      std::vector<std::string> family = family_of(stem, language);
      family.push_back(stem);
      if (stem != word.term && surface_form == word.lower) {
        // Stemming a stem may shorten it again: jóvenes has the stem joven, and joven has jov.
        std::ranges::move(family_of(std::string(word.term), language), std::back_inserter(family));
      }
      const bool known = exists && std::ranges::find(family, word.term) != family.end();
      std::ranges::move(family, std::back_inserter(known ? forms : guessed));
    }
  }
  if (!exists) forms = std::move(guessed);
  if (const std::string other = respelled(word); !other.empty()) forms.push_back(other);
  std::ranges::sort(forms);
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  std::erase(forms, word.term);
  if (forms.size() > most_forms) forms.resize(most_forms);
  forms.insert(forms.begin(), std::string(word.term));
  return forms;
}

/// The term of a word with dj for đ, or, if articles spell it so, the other way round. Empty if there is none.
std::string IndexView::respelled(const Word& word) {
  constexpr std::string_view letter = "đ";
  constexpr std::string_view letters = "dj";
  if (word.lower.find(letter) != std::string_view::npos) {
    std::string term = fold(replaced(word.lower, letter, letters));
    return articles_with(term) == 0 ? std::string() : term;
  }
  if (word.lower.find(letters) == std::string_view::npos) return {};
  std::string term = fold(replaced(word.lower, letters, letter));
  const bool is_written = std::ranges::any_of(surface_forms({}, term), [&](const std::string& form) {
    return form.find(letter) != std::string::npos && fold(replaced(form, letter, letters)) == word.term;
  });
  return is_written ? term : std::string();
}

std::vector<std::string> IndexView::look_up_variants(const Word& word) {
  std::vector<std::string> forms = han_variants(word.term);
  std::erase_if(forms, [this](const std::string& form) { return articles_with(form) == 0; });
  forms.insert(forms.begin(), std::string(word.term));
  return forms;
}

std::vector<std::string> IndexView::family_of(const std::string& stem, const std::string& language) {
  std::vector<std::string> family;
  const std::string key = keys::family(Stems::family_language(language), stem);
  const auto* gathered = reads_ ? found([&] { return reads_->find_metadata(key); }) : nullptr;
  if (reads_ && gathered == nullptr) return family;
  for (std::size_t part = 0; part < database_count(); ++part) {
    ++look_ups_.families;
    const std::string words = gathered == nullptr ? open_->parts()[part].get_metadata(key) : (*gathered)[part];
    std::ranges::move(in_index(open_->where(part), [&] { return family_words(words); }), std::back_inserter(family));
  }
  return family;
}

const std::vector<std::string>& IndexView::surface_forms(std::string_view prefix, std::string_view term) {
  const std::string start = surface_form_prefix(prefix, term);
  if (const auto known = surface_forms_.find(start); known != surface_forms_.end()) return known->second;
  return surface_forms_.emplace(start, look_up_surface_forms(start)).first->second;
}

std::vector<std::string> IndexView::look_up_surface_forms(const std::string& start) const {
  std::vector<std::string> found;
  for (TermCursor at = terms_from(start); !at.at_end() && found.size() < most_surface_forms; at.next()) {
    found.push_back(at.term().substr(start.size()));
  }
  return found;
}

std::string IndexView::usual_surface_form(std::string_view prefix, const std::string& term) {
  std::string usual = term;
  std::size_t most = articles_with(make_term(prefix, term)) / 2;
  for (const std::string& surface_form : surface_forms(prefix, term)) {
    const std::size_t articles = articles_with(surface_form_term(prefix, term, surface_form));
    if (articles <= most) continue;
    most = articles;
    usual = surface_form;
  }
  return usual;
}

TermCursor IndexView::terms_from(const std::string& prefix) const {
  ++look_ups_.term_lists;
  if (!reads_) return {open_->all().allterms_begin(prefix), open_->all().allterms_end(prefix)};
  static const std::vector<CountedTerm> unknown{};
  const auto* terms = found([&] { return reads_->find_terms(prefix); });
  return TermCursor(terms == nullptr ? unknown : *terms);
}

}  // namespace news
