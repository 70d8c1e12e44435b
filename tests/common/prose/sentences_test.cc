// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/prose/sentences.h"

#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<std::string> sentences;
  for (const Sentence& each : split_sentences(text))
    sentences.emplace_back(text.substr(each.begin, each.end - each.begin));
  return sentences;
}

using Sentences = std::vector<std::string>;

TEST_CASE("sentences end at full stops, question and exclamation marks and ellipses", "[sentences]") {
  CHECK(sentences_of("Ships came. Did they stay? No! Well… Perhaps.") ==
        Sentences{"Ships came.", "Did they stay?", "No!", "Well…", "Perhaps."});
  CHECK(sentences_of("They paid. 40 ships left.") == Sentences{"They paid.", "40 ships left."});
  CHECK(sentences_of("") == Sentences{});
  CHECK(sentences_of(" \n . \n ") == Sentences{"."});
}

TEST_CASE("the marks of Arabic, Urdu, Hindi and Japanese end sentences", "[sentences]") {
  CHECK(sentences_of("هل ارتفع النفط؟ نعم. قال ذلك") == Sentences{"هل ارتفع النفط؟", "نعم.", "قال ذلك"});
  CHECK(sentences_of("تیل مہنگا ہو گیا۔ لوگ حیران ہیں۔") == Sentences{"تیل مہنگا ہو گیا۔", "لوگ حیران ہیں۔"});
  CHECK(sentences_of("तेल महँगा हुआ। लोग चकित हैं।") == Sentences{"तेल महँगा हुआ।", "लोग चकित हैं।"});
  CHECK(sentences_of("大雪です。電車が止まりました。") == Sentences{"大雪です。", "電車が止まりました。"});
  CHECK(sentences_of("؟") == Sentences{"؟"});
}

TEST_CASE("what follows in small letters belongs to the sentence", "[sentences]") {
  CHECK(sentences_of("\"Really?\" he asked. He left.") == Sentences{"\"Really?\" he asked.", "He left."});
  CHECK(sentences_of("It grew 3.5 percent... then fell.").size() == 1);
  CHECK(sentences_of("see example.org for more").size() == 1);
}

TEST_CASE("closing quotes and brackets stay with their sentence", "[sentences]") {
  CHECK(sentences_of("\"We stay.\" “We go.” (They left.) He slept.") ==
        Sentences{"\"We stay.\"", "“We go.”", "(They left.)", "He slept."});
  CHECK(sentences_of("„Wir bleiben.“ Sie gingen.") == Sentences{"„Wir bleiben.“", "Sie gingen."});
}

TEST_CASE("abbreviations and initials end no sentence", "[sentences]") {
  const char* text =
      GENERATE("Mr. Kent met Dr. Wu on Jan. 5.", "The U.S. Treasury sold bonds.", "J. P. Wu spoke.", "J.P. Wu spoke.",
               "No. 7 on St. John Road", "Acme Corp. Chief Wu left", "Gen. Kent, Lt. Wu");
  CAPTURE(text);
  CHECK(sentences_of(text).size() == 1);
}

TEST_CASE("an abbreviation ends a sentence when a word follows that opens one", "[sentences]") {
  CHECK(sentences_of("He works for Acme Inc. The firm grew.") == Sentences{"He works for Acme Inc.", "The firm grew."});
  CHECK(sentences_of("They left the U.S. In June they came back.").size() == 2);
  CHECK(sentences_of("They met Mr. The.").size() == 1);
}

TEST_CASE("a newline always ends a sentence", "[sentences]") {
  const auto sentences = split_sentences("RATES\nThey rose. And fell.\n");
  REQUIRE(sentences.size() == 3);
  CHECK_FALSE(sentences[0].whole);
  CHECK(sentences[1].whole);
  CHECK(sentences[2].end == 26);
}

TEST_CASE("Chinese and Japanese sentences need no blank between them", "[sentences]") {
  CHECK(sentences_of("油价上涨。股市下跌！为什么？“不知道。”他说。") ==
        Sentences{"油价上涨。", "股市下跌！", "为什么？", "“不知道。”", "他说。"});
}

TEST_CASE("sentences know their place in code points", "[sentences]") {
  const auto sentences = split_sentences("Zoë né. Ça va.");
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[1].start == 8);
  CHECK(sentences[1].length == 6);
}

TEST_CASE("an agency's dateline is found at the beginning only", "[sentences]") {
  CHECK(dateline_end("NEW YORK (Reuters) - Oil fell.") == 21);
  CHECK(dateline_end("Kabul, Nov 5 (AP) — Rain.") == std::string_view("Kabul, Nov 5 (AP) — ").size());
  CHECK(dateline_end("(Reuters) -- Oil fell.") == 13);
  CHECK(dateline_end("The bank (Acme) - a big one - fell.") == 0);
  CHECK(dateline_end("Oil (Brent) fell - again.") == 0);
  CHECK(dateline_end("KABUL (AP)-style.") == 0);
  CHECK(dateline_end("Rain.\nKABUL (AP) - Snow.") == 0);
  CHECK(dateline_end("KABUL (AP) - ") == 0);
  CHECK(dateline_end("") == 0);
}

}  // namespace
}  // namespace news
