// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/language.h"

#include <cld2/public/compact_lang_det.h>

#include "common/text.h"

namespace news {

namespace {

constexpr std::size_t enough_bytes = 1000;

}  // namespace

std::string guess_language(std::string_view text) {
  const auto sample = text::prefix(text, enough_bytes);
  bool reliable = false;
  const auto language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), /*is_plain_text=*/true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string_view code = CLD2::LanguageCode(language);
  const auto primary = code.substr(0, code.find('-'));
  if (primary == "un" || primary == "xx") return {};
  if (primary == "iw") return "he";  // the names before 1989
  if (primary == "jw") return "jv";
  return std::string(primary);
}

}  // namespace news
