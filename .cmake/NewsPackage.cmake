# SPDX-License-Identifier: GPL-2.0-or-later
# Debian packages, by `cmake --build build/release --target package`: news-search with the two programs, and
# libnews-search-dev for those who link the library.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "the news-search maintainers")
set(CPACK_PACKAGE_CONTACT "news-search maintainers <maintainers@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # else CPack puts one line above the descriptions of both packages
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program library)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/NewsDebianFiles.cmake)
if(NEWS_ICU_data_ARCHIVE)
  set(CPACK_NEWS_ICU_COPYRIGHT /usr/share/doc/libicu-dev/copyright)  # what is linked in takes its licence along
endif()

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_THREADS 0)  # all cores
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME news-search)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "less, poppler-utils")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "jq, python3, xapian-tools")  # the examples' needs
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "${PROJECT_DESCRIPTION}
news-index turns folders of news articles into a search index. news-search
answers queries from it, in the terminal or as JSON for programs: best articles
first, each with its date, source and the passages where the words are lit.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libnews-search-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(news_boost_json libboost-json${Boost_VERSION_MAJOR}.${Boost_VERSION_MINOR}-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS
    "libxapian-dev, ${news_boost_json}, libicu-dev, libxxhash-dev, pkg-config")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SUGGESTS news-search)
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "Full-text search over news articles, for C++ programs
The search engine of news-search as a library with one header, which needs
nothing but the standard library. An index is made by news-index, from the
package news-search. Comes with a CMake package and a pkg-config file.")
include(CPack)
