// SPDX-License-Identifier: GPL-2.0-or-later
// With NEWS_EVERY_MOMENT=1 every call is tried, not only some of them; another number gives each call another error.
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "tests/support/catch.h"
#include "tests/support/disturbed.h"

using news::test::Disturbed;
using news::test::Outcome;
using news::test::Work;

namespace {

struct Fault {
  int error;
  bool once;
};

constexpr std::array<Fault, 6> faults{
    {{ENOSPC, false}, {EIO, true}, {EDQUOT, false}, {EROFS, false}, {ENOSPC, true}, {EACCES, true}}};

struct Tally {
  int reported = 0;
  int without_reason = 0;
  int harmless = 0;
};

void disturb(const Disturbed& work, long call, const Fault& fault, Tally& tally) {
  work.reset();
  const Outcome outcome = work.run(Disturbed::failing_at(call, fault.error, fault.once));
  CAPTURE(call, work.calls(), fault.error, fault.once, outcome.err);
  CHECK((outcome.status == 0 || outcome.status == 2));
  if (outcome.status != 0) {
    CHECK(outcome.err.starts_with("news-index: "));
    CHECK(outcome.err.find("unexpected trouble") == std::string::npos);
    CHECK((outcome.err.find(work.index()) != std::string::npos ||
           outcome.err.find("the database could neither") != std::string::npos));
    // Xapian at times loses the reason.
    if (outcome.err.find(std::strerror(fault.error)) == std::string::npos) ++tally.without_reason;
  }
  int& count = outcome.status == 0 ? tally.harmless : tally.reported;
  ++count;
  CHECK(work.trouble(outcome.status == 0) == "");
}

void fail_at_calls(Work kind) {
  const Disturbed work(kind);
  Tally tally;
  const char* every = std::getenv("NEWS_EVERY_MOMENT");
  std::size_t next = every != nullptr ? static_cast<std::size_t>(std::atoi(every)) : 0;
  for (const long call : news::test::moments(work.calls(), 12))
    disturb(work, call, faults[next++ % faults.size()], tally);
  CHECK(tally.reported > 4 * tally.without_reason);
  WARN(tally.reported << " errors reported (" << tally.without_reason << " without their reason), " << tally.harmless
                      << " harmless, " << work.calls() << " calls");
}

}  // namespace

TEST_CASE("a first build that a call fails says so, and the next run completes it", "[fault]") {
  fail_at_calls(Work::first);
}
TEST_CASE("a small change that a call fails says so, and the next run completes it", "[fault]") {
  fail_at_calls(Work::small);
}
TEST_CASE("a large change that a call fails says so, and the next run completes it", "[fault]") {
  fail_at_calls(Work::large);
}
TEST_CASE("a rebuild that a call fails says so, and the next run completes it", "[fault]") {
  fail_at_calls(Work::rebuild);
}
TEST_CASE("a compaction that a call fails says so, and the next run completes it", "[fault]") {
  fail_at_calls(Work::compact);
}
