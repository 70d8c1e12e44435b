// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/database.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>

#include "common/index/checksum_file.h"
#include "common/index/table_files.h"
#include "common/schema.h"
#include "common/text.h"

namespace news {
namespace fs = std::filesystem;
namespace {

using Kind = IndexPlace::Kind;

/// An indexer may put a new database into place between our reading its name and opening it.
constexpr int most_tries = 6;

[[noreturn]] void refuse_foreign(const std::string& where, const std::string& fault) {
  throw Error(where + " is not an index that news-index made" + (fault.empty() ? "" : ": " + fault),
              "name a folder that news-index filled: news-index -d DIR fills one");
}

std::string make_hint(const std::string& where) {
  return "make one: news-index -d " + text::shell_word(where) + " FOLDER";
}

/// Absent when it is no schema at all.
std::optional<int> schema_number(const std::string& schema) {
  int number = 0;
  const auto [end, error] = std::from_chars(schema.data(), schema.data() + schema.size(), number);
  if (error != std::errc{} || end != schema.data() + schema.size()) return std::nullopt;
  return number;
}

}  // namespace

void check_schema(const Xapian::Database& database, const std::string& where) {
  const std::string found = database.get_metadata(std::string(keys::schema));
  if (found.empty()) throw Error(where + " is a Xapian database, but news-index did not make it");
  const auto schema = schema_number(found);
  if (schema == schema_version) return;
  if (!schema) refuse_foreign(where, "its schema is no number");
  throw Error(where + " has schema " + found + ", this program reads schema " + std::to_string(schema_version),
              (*schema > schema_version ? "use the newer version of this program, or " : "") + rebuild_hint(where));
}

Xapian::Database open_folder(const fs::path& database) {
  if (const std::string fault = fault_of_database(database); !fault.empty()) refuse_foreign(database, fault);
  return Xapian::Database(database.string(), Xapian::DB_BACKEND_GLASS);
}

Xapian::WritableDatabase open_folder_to_write(const fs::path& database) {
  if (const std::string fault = fault_of_database(database); !fault.empty()) refuse_foreign(database, fault);
  return Xapian::WritableDatabase(database.string(), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
}

Xapian::WritableDatabase create_database(const fs::path& database, int flags) {
  return Xapian::WritableDatabase(database.string(), flags | Xapian::DB_BACKEND_GLASS);
}

OpenedIndex open_index(const std::string& where) {
  for (int tries = 1;; ++tries) {
    const FileIdentity stub = identify_stub(where);
    const auto replaced = [&] { return tries < most_tries && identify_stub(where) != stub; };
    try {
      const IndexPlace place = look_at(where);
      if (place.database.empty()) refuse(where, place);
      const IndexIdentity identity{.stub = stub, .revision = identify_revision(place.database)};
      require_sizes(place.database);
      Xapian::Database database(place.database.string(), Xapian::DB_BACKEND_GLASS);
      check_schema(database, where);
      require_tables(database, place.database);
      // What is removed while it is opened may seem to be there, without some of its tables.
      if (!replaced()) return {std::move(database), place.database, identity};
    } catch (const Xapian::Error& error) {
      if (!replaced()) rethrow(error, where);
    } catch (const Error&) {
      if (!replaced()) throw;
    }
  }
}

void refuse(const std::string& where, const IndexPlace& place) {
  switch (place.kind) {
    case Kind::nothing:
      if (where.starts_with("tcp://"))
        throw Error(where + ": an index on another machine cannot be searched yet",
                    "copy it here, or run news-search there");
      throw Error("no index at " + where, make_hint(where));
    case Kind::empty: throw Error(where + " holds no index", make_hint(where));
    case Kind::damaged: throw Error(where + ": the index is damaged: " + place.fault, rebuild_hint(where));
    case Kind::index:
    case Kind::database:
    case Kind::foreign: break;
  }
  refuse_foreign(where, place.fault);
}

std::string rebuild_hint(const std::string& where) {
  return "build it anew: news-index --rebuild -d " + text::shell_word(where);
}

void rethrow(const Xapian::Error& error, const std::string& where) {
  // Xapian's exceptions share no virtual function; they tell their type by name.
  constexpr std::array<std::array<std::string_view, 2>, 3> hints{{
      {"DatabaseLockError", "another program is writing to this database"},
      {"NetworkError", "is xapian-tcpsrv running there?"},
      {"NetworkTimeoutError", "is xapian-tcpsrv running there?"},
  }};
  const std::string_view type = error.get_type();
  std::string what = where + ": " + error.get_msg();
  if (const char* reason = error.get_error_string()) what += " (" + std::string(reason) + ")";
  const auto says = [&](int number) { return what.find(std::strerror(number)) != std::string::npos; };
  if (says(ENOSPC) || says(EDQUOT)) {
    throw Error(what, "free some space, then run it again: the index is as it was at its last commit");
  }
  if (says(EFBIG)) throw Error(what, "files may not grow so large here: see ulimit -f");
  if (type == "DatabaseLockError" && (says(EACCES) || says(EROFS)))
    throw Error(what, "its file flintlock must be writable");
  if (type == "DatabaseCorruptError") throw Error(what, "the index is damaged; " + rebuild_hint(where));
  if (type == "DatabaseVersionError") throw Error(what, "another version of Xapian made it; " + rebuild_hint(where));
  const auto hint = std::ranges::find(hints, type, [](const auto& row) { return row[0]; });
  throw Error(what, hint == hints.end() ? std::string() : std::string((*hint)[1]));
}

}  // namespace news
