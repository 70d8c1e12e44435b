// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include "common/text.h"
#include "indexer/readers/reader.h"

namespace news::fuzz {

inline void require(bool condition) {
  if (!condition) std::abort();
}

/// Whatever a reader makes of any bytes must be clean enough to show.
struct CleanArticles final : ArticleSink {
  static void check(std::string_view text, bool line_ends_allowed = false) {
    require(text::find_invalid(text) == std::string_view::npos);
    for (const char c : text) {
      require((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) || (line_ends_allowed && c == '\n'));
    }
  }

  void accept(Article article) override {
    for (const auto* text : {&article.id, &article.title, &article.subtitle, &article.section, &article.place,
                             &article.agency, &article.source, &article.url, &article.language}) {
      check(*text);
    }
    for (const auto* list : {&article.authors, &article.tags, &article.warnings}) {
      for (const std::string& text : *list) check(text);
    }
    check(article.body, true);
    require(!article.title.empty() || !article.body.empty());
    require(!article.body.starts_with('\n') && !article.body.ends_with('\n'));
    require(article.body.find("\n\n") == std::string::npos);
    require(article.published.has_value() == (article.date_source != DateSource::none));
    if (article.published) require(!format_date(*article.published).empty());
  }

  void reject(Rejection rejection) override { require(!rejection.reason.empty()); }

  /// Its name becomes a part of ids.
  void read_inside(const std::string& name, std::string_view /*bytes*/, const Enclosure& about) override {
    require(!name.empty());
    check(name);
    check(about.address);
  }
};

}  // namespace news::fuzz
