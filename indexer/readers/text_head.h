// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates.h"

namespace news {

/// What stands above the text of a plain-text article.
struct TextHead {
  std::string section;
  std::string title;  ///< empty when the text has no line short enough to be one
  std::string subtitle;
  std::vector<std::string> authors;
  std::string agency;
  std::optional<Date> date;
  std::string source;
  std::string url;
  std::string language;
  std::string id;
  std::vector<std::string> tags;
  std::vector<std::string_view> leading;  ///< lines of the head that belong to the body: a dek
  std::size_t body = 0;                   ///< index of the first line behind the head
};

/// Reads kicker, headline, dek, byline, date and address lines from the top. `lines` are trimmed at their right end;
/// `wrapped` says that the text is hard-wrapped (see text_paragraphs.h). Lines that begin with "--" are all head, as
/// wire services mark it. The first line is the headline or its kicker whatever it looks like, up to 300 characters.
TextHead read_text_head(std::span<const std::string_view> lines, bool wrapped);

}  // namespace news
