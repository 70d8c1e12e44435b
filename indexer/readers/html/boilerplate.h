// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/html/html_page.h"

namespace news {

/// Drops what is no part of an article: elements that hold no text of the page, hidden ones, pictures with their
/// captions, forms, and those whose names say that they are navigation, sharing, comments and the like. Names alone
/// never cost a large part of the page's prose: pages are called "has-sidebar", and paragraphs "widget", too.
void drop_boilerplate(HtmlPage& page);

}  // namespace news
