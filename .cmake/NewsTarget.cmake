# SPDX-License-Identifier: GPL-2.0-or-later
# One helper that every target of ours goes through: language level, warnings, sanitizers, include root.

option(NEWS_WERROR "Treat warnings as errors" OFF)
set(NEWS_SANITIZE "" CACHE STRING "Sanitizers to build with, e.g. address,undefined")
option(NEWS_FUZZ "Build the fuzz targets too (clang only)" OFF)
option(NEWS_PRECOMPILE "Compile the most used headers once for each library" OFF)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo" FORCE)
endif()

# g++ 12 warns of overlaps and unset values inside its own std::string and std::regex (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  set(news_quiet -Wno-restrict -Wno-maybe-uninitialized)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  set(news_quiet -Wno-sign-conversion)  # which g++ does not count among -Wconversion
endif()

function(news_target name)
  target_compile_features(${name} PUBLIC cxx_std_20)
  set_target_properties(${name} PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_options(${name} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                         -Wno-missing-field-initializers ${news_quiet} $<$<BOOL:${NEWS_WERROR}>:-Werror>)
  if(NEWS_SANITIZE)
    target_compile_definitions(${name} PRIVATE NEWS_SANITIZED)
    target_compile_options(${name} PRIVATE -fsanitize=${NEWS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${name} PUBLIC -fsanitize=${NEWS_SANITIZE})
  endif()
  if(NEWS_FUZZ)
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  get_target_property(sources ${name} SOURCES)
  list(LENGTH sources count)
  if(NEWS_PRECOMPILE AND count GREATER 8)
    get_target_property(type ${name} TYPE)
    if(type STREQUAL STATIC_LIBRARY)
      target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/.cmake/precompiled.h)
    endif()
  endif()
endfunction()
