// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis.h"

#include <array>
#include <cassert>
#include <utility>

#include "common/folding.h"
#include "common/segment.h"
#include "common/text.h"
#include "common/unspaced.h"

namespace news {

namespace {

/// Longer chains of hyphenated parts have no joined form.
constexpr std::size_t max_parts = 5;

enum class Byte : std::uint8_t {
  separator,
  word,   ///< ASCII letters and digits
  link,   ///< may stand inside a word
  other,  ///< not ASCII
};

struct ByteTable {
  std::array<Byte, 256> kind{};
  std::array<char, 256> lower{};

  constexpr ByteTable() {
    for (unsigned c = 0; c < 256; ++c) {
      const bool upper = c >= 'A' && c <= 'Z';
      const bool word = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      kind[c] = c >= 0x80 ? Byte::other : word ? Byte::word : Byte::separator;
      lower[c] = static_cast<char>(upper ? c | 0x20u : c);
    }
    for (const unsigned char c : {'\'', '`', '-', '.', ',', '&'}) kind[c] = Byte::link;
  }
};

constexpr ByteTable table;

Byte kind_of(char c) { return table.kind[static_cast<unsigned char>(c)]; }

bool begins_with_digit(std::string_view term) { return term.front() >= '0' && term.front() <= '9'; }

}  // namespace

struct Words::State {
  enum class Run { none, ideographs, dictionary };

  struct Item {
    UnspacedWord word;
    unsigned position = 0;
    unsigned span = 1;
  };

  std::string_view text;
  std::size_t at = 0;
  unsigned position = 0;
  bool in_chain = false;  ///< `at` goes on with a chain that is too long to be joined
  Run run = Run::none;
  IdeographRun ideographs;
  DictionaryRun dictionary;
  std::array<char, max_term_bytes> plain{};
  Segment segment;
  std::array<Item, max_parts + 1> items;  ///< the joined form, then the parts
  std::size_t item = 0;                   ///< the next to hand out
  std::size_t items_end = 0;

  bool next(Word& word);
  bool read_plain(Word& word);
  bool read_other();
  void read_chain();
  bool read_run();
  void join(std::size_t parts);
  bool can_join(std::size_t parts) const;
  void hand_out(Word& word);
};

Words::Words() : state_(std::make_unique<State>()) {}
Words::~Words() = default;
Words::Words(Words&&) noexcept = default;
Words& Words::operator=(Words&&) noexcept = default;

void Words::reset(std::string_view text) {
  state_->text = text;
  state_->at = 0;
  state_->position = 0;
  state_->in_chain = false;
  state_->run = State::Run::none;
  state_->item = state_->items_end = 0;
}

bool Words::next() { return state_->next(word_); }

bool Words::State::next(Word& word) {
  while (item == items_end) {
    if (in_chain) {
      read_chain();
      continue;
    }
    if (run != Run::none && read_run()) continue;
    while (at < text.size() && (kind_of(text[at]) == Byte::separator || kind_of(text[at]) == Byte::link)) ++at;
    if (at == text.size()) return false;
    if (kind_of(text[at]) == Byte::word) {
      if (read_plain(word)) return true;
      read_chain();
    } else {
      read_other();
    }
  }
  hand_out(word);
  return true;
}

/// ASCII letters and digits up to a character that is no part of any word: nearly all of most texts.
bool Words::State::read_plain(Word& word) {
  std::size_t end = at;
  std::size_t size = 0;
  for (; end < text.size() && kind_of(text[end]) == Byte::word; ++end) {
    if (size < plain.size()) plain[size++] = table.lower[static_cast<unsigned char>(text[end])];
  }
  if (end < text.size() && kind_of(text[end]) != Byte::separator) {
    const bool punctuation =
        kind_of(text[end]) == Byte::link &&
        (end + 1 == text.size() || kind_of(text[end + 1]) == Byte::separator || kind_of(text[end + 1]) == Byte::link);
    if (!punctuation) return false;
  }
  word.term = word.lower = {plain.data(), size};
  word.begin = std::exchange(at, end);
  word.end = end;
  word.position = position++;
  word.span = 1;
  return true;
}

/// A character that is not ASCII, where no word has begun.
bool Words::State::read_other() {
  const auto [c, length] = text::decode(text, at);
  const bool bad = length == 1;
  switch (bad ? CharKind::other : char_info(c).kind) {
    case CharKind::letter:
    case CharKind::digit: read_chain(); return true;
    case CharKind::ideograph:
      ideographs.start(text, at);
      run = Run::ideographs;
      return true;
    case CharKind::dictionary:
      dictionary.start(text, at);
      run = Run::dictionary;
      return true;
    case CharKind::other:
    case CharKind::mark:
    case CharKind::ignorable: at += length; return false;
  }
  return false;
}

/// One more word of a run; leaves the run at its end.
bool Words::State::read_run() {
  Item& found = items[0];
  const bool more = run == Run::ideographs ? ideographs.next(found.word) : dictionary.next(found.word);
  if (!more) {
    at = run == Run::ideographs ? ideographs.at() : dictionary.at();
    run = Run::none;
    return false;
  }
  found.position = position++;
  found.span = 1;
  item = 0;
  items_end = 1;
  return true;
}

/// Segments joined by hyphens. An elided article before them is a word by itself.
void Words::State::read_chain() {
  const bool whole = !std::exchange(in_chain, false);
  bool hyphens = false;
  std::size_t parts = 0;
  while (true) {
    read_segment(text, at, segment);
    at = segment.next;
    Item& part = items[parts + 1];
    fold_word(segment.raw, part.word.lower, part.word.term);
    if (!part.word.term.empty()) {
      part.word.begin = segment.begin;
      part.word.end = segment.end;
      part.position = position++;
      part.span = 1;
      ++parts;
    }
    if (segment.link == Link::none) break;
    if (segment.link == Link::elision && !hyphens) break;
    hyphens = true;
    if (parts == max_parts) {
      in_chain = true;
      break;
    }
  }
  item = 1;
  items_end = parts + 1;
  if (whole && !in_chain && hyphens && can_join(parts)) join(parts);
}

bool Words::State::can_join(std::size_t parts) const {
  std::size_t size = 0;
  for (std::size_t i = 1; i <= parts; ++i) {
    const std::string_view term = items[i].word.term;
    if (i > 1 && begins_with_digit(term) && begins_with_digit(items[i - 1].word.term)) return false;
    size += term.size();
  }
  return parts > 1 && size <= max_term_bytes;
}

void Words::State::join(std::size_t parts) {
  Item& joined = items[0];
  joined.word.lower.clear();
  joined.word.term.clear();
  for (std::size_t i = 1; i <= parts; ++i) {
    joined.word.lower += items[i].word.lower;
    joined.word.term += items[i].word.term;
  }
  joined.word.begin = items[1].word.begin;
  joined.word.end = items[parts].word.end;
  joined.position = items[1].position;
  joined.span = static_cast<unsigned>(parts);
  item = 0;
}

void Words::State::hand_out(Word& word) {
  const Item& found = items[item++];
  word.term = text::prefix(found.word.term, max_term_bytes);
  word.lower = text::prefix(found.word.lower, max_term_bytes);
  word.begin = found.word.begin;
  word.end = found.word.end;
  word.position = found.position;
  word.span = found.span;
}

}  // namespace news
