// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace news::test {

/// While it lives, allocations are not reported as leaks: Xapian loses the tables of a compaction that is left
/// by an exception. The programs end after that.
class LeaksOfXapian {
 public:
  LeaksOfXapian() { allow(true); }
  ~LeaksOfXapian() { allow(false); }
  LeaksOfXapian(const LeaksOfXapian&) = delete;
  LeaksOfXapian& operator=(const LeaksOfXapian&) = delete;

 private:
  static void allow([[maybe_unused]] bool now) {
#ifdef __SANITIZE_ADDRESS__
    now ? __lsan_disable() : __lsan_enable();
#endif
  }
};

}  // namespace news::test
