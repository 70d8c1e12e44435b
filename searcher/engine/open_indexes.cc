// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/open_indexes.h"

#include <utility>

namespace news {

OpenIndexes::OpenIndexes(const std::vector<std::string>& where) {
  for (const std::string& one : where) {
    OpenedIndex opened = open_index(one);
    places_.push_back({one, std::move(opened.folder), opened.identity, opened.database.get_uuid()});
    parts_.push_back(std::move(opened.database));
    all_.add_database(parts_.back());
  }
}

OpenIndexes::Moved OpenIndexes::move_on() {
  Moved moved = Moved::nowhere;
  for (std::size_t at = 0; at < places_.size(); ++at) {
    Place& place = places_[at];
    const IndexIdentity now{.stub = identify_stub(place.where), .revision = identify_revision(place.folder)};
    if (now.stub != place.identity.stub) return Moved::away;
    try {
      const bool ahead = parts_[at].reopen();  // moves all_ too, which holds the same objects
      // Another index copied over this one has another UUID, or at least another file that Xapian has not noticed.
      if (parts_[at].get_uuid() != place.uuid || (!ahead && now != place.identity)) return Moved::away;
      if (ahead) moved = Moved::ahead;
    } catch (const Xapian::DatabaseError&) {
      return Moved::away;
    }
    place.identity = now;
  }
  return moved;
}

}  // namespace news
