// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text_budget.h"

#include <atomic>
#include <optional>
#include <thread>
#include <vector>

#include "tests/support/catch.h"

using news::TextBudget;

TEST_CASE("small texts share no budget, and a text beyond it goes through alone", "[memory]") {
  TextBudget budget;
  const TextBudget::Share whole(budget, TextBudget::most_bytes);
  const TextBudget::Share small(budget, TextBudget::large - 1);  // would wait for ever
  TextBudget other;
  { const TextBudget::Share huge(other, 10 * TextBudget::most_bytes); }
  const TextBudget::Share huge_again(other, 10 * TextBudget::most_bytes);
}

TEST_CASE("no more large texts are worked on at a time than there is room for", "[memory]") {
  TextBudget budget;
  constexpr std::size_t bytes = TextBudget::most_bytes / 2;
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::atomic<int> done = 0;
  {
    std::vector<std::jthread> threads;
    for (int n = 0; n < 8; ++n) {
      threads.emplace_back([&] {
        for (int turn = 0; turn < 50; ++turn) {
          const TextBudget::Share share(budget, bytes);
          const int now = ++inside;
          for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) continue;
          std::this_thread::yield();
          --inside;
          ++done;
        }
      });
    }
  }
  CHECK(done == 400);
  CHECK(most <= 2);
}
