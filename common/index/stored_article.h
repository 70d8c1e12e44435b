// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace news {

/// An article as the database keeps it. A field is empty where the article has none; strings may hold any bytes.
struct StoredArticle {
  std::string id, title, date, date_source, source, section, place, language, url, path, body;
  std::vector<std::string> authors, tags;
  std::size_t words = 0;
};

/// Reads the document data. Throws DamagedIndex when it is not what news-index wrote.
StoredArticle read_stored_article(std::string data);

/// The same document data with another id. Throws DamagedIndex.
std::string with_id(const std::string& data, std::string_view id);

}  // namespace news
