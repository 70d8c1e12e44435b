// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/boost.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/temp_database.h"

TEST_CASE("a boost adds its weight where its articles match, and finds no others", "[engine][ranking]") {
  news::test::TempDatabase home;
  for (const std::vector<std::string>& terms : {std::vector<std::string>{"oil", "gas"}, {"oil"}, {"gas"}}) {
    Xapian::Document document;
    for (const std::string& term : terms) document.add_term(term);
    home.database.add_document(document);
  }
  const Xapian::Query oil(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query("oil"), 0);
  Xapian::Enquire enquire(home.database);
  enquire.set_query(news::with_boosts(oil, {news::make_boost("gas", 2.5, Xapian::Query("gas"))}));
  const Xapian::MSet found = enquire.get_mset(0, 10);
  REQUIRE(found.size() == 2);
  CHECK(found[0].get_weight() == 2.5);
  CHECK(found[1].get_weight() == 0);
}
