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
#include "common/io_error.h"
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

/// The errno behind a message of Xapian, 0 when there is none. Xapian keeps the number to itself, and at times puts the
/// text of one exception into the next.
int system_error(const std::string& message) {
  constexpr std::array numbers{ENOSPC, EDQUOT, EFBIG, EACCES, EROFS};
  const auto found = std::ranges::find_if(
      numbers, [&](int number) { return message.find(std::strerror(number)) != std::string::npos; });
  return found == numbers.end() ? 0 : *found;
}

/// Xapian's exceptions share no virtual function; their type is a name.
std::string hint_for(std::string_view type, int error_number, const std::string& where) {
  if (type == "DatabaseLockError") {
    const bool unwritable = error_number == EACCES || error_number == EROFS;
    return unwritable ? "its file flintlock must be writable" : "another program is writing to this database";
  }
  if (std::string hint = io_hint(error_number); !hint.empty()) return hint;
  if (type == "DatabaseCorruptError") return "the index is damaged; " + rebuild_hint(where);
  if (type == "DatabaseVersionError") return "another version of Xapian made it; " + rebuild_hint(where);
  if (type == "NetworkError" || type == "NetworkTimeoutError") return "is xapian-tcpsrv running there?";
  return {};
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

Xapian::WritableDatabase open_folder_to_write(const fs::path& database, int flags) {
  if (const std::string fault = fault_of_database(database); !fault.empty()) refuse_foreign(database, fault);
  return Xapian::WritableDatabase(database.string(), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS | flags);
}

Xapian::Database open_remote(const RemotePlace& place, std::chrono::milliseconds timeout) {
  const auto wait = static_cast<useconds_t>(timeout.count());
  if (place.by == RemotePlace::By::tcp) return Xapian::Remote::open(place.host, place.port, wait, wait);
  return Xapian::Remote::open("ssh", ssh_arguments(place, timeout), wait);
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
      if (is_remote(where))
        throw Error(where + ": an index on another machine is searched only", "run news-index there, on its folder");
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
  std::string what = error.get_msg();
  if (const char* reason = error.get_error_string()) what += " (" + std::string(reason) + ")";
  const std::string hint = hint_for(error.get_type(), system_error(what), where);
  throw Error(where + ": " + what, hint);
}

}  // namespace news
