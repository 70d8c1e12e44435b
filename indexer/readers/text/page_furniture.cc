// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text/page_furniture.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/readers/lines/broken_words.h"
#include "indexer/readers/lines/line_look.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest = 80;
constexpr std::size_t most_lines_apart = 8;  // two halves of a sentence

constexpr auto page_words = std::to_array<string_view>({"page", "pg.", "p.", "seite", "s.", "pagina", "blatt"});

// "2", "- 2 -", "[2]", "Page 2", "Seite 2 von 5", "2/5": the number.
std::optional<int> page_number(string_view line) {
  constexpr std::size_t most_digits = 4;
  const std::string folded = fold(line);
  string_view rest = folded;
  const auto skip = [&rest](string_view what) {
    rest.remove_prefix(std::min(rest.find_first_not_of(what), rest.size()));
  };
  skip(" -–—[(");
  for (const string_view word : page_words) {
    if (!rest.starts_with(word)) continue;
    rest.remove_prefix(word.size());
    break;
  }
  skip(" ");
  int number = 0;
  std::size_t digits = 0;
  for (; !rest.empty() && text::is_ascii_digit(rest.front()) && digits <= most_digits; ++digits) {
    number = number * 10 + (rest.front() - '0');
    rest.remove_prefix(1);
  }
  if (digits == 0 || digits > most_digits) return std::nullopt;
  skip(" ");
  for (const string_view of : {"of ", "von ", "de ", "sur ", "/"}) {
    if (!rest.starts_with(of)) continue;
    rest.remove_prefix(of.size());
    skip(" 0123456789");
    break;
  }
  skip(" -–—])");
  return rest.empty() ? std::optional(number) : std::nullopt;
}

bool is_small_letter(string_view line) noexcept {
  return u_islower(static_cast<UChar32>(text::decode(line, 0).code_point)) != 0;
}

string_view without_page_number(string_view line) noexcept {
  constexpr string_view numbers = "0123456789 .,-[]()";
  const std::size_t begin = line.find_first_not_of(numbers);
  return begin == string_view::npos ? string_view() : line.substr(begin, line.find_last_not_of(numbers) + 1 - begin);
}

class Remover {
 public:
  explicit Remover(std::vector<string_view>& lines)
      : lines_(lines), gone_(lines.size(), false), may_go_(lines.size(), false) {}

  void run() {
    find_candidates();
    if (candidates_.empty()) return;
    mark_page_numbers();
    mark_running_heads();
    if (std::ranges::find(gone_, true) == gone_.end()) return;
    close_gaps();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (!gone_[i] && !(lines_[i].empty() && (kept == 0 || lines_[kept - 1].empty()))) lines_[kept++] = lines_[i];
    lines_.resize(kept);
  }

 private:
  struct Candidate {
    std::size_t line = 0;
    std::optional<int> number;
    string_view head;  ///< without page numbers
  };

  bool is_empty(std::size_t i) const noexcept { return i >= lines_.size() || lines_[i].empty(); }

  // Page numbers, and short lines that may be running heads, alone between empty lines.
  void find_candidates() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const string_view line = text::trim(lines_[i]);  // a line of blanks that are no ASCII is not empty before
      if (line.empty() || lines_[i].size() > longest) continue;
      const bool alone = (i == 0 || is_empty(i - 1)) && is_empty(i + 1);
      const bool digit = text::is_ascii_digit(line.front()) || text::is_ascii_digit(line.back());
      const auto number =
          digit || line.back() == '-' || line.back() == ']' || line.back() == ')' ? page_number(line) : std::nullopt;
      if (number && (alone || i == 0)) candidates_.push_back({.line = i, .number = number, .head = {}});
      may_go_[i] = number && alone;
      if (number || (!digit && !is_all_capitals(line)) || ends_sentence(line)) continue;
      candidates_.push_back({.line = i, .number = {}, .head = without_page_number(line)});
      may_go_[i] = is_newspaper_name(candidates_.back().head);
      if (!alone && !may_go_[i]) candidates_.pop_back();
    }
  }

  // The text above and below, other furniture left out; the end if there is none near.
  std::size_t above(std::size_t i) const noexcept {
    const std::size_t first = i - std::min(i, most_lines_apart);
    while (i > first && (is_empty(i - 1) || gone_[i - 1] || may_go_[i - 1])) --i;
    return i > first ? i - 1 : lines_.size();
  }
  std::size_t below(std::size_t i) const noexcept {
    const std::size_t end = std::min(lines_.size(), i + most_lines_apart);
    ++i;
    while (i < end && (is_empty(i) || gone_[i] || may_go_[i])) ++i;
    return i < end ? i : lines_.size();
  }

  // Whether a sentence goes on from the line above to the one below.
  bool cuts_sentence(std::size_t i) const {
    const std::size_t before = above(i);
    const std::size_t after = below(i);
    if (before >= lines_.size() || after >= lines_.size() || ends_sentence(lines_[before])) return false;
    return is_small_letter(lines_[after]) &&
           (lines_[before].ends_with('-') || breaks_word_for_certain(lines_[before]) ||
            count_words(lines_[before]) > 3);
  }

  void mark_page_numbers() {
    const Candidate* last = nullptr;
    for (const Candidate& candidate : candidates_) {
      if (!candidate.number) continue;
      if (candidate.line == 0 && lines_.size() > 1) gone_[0] = !text::is_ascii_digit(lines_[0].front());
      if (cuts_sentence(candidate.line)) gone_[candidate.line] = true;
      const bool counts_on = last != nullptr && *candidate.number == *last->number + 1;
      if (counts_on && last->line > 0) gone_[last->line] = gone_[candidate.line] = true;
      last = &candidate;
    }
  }

  // A newspaper's name that cuts a sentence, or a head on several pages that is either.
  void mark_running_heads() {
    std::unordered_map<std::string, int> pages;
    if (lines_[0].size() <= longest && candidates_.front().line > 0) ++pages[fold(without_page_number(lines_[0]))];
    for (const Candidate& candidate : candidates_)
      if (!candidate.head.empty()) ++pages[fold(candidate.head)];
    for (const Candidate& candidate : candidates_) {
      if (candidate.head.empty() || candidate.line == 0) continue;
      const bool repeated = pages[fold(candidate.head)] > 1;
      const bool name = may_go_[candidate.line];
      const bool cuts = cuts_sentence(candidate.line);
      if (repeated ? name || cuts : name && cuts) gone_[candidate.line] = true;
    }
  }

  // The empty lines beside furniture that cuts a sentence go with it.
  void close_gaps() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!gone_[i] || lines_[i].empty() || !cuts_sentence(i)) continue;
      const std::size_t end = below(i);
      for (std::size_t gap = above(i) + 1; gap < end; ++gap) gone_[gap] = true;
    }
  }

  std::vector<string_view>& lines_;
  std::vector<bool> gone_;
  std::vector<bool> may_go_;  ///< page numbers and newspapers' names
  std::vector<Candidate> candidates_;
};

}  // namespace

void remove_page_furniture(std::vector<string_view>& lines) { Remover(lines).run(); }

}  // namespace news
