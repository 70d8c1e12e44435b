// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/reader.h"

namespace news::test {

/// All that a reader makes of a file.
struct ReadArticles final : ArticleSink {
  void accept(Article article) override { articles.push_back(std::move(article)); }
  void reject(Rejection rejection) override { rejections.push_back(std::move(rejection)); }
  void read_inside(const std::string& name, std::string_view /*bytes*/, const Enclosure& /*about*/) override {
    files.push_back(name);
  }

  std::vector<Article> articles;
  std::vector<Rejection> rejections;
  std::vector<std::string> files;  ///< in the file
};

/// What a reader makes of a file of one article: that, or the reason why there is none.
struct ReadArticle final : ArticleSink {
  void accept(Article accepted) override { article = std::move(accepted); }
  void reject(Rejection rejection) override { reason = std::move(rejection.reason); }

  std::optional<Article> article;
  std::string reason;
};

/// Hands out bytes in pieces of one size. A piece is gone at the next call, so that sanitizers notice its use.
class Pieces final : public ByteSource {
 public:
  Pieces(std::string_view bytes, std::size_t size) : bytes_(bytes), size_(size) {}
  std::string_view next() override {
    piece_ = std::string(bytes_.substr(0, size_));
    bytes_.remove_prefix(piece_.size());
    return piece_;
  }

 private:
  std::string_view bytes_;
  std::size_t size_;
  std::string piece_;
};

}  // namespace news::test
