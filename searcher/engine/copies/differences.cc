// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/differences.h"

#include <string>
#include <unordered_set>
#include <vector>

#include "common/analysis/analysis.h"
#include "common/prose/sentences.h"
#include "common/text.h"

namespace news {
namespace {

struct ComparedSentence {
  std::string_view text;
  std::string words;  ///< by which it is compared
};

std::vector<ComparedSentence> sentences_of(std::string_view text) {
  std::vector<ComparedSentence> sentences;
  Words words;
  for (const Sentence& sentence : split_sentences(text)) {
    ComparedSentence& one = sentences.emplace_back();
    one.text = text.substr(sentence.begin, sentence.end - sentence.begin);
    for (words.reset(one.text); words.next();) one.words.append(words.word().term).append(" ");
    if (one.words.empty()) sentences.pop_back();
  }
  return sentences;
}

/// Adds the sentences that are not among the others; returns how many more there are.
std::size_t add_unknown(const std::vector<ComparedSentence>& sentences, const std::vector<ComparedSentence>& others,
                        std::vector<std::string>& unknown) {
  std::unordered_set<std::string_view> known;
  for (const ComparedSentence& other : others) known.insert(other.words);
  std::size_t more = 0;
  for (const ComparedSentence& sentence : sentences) {
    if (!known.insert(sentence.words).second) continue;
    if (unknown.size() < most_different_sentences)
      unknown.push_back(text::collapse_space(sentence.text));
    else
      ++more;
  }
  return more;
}

}  // namespace

void compare_texts(std::string_view text, std::string_view other, CopyDifference& difference) {
  const auto sentences = sentences_of(text);
  const auto others = sentences_of(other);
  difference.more_added = add_unknown(sentences, others, difference.added);
  difference.more_lacking = add_unknown(others, sentences, difference.lacking);
}

}  // namespace news
