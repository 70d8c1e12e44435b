// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "indexer/document_builder.h"
#include "indexer/file_reader.h"

namespace news {

/// Turns files into documents: reads their articles and analyses them. One for each thread.
class Ingest {
 public:
  /// `format`: the place in formats() of the reader that takes every file; absent: recognised by content.
  explicit Ingest(std::string language, std::optional<std::size_t> format = {})
      : builder_(std::move(language)), reader_(format) {}

  /// Passes the documents of the file to `put` one by one, so that those of a large file are never in memory together.
  /// Never throws for what is in the file.
  Ingested ingest(const FileTask& task, const Origin& origin, const std::function<void(const Xapian::Document&)>& put);

  WordFamilies& families() noexcept { return builder_.families(); }

 private:
  DocumentBuilder builder_;
  FileReader reader_;
};

}  // namespace news
