# SPDX-License-Identifier: GPL-2.0-or-later
# Everything we stand on, found once. Debian packages: see .cmake/setup.sh.

# The libraries' part is written for find_package(news-search); here nothing of it may be missing.
set(CMAKE_FIND_PACKAGE_NAME news-search)
set(news-search_FIND_REQUIRED TRUE)
include(NewsLibraryDependencies)
if(DEFINED news-search_FOUND AND NOT news-search_FOUND)
  message(FATAL_ERROR "${news-search_NOT_FOUND_MESSAGE}")
endif()
unset(CMAKE_FIND_PACKAGE_NAME)
unset(news-search_FIND_REQUIRED)

find_package(Threads REQUIRED)
find_package(Boost 1.75 CONFIG REQUIRED COMPONENTS program_options)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET uchardet)

find_library(CLD2_LIBRARY cld2 REQUIRED)
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
add_library(cld2::cld2 INTERFACE IMPORTED)
target_include_directories(cld2::cld2 INTERFACE ${CLD2_INCLUDE_DIR})
target_link_libraries(cld2::cld2 INTERFACE ${CLD2_LIBRARY})
