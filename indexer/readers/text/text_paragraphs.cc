// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text/text_paragraphs.h"

#include <algorithm>

#include "common/text.h"
#include "indexer/readers/lines/broken_words.h"
#include "indexer/readers/lines/line_look.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t widest_wrapped = 110;

string_view without_blanks(string_view line) noexcept {
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return line;
}

// Offset of the first second blank in a row, or the size. Without a branch inside a block, so that compilers make it
// wide compares.
std::size_t find_run(string_view line) noexcept {
  constexpr std::size_t block = 64;
  std::size_t at = 1;
  for (; at + block <= line.size(); at += block) {
    unsigned char found = 0;
    for (std::size_t i = at; i < at + block; ++i)
      found = static_cast<unsigned char>(found | (int{line[i - 1] == ' '} & int{line[i] == ' '}));
    if (found != 0) break;
  }
  while (at < line.size() && !(line[at - 1] == ' ' && line[at] == ' ')) ++at;
  return std::min(at, line.size());
}

void append_collapsed(std::string& out, string_view line) {
  line = without_blanks(line);
  while (!line.empty()) {
    const std::size_t run = find_run(line);
    out += line.substr(0, run);
    line = without_blanks(line.substr(run));
  }
}

// A run of lines without an empty one between, and how they end.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t longest = 0;
  std::size_t bytes = 0;
  std::size_t long_lines = 0;  ///< bytes of lines that are too long for wrapped ones
  bool table = false;
};

// Lines that go on in the next one, if the text is wrapped.
struct Counts {
  std::size_t followed = 0;
  std::size_t full = 0;       ///< hardly shorter than the longest, or ending in half a word
  std::size_t sentences = 0;  ///< ending a sentence

  bool look_wrapped() const noexcept { return followed >= 3 && full * 10 >= followed * 6 && sentences * 2 <= followed; }
};

bool ends_in_hyphen(string_view line) noexcept {
  if (breaks_word_for_certain(line)) return true;
  return line.size() > 1 && line.back() == '-' && line[line.size() - 2] != ' ' && line[line.size() - 2] != '-';
}

bool goes_on(std::span<const string_view> lines, std::size_t i) noexcept {
  return i + 1 < lines.size() && !lines[i].empty() && !lines[i + 1].empty() && lines[i + 1].front() != ' ';
}

void count(std::span<const string_view> lines, const Block& block, std::size_t longest, Counts& counts) {
  for (std::size_t i = block.begin; i + 1 < block.end; ++i) {
    if (!goes_on(lines, i)) continue;
    ++counts.followed;
    counts.full += lines[i].size() * 10 >= longest * 7 || ends_in_hyphen(lines[i]);
    counts.sentences += lines[i].ends_with(':') || ends_sentence(lines[i]);
  }
}

// Rows of a table or a list: gaps within most lines, or hardly a line that begins with a small letter.
bool is_table(std::span<const string_view> lines, const Block& block) {
  std::size_t gaps = 0;
  std::size_t numbers = 0;   // lines that begin with one
  std::size_t capitals = 0;  // or with a capital
  std::size_t rows = 0;
  bool small_letters = false;
  for (std::size_t i = block.begin; i < block.end; ++i) {
    const string_view line = without_blanks(lines[i]);
    if (line.empty()) continue;
    gaps += line.find("   ") != string_view::npos;
    if (i == block.begin || lines[i].front() == ' ') continue;
    ++rows;
    const char first = line.front();
    numbers += text::is_ascii_digit(first);
    capitals += first >= 'A' && first <= 'Z';
    small_letters = small_letters || !is_all_capitals(line);
  }
  const bool list = rows >= 3 && numbers * 10 > rows * 9;
  const bool names = rows >= 6 && small_letters && (numbers + capitals) * 10 > rows * 9;
  return gaps * 2 > block.end - block.begin || list || names;
}

std::vector<Block> find_blocks(std::span<const string_view> lines) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    // The first line is the headline, however long.
    if (i <= 1 || lines[i - 1].empty()) blocks.push_back({.begin = i, .end = i});
    Block& block = blocks.back();
    block.end = i + 1;
    block.longest = std::max(block.longest, lines[i].size());
    block.bytes += lines[i].size();
    if (is_wider_than(lines[i], widest_wrapped)) block.long_lines += lines[i].size();
  }
  for (Block& block : blocks)
    block.table = block.long_lines == 0 && block.end - block.begin > 2 && is_table(lines, block);
  return blocks;
}

}  // namespace

std::vector<string_view> split_lines(string_view text) {
  std::vector<string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    string_view line = text.substr(begin, end - begin);
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    if (!line.empty() || (!lines.empty() && !lines.back().empty())) lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

std::vector<LineKind> find_line_kinds(std::span<const string_view> lines) {
  std::vector<LineKind> kinds(lines.size(), LineKind::whole);
  const std::vector<Block> blocks = find_blocks(lines);
  std::size_t longest = 0;
  std::size_t long_lines = 0;  // bytes
  for (const Block& block : blocks) {
    if (block.begin > 0) long_lines += block.long_lines;
    if (block.long_lines == 0 && !block.table) longest = std::max(longest, block.longest);
  }
  Counts all;
  for (const Block& block : blocks)
    if (block.long_lines == 0 && !block.table) count(lines, block, longest, all);
  std::size_t wrapped_lines = 0;
  for (const Block& block : blocks) {
    if (block.long_lines > 0 || block.table) continue;
    Counts own;
    count(lines, block, block.longest, own);
    const bool wrapped =
        own.followed >= 3 ? own.look_wrapped() : all.look_wrapped() && block.longest * 10 >= longest * 6;
    if (!wrapped) continue;
    std::ranges::fill(std::span(kinds).subspan(block.begin, block.end - block.begin), LineKind::wrapped);
    wrapped_lines += block.bytes;
  }
  // A poem or a list in a text of whole paragraphs is not wrapped, though its lines may be alike.
  if (long_lines * 3 > wrapped_lines) std::ranges::fill(kinds, LineKind::whole);
  return kinds;
}

std::vector<LineKind> find_printed_line_kinds(std::span<const string_view> lines) {
  constexpr std::size_t widest_in_table = 48;
  std::vector<LineKind> kinds = find_line_kinds(lines);
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const bool goes_on = n > 0 && lines[n - 1].size() > widest_in_table;
    if (lines[n].size() > widest_in_table || goes_on) kinds[n] = LineKind::wrapped;
  }
  return kinds;
}

void append_paragraphs(std::string& body, std::span<const string_view> lines, std::span<const LineKind> kinds) {
  const BrokenWords words(std::ranges::find(kinds, LineKind::wrapped) != kinds.end() ? lines : lines.first(0));
  bool open = false;  // a wrapped paragraph goes on
  std::string collapsed;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (without_blanks(lines[i]).empty()) {
      open = false;
      continue;
    }
    const bool wrapped = kinds[i] == LineKind::wrapped;
    const bool goes_on = open && wrapped && lines[i].front() != ' ';
    if (goes_on || (i > 0 && breaks_word_for_certain(lines[i - 1]))) {
      collapsed.clear();
      append_collapsed(collapsed, lines[i]);
      words.join(body, collapsed);
    } else {
      if (!body.empty()) body += '\n';
      append_collapsed(body, lines[i]);
    }
    open = wrapped;
  }
}

void append_paragraphs(std::string& body, std::span<const string_view> lines) {
  append_paragraphs(body, lines, find_line_kinds(lines));
}

}  // namespace news
