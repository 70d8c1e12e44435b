// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/near_check.h"

#include "searcher/engine/index_view.h"
#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/query/query_parser.h"
#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Demand;

namespace {

constexpr std::chrono::sys_days today = std::chrono::year{2012} / 12 / 24;

std::vector<news::Article> articles() {
  std::vector<news::Article> made;
  const char* const words[] = {"oil", "gas", "crude", "price", "harbour", "ferry", "co-op", "storm."};
  unsigned seed = 7;
  const auto next = [&seed, &words] { return words[(seed = seed * 1664525U + 1013904223U) >> 29U]; };
  for (int n = 0; n < 60; ++n) {
    news::Article& article = made.emplace_back();
    article.id = "a" + std::to_string(n);
    for (int word = 0; word < 4; ++word) article.title.append(next()).append(" ");
    for (int word = 0; word < 24; ++word) article.body.append(next()).append(word == 8 ? "\n" : " ");
  }
  return made;
}

std::vector<Xapian::docid> matches(const news::IndexView& index, const Xapian::Query& query) {
  const Xapian::MSet found = index.enquire(query, news::Scores::none).get_mset(0, index.article_count());
  std::vector<Xapian::docid> numbers;
  for (auto match = found.begin(); match != found.end(); ++match) numbers.push_back(*match);
  std::ranges::sort(numbers);
  return numbers;
}

}  // namespace

TEST_CASE("what the text says of nearness is what the positions say", "[near]") {
  const news::test::TempDir dir;
  const std::string where = news::test::index_over(dir.path(), articles());
  news::IndexView whole({where});
  news::IndexView plain({where}, {}, {.own_code = false});
  std::size_t narrowed = 0;
  for (const char* text : {"lead:\"crude oil\"", "title:\"oil gas\"", "title:\"co op\"", "\"crude oil\" w/4 price",
                           "price pre/5 \"oil gas\"", "(\"crude oil\" OR gas) w/3 price", "lead:(oil w/3 price)",
                           "title:(oil pre/2 gas)", "oil w/4 gas w/4 oil", "\"co-op\" w/2 \"oil price\"",
                           "(\"storm ferry\" OR \"gas oil\") pre/6 (harbour OR \"crude crude\")"}) {
    INFO(text);
    const auto tree = news::parse_query(text, today);
    const auto exact = matches(whole, news::compile_query({tree, whole}, whole).joined(Demand::all));
    const news::CompiledQuery wide = news::compile_query({tree, plain}, plain);
    auto checked = matches(plain, wide.joined(Demand::all));
    const std::size_t before = checked.size();
    std::erase_if(checked, [&](Xapian::docid article) {
      return !stand_near(wide.checks, plain.article(article),
                         news::zone_ends_of_value(plain.value(article, news::slots::zone_ends)));
    });
    narrowed += before - checked.size();
    CHECK(checked == exact);
  }
  CHECK(narrowed != 0);
}
