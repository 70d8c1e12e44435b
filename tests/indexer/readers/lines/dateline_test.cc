// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/dateline.h"

#include <string>
#include <string_view>

#include "tests/support/catch.h"

namespace news {
namespace {

// "place|agency|date|text"
std::string read(std::string_view paragraph) {
  const auto line = parse_dateline(paragraph);
  if (!line) return "none";
  std::string out;
  for (const auto part : {line->place, line->agency, line->date}) out.append(part).append("|");
  return out.append(paragraph.substr(line->length));
}

}  // namespace

TEST_CASE("place, date and agency of a dateline are told apart", "[dateline]") {
  CHECK(read("KABUL, Nov 6 (Reuters) - Rain fell.") == "KABUL|Reuters|Nov 6|Rain fell.");
  CHECK(read("NEW YORK  (Reuters) - Rain fell.") == "NEW YORK|Reuters||Rain fell.");
  CHECK(read("(Reuters) - Rain fell.") == "|Reuters||Rain fell.");
  CHECK(read("PARIS/NEW YORK (Reuters) - Rain fell.") == "PARIS/NEW YORK|Reuters||Rain fell.");
  CHECK(read("MOUNTAIN VIEW, California (AP) — Rain fell.") == "MOUNTAIN VIEW, California|AP||Rain fell.");
  CHECK(read("ST. LOUIS, March 22 (Thomson Reuters Accelus) - Rain fell.") ==
        "ST. LOUIS|Thomson Reuters Accelus|March 22|Rain fell.");
  CHECK(read("NEW YORK/ST. LOUIS (Reuters) - Rain fell.") == "NEW YORK/ST. LOUIS|Reuters||Rain fell.");
  CHECK(read("BOISE, Idaho/DALLAS, Feb 3 - Rain fell.") == "BOISE, Idaho/DALLAS||Feb 3|Rain fell.");
  CHECK(read("AIX-EN-PROVENCE, France (AFP) - Rain fell.") == "AIX-EN-PROVENCE, France|AFP||Rain fell.");
}

TEST_CASE("press wires and agencies of other languages are known", "[dateline]") {
  CHECK(read("BOSTON, Nov. 6, 2023 /PRNewswire/ -- Rain fell.") == "BOSTON|PRNewswire|Nov. 6, 2023|Rain fell.");
  CHECK(read("Paris, le 6 novembre (AFP) - Il pleut.") == "Paris|AFP|6 novembre|Il pleut.");
  CHECK(read("BERLIN, 6. November (dpa) - Es regnet.") == "BERLIN|dpa|6. November|Es regnet.");
  CHECK(read("Madrid, 6 nov (EFE).- Llueve.") == "Madrid|EFE|6 nov|Llueve.");
  CHECK(read("(ANSA) - ROMA, 06 NOV - Piove.") == "ROMA|ANSA|06 NOV|Piove.");
  CHECK(read("МОСКВА, 3 июл - РИА Новости. Идёт дождь.") == "МОСКВА|РИА Новости|3 июл|Идёт дождь.");
  CHECK(read("لندن (رويترز) - مطر.") == "لندن|رويترز||مطر.");
  CHECK(read("لندن (مثلا) - مطر.") == "none");
  CHECK(read("KARACHI (APP): Rain fell.") == "KARACHI|APP||Rain fell.");
}

TEST_CASE("datelines without an agency need capitals or a date", "[dateline]") {
  CHECK(read("LONDON - Rain fell.") == "LONDON|||Rain fell.");
  CHECK(read("Washington, Nov 30 - Rain fell.") == "Washington||Nov 30|Rain fell.");
  CHECK(read("June 5 (New York) - Rain fell.") == "New York||June 5|Rain fell.");
  CHECK(read("June 5 (PFI) - Rain fell.") == "|PFI|June 5|Rain fell.");
  CHECK(read("May 1 - Rain fell.") == "||May 1|Rain fell.");
  CHECK(read("LAHORE: Rain fell.") == "LAHORE|||Rain fell.");
  CHECK(read("Rock star Norman Example - who fell ill - is back.") == "none");
  CHECK(read("London - Rain fell.") == "none");
}

TEST_CASE("wires' slips are forgiven", "[dateline]") {
  CHECK(read("MOSCOW, March 25 (Reuters - Rain fell.") == "MOSCOW|Reuters|March 25|Rain fell.");
  CHECK(read("MEXICO CITY, Reuters (Feb 25) - Rain fell.") == "MEXICO CITY|Reuters|Feb 25|Rain fell.");
  CHECK(read("LONDON/PARIS - (Reuters) - Rain fell.") == "LONDON/PARIS|Reuters||Rain fell.");
  CHECK(read("Nov 19, NEW YORK (Reuters) - Rain fell.") == "NEW YORK|Reuters|Nov 19|Rain fell.");
  CHECK(read("(Reuters) SAN DIEGO - Rain fell.") == "SAN DIEGO|Reuters||Rain fell.");
  CHECK(read("By Jane Doe CAPE TOWN (Reuters) - Rain fell.") == "CAPE TOWN|Reuters||Rain fell.");
}

TEST_CASE("text without a dateline has none", "[dateline]") {
  for (const auto* text :
       {"", "   ", "Rain fell.", "WATCH: the harbour reopens", "(Adds detail, comment)", "* New orders fall",
        "EU - it says", "\"Rain\" - he said", "The mayor (Labour) - who won - left.", "Example: Harbour advised us",
        "- Rain", "(", "/", "A"}) {
    INFO(text);
    CHECK(read(text) == "none");
  }
}

}  // namespace news
