# SPDX-License-Identifier: GPL-2.0-or-later
# Man pages: what the tables of options and fields know is written by the programs themselves. As a script it makes one:
# cmake -D PROGRAM=... -D TEMPLATE=... -D PAGE=... -D PROJECT_VERSION=... -P NewsManPages.cmake
if(CMAKE_SCRIPT_MODE_FILE)
  foreach(part IN ITEMS OPTIONS FIELDS)
    string(TOLOWER man-${part} topic)
    execute_process(COMMAND ${PROGRAM} --help ${topic} OUTPUT_VARIABLE NEWS_${part} COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
  configure_file(${TEMPLATE} ${PAGE} @ONLY)
  return()
endif()

add_custom_target(man)

# news_man_page(searcher/man/news-search.1 news-search): the page is built and installed.
function(news_man_page template program)
  get_filename_component(name ${template} NAME)
  set(page ${PROJECT_BINARY_DIR}/man/${name})
  add_custom_command(OUTPUT ${page}
    COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:${program}> -D TEMPLATE=${PROJECT_SOURCE_DIR}/${template}
            -D PAGE=${page} -D PROJECT_VERSION=${PROJECT_VERSION} -P ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    DEPENDS ${program} ${template} ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    VERBATIM)
  string(REGEX REPLACE ".*\\." "" section ${name})
  add_custom_target(man-${name} ALL DEPENDS ${page})
  add_dependencies(man man-${name})
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endfunction()
