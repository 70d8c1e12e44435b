# SPDX-License-Identifier: GPL-2.0-or-later
# What the libraries stand on. Installed beside them: their users' find_package(news-search) reads this file too.
include(CMakeFindDependencyMacro)

find_dependency(xapian)
if(NOT TARGET xapian::xapian)
  add_library(xapian::xapian INTERFACE IMPORTED)
  target_include_directories(xapian::xapian INTERFACE ${XAPIAN_INCLUDE_DIR})
  target_link_libraries(xapian::xapian INTERFACE ${XAPIAN_LIBRARIES})
endif()
find_dependency(Boost 1.75 CONFIG COMPONENTS json)
find_dependency(ICU COMPONENTS uc)
find_dependency(PkgConfig)
pkg_check_modules(xxhash QUIET IMPORTED_TARGET libxxhash)
if(NOT xxhash_FOUND)
  set(${CMAKE_FIND_PACKAGE_NAME}_FOUND FALSE)
  set(${CMAKE_FIND_PACKAGE_NAME}_NOT_FOUND_MESSAGE "pkg-config knows no libxxhash")
endif()
