// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace news {

/// Removes from the lines of a scanned or printed text what stands on each page and belongs to none of its sentences:
/// running heads ("2  THE EVENING BEACON"), and page numbers that count on, that cut a sentence, or that begin the
/// text. A paragraph that a page's end cut in two becomes one again. A first line that is repeated later stays.
void remove_page_furniture(std::vector<std::string_view>& lines);

}  // namespace news
