// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

// To be included once in a program. Xapian loses the tables of a compaction that is left by an exception, in whatever
// thread; what it allocates is not reported as a leak. The programs end after that.
#ifdef NEWS_SANITIZED
extern "C" const char* __lsan_default_suppressions() { return "leak:libxapian\n"; }
#endif
