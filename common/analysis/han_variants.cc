// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/han_variants.h"

#include <algorithm>
#include <utility>

#include "common/analysis/han_pairs.h"
#include "common/text.h"

namespace news {
namespace {

/// More than any pair of characters has.
constexpr std::size_t most_variants = 64;

char32_t simplified(char32_t c) {
  const auto found = std::ranges::lower_bound(han_pairs(), c, {}, &HanPair::traditional);
  return found != han_pairs().end() && found->traditional == c ? found->simplified : c;
}

/// The forms of a character, itself first.
std::vector<char32_t> forms_of(char32_t c) {
  std::vector<char32_t> forms{c};
  const char32_t simple = simplified(c);
  if (simple != c) forms.push_back(simple);
  for (const HanPair& pair : han_pairs()) {
    if (pair.simplified == simple && pair.traditional != c) forms.push_back(pair.traditional);
  }
  return forms;
}

}  // namespace

std::vector<std::string> han_variants(std::string_view term) {
  std::vector<std::string> written{""};
  for (std::size_t at = 0; at < term.size();) {
    const auto [c, length] = text::decode(term, at);
    at += length;
    std::vector<std::string> longer;
    for (const char32_t form : forms_of(c)) {
      for (const std::string& beginning : written) text::append_utf8(longer.emplace_back(beginning), form);
    }
    if (longer.size() > most_variants) return {};
    written = std::move(longer);
  }
  written.erase(written.begin());  // the term itself
  return written;
}

}  // namespace news
