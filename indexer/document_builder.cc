// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_builder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/analysis/folding.h"
#include "common/analysis/stop_words.h"
#include "common/index/stored_article.h"
#include "common/text.h"
#include "indexer/language.h"

namespace news {
namespace {

bool is_in_opening(std::size_t words_before, std::string_view term) {
  const bool is_pair = char_info(text::decode(term, 0).code_point).kind == CharKind::ideograph;
  return words_before < (is_pair ? 2 * opening_words : opening_words);
}

/// All that is stored of an article but its length.
StoredArticle known_fields(const Article& article, const Origin& origin, const std::string& language) {
  StoredArticle known{fields_of(article), article.body, article.warnings};
  known.id = origin.id;
  known.path = origin.path;
  known.member = origin.inside;
  known.language = language;
  if (article.published) {
    known.date = format_date(*article.published);
    known.date_source = to_string(article.date_source);
  }
  return known;
}

}  // namespace

DocumentBuilder::Ends DocumentBuilder::add_free_text(Xapian::Document& document, const FreeText& row,
                                                     const std::string& language) {
  const Xapian::termcount weight = row.is_headline ? title_weight : 1;
  Ends ends{.text = row.first, .lead_end = row.first};
  for (words_.reset(row.text); words_.next();) {
    const Word& word = words_.word();
    term_ = word.term;
    document.add_posting(term_, row.first + word.position, weight);
    families_.note(word, language);
    if (word.span == 1 && row.is_title) shingler_.add_to_title(term_);
    if (word.span == 1 && !row.is_title) shingler_.add_to_body(term_);
    const bool is_written_as_term = word.span != 1 || word.lower == word.term;
    if (!is_written_as_term) document.add_boolean_term(surface_form_term("", word.term, word.lower));
    ends.text = std::max(ends.text, row.first + word.position + word.span);
    if (word.begin < row.lead_end) ends.lead_end = ends.text;
    if (is_in_opening(row.words_before + word.position, term_) && !is_stop_word(term_, language))
      opening_.push_back(opening_hash(term_));
    if (!row.is_title) continue;
    document.add_term(make_term(fields::title, term_));
    if (!is_written_as_term) document.add_boolean_term(surface_form_term(fields::title.prefix, word.term, word.lower));
  }
  return ends;
}

void DocumentBuilder::add_words(Xapian::Document& document, const Field& field, std::span<const std::string> values,
                                const std::string& language) {
  Xapian::termpos next = 1;
  for (const std::string& value : values) {
    Xapian::termpos end = next;
    for (words_.reset(value); words_.next();) {
      const Word& word = words_.word();
      document.add_posting(make_term(field, word.term), next + word.position, 0);
      if (field.inflected) families_.note(word, language);
      end = std::max(end, next + word.position + word.span);
    }
    next = end + position_gap;
  }
}

void DocumentBuilder::add_parts(Xapian::Document& document, const Field& field, std::string_view value) {
  for (words_.reset(value); words_.next();) {
    if (words_.word().span == 1) document.add_term(make_term(field, words_.word().term), 0);
  }
}

void DocumentBuilder::add_fields(Xapian::Document& document, const ArticleFields& article, const Origin& origin,
                                 const std::string& language) {
  for (const Field* field : all_fields()) {
    if (is_free_text(field)) continue;
    const auto values = values_of(*field, article);
    switch (field->match) {
      case Match::words: add_words(document, *field, values, language); break;
      case Match::parts: add_parts(document, *field, text::repair(origin.relative)); break;
      case Match::exact:
        for (const std::string& value : values) document.add_boolean_term(exact_term(*field, value));
        break;
      case Match::dates:
      case Match::nothing: break;
    }
    if (field->slot && !values.empty()) document.add_value(*field->slot, counted_values(values));
  }
  document.add_boolean_term(file_term(origin.file));
  if (origin.member != 0) document.add_boolean_term(member_term(origin.file, origin.member));
}

/// Only what item_versions.h looks at: it leaves the index before anybody could find it.
Xapian::Document DocumentBuilder::build_withdrawal(const Article& article, const Origin& origin) {
  Xapian::Document document;
  document.add_boolean_term(std::string(withdrawal_term));
  document.add_boolean_term(exact_term(fields::id, origin.id));
  document.add_boolean_term(file_term(origin.file));
  if (origin.member != 0) document.add_boolean_term(member_term(origin.file, origin.member));
  document.add_value(slots::version, version_value(article.version.value_or(0)));
  document.set_data(to_document_data(known_fields(article, origin, {})));
  return document;
}

Xapian::Document DocumentBuilder::build(const Article& article, const Origin& origin) {
  if (article.is_withdrawal) return build_withdrawal(article, origin);
  std::string language = forced_language_.empty() ? article.language : forced_language_;
  if (language.empty()) language = guess_language(article.body.empty() ? article.title : article.body);
  // lang:pt finds pt-BR, which has the families of pt.
  const std::string tag = fold(language);
  const std::string primary = tag.substr(0, tag.find_first_of("-_"));
  Xapian::Document document;
  opening_.clear();
  shingler_.reset();
  const Ends title =
      add_free_text(document, {.text = article.title, .is_title = true, .is_headline = article.has_headline}, primary);
  const auto body_begin = title.text + position_gap;
  const FreeText text{.text = article.body,
                      .first = body_begin,
                      .lead_end = article.body.find('\n'),
                      .words_before = article.has_headline ? title.text - 1 : 0};
  const Ends body = add_free_text(document, text, primary);
  const Xapian::termcount lead_words = body.lead_end - body_begin;
  // Never 0: Xapian's check takes an article without length for one that does not exist.
  const Xapian::termcount length = article.body.empty() ? missing_text_words : std::max(lead_words, 1U);
  document.add_term(std::string(length_term), length);
  document.add_posting(std::string(lead_end_term), body.lead_end, 0);
  StoredArticle known = known_fields(article, origin, language);
  known.words = body.text - body_begin;
  add_fields(document, known, origin, primary);
  if (!primary.empty()) document.add_boolean_term(exact_term(fields::language, primary));
  std::optional<Published> published;
  if (const auto& date = article.published) published = {.day = day_of(*date), .time = date->time};
  if (published) document.add_value(slots::day, counted_day(published->day));
  document.add_value(slots::newest, newest_value(published, origin.id));
  document.add_value(slots::oldest, oldest_value(published, origin.id));
  if (article.version && !article.id.empty()) document.add_value(slots::version, version_value(*article.version));
  document.add_value(slots::zone_ends, zone_ends_value({.title_end = title.text, .lead_end = body.lead_end}));
  document.add_value(slots::opening, opening_value(std::move(opening_)));
  document.add_value(slots::signature, signature_value(signature_of(shingler_.shingles())));
  document.set_data(to_document_data(known));
  return document;
}

}  // namespace news
