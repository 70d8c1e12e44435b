// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a Markdown file.
#include <cstddef>
#include <cstdint>

#include "indexer/readers/markdown/markdown_reader.h"
#include "tests/fuzz/clean_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  news::fuzz::CleanArticles sink;
  news::looks_like_markdown(bytes, "fuzz");
  news::MarkdownReader().read({.path = "fuzz.md", .relative = "2023-11-06-fuzz.md", .bytes = bytes}, sink);
  return 0;
}
