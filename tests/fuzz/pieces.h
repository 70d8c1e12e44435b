// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "tests/fuzz/clean_article.h"

namespace news::fuzz {

/// Gives out a text in pieces of one size.
class Pieces final : public ByteSource {
 public:
  Pieces(std::string_view bytes, std::size_t size) : bytes_(bytes), size_(size) {}
  std::string_view next() override {
    const std::string_view piece = bytes_.substr(0, size_);
    bytes_.remove_prefix(piece.size());
    return piece;
  }

 private:
  std::string_view bytes_;
  std::size_t size_;
};

/// Counts articles that are clean enough to show.
struct CountedArticles final : ArticleSink {
  void accept(Article article) override {
    ++count;
    clean.accept(std::move(article));
  }
  void reject(Rejection rejection) override { clean.reject(std::move(rejection)); }

  std::size_t count = 0;
  CleanArticles clean;
};

}  // namespace news::fuzz
