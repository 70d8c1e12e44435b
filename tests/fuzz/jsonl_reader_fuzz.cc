// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as JSON Lines: whatever becomes an article must be clean enough to show, and mending must not break JSON.
#include <boost/json.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/text.h"
#include "indexer/readers/json_repair.h"
#include "indexer/readers/jsonl_reader.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check_clean(std::string_view text, bool line_ends_allowed = false) {
  require(news::text::find_invalid(text) == std::string_view::npos);
  for (const char c : text)
    require((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) || (line_ends_allowed && c == '\n'));
}

struct CheckingSink final : news::ArticleSink {
  void accept(news::Article article) override {
    for (const auto* text : {&article.id, &article.title, &article.section, &article.place, &article.agency,
                             &article.source, &article.url, &article.language})
      check_clean(*text);
    for (const auto* list : {&article.authors, &article.tags, &article.warnings})
      for (const std::string& text : *list) check_clean(text);
    check_clean(article.body, true);
    require(!article.title.empty() || !article.body.empty());
    require(!article.body.starts_with('\n') && !article.body.ends_with('\n'));
    require(article.body.find("\n\n") == std::string::npos);
    require(article.published.has_value() == (article.date_source != news::DateSource::none));
    if (article.published) require(!news::format_date(*article.published).empty());
  }
  void reject(news::Rejection rejection) override { require(!rejection.reason.empty()); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  CheckingSink sink;
  news::JsonlReader().read({.path = "fuzz.jsonl", .relative = "fuzz.jsonl", .bytes = bytes}, sink);
  news::looks_like_jsonl(bytes, "fuzz");
  boost::json::error_code error;
  boost::json::parse({bytes.data(), bytes.size()}, error);
  if (!error) {
    boost::json::parse(news::repair_json(bytes), error);
    require(!error);
  }
  return 0;
}
