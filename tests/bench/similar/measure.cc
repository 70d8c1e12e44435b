// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <unordered_map>
#include "common/analysis/analysis.h"
#include "common/schema.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/ranking/boost.h"
#include "searcher/engine/ranking/idf.h"
#include "searcher/engine/ranking/ranking.h"
#include "searcher/engine/matching/date_filter.h"
using namespace news;
using Query = Xapian::Query;
std::map<std::string, double> P{{"title", 4}, {"opening", 2}, {"k", 1}, {"p", 1}, {"terms", 30}, {"maxdf", 0.1}, {"families", 0},
  {"time", 0}, {"eset", 0}, {"bm25", 0}, {"names", 0}, {"openw", 50}, {"most", 3000}, {"lenient", 1}, {"last",1},{"b",0.3},{"k1",1.2},{"unpref",0},{"caps",1},{"mindf",2},{"reopen",0}};
struct T { double tf = 0; double w = 0; std::string lower; bool caps=true; };
int main(int argc, char** argv) {
  IndexView index({argv[1]});
  Xapian::Database db(std::string(argv[1]));
  for (int n = 3; n < argc; ++n) { std::string s = argv[n]; auto e = s.find('='); P.at(s.substr(0, e)) = std::stod(s.substr(e + 1)); }
  std::ifstream ids(argv[2]);
  std::string id;
  const auto N = index.article_count();
  while (std::getline(ids, id)) {
    auto [p, end] = index.postings(exact_term(fields::id, id));
    if (p == end) { std::cerr << "no " << id << "\n"; continue; }
    const auto doc = *p;
    StoredArticle a = index.article(doc);
    std::vector<Query> qs;
    if (P["eset"]) {
      Xapian::Enquire enq(db); enq.set_query(Query(exact_term(fields::id, id)));
      Xapian::RSet r; r.add_document(doc);
      struct D : Xapian::ExpandDecider { bool operator()(const std::string& t) const override { return t.empty() || !(t[0] >= 'A' && t[0] <= 'Z'); } } d;
      auto es = enq.get_eset(P["terms"], r, P["unpref"] ? &d : nullptr);
      for (auto t = es.begin(); t != es.end(); ++t) qs.emplace_back(*t);
    } else {
      std::unordered_map<std::string, T> tf;
      unsigned before = 0;
      auto add = [&](std::string_view text, bool title) {
        unsigned n = 0;
        for (Words w(text); w.next();) {
          const Word& word = w.word();
          if (word.position > P["most"]) break;
          n = std::max(n, word.position + word.span);
          double z = title ? P["title"] : before + word.position < P["openw"] ? P["opening"] : 1;
          auto& t = tf[std::string(word.term)]; t.tf += z; if (t.lower.empty()) t.lower = word.lower;
          char c = text[word.begin]; bool cap = (c >= 'A' && c <= 'Z') || (c & 0x80) || (c>='0'&&c<='9');
          if (!title && !cap) t.caps = false; 
        }
        before += n;
      };
      add(a.title, true); add(a.body, false);
      std::vector<std::pair<double, std::string>> ranked;
      for (auto& [term, t] : tf) {
        const auto df = index.articles_with(term);
        if (df < P["mindf"] || df > P["maxdf"] * N || index.is_stop(term)) continue;
        t.w = t.tf / (t.tf + P["k"]) * std::pow(inverse_document_frequency(df, N), P["p"]) * (t.caps ? P["caps"] : 1);
        ranked.emplace_back(t.w * inverse_document_frequency(df, N), term);
      }
      std::ranges::sort(ranked, std::greater<>());
      std::vector<std::vector<std::string>> taken; std::vector<double> ws;
      for (auto& [s, term] : ranked) {
        if (taken.size() >= P["terms"]) break;
        std::vector<std::string> forms{term};
        if (P["families"]) {
          bool joined = false;
          for (size_t n = 0; n < taken.size() && !joined; ++n) if (std::ranges::find(taken[n], term) != taken[n].end()) { ws[n] += P["families"] > 1 ? tf[term].w/2 : 0; joined = true; }
          if (joined) continue;
          forms = index.family({.term = term, .lower = tf[term].lower});
        }
        taken.push_back(forms); ws.push_back(tf[term].w);
      }
      for (size_t n = 0; n < taken.size(); ++n)
        qs.emplace_back(Query::OP_SCALE_WEIGHT, taken[n].size() == 1 ? Query(taken[n][0]) : Query(Query::OP_SYNONYM, taken[n].begin(), taken[n].end()), ws[n]);
    }
    Query q(Query::OP_OR, qs.begin(), qs.end());
    auto run = [&](const Query& one, unsigned most) {
      Xapian::Enquire e(db);
      if (P["eset"] && !P["bm25"]) {} else if (P["bm25"]) e.set_weighting_scheme(Xapian::BM25Weight(P["k1"], 0, 1, P["b"], 0.5)); else set_ranking(e, Sort::relevance, Ties::any);
      e.set_query(Query(Query::OP_AND_NOT, one, Query(exact_term(fields::id, id))));
      return e.get_mset(0, most);
    };
    if (P["time"] > 0) {
      const double best = run(q, 1).get_max_attained();
      const auto day = published_of_value(db.get_document(doc).get_value(slots::oldest));
      if (day) {
        std::vector<Boost> boosts;
        for (int days : {3, 10, 30}) boosts.push_back(make_boost("", P["time"] * best / 3, date_filter({.begin = day->day - std::chrono::days(days), .end = day->day + std::chrono::days(days + 1)})));
        q = with_boosts(q, boosts);
      }
    }
    auto m = run(q, 40);
    std::cout << id << '\t';
    for (auto i = m.begin(); i != m.end(); ++i) std::cout << index.article(*i).id << ' ';
    std::cout << '\n';
  }
}
