// SPDX-License-Identifier: GPL-2.0-or-later
/// similar_measure INDEX METHOD [NAME=VALUE...] <IDS: the articles most similar to each, by one method
///
/// Reads an id a line, and writes the id, a tab, and the ids of 40 articles, best first. The methods:
///
///     engine   Engine::similar
///     words    the words that it chooses (SubjectRules, set by NAME=VALUE) as one query, nothing else
///     eset     Xapian's Enquire::get_eset over the article as it comes, as one query
///     eset-words  the same without the terms of fields
#include <xapian.h>

#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "news/search.h"
#include "searcher/engine/find_article.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/ranking/ranking.h"
#include "searcher/engine/similar/subject_words.h"

namespace {

using news::FoundArticle;
using news::IndexView;
using news::SubjectRules;
using Xapian::Query;

constexpr Xapian::doccount asked = 40;

SubjectRules rules_of(const std::vector<std::string>& settings) {
  SubjectRules rules;
  const std::map<std::string, double*> numbers{{"title", &rules.in_title},
                                               {"opening", &rules.in_opening},
                                               {"saturation", &rules.saturation},
                                               {"rarity", &rules.rarity},
                                               {"most", &rules.most_articles}};
  for (const std::string& setting : settings) {
    const auto sign = setting.find('=');
    const std::string name = setting.substr(0, sign);
    if (name == "words")
      rules.words = std::stoul(setting.substr(sign + 1));
    else
      *numbers.at(name) = std::stod(setting.substr(sign + 1));
  }
  return rules;
}

struct NoFields : Xapian::ExpandDecider {
  bool operator()(const std::string& term) const override { return term.front() < 'A' || term.front() > 'Z'; }
};

Query expansion(const IndexView& index, const FoundArticle& article, bool words_only) {
  Xapian::Enquire enquire = index.enquire(Query(exact_term(news::fields::id, article.id)), news::Scores::ranked);
  Xapian::RSet relevant;
  relevant.add_document(article.number);
  const NoFields decider;
  const Xapian::ESet terms = enquire.get_eset(60, relevant, words_only ? &decider : nullptr);
  return {Query::OP_OR, terms.begin(), terms.end()};
}

Query words(IndexView& index, const FoundArticle& article, const SubjectRules& rules) {
  std::vector<Query> parts;
  for (const auto& word : subject_words(article.title, article.body, 2, index, rules))
    parts.emplace_back(Query::OP_SCALE_WEIGHT, Query(word.term), word.weight);
  return {Query::OP_OR, parts.begin(), parts.end()};
}

void print_ranking(const IndexView& index, const Query& query, const FoundArticle& article, bool is_ours) {
  Xapian::Enquire enquire = index.enquire(query, news::Scores::ranked);
  if (is_ours) news::set_likeness_ranking(enquire, index);  // else Xapian's own BM25
  const Xapian::MSet found = enquire.get_mset(0, asked);
  for (auto match = found.begin(); match != found.end(); ++match) {
    if (*match != article.number) std::cout << index.article(*match).id << ' ';
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const std::string method = arguments[2];
  const SubjectRules rules = rules_of({arguments + 3, arguments + count});
  IndexView index({arguments[1]});
  news::Engine engine({arguments[1]});
  for (std::string id; std::getline(std::cin, id);) {
    const auto article = find_article(index, id);
    if (!article) return 2;
    std::cout << id << '\t';
    if (method == "engine") {
      const auto results = engine.similar({.id = id}, {.limit = asked, .snippets = 0});
      for (const news::Hit& hit : results->hits) std::cout << hit.id << ' ';
    } else if (method == "words") {
      print_ranking(index, words(index, *article, rules), *article, true);
    } else {
      print_ranking(index, expansion(index, *article, method == "eset-words"), *article, false);
    }
    std::cout << '\n';
  }
}
