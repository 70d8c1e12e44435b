// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace news {

/// The values that one slot has been seen to hold, each with its spellings. Folding a spelling costs more than counting
/// it, so the names are kept for all counts of a revision.
class ValueNames {
 public:
  using Id = std::uint32_t;
  static constexpr Id none = UINT32_MAX;

  struct Spelling {
    std::string_view text;
    Id value = none;  ///< none: it is nothing but blanks
  };

  /// The spelling with this text, added if it is new. References stay valid.
  const Spelling& spelling(const std::string& text);

  /// What all spellings of a value fold to.
  std::string_view key(Id value) const { return *keys_[value]; }

  /// The value whose spellings fold to `key`, or none.
  Id value_with(std::string_view key) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
  };
  template <class Mapped>
  using Map = std::unordered_map<std::string, Mapped, Hash, std::equal_to<>>;

  Id add_value(const std::string& spelling);

  Map<Spelling> spellings_;
  Map<Id> values_;                        ///< by key
  std::vector<const std::string*> keys_;  ///< by value
};

}  // namespace news
