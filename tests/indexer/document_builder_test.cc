// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document_builder.h"

#include <boost/json.hpp>

#include "common/analysis/folding.h"
#include "tests/support/catch.h"
#include "tests/support/temp_database.h"

using namespace news;
namespace json = boost::json;
using Terms = std::vector<std::string>;

namespace {

const Origin here{.file = "0/2023/x.txt", .id = "2023/x.txt", .path = "/articles/2023/x.txt", .relative = "2023/x.txt"};

Article full_article() {
  using namespace std::chrono;
  return {.id = "N-1",
          .title = "Harbour reopens",
          .subtitle = "Last of the wrecks lifted",
          .section = "Latest News",
          .authors = {"Jane Smith", "Omar El-Khatib"},
          .published = Date{.time = sys_days{year{2023} / 11 / 6}},
          .date_source = DateSource::dateline,
          .place = "KABUL",
          .source = "The Daily Herald",
          .url = "https://news.example/A?b=1",
          .language = "en",
          .tags = {"Shipping", "trade routes"},
          .body = "Ships came back.\nThe strike is over."};
}

Terms positions(const Xapian::Document& document) {
  Terms found;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position) {
      found.push_back(*term + '@' + std::to_string(*position));
    }
  }
  return found;
}

std::optional<Xapian::termcount> wdf(const Xapian::Document& document, const std::string& term) {
  auto at = document.termlist_begin();
  at.skip_to(term);
  if (at == document.termlist_end() || *at != term) return std::nullopt;
  return at.get_wdf();
}

/// Whether the words of a text, in a field or free, stand side by side in the document.
bool has_phrase(const Xapian::Document& document, std::string_view prefix, std::string_view text) {
  test::TempDatabase home;
  auto& database = home.database;
  database.add_document(document);
  std::vector<Xapian::Query> words;
  Words all(text);
  while (all.next()) {
    if (all.word().span == 1) words.emplace_back(make_term(prefix, all.word().term));
  }
  Xapian::Enquire enquire(database);
  enquire.set_query({Xapian::Query::OP_PHRASE, words.begin(), words.end()});
  return !enquire.get_mset(0, 1).empty();
}

bool is_opening(const Field& field) { return &field == &fields::title || &field == &fields::lead; }

json::object data_of(const Xapian::Document& document) {
  json::parse_options options;
  options.allow_invalid_utf8 = true;
  return json::parse(document.get_data(), {}, options).as_object();
}

}  // namespace

TEST_CASE("headline and body share one row of positions, with a gap no phrase spans", "[document]") {
  DocumentBuilder builder;
  const auto document = builder.build({.title = "Oil price", .language = "en", .body = "war ends"}, here);
  const auto found = positions(document);
  for (const char* expected : {"oil@1", "price@2", "war@103", "ends@104"}) {
    CHECK(std::ranges::find(found, expected) != found.end());
  }
  CHECK(has_phrase(document, "", "oil price"));
  CHECK_FALSE(has_phrase(document, "", "price war"));
}

TEST_CASE("the ends of headline and lead are stored; the lead needs no terms, the headline no positions",
          "[document]") {
  DocumentBuilder builder;
  const auto document = builder.build({.title = "Oil price", .language = "en", .body = "war ends\nnow"}, here);
  const ZoneEnds zone_ends = zone_ends_of_value(document.get_value(slots::zone_ends));
  CHECK(zone_ends.title_end == 3);
  CHECK(zone_ends.lead_end == 105);
  CHECK(wdf(document, "Soil") == 1);
  CHECK_FALSE(wdf(document, "Sends"));
  const auto found = positions(document);
  CHECK(std::ranges::none_of(found, [](const auto& at) { return at.starts_with("S"); }));
}

TEST_CASE("the opening of an article is its headline and the first words of its text", "[document]") {
  DocumentBuilder builder;
  std::string body = "The ferry stopped.";
  for (int n = 0; n < 60; ++n) body += " water";
  body += " lighthouse";
  const Xapian::Document document = builder.build({.title = "Storms at sea", .language = "en", .body = body}, here);
  const std::string opening = document.get_value(slots::opening);
  const auto has = [&](const char* term) { return news::is_in_opening(opening, news::opening_hash(term)); };
  CHECK(has("storms"));
  CHECK(has("ferry"));
  CHECK(has("water"));
  CHECK_FALSE(has("lighthouse"));
  CHECK_FALSE(has("the"));
  CHECK(opening.size() == 2 * 5);  // storms, sea, ferry, stopped, water
}

TEST_CASE("a headline's word counts more than the body's", "[document]") {
  DocumentBuilder builder;
  const auto document = builder.build({.title = "Oil", .language = "en", .body = "oil and gas"}, here);
  CHECK(wdf(document, "oil") == title_weight + 1);
  CHECK(wdf(document, "gas") == 1);
}

TEST_CASE("every field is found by the words of its value", "[document][agreement]") {
  DocumentBuilder builder;
  const Article article = full_article();
  const auto document = builder.build(article, here);
  const std::vector<std::pair<const Field*, std::vector<std::string>>> values{
      {&fields::title, {article.title}},
      {find_field("subtitle"), {article.subtitle}},
      {&fields::lead, {"Ships came back."}},
      {&fields::author, article.authors},
      {&fields::source, {article.source}},
      {&fields::section, {article.section}},
      {&fields::tag, article.tags},
      {&fields::place, {article.place}},
      {&fields::path, {here.relative}},
      {&fields::language, {"en", "EN"}},
      {&fields::id, {here.id}},
      {&fields::url, {article.url}}};
  std::size_t tried = 0;
  for (const Field* field : all_fields()) {
    if (field->match == Match::dates) continue;
    ++tried;
    const auto row = std::ranges::find(values, field, [](const auto& value) { return value.first; });
    REQUIRE(row != values.end());
    for (const std::string& value : row->second) {
      INFO(field->name << ": " << value);
      switch (field->match) {
        case Match::exact: CHECK(wdf(document, exact_term(*field, value))); break;
        case Match::words: CHECK(has_phrase(document, is_opening(*field) ? "" : field->prefix, value)); break;
        case Match::parts:
          for (Words words(value); words.next();) CHECK(wdf(document, make_term(*field, words.word().term)));
          break;
        case Match::dates:
        case Match::nothing: break;
      }
    }
  }
  CHECK(tried == values.size());
  CHECK(wdf(document, file_term(here.file)).has_value());
}

TEST_CASE("no phrase spans two values of a field", "[document]") {
  DocumentBuilder builder;
  const auto document = builder.build(full_article(), here);
  CHECK_FALSE(has_phrase(document, fields::author.prefix, "Smith Omar"));
  CHECK_FALSE(has_phrase(document, fields::tag.prefix, "shipping trade"));
}

TEST_CASE("the lead counts twice in an article's length, and a headline alone as a text of some length", "[document]") {
  DocumentBuilder builder;
  const auto words = [&](const Article& article) {
    return wdf(builder.build(article, here), std::string(length_term));
  };
  CHECK(words({.title = "Oil price", .body = "war ends today\nand then"}) == 3);
  CHECK(words({.title = "Oil price", .body = "war ends today"}) == 3);
  CHECK(words({.title = "Oil price"}) == missing_text_words);
}

TEST_CASE("fields add nothing to an article's length but headline and lead", "[document]") {
  DocumentBuilder builder;
  const auto document = builder.build(full_article(), here);
  CHECK(wdf(document, make_term(fields::author, "smith")) == 0);
  CHECK(wdf(document, make_term(*find_field("subtitle"), "wrecks")) == 0);
  CHECK(wdf(document, make_term(fields::id, fold(here.id))) == 0);
  CHECK(wdf(document, file_term(here.file)) == 0);
}

TEST_CASE("date values sort as time, undated articles last", "[document]") {
  using namespace std::chrono;
  DocumentBuilder builder;
  const auto dated = [&](int y) {
    return builder.build({.title = "t", .published = Date{.time = sys_days{year{y} / 1 / 1}}}, here);
  };
  const auto early = dated(1800);
  const auto late = dated(2023);
  const auto undated = builder.build({.title = "t"}, here);
  CHECK(early.get_value(slots::oldest) < late.get_value(slots::oldest));
  CHECK(late.get_value(slots::newest) < early.get_value(slots::newest));
  CHECK(early.get_value(slots::newest) < undated.get_value(slots::newest));
  CHECK(late.get_value(slots::oldest) < undated.get_value(slots::oldest));
}

TEST_CASE("everything that is shown is stored", "[document]") {
  DocumentBuilder builder;
  const json::object expected{{stored::id, here.id},
                              {stored::title, "Harbour reopens"},
                              {"subtitle", "Last of the wrecks lifted"},
                              {"date", "2023-11-06"},
                              {"date_source", "dateline"},
                              {"source", "The Daily Herald"},
                              {"authors", {"Jane Smith", "Omar El-Khatib"}},
                              {"section", "Latest News"},
                              {"tags", {"Shipping", "trade routes"}},
                              {"place", "KABUL"},
                              {"language", "en"},
                              {"url", "https://news.example/A?b=1"},
                              {"path", here.path},
                              {"words", 7},
                              {stored::body, full_article().body}};
  CHECK(data_of(builder.build(full_article(), here)) == expected);
}

TEST_CASE("what an article does not have is not stored", "[document]") {
  DocumentBuilder builder;
  const auto data = data_of(builder.build({.title = "t"}, here));
  CHECK(data.size() == 5);  // id, title, path, words, body
}

TEST_CASE("a path that is no UTF-8 comes back byte by byte", "[document]") {
  DocumentBuilder builder;
  const std::string name = "caf\xE9\n\"\xFF\".txt";
  const auto document =
      builder.build({.title = "t"}, {.file = "0/" + name, .id = "id", .path = "/a/" + name, .relative = name});
  CHECK(data_of(document).at("path").as_string() == "/a/" + name);
  CHECK(wdf(document, make_term(fields::path, "caf")).has_value());
}

TEST_CASE("an article of a country's language is one of the language", "[document]") {
  DocumentBuilder builder;
  const auto document = builder.build({.title = "Deported", .language = "en-GB", .body = "He was deported."}, here);
  CHECK(wdf(document, make_term(fields::language, "en-gb")).has_value());
  CHECK(wdf(document, make_term(fields::language, "en")).has_value());
  CHECK(data_of(document).at("language") == "en-GB");
  test::TempDatabase home;
  auto& database = home.database;
  builder.families().save(database);
  CHECK(database.get_metadata(keys::family("en", "deport")) == "deported");
}

TEST_CASE("a forced language wins, else the article's own, else a guess", "[document]") {
  const std::string german = "Die Regierung hat am Montag beschlossen, dass die Preise für Strom nicht weiter steigen.";
  CHECK(data_of(DocumentBuilder("fr").build({.language = "en", .body = german}, here)).at("language") == "fr");
  CHECK(data_of(DocumentBuilder().build({.language = "en", .body = german}, here)).at("language") == "en");
  CHECK(data_of(DocumentBuilder().build({.body = german}, here)).at("language") == "de");
}

TEST_CASE("hostile values make no term that Xapian refuses, and no key", "[document]") {
  DocumentBuilder builder;
  const std::string endless(100'000, GENERATE('x', '\0'));
  Article article = full_article();
  article.title = article.url = article.source = article.place = article.section = endless;
  article.language = "en-" + endless;
  article.authors = article.tags = {endless, "", " ", "\xEF\xBF\xBD"};
  article.body = endless + " running \n\n " + endless;
  Origin origin = here;
  origin.id = origin.relative = endless;
  test::TempDatabase home;
  auto& database = home.database;
  const auto document = builder.build(article, origin);
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) CHECK((*term).size() < 245);
  database.add_document(document);
  builder.families().save(database);
  CHECK_NOTHROW(database.commit());
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    CHECK((*key).size() < 245);
  }
  CHECK_NOTHROW(builder.build({}, {}));
}

TEST_CASE("a builder keeps nothing of one article for the next", "[document]") {
  DocumentBuilder builder;
  const auto alone = builder.build(full_article(), here);
  builder.build({.title = "Something else", .language = "de", .body = "Ganz anders."}, here);
  const auto again = builder.build(full_article(), here);
  CHECK(alone.get_data() == again.get_data());
  CHECK(positions(alone) == positions(again));
}

TEST_CASE("the words of a title count more only if it is a headline", "[document]") {
  DocumentBuilder builder;
  Article article{.title = "Ships came back", .language = "en", .body = "Ships came back. The strike is over."};
  CHECK(wdf(builder.build(article, here), "ships") == title_weight + 1);
  article.has_headline = false;
  CHECK(wdf(builder.build(article, here), "ships") == 2);
}
