// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

namespace news {

/// Why Xapian would refuse a document, or fail over it later, when it takes the other documents of the batch with it;
/// absent when it would not.
std::optional<std::string> refusal(const Xapian::Document& document);

}  // namespace news
