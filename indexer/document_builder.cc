// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_builder.h"

#include <algorithm>
#include <boost/json.hpp>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/language.h"

namespace news {
namespace json = boost::json;
namespace {

json::array to_json(const std::vector<std::string>& texts) { return json::array(texts.begin(), texts.end()); }

/// `path` may hold bytes that are no UTF-8: it is written as it is, and read back with that allowed.
json::object stored_fields(const Article& article, const Origin& origin, const std::string& language, unsigned words) {
  json::object data;
  data.reserve(16);
  data[stored::id] = origin.id;
  data[stored::title] = article.title;
  if (article.published) {
    data[stored::date] = format_date(*article.published);
    data[stored::date_source] = to_string(article.date_source);
  }
  if (!article.source.empty()) data[stored::source] = article.source;
  if (!article.authors.empty()) data[stored::authors] = to_json(article.authors);
  if (!article.section.empty()) data[stored::section] = article.section;
  if (!article.tags.empty()) data[stored::tags] = to_json(article.tags);
  if (!article.place.empty()) data[stored::place] = article.place;
  if (!language.empty()) data[stored::language] = language;
  if (!article.url.empty()) data[stored::url] = article.url;
  data[stored::path] = origin.path;
  data[stored::words] = words;
  if (!article.warnings.empty()) data[stored::warnings] = to_json(article.warnings);
  data[stored::body] = article.body;
  return data;
}

}  // namespace

Xapian::termpos DocumentBuilder::add_words(Xapian::Document& document, std::string_view prefix, std::string_view text,
                                           Xapian::termpos first, Xapian::termcount weight) {
  Xapian::termpos end = first;
  for (words_.reset(text); words_.next();) {
    const Word& word = words_.word();
    document.add_posting(make_term(prefix, word.term), first + word.position, weight);
    end = std::max(end, first + word.position + word.span);
  }
  return end;
}

DocumentBuilder::Ends DocumentBuilder::add_free_text(Xapian::Document& document, const FreeText& row,
                                                     const std::string& language) {
  const Xapian::termcount weight = row.is_title ? title_weight : 1;
  Ends ends{.text = row.first, .lead_end = row.first};
  for (words_.reset(row.text); words_.next();) {
    const Word& word = words_.word();
    term_ = word.term;
    document.add_posting(term_, row.first + word.position, weight);
    families_.note(word, language);
    const bool told_by_term = word.span != 1 || word.lower == word.term;
    if (!told_by_term) document.add_boolean_term(surface_form_term("", word.term, word.lower));
    ends.text = std::max(ends.text, row.first + word.position + word.span);
    if (word.begin < row.lead_end) ends.lead_end = ends.text;
    if (!row.is_title) continue;
    document.add_term(make_term(fields::title, term_));
    if (!told_by_term) document.add_boolean_term(surface_form_term(fields::title.prefix, word.term, word.lower));
  }
  return ends;
}

void DocumentBuilder::add_fields(Xapian::Document& document, const Article& article, const Origin& origin) {
  Xapian::termpos next = 1;
  const auto add_list = [&](const Field& field, const std::vector<std::string>& values) {
    next = 1;
    for (const std::string& value : values) {
      next = add_words(document, field.prefix, value, next, 0) + position_gap;
    }
  };
  add_list(fields::author, article.authors);
  add_list(fields::source, {article.source});
  add_list(fields::section, {article.section});
  add_list(fields::place, {article.place});
  add_list(fields::tag, article.tags);
  const std::string path = text::repair(origin.relative);
  for (words_.reset(path); words_.next();) {
    if (words_.word().span == 1) document.add_term(make_term(fields::path, words_.word().term), 0);
  }
  if (!article.url.empty()) document.add_boolean_term(exact_term(fields::url, article.url));
  document.add_boolean_term(exact_term(fields::id, origin.id));
  document.add_boolean_term(file_term(origin.file));
}

Xapian::Document DocumentBuilder::build(const Article& article, const Origin& origin) {
  std::string language = forced_language_.empty() ? article.language : forced_language_;
  if (language.empty()) language = guess_language(article.body.empty() ? article.title : article.body);
  // lang:pt finds pt-BR, which has the families of pt.
  const std::string tag = fold(language);
  const std::string primary = tag.substr(0, tag.find_first_of("-_"));
  Xapian::Document document;
  const Ends title = add_free_text(document, {.text = article.title, .is_title = true}, primary);
  const auto body_begin = title.text + position_gap;
  const Ends body = add_free_text(
      document, {.text = article.body, .first = body_begin, .lead_end = article.body.find('\n')}, primary);
  const Xapian::termcount lead_words = body.lead_end - body_begin;
  // Never 0: Xapian's check takes an article without length for one that does not exist.
  const Xapian::termcount length = article.body.empty() ? missing_text_words : std::max(lead_words, 1U);
  document.add_term(std::string(length_term), length);
  add_fields(document, article, origin);
  for (const std::string& name : {tag, primary}) {
    if (!name.empty()) document.add_boolean_term(exact_term(fields::language, name));
  }
  const auto time = article.published ? std::optional(article.published->time) : std::nullopt;
  document.add_value(slots::newest, newest_value(time, origin.id));
  document.add_value(slots::oldest, oldest_value(time, origin.id));
  document.add_value(slots::source, std::string(counted_value(article.source)));
  document.add_value(slots::section, std::string(counted_value(article.section)));
  document.add_value(slots::zone_ends, zone_ends_value({.title_end = title.text, .lead_end = body.lead_end}));
  document.set_data(json::serialize(stored_fields(article, origin, language, body.text - body_begin)));
  return document;
}

}  // namespace news
