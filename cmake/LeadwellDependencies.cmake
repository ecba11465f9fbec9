# SPDX-FileCopyrightText: 2026 The Leadwell authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every outside library, found once, under one imported name. Folders name these targets, never paths.
set(leadwell_qt Core Network Concurrent)
if(LEADWELL_DESKTOP)
  list(APPEND leadwell_qt Gui Widgets Svg)
endif()
if(LEADWELL_TESTS)
  list(APPEND leadwell_qt Test)
endif()
find_package(Qt6 6.4.2 REQUIRED COMPONENTS ${leadwell_qt})
if(LEADWELL_DESKTOP AND UNIX AND NOT APPLE)
  find_package(Qt6 COMPONENTS DBus) # only to learn of light and dark before Qt 6.5
endif()
find_package(Qt6Keychain REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(CURL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET GLOBAL gmime-3.0)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET GLOBAL libsodium)

# Debian ships no package file for these two; the names are the same under vcpkg.
function(leadwell_plain_library target library header)
  find_library(${target}_LIBRARY NAMES ${library} REQUIRED)
  find_path(${target}_INCLUDE NAMES ${header} REQUIRED)
  add_library(${target} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION "${${target}_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${${target}_INCLUDE}")
endfunction()
leadwell_plain_library(phonenumber phonenumber phonenumbers/phonenumberutil.h)
leadwell_plain_library(cld2 cld2 cld2/public/compact_lang_det.h)
if(LEADWELL_TESTS)
  leadwell_plain_library(rapidcheck rapidcheck rapidcheck.h)
endif()
add_library(keychain INTERFACE)
target_link_libraries(keychain INTERFACE ${QTKEYCHAIN_LIBRARIES})
target_include_directories(keychain SYSTEM INTERFACE ${QTKEYCHAIN_INCLUDE_DIRS})
