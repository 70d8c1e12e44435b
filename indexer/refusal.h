// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

namespace news {

/// Why Xapian would refuse a document; absent when it accepts it. Some documents fail only later, and the other
/// documents of the batch with them.
std::optional<std::string> refusal(const Xapian::Document& document);

}  // namespace news
