// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/index_view.h"

#include <algorithm>

#include "common/database.h"
#include "common/schema.h"
#include "common/stop_words.h"

namespace news {
namespace {

/// Languages with less than this share of the articles add no stop words and no forms: their rules would blur the
/// words of the others.
constexpr double least_share = 0.02;
constexpr std::size_t most_languages = 16;
constexpr std::size_t most_writings = 16;  // of one word

void split_into(const std::string& words, std::vector<std::string>& out) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    out.push_back(words.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace

IndexView::IndexView(std::vector<std::string> databases) : databases_(std::move(databases)) {
  if (databases_.empty()) throw Error("no index to search");
  open();
}

void IndexView::open() {
  parts_.clear();
  all_ = Xapian::Database();
  for (const std::string& database : databases_) {
    parts_.push_back(open_database(database));
    all_.add_database(parts_.back());
  }
  read_languages();
}

void IndexView::reopen() {
  families_.clear();
  articles_.clear();
  try {
    if (all_.reopen()) read_languages();
  } catch (const Xapian::DatabaseError&) {  // another database is in its place by now
    open();
  }
}

void IndexView::read_languages() {
  const std::string prefix(fields::language.prefix);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (auto term = all_.allterms_begin(prefix); term != all_.allterms_end(prefix); ++term) {
    std::string tag = (*term).substr(prefix.size());
    if (tag.find('-') == std::string::npos && Stems::knows(tag))
      found.emplace_back(term.get_termfreq(), std::move(tag));
  }
  std::ranges::sort(found, std::greater<>());
  languages_.clear();
  for (auto& [count, tag] : found) {
    if (languages_.size() == most_languages || count < least_share * all_.get_doccount()) break;
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
  return articles_.emplace(term, all_.get_termfreq(term)).first->second;
}

std::vector<std::string> IndexView::look_up_family(const Word& word) {
  std::vector<std::string> writings{std::string(word.lower)};
  if (word.lower == word.term) std::ranges::move(this->writings({}, word.term), std::back_inserter(writings));
  const bool exists = all_.term_exists(std::string(word.term));
  std::vector<std::string> forms;
  std::vector<std::string> guessed;  // of languages that do not have this very form
  for (const std::string& language : languages_) {
    for (const std::string& writing : writings) {
      const std::string stem(stems_.key(writing, language));
      std::vector<std::string> family;
      for (const Xapian::Database& part : parts_) split_into(part.get_metadata(keys::family(language, stem)), family);
      family.push_back(stem);
      const bool known = exists && std::ranges::find(family, word.term) != family.end();
      std::ranges::move(family, std::back_inserter(known ? forms : guessed));
    }
  }
  if (!exists) forms = std::move(guessed);
  std::ranges::sort(forms);
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  std::erase(forms, word.term);
  forms.insert(forms.begin(), std::string(word.term));
  return forms;
}

std::vector<std::string> IndexView::writings(std::string_view prefix, std::string_view term) const {
  const std::string start = writings_prefix(prefix, term);
  std::vector<std::string> found;
  for (auto at = all_.allterms_begin(start); at != all_.allterms_end(start) && found.size() < most_writings; ++at) {
    found.push_back((*at).substr(start.size()));
  }
  return found;
}

std::string IndexView::usual_writing(std::string_view prefix, const std::string& term) const {
  std::string usual = term;
  Xapian::doccount most = all_.get_termfreq(make_term(prefix, term)) / 2;
  for (std::string& writing : writings(prefix, term)) {
    const Xapian::doccount articles = all_.get_termfreq(writing_term(prefix, term, writing));
    if (articles <= most) continue;
    most = articles;
    usual = std::move(writing);
  }
  return usual;
}

std::size_t IndexView::count(const Xapian::Query& query, Xapian::doccount exactly) const {
  Xapian::Enquire enquire(all_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return enquire.get_mset(0, 0, exactly).get_matches_estimated();
}

bool IndexView::is_stop(std::string_view term) const {
  return std::ranges::any_of(languages_, [&](const std::string& language) { return is_stop_word(term, language); });
}

}  // namespace news
