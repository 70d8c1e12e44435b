// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

namespace news {

/// Matches these articles of one database, without weight. `articles` are their document numbers there, ascending.
Xapian::Query listed_articles(std::vector<Xapian::docid> articles);

}  // namespace news
