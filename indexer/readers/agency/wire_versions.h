// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/readers/agency/wire_message.h"

namespace news {

/// A story that is sent again in full, "BC-HW--Ferry Returns, 2nd Ld-Writethru,66": its keywords and day name it, the
/// number is that of the version. The first one, which has no such mark, shares its keywords with other stories: ANPA
/// has "BC-US--NewsAlert" many times a day.
struct WireItem {
  std::string id;
  std::uint64_t version = 0;
};

std::optional<WireItem> wire_item(const WireMessage& message);

/// Of each story of a file why it is no article: a later version of it stands in the file, or a later story says that
/// it is killed. Empty where it may be one. Agencies number their stories anew each day or later, and word their kills
/// as they like: one counts when it names a single story that stands before it in the file and was sent on that day or
/// the day before.
std::vector<std::string> find_refusals(std::span<const WireMessage> messages);

}  // namespace news
