# SPDX-License-Identifier: GPL-2.0-or-later
# What runs in several threads, under ThreadSanitizer: cmake -C .cmake/cache-tsan.cmake -B build/threads
include(${CMAKE_CURRENT_LIST_DIR}/cache-dev.cmake)
set(NEWS_SANITIZE "thread" CACHE STRING "")
