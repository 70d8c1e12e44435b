# SPDX-License-Identifier: GPL-2.0-or-later
# Everything we stand on, found once. Debian packages: see .cmake/setup.sh.

# Programs that are started for each search should not spend that time on the dynamic linker: ICU, Boost and xxHash are
# linked in where the system has their archives, which halves the time from start to exit.
option(NEWS_LINK_ARCHIVES "Link ICU, Boost and xxHash into the programs" ON)
if(NEWS_LINK_ARCHIVES)
  set(Boost_USE_STATIC_LIBS ON)
endif()

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
find_package(ICU REQUIRED COMPONENTS uc i18n)  # i18n while building only

if(NEWS_LINK_ARCHIVES)
  foreach(component IN ITEMS uc i18n data)
    find_library(NEWS_ICU_${component}_ARCHIVE libicu${component}.a)
  endforeach()
  if(NEWS_ICU_uc_ARCHIVE AND NEWS_ICU_i18n_ARCHIVE AND NEWS_ICU_data_ARCHIVE)
    foreach(component IN ITEMS uc i18n)
      set_target_properties(ICU::${component} PROPERTIES IMPORTED_LOCATION ${NEWS_ICU_${component}_ARCHIVE}
                                                         IMPORTED_LOCATION_RELEASE ${NEWS_ICU_${component}_ARCHIVE})
    endforeach()
    set_property(TARGET ICU::uc APPEND PROPERTY INTERFACE_LINK_LIBRARIES ${NEWS_ICU_data_ARCHIVE} ${CMAKE_DL_LIBS})
    set_property(TARGET ICU::i18n APPEND PROPERTY INTERFACE_LINK_LIBRARIES ICU::uc)
  endif()
  find_library(NEWS_XXHASH_ARCHIVE libxxhash.a)
  if(NEWS_XXHASH_ARCHIVE)
    set_property(TARGET PkgConfig::xxhash PROPERTY INTERFACE_LINK_LIBRARIES ${NEWS_XXHASH_ARCHIVE})
  endif()
endif()
find_package(Boost 1.75 CONFIG REQUIRED COMPONENTS program_options)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(libarchive REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(libmagic REQUIRED IMPORTED_TARGET libmagic)
pkg_check_modules(libxml2 REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(md4c REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET uchardet)

find_library(CLD2_LIBRARY cld2 REQUIRED)
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
add_library(cld2::cld2 INTERFACE IMPORTED)
target_include_directories(cld2::cld2 INTERFACE ${CLD2_INCLUDE_DIR})
target_link_libraries(cld2::cld2 INTERFACE ${CLD2_LIBRARY})

# Allocates for the indexer, whose time goes into millions of small nodes: a sixth less than with the C library's (see
# tests/bench/results.md). Sanitizers bring their own.
if(NOT NEWS_SANITIZE)
  find_library(MIMALLOC_LIBRARY mimalloc REQUIRED)
endif()
