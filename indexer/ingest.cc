// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest.h"

#include "indexer/text_budget.h"

namespace news {
namespace {

/// Shared by all threads.
TextBudget& texts() {
  static TextBudget budget;
  return budget;
}

}  // namespace

void Ingest::analyse(const Article& article, const Origin& origin, const PutDocument& put) {
  const TextBudget::Share share(texts(), article.body.size() + article.title.size());
  Xapian::Document document = builder_.build(article, origin);
  first_seen_.set(document);
  put(document);
}

Ingested Ingest::ingest(const FileTask& task, const Origin& origin, const PutDocument& put) {
  return read(task, origin, [&](const Article& article, const Origin& from) { analyse(article, from, put); });
}

}  // namespace news
