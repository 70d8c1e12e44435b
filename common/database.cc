// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/database.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

#include "common/checksum_file.h"
#include "common/schema.h"
#include "common/table_files.h"

namespace news {
namespace fs = std::filesystem;

std::optional<std::string> current_database(const fs::path& folder) {
  std::ifstream stub(folder / stub_name);
  std::string type;
  std::string name;
  if (!(stub >> type >> name)) return std::nullopt;
  return name;
}

void check_schema(const Xapian::Database& database, const std::string& where) {
  const std::string found = database.get_metadata(std::string(keys::schema));
  if (found == std::to_string(schema_version)) return;
  if (found.empty()) throw Error(where + " is a Xapian database, but news-index did not make it");
  const bool newer = found.size() > std::to_string(schema_version).size() || found > std::to_string(schema_version);
  throw Error(where + " has schema " + found + ", this program reads schema " + std::to_string(schema_version),
              (newer ? "use the newer version of this program, or build the index anew: news-index -d "
                     : "build the index anew: news-index -d ") +
                  where + " --rebuild");
}

Xapian::Database open_database(const std::string& where) {
  // An indexer may put a new database into place between our reading its name and opening it.
  for (int tries = 5;; --tries) {
    const auto before = current_database(where);
    try {
      const fs::path folder = before ? fs::path(where) / *before : fs::path(where);
      require_sizes(folder);
      Xapian::Database database(where);
      check_schema(database, where);
      require_tables(database, folder);
      // What is removed while it is opened may seem to be there, without some of its tables.
      if (tries == 0 || current_database(where) == before) return database;
    } catch (const Xapian::Error& error) {
      if (tries > 0 && current_database(where) != before) continue;
      std::error_code ignored;
      if (!fs::exists(where, ignored)) {
        if (where.starts_with("tcp://"))
          throw Error(where + ": an index on another machine cannot be searched yet",
                      "copy it here, or run news-search there");
        throw Error("no index at " + where, "make one: news-index -d " + where + " FOLDER");
      }
      const std::string_view type = error.get_type();
      const bool holds_none = type == "DatabaseNotFoundError" || type == "DatabaseOpeningError";
      if (!before && holds_none && fs::is_directory(where, ignored)) {
        throw Error(where + " holds no index", "make one: news-index -d " + where + " FOLDER");
      }
      rethrow(error, where);
    } catch (const Error&) {
      if (tries == 0 || current_database(where) == before) throw;
    }
  }
}

void rethrow(const Xapian::Error& error, const std::string& where) {
  // Xapian's exceptions share no virtual function; they tell their type by name.
  constexpr std::array<std::array<std::string_view, 2>, 5> hints{{
      {"DatabaseCorruptError", "the index is damaged; build it anew: news-index --rebuild"},
      {"DatabaseLockError", "another program is writing to this database"},
      {"DatabaseVersionError", "another version of Xapian made it; build it anew: news-index --rebuild"},
      {"NetworkError", "is xapian-tcpsrv running there?"},
      {"NetworkTimeoutError", "is xapian-tcpsrv running there?"},
  }};
  std::string what = where + ": " + error.get_msg();
  if (const char* reason = error.get_error_string()) what += " (" + std::string(reason) + ")";
  const auto says = [&](int number) { return what.find(std::strerror(number)) != std::string::npos; };
  if (says(ENOSPC) || says(EDQUOT)) {
    throw Error(what, "free some space, then run it again: the index is as it was at its last commit");
  }
  if (says(EFBIG)) throw Error(what, "files may not grow so large here: see ulimit -f");
  const std::string_view type = error.get_type();
  if (type == "DatabaseLockError" && (says(EACCES) || says(EROFS)))
    throw Error(what, "its file flintlock must be writable");
  const auto hint =
      std::ranges::find(hints, std::string_view(error.get_type()), [](const auto& row) { return row[0]; });
  throw Error(what, hint == hints.end() ? std::string() : std::string((*hint)[1]));
}

}  // namespace news
