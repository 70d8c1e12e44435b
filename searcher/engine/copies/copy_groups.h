// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace news {

/// The groups of near copies of one revision. Articles of several databases are in one group if they have the same key.
class CopyGroups {
 public:
  using Group = std::uint32_t;
  static constexpr Group none = std::numeric_limits<Group>::max();

  CopyGroups() = default;

  /// Reads the stream of `slots::copies`. What is no key there stands for an article without copies.
  CopyGroups(Xapian::ValueIterator at, const Xapian::ValueIterator& end);

  /// The same of articles whose sort keys are those values.
  explicit CopyGroups(const Xapian::MSet& sorted);

  bool empty() const noexcept { return groups_.empty(); }
  std::size_t size() const noexcept { return ends_.size(); }

  /// The group of an article, or `none`. Fast if `hint` is the result of the search for an article shortly before.
  Group group_of(Xapian::docid article, std::size_t& hint) const;
  Group group_of(Xapian::docid article) const {
    std::size_t hint = 0;
    return group_of(article, hint);
  }

  /// The group with a key, or `none`; and the key of an article's group, or "".
  Group group_with(const std::string& key) const;
  std::string key_of(Xapian::docid article) const;

  /// The articles of a group, in the order of their document numbers.
  std::span<const Xapian::docid> members(Group group) const;

 private:
  using Entry = std::pair<Xapian::docid, std::string>;
  void add(Xapian::docid article, const std::string& key);
  void gather_members();

  std::unordered_map<std::string, Group> by_key_;
  std::vector<std::string> keys_;        ///< of each group
  std::vector<Xapian::docid> articles_;  ///< those with a group, ascending
  std::vector<Group> groups_;            ///< of each of them
  std::vector<Xapian::docid> members_;   ///< those of the first group, then of the second …
  std::vector<std::size_t> ends_;        ///< of each group in `members_`
};

}  // namespace news
