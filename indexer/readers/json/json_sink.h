// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/record_rejections.h"
#include "indexer/readers/text_source.h"

namespace news {

/// Parses values of a JSON file one by one and gives their articles to the sink, rejections with their line. Lone
/// surrogates, NaN, control characters in strings and trailing commas are mended.
class JsonSink {
 public:
  /// All of them must outlive it; `source` says which charset the text has.
  JsonSink(const SourceFile& file, ArticleSink& sink, const TextSource& source, const KeyMap& keys)
      : file_(file), sink_(sink), source_(source), keys_(keys), rejections_(file, sink) {}

  /// Whether `text` is JSON. A value that `may_be_other` need be no article.
  bool add(std::string_view text, std::size_t line, bool may_be_other = false);

  void reject(std::size_t line, std::string reason) { rejections_.reject(line, std::move(reason)); }

  /// How many articles it gave.
  std::size_t accepted() const noexcept { return accepted_; }

  /// To be called at the end of the file.
  void finish() { rejections_.finish(); }

 private:
  bool parse(std::string_view text, std::size_t line, bool may_be_other, std::string warning);
  void accept_all(const boost::json::value& value, std::size_t line, bool may_be_other, const std::string& warning);

  const SourceFile& file_;
  ArticleSink& sink_;
  const TextSource& source_;
  const KeyMap& keys_;
  std::string charset_;  ///< of the record
  RecordRejections rejections_;
  std::size_t accepted_ = 0;
  std::array<unsigned char, 64 * 1024> buffer_;
};

}  // namespace news
