// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/exports/export_reader.h"

#include <string>
#include <vector>

#include "common/dates/dates.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace news;
using Strings = std::vector<std::string>;

namespace {

test::ReadArticles read(const std::string& text) {
  test::ReadArticles outcome;
  REQUIRE(looks_like_export(text, "a.txt"));
  ExportReader().read({.path = "/news/a.txt", .relative = "a.txt", .bytes = text}, outcome);
  return outcome;
}

std::string day(const Article& article) { return article.published ? format_date(*article.published) : "none"; }

const std::string lexis =
    "Download Request: All Documents\nTerms: (ferry)\n\n"
    "                               1 of 2 DOCUMENTS\n\n\n                              The Harbour Post\n\n"
    "                            March 5, 2024 Tuesday\n                                 First Edition\n\n"
    "Ferry returns to the\nold harbour\n\nBYLINE: Ada Keller\n\nSECTION: LOCAL; Pg. 3\n\nLENGTH: 21 words\n\n"
    "The ferry came back on Tuesday after nine days in the yard. The bakery opened\nearly.\n\nTraders cheered: the "
    "market "
    "is whole again.\n\nLOAD-DATE: March 6, 2024\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: The ferry\n\n"
    "                     Copyright 2024 Harbour Post Ltd\n                              All Rights Reserved\n\n"
    "                               2 of 2 DOCUMENTS\n\n\n                              Coast Wire\n\n"
    "                            6 March 2024\n\nTrain conductors strike\n\nLENGTH: 4 words\n\nConductors stopped "
    "work.\n";

const std::string nexis =
    "Ferry returns to the old harbour\n\nThe Harbour Post\n\nMarch 5, 2024 Tuesday\n\nCopyright 2024 Harbour Post Ltd "
    "All "
    "Rights Reserved\n\nSection: LOCAL; Pg. 3\nLength: 21 words\nByline: Ada Keller\nHighlight: Nine days in the "
    "yard\n\n"
    "Body\n\nThe ferry came back on Tuesday.\n\nTraders cheered.\n\nClassification\n\nLanguage: ENGLISH\n\nSubject: "
    "FERRIES (90%)\n\nLoad-Date: March 6, 2024\n\nEnd of Document\n\n"
    "Train conductors strike\n\nCoast Wire\n\nMarch 6, 2024\n\nCopyright 2024 Coast Wire\n\nLength: 4 words\n\nBody\n\n"
    "Conductors stopped work.\n\nEnd of Document\n";

const std::string factiva =
    "Local\nFerry returns to the old harbour\nBy Ada Keller\n21 words\n5 March 2024\n05:30\nThe Harbour "
    "Post\nHRBP\n3\nEnglish\n(c) 2024 Harbour Post Ltd.\n\nThe ferry came back on Tuesday.\n\nTraders cheered.\n\n"
    "Document HRBP000020240305ek3500001\n\n"
    "Train conductors strike\n4 words\n6 March 2024\nCoast Wire\nCWIR\nEnglish\nCopyright 2024 Coast "
    "Wire\n\nConductors "
    "stopped work.\n\nDocument CWIR000020240306ek3600002\n\nSearch Summary\nText: ferry\n";

const std::string bar(60, '_');
const std::string proquest =
    bar + "\nReport Information from ProQuest\n" + bar +
    "\n\nDocument 1 of 2\n\nFerry returns to the old harbour\n\nAuthor: Keller, Ada\n\nPublication info: The Harbour "
    "Post; "
    "Harbourton [Harbourton]05 Mar 2024: 3.\n\nAbstract: The ferry is back.\n\nLinks: http://x.example\n\nFull text: "
    "The "
    "ferry came back on Tuesday.\n\nTraders cheered.\n\nSubject: Ferries\n\nPublication year: 2024\n\n" +
    bar +
    "\n\nDocument 2 of 2\n\nTrain conductors strike\n\nPublication info: Coast Wire; Harbourton 06 Mar 2024: 1.\n\n" +
    "Full text: Conductors stopped work.\n\n" + bar + "\n";

}  // namespace

TEST_CASE("a dateline of the head begins the text", "[export]") {
  std::string dated = lexis;
  dated.insert(dated.find("The ferry came back"), "DATELINE: HARBOURTON\n\n");
  const Article article = read(dated).articles.at(0);
  CHECK(article.place == "HARBOURTON");
  CHECK(article.body.starts_with("HARBOURTON - The ferry came back on Tuesday"));
}

TEST_CASE("every service's export gives each article its own headline, paper, day, byline and text", "[export]") {
  for (const std::string& text : {lexis, nexis, factiva, proquest}) {
    CAPTURE(text.substr(0, 40));
    const auto outcome = read(text);
    REQUIRE(outcome.articles.size() == 2);
    const Article& first = outcome.articles[0];
    CHECK(first.title == "Ferry returns to the old harbour");
    CHECK(first.source == "The Harbour Post");
    CHECK(day(first) == "2024-03-05");
    REQUIRE(first.authors.size() == 1);
    CHECK(first.authors[0].find("Keller") != std::string::npos);
    CHECK(first.body.starts_with("The ferry came back on Tuesday"));
    CHECK(first.body.find("Traders cheered") != std::string::npos);
    for (const char* service :
         {"Copyright", "LOAD-DATE", "Load-Date", "FERRIES", "Ferries", "words", "ENGLISH", "HRBP"})
      CHECK(first.body.find(service) == std::string::npos);
    const Article& second = outcome.articles[1];
    CHECK(second.title == "Train conductors strike");
    CHECK(second.source == "Coast Wire");
    CHECK(day(second) == "2024-03-06");
    CHECK(second.body == "Conductors stopped work.");
  }
}

TEST_CASE("wrapped lines of an export are paragraphs, and its section has no page", "[export]") {
  const auto outcome = read(lexis);
  const Article& first = outcome.articles.at(0);
  CHECK(first.body ==
        "The ferry came back on Tuesday after nine days in the yard. The bakery opened early.\nTraders cheered: the "
        "market "
        "is whole again.");
  CHECK(first.section == "LOCAL");
  CHECK(outcome.rejections.empty());
  CHECK(read(nexis).articles.at(0).subtitle == "Nine days in the yard");
}

TEST_CASE("an export of Factiva with codes in front of its fields is read by them", "[export]") {
  const auto outcome = read(
      "SE  Local\nHD  Ferry returns to\n    the old harbour\nBY  By Ada Keller\nWC  21 words\nPD  5 March 2024\nSN  "
      "The "
      "Harbour Post\nSC  HRBP\nLA  English\nCY  (c) 2024 Harbour Post\n\nLP  \nThe ferry came back on Tuesday.\n\nTD  "
      "\nTraders cheered.\n\nCO  hrbp : Harbour\nAN  Document HRBP000020240305ek3500001\n\n"
      "Document HRBP000020240305ek3500001\n");
  REQUIRE(outcome.articles.size() == 1);
  const Article& article = outcome.articles[0];
  CHECK(article.title == "Ferry returns to the old harbour");
  CHECK(article.section == "Local");
  CHECK(article.source == "The Harbour Post");
  CHECK(article.body == "The ferry came back on Tuesday.\nTraders cheered.");
  CHECK(day(article) == "2024-03-05");
}

TEST_CASE("the last document of an export is rejected if it names neither paper nor day, not dropped", "[export]") {
  const auto outcome = read(lexis + "                               3 of 3 DOCUMENTS\n\n\nCut off\n");
  CHECK(outcome.articles.size() == 2);
  REQUIRE(outcome.rejections.size() == 1);
  CHECK(outcome.rejections[0].reason == "a document without headline and text");
}

TEST_CASE("what is no export is not taken for one", "[export]") {
  CHECK_FALSE(looks_like_export("Ferry returns\n\nOne of 10 documents was lost.\n", "a.txt"));
  CHECK_FALSE(looks_like_export("1 of 10 DOCUMENTS\n\nText.\n", "a.txt"));
  CHECK_FALSE(looks_like_export("Ferry returns\n\nDocument the damage, said the board.\n", "a.txt"));
  CHECK_FALSE(looks_like_export(bar + "\n\nText.\n" + bar, "a.txt"));
}
