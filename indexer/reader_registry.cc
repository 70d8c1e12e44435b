// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/reader_registry.h"

#include <algorithm>
#include <array>

#include "indexer/readers/text_reader.h"

namespace news {
namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;

constexpr std::array registry{
    Format{"text", [](std::string_view, std::string_view) { return true; },
           []() -> std::unique_ptr<ArticleReader> { return std::make_unique<TextReader>(); }, 16 * mebibyte},
};

}  // namespace

std::span<const Format> formats() { return registry; }

std::uint64_t max_file_bytes() { return std::ranges::max_element(registry, {}, &Format::max_bytes)->max_bytes; }

}  // namespace news
