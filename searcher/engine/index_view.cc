// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/index_view.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/analysis/folding.h"
#include "common/analysis/function_words.h"
#include "common/analysis/han_variants.h"
#include "common/analysis/stop_words.h"
#include "common/dates/dates.h"
#include "common/index/damaged_index.h"
#include "common/index/database.h"
#include "common/index/word_family.h"
#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/copies/listed_articles.h"

namespace news {
namespace {

/// Languages with less than this share of the articles add no stop words and no forms: their rules would distort the
/// words of the others.
constexpr double least_share = 0.02;
constexpr std::size_t most_languages = 16;
constexpr std::size_t most_tags = 10'000;       // of languages and their regions, to read
constexpr std::size_t most_surface_forms = 16;  // of one word
constexpr std::size_t most_forms = 2000;        // of one word

/// Notes which articles match.
class ArticleSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override { seen.push_back(document.get_docid()); }

  std::vector<Xapian::docid> seen;
};

/// Runs `work`. Damage that it finds is reported with the place of the index.
template <typename Work>
auto in_index(const std::string& where, Work work) try {
  return work();
} catch (const DamagedIndex& damage) {
  throw damage.at(where);
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  std::size_t begin = 0;
  for (std::size_t at = 0; (at = text.find(from, begin)) != std::string_view::npos; begin = at + from.size()) {
    result.append(text.substr(begin, at - begin)).append(to);
  }
  return result.append(text.substr(begin));
}

std::vector<std::string> not_empty(std::vector<std::string> databases) {
  if (databases.empty()) throw Error("no index to search");
  return databases;
}

}  // namespace

IndexView::IndexView(std::vector<std::string> databases, Capabilities allowed)
    : databases_(not_empty(std::move(databases))), open_(databases_), allowed_(allowed) {
  try {
    read_revision();
  } catch (const Xapian::Error& error) {
    fail(error);
  }
}

void IndexView::reopen() {
  families_.clear();
  surface_forms_.clear();
  frequencies_.clear();
  const bool was_in_doubt = std::exchange(in_doubt_, true);
  const auto moved = was_in_doubt ? OpenIndexes::Moved::away : open_.move_on();
  if (moved == OpenIndexes::Moved::away) open_ = OpenIndexes(databases_);
  if (moved != OpenIndexes::Moved::nowhere) read_revision();
  in_doubt_ = false;
}

void IndexView::fail(const Xapian::Error& error) {
  in_doubt_ = true;
  if (databases_.size() == 1) rethrow(error, databases_.front());
  std::string all;
  for (const std::string& database : databases_) all += (all.empty() ? "" : ", ") + database;
  try {
    rethrow(error, all);
  } catch (const Error& one) {
    throw Error(one.what(), "see which of them has faults: news-index --verify -d DIR");
  }
}

void IndexView::read_revision() {
  value_counts_.clear();
  value_names_.clear();
  article_count_ = open_.all().get_doccount();
  capabilities_ = allowed_ & Capabilities{.positions = open_.all().has_positions(), .posting_sources = true};
  copy_groups_.reset();
  read_languages();
}

void IndexView::read_languages() {
  const std::string prefix(fields::language.prefix);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  std::size_t seen = 0;
  for (auto [term, end] = terms_from(prefix); term != end && seen < most_tags; ++term, ++seen) {
    std::string tag = (*term).substr(prefix.size());
    if (tag.find('-') == std::string::npos && Stems::knows(tag))
      found.emplace_back(term.get_termfreq(), std::move(tag));
  }
  std::ranges::sort(found, std::greater<>());
  languages_.clear();
  for (auto& [count, tag] : found) {
    if (languages_.size() == most_languages || count < least_share * article_count_) break;
    languages_.push_back(std::move(tag));
  }
}

std::optional<std::chrono::sys_days> IndexView::newest_day() const {
  const auto newest = published_of_newest_value(open_.all().get_value_lower_bound(slots::newest));
  if (!newest) return std::nullopt;
  return newest->day;
}

bool IndexView::is_stop(std::string_view term) const {
  if (is_function_word(term)) return true;
  return std::ranges::any_of(languages_, [&](const std::string& language) { return is_stop_word(term, language); });
}

std::size_t IndexView::articles_with(const std::string& term) {
  if (const auto known = frequencies_.find(term); known != frequencies_.end()) return known->second;
  ++look_ups_.frequencies;
  return frequencies_.emplace(term, open_.all().get_termfreq(term)).first->second;
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
  for (std::size_t part = 0; part < databases_.size(); ++part) {
    ++look_ups_.families;
    const std::string words = open_.parts()[part].get_metadata(key);
    std::ranges::move(in_index(databases_[part], [&] { return family_words(words); }), std::back_inserter(family));
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
  for (auto [term, end] = terms_from(start); term != end && found.size() < most_surface_forms; ++term) {
    found.push_back((*term).substr(start.size()));
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

const ValueCounts& IndexView::value_counts(unsigned slot) {
  if (const auto known = value_counts_.find(slot); known != value_counts_.end()) return known->second;
  std::unordered_map<std::string, std::size_t> contents;
  std::size_t* of_last = nullptr;  // neighbours are often alike
  std::string last;
  const auto end = open_.all().valuestream_end(slot);
  for (auto content = open_.all().valuestream_begin(slot); content != end; ++content) {
    std::string found = *content;
    if (of_last == nullptr || found != last) {
      of_last = &contents[found];
      last = std::move(found);
    }
    ++*of_last;
  }
  ValueCounts counts(slot, value_names(slot));
  for (const auto& [content, articles] : contents) counts.add(content, articles);
  return value_counts_.emplace(slot, std::move(counts)).first->second;
}

bool IndexView::has_copies() const { return open_.all().get_value_freq(slots::copies) != 0; }

TermRange IndexView::terms_from(const std::string& prefix) const {
  ++look_ups_.term_lists;
  return {open_.all().allterms_begin(prefix), open_.all().allterms_end(prefix)};
}

PostingRange IndexView::postings(const std::string& term) const {
  ++look_ups_.postings;
  return {open_.all().postlist_begin(term), open_.all().postlist_end(term)};
}

StoredArticle IndexView::article(Xapian::docid number) const {
  ++look_ups_.articles;
  const Xapian::Document document = open_.all().get_document(number, Xapian::DOC_ASSUME_VALID);
  StoredArticle article =
      in_index(databases_[(number - 1) % databases_.size()], [&] { return read_stored_article(document.get_data()); });
  if (const auto seen = time_of_first_seen(document.get_value(slots::first_seen)))
    article.first_seen = format_date({.time = *seen, .precision = DatePrecision::second});
  return article;
}

std::string IndexView::value(Xapian::docid number, Xapian::valueno slot) const {
  return open_.all().get_document(number, Xapian::DOC_ASSUME_VALID).get_value(slot);
}

std::vector<std::string> IndexView::values(const std::vector<Xapian::docid>& articles, Xapian::valueno slot) const {
  std::vector<std::string> found(articles.size());
  auto value = open_.all().valuestream_begin(slot);
  const auto end = open_.all().valuestream_end(slot);
  for (std::size_t n = 0; n < articles.size() && value != end; ++n) {
    value.skip_to(articles[n]);
    if (value != end && value.get_docid() == articles[n]) found[n] = *value;
  }
  return found;
}

const CopyGroups& IndexView::copy_groups() const {
  if (copy_groups_) return *copy_groups_;
  const Xapian::Database& all = open_.all();
  if (all.get_value_freq(slots::copies) == 0) return copy_groups_.emplace();
  return copy_groups_.emplace(all.valuestream_begin(slots::copies), all.valuestream_end(slots::copies));
}

/// Asks each database, where a document goes by another number.
std::vector<Xapian::docid> IndexView::matching_among(const std::vector<Xapian::docid>& articles,
                                                     const Xapian::Query& query) const {
  ++look_ups_.matches;
  const auto parts = static_cast<Xapian::docid>(databases_.size());
  const Xapian::Query plain =
      runnable(query, Scores::none, [this](const std::string& term) { return spread_of(term); });
  std::vector<Xapian::docid> matching;
  for (Xapian::docid part = 0; part < parts; ++part) {
    std::vector<Xapian::docid> numbers;
    for (const Xapian::docid article : articles) {
      if ((article - 1) % parts == part) numbers.push_back((article - 1) / parts + 1);
    }
    if (numbers.empty()) continue;
    const auto count = static_cast<Xapian::doccount>(numbers.size());
    ArticleSpy spy;
    Xapian::Enquire enquire(open_.parts()[part]);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, listed_articles(std::move(numbers)), plain));
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, count);
    for (const Xapian::docid number : spy.seen) matching.push_back((number - 1) * parts + part + 1);
  }
  if (parts > 1) std::ranges::sort(matching);
  return matching;
}

TermSpread IndexView::spread_of(const std::string& term) const {
  TermSpread spread;
  for (const Xapian::Database& part : open_.parts()) {
    const Xapian::doccount all = part.get_doccount();
    if (all == 0) continue;
    if (part.get_termfreq(term) == all)
      ++spread.in_every;
    else
      ++spread.in_some;
  }
  return spread;
}

Xapian::Enquire IndexView::enquire(const Xapian::Query& query, Scores scores) const {
  ++look_ups_.matches;
  Xapian::Enquire enquire(open_.all());
  if (scores == Scores::none) enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(runnable(query, scores, [this](const std::string& term) { return spread_of(term); }));
  return enquire;
}

MatchCount IndexView::count(const Xapian::Query& query, Xapian::doccount exactly) const {
  const Xapian::MSet found = enquire(query, Scores::none).get_mset(0, 0, exactly);
  return {.matches = found.get_matches_estimated(),
          .exact = found.get_matches_lower_bound() == found.get_matches_upper_bound()};
}

}  // namespace news
