// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace news {

/// "Related articles", "Mehr zum Thema": what follows leads to other pages. In prose, sentences may begin so, too
/// ("Related charges were dropped."): then it takes a short line, or a colon.
bool opens_related_links(std::string_view line, bool is_prose);

/// A line that stands within articles and is none of their text: "Advertisement", "Photo: Jane Doe", "Share this".
bool is_boilerplate_line(std::string_view line);

}  // namespace news
