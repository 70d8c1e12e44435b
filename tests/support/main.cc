// SPDX-License-Identifier: GPL-2.0-or-later
// The one main of all test programs.
#define CATCH_CONFIG_RUNNER
#include "tests/support/skip.h"

int main(int argc, char** argv) {
  // Not the number of failures, which may be that of a skipped test.
  if (Catch::Session().run(argc, argv) != 0) return 1;
  return news::test::any_skipped ? news::test::skipped_status : 0;
}
