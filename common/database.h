// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "news/error.h"

namespace news {

/// The file of an index folder that names its current database, in Xapian's own notation.
inline constexpr std::string_view stub_name = "XAPIANDB";

/// The name of the current database in an index folder; absent when there is none.
std::optional<std::string> current_database(const std::filesystem::path& folder);

/// Opens for reading what -d names: an index folder or any Xapian database that news-index filled. Throws Error when it
/// is not there, is damaged, or was made with another schema.
Xapian::Database open_database(const std::string& where);

/// Throws Error when the database was made by a version that would misread it.
void check_schema(const Xapian::Database& database, const std::string& where);

/// Every Xapian exception as our Error, with a hint where we know one. `where` is the database.
[[noreturn]] void rethrow(const Xapian::Error& error, const std::string& where);

}  // namespace news
