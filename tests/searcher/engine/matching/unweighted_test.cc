// SPDX-License-Identifier: GPL-2.0-or-later
// Terms that every article has, in indexes with gaps in their numbers: see unweighted.h.
#include <algorithm>
#include <functional>
#include <map>
#include <random>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/sanitized.h"
#include "tests/support/temp_dir.h"

using namespace std::chrono;
using news::Article;
using news::Engine;
using news::test::engine_over;

namespace {

/// So many, and so long, that the lists of the commonest terms have several chunks, whatever is removed.
constexpr std::size_t first_articles = 750;
constexpr std::size_t filling = 130;  // words of an article
constexpr std::size_t changes = news::test::rounds(200);

/// Articles by their ids, each beside its Xapian document number.
struct Shelf {
  std::map<std::string, std::pair<Article, Xapian::docid>> articles;
  std::string folder;
};

class Press {
 public:
  /// Of its articles nearly all are in `usual` and from the Post; each has a date of its own.
  Article article(bool usual) {
    Article made{.title = "News", .source = usual ? "Post" : "Gazette", .language = usual ? "en" : "de"};
    made.published = {.time = sys_days{year{2001} / 1 / 1} + days{number_}, .precision = news::DatePrecision::day};
    made.id = "n" + std::to_string(number_++);
    made.body = usual ? "Word from the harbour" : "Word from the valley";
    for (const char* const word : {" storm", " ferry", " pilot"}) {
      if (chance(0.4)) made.body += word;
    }
    for (std::size_t n = 0; n < filling; ++n) made.body += " and";
    return made;
  }

  bool chance(double share) { return std::uniform_real_distribution<>()(random_) < share; }
  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }

 private:
  std::mt19937 random_{13};
  int number_ = 0;
};

Shelf fill(const std::filesystem::path& folder, double unusual, Press& press) {
  Shelf shelf{.articles = {}, .folder = (folder / "index").string()};
  std::vector<Article> articles;
  for (std::size_t n = 0; n < first_articles; ++n) articles.push_back(press.article(!press.chance(unusual)));
  engine_over(folder, articles);
  Xapian::docid number = 0;
  for (Article& article : articles) shelf.articles[article.id] = {article, ++number};
  return shelf;
}

/// Adds, replaces or removes an article.
void change(Shelf& shelf, double unusual, Press& press) {
  Xapian::WritableDatabase database(shelf.folder, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  news::DocumentBuilder builder;
  Article article = press.article(!press.chance(unusual));
  auto old = std::next(shelf.articles.begin(), static_cast<std::ptrdiff_t>(press.below(shelf.articles.size())));
  const auto kind = press.below(3);
  if (kind == 1) article.id = old->first;
  const auto document = builder.build(
      article, {.file = "0/" + article.id, .id = article.id, .path = "/" + article.id, .relative = article.id});
  if (kind == 0) {
    shelf.articles[article.id] = {article, database.add_document(document)};
  } else if (kind == 1) {
    database.replace_document(old->second.second, document);
    old->second.first = article;
  } else {
    database.delete_document(old->second.second);
    shelf.articles.erase(old);
  }
  database.commit();
}

bool says(const Article& article, const std::string& word) { return article.body.find(word) != std::string::npos; }

struct Question {
  std::string query;
  std::function<bool(const Article&)> matches;
};

const std::vector<Question>& questions() {
  const auto english = [](const Article& a) { return a.language == "en"; };
  const auto storm = [](const Article& a) { return says(a, "storm"); };
  const auto harbour = [](const Article& a) { return says(a, "harbour"); };
  static const std::vector<Question> all{
      {"word", [](const Article&) { return true; }},
      {"lang:en", english},
      {"harbour", harbour},
      {"source:Post OR source:Gazette", [](const Article&) { return true; }},
      {"source:Post lang:en", english},
      {"harbour lang:en", english},
      {"harbour OR storm", [=](const Article& a) { return harbour(a) || storm(a); }},
      {"storm lang:en", [=](const Article& a) { return storm(a) && english(a); }},
      {"storm -lang:en", [=](const Article& a) { return storm(a) && !english(a); }},
      {"-storm", [=](const Article& a) { return !storm(a); }},
      {"-harbour", [=](const Article& a) { return !harbour(a); }},
      {"-(storm OR harbour)", [=](const Article& a) { return !harbour(a) && !storm(a); }},
      {"-(storm lang:en)", [=](const Article& a) { return !storm(a) || !english(a); }},
      {"lang:en -storm", [=](const Article& a) { return english(a) && !storm(a); }},
      {"title:news lang:en", english},
      {"lead:harbour lang:en since:2001", harbour},
      {"\"from the harbour\" lang:en", harbour},
      {"(\"from the\" OR harbour) w/9 word", [](const Article&) { return true; }},
      {"har* lang:en", harbour},
  };
  return all;
}

/// Ids of what matches, the newest first.
std::vector<std::string> expected(const std::vector<const Shelf*>& shelves, const Question& question) {
  std::vector<std::pair<sys_seconds, std::string>> found;
  for (const Shelf* const shelf : shelves) {
    for (const auto& [id, entry] : shelf->articles) {
      if (question.matches(entry.first)) found.emplace_back(entry.first.published->time, id);
    }
  }
  std::ranges::sort(found, std::greater<>());
  std::vector<std::string> ids;
  for (auto& [time, id] : found) ids.push_back(std::move(id));
  return ids;
}

/// The first questions each time, of the others a quarter.
void check_answers(Engine& engine, const std::vector<const Shelf*>& shelves, std::size_t round) {
  constexpr std::size_t first = 6;
  for (std::size_t place = 0; place < questions().size(); ++place) {
    if (place >= first && place % 4 != round % 4) continue;
    const Question& question = questions()[place];
    INFO(question.query);
    const auto right = expected(shelves, question);
    REQUIRE(engine.count({.query = question.query}) == right.size());
    const auto best = engine.search({.query = question.query, .limit = 1, .snippets = 0, .explain = place < 2});
    REQUIRE(best.matches == right.size());
    const auto newest = engine.search(
        {.query = question.query, .limit = 5, .sort = news::Sort::newest, .snippets = 0, .fold_copies = false});
    REQUIRE(newest.matches == right.size());
    for (std::size_t n = 0; n < newest.hits.size(); ++n) REQUIRE(newest.hits[n].id == right[n]);
  }
  const auto some = engine.search({.query = "harbour glacier lang:en", .limit = 1, .recent = 30});
  REQUIRE(some.fallback == "any");
  const auto none = engine.search({.query = "harbuor lang:en -volcano"});
  REQUIRE(none.hits.empty());
  REQUIRE(none.autopsy.parts.size() > 1);
  REQUIRE(none.suggestions.at(0).matches == expected(shelves, questions().at(5)).size());
}

}  // namespace

TEST_CASE("counts and listings stay right however an index is changed, alone and beside another", "[engine]") {
  const news::test::TempDir one_language;
  const news::test::TempDir two_languages;
  Press press;
  constexpr double never = 0;
  constexpr double often = 0.3;
  Shelf plain = fill(one_language.path(), never, press);
  Shelf mixed = fill(two_languages.path(), often, press);
  Engine alone({plain.folder});
  Engine together({mixed.folder, plain.folder});
  check_answers(alone, {&plain}, 0);
  check_answers(together, {&mixed, &plain}, 0);
  for (std::size_t n = 0; n < changes; ++n) {
    INFO("after change " << n);
    change(plain, never, press);
    check_answers(alone, {&plain}, n);
    if (n % 4 != 0) continue;
    change(mixed, often, press);
    check_answers(together, {&mixed, &plain}, n / 4);
  }
}

TEST_CASE("a term may come to be in every article, and cease to be", "[engine]") {
  const news::test::TempDir dir;
  Press press;
  Shelf shelf = fill(dir.path(), 0, press);
  Engine engine({shelf.folder});
  check_answers(engine, {&shelf}, 0);
  for (std::size_t n = 0; n < 20; ++n) {
    change(shelf, n % 2 == 0 ? 0.5 : 0, press);
    check_answers(engine, {&shelf}, n);
  }
}
