// SPDX-License-Identifier: GPL-2.0-or-later
// MB/s of Words over the files given as arguments: processor time without reading them, the best of five walks.
#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "common/analysis/analysis.h"

int main(int argc, char** argv) {
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    bytes += texts.back().size();
  }
  news::Words words;
  std::size_t count = 0;
  std::size_t term_bytes = 0;
  double best = 0;
  for (int round = 0; round < 5; ++round) {
    count = term_bytes = 0;
    const auto start = std::clock();
    for (const auto& text : texts) {
      for (words.reset(text); words.next(); ++count) term_bytes += words.word().term.size();
    }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    best = std::max(best, static_cast<double>(bytes) / 1e6 / seconds);
  }
  std::cout << texts.size() << " files, " << bytes << " bytes, " << count << " words of " << term_bytes << " bytes, "
            << best << " MB/s\n";
}
