// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/english_spellings.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "tests/support/catch.h"

using news::other_english_spellings;

namespace {

bool has(const std::string& word, const std::string& other) {
  const auto found = other_english_spellings(word);
  return std::ranges::find(found, other) != found.end();
}

}  // namespace

TEST_CASE("British and American spellings find each other", "[spellings]") {
  constexpr std::array<std::pair<const char*, const char*>, 32> pairs{{
      {"colour", "color"},
      {"colourful", "colorful"},
      {"labourers", "laborers"},
      {"neighbourhood", "neighborhood"},
      {"organise", "organize"},
      {"organisations", "organizations"},
      {"criticised", "criticized"},
      {"analyse", "analyze"},
      {"paralysed", "paralyzed"},
      {"centre", "center"},
      {"centred", "centered"},
      {"theatres", "theaters"},
      {"kilometres", "kilometers"},
      {"defence", "defense"},
      {"licences", "licenses"},
      {"travelled", "traveled"},
      {"counsellors", "counselors"},
      {"cancelling", "canceling"},
      {"fulfil", "fulfill"},
      {"programme", "program"},
      {"programmes", "programs"},
      {"catalogue", "catalog"},
      {"dialogues", "dialogs"},
      {"aluminium", "aluminum"},
      {"grey", "gray"},
      {"jewellery", "jewelry"},
      {"anaemia", "anemia"},
      {"leukaemia", "leukemia"},
      {"paediatrics", "pediatrics"},
      {"foetus", "fetus"},
      {"oestrogen", "estrogen"},
      {"manoeuvres", "maneuvers"},
  }};
  for (const auto& [british, american] : pairs) {
    CAPTURE(british, american);
    CHECK(has(british, american));
    CHECK(has(american, british));
  }
}

TEST_CASE("words that only look like another spelling have none", "[spellings]") {
  for (const char* const word :
       {"four",   "for",     "our",    "tour",  "hour",     "sour",    "court",   "doctor",  "actor",
        "rise",   "wise",    "size",   "prize", "prise",    "seize",   "raise",   "maize",   "noise",
        "resize", "capsize", "other",  "water", "sentence", "science", "immense", "silence", "parallel",
        "fuel",   "travel",  "israel", "tyre",  "tire",     "cheque",  "storey",  "oil",     ""}) {
    CAPTURE(word);
    CHECK(other_english_spellings(word).empty());
  }
}
