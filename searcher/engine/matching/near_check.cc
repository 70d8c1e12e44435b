// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/near_check.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "common/analysis/analysis.h"
#include "searcher/engine/matching/window_search.h"

namespace news {
namespace {

using Positions = std::vector<Xapian::termpos>;

/// Where the terms of an article stand, those that are asked for.
class Places {
 public:
  explicit Places(const std::vector<Nearness>& all) {
    for (const Nearness& nearness : all) {
      for (const auto& part : nearness.parts) {
        for (const TermSequence& sequence : part) {
          for (const auto& terms : sequence) {
            for (const std::string& term : terms) places_[term];
          }
        }
      }
    }
  }

  /// Headline and body share one row of positions: see DocumentBuilder.
  void read(const StoredArticle& article) {
    const Xapian::termpos end = add(article.title, 1);
    add(article.body, end + position_gap);
  }

  Positions of(const std::vector<std::string>& terms) const {
    Positions found;
    for (const std::string& term : terms) {
      const Positions& places = places_.at(term);
      found.insert(found.end(), places.begin(), places.end());
    }
    std::ranges::sort(found);
    return found;
  }

 private:
  Xapian::termpos add(std::string_view text, Xapian::termpos first) {
    Xapian::termpos end = first;
    for (words_.reset(text); words_.next();) {
      const Word& word = words_.word();
      end = std::max(end, first + word.position + word.span);
      if (const auto place = places_.find(std::string(word.term)); place != places_.end())
        place->second.push_back(first + word.position);
    }
    return end;
  }

  Words words_;
  std::unordered_map<std::string, Positions> places_;
};

bool stands_near(const Nearness& nearness, const Places& places, const ZoneEnds& ends) {
  std::vector<Span> spans;
  for (std::size_t part = 0; part < nearness.parts.size(); ++part) {
    for (const TermSequence& sequence : nearness.parts[part]) {
      Positions starts = places.of(sequence.front());
      for (std::size_t n = 1; n < sequence.size(); ++n) {
        const Positions next = places.of(sequence[n]);
        std::erase_if(starts, [&](auto start) { return !std::ranges::binary_search(next, start + n); });
      }
      const auto length = static_cast<Xapian::termpos>(sequence.size());
      for (const Xapian::termpos start : starts) spans.push_back({start, start + length - 1, part});
    }
  }
  if (nearness.within != Zone::all)
    std::erase_if(spans, [end = end_of(nearness.within, ends)](const Span& span) { return span.end >= end; });
  std::ranges::sort(spans, {}, &Span::begin);
  return WindowSearch(nearness).found(spans);
}

}  // namespace

bool stand_near(const std::vector<Nearness>& all, const StoredArticle& article, const ZoneEnds& ends) {
  Places places(all);
  places.read(article);
  return std::ranges::all_of(all, [&](const Nearness& one) { return stands_near(one, places, ends); });
}

}  // namespace news
