// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/passages/passages.h"

#include <algorithm>
#include <optional>

#include "common/text.h"

namespace news {
namespace {

constexpr std::size_t max_window = 32;  ///< units
constexpr double phrase_bonus = 2;
constexpr double covered_already = 0.2;  ///< what a pattern is worth if an earlier passage shows it
constexpr double repeated = 0.1;         ///< what a pattern is worth when it recurs in a passage
constexpr unsigned max_repeats = 3;
constexpr double earlier_bonus = 0.15;
constexpr double heading_worth = 0.3;
constexpr double further_sentence = 0.05;

/// The brackets and quotation marks of a text. Languages differ in which mark opens, so only parity counts for these.
struct Pairs {
  int depth = 0;   ///< brackets opened minus brackets closed
  int lowest = 0;  ///< the least depth on the way: below 0 if a bracket closes that did not open
  bool quoted = false;

  bool is_whole() const { return depth == 0 && lowest == 0 && !quoted; }

  /// The pairs of two texts, one after the other.
  Pairs operator+(const Pairs& next) const {
    return {depth + next.depth, std::min(lowest, depth + next.lowest), quoted != next.quoted};
  }
};

Pairs pairs_of(std::string_view text) {
  Pairs pairs;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = text::decode(text, at);
    if (c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»') pairs.quoted = !pairs.quoted;
    if (c == U'(' || c == U'[' || c == U'「' || c == U'『' || c == U'（') ++pairs.depth;
    if (c == U')' || c == U']' || c == U'」' || c == U'』' || c == U'）') --pairs.depth;
    pairs.lowest = std::min(pairs.lowest, pairs.depth);
    at += length;
  }
  return pairs;
}

/// Chooses passages among the units of one body.
class Picker {
 public:
  Picker(std::string_view body, const std::vector<Unit>& units, const std::vector<Highlighter::Match>& matches,
         const std::vector<HighlightPattern>& patterns, std::size_t length)
      : body_(body),
        units_(units),
        length_(length),
        taken_(units.size()),
        hits_(units.size() + 1),
        covered_(patterns.size()),
        pairs_(units.size()) {
    for (const HighlightPattern& pattern : patterns) {
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

  /// Whether a passage may continue from a unit to the next.
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

  /// Completes the sentences at both ends if they fit, else adds what fits of them. Then adds whole sentences, first
  /// after and then before, as long as no quotation is cut.
  void grow(Passage& passage) const {
    complete(passage);
    const auto append = [&](Passage& p) {
      const std::size_t next = p.last + 1;
      if (next == units_.size() || !units_[p.last].closes || !units_[next].closes || !joins(p.last)) return false;
      if (!fits(p.first, next)) return false;
      p.last = next;
      return true;
    };
    const auto prepend = [&](Passage& p) {
      if (p.first == 0 || !units_[p.first].opens || !units_[p.first - 1].opens || !joins(p.first - 1)) return false;
      if (!fits(p.first - 1, p.last)) return false;
      --p.first;
      return true;
    };
    if (!is_whole(passage)) {
      const Passage quotation = longest(passage, prepend);
      if (is_whole(quotation)) passage = quotation;
    }
    passage = longest(longest(passage, append), prepend);
  }

  bool is_whole(const Passage& passage) const {
    Pairs pairs;
    for (std::size_t unit = passage.first; unit <= passage.last; ++unit) pairs = pairs + pairs_in(unit);
    return pairs.is_whole();
  }

  const Pairs& pairs_in(std::size_t unit) const {
    auto& known = pairs_[unit];
    if (!known) known = pairs_of(body_.substr(units_[unit].begin, units_[unit].end - units_[unit].begin));
    return *known;
  }

  /// Takes all steps that are possible. Returns the longest passage on the way that is whole; if none is, the longest.
  template <class Step>
  Passage longest(Passage passage, Step step) const {
    Passage best = passage;
    bool found = is_whole(passage);
    while (step(passage)) {
      const bool whole = is_whole(passage);
      if (whole || !found) best = passage;
      found = found || whole;
    }
    return best;
  }

  void complete(Passage& passage) const {
    const std::size_t whole = length_ + length_ / 2;
    auto& [first, last] = passage;
    std::size_t opening = first;
    while (!units_[opening].opens && !taken_[opening - 1]) --opening;
    if (length_of(opening, last) <= whole) first = opening;
    std::size_t closing = last;
    while (!units_[closing].closes && !taken_[closing + 1]) ++closing;
    if (length_of(first, closing) <= whole) last = closing;
    for (bool more = true; more;) {
      more = false;
      if (!units_[last].closes && fits(first, last + 1)) {
        ++last;
        more = true;
      }
      if (!units_[first].opens && fits(first - 1, last)) {
        --first;
        more = true;
      }
    }
    end_at_pause(passage);
    while (!units_[first].opens && fits(first - 1, last)) --first;
    begin_at_pause(passage);
  }

  bool fits(std::size_t first, std::size_t last) const {
    return !taken_[first] && !taken_[last] && length_of(first, last) <= length_;
  }

  /// Moves the end back to where a reader pauses, if little is lost.
  void end_at_pause(Passage& passage) const {
    std::size_t last = passage.last;
    while (last > passage.first && !units_[last].clause && !has_hits(last)) --last;
    if (units_[last].clause && length_of(passage.first, last) >= length_ * 3 / 5) passage.last = last;
  }

  /// Moves the beginning on in the same way.
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

  std::string_view body_;
  const std::vector<Unit>& units_;
  std::size_t length_;
  std::vector<bool> taken_;
  std::vector<std::size_t> hits_;  ///< by unit: where its hits begin in hit_patterns_
  std::vector<std::size_t> hit_patterns_;
  std::vector<double> values_;
  std::vector<bool> covered_;
  mutable std::vector<std::optional<Pairs>> pairs_;  ///< by unit, made when first needed
};

}  // namespace

std::vector<Passage> pick_passages(std::string_view body, const std::vector<Unit>& units,
                                   const std::vector<Highlighter::Match>& matches,
                                   const std::vector<HighlightPattern>& patterns, const SnippetOptions& options) {
  Picker picker(body, units, matches, patterns, options.length);
  std::vector<Passage> passages = picker.pick(options.count);
  if (passages.empty()) passages.push_back(picker.beginning());
  return passages;
}

}  // namespace news
