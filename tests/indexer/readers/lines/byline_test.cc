// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/byline.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"

namespace news {
namespace {

using Names = std::vector<std::string>;

Names authors(std::string_view line) {
  const auto byline = parse_byline(line);
  return byline ? byline->authors : Names{"(no byline)"};
}

}  // namespace

TEST_CASE("a byline names one author or several", "[byline]") {
  CHECK(authors("By Jane Doe") == Names{"Jane Doe"});
  CHECK(authors("By  Jane Doe  and  John Roe") == Names{"Jane Doe", "John Roe"});
  CHECK(authors("By Jane Doe, John Roe and Ann Poe") == Names{"Jane Doe", "John Roe", "Ann Poe"});
  CHECK(authors("By Jane Doe and and John Roe") == Names{"Jane Doe", "John Roe"});
  CHECK(authors("BY JANE DOE") == Names{"JANE DOE"});
  CHECK(authors("By: Jane Doe") == Names{"Jane Doe"});
  CHECK(authors("Written by Jane O'Doe") == Names{"Jane O'Doe"});
}

TEST_CASE("bylines of other languages are known", "[byline]") {
  CHECK(authors("Von Anna Schäfer und Paul von der Heide") == Names{"Anna Schäfer", "Paul von der Heide"});
  CHECK(authors("Par Émilie Dupont et Jean-Luc Martin") == Names{"Émilie Dupont", "Jean-Luc Martin"});
  CHECK(authors("Por Ana Gómez y Luis da Silva") == Names{"Ana Gómez", "Luis da Silva"});
  CHECK(authors("By Frances d'Emilio and Paola dell’Orto") == Names{"Frances d'Emilio", "Paola dell’Orto"});
  CHECK(authors("Автор: Анна Петрова") == Names{"Анна Петрова"});
}

TEST_CASE("roles, places and agencies are no authors", "[byline]") {
  CHECK(authors("By Jane Doe, Science Correspondent") == Names{"Jane Doe"});
  CHECK(authors("By Jane Doe , chief Asia technology correspondent") == Names{"Jane Doe"});
  CHECK(authors("By Jane Doe in London and agencies") == Names{"Jane Doe"});
  CHECK(authors("By Jane Doe, London") == Names{"Jane Doe"});
  CHECK(authors("By Staff Writer Jane Doe") == Names{"Jane Doe"});
  CHECK(authors("By Our Correspondent").empty());
  CHECK(authors("By").empty());
  CHECK(parse_byline("By Jane Doe, Reuters")->agency == "Reuters");
  CHECK(parse_byline("By Jane Doe (AFP)")->agency == "AFP");
  CHECK(authors("By Reuters").empty());
}

TEST_CASE("a name that looks like an agency is a name", "[byline]") {
  CHECK(authors("By Paul Apps") == Names{"Paul Apps"});
  CHECK(authors("By Ina Marten") == Names{"Ina Marten"});
}

TEST_CASE("a name with nothing but a role beside it is a byline", "[byline]") {
  CHECK(authors("Jane Doe, Staff Writer") == Names{"Jane Doe"});
  CHECK(authors("Jane Doe, Science Correspondent") == Names{"Jane Doe"});
}

TEST_CASE("sentences that begin like a byline are none", "[byline]") {
  for (const auto* line :
       {"By Monday the harbour had been closed for three days.", "By the river", "By 2012, prices had doubled",
        "Von Berlin nach Hamburg", "Par hasard", "Por la tarde llovió", "Jane Doe, mayor of the town", "Jane Doe",
        "By Friday", "Bypass to open", ""}) {
    INFO(line);
    CHECK_FALSE(parse_byline(line));
  }
}

TEST_CASE("what a byline says of the author behind a comma or a hyphen is no name", "[byline]") {
  for (const auto* line : {"By Jane Doe, who teaches history at Exampleton", "By Jane Doe, a professor of history",
                           "By Jane Doe -Analysis", "Jane Doe -Analysis"}) {
    INFO(line);
    CHECK(parse_authors(line).authors == Names{"Jane Doe"});
  }
  CHECK(parse_byline("By Jane Doe, who teaches history at Exampleton"));
  CHECK_FALSE(parse_byline("By Jane Doe, who left, the harbour had been closed."));
  CHECK_FALSE(parse_byline("By Monday, the harbour had been closed"));
}

TEST_CASE("a title or a generation behind a comma belongs to the name", "[byline]") {
  CHECK(parse_authors("Joe Schmo, Sr, Tara Doe, MD").authors == Names{"Joe Schmo Sr", "Tara Doe MD"});
  CHECK(parse_authors("By Jane Doe, M.D., Ph.D. and John Roe").authors == Names{"Jane Doe M.D. Ph.D.", "John Roe"});
  CHECK(parse_authors("MD").authors == Names{"MD"});
}

TEST_CASE("a newspaper behind a name is no author", "[byline]") {
  CHECK(parse_authors("By Jane Doe, The Irish Times").authors == Names{"Jane Doe"});
}

TEST_CASE("a person's name is two to four words that are nothing else", "[byline]") {
  for (const char* name : {"Jane Doe", "Anna Maria Lopez", "Ludwig van Beethoven"}) {
    INFO(name);
    CHECK(is_person_name(name));
  }
  for (const char* text : {"", "Jane", "Jane and John", "Jane Doe, London", "Staff Reporter", "Latest News",
                           "Associated Press", "jane doe"}) {
    INFO(text);
    CHECK(!is_person_name(text));
  }
}

TEST_CASE("the value of an author field is cut into names", "[byline]") {
  CHECK(parse_authors("Jane Doe; John Roe").authors == Names{"Jane Doe", "John Roe"});
  CHECK(parse_authors("By Jane Doe").authors == Names{"Jane Doe"});
  CHECK(parse_authors("By Jane Doe, Professor of History at Exampleton").authors == Names{"Jane Doe"});
  CHECK(parse_authors("jane@example.org").authors.empty());
  CHECK(parse_authors("Mara Writer").authors == Names{"Mara Writer"});
  for (const char* job : {"Health Writer", "Senior Writer", "Staff Reporter", "Web Editor", "By Staff"}) {
    INFO(job);
    CHECK(parse_authors(job).authors.empty());
  }
}

}  // namespace news
