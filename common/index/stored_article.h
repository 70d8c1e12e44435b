// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "news/article_fields.h"

namespace news {

/// An article as the database stores it. A field that the article does not have is empty; strings may hold any bytes.
struct StoredArticle : ArticleFields {
  std::string body;
  std::vector<std::string> warnings;  ///< repairs made when the article was read
};

/// The document data of an article.
std::string to_document_data(const StoredArticle& article);

/// Reads the document data. Throws DamagedIndex when it is not what news-index wrote.
StoredArticle read_stored_article(std::string data);

/// The same document data without the line where the article begins: equal for an article that only moved in its file.
std::string without_line(std::string data);

/// The same document data with another id. Throws DamagedIndex.
std::string with_id(const std::string& data, std::string_view id);

}  // namespace news
