// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/shards/gathered_reads.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>

#include "searcher/engine/matching/any_filter.h"

namespace news {

/// Tasks, and what is done with their results when all have run: results of different tasks must not meet before.
struct GatheredReads::Batch {
  std::vector<Connections::Task> tasks;
  std::vector<std::function<void()>> results;

  /// `read` asks one part, or all, on any connection and returns what `take` takes.
  template <typename Read, typename Take>
  void add(std::optional<std::size_t> part, Read read, Take take) {
    using Result = decltype(read(std::declval<const OpenIndexes&>()));
    auto result = std::make_shared<Result>();
    tasks.push_back({part, [read = std::move(read), result](const OpenIndexes& indexes) { *result = read(indexes); }});
    results.push_back([take = std::move(take), result] { take(std::move(*result)); });
  }
};

namespace {

constexpr std::size_t few_terms = 8;

/// A server tells the frequencies of all terms of a query when it is asked to match it.
std::vector<Xapian::doccount> frequencies_in(const Xapian::Database& database, const std::vector<std::string>& terms) {
  Xapian::Enquire enquire(database);
  enquire.set_query(any_filter({terms.begin(), terms.end()}));
  const Xapian::MSet statistics = enquire.get_mset(0, 0, Xapian::doccount(0));
  std::vector<Xapian::doccount> frequencies;
  for (const std::string& term : terms) frequencies.push_back(statistics.get_termfreq(term));
  return frequencies;
}

std::vector<CountedTerm> terms_in(const Xapian::Database& part, const std::string& prefix) {
  std::vector<CountedTerm> terms;
  const auto end = part.allterms_end(prefix);
  for (auto term = part.allterms_begin(prefix); term != end; ++term) terms.push_back({*term, term.get_termfreq()});
  return terms;
}

/// The terms of both, sorted, those of both once.
std::vector<CountedTerm> merged(const std::vector<CountedTerm>& one, std::vector<CountedTerm> other) {
  if (one.empty()) return other;
  std::vector<CountedTerm> all;
  all.reserve(one.size() + other.size());
  std::ranges::merge(one, other, std::back_inserter(all), {}, &CountedTerm::term, &CountedTerm::term);
  std::size_t kept = 0;
  for (std::size_t n = 1; n < all.size(); ++n) {
    if (all[kept].term == all[n].term)
      all[kept].articles += all[n].articles;
    else if (++kept != n)
      all[kept] = std::move(all[n]);
  }
  all.resize(std::min(all.size(), kept + 1));
  return all;
}

ShardDocument document_in(const Xapian::Database& part, Xapian::docid number) {
  const Xapian::Document document = part.get_document(number, Xapian::DOC_ASSUME_VALID);
  ShardDocument read{.data = document.get_data(), .values = {}};
  for (auto value = document.values_begin(); value != document.values_end(); ++value)
    read.values.emplace(value.get_valueno(), *value);
  return read;
}

MatchCount count_in(const OpenIndexes& indexes, const std::string& query, Xapian::doccount exactly) {
  Xapian::Enquire enquire(indexes.all());
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query::unserialise(query));
  return count_of(enquire.get_mset(0, 0, exactly));
}

}  // namespace

const MatchCount* GatheredReads::find_count(const Xapian::Query& query, Xapian::doccount exactly) {
  return counts_.find({query.serialise(), exactly});
}

void GatheredReads::move_on() {
  frequencies_ = {};
  spreads_ = {};
  metadata_ = {};
  terms_ = {};
  documents_ = {};
  counts_ = {};
  connections_.follow();
}

bool GatheredReads::wants_words() const {
  return !frequencies_.wanted.empty() || !spreads_.wanted.empty() || !metadata_.wanted.empty() ||
         !terms_.wanted.empty();
}

bool GatheredReads::wants_anything() const {
  return wants_words() || !documents_.wanted.empty() || !counts_.wanted.empty();
}

void GatheredReads::read_frequencies(Batch& batch) {
  const std::vector<std::string> terms(frequencies_.wanted.begin(), frequencies_.wanted.end());
  if (terms.size() <= few_terms) return read_few_frequencies(batch);
  batch.add(
      std::nullopt, [terms](const OpenIndexes& indexes) { return frequencies_in(indexes.all(), terms); },
      [this, terms](const std::vector<Xapian::doccount>& found) {
        for (std::size_t n = 0; n < terms.size(); ++n) frequencies_.known[terms[n]] = found[n];
      });
}

/// By a trip for each term, all at the same time; matching takes two.
void GatheredReads::read_few_frequencies(Batch& batch) {
  for (const std::string& term : frequencies_.wanted) {
    frequencies_.known[term] = 0;
    for (std::size_t part = 0; part < indexes_.parts().size(); ++part) {
      batch.add(
          part, [part, term](const OpenIndexes& indexes) { return indexes.parts()[part].get_termfreq(term); },
          [this, term](Xapian::doccount found) { frequencies_.known[term] += found; });
    }
  }
}

void GatheredReads::read_spreads(Batch& batch) {
  const std::vector<std::string> terms(spreads_.wanted.begin(), spreads_.wanted.end());
  for (const std::string& term : terms) spreads_.known[term].resize(indexes_.parts().size());
  for (std::size_t part = 0; part < indexes_.parts().size() && !terms.empty(); ++part) {
    batch.add(
        part, [part, terms](const OpenIndexes& indexes) { return frequencies_in(indexes.parts()[part], terms); },
        [this, part, terms](const std::vector<Xapian::doccount>& found) {
          for (std::size_t n = 0; n < terms.size(); ++n) spreads_.known[terms[n]][part] = found[n];
        });
  }
}

void GatheredReads::read_metadata(Batch& batch) {
  for (const std::string& key : metadata_.wanted) {
    metadata_.known[key].resize(indexes_.parts().size());
    for (std::size_t part = 0; part < indexes_.parts().size(); ++part) {
      batch.add(
          part, [part, key](const OpenIndexes& indexes) { return indexes.parts()[part].get_metadata(key); },
          [this, part, key](std::string found) { metadata_.known[key][part] = std::move(found); });
    }
  }
}

void GatheredReads::read_terms(Batch& batch) {
  for (const std::string& prefix : terms_.wanted) {
    terms_.known[prefix].clear();
    for (std::size_t part = 0; part < indexes_.parts().size(); ++part) {
      batch.add(
          part, [part, prefix](const OpenIndexes& indexes) { return terms_in(indexes.parts()[part], prefix); },
          [this, prefix](std::vector<CountedTerm> found) {
            auto& terms = terms_.known[prefix];
            terms = merged(terms, std::move(found));
          });
    }
  }
}

void GatheredReads::read_documents(Batch& batch) {
  const std::size_t parts = indexes_.parts().size();
  for (const Xapian::docid number : documents_.wanted) {
    const std::size_t part = (number - 1) % parts;
    const auto number_there = static_cast<Xapian::docid>((number - 1) / parts + 1);
    batch.add(
        part,
        [part, number_there](const OpenIndexes& indexes) { return document_in(indexes.parts()[part], number_there); },
        [this, number](ShardDocument found) { documents_.known[number] = std::move(found); });
  }
}

void GatheredReads::read_counts(Batch& batch) {
  for (const auto& wanted : counts_.wanted) {
    batch.add(
        std::nullopt, [wanted](const OpenIndexes& indexes) { return count_in(indexes, wanted.first, wanted.second); },
        [this, wanted](MatchCount found) { counts_.known[wanted] = found; });
  }
}

bool GatheredReads::fetch() {
  if (!wants_anything()) return false;
  Batch batch;
  read_frequencies(batch);
  read_spreads(batch);
  read_metadata(batch);
  read_terms(batch);
  read_documents(batch);
  read_counts(batch);
  round_trips_ += connections_.run(batch.tasks);
  for (const auto& take : batch.results) take();
  frequencies_.wanted.clear();
  spreads_.wanted.clear();
  metadata_.wanted.clear();
  terms_.wanted.clear();
  documents_.wanted.clear();
  counts_.wanted.clear();
  return true;
}

}  // namespace news
