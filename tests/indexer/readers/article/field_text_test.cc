// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/field_text.h"

#include "tests/support/catch.h"

namespace news {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("words for nothing are nothing, within other words they are not", "[fields]") {
  for (const char* value : {"", "  ", "None", "null", " NaN ", "NaT", "undefined", "<p></p>"}) {
    INFO(value);
    CHECK(field_line(value).empty());
    CHECK(field_paragraphs(value).empty());
  }
  CHECK(field_line("None of the above") == "None of the above");
}

TEST_CASE("a line of a field has no tags, entities, line ends and control characters", "[fields]") {
  CHECK(field_line("<b>R&amp;D</b>\n up \x1b[31m") == "R&D up");
  CHECK(field_line("1 < 2 & 3") == "1 < 2 & 3");
  CHECK(field_line("zero\xE2\x80\x8Bwidth\xC2\xA0"
                   "blank") == "zerowidth blank");
}

TEST_CASE("paragraphs of HTML are kept, and line ends where tags set none", "[fields]") {
  CHECK(field_paragraphs("<p>One</p>\n<p>Two\nlines</p>") == "One\nTwo lines");
  CHECK(field_paragraphs("One <i>a</i>\n\nTwo") == "One a\nTwo");
  CHECK(field_paragraphs("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;") == "One\nTwo");
  CHECK(field_paragraphs("One\r\nTwo &amp; three") == "One\nTwo & three");
  CHECK(field_paragraphs("The sign <Exit> & \"a <b\"") == "The sign & \"a <b\"");
}

TEST_CASE("lists in the notation of Python or JSON are lists, other brackets are text", "[fields]") {
  CHECK(listed_strings(R"(['A', "B's", 'C\'s'])") == Strings{"A", "B's", "C's"});
  CHECK(listed_strings("[]").empty());
  for (const char* value : {"['A'", "[A]", "['A' 'B']", "['A', B]", "'A'", "[", "['", "['A',"}) {
    INFO(value);
    CHECK(listed_strings(value).empty());
  }
}

}  // namespace
}  // namespace news
