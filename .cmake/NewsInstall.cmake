# SPDX-License-Identifier: GPL-2.0-or-later
# What `cmake --install` puts where: the two programs with their man pages and completions, and the searcher as a
# library that other programs find by find_package(news-search) or pkg-config. Each is a component, and a Debian package.
include(CMakePackageConfigHelpers)
include(NewsManPages)

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)
install(TARGETS news-index news-search RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

news_man_page(indexer/man/news-index.1 news-index)
news_man_page(searcher/man/news-search.1 news-search)
news_man_page(searcher/man/news-query.7 news-search)

# Each shell looks for completions under the program's name.
foreach(program IN ITEMS news-index news-search)
  install(FILES common/cli/shell/news.bash RENAME ${program}
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES common/cli/shell/news.fish RENAME ${program}.fish
          DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endforeach()
install(FILES common/cli/shell/_news DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)

install(FILES README.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY samples/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples USE_SOURCE_PERMISSIONS
        REGEX "/samples/(try|browse\\.svg|make_documents\\.py|embed|CMakeLists\\.txt|news-index\\.service)$|/__pycache__$" EXCLUDE)
install(FILES samples/news-index.service DESTINATION lib/systemd/user)  # of systemd's own, whatever the libraries' is

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME library)
install(DIRECTORY samples/embed/ DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libnews-search-dev/examples)

set_target_properties(news_common PROPERTIES EXPORT_NAME common)
set_target_properties(news_search PROPERTIES EXPORT_NAME search)
install(TARGETS news_common news_search EXPORT news-search ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY common/include/ searcher/engine/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

set(news_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/news-search)
configure_package_config_file(.cmake/news-searchConfig.cmake.in ${PROJECT_BINARY_DIR}/news-searchConfig.cmake
                              INSTALL_DESTINATION ${news_package_dir}
                              NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/news-searchConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/news-searchConfig.cmake ${PROJECT_BINARY_DIR}/news-searchConfigVersion.cmake
              .cmake/NewsLibraryDependencies.cmake
        DESTINATION ${news_package_dir})
install(EXPORT news-search NAMESPACE news:: FILE news-searchTargets.cmake DESTINATION ${news_package_dir})

# The prefix is relative to the file, so that it holds wherever the tree is installed.
file(RELATIVE_PATH news_pkgconfig_to_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(.cmake/news-search.pc.in news-search.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/news-search.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
