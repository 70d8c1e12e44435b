// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/passages/highlight.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <unordered_map>
#include <utility>

#include "common/analysis/analysis.h"
#include "common/analysis/term_filter.h"
#include "common/text.h"

namespace news {
namespace {

constexpr std::size_t max_matches = 10'000;
constexpr std::size_t enough_matches = 500;
/// After enough matches, this much text is still searched, so that the last passage is highlighted to its end.
constexpr std::size_t passage_bytes = 4096;
/// The most steps in one text. Only a hostile query on a hostile text needs more.
constexpr std::size_t max_steps = 1'000'000;
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

using Bytes = std::pair<std::size_t, std::size_t>;

/// A place of a pattern that a term may take.
struct Place {
  std::size_t pattern = 0;
  std::size_t slot = 0;
};

struct TermHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view term) const noexcept { return std::hash<std::string_view>{}(term); }
};

/// Which places of which patterns a term can take.
class Terms {
 public:
  void add(const HighlightPattern& pattern, std::size_t index) {
    if (pattern.window != 0) filter_.need_exact_positions();
    // Later places first, so that a word never follows itself.
    for (std::size_t slot = pattern.words.size(); slot-- > 0;) {
      for (const std::string& form : pattern.words[slot]) {
        if (form.empty()) continue;
        if (pattern.prefix) {
          beginnings_.push_back({form, {index, slot}});
        } else {
          exact_[form].push_back({index, slot});
        }
        filter_.add(form, pattern.prefix ? TermFilter::Kind::beginning : TermFilter::Kind::word);
      }
    }
  }

  void finish() { std::ranges::sort(beginnings_, {}, &Beginning::text); }

  const TermFilter& filter() const { return filter_; }

  /// Calls `visit` for the places of the term itself, then for those of beginnings of it, longest first.
  template <class Visit>
  void for_each_place(std::string_view term, Visit visit) const {
    if (const auto found = exact_.find(term); found != exact_.end()) {
      for (const Place& place : found->second) visit(place);
    }
    for (auto limit = beginnings_.end();;) {
      limit = std::ranges::upper_bound(beginnings_.begin(), limit, term, {}, &Beginning::text);
      if (limit == beginnings_.begin()) return;
      const std::string_view nearest = std::prev(limit)->text;
      const auto common = std::ranges::mismatch(nearest, term).in1 - nearest.begin();
      term = term.substr(0, static_cast<std::size_t>(common));
      if (term.empty()) return;
      if (term != nearest) continue;
      for (; limit != beginnings_.begin() && std::prev(limit)->text == term; --limit) visit(std::prev(limit)->place);
    }
  }

 private:
  struct Beginning {
    std::string text;
    Place place;
  };

  std::unordered_map<std::string, std::vector<Place>, TermHash, std::equal_to<>> exact_;
  TermFilter filter_;
  std::vector<Beginning> beginnings_;  ///< sorted
};

/// A word of the text that takes a place of a pattern, linked to the word that takes the place before.
struct Link {
  std::size_t previous = none;
  Bytes bytes;
  unsigned start = 0;  ///< position of the chain's first word
  unsigned position = 0;
  unsigned next = 0;  ///< position after it
};

/// The state of one pattern while a text is read.
struct Progress {
  std::vector<Link> links;
  std::vector<std::vector<std::size_t>> latest;  ///< by slot: links that a later word can still continue
  std::size_t last_match = none;
};

void merge(std::vector<Bytes>& bytes) {
  std::ranges::sort(bytes);
  std::size_t kept = 0;
  for (const Bytes& next : bytes) {
    if (kept > 0 && next.first < bytes[kept - 1].second) {
      bytes[kept - 1].second = std::max(bytes[kept - 1].second, next.second);
    } else {
      bytes[kept++] = next;
    }
  }
  bytes.resize(kept);
}

}  // namespace

struct Highlighter::State {
  std::vector<HighlightPattern> patterns;
  Terms terms;
  Words words;
  std::string_view text;
  std::vector<Progress> progress;
  std::vector<Match> matches;
  std::size_t steps = 0;

  bool wanted(const HighlightPattern& pattern, Part part, std::size_t begin, std::size_t lead_end) const;
  void start();
  void take(const Place& place);
  void take_single(std::size_t pattern);
  void continue_phrase(const Place& place);
  void continue_ordered(const Place& place);
  void continue_unordered(const Place& place);
  void finish_chain(const Place& place, std::size_t link);
  Link link() const;
  bool has_all_patterns() const;
  std::vector<Match> find(std::string_view text, Part part, std::size_t enough);
};

bool Highlighter::State::wanted(const HighlightPattern& pattern, Part part, std::size_t begin,
                                std::size_t lead_end) const {
  switch (pattern.zone) {
    case Zone::all: return true;
    case Zone::title: return part == Part::title;
    case Zone::lead: return part == Part::title || begin < lead_end;
  }
  return false;
}

void Highlighter::State::start() {
  for (Progress& each : progress) {
    each.links.clear();
    for (auto& links : each.latest) links.clear();
    each.last_match = none;
  }
  matches.clear();
  steps = 0;
}

Link Highlighter::State::link() const {
  const Word& word = words.word();
  return {.bytes = {word.begin, word.end},
          .start = word.position,
          .position = word.position,
          .next = word.position + word.span};
}

void Highlighter::State::take(const Place& place) {
  const HighlightPattern& pattern = patterns[place.pattern];
  if (pattern.words.size() == 1) {
    take_single(place.pattern);
  } else if (pattern.window == 0) {
    continue_phrase(place);
  } else if (pattern.ordered) {
    continue_ordered(place);
  } else {
    continue_unordered(place);
  }
}

void Highlighter::State::take_single(std::size_t pattern) {
  Bytes bytes{words.word().begin, words.word().end};
  if (patterns[pattern].first_character) bytes.second = bytes.first + text::decode(text, bytes.first).length;
  std::size_t& last = progress[pattern].last_match;
  if (last != none && bytes.first < matches[last].bytes.back().second) {
    std::size_t& end = matches[last].bytes.back().second;
    end = std::max(end, bytes.second);
    return;
  }
  last = matches.size();
  matches.push_back({.pattern = pattern, .bytes = {bytes}});
}

/// The word continues a chain that ends right before it.
void Highlighter::State::continue_phrase(const Place& place) {
  Progress& known = progress[place.pattern];
  Link next = link();
  if (place.slot > 0) {
    auto& before = known.latest[place.slot - 1];
    std::erase_if(before, [&](std::size_t i) { return known.links[i].next < next.position; });
    const auto found = std::ranges::find(before, next.position, [&](std::size_t i) { return known.links[i].next; });
    if (found == before.end()) return;
    next.previous = *found;
  }
  known.links.push_back(next);
  if (place.slot + 1 == known.latest.size()) return finish_chain(place, known.links.size() - 1);
  auto& here = known.latest[place.slot];
  std::erase_if(here, [&](std::size_t i) { return known.links[i].next < next.position; });
  here.push_back(known.links.size() - 1);
}

/// Only the latest chain is kept: it is the shortest.
void Highlighter::State::continue_ordered(const Place& place) {
  Progress& known = progress[place.pattern];
  Link next = link();
  if (place.slot > 0) {
    const auto& before = known.latest[place.slot - 1];
    if (before.empty()) return;
    const Link& last = known.links[before.back()];
    if (last.position >= next.position || next.position - last.start > patterns[place.pattern].window) return;
    next.previous = before.back();
    next.start = last.start;
  }
  known.links.push_back(next);
  if (place.slot + 1 == known.latest.size()) return finish_chain(place, known.links.size() - 1);
  known.latest[place.slot].assign(1, known.links.size() - 1);
}

/// The word completes a match if each other place has a word of its own within the window.
void Highlighter::State::continue_unordered(const Place& place) {
  Progress& known = progress[place.pattern];
  const unsigned window = patterns[place.pattern].window;
  const Link last = link();
  auto& here = known.latest[place.slot];
  std::erase_if(here, [&](std::size_t i) { return last.position - known.links[i].position > window; });
  here.push_back(known.links.size());
  known.links.push_back(last);

  std::vector<const Link*> chosen{&last};
  for (std::size_t slot = 0; slot < known.latest.size(); ++slot) {
    if (slot == place.slot) continue;
    const auto& candidates = known.latest[slot];
    const auto free = std::find_if(candidates.rbegin(), candidates.rend(), [&](std::size_t i) {
      steps += chosen.size();
      return std::ranges::none_of(chosen, [&](const Link* link) { return link->position == known.links[i].position; });
    });
    if (free == candidates.rend() || last.position - known.links[*free].position > window) return;
    chosen.push_back(&known.links[*free]);
  }
  Match match{.pattern = place.pattern};
  for (const Link* link : chosen) match.bytes.push_back(link->bytes);
  merge(match.bytes);
  matches.push_back(std::move(match));
}

void Highlighter::State::finish_chain(const Place& place, std::size_t link) {
  const auto& links = progress[place.pattern].links;
  Match match{.pattern = place.pattern};
  for (; link != none; link = links[link].previous) match.bytes.push_back(links[link].bytes);
  merge(match.bytes);
  matches.push_back(std::move(match));
}

/// Whether every pattern has a match, except those for one part of the article only.
bool Highlighter::State::has_all_patterns() const {
  std::vector<bool> found(patterns.size());
  for (const Match& match : matches) found[match.pattern] = true;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if (!found[i] && patterns[i].zone == Zone::all) return false;
  }
  return true;
}

std::vector<Highlighter::Match> Highlighter::State::find(std::string_view read, Part part, std::size_t enough) {
  text = read;
  const std::size_t lead_end = std::min(text.find('\n'), text.size());
  start();
  if (patterns.empty()) return {};
  words.reset(text);
  std::size_t end = text.size();
  std::size_t next_look = enough;
  while (matches.size() < max_matches && steps < max_steps && words.next(terms.filter())) {
    const std::size_t begin = words.word().begin;
    if (begin > end) break;
    terms.for_each_place(words.word().term, [&](const Place& place) {
      ++steps;
      if (steps > max_steps) return;
      if (wanted(patterns[place.pattern], part, begin, lead_end)) take(place);
    });
    if (matches.size() < next_look) continue;
    next_look += enough;
    if (has_all_patterns()) end = std::min(end, begin + passage_bytes);
  }
  std::ranges::stable_sort(matches, {}, [](const Match& match) { return match.bytes.front().first; });
  return std::move(matches);
}

Highlighter::Highlighter(std::vector<HighlightPattern> patterns) : state_(std::make_unique<State>()) {
  state_->patterns = std::move(patterns);
  state_->progress.resize(state_->patterns.size());
  for (std::size_t i = 0; i < state_->patterns.size(); ++i) {
    state_->progress[i].latest.resize(state_->patterns[i].words.size());
    state_->terms.add(state_->patterns[i], i);
  }
  state_->terms.finish();
}

Highlighter::~Highlighter() = default;
Highlighter::Highlighter(Highlighter&&) noexcept = default;
Highlighter& Highlighter::operator=(Highlighter&&) noexcept = default;

std::vector<Highlighter::Match> Highlighter::find(std::string_view text, Part part) {
  return state_->find(text, part, max_matches);
}

std::vector<Highlighter::Match> Highlighter::find_enough(std::string_view text, Part part) {
  return state_->find(text, part, enough_matches);
}

const std::vector<HighlightPattern>& Highlighter::patterns() const noexcept { return state_->patterns; }

std::vector<Bytes> highlighted_bytes(const std::vector<Highlighter::Match>& matches) {
  std::vector<Bytes> bytes;
  for (const auto& match : matches) bytes.insert(bytes.end(), match.bytes.begin(), match.bytes.end());
  merge(bytes);
  return bytes;
}

std::vector<Range> highlights(std::string_view text, Highlighter::Part part, Highlighter& highlighter) {
  std::vector<Range> ranges;
  std::size_t at = 0;
  std::size_t code_points = 0;
  const auto count_to = [&](std::size_t end) {
    code_points += text::count_code_points(text.substr(at, end - at));
    at = end;
    return code_points;
  };
  for (const auto& [begin, end] : highlighted_bytes(highlighter.find(text, part))) {
    const std::size_t first = count_to(begin);
    ranges.push_back({first, count_to(end)});
  }
  return ranges;
}

}  // namespace news
