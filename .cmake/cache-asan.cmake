# SPDX-License-Identifier: GPL-2.0-or-later
# The tests under the address and undefined behaviour sanitizers: cmake -C .cmake/cache-asan.cmake -B build/asan
include(${CMAKE_CURRENT_LIST_DIR}/cache-dev.cmake)
set(NEWS_SANITIZE "address,undefined" CACHE STRING "")
