// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/index_view.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/analysis/stop_words.h"
#include "common/index/damaged_index.h"
#include "common/index/database.h"
#include "common/index/word_family.h"
#include "common/schema.h"

namespace news {
namespace {

/// Languages with less than this share of the articles add no stop words and no forms: their rules would blur the
/// words of the others.
constexpr double least_share = 0.02;
constexpr std::size_t most_languages = 16;
constexpr std::size_t most_tags = 10'000;       // of languages, with their regions
constexpr std::size_t most_surface_forms = 16;  // of one word

constexpr std::size_t most_forms = 2000;  // of one word

/// What `work` finds out about the index at `where`.
template <typename Work>
auto in_index(const std::string& where, Work work) try {
  return work();
} catch (const DamagedIndex& damage) {
  throw damage.at(where);
}

std::vector<std::string> not_empty(std::vector<std::string> databases) {
  if (databases.empty()) throw Error("no index to search");
  return databases;
}

}  // namespace

IndexView::IndexView(std::vector<std::string> databases)
    : databases_(not_empty(std::move(databases))), open_(databases_) {
  try {
    read_languages();
  } catch (const Xapian::Error& error) {
    fail(error);
  }
}

void IndexView::reopen() {
  families_.clear();
  articles_.clear();
  const bool was_in_doubt = std::exchange(in_doubt_, true);
  const auto moved = was_in_doubt ? OpenIndexes::Moved::away : open_.move_on();
  if (moved == OpenIndexes::Moved::away) open_ = OpenIndexes(databases_);
  if (moved != OpenIndexes::Moved::nowhere) read_languages();
  in_doubt_ = false;
}

void IndexView::fail(const Xapian::Error& error) {
  in_doubt_ = true;
  if (databases_.size() == 1) rethrow(error, databases_.front());
  std::string all;
  for (const std::string& database : databases_) all += (all.empty() ? "" : ", ") + database;
  try {
    rethrow(error, all);
  } catch (const Error& told) {
    throw Error(told.what(), "see which of them has faults: news-index --verify -d DIR");
  }
}

StoredArticle IndexView::article(Xapian::docid number, const Xapian::Document& document) const {
  return in_index(databases_[(number - 1) % databases_.size()],
                  [&] { return read_stored_article(document.get_data()); });
}

void IndexView::read_languages() {
  const std::string prefix(fields::language.prefix);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  std::size_t seen = 0;
  const auto end = all().allterms_end(prefix);
  for (auto term = all().allterms_begin(prefix); term != end && seen < most_tags; ++term, ++seen) {
    std::string tag = (*term).substr(prefix.size());
    if (tag.find('-') == std::string::npos && Stems::knows(tag))
      found.emplace_back(term.get_termfreq(), std::move(tag));
  }
  std::ranges::sort(found, std::greater<>());
  languages_.clear();
  for (auto& [count, tag] : found) {
    if (languages_.size() == most_languages || count < least_share * all().get_doccount()) break;
    languages_.push_back(std::move(tag));
  }
}

const std::vector<std::string>& IndexView::family(const Word& word) {
  const std::string key = std::string(word.term).append(" ").append(word.lower);
  if (const auto known = families_.find(key); known != families_.end()) return known->second;
  return families_.emplace(key, look_up_family(word)).first->second;
}

Xapian::doccount IndexView::articles_with(const std::string& term) {
  if (const auto known = articles_.find(term); known != articles_.end()) return known->second;
  return articles_.emplace(term, all().get_termfreq(term)).first->second;
}

std::vector<std::string> IndexView::look_up_family(const Word& word) {
  std::vector<std::string> surface_forms{std::string(word.lower)};
  if (word.lower == word.term) std::ranges::move(this->surface_forms({}, word.term), std::back_inserter(surface_forms));
  const bool exists = all().term_exists(std::string(word.term));
  std::vector<std::string> forms;
  std::vector<std::string> guessed;  // of languages that do not have this very form
  for (const std::string& language : languages_) {
    for (const std::string& surface_form : surface_forms) {
      const std::string stem(stems_.key(surface_form, language));
      std::vector<std::string> family;
      for (std::size_t part = 0; part < databases_.size(); ++part) {
        const std::string words = open_.parts()[part].get_metadata(keys::family(language, stem));
        std::ranges::move(in_index(databases_[part], [&] { return family_words(words); }), std::back_inserter(family));
      }
      family.push_back(stem);
      const bool known = exists && std::ranges::find(family, word.term) != family.end();
      std::ranges::move(family, std::back_inserter(known ? forms : guessed));
    }
  }
  if (!exists) forms = std::move(guessed);
  std::ranges::sort(forms);
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  std::erase(forms, word.term);
  if (forms.size() > most_forms) forms.resize(most_forms);
  forms.insert(forms.begin(), std::string(word.term));
  return forms;
}

std::vector<std::string> IndexView::surface_forms(std::string_view prefix, std::string_view term) const {
  const std::string start = surface_form_prefix(prefix, term);
  std::vector<std::string> found;
  for (auto at = all().allterms_begin(start); at != all().allterms_end(start) && found.size() < most_surface_forms;
       ++at) {
    found.push_back((*at).substr(start.size()));
  }
  return found;
}

std::string IndexView::usual_surface_form(std::string_view prefix, const std::string& term) const {
  std::string usual = term;
  Xapian::doccount most = all().get_termfreq(make_term(prefix, term)) / 2;
  for (std::string& surface_form : surface_forms(prefix, term)) {
    const Xapian::doccount articles = all().get_termfreq(surface_form_term(prefix, term, surface_form));
    if (articles <= most) continue;
    most = articles;
    usual = std::move(surface_form);
  }
  return usual;
}

Xapian::Enquire IndexView::enquire(const Xapian::Query& query, Scores scores) const {
  Xapian::Enquire enquire(all());
  if (scores == Scores::none) enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(runnable(query, scores, open_.parts()));
  return enquire;
}

std::size_t IndexView::count(const Xapian::Query& query, Xapian::doccount exactly) const {
  return enquire(query, Scores::none).get_mset(0, 0, exactly).get_matches_estimated();
}

bool IndexView::is_stop(std::string_view term) const {
  return std::ranges::any_of(languages_, [&](const std::string& language) { return is_stop_word(term, language); });
}

}  // namespace news
