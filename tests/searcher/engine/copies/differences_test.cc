// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/differences.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace {

using Sentences = std::vector<std::string>;

news::CopyDifference compared(std::string_view text, std::string_view other) {
  news::CopyDifference difference;
  compare_texts(text, other, difference);
  return difference;
}

}  // namespace

TEST_CASE("sentences that only one of two texts has are found", "[copies]") {
  const auto difference = compared("It rained. The harbour flooded.", "It rained. The ferries stopped.");
  CHECK(difference.added == Sentences{"The harbour flooded."});
  CHECK(difference.lacking == Sentences{"The ferries stopped."});
}

TEST_CASE("other punctuation, case and lines are no difference", "[copies]") {
  const auto difference =
      compared("“It rained,” he said.\nThe CAFÉ closed.", "\"It rained\", he said. The cafe closed.");
  CHECK(difference.added.empty());
  CHECK(difference.lacking.empty());
}

TEST_CASE("a sentence that is repeated counts once, and no more than five are listed", "[copies]") {
  std::string text;
  for (const char* word : {"one", "two", "three", "four", "five", "six", "seven"})
    text.append("Ferry ").append(word).append(" left the harbour. Ferry one left the harbour. ");
  const auto difference = compared(text, "");
  CHECK(difference.added.size() == 5);
  CHECK(difference.more_added == 2);
  CHECK(difference.added.back() == "Ferry five left the harbour.");
  CHECK(difference.more_lacking == 0);
}
