// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/catch.h"  // compiled once, for all test programs
