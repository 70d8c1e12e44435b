// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace news {

/// Far more than all forms of a word take in any language.
inline constexpr std::size_t longest_family = 256 * 1024;  // bytes

/// The words of a family, which the metadata keeps separated by single blanks. Throws DamagedIndex.
std::vector<std::string> family_words(const std::string& stored);

}  // namespace news
