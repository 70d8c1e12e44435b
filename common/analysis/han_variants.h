// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

/// The other ways to write a term of Chinese characters, each of them traditional or simplified: 國會, 国會 and 國会
/// for 国会. For queries: few of them are words. Empty if its characters have one form only, or too many together.
std::vector<std::string> han_variants(std::string_view term);

}  // namespace news
