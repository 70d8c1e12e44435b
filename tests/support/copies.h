// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/engine.h"

namespace news::test {

/// An article, and what `slots::copies` says of it: a key of 8 bytes, or nothing.
struct Grouped {
  Article article;
  std::string group = {};
};

/// A fresh index in `folder` of articles whose groups of near copies are given.
inline std::string index_over(const std::filesystem::path& folder, const std::vector<Grouped>& articles) {
  return make_index(folder, [&](Xapian::WritableDatabase& database, DocumentBuilder& builder) {
    for (const auto& [article, group] : articles) {
      const std::string& id = article.id;
      Xapian::Document document =
          builder.build(article, {.file = "0/" + id, .id = id, .path = "/news/" + id, .relative = id});
      document.add_value(slots::copies, group);
      database.add_document(document);
    }
  });
}

}  // namespace news::test
