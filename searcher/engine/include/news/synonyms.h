// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace news {

class SynonymTable;

/// Words and phrases that stand for each other in queries: "eu" and "european union". Cheap to copy; threads may share
/// one.
class Synonyms {
 public:
  /// A query that has one of `words` finds the others too; if there is anything in `finds`, that instead.
  struct Rule {
    std::vector<std::string> words;
    std::vector<std::string> finds = {};
  };

  Synonyms() = default;
  explicit Synonyms(std::vector<Rule> rules);

  const SynonymTable* table() const noexcept { return table_.get(); }

 private:
  std::shared_ptr<const SynonymTable> table_;
};

}  // namespace news
