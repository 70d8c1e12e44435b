// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/synonyms_file.h"

#include <sys/stat.h>

#include <string>
#include <vector>

#include "news/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using Strings = std::vector<std::string>;

namespace {

std::vector<news::Synonyms::Rule> parse(std::string_view text) { return news::parse_synonyms(text, "f"); }

template <class Action>
std::string error_of(Action action) {
  try {
    action();
  } catch (const news::Error& error) {
    return std::string(error.what()) + (error.hint().empty() ? "" : "|");
  }
  return "no error";
}

std::string refusal(std::string_view text) {
  return error_of([&] { parse(text); });
}

}  // namespace

TEST_CASE("a line is a group, or says what finds what else", "[synonyms]") {
  const auto rules = parse("\xEF\xBB\xBF# names\r\neu,European Union  # a comment\r\n\n C#, c sharp\na, b=>c");
  REQUIRE(rules.size() == 3);
  CHECK(rules[0].words == Strings{"eu", "European Union"});
  CHECK(rules[0].finds.empty());
  CHECK(rules[1].words == Strings{"C#", "c sharp"});
  CHECK(rules[2].words == Strings{"a", "b"});
  CHECK(rules[2].finds == Strings{"c"});
  CHECK(parse("").empty());
  CHECK(parse("# nothing").empty());
  CHECK(parse("油价, 石油价格").size() == 1);
}

TEST_CASE("a mistake is refused with its line and a hint", "[synonyms]") {
  CHECK(refusal("a, b\nc\xff, d") == "f:2: this is not UTF-8|");
  CHECK(refusal("\n\neu") == "f:3: a word alone has no synonym|");
  CHECK(refusal("a,, b") == "f:1: nothing stands beside a comma or an arrow|");
  CHECK(refusal("a, b,") == "f:1: nothing stands beside a comma or an arrow|");
  CHECK(refusal("=> b") == "f:1: nothing stands beside a comma or an arrow|");
  CHECK(refusal("a =>") == "f:1: nothing stands beside a comma or an arrow|");
  CHECK(refusal("a => b => c") == "f:1: two arrows|");
  CHECK(refusal("a, &&") == "f:1: \"&&\" has neither a letter nor a digit|");
  CHECK(refusal("a, " + std::string(201, 'b')) == "f:1: a phrase of more than 200 bytes|");
  std::string many = "w";
  for (int n = 1; n < 64; ++n) many += ", w";
  CHECK(refusal(many) == "no error");
  CHECK(refusal(many + ", w") == "f:1: more than 64 words or phrases|");
}

TEST_CASE("what is not a regular file is refused at once", "[synonyms]") {
  const news::test::TempDir dir;
  const std::string pipe = (dir.path() / "pipe").string();
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  const auto current = [](const std::string& path) { return error_of([&] { news::SynonymsFile(path).current(); }); };
  CHECK(current(pipe) == "cannot read the synonyms file " + pipe + ": it is no regular file|");
  CHECK(current(dir.path().string()) == "cannot read the synonyms file " + dir.path().string() + ": it is a folder|");
  CHECK(current("/nowhere") == "cannot read the synonyms file /nowhere: No such file or directory|");
}

TEST_CASE("a file is read again only when it has changed", "[synonyms]") {
  const news::test::TempDir dir;
  const std::string path = dir.write("words", "a, b\n").string();
  news::SynonymsFile file(path);
  const auto* const first = file.current().table();
  CHECK(first != nullptr);
  CHECK(file.current().table() == first);
  dir.write("words", "a, b, c\n");
  CHECK(file.current().table() != first);
  dir.write("words", "");
  CHECK(file.current().table() == nullptr);
}
