// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/dates.h"

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

}  // namespace news
