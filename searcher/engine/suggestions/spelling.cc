// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/suggestions/spelling.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "common/edit_distance.h"
#include "common/schema.h"
#include "common/text.h"

namespace news {
namespace {

constexpr std::size_t shortest = 3;
constexpr std::size_t longest = 40;
constexpr std::size_t one_edit_up_to = 5;
constexpr std::size_t most_examined = 100'000;
constexpr std::size_t most_respellings = 5;
constexpr std::size_t shortest_in_compound = 5;
constexpr std::size_t most_scanned = 200'000;
constexpr std::size_t most_compounds = 3;

/// Languages that write compounds in one word.
constexpr std::array<std::string_view, 10> joining_languages{"da", "de", "et", "fi", "hu",
                                                             "is", "nb", "nl", "no", "sv"};

/// The letters of a word. Empty for words that are not respelled: those with digits, and very long ones.
struct Letters {
  std::array<char32_t, longest> at;
  std::size_t count = 0;

  explicit Letters(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
      const auto [c, length] = text::decode(word, i);
      if (count == longest || u_isdigit(static_cast<UChar32>(c))) {
        count = 0;
        return;
      }
      at[count++] = c;
      i += length;
    }
  }

  const char32_t* begin() const { return at.data(); }
  const char32_t* end() const { return at.data() + count; }
  char32_t operator[](std::size_t place) const { return at[place]; }
};

std::string encoded(std::initializer_list<char32_t> letters) {
  std::string word;
  for (const char32_t letter : letters) text::append_utf8(word, letter);
  return word;
}

class Search {
 public:
  Search(const IndexView& index, std::string_view prefix, const Letters& typed)
      : index_(index), prefix_(prefix), typed_(typed) {}

  std::vector<Respelling> run() {
    const char32_t first = typed_.at[0];
    const char32_t second = typed_.at[1];
    const char32_t third = typed_.at[2];
    scan(encoded({first}), typed_.count <= one_edit_up_to ? 1 : 2);
    if (first != second) scan(encoded({second}) + (typed_.count > shortest ? encoded({third}) : ""), 1);
    scan(encoded({second, first}), 1);
    for (char32_t letter = 'a'; letter <= 'z' && first < 0x80; ++letter) {
      if (letter == first) continue;
      if (letter != second) scan(encoded({letter, second, third}), 1);
      scan(encoded({letter, first, second}), 1);
    }
    const auto likeliness = [](const Respelling& r) {
      return std::log(static_cast<double>(r.articles)) - std::log(100.0) * static_cast<double>(r.distance);
    };
    std::ranges::sort(found_, [&](const Respelling& a, const Respelling& b) {
      return std::pair(likeliness(b), a.word) < std::pair(likeliness(a), b.word);
    });
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    if (found_.size() > most_respellings) found_.resize(most_respellings);
    return std::move(found_);
  }

 private:
  /// Examines the terms that begin with `start`. Skips beginnings that no near word has, as soon as it sees them. Looks
  /// up each term instead of moving to the next one, which would read all the postings in between.
  void scan(const std::string& start, std::size_t most) {
    const std::string whole = prefix_ + start;
    for (TermCursor at = index_.terms_from(whole); !at.at_end() && examined_ < most_examined; ++examined_) {
      const std::string word = at.term().substr(prefix_.size());
      const std::size_t far = examine(word, most, at);
      const char next = far == 0 ? '\0' : '\xFF';  // no byte of UTF-8
      at.skip_to(prefix_ + word.substr(0, far == 0 ? word.size() : far) + next);
    }
  }

  /// Keeps a near word. For another, returns how many of its bytes rule out all words that begin with them, or 0.
  std::size_t examine(const std::string& word, std::size_t most, const TermCursor& at) {
    const Letters letters(word);
    if (letters.count == 0) return 0;
    std::size_t needed = 0;
    const std::size_t distance = edit_distance(letters, typed_, most, &needed);
    if (distance != 0 && distance <= most) found_.push_back({word, distance, at.articles()});
    if (distance <= most || needed == letters.count) return 0;
    std::size_t bytes = 0;
    for (; needed > 0; --needed) bytes += text::decode(word, bytes).length;
    return bytes;
  }

  const IndexView& index_;
  std::string prefix_;
  const Letters& typed_;
  std::size_t examined_ = 0;
  std::vector<Respelling> found_;
};

}  // namespace

std::vector<Respelling> respellings(const IndexView& index, std::string_view prefix, std::string_view typed) {
  const Letters letters(typed);
  if (letters.count < shortest) return {};
  return Search(index, prefix, letters).run();
}

std::vector<Respelling> compounds_that_end(const IndexView& index, std::string_view prefix, std::string_view typed) {
  std::vector<Respelling> found;
  const auto joins_words = [](const std::string& language) {
    return std::ranges::find(joining_languages, language) != joining_languages.end();
  };
  // A shard would send its whole vocabulary.
  if (index.has_shards() || Letters(typed).count < shortest_in_compound ||
      std::ranges::none_of(index.languages(), joins_words))
    return found;
  std::size_t examined = 0;
  TermCursor at = index.terms_from(std::string(prefix));
  for (at.skip_to(std::string(prefix) + 'a'); !at.at_end() && examined < most_scanned; at.next(), ++examined) {
    const std::string word = at.term().substr(prefix.size());
    if (word.ends_with(typed) && word.size() > typed.size() + 1 && Letters(word).count != 0)
      found.push_back({word, 1, at.articles()});
  }
  std::ranges::stable_sort(found, std::greater<>(), &Respelling::articles);
  if (found.size() > most_compounds) found.resize(most_compounds);
  return found;
}

}  // namespace news
