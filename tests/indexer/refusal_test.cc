// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/refusal.h"

#include "tests/support/catch.h"
#include "tests/support/temp_database.h"

using namespace news;

namespace {

bool xapian_takes(const Xapian::Document& document) {
  test::TempDatabase scratch;
  try {
    scratch.database.add_document(document);
    scratch.database.commit();
    return true;
  } catch (const Xapian::InvalidArgumentError&) {
    return false;
  }
}

}  // namespace

TEST_CASE("a document is refused exactly when Xapian would fail over it", "[refusal]") {
  for (const std::size_t length : {100, 245, 246, 300}) {
    CAPTURE(length);
    Xapian::Document document;
    document.add_term("short");
    document.add_term(std::string(length, 'x'));
    CHECK(refusal(document).has_value() == !xapian_takes(document));
    CHECK(refusal(document).has_value() == (length > 245));
  }
}

TEST_CASE("a NUL in a term counts as two bytes", "[refusal]") {
  for (const std::size_t nuls : {22, 23, 24, 25, 26, 45, 46}) {
    CAPTURE(nuls);
    Xapian::Document document;
    document.add_term(std::string(nuls, '\0') + std::string(200, 'x'));
    if (!refusal(document)) CHECK(xapian_takes(document));
    CHECK(refusal(document).has_value() == (nuls > 22));
  }
}
