// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/reader_registry.h"

#include <algorithm>
#include <array>

#include "indexer/readers/csv_reader.h"
#include "indexer/readers/json_reader.h"
#include "indexer/readers/jsonl_reader.h"
#include "indexer/readers/markdown_reader.h"
#include "indexer/readers/page_reader.h"
#include "indexer/readers/text_reader.h"

namespace news {
namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;

constexpr std::array registry{
    Format{"markdown", "one article", looks_like_markdown,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<MarkdownReader>(); }, 4 * mebibyte},
    Format{"jsonl", "one file", looks_like_jsonl,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<JsonlReader>(); }, any_size},
    Format{"json", "one file", looks_like_json,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<JsonReader>(); }, any_size},
    Format{"html", "one page", looks_like_html,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<PageReader>(); }, 16 * mebibyte},
    Format{"csv", "one file", looks_like_csv,
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<CsvReader>(); }, any_size},
    Format{"text", "one article", [](std::string_view, std::string_view) { return true; },
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<TextReader>(); }, 4 * mebibyte},
};

}  // namespace

std::span<const Format> formats() { return registry; }

std::size_t recognise(std::string_view head, std::string_view name) {
  const auto found =
      std::ranges::find_if(registry, [&](const Format& format) { return format.recognises(head, name); });
  return static_cast<std::size_t>(found - registry.begin());
}

}  // namespace news
