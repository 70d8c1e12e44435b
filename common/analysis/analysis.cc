// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/analysis.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

#include "common/analysis/byte_masks.h"
#include "common/analysis/folding.h"
#include "common/analysis/numbers.h"
#include "common/analysis/segment.h"
#include "common/analysis/term_filter.h"
#include "common/analysis/unspaced.h"
#include "common/text.h"

namespace news {

namespace {

/// Longer chains of hyphenated parts have no joined form.
constexpr std::size_t max_parts = 5;

/// The fast path reads words of up to this many bytes, and needs this much room for what they fold to.
constexpr std::size_t longest_plain = 64;
constexpr std::size_t most_folded = (longest_plain + 2) * sizeof CharInfo::folded;

enum class Byte : std::uint8_t {
  separator,
  word,   ///< ASCII letters and digits
  link,   ///< may occur inside a word
  other,  ///< not ASCII
};

struct ByteTable {
  std::array<Byte, 256> kind{};
  std::array<char, 256> lower{};

  constexpr ByteTable() {
    for (unsigned c = 0; c < 256; ++c) {
      const auto byte = static_cast<char>(c);
      const bool word = text::is_ascii_letter(byte) || text::is_ascii_digit(byte);
      kind[c] = c >= 0x80 ? Byte::other : word ? Byte::word : Byte::separator;
      lower[c] = text::lower_ascii(byte);
    }
    for (const unsigned char c : {'\'', '`', '-', '.', ',', '&'}) kind[c] = Byte::link;
  }
};

constexpr ByteTable table;

Byte kind_of(char c) { return table.kind[static_cast<unsigned char>(c)]; }

char lower_of(char c) { return table.lower[static_cast<unsigned char>(c)]; }

/// 1.234,56 becomes 1234.56.
void drop_points(std::string& number) {
  std::erase(number, '.');
  std::ranges::replace(number, ',', '.');
}

bool begins_with_digit(std::string_view term) { return text::is_ascii_digit(term.front()); }

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
  const TermFilter* wanted = nullptr;
  bool in_chain = false;  ///< `at` is inside a chain that is too long to be joined
  Run run = Run::none;
  IdeographRun ideographs;
  DictionaryRun dictionary;
  std::array<char, most_folded> plain{};
  std::array<char, most_folded> plain_lower{};
  Segment segment;
  std::array<Item, max_parts + 1> items;  ///< the joined form, then the parts
  std::size_t item = 0;                   ///< the next to hand out
  std::size_t items_end = 0;

  bool next(Word& word);
  enum class Plain { no, passed, word };
  bool ends_plain(std::size_t end) const;
  bool pass_plain();
  Plain read_plain(Word& word);
  Plain read_plain_other(Word& word);
  bool begins_word();
  void read_chain();
  bool read_spaced_number();
  bool read_run();
  void join(std::size_t parts);
  bool can_join(std::size_t parts) const;
  void mark_currency(UnspacedWord& number) const;
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

bool Words::next() {
  state_->wanted = nullptr;
  return state_->next(word_);
}

bool Words::next(const TermFilter& wanted) {
  state_->wanted = &wanted;
  return state_->next(word_);
}

bool Words::State::next(Word& word) {
  while (item == items_end) {
    if (in_chain) {
      read_chain();
      continue;
    }
    if (run != Run::none && read_run()) continue;
    while (at < text.size() && (kind_of(text[at]) == Byte::separator || kind_of(text[at]) == Byte::link)) ++at;
    if (at == text.size()) return false;
    if (kind_of(text[at]) == Byte::other && !begins_word()) continue;
    if (wanted != nullptr && kind_of(text[at]) == Byte::word && pass_plain()) continue;
    Plain plain_word = read_plain(word);
    if (plain_word == Plain::no) plain_word = read_plain_other(word);
    if (plain_word == Plain::word) return true;
    if (plain_word == Plain::no && !read_spaced_number()) read_chain();
  }
  hand_out(word);
  return true;
}

/// Whether a plain word ends before `end`: at the end of the text, or because the ASCII character there is in no word.
bool Words::State::ends_plain(std::size_t end) const {
  if (end == text.size() || kind_of(text[end]) == Byte::separator) return true;
  if (kind_of(text[end]) != Byte::link) return false;
  return end + 1 == text.size() || kind_of(text[end + 1]) == Byte::separator || kind_of(text[end + 1]) == Byte::link;
}

/// Skips plain ASCII words that the filter rejects, many at a time. False if it skips nothing.
bool Words::State::pass_plain() {
  const std::size_t begin = at;
  while (at + ByteMasks::width <= text.size()) {
    const ByteMasks masks = ByteMasks::of(text, at);
    constexpr std::uint64_t last = std::uint64_t{1} << (ByteMasks::width - 1);
    const std::uint64_t linked = masks.link & (masks.word << 1) & ((masks.word | masks.other) >> 1 | last);
    const std::uint64_t units = masks.digit & ((masks.word & ~masks.digit) >> 1);
    const std::uint64_t spaced = ~masks.word & (masks.digit << 1) & (masks.digit >> 1 | last);
    const int obstacle = std::countr_zero(linked | units | spaced | masks.other);
    const int end = obstacle == 0 ? 0 : obstacle - std::countl_one(masks.word << (64 - obstacle));
    std::uint64_t begins = masks.word & ~(masks.word << 1);
    if (end < 64) begins &= (std::uint64_t{1} << end) - 1;
    unsigned passed = 0;
    for (; begins != 0; begins &= begins - 1, ++passed) {
      const int i = std::countr_zero(begins);
      const int size = std::countr_one(masks.word >> i);
      const std::size_t word = at + static_cast<std::size_t>(i);
      if (wanted->may_be(lower_of(text[word]), lower_of(text[word + 1]), static_cast<std::size_t>(size))) break;
    }
    position += passed;
    at += static_cast<std::size_t>(begins == 0 ? end : std::countr_zero(begins));
    if (begins != 0 || obstacle < 64 || end == 0) break;
  }
  return at != begin;
}

/// Reads a word of ASCII letters and digits only, as nearly all words of most texts are.
Words::State::Plain Words::State::read_plain(Word& word) {
  std::size_t end = at;
  while (end < text.size() && kind_of(text[end]) == Byte::word) ++end;
  if (!ends_plain(end) || (end != at && is_special_number(text, at, end))) return Plain::no;
  const std::size_t begin = std::exchange(at, end);
  const std::size_t size = std::min(end - begin, max_term_bytes);
  ++position;
  const char second = size > 1 ? lower_of(text[begin + 1]) : char{0};
  if (wanted != nullptr && !wanted->may_be(lower_of(text[begin]), second, size)) return Plain::passed;
  for (std::size_t i = 0; i < size; ++i) plain[i] = lower_of(text[begin + i]);
  word.term = word.lower = {plain.data(), size};
  word.begin = begin;
  word.end = end;
  word.position = position - 1;
  word.span = 1;
  return Plain::word;
}

/// The same for letters of any script that puts blanks between words, if each letter folds by itself. Leaves numbers to
/// read_chain.
Words::State::Plain Words::State::read_plain_other(Word& word) {
  if (text::is_ascii_digit(text[at])) return Plain::no;
  std::size_t end = at;
  std::size_t size = 0;
  std::size_t lower_size = 0;
  FoldedAlone alone;
  while (end < text.size() && kind_of(text[end]) != Byte::separator && kind_of(text[end]) != Byte::link) {
    if (end - at > longest_plain) return Plain::no;
    if (kind_of(text[end]) == Byte::word) {
      const char lower = lower_of(text[end++]);
      plain[size++] = lower;
      plain_lower[lower_size++] = lower;
      alone.take_ascii();
      continue;
    }
    const auto [c, length] = text::decode(text, end);
    const CharInfo* const info = frequent_char(c);
    if (info == nullptr || !alone.takes(*info) || (end == at && info->kind == CharKind::digit)) return Plain::no;
    const bool goes_on =
        info->kind == CharKind::letter || info->kind == CharKind::digit || info->kind == CharKind::mark;
    if (!goes_on) return Plain::no;
    std::memcpy(plain.data() + size, info->folded, sizeof info->folded);
    std::memcpy(plain_lower.data() + lower_size, info->lower, sizeof info->lower);
    size += info->folded_size;
    lower_size += info->lower_size;
    end += length;
  }
  const bool hebrew_mark = end < text.size() && text[end] == '"';
  if (size == 0 || hebrew_mark || !ends_plain(end)) return Plain::no;
  if (alone.has_virama()) size = fold_nasals({plain.data(), size});
  const std::size_t begin = std::exchange(at, end);
  ++position;
  word.term = text::prefix({plain.data(), size}, max_term_bytes);
  if (wanted != nullptr && !wanted->may_be(word.term)) return Plain::passed;
  word.lower = text::prefix({plain_lower.data(), lower_size}, max_term_bytes);
  word.begin = begin;
  word.end = end;
  word.position = position - 1;
  word.span = 1;
  return Plain::word;
}

/// Looks at a non-ASCII character outside of words. True if a word begins there; otherwise starts a run of a script
/// without blanks, or skips the character.
bool Words::State::begins_word() {
  const auto [c, length] = text::decode(text, at);
  const bool bad = length == 1;
  switch (bad ? CharKind::other : char_info(c).kind) {
    case CharKind::letter:
    case CharKind::digit: return true;
    case CharKind::ideograph:
      ideographs.start(text, at);
      run = Run::ideographs;
      return false;
    case CharKind::dictionary:
      dictionary.start(text, at);
      run = Run::dictionary;
      return false;
    case CharKind::other:
    case CharKind::mark:
    case CharKind::ignorable: at += length; return false;
  }
  return false;
}

/// Reads the next word of a run. False at the end of the run, which it then leaves.
bool Words::State::read_run() {
  Item& found = items[0];
  if (wanted != nullptr) {
    position += run == Run::ideographs ? ideographs.pass_over(*wanted) : dictionary.pass_over(*wanted);
  }
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

/// Reads segments joined by hyphens, and numbers with their units. An elided article before them is a word of its own.
void Words::State::read_chain() {
  const bool whole = !std::exchange(in_chain, false);
  bool linked = false;
  std::size_t parts = 0;
  while (true) {
    read_segment(text, at, segment);
    at = segment.next;
    Item& part = items[parts + 1];
    fold_word(segment.raw, part.word.lower, part.word.term);
    if (segment.is_pointed) drop_points(part.word.term);
    if (!part.word.term.empty()) {
      part.word.begin = segment.begin;
      part.word.end = segment.end;
      part.position = position++;
      part.span = 1;
      ++parts;
    }
    if (segment.link == Link::none) break;
    if (segment.link == Link::elision && !linked) break;
    linked = true;
    if (parts == max_parts) {
      in_chain = true;
      break;
    }
  }
  item = 1;
  items_end = parts + 1;
  if (whole && !in_chain && linked && can_join(parts)) join(parts);
  if (whole && parts != 0 && begins_with_digit(items[1].word.term)) mark_currency(items[1].word);
}

/// Reads a number such as 10 000, and its groups as the parts of a compound: they may be two numbers after all. False
/// if there is none.
bool Words::State::read_spaced_number() {
  const std::size_t end = end_of_spaced_number(text, at);
  if (end == at) return false;
  std::size_t parts = 0;
  while (at < end) {
    UnspacedWord& group = items[++parts].word;
    group.begin = at;
    while (at < end && text::is_ascii_digit(text[at])) ++at;
    group.end = at;
    group.lower = group.term = text.substr(group.begin, group.end - group.begin);
    items[parts].position = position++;
    items[parts].span = 1;
    while (at < end && !text::is_ascii_digit(text[at])) ++at;
  }
  items_end = parts + 1;
  join(parts);
  return true;
}

/// Shows the currency of a number in the way it is written.
void Words::State::mark_currency(UnspacedWord& number) const {
  number.lower.insert(0, currency_of(text, number.begin, number.end));
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
