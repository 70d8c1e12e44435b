// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/index_view.h"

#include <algorithm>
#include <iterator>
#include <set>
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
#include "searcher/engine/matching/unweighted.h"

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

constexpr std::chrono::seconds first_pause{1};
constexpr std::chrono::minutes longest_pause{1};
constexpr std::chrono::milliseconds short_wait{500};

/// Whether a shard that was missing is back. Does not wait for long.
bool answers_again(const std::string& where, const Reach& reach) try {
  open_remote(parse_remote(where), std::min(short_wait, reach.timeout));
  return true;
} catch (const Xapian::Error&) {
  return false;
}

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

IndexView::IndexView(std::vector<std::string> databases, const Reach& reach, Capabilities allowed)
    : databases_(not_empty(std::move(databases))), reach_(reach), allowed_(allowed) {
  try {
    open_all();
    read_revision();
  } catch (const Xapian::Error& error) {
    fail(error);
  }
}

void IndexView::open_all() {
  std::vector<bool> given_up(databases_.size());
  for (const auto& [place, absence] : absent_) given_up[place] = true;
  reads_.reset();
  open_ = std::make_unique<OpenIndexes>(databases_, reach_, given_up);
  for (const std::size_t place : open_->missing_places()) leave_out(place);
  if (!open_->has_shards()) return;
  for (const std::size_t place : open_->missing_places()) given_up[place] = true;
  reads_.emplace(*open_, Connections(*open_, [this, given_up] { return OpenIndexes(databases_, reach_, given_up); }));
}

void IndexView::leave_out(std::size_t place) {
  absent_.try_emplace(place, Absence{.again = Clock::now() + first_pause, .pause = first_pause});
}

/// Tries the shards that are missing, if it is time to. Whether one is back.
bool IndexView::is_shard_back() {
  bool is_back = false;
  for (auto absent = absent_.begin(); absent != absent_.end();) {
    auto& [place, absence] = *absent;
    const bool answers = Clock::now() >= absence.again && answers_again(databases_[place], reach_);
    is_back = is_back || answers;
    if (answers) {
      absent = absent_.erase(absent);
      continue;
    }
    if (Clock::now() >= absence.again) {
      absence.pause = std::min<Clock::duration>(2 * absence.pause, longest_pause);
      absence.again = Clock::now() + absence.pause;
    }
    ++absent;
  }
  return is_back;
}

void IndexView::reopen() {
  forget_words();
  frequencies_.clear();
  remembered_.clear();
  const bool must_open = is_shard_back() || in_doubt_;
  in_doubt_ = true;
  if (reads_) reads_->forget_documents();
  const auto moved = must_open ? OpenIndexes::Moved::away : open_->move_on();
  if (moved == OpenIndexes::Moved::away) open_all();
  if (moved == OpenIndexes::Moved::ahead && reads_) reads_->move_on();
  if (moved != OpenIndexes::Moved::nowhere) read_revision();
  in_doubt_ = false;
}

void IndexView::forget_words() const {
  families_.clear();
  surface_forms_.clear();
}

bool IndexView::recover(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  const bool is_late = type == "NetworkTimeoutError";
  if (!has_shards() || (!is_late && type != "NetworkError" && type != "SerialisationError")) return false;
  in_doubt_ = true;
  const auto place = open_->place_of(error);
  if (is_late && reach_.require_all) return false;
  if (place && (is_late || !suspects_.insert(*place).second)) leave_out(*place);
  return true;
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
  article_count_ = open_->all().get_doccount();
  capabilities_ = allowed_ & Capabilities{.positions = open_->all().has_positions(), .own_code = !has_shards()};
  copy_groups_.reset();
  newest_day_.reset();
  has_copies_.reset();
  read_languages();
}

bool IndexView::fetch() const {
  const std::size_t before = reads_->round_trips();
  const bool has_read = reads_->fetch();
  look_ups_.round_trips += reads_->round_trips() - before;
  if (has_read) forget_words();
  return has_read;
}

void IndexView::fetch_articles(const std::vector<Xapian::docid>& articles) const {
  if (!reads_) return;
  for (const Xapian::docid article : articles) reads_->find_document(article);
  fetch();
}

void IndexView::remember(Xapian::docid article, Xapian::valueno slot, std::string value) const {
  remembered_.insert_or_assign({article, slot}, std::move(value));
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

const std::optional<std::chrono::sys_days>& IndexView::newest_day() const {
  if (newest_day_) return *newest_day_;
  const auto newest = published_of_newest_value(open_->all().get_value_lower_bound(slots::newest));
  return newest_day_.emplace(newest ? std::optional(newest->day) : std::nullopt);
}

IndexView::Days IndexView::days() const {
  const auto first = day_of_counted(open_->all().get_value_lower_bound(slots::day));
  const auto last = day_of_counted(open_->all().get_value_upper_bound(slots::day));
  if (!first || !last) return {.first = std::chrono::sys_days::max(), .last = std::chrono::sys_days::min()};
  return {.first = *first, .last = *last};
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

const ValueCounts& IndexView::value_counts(unsigned slot) {
  if (const auto known = value_counts_.find(slot); known != value_counts_.end()) return known->second;
  ValueCounts counts(slot, value_names(slot));
  const auto add = [&counts](const std::string& content, std::size_t articles) { counts.add(content, articles); };
  if (reads_)
    visit_values_of_shards(slot, add);
  else
    visit_values(slot, add);
  return value_counts_.emplace(slot, std::move(counts)).first->second;
}

void IndexView::visit_values(unsigned slot, const ValueVisitor& visit) const {
  std::unordered_map<std::string, std::size_t> contents;
  std::size_t* of_last = nullptr;  // neighbours are often alike
  std::string last;
  const auto end = open_->all().valuestream_end(slot);
  for (auto content = open_->all().valuestream_begin(slot); content != end; ++content) {
    std::string found = *content;
    if (of_last == nullptr || found != last) {
      of_last = &contents[found];
      last = std::move(found);
    }
    ++*of_last;
  }
  for (const auto& [content, articles] : contents) visit(content, articles);
}

/// A stream of values would be a trip for each article.
void IndexView::visit_values_of_shards(unsigned slot, const ValueVisitor& visit) const {
  Xapian::Enquire enquire = this->enquire(every_article(), Scores::none);
  Xapian::ValueCountMatchSpy spy(slot);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, article_count_);
  for (auto content = spy.values_begin(); content != spy.values_end(); ++content)
    visit(*content, content.get_termfreq());
}

bool IndexView::has_copies() const {
  if (!has_copies_) has_copies_ = open_->all().get_value_freq(slots::copies) != 0;
  return *has_copies_;
}

TermCursor IndexView::terms_from(const std::string& prefix) const {
  ++look_ups_.term_lists;
  if (!reads_) return {open_->all().allterms_begin(prefix), open_->all().allterms_end(prefix)};
  static const std::vector<CountedTerm> unknown{};
  const auto* terms = found([&] { return reads_->find_terms(prefix); });
  return TermCursor(terms == nullptr ? unknown : *terms);
}

PostingRange IndexView::postings(const std::string& term) const {
  ++look_ups_.postings;
  return {open_->all().postlist_begin(term), open_->all().postlist_end(term)};
}

StoredArticle IndexView::article(Xapian::docid number) const {
  ++look_ups_.articles;
  const auto read = [&](const std::string& data, const std::string& first_seen) {
    const std::string& where = open_->where((number - 1) % database_count());
    StoredArticle article = in_index(where, [&] { return read_stored_article(data); });
    if (const auto seen = time_of_first_seen(first_seen))
      article.first_seen = format_date({.time = *seen, .precision = DatePrecision::second});
    return article;
  };
  if (reads_) {
    const auto* document = found([&] { return reads_->find_document(number); });
    return document == nullptr ? StoredArticle() : read(document->data, document->value(slots::first_seen));
  }
  const Xapian::Document document = open_->all().get_document(number, Xapian::DOC_ASSUME_VALID);
  return read(document.get_data(), document.get_value(slots::first_seen));
}

std::string IndexView::value(Xapian::docid number, Xapian::valueno slot) const {
  if (!reads_) return open_->all().get_document(number, Xapian::DOC_ASSUME_VALID).get_value(slot);
  if (const auto known = remembered_.find({number, slot}); known != remembered_.end()) return known->second;
  const auto* document = found([&] { return reads_->find_document(number); });
  return document == nullptr ? std::string() : document->value(slot);
}

std::vector<std::string> IndexView::values(const std::vector<Xapian::docid>& articles, Xapian::valueno slot) const {
  std::vector<std::string> found(articles.size());
  if (reads_) {
    std::vector<Xapian::docid> unknown = articles;
    std::erase_if(unknown, [&](Xapian::docid article) { return remembered_.contains({article, slot}); });
    fetch_articles(unknown);
    std::ranges::transform(articles, found.begin(), [&](Xapian::docid article) { return value(article, slot); });
    return found;
  }
  auto value = open_->all().valuestream_begin(slot);
  const auto end = open_->all().valuestream_end(slot);
  for (std::size_t n = 0; n < articles.size() && value != end; ++n) {
    value.skip_to(articles[n]);
    if (value != end && value.get_docid() == articles[n]) found[n] = *value;
  }
  return found;
}

const CopyGroups& IndexView::copy_groups() const {
  if (copy_groups_) return *copy_groups_;
  if (!has_copies()) return copy_groups_.emplace();
  const Xapian::Database& all = open_->all();
  if (!reads_) return copy_groups_.emplace(all.valuestream_begin(slots::copies), all.valuestream_end(slots::copies));
  // The key by which a match is sorted comes with it.
  Xapian::Enquire enquire =
      this->enquire(Xapian::Query(Xapian::Query::OP_VALUE_GE, slots::copies, std::string(1, '\0')), Scores::none);
  enquire.set_sort_by_value(slots::copies, false);
  return copy_groups_.emplace(enquire.get_mset(0, article_count_));
}

std::vector<Xapian::docid> IndexView::matching_among(const std::vector<Xapian::docid>& articles,
                                                     const Xapian::Query& query) const {
  return reads_ ? matching_in_groups(articles, query) : matching_listed(articles, query);
}

/// Asks each database, where a document goes by another number.
std::vector<Xapian::docid> IndexView::matching_listed(const std::vector<Xapian::docid>& articles,
                                                      const Xapian::Query& query) const {
  ++look_ups_.matches;
  const auto parts = static_cast<Xapian::docid>(database_count());
  const Xapian::Query plain = runnable_here(query, Scores::none);
  std::vector<Xapian::docid> matching;
  for (Xapian::docid part = 0; part < parts; ++part) {
    std::vector<Xapian::docid> numbers;
    for (const Xapian::docid article : articles) {
      if ((article - 1) % parts == part) numbers.push_back((article - 1) / parts + 1);
    }
    if (numbers.empty()) continue;
    const auto count = static_cast<Xapian::doccount>(numbers.size());
    ArticleSpy spy;
    Xapian::Enquire enquire(open_->parts()[part]);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, listed_articles(std::move(numbers)), plain));
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, count);
    for (const Xapian::docid number : spy.seen) matching.push_back((number - 1) * parts + part + 1);
  }
  if (parts > 1) std::ranges::sort(matching);
  return matching;
}

/// Shards cannot be asked for listed documents, but for their groups. The dates come with the matches.
std::vector<Xapian::docid> IndexView::matching_in_groups(const std::vector<Xapian::docid>& articles,
                                                         const Xapian::Query& query) const {
  std::set<std::string> keys;
  for (const Xapian::docid article : articles) keys.insert(copy_groups().key_of(article));
  std::vector<Xapian::Query> groups;
  for (const std::string& key : keys) groups.emplace_back(Xapian::Query::OP_VALUE_RANGE, slots::copies, key, key);
  const Xapian::Query among(Xapian::Query::OP_OR, groups.begin(), groups.end());
  Xapian::Enquire enquire = this->enquire(Xapian::Query(Xapian::Query::OP_FILTER, query, among), Scores::none);
  enquire.set_sort_by_value(slots::oldest, false);
  const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(articles.size()));
  std::vector<Xapian::docid> matching;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    matching.push_back(*match);
    remember(*match, slots::oldest, match.get_sort_key());
  }
  std::ranges::sort(matching);
  return matching;
}

TermSpread IndexView::spread_of(const std::string& term) const {
  const auto& parts = open_->parts();
  const std::vector<Xapian::doccount>* gathered = nullptr;
  if (reads_) {
    if (is_in_no_part_alone(term)) return {.in_every = 0, .in_some = parts.size()};
    gathered = found([&] { return reads_->find_spread(term); });
    if (gathered == nullptr) return {};
  }
  TermSpread spread;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const Xapian::doccount all = parts[part].get_doccount();
    if (all == 0) continue;
    if ((gathered == nullptr ? parts[part].get_termfreq(term) : (*gathered)[part]) == all)
      ++spread.in_every;
    else
      ++spread.in_some;
  }
  return spread;
}

/// Whether fewer articles have the term than the smallest shard holds: none can have it in every article.
bool IndexView::is_in_no_part_alone(const std::string& term) const {
  const auto* articles = found([&] { return reads_->find_frequency(term); });
  if (articles == nullptr) return true;
  return std::ranges::none_of(open_->parts(), [&](const Xapian::Database& part) {
    return part.get_doccount() != 0 && part.get_doccount() <= *articles;
  });
}

Xapian::Query IndexView::runnable_here(const Xapian::Query& query, Scores scores) const {
  const auto how = has_shards() ? StandIn::of_xapian : StandIn::own_source;
  return settled([&] { return runnable(query, scores, how, [this](const std::string& term) { return spread_of(term); }); });
}

Xapian::Enquire IndexView::enquire(const Xapian::Query& query, Scores scores) const {
  ++look_ups_.matches;
  Xapian::Enquire enquire(open_->all());
  if (scores == Scores::none) enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(runnable_here(query, scores));
  return enquire;
}

MatchCount IndexView::count(const Xapian::Query& query, Xapian::doccount exactly) const {
  if (!reads_) return count_of(enquire(query, Scores::none).get_mset(0, 0, exactly));
  const Xapian::Query plain = runnable_here(query, Scores::none);
  if (is_gathering_ && reads_->wants_words()) return {};  // the query may change yet
  const auto* count = found([&] { return reads_->find_count(plain, exactly); });
  return count == nullptr ? MatchCount() : *count;
}

}  // namespace news
