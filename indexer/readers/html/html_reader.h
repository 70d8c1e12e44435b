// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/readers/article/draft.h"

namespace news {

/// An article from a page, saved or crawled. `utf8` is its text in UTF-8 (see html_input.h for the charset that it
/// declares), `address` where it was found, if that is known from elsewhere.
Draft read_html(std::string_view utf8, std::string_view address = {});

}  // namespace news
