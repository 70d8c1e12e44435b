// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/finish_article.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace news {
namespace {

using Names = std::vector<std::string>;

Article finish(Draft draft, std::string relative = "a.txt") {
  return finish_article(std::move(draft), {.path = "/news/a.txt", .relative = std::move(relative)});
}

std::string date_of(const Article& article) { return article.published ? format_date(*article.published) : ""; }

const std::string sentence = "The ferry came in at noon on Monday, three hours late.";

TEST_CASE("the first plausible date counts, whatever form it has", "[finish]") {
  const auto date = [](std::vector<DateCandidate> dates) { return date_of(finish({.dates = std::move(dates)})); };
  CHECK(date({{"soon"}, {"1699-12-31"}, {"2999-01-01"}, {"5 March 2024"}, {"2024-03-06"}}) == "2024-03-05");
  CHECK(date({{"1709629200"}}) == "2024-03-05T09:00:00Z");
  CHECK(date({{"1709629200000"}}) == "2024-03-05T09:00:00Z");
  CHECK(date({{"1709629200000000"}}) == "2024-03-05T09:00:00Z");
  CHECK(date({{"20240305"}}) == "2024-03-05");
  CHECK(date({{"20240305090000"}}) == "2024-03-05T09:00:00Z");
  CHECK(date({{""}, {"12"}}).empty());
}

TEST_CASE("without a date of its own an article has that of its dateline, then its address, then its path",
          "[finish]") {
  const std::string dateline = "KABUL, March 5, 2024 (Reuters) - It rained.";
  const std::string path = "2021/02/01/a.txt";
  const auto article = finish({.dates = {{"2024-03-07"}}, .url = "http://x.org/2022/03/04/a", .body = dateline}, path);
  CHECK(date_of(article) == "2024-03-07");
  CHECK(article.date_source == DateSource::field);
  const auto filed = finish({.url = "http://x.org/2022/03/04/a", .body = dateline}, path);
  CHECK(date_of(filed) == "2024-03-05");
  CHECK(filed.date_source == DateSource::dateline);
  const auto addressed = finish({.url = "http://x.org/2022/03/04/a", .body = "It rained."}, path);
  CHECK(date_of(addressed) == "2022-03-04");
  CHECK(addressed.date_source == DateSource::url);
  const auto stored = finish({.body = "It rained."}, path);
  CHECK(date_of(stored) == "2021-02-01");
  CHECK(stored.date_source == DateSource::filename);
}

TEST_CASE("bylines give names, each once, and an agency that the dateline does not give", "[finish]") {
  const Names bylines{"By Jane Doe and Tom Keller, Reuters", "Jane Doe, Staff Writer"};
  const auto article = finish({.bylines = bylines, .body = "It rained."});
  CHECK(article.authors == Names{"Jane Doe", "Tom Keller"});
  CHECK(article.agency == "Reuters");
  CHECK(article.source == "Reuters");
  CHECK(finish({.bylines = bylines, .body = "KABUL (AFP) - It rained."}).agency == "AFP");
  CHECK(finish({.authors = {"Ada Roe", "Ada Roe"}, .bylines = bylines}).authors == Names{"Ada Roe"});
  CHECK(finish({.authors = {"Zoë Roe", "zoë roe", "ZOE ROE"}}).authors == Names{"Zoë Roe"});
}

TEST_CASE("a head in the line of the text gives names and a date, after those of the draft", "[finish]") {
  const std::string head = "By . Jane Doe . PUBLISHED: . 08:33 EST, 14 June 2013 . | . UPDATED: . 15 June 2013 . ";
  const Article article = finish({.body = head + sentence});
  CHECK(article.authors == Names{"Jane Doe"});
  CHECK(date_of(article) == "2013-06-14T08:33:00-05:00");
  CHECK(article.title == sentence);
  CHECK(article.body == sentence);
  const Article named = finish({.authors = {"John Roe"}, .dates = {{"2013-06-16"}}, .body = head + sentence});
  CHECK(named.authors == Names{"John Roe"});
  CHECK(date_of(named) == "2013-06-16");
}

TEST_CASE("a dateline stands below the dek; further down it counts with an agency only", "[finish]") {
  const std::string dek = "Nobody knows why.\n";
  CHECK(finish({.body = dek + "KABUL - It rained."}).place.empty());
  CHECK(finish({.body = dek + "KABUL - It rained.", .dek_paragraphs = 1}).place == "KABUL");
  CHECK(finish({.body = dek + dek + "KABUL (AFP) - It rained."}).place == "KABUL");
}

TEST_CASE("a source that the draft names is kept", "[finish]") {
  const auto article = finish({.source = "City Post", .body = "KABUL (AFP) - It rained."});
  CHECK(article.source == "City Post");
  CHECK(article.agency == "AFP");
}

TEST_CASE("a language is a tag or nothing", "[finish]") {
  CHECK(finish({.language = "pt-BR"}).language == "pt-BR");
  CHECK(finish({.language = "fil"}).language == "fil");
  CHECK(finish({.language = "English"}).language.empty());
  CHECK(finish({.language = "e1"}).language.empty());
}

TEST_CASE("the headline printed again above the text and the copyright line below it are no text", "[finish]") {
  const auto article = finish({.title = "Ferry late", .body = "FERRY LATE\n" + sentence + "\n© 2024 City Post"});
  CHECK(article.body == sentence);
  CHECK(finish({.title = "Ferry late", .body = "Ferry late again\nIt rained."}).body == "Ferry late again\nIt rained.");
  CHECK(finish({.title = "Ferry late", .body = "© 2024"}).body == "© 2024");
}

TEST_CASE("a lead that is abstract and first paragraph is shown once", "[finish]") {
  CHECK(finish({.body = sentence + "\n" + sentence + " Nobody knows why."}).body == sentence + " Nobody knows why.");
  CHECK(finish({.body = sentence.substr(0, 45) + " …\n" + sentence}).body == sentence);
  CHECK(finish({.body = "Rain.\nRain. More rain."}).body == "Rain.\nRain. More rain.");
  const auto dek = finish({.subtitle = sentence, .body = sentence + "\n" + sentence, .dek_paragraphs = 1});
  CHECK(dek.body == sentence);
  CHECK(dek.subtitle.empty());
}

TEST_CASE("a summary that says how the text begins is no sub-headline", "[finish]") {
  CHECK(finish({.subtitle = sentence, .body = sentence + " Nobody knows why."}).subtitle.empty());
  CHECK(finish({.subtitle = sentence.substr(0, 45) + " [...]", .body = "Rain.\n" + sentence}).subtitle.empty());
  CHECK(finish({.subtitle = "Nobody knows why the ferry came in so late", .body = sentence}).subtitle ==
        "Nobody knows why the ferry came in so late");
  CHECK(finish({.subtitle = sentence, .body = sentence + "\nIt rained.", .dek_paragraphs = 1}).subtitle == sentence);
}

TEST_CASE("an article without a headline has its first sentence as one, without the dateline", "[finish]") {
  CHECK(finish({.body = "KABUL (AFP) - " + sentence + " It rained.\nMore."}).title == sentence);
  CHECK(finish({.body = "Rain\nMore."}).title == "Rain");
  CHECK_FALSE(finish({.body = "Rain\nMore."}).has_headline);
  CHECK(finish({.title = "Rain", .body = "More."}).has_headline);
  const std::string with_abbreviation = "The deal of Acme Industries Corp. and Mr. Doe was signed.";
  CHECK(finish({.body = with_abbreviation + " It rained."}).title == with_abbreviation);
  CHECK(finish({.body = "東京の株式市場は月曜日に大きく下落しました。投資家は慎重である。"}).title ==
        "東京の株式市場は月曜日に大きく下落しました。");
  std::string words;
  for (int n = 0; n < 60; ++n) words += "rain ";
  CHECK(finish({.body = words + "fell"}).title.size() < 125);
  CHECK(finish({.body = words + "fell"}).title.ends_with("rain…"));
  CHECK(finish({}).title.empty());
}

}  // namespace
}  // namespace news
