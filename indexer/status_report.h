// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/index/index_status.h"

namespace news {

inline constexpr std::size_t usual_columns = 79;

/// For people: a line for each fact; of long lists only the most frequent values. Lists are wrapped to `columns`.
std::string status_text(const IndexStatus& status, std::size_t columns = usual_columns);

/// For programs, one JSON object on a line:
///
///     {"type":"status","schema":1,"database":"/home/me/index","articles":26690,"files":26703,"rejected":13,
///      "oldest":"2011-10-04","newest":"2013-12-06","undated":25,
///      "languages":[{"value":"en","articles":26682}],"sources":[{"value":"Reuters","articles":1201}],"sections":[],
///      "bytes":293324160,"updated":"2023-11-23T03:46:12Z","index_schema":2,
///      "folders":[{"path":"/home/me/articles","whole":true,"gone":false,"files":26703,"articles":26690,
///                  "include":[],"exclude":["*.bak"]}],"indexer":null}
///
/// `schema` is that of this object. The lists are whole, most frequent first. Days are null where no article has a
/// date. `whole` is false where only files named one by one are followed; `gone` is true where there is no such folder
/// now. `indexer` is the process id of an indexer at
/// work, null when there is none, 0 when it is not known.
std::string status_json(const IndexStatus& status);

}  // namespace news
