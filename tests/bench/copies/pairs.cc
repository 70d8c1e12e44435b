// SPDX-License-Identifier: GPL-2.0-or-later
// How well the groups of near copies in an index agree with the resemblance of its articles, which is computed here for
// every pair that shares a shingle:
//
//     copies_pairs INDEX [LEAST]
//
// Recall: of the pairs that resemble each other by LEAST (0.7) or more, those in one group. Precision: of the pairs in
// one group, those that do. Pairs of equal texts count as one article, or a few stories that are printed a hundred
// times would decide all.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis/shingles.h"
#include "common/index/database.h"
#include "common/index/stored_article.h"
#include "common/schema.h"

namespace {

struct Text {
  std::string id;
  std::string group;
  news::Shingles shingles;
  std::size_t articles = 1;
};

std::vector<Text> distinct_texts(const Xapian::Database& database) {
  std::map<news::Shingles, Text> texts;
  news::Words words;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    const news::StoredArticle article = news::read_stored_article(document.get_data());
    news::Shingles shingles = news::shingles_of(article.title, article.body, words);
    if (shingles.empty()) continue;
    const auto [place, is_new] = texts.try_emplace(shingles);
    if (is_new)
      place->second = {article.id, document.get_value(news::slots::copies), std::move(shingles)};
    else
      ++place->second.articles;
  }
  std::vector<Text> all;
  for (auto& [shingles, text] : texts) all.push_back(std::move(text));
  return all;
}

struct Tally {
  std::size_t pairs = 0, together = 0;
};

/// The band of a resemblance, in twentieths.
std::size_t band(double resemblance) { return std::min<std::size_t>(19, static_cast<std::size_t>(resemblance * 20)); }

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const double least = count > 2 ? std::atof(arguments[2]) : news::near_copy;
  const std::vector<Text> texts = distinct_texts(news::open_database(arguments[1]));
  std::map<std::uint32_t, std::vector<std::uint32_t>> postings;
  std::vector<Tally> bands(20);
  Tally near, group;
  std::vector<std::uint32_t> common(texts.size());
  for (std::uint32_t n = 0; n < texts.size(); ++n) {
    std::vector<std::uint32_t> met;
    for (const std::uint32_t shingle : texts[n].shingles) {
      std::vector<std::uint32_t>& others = postings[shingle];
      for (const std::uint32_t other : others) {
        if (common[other]++ == 0) met.push_back(other);
      }
      others.push_back(n);
    }
    for (const std::uint32_t other : met) {
      const auto both = static_cast<double>(common[other]);
      common[other] = 0;
      const double all = static_cast<double>(texts[n].shingles.size() + texts[other].shingles.size()) - both;
      const double resemblance = both / all;
      const bool together = !texts[n].group.empty() && texts[n].group == texts[other].group;
      Tally& here = bands[band(resemblance)];
      ++here.pairs;
      here.together += together ? 1 : 0;
      if (resemblance >= least) {
        ++near.pairs;
        near.together += together ? 1 : 0;
        if (!together) std::printf("missed %.3f %s %s\n", resemblance, texts[n].id.c_str(), texts[other].id.c_str());
      }
      group.pairs += together ? 1 : 0;
      group.together += together && resemblance >= least ? 1 : 0;
    }
  }
  std::size_t articles = 0;
  std::size_t equal = 0;
  std::size_t lost = 0;
  std::map<std::string, std::size_t> sizes;
  for (const Text& text : texts) {
    articles += text.articles;
    equal += text.articles > 1 ? text.articles : 0;
    lost += text.articles > 1 && text.group.empty() ? 1 : 0;
    if (!text.group.empty()) sizes[text.group] += text.articles;
  }
  std::size_t grouped = 0;
  std::size_t largest = 0;
  for (const auto& [name, size] : sizes) {
    grouped += size;
    largest = std::max(largest, size);
  }
  const auto share = [](const Tally& tally) {
    return tally.pairs == 0 ? 1.0 : static_cast<double>(tally.together) / static_cast<double>(tally.pairs);
  };
  std::printf("%zu articles, %zu different texts, %zu articles of a text that others have (%zu such texts ungrouped)\n",
              articles, texts.size(), equal, lost);
  std::printf("%zu groups of %zu articles, the largest has %zu\n", sizes.size(), grouped, largest);
  for (std::size_t n = 6; n < bands.size(); ++n)
    std::printf("  resemblance %.2f to %.2f: %6zu pairs, %6zu in one group\n", static_cast<double>(n) / 20,
                static_cast<double>(n + 1) / 20, bands[n].pairs, bands[n].together);
  std::printf("recall %.4f of %zu pairs, precision %.4f of %zu pairs\n", share(near), near.pairs, share(group),
              group.pairs);
  return 0;
}
