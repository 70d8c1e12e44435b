// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest.h"

#include "indexer/refusal.h"
#include "indexer/text_budget.h"

namespace news {
namespace {

/// Shared by all threads.
TextBudget& texts() {
  static TextBudget budget;
  return budget;
}

}  // namespace

Ingested Ingest::ingest(const FileTask& task, const Origin& origin,
                        const std::function<void(const Xapian::Document&)>& put) {
  return reader_.read(task, origin, [&](const Article& article, const Origin& from) {
    const TextBudget::Share share(texts(), article.body.size() + article.title.size());
    const Xapian::Document document = builder_.build(article, from);
    auto reason = refusal(document);
    if (!reason) put(document);
    return reason;
  });
}

}  // namespace news
