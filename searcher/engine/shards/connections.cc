// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/shards/connections.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <utility>

namespace news {
namespace {

/// A server makes a process for each connection. Where an answer takes less than `short_way`, as on the same machine,
/// another connection costs more than it saves.
constexpr std::chrono::milliseconds short_way{2};
constexpr std::size_t most_to_a_shard = 8;
constexpr std::size_t most_in_all = 64;

std::size_t most_connections(const OpenIndexes& indexes) {
  if (indexes.round_trip() < short_way) return 1;
  return std::clamp(most_in_all / indexes.parts().size(), std::size_t{1}, most_to_a_shard);
}

/// Waits for all; the first failure is thrown after that.
void finish(std::vector<std::future<void>>& running) {
  std::exception_ptr failure;
  for (auto& one : running) {
    try {
      one.get();
    } catch (...) {
      if (!failure) failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

/// Tasks that any of several connections may run.
class Connections::Queue {
 public:
  void add(const Task& task) { tasks_.push_back(&task); }
  std::size_t size() const { return tasks_.size(); }
  std::size_t longest() const { return longest_; }

  /// Runs tasks until none is left.
  void work(const OpenIndexes& indexes) {
    std::size_t done = 0;
    for (std::size_t n = next_++; n < tasks_.size(); n = next_++, ++done) tasks_[n]->run(indexes);
    std::size_t longest = longest_;
    while (done > longest && !longest_.compare_exchange_weak(longest, done)) {
    }
  }

 private:
  std::vector<const Task*> tasks_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> longest_ = 0;
};

Connections::Connections(const OpenIndexes& first, std::function<OpenIndexes()> open)
    : first_(first), open_(std::move(open)), most_(most_connections(first)) {
  others_.resize(most_ - 1);
}

Connections::~Connections() {
  for (auto& other : others_) OpenIndexes::discard(std::move(other));
}

/// Opens what is missing of the first `count`.
void Connections::open(std::size_t count) {
  std::vector<std::future<void>> opening;
  for (std::size_t n = 1; n < count; ++n) {
    auto& other = others_[n - 1];
    if (other != nullptr) continue;
    opening.push_back(std::async(std::launch::async, [this, &other] {
      auto opened = std::make_unique<OpenIndexes>(open_());
      if (opened->missing().size() > first_.missing().size())
        throw Xapian::NetworkError("a shard takes no further connection");
      if (!opened->agrees_with(first_)) throw Xapian::DatabaseModifiedError("an index changed meanwhile");
      other = std::move(opened);
    }));
  }
  finish(opening);
}

std::size_t Connections::run_in_turn(const std::vector<Task>& tasks, const OpenIndexes& indexes) {
  for (const Task& task : tasks) task.run(indexes);
  return tasks.size();
}

/// Some connections serve what is asked of all parts, the others what is asked of one: of these, each part takes the
/// tasks of its own.
std::size_t Connections::run(const std::vector<Task>& tasks) {
  if (most_ == 1 || tasks.size() < 2) return run_in_turn(tasks, first_);
  Queue of_all;
  std::vector<Queue> of_part(first_.parts().size());
  std::size_t longest = 0;
  for (const Task& task : tasks) {
    Queue& queue = task.part ? of_part[*task.part] : of_all;
    queue.add(task);
    if (task.part) longest = std::max(longest, queue.size());
  }
  const std::size_t for_all = std::min(of_all.size(), longest == 0 ? most_ : most_ / 2);
  const std::size_t for_parts = std::min(longest, most_ - for_all);
  open(for_all + for_parts);
  std::vector<std::future<void>> workers;
  const auto start = [&](Queue& queue, std::size_t connection) {
    workers.push_back(
        std::async(std::launch::async, [&queue, &indexes = indexes(connection)] { queue.work(indexes); }));
  };
  for (std::size_t n = 0; n < for_all; ++n) start(of_all, n);
  for (std::size_t n = for_all; n < for_all + for_parts; ++n) {
    for (Queue& queue : of_part) {
      if (n - for_all < queue.size()) start(queue, n);
    }
  }
  finish(workers);
  std::size_t in_turn = of_all.longest();
  for (const Queue& queue : of_part) in_turn = std::max(in_turn, queue.longest());
  return in_turn;
}

void Connections::follow() {
  std::vector<std::future<void>> moves;
  for (auto& other : others_) {
    if (other == nullptr) continue;
    moves.push_back(std::async(std::launch::async, [this, &other] {
      if (other->move_on() == OpenIndexes::Moved::away || !other->agrees_with(first_))
        OpenIndexes::discard(std::move(other));
    }));
  }
  finish(moves);
}

}  // namespace news
