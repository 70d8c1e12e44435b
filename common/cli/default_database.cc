// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/default_database.h"

#include <string_view>

#include "common/cli/environment.h"
#include "news/error.h"

namespace news {

std::string default_database() {
  if (const auto database = variable("NEWS_DATABASE"); !database.empty()) return std::string(database);
  constexpr std::string_view ours = "/news-search/default";
  if (const auto data = variable("XDG_DATA_HOME"); data.starts_with('/')) return std::string(data).append(ours);
  const auto home = variable("HOME");
  if (home.empty()) throw Error("no database named, and no home directory to look in", "name one with --database");
  return std::string(home).append("/.local/share").append(ours);
}

}  // namespace news
