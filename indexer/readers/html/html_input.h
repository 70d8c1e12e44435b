// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// A page in UTF-8 as the parser can take it: no NULs, no declarations of entities, and no tag with so many attributes
/// that comparing each with each takes long. What follows the first 200 MB is left out.
std::string clean_html_input(std::string_view utf8);

/// The charset that the page itself names in its first bytes: <meta charset>, <meta http-equiv>, <?xml encoding?>.
/// Empty when it names none.
std::string_view declared_html_charset(std::string_view bytes);

}  // namespace news
