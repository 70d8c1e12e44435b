// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text_paragraphs.h"

#include <algorithm>

#include "common/text.h"

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

bool ends_sentence(string_view line) noexcept {
  const std::size_t last = line.find_last_not_of("\"')");
  return last != string_view::npos && string_view(".!?:").find(line[last]) != string_view::npos;
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

bool is_hard_wrapped(std::span<const string_view> lines) {
  std::size_t longest = 0;
  for (const string_view line : lines) {
    if (line.size() > widest_wrapped &&
        (line.size() > 4 * widest_wrapped || text::count_code_points(line) > widest_wrapped))
      return false;
    longest = std::max(longest, line.size());
  }
  std::size_t followed = 0;
  std::size_t full = 0;
  std::size_t sentences = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].empty() || lines[i + 1].empty() || lines[i + 1].front() == ' ') continue;
    ++followed;
    full += lines[i].size() * 10 >= longest * 7;
    sentences += ends_sentence(lines[i]);
  }
  return followed >= 3 && full * 10 >= followed * 6 && sentences * 2 <= followed;
}

void append_paragraphs(std::string& body, std::span<const string_view> lines, bool wrapped) {
  bool open = false;  // a wrapped paragraph goes on
  for (const string_view line : lines) {
    if (without_blanks(line).empty()) {
      open = false;
      continue;
    }
    if (!body.empty()) body += wrapped && open && line.front() != ' ' ? ' ' : '\n';
    append_collapsed(body, line);
    open = true;
  }
}

}  // namespace news
