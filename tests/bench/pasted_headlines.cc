// SPDX-License-Identifier: GPL-2.0-or-later
// Counts the headlines of an index that are no good as queries: refused, or some of their words are not searched for.
//
//     pasted_headlines INDEX
//     pasted_headlines - < a headline a line
#include <algorithm>
#include <iostream>
#include <set>
#include <string>

#include "common/analysis/analysis.h"
#include "news/search.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/query_parser.h"

namespace {

using namespace news;

void add_words(const std::string& text, std::multiset<std::string>& words) {
  for (Words analysis(text); analysis.next();) words.emplace(analysis.word().term);
}

struct Count {
  std::size_t all = 0;
  std::size_t refused = 0;
  std::size_t lossy = 0;

  void look_at(const std::string& headline) {
    ++all;
    std::multiset<std::string> asked;
    std::multiset<std::string> words;
    try {
      QueryNode plain = parse_literal(headline);
      visit_wanted(plain, [&](const QueryNode& node) { return add_words(node.text, words), true; });
      QueryNode tree = parse_query(headline, std::chrono::year{2026} / 1 / 1);
      visit_wanted(tree, [&](const QueryNode& node) {
        if (node.field == nullptr) add_words(node.text, asked);
        return true;
      });
    } catch (const QueryError& error) {
      ++refused;
      std::cout << "refused: " << headline << " (" << error.what() << ")\n";
      return;
    }
    if (std::ranges::includes(asked, words)) return;
    ++lossy;
    std::cout << "loses a word: " << headline << '\n';
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: pasted_headlines INDEX | -\n";
    return 2;
  }
  Count count;
  if (argv[1] == std::string_view("-")) {
    for (std::string line; std::getline(std::cin, line);) count.look_at(line);
  } else {
    news::Engine engine({argv[1]});
    engine.search({.limit = news::no_limit, .snippets = 0, .fold_copies = false},
                  [&](const news::Results&, const news::Hit& hit) { count.look_at(hit.title); });
  }
  std::cout << count.all << " headlines: " << count.refused << " refused, " << count.lossy << " lose a word\n";
}
