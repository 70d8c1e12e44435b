// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/refusal.h"

#include <fmt/format.h>

#include <algorithm>

namespace news {
namespace {

/// Xapian checks the length of a term when a document is added. It checks the encoded length, in which every NUL takes
/// two bytes, only when the batch is written.
constexpr std::size_t longest_term = 245;

}  // namespace

std::optional<std::string> refusal(const Xapian::Document& document) {
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    const std::string& bytes = *term;
    if (bytes.size() * 2 <= longest_term) continue;
    const std::size_t length = bytes.size() + static_cast<std::size_t>(std::ranges::count(bytes, '\0'));
    if (length > longest_term) return fmt::format("a term of {} bytes is too long for the index", length);
  }
  return std::nullopt;
}

}  // namespace news
