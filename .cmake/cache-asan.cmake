# SPDX-License-Identifier: GPL-2.0-or-later
# The tests and the fuzz targets under the address and undefined behaviour sanitizers, with clang:
#   cmake -C .cmake/cache-asan.cmake -B build/sanitize
# Reports name functions; for lines, which take a seventh of the time to compile, add -DCMAKE_CXX_FLAGS=-g1.
set(CMAKE_CXX_COMPILER clang++ CACHE STRING "")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -D_GLIBCXX_ASSERTIONS" CACHE STRING "")
include(${CMAKE_CURRENT_LIST_DIR}/cache-dev.cmake)
set(NEWS_SANITIZE "address,undefined" CACHE STRING "")
set(NEWS_FUZZ ON CACHE BOOL "")
set(NEWS_PRECOMPILE ON CACHE BOOL "")
