// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text/text_reader.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/reading.h"

namespace news {
namespace {

using namespace std::string_view_literals;
using Names = std::vector<std::string>;

using Collected = test::ReadArticles;

Collected read_all(std::string_view bytes, std::string relative = "a.txt") {
  Collected collected;
  TextReader().read({.path = "a.txt", .relative = std::move(relative), .bytes = bytes}, collected);
  return collected;
}

Article read(std::string_view bytes, std::string relative = "a.txt") {
  auto collected = read_all(bytes, std::move(relative));
  REQUIRE(collected.articles.size() == 1);
  CHECK(collected.rejections.empty());
  return collected.articles.front();
}

std::string date_of(const Article& article) { return article.published ? format_date(*article.published) : ""; }

}  // namespace

TEST_CASE("a section line above the headline is the section", "[text]") {
  const auto article = read(
      "Latest News\nMayor: Council told us to ‘wait’ and we did\n\n"
      "The mayor of Exampleton said on Monday that the council had asked her to wait for the report.\nShe waited.\n");
  CHECK(article.section == "Latest News");
  CHECK(article.title == "Mayor: Council told us to ‘wait’ and we did");
  CHECK(article.body ==
        "The mayor of Exampleton said on Monday that the council had asked her to wait for the report.\nShe waited.");
  CHECK(article.subtitle.empty());
  CHECK(article.authors.empty());
  CHECK_FALSE(article.published);
  CHECK(article.date_source == DateSource::none);
  CHECK(article.place.empty());
}

TEST_CASE("sections are known in many languages and recognised by their shape", "[text]") {
  for (const auto* section : {"WORLD", "Wirtschaft", "À la une", "Новости", "スポーツ", "أخبار", "Harbour Watch"}) {
    INFO(section);
    const auto article = read(std::string(section) + "\nHarbour reopens after the long storm\n\nShips came back.\n");
    CHECK(article.section == section);
    CHECK(article.title == "Harbour reopens after the long storm");
  }
}

TEST_CASE("a lone first line is the headline, however short", "[text]") {
  const auto article =
      read("World\n\nShips came back to the harbour of Exampleton on Monday after the storm, the port said.\n");
  CHECK(article.title == "World");
  CHECK(article.section.empty());
}

TEST_CASE("date, byline and address lines are read and are no text", "[text]") {
  const auto article = read(
      "Harbour reopens after storm\nBy Jane Doe and John Roe\nMonday, 6 November 2023 09:30 GMT\n"
      "https://news.example/harbour\n\nShips came back.\n");
  CHECK(article.title == "Harbour reopens after storm");
  CHECK(article.authors == Names{"Jane Doe", "John Roe"});
  CHECK(date_of(article) == "2023-11-06T09:30:00Z");
  CHECK(article.date_source == DateSource::field);
  CHECK(article.url == "https://news.example/harbour");
  CHECK(article.body == "Ships came back.");
}

TEST_CASE("a byline may follow a blank line, a date may come first", "[text]") {
  const auto article = read("6 November 2023\n\nHarbour reopens\n\nVon Anna Schäfer\n\nDie Schiffe sind wieder da.\n");
  CHECK(article.title == "Harbour reopens");
  CHECK(article.authors == Names{"Anna Schäfer"});
  CHECK(date_of(article) == "2023-11-06");
  CHECK(article.body == "Die Schiffe sind wieder da.");
}

TEST_CASE("a dek is the sub-headline and stays in the text", "[text]") {
  const auto article = read(
      "Harbour reopens\nPort says that the last of the wrecked fishing boats have been lifted\n\nShips came back.\n");
  CHECK(article.title == "Harbour reopens");
  CHECK(article.subtitle == "Port says that the last of the wrecked fishing boats have been lifted");
  CHECK(article.body == "Port says that the last of the wrecked fishing boats have been lifted\nShips came back.");
}

TEST_CASE("lines with two dashes are the head of a wire file", "[text]") {
  const auto article = read(
      "-- Port eyes 7 million tonnes\n-- By  Jane Doe\n-- Wed Aug 22, 2012 9:02am EDT\n"
      "-- http://wire.example/2012/08/23/port\n\n \n\n TOWNSVILLE  (Reuters) - Ships came back. \n They left again. "
      "\n");
  CHECK(article.title == "Port eyes 7 million tonnes");
  CHECK(article.authors == Names{"Jane Doe"});
  CHECK(date_of(article) == "2012-08-22T09:02:00-04:00");
  CHECK(article.url == "http://wire.example/2012/08/23/port");
  CHECK(article.place == "TOWNSVILLE");
  CHECK(article.agency == "Reuters");
  CHECK(article.source == "Reuters");
  CHECK(article.body == "TOWNSVILLE (Reuters) - Ships came back.\nThey left again.");
}

TEST_CASE("a wire head may lack its author and even its text", "[text]") {
  const auto article = read("-- Port closes\n-- \n-- Wed Aug 22, 2012 9:02am EDT\n");
  CHECK(article.title == "Port closes");
  CHECK(article.authors.empty());
  CHECK(article.published);
  CHECK(article.body.empty());
}

TEST_CASE("the dateline's day gets its year from the path, or none", "[text]") {
  const std::string text = "Harbour reopens\n\nTOWNSVILLE, Nov 6 (AFP) - Ships came back.\n";
  const auto dated = read(text, "2019-11-07/a.txt");
  CHECK(date_of(dated) == "2019-11-06");
  CHECK(dated.date_source == DateSource::dateline);
  CHECK_FALSE(read(text, "a.txt").published);
}

TEST_CASE("an address gives the date before the path does", "[text]") {
  const auto addressed =
      read("Harbour reopens\nhttps://news.example/2023/11/06/harbour\n\nShips came back.\n", "20200101.txt");
  CHECK(date_of(addressed) == "2023-11-06");
  CHECK(addressed.date_source == DateSource::url);
  const auto filed = read("Harbour reopens\n\nShips came back.\n", "2023/11/06/a.txt");
  CHECK(date_of(filed) == "2023-11-06");
  CHECK(filed.date_source == DateSource::filename);
  CHECK_FALSE(read("Harbour reopens\n\nShips came back.\n", "a.txt").published);
}

TEST_CASE("notes above the dateline do not hide it", "[text]") {
  const auto article = read("Harbour reopens\n\n(Adds detail)\nTOWNSVILLE (Reuters) - Ships came back.\n");
  CHECK(article.place == "TOWNSVILLE");
  CHECK(article.body.starts_with("(Adds detail)\n"));
}

TEST_CASE("known keys make a head, an unknown one is a headline", "[text]") {
  const auto article = read(
      "Title: Harbour: ships are back\nAuthor: Jane Doe, John Roe\nDate: 2023-11-06\nSource: The Example\nCategory: "
      "Local\n"
      "URL: https://news.example/harbour\nLanguage: en-GB\nTags: port, storm\nMood: fine\n\nShips came back.\n");
  CHECK(article.title == "Harbour: ships are back");
  CHECK(article.authors == Names{"Jane Doe", "John Roe"});
  CHECK(date_of(article) == "2023-11-06");
  CHECK(article.source == "The Example");
  CHECK(article.section == "Local");
  CHECK(article.url == "https://news.example/harbour");
  CHECK(article.language == "en-GB");
  CHECK(article.tags == Names{"port", "storm"});
  CHECK(article.body == "Ships came back.");

  const auto colon = read("Example: Harbour told us to ‘look again’\n\nShips came back.\n");
  CHECK(colon.title == "Example: Harbour told us to ‘look again’");
}

TEST_CASE("three known keys are a head without a title key", "[text]") {
  const auto article =
      read("Date: 2023-11-06\nSource: The Example\nSection: Local\n\nHarbour reopens\n\nShips came back.\n");
  CHECK(article.title == "Harbour reopens");
  CHECK(article.section == "Local");
  CHECK(date_of(article) == "2023-11-06");
  CHECK(article.body == "Ships came back.");
}

TEST_CASE("hard-wrapped lines are joined into paragraphs", "[text]") {
  const auto article = read(
      "Harbour reopens after the long\nstorm of last week\n\n"
      "Ships came back to the harbour of the small town of Exampleton\non Monday after the storm that had closed it "
      "for a week and\n"
      "cost the fishermen much of the money of the season. The port\nsaid so.\n\n"
      "The mayor, who had asked for help from the capital and had got\nnone, thanked everybody who had lent a hand "
      "with the wrecks in\n"
      "the outer basin.\n");
  CHECK(article.title == "Harbour reopens after the long storm of last week");
  CHECK(std::count(article.body.begin(), article.body.end(), '\n') == 1);
  CHECK(article.body.find("Exampleton on Monday") != std::string::npos);
}

TEST_CASE("words that line ends break are whole in the text", "[text]") {
  const auto article = read(
      "La fête du journal\n\n4 décembre 1960\n\n"
      "Le quotidien du soir fête ses cent ans et la muni-\ncipalité a offert une récep-\ntion aux abonnés de la pre-\n"
      "mière heure. On y a vu le préfet, ainsi que Jean-\nPierre Moreau, vieux typographe.\n");
  CHECK(article.body ==
        "Le quotidien du soir fête ses cent ans et la municipalité a offert une réception aux abonnés de la première "
        "heure. On y a vu le préfet, ainsi que Jean-Pierre Moreau, vieux typographe.");
  CHECK(read("Late\n\nThe commis\u00AD\nsioners met.").body == "The commissioners met.");
}

TEST_CASE("the marks of a story's highlights are no text, and its first sentence is the headline", "[text]") {
  const auto article = read(
      "LONDON, England (Example Wire) -- A boy actor gets his hands on a fortune. He is 18.\n\n@highlight\n\n"
      "Young star turns 18\n\n@highlight\n\nHe has no plans to buy a car\n");
  CHECK(article.title == "A boy actor gets his hands on a fortune.");
  CHECK(article.place == "LONDON, England");
  CHECK(article.body.ends_with("\nYoung star turns 18\nHe has no plans to buy a car"));
}

TEST_CASE("a head in tokens gives date and author, its sentence is the headline", "[text]") {
  const auto article = read(
      "By . Jane Doe . PUBLISHED: . 08:33 EST, 14 June 2013 . | . UPDATED: . 10:01 EST, 14 June 2013 . A zookeeper was "
      "bitten by a goat .\n\nShe was treated at the scene .\n\n@highlight\n\nGoat bit keeper\n");
  CHECK(article.title == "A zookeeper was bitten by a goat .");
  CHECK(article.authors == Names{"Jane Doe"});
  CHECK(date_of(article).starts_with("2013-06-14"));
  CHECK(article.body == "A zookeeper was bitten by a goat .\nShe was treated at the scene .\nGoat bit keeper");
}

TEST_CASE("the front matter of a Markdown file is its head", "[text]") {
  const auto article = read(
      "---\ntitle: \"Note about: a rail\"\ndate: 2020-02-01\nauthor: Mara Writer\nlayout: post\ntags:\n- birds\n- "
      "wetland\n---\n\nThe rail ran to the marsh.\n");
  CHECK(article.title == "Note about: a rail");
  CHECK(date_of(article) == "2020-02-01");
  CHECK(article.authors == Names{"Mara Writer"});
  CHECK(article.tags == Names{"birds", "wetland"});
  CHECK(article.body == "The rail ran to the marsh.");
}

TEST_CASE("one paragraph a line needs no blank lines between", "[text]") {
  const auto article = read("Harbour reopens\n\nShips came back.\nThey left.\n\n\nAnd came again.\n");
  CHECK(article.body == "Ships came back.\nThey left.\nAnd came again.");
}

TEST_CASE("every kind of line end and blank is understood", "[text]") {
  const std::string_view wanted = "Ships came back.\nThey left.";
  CHECK(read("\xEF\xBB\xBF\r\n\r\nHarbour reopens\r\n\r\nShips came\t back.\r\nThey left.\r\n").body == wanted);
  CHECK(read("Harbour reopens\r\rShips  came back.\rThey left.").body == wanted);
  CHECK(read("Harbour reopens\r\n").title == "Harbour reopens");
}

TEST_CASE("a closing copyright line is dropped", "[text]") {
  CHECK(read("Harbour reopens\n\nShips came back.\n© 2023 The Example. All rights reserved.\n").body ==
        "Ships came back.");
}

TEST_CASE("one line makes an article that has only a headline", "[text]") {
  const auto article = read("Harbour reopens after storm");
  CHECK(article.title == "Harbour reopens after storm");
  CHECK(article.body.empty());
}

TEST_CASE("a text without a headline gets its first sentence as title and keeps all of it", "[text]") {
  std::string text = "TOWNSVILLE (Reuters) - Ships came back to the harbour on Monday.";
  while (text.size() < 400) text += " More of them are expected in the next days, said the port.";
  const auto article = read(text);
  CHECK(article.title == "Ships came back to the harbour on Monday.");
  CHECK(article.body == text);
  const auto endless = read(std::string(400, 'x'));
  CHECK(endless.title == std::string(120, 'x') + "…");
}

TEST_CASE("control characters never come through", "[text]") {
  const auto article = read(
      "Harbour \x1B[31mreopens\n\nShips \x07"
      "came\x7F back.\u202E\n");
  for (const auto* text : {&article.title, &article.body})
    CHECK(std::none_of(text->begin(), text->end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }));
}

TEST_CASE("files that hold no article are rejected with the reason", "[text]") {
  const auto reason = [](std::string_view bytes) {
    const auto collected = read_all(bytes);
    REQUIRE(collected.rejections.size() == 1);
    CHECK(collected.articles.empty());
    CHECK(collected.rejections.front().file == "a.txt");
    return collected.rejections.front().reason;
  };
  CHECK(reason("") == "empty file");
  CHECK(reason(" \r\n\t\n") == "nothing but white space");
  CHECK(reason("\x7F"
               "ELF\x02\0\0\0\x01\0\0\0\0"sv) == "binary data (NUL at byte 5)");
}

TEST_CASE("replaced bytes are a warning", "[text]") {
  std::string text = "Köln räumt auf\n\n";
  for (int i = 0; i < 9; ++i) text += "Überall fahren Züge. ";
  const auto article = read(text + "\xFF Ende.");
  REQUIRE(article.warnings.size() == 1);
  CHECK(article.warnings.front() == "1 byte that is not UTF-8 replaced");
}

}  // namespace news
