// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/first_seen.h"

#include <utility>

#include "common/index/database.h"
#include "common/schema.h"
#include "indexer/index/unique_ids.h"

namespace news {

FirstSeen::FirstSeen(std::chrono::sys_seconds now, std::optional<Xapian::Database> earlier)
    : now_(first_seen_value(now)), earlier_(std::move(earlier)) {}

void FirstSeen::set(Xapian::Document& document) const {
  document.add_value(slots::first_seen, earlier_ ? value(UniqueIds::id_term(document)) : now_);
}

std::string FirstSeen::value(const std::string& id_term) const {
  const auto article = earlier_->postlist_begin(id_term);
  if (id_term.empty() || article == earlier_->postlist_end(id_term)) return now_;
  const std::string seen = earlier_->get_document(*article).get_value(slots::first_seen);
  return time_of_first_seen(seen) ? seen : now_;
}

std::chrono::sys_seconds now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

FirstSeen EarlierIndex::open() const {
  if (!database) return {now, std::nullopt};
  return {now, open_folder(*database)};
}

}  // namespace news
