// SPDX-License-Identifier: GPL-2.0-or-later
// How long the passages of one long article take: each text file given as an argument is repeated to 1 MB, three of its
// words and two side by side are asked for. Without one: texts that nobody writes. Milliseconds of processor time, the
// best of five.
#include <algorithm>
#include <ctime>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "common/analysis/analysis.h"
#include "searcher/engine/passages/snippet.h"

namespace {

constexpr std::size_t megabyte = 1'000'000;

std::string repeated(const std::string& text, std::size_t bytes) {
  std::string whole;
  while (whole.size() < bytes) whole += text;
  return whole;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> terms;
  for (news::Words words(text); words.next();) {
    if (words.word().span == 1) terms.emplace_back(words.word().term);
  }
  return terms;
}

/// Longer ones among their neighbours: nobody asks for "the".
std::vector<news::HighlightPattern> patterns_of(const std::string& text) {
  constexpr std::size_t neighbours = 8;
  const auto terms = words_of(text);
  const auto at = [&](std::size_t share) {
    const auto first = terms.begin() + static_cast<std::ptrdiff_t>(terms.size() * share / 8);
    const auto last = first + std::min<std::ptrdiff_t>(neighbours, terms.end() - first - 1);
    return std::ranges::max_element(first, last, {}, &std::string::size);
  };
  return {
      {.words = {{*at(1)}}}, {.words = {{*at(3)}}}, {.words = {{*at(5)}}}, {.words = {{*at(6)}, {*std::next(at(6))}}}};
}

void measure(const std::string& name, const std::string& body, const std::vector<news::HighlightPattern>& patterns) {
  news::Highlighter highlighter(patterns);
  double best = 1e9;
  double find = 1e9;
  for (int round = 0; round < 5; ++round) {
    auto start = std::clock();
    const auto found = highlighter.find(body, news::Highlighter::Part::body);
    find = std::min(find, static_cast<double>(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
    start = std::clock();
    const auto snippets = news::make_snippets("A headline", body, highlighter, {.count = 2});
    best = std::min(best, static_cast<double>(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
    if (snippets.empty() || found.empty()) std::cerr << name << ": nothing found\n";
  }
  std::cout << std::left << std::setw(28) << name << std::right << std::fixed << std::setprecision(2) << std::setw(8)
            << best << " ms, of which " << std::setw(8) << find << " ms look for the words\n";
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::string name = argv[i];
    measure(name.substr(name.rfind('/') + 1), repeated(text, megabyte), patterns_of(text));
  }
  if (argc > 1) return 0;
  const std::vector<news::HighlightPattern> oil{{.words = {{"oil"}}}};
  measure("100,000 matches", repeated("The oil rose. ", 1'400'000), oil);
  measure("a word of 10 MB", "Oil rose. " + std::string(10 * megabyte, 'x') + " oil fell.", oil);
}
