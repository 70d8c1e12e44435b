// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "news/error.h"

namespace news {

/// An index holds what news-index never writes. Thrown by what reads it, which need not know where the index is.
class DamagedIndex : public Error {
 public:
  /// `fault` follows "the index is damaged: ".
  explicit DamagedIndex(std::string fault);

  const std::string& fault() const noexcept { return fault_; }

  /// What to tell of the index at `where`, with the command that mends it.
  Error at(const std::string& where) const;

 private:
  std::string fault_;
};

/// Xapian tells the size of a value only with the value: what is larger than anything that news-index writes is refused
/// before anybody looks into it. `what` is its name.
void check_size(const std::string& value, std::size_t most, const char* what);

}  // namespace news
