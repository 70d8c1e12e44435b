# SPDX-License-Identifier: GPL-2.0-or-later
# What runs in several threads, under ThreadSanitizer: cmake -C .cmake/cache-tsan.cmake -B build/threads
# Reports need line numbers only: -g1 halves the object files and saves a third of the time to compile them.
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1 -D_GLIBCXX_ASSERTIONS" CACHE STRING "")
include(${CMAKE_CURRENT_LIST_DIR}/cache-dev.cmake)
set(CMAKE_CXX_COMPILER clang++ CACHE STRING "")
set(NEWS_SANITIZE "thread" CACHE STRING "")
set(NEWS_PRECOMPILE ON CACHE BOOL "")
