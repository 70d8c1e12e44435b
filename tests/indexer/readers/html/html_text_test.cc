// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_text.h"

#include "tests/support/catch.h"

namespace news {

TEST_CASE("text on one line has single blanks and nothing invisible", "[html][text]") {
  CHECK(one_line("  The\n\tharbour \xC2\xA0 opens ") == "The harbour opens");
  CHECK(one_line("har\xC2\xAD"
                 "bour\xE2\x80\x8B opens \xEF\xBB\xBF again") == "harbour opens again");
  CHECK(one_line("a\x1b[31mb") == "a b");
  CHECK(one_line("caf\xC3\xA9 \xE2\x80\x93 \xEF\xBC\xA1") == "café – Ａ");
}

TEST_CASE("references are decoded, twice where they were encoded twice", "[html][text]") {
  CHECK(plain_line("R&amp;D") == "R&D");
  CHECK(plain_line("R&amp;amp;D") == "R&D");
  CHECK(plain_line("&#8220;Dune&#x201D;") == "“Dune”");
  CHECK(plain_line("&eacute;&nbsp;&hellip;") == "é …");
}

TEST_CASE("what is no reference stays", "[html][text]") {
  CHECK(plain_line("AT&T; Q&A; R&D") == "AT&T; Q&A; R&D");
  CHECK(plain_line("&#xD800; &#99999999; &; &") == "&#xD800; &#99999999; &; &");
}

TEST_CASE("tags go and comparisons stay", "[html][text]") {
  CHECK(plain_line("<i>Dune</i>: part<br>two") == "Dune: part two");
  CHECK(plain_line("1 < 2 and a <3 b") == "1 < 2 and a <3 b");
  CHECK(plain_line("&lt;b&gt;loud&lt;/b&gt;") == "loud");
  CHECK(plain_line("cut <b") == "cut <b");
}

}  // namespace news
