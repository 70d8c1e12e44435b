// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/catch.h"
#include "tests/support/index.h"

using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;

namespace {

/// Two articles and a home of its own with a config file.
class Home {
 public:
  Home() {
    news_.write("gas.txt", "Gas stays cheap\n\nHeating with gas costs less.\n");
    news_.write("oil.txt", "Oil and gas\n\nOil and gas are up.\n");
    REQUIRE(news_.index().status == 0);
  }
  std::string database() const { return news_.database(); }
  std::filesystem::path configure(std::string_view text) const { return dir_.write("news-search/config", text); }
  std::filesystem::path folder() const { return dir_.path(); }

  Outcome run(const std::string& program, std::vector<std::string> arguments,
              std::vector<std::string> more = {}) const {
    arguments.insert(arguments.begin(), program);
    more.push_back("XDG_CONFIG_HOME=" + dir_.path().string());
    return news::test::run(arguments, more);
  }
  Outcome search(std::vector<std::string> arguments, std::vector<std::string> more = {}) const {
    return run(news::test::news_search(), std::move(arguments), std::move(more));
  }
  std::size_t hits(std::vector<std::string> arguments, std::vector<std::string> more = {}) const {
    arguments.push_back("-l");
    return news::test::lines(search(std::move(arguments), std::move(more)).out).size();
  }

 private:
  NewsFolder news_;
  news::test::TempDir dir_;
};

}  // namespace

TEST_CASE("flags go before the environment, and that before the config file", "[cli][config]") {
  const Home home;
  home.configure("database = " + home.database() + "\n[search]\nlimit = 1\n");
  CHECK(home.hits({"gas"}) == 1);
  CHECK(home.hits({"gas", "-n", "2"}) == 2);
  CHECK(home.hits({"gas", "--config", ""}) == 0);
  CHECK(home.search({"gas"}, {"NEWS_DATABASE=/nowhere/at/all"}).status == 2);
  CHECK(home.hits({"gas", "-d", home.database()}, {"NEWS_DATABASE=/nowhere/at/all"}) == 1);
}

TEST_CASE("both programs use the database of the config file", "[cli][config]") {
  const Home home;
  const auto database = home.folder() / "both";
  home.configure("database = " + database.string() + "\n[index]\nquiet = true\n[search]\nany = true\n");
  const auto articles = home.folder() / "articles";
  std::filesystem::create_directory(articles);
  std::ofstream(articles / "rain.txt") << "Rain again\n\nMore rain is coming.\n";
  const Outcome indexed = home.run(news::test::news_index(), {articles});
  CHECK(indexed.status == 0);
  CHECK(indexed.err.empty());
  CHECK(home.hits({"rain", "sunshine"}) == 1);
}

TEST_CASE("a short name of an output goes before the format of the config file", "[cli][config]") {
  const Home home;
  home.configure("database = " + home.database() + "\n[search]\nformat = jsonl\n");
  CHECK_THAT(home.search({"gas"}).out, ContainsSubstring("\"type\":\"summary\""));
  CHECK(home.hits({"gas"}) == 2);
}

TEST_CASE("NO_COLOR goes before the colour of the config file", "[cli][config]") {
  const Home home;
  home.configure("database = " + home.database() + "\n[search]\ncolor = always\n");
  CHECK_THAT(home.search({"gas"}).out, ContainsSubstring("\x1b["));
  CHECK_THAT(home.search({"gas"}, {"NO_COLOR=1"}).out, !ContainsSubstring("\x1b["));
}

TEST_CASE("a mistake in the config file is shown with its line, and help and version work still", "[cli][config]") {
  const Home home;
  const std::string file = home.configure("[search]\nlimti = 3\n");
  const Outcome outcome = home.search({"gas"});
  CHECK(outcome.status == 2);
  CHECK(outcome.err == "news-search: " + file + ":2: no key \"limti\"; did you mean limit?\n");
  CHECK(home.search({"--help"}).status == 0);
  CHECK(home.search({"--version"}).status == 0);
  CHECK(home.search({"gas", "--config", "/dev/null", "-d", home.database()}).status == 0);
}

TEST_CASE("the command line takes back what the config file switches on", "[cli][config]") {
  const Home home;
  home.configure("database = " + home.database() + "\n[search]\nany = true\nno-pager = true\n[index]\nstrict = true\n");
  CHECK(home.hits({"oil", "heating"}) == 2);
  CHECK(home.hits({"oil", "cheap", "--no-any", "-q"}) == 2);  // none has both: some of them
  CHECK_THAT(home.search({"oil", "cheap", "--no-any"}).err, ContainsSubstring("no article has all the words"));
  CHECK_THAT(home.search({"oil", "cheap"}).err, !ContainsSubstring("no article has all the words"));
  CHECK_THAT(home.search({"--no-any", "--any", "oil", "cheap"}).err, !ContainsSubstring("no article has all"));
  CHECK(home.search({"--pager", "oil"}).status == 0);
  CHECK(home.run(news::test::news_index(), {"--no-strict", "--status"}).status == 0);
  CHECK(home.search({"--no-json", "oil"}).status == 2);
}

TEST_CASE("the synonyms file of the config stands beside it, and the command line does without", "[cli][config]") {
  const Home home;
  home.configure("database = " + home.database() + "\n[search]\nsynonyms = words\n");
  std::ofstream(home.folder() / "news-search" / "words") << "petroleum, oil\n";
  CHECK(home.hits({"petroleum"}) == 1);
  CHECK(home.hits({"=petroleum"}) == 0);
  CHECK(home.hits({"--literal", "petroleum"}) == 0);
  CHECK(home.hits({"--no-synonyms", "petroleum"}) == 0);
  CHECK(home.hits({"--synonyms", "/nowhere", "--config", "", "-d", home.database(), "petroleum"}) == 0);
  CHECK(home.search({"--parse", "-v", "petroleum"}).out == "petroleum\npetroleum~ = oil\n");
}

TEST_CASE("a synonyms file that cannot be read is an error with a hint", "[cli][synonyms]") {
  const Home home;
  const auto refusal = [&](const std::string& file) {
    const Outcome outcome = home.search({"-d", home.database(), "--synonyms", file, "gas"});
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    return outcome.err;
  };
  CHECK_THAT(refusal("/nowhere"), ContainsSubstring("cannot read the synonyms file /nowhere: No such file") &&
                                      ContainsSubstring("--no-synonyms does without"));
  CHECK_THAT(refusal(home.folder().string()), ContainsSubstring("it is a folder"));
  CHECK_THAT(refusal("/dev/null"), ContainsSubstring("it is no regular file"));
  const std::string broken = (home.folder() / "broken").string();
  std::ofstream(broken) << "oil, petroleum\n\xff, gas\n";
  CHECK_THAT(refusal(broken), ContainsSubstring(broken + ":2: this is not UTF-8"));
}
