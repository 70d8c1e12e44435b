// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace news {

/// The database when no -d names one: $NEWS_DATABASE, else $XDG_DATA_HOME/news-search/default, else
/// ~/.local/share/news-search/default. Empty variables, and an XDG_DATA_HOME that is no absolute path, count as unset.
/// Throws Error when there is no home directory either.
std::string default_database();

}  // namespace news
