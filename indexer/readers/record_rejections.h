// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "indexer/readers/reader.h"

namespace news {

/// Rejects records of a file that holds many. A file of another kind must not fill the report: the first 1000 are
/// reported one by one, the rest as a number.
class RecordRejections {
 public:
  /// Both must outlive it.
  RecordRejections(const SourceFile& file, ArticleSink& sink) : file_(file), sink_(sink) {}

  void reject(std::size_t line, std::string reason);

  /// To be called at the end of the file.
  void finish();

 private:
  const SourceFile& file_;
  ArticleSink& sink_;
  std::size_t count_ = 0;
};

}  // namespace news
