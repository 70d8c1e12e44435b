// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/answer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using namespace news;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

struct Answered {
  std::string out;
  std::string err;
  std::size_t first_highlighted_line = 0;
  bool found = false;
};

/// An index of three articles about oil or gas, and answers from it.
class Index {
 public:
  Index() {
    test::engine_over(dir_.path(), {{.id = "a", .title = "Oil dearer", .body = "Oil costs more.\nSo does gas."},
                                    {.id = "b", .title = "Gas cheaper", .body = "Gas costs less."},
                                    {.id = "3", .title = "Oil found", .body = "Oil under the zoo, at no cost."}});
    options_.databases = {(dir_.path() / "index").string()};
  }

  OutputOptions& output() { return options_.output; }

  Answered answer(const Question& question, Look look = {}) const {
    Answered answered;
    Answerer answerer(options_, look);
    answered.found = answerer.answer(question, [&](const AnswerPart& part) {
      answered.out += part.out;
      answered.err += part.err;
      answered.first_highlighted_line = std::max(answered.first_highlighted_line, part.first_highlighted_line);
    });
    return answered;
  }

  Answered answer_in_batch(Question question) const {
    question.name = "q";
    return answer(question, {.in_batch = true});
  }

  std::string error_of(const Question& question, bool in_batch) const {
    try {
      if (in_batch)
        answer_in_batch(question);
      else
        answer(question);
    } catch (const Error& error) {
      return std::string(error.what()) + "; " + error.hint();
    }
    return "no error";
  }

 private:
  test::TempDir dir_;
  SearchOptions options_;
};

Question question_of(Request request, Question::Wanted wanted) { return {std::move(request), std::move(wanted), {}}; }

}  // namespace

TEST_CASE("each kind of question has its answer", "[answer]") {
  const Index index;
  const auto answer = [&](Question::Wanted wanted) { return index.answer(question_of({.query = "oil"}, wanted)); };
  CHECK_THAT(answer(Question::Hits{}).out, StartsWith(" 1  Oil ") && ContainsSubstring("\n 2  Oil "));
  CHECK(answer(Question::Count{}).out == "2\n");
  CHECK(answer(Question::ArticleById{"b"}).out == "Gas cheaper\n/news/b\n\nGas costs less.\n");
  CHECK_THAT(answer(Question::ArticleByRank{1}).out, StartsWith("Oil "));
  CHECK(answer(Question::ArticleByRank{1}).out != answer(Question::ArticleByRank{2}).out);
  CHECK(answer(Question::Reading{}).out == "oil\n");
  for (const Question::Wanted& wanted :
       std::vector<Question::Wanted>{Question::Hits{}, Question::Count{}, Question::ArticleById{"b"},
                                     Question::ArticleByRank{2}, Question::Reading{}}) {
    CHECK(answer(wanted).found);
    CHECK(answer(wanted).err.empty());
  }
}

TEST_CASE("what is not found is reported, and is no error", "[answer]") {
  const Index index;
  const auto answer = [&](const std::string& query, Question::Wanted wanted) {
    Answered answered = index.answer(question_of({.query = query}, wanted));
    CHECK_FALSE(answered.found);
    return answered;
  };
  CHECK_THAT(answer("zeppelin", Question::Hits{}).err, StartsWith("news-search: no article matches zeppelin\n"));
  CHECK(answer("zeppelin", Question::Count{}).out == "0\n");
  CHECK_THAT(answer("zeppelin", Question::ArticleByRank{1}).err,
             StartsWith("news-search: no article matches zeppelin\n") && !ContainsSubstring("there is no hit"));
  CHECK(answer("oil", Question::ArticleByRank{3}).err == "news-search: there is no hit 3: only 2 articles\n");
  CHECK(answer("", Question::ArticleById{"x"}).err ==
        "news-search: no article has the id x\n  ids are in the output of --json\n");
  CHECK_THAT(answer("", Question::ArticleById{"17"}).err, ContainsSubstring("news-search --show 17 oil prices"));
}

TEST_CASE("a page beyond the last hit says so to people", "[answer]") {
  Index index;
  const Question beyond = question_of({.query = "oil", .offset = 2}, Question::Hits{});
  CHECK(index.answer(beyond).err == "news-search: --offset skips all 2 articles found\n");
  index.output().quiet = true;
  CHECK(index.answer(beyond).err.empty());
  index.output() = {.format = Format::paths};
  CHECK(index.answer(beyond).err.empty());
}

TEST_CASE("only formats that mark articles without a word get them", "[answer]") {
  Index index;
  Question question{.request = {.query = "oil costs gas"}};
  CHECK_THAT(index.answer(question).out, ContainsSubstring("-- 2 more articles have all words but one --"));
  index.output().format = Format::jsonl;
  CHECK_THAT(index.answer(question).out, ContainsSubstring(R"("missing":["oil"])"));
  CHECK_THAT(index.answer_in_batch(question).out, ContainsSubstring(R"("all_but_one":2,"returned":3)"));
  question.request.limit = no_limit;
  CHECK_THAT(index.answer(question).out, ContainsSubstring(R"("returned":1,)"));
  question.request.limit = 10;
  index.output().format = Format::csv;
  CHECK(std::ranges::count(index.answer(question).out, '\n') == 2);
  index.output().format = Format::text;
  question.wanted = Question::ArticleByRank{3};
  CHECK(index.answer(question).found);
  question.wanted = Question::Count{};
  CHECK(index.answer(question).out == "1\n");
}

TEST_CASE("in a batch every line of an answer has the name of its question", "[answer]") {
  Index index;
  index.output() = {.format = Format::jsonl, .verbose = true};
  const auto answer = [&](Question::Wanted wanted) {
    return index.answer_in_batch(question_of({.query = "oil"}, wanted));
  };
  CHECK_THAT(answer(Question::Hits{}).out, StartsWith(R"({"type":"hit","schema":1,"request":"q",)"));
  CHECK_THAT(answer(Question::Count{}).out,
             StartsWith(R"({"type":"summary","schema":1,"request":"q","query":"oil","understood":"oil","matches":2,)"
                        R"("exact":true,"returned":0,"fallback":null,"suggestion":null,"elapsed_ms":)"));
  CHECK(answer(Question::Count{}).err == "news-search: q: understood as: oil\n");
  CHECK_THAT(answer(Question::ArticleById{"b"}).out, StartsWith(R"({"type":"article","schema":1,"request":"q",)"));
  CHECK(index.error_of(question_of({}, Question::ArticleById{"17"}), true) ==
        "no article has the id 17; ids are in the output of --json");
}

TEST_CASE("a batch answers what is no page of hits in JSON only", "[answer]") {
  Index index;
  index.output().format = Format::csv;
  for (const Question::Wanted& wanted : std::vector<Question::Wanted>{Question::Count{}, Question::ArticleById{"b"}}) {
    CHECK_THAT(index.error_of(question_of({.query = "oil"}, wanted), true), ContainsSubstring("in JSON only"));
    CHECK(index.error_of(question_of({.query = "oil"}, wanted), false) == "no error");
  }
  CHECK(index.error_of(question_of({.query = "oil"}, Question::Hits{}), true) == "no error");
}

TEST_CASE("names of columns stand above an answer of its own, and not above each of a batch", "[answer]") {
  Index index;
  index.output().format = Format::csv;
  const Question question = question_of({.query = "oil"}, Question::Hits{});
  CHECK_THAT(index.answer(question).out, StartsWith("rank,score,id,"));
  CHECK_THAT(index.answer_in_batch(question).out, StartsWith("q,1,"));
}

TEST_CASE("a bad value is named as whoever wrote it knows it", "[answer]") {
  Index index;
  index.output().format = Format::jsonl;
  const Question question = question_of({.query = "oil", .sources = {"?"}}, Question::Count{});
  CHECK(index.error_of(question, false) == "--source has nothing to look for; ");
  CHECK(index.error_of(question, true) == "\"source\" has nothing to look for; ");
}

TEST_CASE("an article says where its first highlighted line is", "[answer]") {
  const Index index;
  const auto first_line = [&](const std::string& query) {
    return index.answer(question_of({.query = query}, Question::ArticleById{"a"})).first_highlighted_line;
  };
  CHECK(first_line("gas") == 6);
  CHECK(first_line("dearer") == 1);
  CHECK(first_line("") == 0);
}

TEST_CASE("a reading lists the forms of words when asked to be verbose", "[answer]") {
  Index index;
  const Question question = question_of({.query = "cost oil"}, Question::Reading{});
  CHECK(index.answer(question).out == "cost oil\n");
  index.output().verbose = true;
  CHECK(index.answer(question).out == "cost oil\ncost~ = cost^1.3 costs\n");
}

TEST_CASE("a long answer comes in parts", "[answer]") {
  const test::TempDir dir;
  test::engine_over(dir.path(), std::vector<Article>(400, {.title = std::string(200, 'x'), .body = "Oil."}));
  SearchOptions options{.databases = {(dir.path() / "index").string()}};
  options.output.format = Format::jsonl;
  Answerer answerer(options, {});
  std::string out;
  std::size_t parts = 0;
  answerer.answer(question_of({.query = "oil", .limit = no_limit}, Question::Hits{}), [&](const AnswerPart& part) {
    out += part.out;
    ++parts;
  });
  CHECK(std::ranges::count(out, '\n') == 401);
  CHECK(parts > 1);
  CHECK(parts < 10);
}
