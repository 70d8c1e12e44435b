// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>

namespace news {

/// Warns of the first key that an object has twice, of which the last one counts: `the key "title" again in line 7: the
/// last one counts`. Empty when there is none. `value` is what was parsed of `text`, which begins in line `line`. Cheap
/// without such keys.
std::string warn_of_repeated_key(std::string_view text, const boost::json::value& value, std::size_t line);

}  // namespace news
