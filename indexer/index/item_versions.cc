// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/item_versions.h"

#include <xxhash.h>

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "common/index/damaged_index.h"
#include "common/schema.h"
#include "indexer/index/unique_ids.h"

namespace news {
namespace {

constexpr std::size_t largest = 256 * 1024 * 1024;

Xapian::Document read_aside(const Xapian::Database& database, const std::string& key) {
  const std::string bytes = database.get_metadata(key);
  check_size(bytes, largest, "a version of an item");
  try {
    return Xapian::Document::unserialise(bytes);
  } catch (const Xapian::Error&) {
    throw DamagedIndex("a version of an item cannot be read");
  }
}

std::string term_with(const Xapian::Document& document, std::string_view prefix) {
  auto term = document.termlist_begin();
  term.skip_to(std::string(prefix));
  return term == document.termlist_end() || !(*term).starts_with(prefix) ? std::string() : *term;
}

bool has_term(const Xapian::Document& document, std::string_view wanted) {
  return term_with(document, wanted) == wanted;
}

bool has_version(const Xapian::Document& document) { return !document.get_value(slots::version).empty(); }

}  // namespace

/// A version of an item: an article of the database, or what is put aside.
struct ItemVersions::Claim {
  Xapian::Document document;
  Xapian::docid article = 0;  ///< 0: it is put aside
  std::string key{};          ///< of what is put aside

  bool is_withdrawal() const { return has_term(document, withdrawal_term); }
  bool is_versioned() const { return has_version(document); }

  /// The highest counts.
  auto rank() const {
    const std::uint64_t version = version_of_value(document.get_value(slots::version));
    return std::tuple(is_versioned(), version, is_withdrawal(), document.get_data());
  }
};

ItemVersions::ItemVersions(Xapian::WritableDatabase& database) : database_(database) {
  const std::string prefix(keys::aside_prefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
    aside_.insert(*key);
}

bool ItemVersions::is_aside(const std::string& item) const {
  const std::string start = keys::aside_start(item);
  const auto key = aside_.lower_bound(start);
  return key != aside_.end() && key->starts_with(start);
}

void ItemVersions::note(const Xapian::Document& document) {
  const bool may_matter = has_version(document) || !aside_.empty();
  if (!may_matter) return;
  std::string item = UniqueIds::own_id_term(document);
  if (item.empty()) return;
  if (has_version(document) || is_aside(item)) noted_.insert(std::move(item));
}

void ItemVersions::note_added(const Xapian::Document& document) { note(document); }

void ItemVersions::note_removed(Xapian::docid article) { note(database_.get_document(article)); }

void ItemVersions::note_behind(Xapian::docid last) {
  auto versioned = database_.valuestream_begin(slots::version);
  if (versioned != database_.valuestream_end(slots::version)) versioned.skip_to(last + 1);
  for (; versioned != database_.valuestream_end(slots::version); ++versioned)
    note(database_.get_document(versioned.get_docid()));
  for (const std::string& key : aside_) note(read_aside(database_, key));
}

void ItemVersions::forget(const std::string& file, std::span<const std::uint64_t> kept) {
  if (aside_.empty()) return;
  const std::string term = file_term(file);
  std::set<std::string> kept_members;
  for (const std::uint64_t member : kept) kept_members.insert(member_term(file, member));
  for (auto key = aside_.begin(); key != aside_.end();) {
    const std::string at = *key++;
    if (keys::aside_file_term(at) != term) continue;
    const Xapian::Document document = read_aside(database_, at);
    if (kept_members.contains(term_with(document, member_prefix))) continue;
    noted_.insert(UniqueIds::own_id_term(document));
    erase(at);
  }
}

void ItemVersions::settle(const Change& change) {
  for (const std::string& item : std::exchange(noted_, {})) settle(item, change);
}

std::vector<ItemVersions::Claim> ItemVersions::claims(const std::string& item) const {
  std::vector<Claim> found;
  for (const Xapian::docid article : UniqueIds::articles_with(database_, item))
    found.push_back({.document = database_.get_document(article), .article = article});
  const std::string start = keys::aside_start(item);
  for (auto key = aside_.lower_bound(start); key != aside_.end() && key->starts_with(start); ++key)
    if (Xapian::Document document = read_aside(database_, *key); UniqueIds::own_id_term(document) == item)
      found.push_back({.document = std::move(document), .key = *key});
  return found;
}

void ItemVersions::settle(const std::string& item, const Change& change) {
  const std::vector<Claim> all = claims(item);
  if (all.empty()) return;
  const Claim& best = *std::ranges::max_element(all, {}, &Claim::rank);
  const bool is_withdrawn = best.is_withdrawal();
  for (const Claim& claim : all) {
    const bool counts = &claim == &best || !claim.is_versioned();
    const bool stays = counts && !is_withdrawn;
    if (stays == (claim.article != 0)) continue;
    if (stays) {
      erase(claim.key);
      change.add(claim.document);
    } else {
      put_aside(item, claim.document);
      change.remove(claim.article);
    }
  }
}

void ItemVersions::put_aside(const std::string& item, Xapian::Document document) {
  document.add_value(slots::copies, {});  // its group goes on without it
  const std::string bytes = document.serialise();
  std::uint64_t number = XXH3_64bits(bytes.data(), bytes.size());
  std::string key;
  do {
    key = keys::aside_key(item, term_with(document, file_prefix), number++);
  } while (!aside_.insert(key).second);
  database_.set_metadata(key, bytes);
}

void ItemVersions::erase(const std::string& key) {
  database_.set_metadata(key, {});
  aside_.erase(key);
}

bool is_withdrawal_aside(const Xapian::Database& database, const std::string& key) {
  return has_term(read_aside(database, key), withdrawal_term);
}

}  // namespace news
