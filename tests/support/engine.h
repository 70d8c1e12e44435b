// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/schema.h"
#include "indexer/document_builder.h"
#include "indexer/index/index_folder.h"
#include "indexer/index/index_state.h"
#include "news/search.h"

namespace news::test {

/// A fresh index in `folder` of what `fill` puts into its database, whose path is returned.
template <typename Fill>
std::string make_index(const std::filesystem::path& folder, Fill fill) {
  IndexFolder index(folder / "index");
  const auto building = index.start_building();
  {
    Xapian::WritableDatabase database((building / "db").string(), Xapian::DB_CREATE);
    DocumentBuilder builder;
    fill(database, builder);
    IndexState state;
    save_state(database, state, builder.families());
    database.commit();
  }
  index.publish(building);
  return index.path().string();
}

/// A fresh index of these articles in `folder`; an article's id is its own, else its number from 0.
inline std::string index_over(const std::filesystem::path& folder, const std::vector<Article>& articles) {
  return make_index(folder, [&](Xapian::WritableDatabase& database, DocumentBuilder& builder) {
    for (std::size_t n = 0; n < articles.size(); ++n) {
      const std::string name = articles[n].id.empty() ? std::to_string(n) : articles[n].id;
      database.add_document(
          builder.build(articles[n], {.file = "0/" + name, .id = name, .path = "/news/" + name, .relative = name}));
    }
  });
}

/// An engine over such an index.
inline Engine engine_over(const std::filesystem::path& folder, const std::vector<Article>& articles) {
  return Engine({index_over(folder, articles)});
}

/// Ids in order of rank.
inline std::vector<std::string> ids(Engine& engine, Request request) {
  std::vector<std::string> result;
  for (const Hit& hit : engine.search(request).hits) result.push_back(hit.id);
  return result;
}

inline std::vector<std::string> ids(Engine& engine, const std::string& query) {
  return ids(engine, Request{.query = query});
}

}  // namespace news::test
