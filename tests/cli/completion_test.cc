// SPDX-License-Identifier: GPL-2.0-or-later
/// Completion in the shells, over a small index.
#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/index.h"
#include "tests/support/skip.h"
#include "tests/support/temp_dir.h"

namespace {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Strings = std::vector<std::string>;
using news::test::lines;
using news::test::NewsFolder;

const std::filesystem::path shell_scripts = std::filesystem::path(NEWS_SOURCE_DIR) / "common/cli/shell";

const NewsFolder& indexed() {
  static const NewsFolder* const folder = [] {
    auto* news = new NewsFolder;
    news->write("a.jsonl",
                R"({"id":"2023/a.1","title":"A","text":"Rain.","source":"Evening Ledger","section":"World"})");
    news->write("b.jsonl",
                R"({"id":"2023/b.1","title":"B","text":"Rain.","source":"Harbour \"Post\"","section":"News"})");
    news->index();
    return news;
  }();
  return *folder;
}

/// What bash offers for the last of `words`, which are parted as bash parts them; `line` is what has been typed.
Strings in_bash(const std::string& line, Strings words) {
  const std::string script = "source '" + (shell_scripts / "news.bash").string() +
                             "'; COMP_LINE=$0 COMP_POINT=${#0} COMP_WORDS=(\"$@\") COMP_CWORD=$(($# - 1))\n"
                             "_news '" +
                             news::test::news_search() + "'; printf '%s\\n' \"${COMPREPLY[@]}\"";
  Strings command{"/bin/bash", "-c", script, line};
  command.insert(command.end(), words.begin(), words.end());
  return lines(news::test::run(command, {"NEWS_DATABASE=" + indexed().database()}).out);
}

std::string complete(Strings words, const std::string& database) {
  words.insert(words.begin(), {news::test::news_search(), "--complete"});
  return news::test::run(words, {"NEWS_DATABASE=" + database}).out;
}

}  // namespace

TEST_CASE("bash completes options and their values", "[cli][completion]") {
  CHECK(in_bash("news-search --snip", {"news-search", "--snip"}) == Strings{"--snippets"});
  CHECK(in_bash("news-search -s n", {"news-search", "-s", "n"}) == Strings{"newest"});
  CHECK(in_bash("news-search --sort=n", {"news-search", "--sort", "=", "n"}) == Strings{"newest"});
  CHECK(in_bash("news-search --help con", {"news-search", "--help", "con"}) == Strings{"config"});
}

TEST_CASE("bash goes on into folders, but not into an index", "[cli][completion]") {
  const news::test::TempDir dir;
  const std::string start = (dir.path() / "my").string();
  std::filesystem::create_directory_symlink(indexed().database(), dir.path() / "my index");
  CHECK(in_bash("news-search -d " + start, {"news-search", "-d", start}) == Strings{start + "\\ index"});
  std::filesystem::create_directory(dir.path() / "yours too");
  const std::string other = (dir.path() / "yo").string();
  CHECK(in_bash("news-search -d " + other, {"news-search", "-d", other}) == Strings{other + "urs too"});
}

TEST_CASE("bash completes the names of facets, also behind others, and the scales of a timeline", "[cli][completion]") {
  CHECK(in_bash("news-search --facets s", {"news-search", "--facets", "s"}) == Strings{"source", "section"});
  CHECK(in_bash("news-search --facets source,s", {"news-search", "--facets", "source,s"}) == Strings{"source,section"});
  CHECK(in_bash("news-search --timeline=w", {"news-search", "--timeline", "=", "w"}) == Strings{"week"});
}

TEST_CASE("bash completes values from the index and quotes them", "[cli][completion]") {
  CHECK(in_bash("news-search --source ev", {"news-search", "--source", "ev"}) == Strings{"Evening\\ Ledger"});
  CHECK(in_bash("news-search --source 'ev", {"news-search", "--source", "'ev"}) == Strings{"Evening Ledger"});
  CHECK(in_bash("news-search rain source:ev", {"news-search", "rain", "source", ":", "ev"}) ==
        Strings{"\\\"Evening\\ Ledger\\\""});
  CHECK(in_bash("news-search 'source:ev", {"news-search", "'source:ev"}) == Strings{"source:\"Evening Ledger\""});
  CHECK(in_bash("news-search \"source:ev", {"news-search", "\"source:ev"}) == Strings{"source:\\\"Evening Ledger\\\""});
  CHECK(in_bash("news-search section:", {"news-search", "section", ":"}) == Strings{"News", "World"});
}

TEST_CASE("bash completes fields and folders", "[cli][completion]") {
  CHECK(in_bash("news-search ti", {"news-search", "ti"}) == Strings{"title:"});
  const std::string folder = indexed().articles();
  CHECK(in_bash("news-search -d " + folder, {"news-search", "-d", folder}) == Strings{folder});
}

TEST_CASE("every value that is offered for the query finds its article", "[cli][completion]") {
  for (const std::string field : {"source:", "id:2"}) {
    CAPTURE(field);
    const auto offered = lines(complete({field}, indexed().database()));
    REQUIRE(offered.size() == 3);
    for (std::size_t n = 1; n < offered.size(); ++n) CHECK(indexed().search({offered[n]}).status == 0);
  }
}

TEST_CASE("without an index there are no values, and no complaint", "[cli][completion]") {
  CHECK(complete({"source:"}, "/nowhere/at/all") == "words\n");
  CHECK(complete({"--source", ""}, "/nowhere/at/all") == "words\n");
  CHECK(complete({"-d", indexed().database(), "section:w"}, "/nowhere/at/all") == "words\nsection:World\n");
}

TEST_CASE("the indexer completes options, and files to index", "[cli][completion]") {
  CHECK(news::test::run({news::test::news_index(), "--complete", "--progress", "a"}).out == "words\nauto\nalways\n");
  CHECK(news::test::run({news::test::news_index(), "--complete", ""}).out == "files\n");
}

TEST_CASE("fish completes options and values", "[cli][completion]") {
  const std::string fish = "/usr/bin/fish";
  if (!std::filesystem::exists(fish)) return news::test::skip("no fish here");
  const auto offers = [&](const std::string& line) {
    return news::test::run({fish, "--no-config", "-c", "source $argv[1]; complete -C $argv[2]",
                            shell_scripts / "news.fish", news::test::news_search() + line},
                           {"NEWS_DATABASE=" + indexed().database(), "HOME=/dev/null"})
        .out;
  };
  CHECK(offers(" --sort=n") == "--sort=newest\n");
  CHECK(offers(" --source ev") == "Evening Ledger\n");
  const std::string start = indexed().database().substr(0, indexed().database().size() - 1);
  CHECK_THAT(offers(" -d " + start), EndsWith("index\n"));  // an index: nobody goes on into it
  const std::string folder = indexed().articles().substr(0, indexed().articles().size() - 1);
  CHECK_THAT(offers(" -d " + folder), ContainsSubstring("articles/"));
}

TEST_CASE("zsh can read its completions", "[cli][completion]") {
  const std::string zsh = "/usr/bin/zsh";
  if (!std::filesystem::exists(zsh)) return news::test::skip("no zsh here");
  CHECK(news::test::run({zsh, "-n", shell_scripts / "_news"}).status == 0);
}
