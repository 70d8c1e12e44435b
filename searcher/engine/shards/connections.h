// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "searcher/engine/open_indexes.h"

namespace news {

/// The same indexes, opened several times: what is asked of shards takes its time on the way, and a connection carries
/// one question after the other. More are opened only where the way is long.
class Connections {
 public:
  /// `open` opens the indexes once more, all that `first` has. `first` must outlive the object.
  Connections(const OpenIndexes& first, std::function<OpenIndexes()> open);
  Connections(Connections&&) = default;
  Connections& operator=(Connections&&) = delete;
  ~Connections();

  struct Task {
    std::optional<std::size_t> part;  ///< the only one that is asked; absent: all
    std::function<void(const OpenIndexes& indexes)> run;
  };

  /// Runs all tasks, several at the same time; each has the parts that it asks to itself. Throws what a task throws,
  /// and Xapian::DatabaseModifiedError if the connections do not see the same revisions. Returns the most tasks that
  /// ran one after the other.
  std::size_t run(const std::vector<Task>& tasks);

  /// Moves all but the first to the revisions that `first` has.
  void follow();

 private:
  class Queue;

  void open(std::size_t count);
  static std::size_t run_in_turn(const std::vector<Task>& tasks, const OpenIndexes& indexes);
  const OpenIndexes& indexes(std::size_t n) const { return n == 0 ? first_ : *others_[n - 1]; }

  const OpenIndexes& first_;
  std::function<OpenIndexes()> open_;
  std::size_t most_;
  std::vector<std::unique_ptr<OpenIndexes>> others_;
};

}  // namespace news
