// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/compact.h"

#include <xapian.h>

#include "common/index/database.h"
#include "common/index/table_files.h"
#include "indexer/index/checksums.h"
#include "indexer/index/shard_writer.h"
#include "indexer/index/table_check.h"
#include "indexer/stop.h"

namespace news {

namespace {

/// Checks the tables as --verify does: the checksums do not cover free blocks, and blocks that are newer than they are.
void require_sound(const std::filesystem::path& database, const std::string& index) {
  require_as_written(database);
  std::string first;
  const bool sound = check_tables(database, [&](const Fault& fault) {
    if (first.empty()) first = fault.place + ": " + fault.reason;
  });
  if (!sound && !stop_requested()) throw Error(index + ": the index is damaged: " + first, rebuild_hint(index));
}

}  // namespace

std::optional<Compaction> compact_index(IndexFolder& folder, Progress& progress) {
  Xapian::Database database = open_database(folder.path().string());
  const auto source = *folder.current();
  progress.say("checking");
  require_sound(source, folder.path().string());
  if (stop_requested()) return std::nullopt;
  const auto building = folder.start_building();
  progress.say("compacting");
  try {
    compact_database(database, building / "db", check_stop, OnStop::give_up);
    require_merged({source}, building / "db");
  } catch (const Interrupted&) {
    return std::nullopt;
  } catch (const Xapian::Error& error) {
    rethrow(error, folder.path().string());
  }
  if (stop_requested()) return std::nullopt;
  const std::uint64_t before = size_on_disk(source);
  folder.publish(building);
  return Compaction{.before = before, .after = size_on_disk(*folder.current())};
}

}  // namespace news
