// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/manner.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "common/analysis/analysis.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"
#include "tests/support/catch.h"

namespace news {
namespace {

constexpr std::chrono::sys_days today = std::chrono::year{2013} / 3 / 6;

std::multiset<std::string> words_of(QueryNode tree) {
  std::multiset<std::string> words;
  visit_wanted(tree, [&](const QueryNode& node) {
    if (node.field != nullptr) return true;
    for (Words analysis(node.text); analysis.next();) words.emplace(analysis.word().term);
    return true;
  });
  return words;
}

constexpr auto headlines = std::to_array<std::string_view>({
    // A source behind a dash.
    "Harbour crane maker to cut 900 jobs -sources",
    "Ferry line in talks to buy two rivals -chief executive",
    "Bakers' union accepts the new offer -Evening Ledger",
    "Minister says grain is safe -U.N. agency",
    "BKX buys the tower from its founder -filing",
    "iTrain to open a second line next spring -insider",
    "Bridge repair to take until autumn: -city council",
    "Storm cuts power to 40,000 homes -grid operator",
    "\"We will not sell\" the old mill -owner",
    "4 ways to insulate a roof -experts",
    // Colons without a blank.
    "Factbox:Harbour strikes since 1970",
    "Factbox:Mill buyout",
    "Analysis:Why the tram is late again",
    "Tram firm nears a deal for the depot:report",
    "River board to sell its old pumping station:sources",
    "Mayor calls the plan \"very nearly done:\" radio",
    "Insight:The quiet market for used ferries",
    "Timeline:A year of floods",
    "Exclusive:Bank to close branches",
    "Corrected:Mill owner did not sell",
    "Live:final of the cup",
    "Council:No money for a new bridge this year",
    "Q&A:What the new fares mean for you",
    "Video:Otters return",
    "Source:Ferry line will order three ships next week",
    "Date:What to know before the vote on Sunday",
    // Brackets.
    "Harbour Bank (HBK.O shares fall",
    "Harbour Bank (HBK.O) shares fall",
    "Harbour Bank HBK.O) shares fall",
    "Mill Group (MLG.N, (MLG.L gains",
    "Ferry line (updated",
    "Tram (and bus) fares to rise (again) in May",
    "(Repeats) Grain harvest is late",
    "[Video] Otters return to the river",
    "Storm {update} cuts power in the valley",
    "Mayor :) wins by a vote",
    "Team lost again :(",
    "Bank(s) to close f(x) funds",
    "Author(s) of the report named in full",
    "1) Pack water 2) Pack bread",
    // Capitals.
    "MAYOR NOT GUILTY",
    "MILLS NOT FOR SALE, OWNERS SAY",
    "FLOODS AND STORMS HIT THE VALLEY",
    "TRICK OR TREATMENT",
    "AND THE WINNER IS THE HARBOUR BAND",
    "OR ELSE, SAYS THE MINISTER",
    "NOT IN OUR VALLEY, SAY FARMERS",
    "BLAST NEAR HARBOUR INJURES TWO",
    "BAKERS NOT TO BLAME",
    "STRIKE: NOW WHAT?",
    "COUNCIL SAYS NO, BUT NOT NEVER",
    // Shouted words.
    "How NOT to cross the river",
    "What NOT to wear on a ferry",
    "Why you should NOT the cat forget",
    "Fire in Salem, OR spreads to the mill",
    "Fire in Salem, OR",
    "Tea OR: coffee",
    "Bakers say they WON'T strike",
    // Quotes.
    "\"Never again\", says captain",
    "Captain in the storm: \"Never again",
    "The ferry captain said \"never again in winter",
    "27\" screens are back in the shops",
    "'Never again' - captain",
    "“Never again, says captain",
    "„Nie wieder“, sagt der Kapitän",
    "« Jamais plus », dit le capitaine",
    "The \"new\" \"old\" bridge",
    // Stars, slashes and other signs.
    "Mayor calls it f*** nonsense",
    "Mayor calls it f*ck all in a speech",
    "S**t happens",
    "*Corrects date* Harbour to close on Monday",
    "***Flash*** Harbour closed",
    "Five-star * hotel opens",
    "E*Change shares fall",
    "9/11 and after",
    "24/7 trams",
    "And/or: a short history of two words",
    "w/o a paddle",
    "Yahoo! buys a mill",
    "¡Viva el puerto!",
    "!Breaking! Harbour closed for the whole week",
    "Why?Because",
    "The mayor doesn?t like it",
    "C++ and C# for bakers",
    "AT&T, H&M & co",
    "A = B, says teacher",
    "E=mc2 at 100",
    "+++ Storm +++",
    "# ferry #strike",
    "@mayor is back",
    "50% off ^ top",
    "Cost ~ 5 million, says mayor",
    "~ Poem of the week ~",
    "Titel | The Evening Ledger",
    "Ferry strike ends | The Evening Ledger",
    "Harbour \\ river",
    "Trams -- why they are late",
    "Trams – why they are late — again",
    "- Trams late",
    "-> Trams",
    "--Trams are late again in the valley",
    "10 000 walk for the old bridge",
    "250 € fine for bakers",
    "https://ledger.example/a?b=c is down",
    "10:30: the trams stop",
    // Other scripts.
    "市长：不卖码头",
    "港口:新桥梁开通",
    "رئيس «الميناء»:الجسر الجديد يفتح",
    "मेयर ने कहा -पुल बंद रहेगा कल से",
    "Мэр: «мост закрыт» (обновлено",
});

TEST_CASE("every word of a pasted headline is searched for, whatever signs it has", "[manner]") {
  const std::string headline(GENERATE(from_range(headlines)));
  CAPTURE(headline);
  const auto asked = words_of(parse_query(headline, today));
  const auto words = words_of(parse_literal(headline));
  CHECK(std::ranges::includes(asked, words));
}

TEST_CASE("what is read as a headline is written so that it is read alike", "[manner]") {
  const std::string headline(GENERATE(from_range(headlines)));
  CAPTURE(headline);
  const std::string written = to_string(parse_query(headline, today));
  CHECK(to_string(parse_query(written, today)) == written);
}

TEST_CASE("a headline has five words, begins with no lower-case word and has no sure operator", "[manner]") {
  CHECK(manner_of("Ferry line to cut jobs -sources").is_pasted);
  CHECK(manner_of("iTrain to open a line -insider").is_pasted);
  CHECK_FALSE(manner_of("ferry line to cut jobs -sources").is_pasted);
  CHECK_FALSE(manner_of("Ferry jobs -sources").is_pasted);
  CHECK_FALSE(manner_of("Ferry line to cut jobs NOT sources").is_pasted);
  CHECK_FALSE(manner_of("Ferry line to cut jobs title:strike -sources").is_pasted);
  CHECK_FALSE(manner_of("Ferry line to w/5 jobs -sources").is_pasted);
  CHECK_FALSE(manner_of("Ferry line to cut job* -sources").is_pasted);
  CHECK_FALSE(manner_of("(Ferry line to cut jobs -sources)").is_pasted);
}

TEST_CASE("AND, OR and NOT among capitals are operators between acronyms, groups and phrases", "[manner]") {
  CHECK(manner_of("MAYOR NOT GUILTY").is_capitals);
  CHECK_FALSE(manner_of("IBM OR HP").is_capitals);
  CHECK_FALSE(manner_of("\"PRICE CUTS\" OR STRIKES").is_capitals);
  CHECK_FALSE(manner_of("STRIKES AND (BAKERS OR MILLERS)").is_capitals);
  CHECK_FALSE(manner_of("strikes NOT BAKERS").is_capitals);
}

TEST_CASE("parentheses that do not match are punctuation where nothing is an operator", "[manner]") {
  CHECK(manner_of("Bank (HBK.O falls").has_loose_parentheses);
  CHECK_FALSE(manner_of("bank (falls -opec").has_loose_parentheses);
  CHECK_FALSE(manner_of("bank AND (falls").has_loose_parentheses);
  CHECK_FALSE(manner_of("Bank (HBK.O) falls").has_loose_parentheses);
}

TEST_CASE("a query of many operators is written so that it is not read as a headline", "[manner]") {
  for (const char* query : {"Ferry line to cut NOT jobs", "WHO || UNICEF", "-STRIKES MAYOR"}) {
    CAPTURE(query);
    const QueryNode tree = parse_query(query, today);
    CHECK(to_string(tree).starts_with('('));
    CHECK(to_string(parse_query(to_string(tree), today)) == to_string(tree));
    CHECK(words_of(parse_query(to_string(tree), today)) == words_of(tree));
  }
}

}  // namespace
}  // namespace news
