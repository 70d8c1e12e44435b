// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// The name of the first element of a document that begins so, in lower case, with its prefix; what stands above it
/// (declarations, a document type, comments) may be long, but `head` holds all of it. Empty when there is none.
std::string xml_root(std::string_view head);

}  // namespace news
