// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "tests/fuzz/clean_article.h"
#include "tests/support/reading.h"

namespace news::fuzz {

using test::Pieces;

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
