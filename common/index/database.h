// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "common/index/index_place.h"
#include "common/index/remote_index.h"
#include "news/error.h"

/// The only place that hands a path to Xapian. Given a path alone, Xapian would open whatever it finds there and follow
/// it to programs and other machines. Here it opens a folder that we have checked, as a glass database and nothing
/// else.
namespace news {

struct OpenedIndex {
  Xapian::Database database;
  std::filesystem::path folder;  ///< of the database
  IndexIdentity identity;
};

/// Opens for reading what -d names: an index folder or a database folder that news-index filled. Throws Error when it
/// is not there, is something else, is damaged, or was made with another schema.
OpenedIndex open_index(const std::string& where);
inline Xapian::Database open_database(const std::string& where) { return open_index(where).database; }

/// Opens a database folder. Throws Error when it is something else, and what Xapian throws. `flags` are Xapian's.
Xapian::Database open_folder(const std::filesystem::path& database);
Xapian::WritableDatabase open_folder_to_write(const std::filesystem::path& database, int flags = 0);

/// Connects. Throws Xapian::NetworkError when there is no such server, or it does not answer in time.
Xapian::Database open_remote(const RemotePlace& place, std::chrono::milliseconds timeout);

/// Makes a database in a folder of our own; `flags` are Xapian's.
Xapian::WritableDatabase create_database(const std::filesystem::path& database, int flags);

/// Throws Error when this version would misread the database.
void check_schema(const Xapian::Database& database, const std::string& where);

/// Throws the Error for a place that holds no index.
[[noreturn]] void refuse(const std::string& where, const IndexPlace& place);

/// Throws a Xapian exception again as our Error, with a hint if we know one. `where` is the index.
[[noreturn]] void rethrow(const Xapian::Error& error, const std::string& where);

/// "build it anew: news-index --rebuild -d 'DIR'"
std::string rebuild_hint(const std::string& where);

}  // namespace news
