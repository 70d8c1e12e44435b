# SPDX-License-Identifier: GPL-2.0-or-later
# Where an installation puts what. Debian's libraries live in a folder of their architecture, whatever the prefix.
if(CMAKE_LIBRARY_ARCHITECTURE)
  set(CMAKE_INSTALL_LIBDIR lib/${CMAKE_LIBRARY_ARCHITECTURE} CACHE PATH "Libraries")
endif()
include(GNUInstallDirs)
