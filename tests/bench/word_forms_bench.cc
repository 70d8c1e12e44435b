// SPDX-License-Identifier: GPL-2.0-or-later
// For each language of word_forms.txt, whose path is the argument: how many forms share the key of their word, how many
// words that only look alike have keys of their own, and which do not.
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "common/analysis/analysis.h"
#include "common/analysis/stems.h"

namespace {

struct Score {
  int meet = 0;
  int forms = 0;
  int apart = 0;
  int pairs = 0;
  std::string wrong;
};

std::string key_of(news::Stems& stems, const std::string& text, const std::string& language) {
  news::Words words(text);
  return words.next() ? std::string(stems.key(words.word().lower, language)) : std::string();
}

}  // namespace

int main(int argc, char** argv) {
  std::ifstream file(argc > 1 ? argv[1] : "");
  news::Stems stems;
  std::map<std::string, Score> scores;
  for (std::string line; std::getline(file, line);) {
    std::istringstream in(line);
    std::string language;
    std::string sign;
    in >> language >> sign;
    if (language.empty() || language == "#") continue;
    const std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
    Score& score = scores[language];
    const bool same = sign == "+";
    for (std::size_t n = 1; n < words.size(); ++n) {
      const bool meet = key_of(stems, words[0], language) == key_of(stems, words[n], language);
      ++(same ? score.forms : score.pairs);
      if (meet == same) {
        ++(same ? score.meet : score.apart);
      } else {
        score.wrong += ' ' + words[0] + sign + words[n];
      }
    }
  }
  for (const auto& [language, score] : scores) {
    std::cout << language << "  " << score.meet << " of " << score.forms << " forms meet, " << score.apart << " of "
              << score.pairs << " stay apart;" << score.wrong << '\n';
  }
}
