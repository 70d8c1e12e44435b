// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/remarks.h"

#include "common/cli/output.h"
#include "searcher/advice.h"

namespace news {

void Remarks::add(const std::string& message) {
  const std::string name = question_.empty() ? "" : std::string(question_) + ": ";
  lines_.append(search_program().name).append(": ").append(as_shown(name + message)).append("\n");
}

void Remarks::add_missing(const std::vector<MissingShard>& shards) {
  for (const MissingShard& shard : shards)
    add("shard " + shard.name + " " + shard.fault + "; its articles are missing");
}

void Remarks::add_reading(const std::string& understood) {
  if (output_.verbose) add("understood as: " + understood);
}

void Remarks::add_notices(const std::vector<std::string>& notices) {
  if (output_.quiet) return;
  for (const auto& notice : notices) add(notice);
}

void Remarks::add_search(const Results& results) {
  add_reading(results.understood);
  add_notices(results.notices);
  if (output_.quiet) return;
  const bool for_people = output_.format == Format::text;
  const std::string lack = shortfall(results);
  if (!lack.empty() && (for_people || !results.fallback.empty())) add(lack);
  if (!for_people) return;
  for (const auto& line : advice(results)) {
    if (lack.empty())
      add(line);
    else
      lines_.append("  ").append(as_shown(line)).append("\n");
  }
}

}  // namespace news
