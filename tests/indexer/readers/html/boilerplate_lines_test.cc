// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/boilerplate_lines.h"

#include "tests/support/catch.h"

namespace news {

TEST_CASE("headings of links are told from sentences", "[html][lines]") {
  CHECK(opens_related_links("Related", false));
  CHECK(opens_related_links("Mehr zum Thema", false));
  CHECK(opens_related_links("Das könnte Sie auch interessieren", false));
  CHECK(opens_related_links("Read more: the storm of the century, as it was seen from the light", true));
  CHECK_FALSE(opens_related_links("Related charges were dropped, the lawyer of the owner said on Friday.", true));
  CHECK_FALSE(opens_related_links("The harbour is open", false));
  CHECK_FALSE(opens_related_links("", false));
}

TEST_CASE("lines that belong to the page are told from the article's", "[html][lines]") {
  CHECK(is_boilerplate_line("Advertisement"));
  CHECK(is_boilerplate_line("WERBUNG"));
  CHECK(is_boilerplate_line("Foto: Ida Holm"));
  CHECK(is_boilerplate_line("© The Harbour Post"));
  CHECK_FALSE(is_boilerplate_line("Anzeige erstattete der Hafenmeister noch in der Nacht."));
  CHECK_FALSE(is_boilerplate_line("Photos of the storm went round the world."));
  CHECK_FALSE(is_boilerplate_line(""));
}

}  // namespace news
