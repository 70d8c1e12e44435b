// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "searcher/engine/match_count.h"
#include "searcher/engine/shards/connections.h"
#include "searcher/engine/term_cursor.h"

namespace news {

/// What the databases know of a document.
struct ShardDocument {
  std::string data;
  std::map<Xapian::valueno, std::string> values;

  /// Empty if there is none.
  std::string value(Xapian::valueno slot) const {
    const auto found = values.find(slot);
    return found == values.end() ? std::string() : found->second;
  }
};

/// What has been read of shards in one revision. A question to a shard takes a round trip, so that those of a step are
/// gathered and asked together: each `find` returns what is known, or notes that it is wanted and returns null; `fetch`
/// asks for all that is wanted, of all shards at the same time.
class GatheredReads {
 public:
  GatheredReads(const OpenIndexes& indexes, Connections connections)
      : indexes_(indexes), connections_(std::move(connections)) {}

  /// How many articles have the term; in all, and in each part.
  const Xapian::doccount* find_frequency(const std::string& term) { return frequencies_.find(term); }
  const std::vector<Xapian::doccount>* find_spread(const std::string& term) { return spreads_.find(term); }

  /// The metadata of each part.
  const std::vector<std::string>* find_metadata(const std::string& key) { return metadata_.find(key); }

  /// All terms that begin with a prefix, in byte order, with the articles of all parts.
  const std::vector<CountedTerm>* find_terms(const std::string& prefix) { return terms_.find(prefix); }

  const ShardDocument* find_document(Xapian::docid number) { return documents_.find(number); }

  /// How many articles a query matches that has no scores; counted up to `exactly`.
  const MatchCount* find_count(const Xapian::Query& query, Xapian::doccount exactly);

  /// Reads what is wanted. False if that was nothing.
  bool fetch();

  bool wants_anything() const;
  bool wants_words() const;  ///< by which a query may change yet

  /// Round trips that were made one after the other.
  std::size_t round_trips() const noexcept { return round_trips_; }

  /// Forgets documents, of which there may be many.
  void forget_documents() { documents_.known.clear(); }

  /// Forgets everything, and moves all connections to the revisions that the indexes have now.
  void move_on();

 private:
  template <typename Key, typename Value>
  struct Reads {
    std::map<Key, Value> known;
    std::set<Key> wanted;

    const Value* find(const Key& key) {
      const auto found = known.find(key);
      if (found != known.end()) return &found->second;
      wanted.insert(key);
      return nullptr;
    }
  };

  struct Batch;

  void read_frequencies(Batch& batch);
  void read_few_frequencies(Batch& batch);
  void read_spreads(Batch& batch);
  void read_metadata(Batch& batch);
  void read_terms(Batch& batch);
  void read_documents(Batch& batch);
  void read_counts(Batch& batch);

  const OpenIndexes& indexes_;
  Connections connections_;
  Reads<std::string, Xapian::doccount> frequencies_;
  Reads<std::string, std::vector<Xapian::doccount>> spreads_;
  Reads<std::string, std::vector<std::string>> metadata_;
  Reads<std::string, std::vector<CountedTerm>> terms_;
  Reads<Xapian::docid, ShardDocument> documents_;
  Reads<std::pair<std::string, Xapian::doccount>, MatchCount> counts_;  ///< by the query in Xapian's notation
  std::size_t round_trips_ = 0;
};

}  // namespace news
