// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/similar/subject_words.h"

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::IndexView;
using news::subject_words;
using news::test::TempDir;

namespace {

/// An index of 40 articles, in which "market" is everywhere, and "ferry" and "smith" in a few.
std::string make_index(const TempDir& dir) {
  std::vector<Article> articles;
  for (int n = 0; n < 40; ++n) {
    std::string body = "The market of day " + std::to_string(n) + ".";
    if (n < 5) body += " A ferry sank off Lamma. (Reporting by Jo Smith; editing by Al Brown)";
    articles.push_back({.title = "News", .language = "en", .body = body});
  }
  return news::test::index_over(dir.path(), articles);
}

std::vector<std::string> terms(const std::vector<news::SubjectWord>& words) {
  std::vector<std::string> result;
  for (const auto& word : words) result.push_back(word.term);
  return result;
}

bool has(const std::vector<news::SubjectWord>& words, const std::string& term) {
  return std::ranges::find(words, term, &news::SubjectWord::term) != words.end();
}

}  // namespace

TEST_CASE("words that tell a story apart are its subject, frequent and stop words are not", "[similar][subject]") {
  const TempDir dir;
  IndexView index({make_index(dir)});
  const auto words = subject_words("Ferry sinks", "The ferry sank off Lamma on market day.", 1, index);
  CHECK(has(words, "ferry"));
  CHECK(has(words, "lamma"));
  CHECK_FALSE(has(words, "market"));
  CHECK_FALSE(has(words, "the"));
  CHECK_FALSE(has(words, "sinks"));  // no article has it
}

TEST_CASE("a word of the headline counts more than one of the text", "[similar][subject]") {
  const TempDir dir;
  IndexView index({make_index(dir)});
  const auto words = subject_words("Lamma", "A ferry.", 1, index, {.in_title = 3});
  CHECK(terms(words) == std::vector<std::string>{"lamma", "ferry"});
  CHECK(words.front().weight >= words.back().weight);
}

TEST_CASE("credits of an agency are no subject", "[similar][subject]") {
  const TempDir dir;
  IndexView index({make_index(dir)});
  CHECK_FALSE(has(subject_words("", "A ferry. (Reporting by Jo Smith)", 1, index), "smith"));
  CHECK(has(subject_words("", "A ferry. (Reporting by Al Brown) Jo Smith swam.", 1, index), "smith"));
  CHECK(has(subject_words("", "A ferry (Jo Smith).", 1, index), "smith"));
  CHECK_FALSE(has(subject_words("", "A ferry. (Reporting by Jo Smith", 1, index), "smith"));
  std::string brackets = "A ferry. ";
  for (int n = 0; n < 100'000; ++n) brackets += "(Reporting by ";
  CHECK_FALSE(has(subject_words("", brackets + "Jo Smith", 1, index), "smith"));
}

TEST_CASE("a huge text gives no more words than a short one may", "[similar][subject]") {
  const TempDir dir;
  IndexView index({make_index(dir)});
  std::string text;
  for (int n = 0; n < 200'000; ++n) text += "ferry" + std::to_string(n) + " ";
  CHECK(subject_words("", text + "lamma", 0, index).size() == news::SubjectRules().words);
  CHECK_FALSE(has(subject_words("", text + "lamma", 1, index), "lamma"));  // far behind what is read
}
