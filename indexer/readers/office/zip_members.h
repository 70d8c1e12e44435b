// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace news {

/// The members of a zip file that are wanted.
struct ZipMembers {
  std::map<std::string, std::string, std::less<>> bytes;  ///< by name
  std::string fault;                                      ///< why some could not be read; else empty

  /// Empty when it is not there.
  std::string_view of(std::string_view name) const {
    const auto found = bytes.find(name);
    return found == bytes.end() ? std::string_view() : std::string_view(found->second);
  }
};

/// Unpacks the members for which `wanted` is true, each up to 16 MB and all together up to 64 MB. Bombs are left out
/// (see unpack/unpack_budget.h).
ZipMembers read_zip(std::string_view zip, const std::function<bool(const std::string& name)>& wanted);

}  // namespace news
