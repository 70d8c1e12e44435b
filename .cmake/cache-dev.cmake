# SPDX-License-Identifier: GPL-2.0-or-later
# For daily work: cmake -C .cmake/cache-dev.cmake -B build/dev
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g -D_GLIBCXX_ASSERTIONS" CACHE STRING "")
set(NEWS_WERROR ON CACHE BOOL "")
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE} CACHE STRING "")
endif()
