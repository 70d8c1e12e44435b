// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/article.h"
#include "news/search.h"

namespace news::test {

/// What the words of random queries are taken from.
struct Vocabulary {
  std::vector<std::string> words;                           ///< as they stand in articles, punctuation and all
  std::vector<std::pair<std::string, std::string>> values;  ///< a field and what an article has in it
};

/// What some articles of the index say, the same ones each time.
Vocabulary vocabulary_of(Engine& engine);

/// Short articles in several scripts with compounds, stop words, dates, sources and authors; some are equal.
std::vector<Article> made_up_news(std::size_t count, unsigned seed);

/// Queries of the whole language, the same ones for the same seed and vocabulary on every machine. Most are well
/// formed; some have a slip of the pen or a piece of punctuation where it does not belong.
class RandomQuery {
 public:
  RandomQuery(Vocabulary vocabulary, unsigned seed) : vocabulary_(std::move(vocabulary)), random_(seed) {}

  std::string query();

  /// What can stand near something else: a word, a phrase or an OR group of these.
  std::string near_part();

  /// What somebody may pass as the value of a filter.
  std::string value();

  std::size_t below(std::size_t n) { return random_() % n; }

 private:
  std::string conjunction(int depth, bool in_field);
  std::string condition(int depth, bool in_field);
  std::string alternatives(int depth, bool in_field);
  std::string proximity();
  std::string operand(int depth, bool in_field);
  std::string in_field(int depth);
  std::string date();
  std::string leaf();
  std::string phrase();
  std::string word();
  std::string slip(std::string word);
  std::string spoilt(std::string query);

  bool one_in(std::size_t n) { return below(n) == 0; }

  Vocabulary vocabulary_;
  std::mt19937 random_;
};

}  // namespace news::test
