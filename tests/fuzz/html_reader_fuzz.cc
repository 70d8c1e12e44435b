// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a page.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/files/decode.h"
#include "indexer/readers/html/html_input.h"
#include "indexer/readers/html/html_reader.h"
#include "tests/fuzz/clean_article.h"

namespace {

void check(const news::Draft& draft) {
  using news::fuzz::CleanArticles;
  using news::fuzz::require;
  for (const auto* text : {&draft.title, &draft.subtitle, &draft.section, &draft.source, &draft.url, &draft.language})
    CleanArticles::check(*text);
  for (const auto* list : {&draft.authors, &draft.bylines, &draft.tags})
    for (const std::string& text : *list) CleanArticles::check(text);
  for (const news::DateCandidate& date : draft.dates) CleanArticles::check(date.text);
  CleanArticles::check(draft.body, true);
  require(!draft.body.starts_with('\n') && !draft.body.ends_with('\n'));
  require(draft.body.find("\n\n") == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto decoded = news::decode_text(bytes, news::declared_html_charset(bytes)))
    check(news::read_html(decoded->text));
  return 0;
}
