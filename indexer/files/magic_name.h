// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// What libmagic calls a file that begins so: "ELF 64-bit LSB executable"; empty when it does not know. Its database is
/// opened by the first call of a thread, which takes some milliseconds.
std::string magic_name(std::string_view bytes);

}  // namespace news
