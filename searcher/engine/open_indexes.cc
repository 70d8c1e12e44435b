// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/open_indexes.h"

#include <algorithm>
#include <future>
#include <memory>
#include <thread>
#include <utility>

namespace news {

/// One of the indexes, while it is opened.
struct OpenIndexes::Opening {
  Place place;
  std::optional<Xapian::Database> database{};
  std::string fault{};   ///< why a shard is missing
  std::string reason{};  ///< what exactly happened, for whom it is an error
  std::chrono::microseconds round_trip{};
};

namespace {

constexpr const char* silence = "does not answer";

/// What is wrong with a shard, to follow its name.
std::string fault_of(const Xapian::Error& error) {
  const std::string& what = error.get_msg();
  if (what.find("rotocol") != std::string::npos) return "speaks another version of Xapian's protocol";
  const std::string_view type = error.get_type();
  if (type == "NetworkError" || type == "NetworkTimeoutError") return silence;
  return "cannot open its index";
}

std::string reason_of(const Xapian::Error& error) {
  std::string what = error.get_msg();
  if (const char* reason = error.get_error_string()) what.append(": ").append(reason);
  return what;
}

/// Runs `work` on a thread of its own, which goes on alone if it takes longer than anybody waits for it: Xapian itself
/// may wait for a name to be resolved, or for a slow server to close a connection.
template <typename Work>
auto start_alone(Work work) {
  std::packaged_task<decltype(work())()> task(std::move(work));
  auto result = task.get_future();
  std::thread(std::move(task)).detach();
  return result;
}

}  // namespace

OpenIndexes::Opening OpenIndexes::open_shard(Opening opening, std::chrono::milliseconds timeout) {
  try {
    opening.database = open_remote(*opening.place.remote, timeout);
    const auto start = std::chrono::steady_clock::now();
    check_schema(*opening.database, opening.place.remote->name);
    opening.round_trip =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    opening.place.uuid = opening.database->get_uuid();
  } catch (const Xapian::Error& error) {
    opening.fault = fault_of(error);
    opening.reason = reason_of(error);
  } catch (const Error& error) {  // the schema
    opening.fault = std::string(error.what()).substr(opening.place.remote->name.size() + 1);
  }
  if (!opening.fault.empty()) opening.database.reset();
  return opening;
}

OpenIndexes::Opening OpenIndexes::open_folder_of(Opening opening) {
  OpenedIndex opened = open_index(opening.place.where);
  opening.place.folder = std::move(opened.folder);
  opening.place.identity = opened.identity;
  opening.place.uuid = opened.database.get_uuid();
  opening.database = std::move(opened.database);
  return opening;
}

void OpenIndexes::discard(std::unique_ptr<OpenIndexes> indexes) {
  if (indexes != nullptr && indexes->has_shards()) start_alone([old = std::move(indexes)] {});
}

OpenIndexes::OpenIndexes(const std::vector<std::string>& where, const Reach& reach, const std::vector<bool>& given_up) {
  const auto deadline = std::chrono::steady_clock::now() + reach.timeout;
  std::vector<std::pair<Opening, std::future<Opening>>> openings;
  for (std::size_t n = 0; n < where.size(); ++n) {
    Opening opening{.place = {.where = where[n], .number = n}};
    if (is_remote(where[n])) {
      has_shards_ = true;
      opening.place.remote = parse_remote(where[n]);
      opening.fault = silence;
    }
    openings.emplace_back(std::move(opening), std::future<Opening>());
    const bool is_tried = is_remote(where[n]) && (n >= given_up.size() || !given_up[n]);
    if (is_tried) {
      Opening shard = openings.back().first;
      shard.fault.clear();
      openings.back().second =
          start_alone([shard = std::move(shard), timeout = reach.timeout] { return open_shard(shard, timeout); });
    }
  }
  for (auto& [opening, result] : openings) {
    if (!opening.place.remote) opening = open_folder_of(std::move(opening));
    if (result.valid() && result.wait_until(deadline) == std::future_status::ready) opening = result.get();
    take(std::move(opening), reach);
  }
  if (parts_.empty()) {
    std::string names;
    for (const MissingShard& shard : missing_) names.append(names.empty() ? "" : ", ").append(shard.name);
    throw Error((missing_.size() == 1 ? "shard " + names + " " + missing_.front().fault : "no shard answers: " + names),
                "is xapian-tcpsrv running there? --timeout SECONDS waits longer");
  }
  refuse_twins();
}

void OpenIndexes::take(Opening opening, const Reach& reach) {
  if (!opening.database) {
    const std::string& name = opening.place.remote->name;
    if (reach.require_all) {
      throw Error("shard " + name + " " + opening.fault + (opening.reason.empty() ? "" : ": " + opening.reason),
                  "without --require-all the others are searched");
    }
    missing_.push_back({name, std::move(opening.fault)});
    missing_places_.push_back(opening.place.number);
    return;
  }
  round_trip_ = std::max(round_trip_, opening.round_trip);
  places_.push_back(std::move(opening.place));
  parts_.push_back(*std::move(opening.database));
  all_.add_database(parts_.back());
}

/// Every article would be found twice.
void OpenIndexes::refuse_twins() const {
  for (std::size_t n = 0; n < places_.size(); ++n) {
    for (std::size_t other = 0; other < n; ++other) {
      if ((places_[n].remote || places_[other].remote) && places_[n].uuid == places_[other].uuid)
        throw Error(places_[other].where + " and " + places_[n].where + " are the same index", "name it once");
    }
  }
}

std::optional<std::size_t> OpenIndexes::place_of(const Xapian::Error& error) const {
  std::optional<std::size_t> only;
  std::size_t shards = 0;
  for (const Place& place : places_) {
    if (!place.remote) continue;
    if (place.remote->is_of(error)) return place.number;
    only = place.number;
    ++shards;
  }
  return shards == 1 ? only : std::nullopt;
}

OpenIndexes::Moved OpenIndexes::move_on(std::size_t part) {
  Place& place = places_[part];
  if (place.remote) {
    const bool ahead = parts_[part].reopen();
    return parts_[part].get_uuid() != place.uuid ? Moved::away : ahead ? Moved::ahead : Moved::nowhere;
  }
  const IndexIdentity now{.stub = identify_stub(place.where), .revision = identify_revision(place.folder)};
  if (now.stub != place.identity.stub) return Moved::away;
  const bool ahead = parts_[part].reopen();  // moves all_ too, which holds the same objects
  // Another index copied over this one has another UUID, or at least another file that Xapian has not noticed.
  if (parts_[part].get_uuid() != place.uuid || (!ahead && now != place.identity)) return Moved::away;
  place.identity = now;
  return ahead ? Moved::ahead : Moved::nowhere;
}

OpenIndexes::Moved OpenIndexes::move_on() {
  // A folder takes no time, and a thread each would.
  const auto policy = has_shards_ && places_.size() > 1 ? std::launch::async : std::launch::deferred;
  std::vector<std::future<Moved>> moves;
  for (std::size_t part = 0; part < places_.size(); ++part) {
    moves.push_back(std::async(policy, [this, part] {
      try {
        return move_on(part);
      } catch (const Xapian::DatabaseError&) {
        return Moved::away;
      } catch (const Xapian::NetworkError&) {
        return Moved::away;
      }
    }));
  }
  Moved moved = Moved::nowhere;
  for (auto& one : moves) moved = std::max(moved, one.get());
  return moved;
}

bool OpenIndexes::agrees_with(const OpenIndexes& other) const {
  const auto same = [](const Xapian::Database& one, const Xapian::Database& two) {
    return one.get_doccount() == two.get_doccount() && one.get_lastdocid() == two.get_lastdocid() &&
           one.get_total_length() == two.get_total_length() && one.get_uuid() == two.get_uuid();
  };
  return std::ranges::equal(parts_, other.parts_, same);
}

}  // namespace news
