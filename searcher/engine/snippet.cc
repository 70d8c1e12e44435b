// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/snippet.h"

#include <algorithm>
#include <utility>

#include "searcher/engine/units.h"

namespace news {
namespace {

constexpr std::size_t max_window = 32;  ///< units
constexpr double phrase_bonus = 2;
constexpr double covered_already = 0.2;  ///< what a pattern is worth that an earlier passage shows
constexpr double repeated = 0.1;         ///< what a pattern is worth when it stands in a passage once more
constexpr unsigned max_repeats = 3;
constexpr double earlier_bonus = 0.15;
constexpr double heading_worth = 0.3;
constexpr double further_sentence = 0.05;

/// Units, both ends included.
struct Passage {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Chooses passages among the units of one body.
class Picker {
 public:
  Picker(const std::vector<Unit>& units, const std::vector<Highlighter::Match>& matches,
         const std::vector<LightPattern>& patterns, std::size_t length)
      : units_(units), length_(length), taken_(units.size()), hits_(units.size() + 1), covered_(patterns.size()) {
    for (const LightPattern& pattern : patterns) {
      values_.push_back(pattern.weight * (pattern.words.size() > 1 ? phrase_bonus : 1));
    }
    sort_into_units(matches);
  }

  std::vector<Passage> pick(std::size_t count) {
    std::vector<Passage> passages;
    while (passages.size() < count) {
      Passage best;
      if (!find_best(best)) break;
      grow(best);
      take(best);
      passages.push_back(best);
    }
    std::ranges::sort(passages, {}, &Passage::first);
    return passages;
  }

  Passage beginning() {
    Passage passage;
    while (passage.first + 1 < units_.size() && units_[passage.first].heading) ++passage.first;
    passage.last = passage.first;
    grow(passage);
    return passage;
  }

 private:
  void sort_into_units(const std::vector<Highlighter::Match>& matches) {
    std::size_t unit = 0;
    for (const auto& match : matches) {
      const std::size_t begin = match.bytes.front().first;
      while (unit < units_.size() && units_[unit].end <= begin) hits_[++unit] = hit_patterns_.size();
      if (unit == units_.size()) break;
      if (begin >= units_[unit].begin) hit_patterns_.push_back(match.pattern);
    }
    while (unit < units_.size()) hits_[++unit] = hit_patterns_.size();
  }

  bool has_hits(std::size_t unit) const { return hits_[unit] < hits_[unit + 1]; }

  std::size_t length_of(std::size_t first, std::size_t last) const {
    return units_[last].start + units_[last].length - units_[first].start;
  }

  /// Whether a passage may run on from a unit to the one after it.
  bool joins(std::size_t unit) const {
    return units_[unit + 1].follows && !units_[unit].heading && !units_[unit + 1].heading;
  }

  bool find_best(Passage& best) {
    double best_score = 0;
    for (std::size_t first = 0; first < units_.size(); ++first) {
      if (taken_[first] || !has_hits(first)) continue;
      const double place = 1 + earlier_bonus * (1 - static_cast<double>(first) / static_cast<double>(units_.size()));
      std::vector<unsigned> seen(values_.size());
      double sum = 0;
      double spread = 1;
      for (std::size_t last = first; last < std::min(units_.size(), first + max_window); ++last) {
        if (taken_[last] || (last > first && (!joins(last - 1) || length_of(first, last) > length_))) break;
        if (last > first && units_[last].opens) spread -= further_sentence;
        for (std::size_t hit = hits_[last]; hit < hits_[last + 1]; ++hit) sum += worth(hit_patterns_[hit], seen);
        const double score =
            sum * place * std::max(spread, further_sentence) * (units_[first].heading ? heading_worth : 1);
        if (score > best_score) {
          best_score = score;
          best = {first, last};
        }
      }
    }
    return best_score > 0;
  }

  double worth(std::size_t pattern, std::vector<unsigned>& seen) const {
    const unsigned times = seen[pattern]++;
    if (times == 0) return values_[pattern] * (covered_[pattern] ? covered_already : 1);
    return times <= max_repeats ? values_[pattern] * repeated : 0;
  }

  /// Makes the sentences at the ends whole where that fits, else brings in what fits of them; then adds whole
  /// sentences that follow, then ones before.
  void grow(Passage& passage) const {
    auto& [first, last] = passage;
    complete(passage);
    while (last + 1 < units_.size() && units_[last].closes && units_[last + 1].closes && joins(last) &&
           fits(first, last + 1)) {
      ++last;
    }
    while (first > 0 && units_[first].opens && units_[first - 1].opens && joins(first - 1) && fits(first - 1, last)) {
      --first;
    }
  }

  void complete(Passage& passage) const {
    const std::size_t whole = length_ + length_ / 4;
    auto& [first, last] = passage;
    std::size_t opening = first;
    while (!units_[opening].opens && !taken_[opening - 1]) --opening;
    if (length_of(opening, last) <= whole) first = opening;
    std::size_t closing = last;
    while (!units_[closing].closes && !taken_[closing + 1]) ++closing;
    if (length_of(first, closing) <= whole) last = closing;
    for (bool more = true; more;) {
      more = false;
      if (!units_[last].closes && fits(first, last + 1)) ++last, more = true;
      if (!units_[first].opens && fits(first - 1, last)) --first, more = true;
    }
    end_at_pause(passage);
    while (!units_[first].opens && fits(first - 1, last)) --first;
    begin_at_pause(passage);
  }

  bool fits(std::size_t first, std::size_t last) const {
    return !taken_[first] && !taken_[last] && length_of(first, last) <= length_;
  }

  /// Back to where a reader pauses, when little is lost.
  void end_at_pause(Passage& passage) const {
    std::size_t last = passage.last;
    while (last > passage.first && !units_[last].clause && !has_hits(last)) --last;
    if (units_[last].clause && length_of(passage.first, last) >= length_ * 3 / 5) passage.last = last;
  }

  void begin_at_pause(Passage& passage) const {
    const auto begins_well = [&](std::size_t unit) { return units_[unit].opens || units_[unit - 1].clause; };
    std::size_t first = passage.first;
    while (first < passage.last && !begins_well(first) && !has_hits(first)) ++first;
    if (begins_well(first) && length_of(first, passage.last) >= length_ * 3 / 5) passage.first = first;
  }

  void take(const Passage& passage) {
    for (std::size_t unit = passage.first; unit <= passage.last; ++unit) {
      taken_[unit] = true;
      for (std::size_t hit = hits_[unit]; hit < hits_[unit + 1]; ++hit) covered_[hit_patterns_[hit]] = true;
    }
  }

  const std::vector<Unit>& units_;
  std::size_t length_;
  std::vector<bool> taken_;
  std::vector<std::size_t> hits_;  ///< by unit: where its hits begin
  std::vector<std::size_t> hit_patterns_;
  std::vector<double> values_;
  std::vector<bool> covered_;
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Without the comma or dash before a cut.
std::size_t trimmed_end(std::string_view body, std::size_t begin, std::size_t end) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : {",", ";", ":", "-", "–", "—", " "}) {
      if (end - begin > mark.size() && body.substr(begin, end - begin).ends_with(mark)) {
        end -= mark.size();
        more = true;
      }
    }
  }
  return end;
}

/// The bytes from `begin` to `end` as one line, with what is lit in it.
Snippet render(std::string_view body, std::size_t begin, std::size_t end,
               const std::vector<std::pair<std::size_t, std::size_t>>& lit) {
  Snippet snippet;
  std::size_t code_points = 0;
  auto range = std::ranges::lower_bound(lit, begin, {}, [](const auto& each) { return each.first; });
  for (std::size_t at = begin; at < end; ++at) {
    if (range != lit.end() && at == range->first) snippet.highlights.push_back({code_points, code_points});
    if (!is_space(body[at])) {
      snippet.text.push_back(body[at]);
      code_points += (static_cast<unsigned char>(body[at]) & 0xC0) != 0x80 ? 1 : 0;
    } else if (!snippet.text.ends_with(' ')) {
      snippet.text.push_back(' ');
      ++code_points;
    }
    if (range != lit.end() && range->first <= at && (at + 1 == range->second || at + 1 == end)) {
      snippet.highlights.back().end = code_points;
      ++range;
    }
  }
  return snippet;
}

}  // namespace

std::vector<Snippet> make_snippets(std::string_view title, std::string_view body, Highlighter& highlighter,
                                   const SnippetOptions& options) {
  const std::vector<Unit> units = split_units(title, body, options.length);
  if (units.empty() || options.count == 0) return {};
  const auto matches = highlighter.find(body, Highlighter::Part::body);
  const auto lit = lit_bytes(matches);

  Picker picker(units, matches, highlighter.patterns(), options.length);
  std::vector<Passage> passages = picker.pick(options.count);
  if (passages.empty()) passages.push_back(picker.beginning());

  std::vector<Snippet> snippets;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const std::size_t first = passages[i].first;
    while (i + 1 < passages.size() && passages[i + 1].first == passages[i].last + 1 &&
           units[passages[i + 1].first].follows)
      ++i;
    const Unit& from = units[first];
    const Unit& to = units[passages[i].last];
    const std::size_t end = to.closes ? to.end : trimmed_end(body, from.begin, to.end);
    Snippet snippet = render(body, from.begin, end, lit);
    snippet.start = from.start;
    snippet.cut_before = !from.opens;
    snippet.cut_after = !to.closes;
    snippets.push_back(std::move(snippet));
  }
  return snippets;
}

}  // namespace news
