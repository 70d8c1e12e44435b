// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "news/error.h"

namespace news {

/// An index holds something that news-index never writes. Thrown by code that does not know where the index is.
class DamagedIndex : public Error {
 public:
  /// `fault` follows "the index is damaged: ".
  explicit DamagedIndex(std::string fault);

  const std::string& fault() const noexcept { return fault_; }

  /// The error for the index at `where`, with the command that repairs it as the hint.
  Error at(const std::string& where) const;

 private:
  std::string fault_;
};

/// Runs `work` on the index at `where`: damage that it finds is reported with that place.
template <typename Work>
auto in_index(const std::string& where, Work work) try {
  return work();
} catch (const DamagedIndex& damage) {
  throw damage.at(where);
}

/// Throws DamagedIndex for a value larger than anything news-index writes; to be called before it is parsed. `what`
/// names the value.
void check_size(const std::string& value, std::size_t most, const char* what);

}  // namespace news
