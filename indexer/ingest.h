// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <utility>

#include "indexer/document_builder.h"
#include "indexer/file_reader.h"
#include "indexer/index/first_seen.h"

namespace news {

using PutDocument = std::function<void(const Xapian::Document& document)>;

/// Turns files into documents: reads their articles and analyses them. One for each thread; it may analyse any article,
/// whoever has read it.
class Ingest {
 public:
  Ingest(std::string language, ReadOptions options, FirstSeen first_seen)
      : builder_(std::move(language)), reader_(std::move(options)), first_seen_(std::move(first_seen)) {}

  /// Hands the articles of the file to `take` one by one, so that those of a large file are never in memory together.
  /// Never throws for what is in the file.
  Ingested read(const FileTask& task, const Origin& origin, const TakeArticle& take) {
    return reader_.read(task, origin, take);
  }

  /// Passes the document of an article to `put`. May be called by `take`.
  void analyse(const Article& article, const Origin& origin, const PutDocument& put);

  /// Reads a file and analyses each of its articles at once.
  Ingested ingest(const FileTask& task, const Origin& origin, const PutDocument& put);

  WordFamilies& families() noexcept { return builder_.families(); }

 private:
  DocumentBuilder builder_;
  FileReader reader_;
  FirstSeen first_seen_;
};

}  // namespace news
