# SPDX-FileCopyrightText: 2026 The Leadwell authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One interface target carries every flag of the house.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
option(LEADWELL_WARNINGS_AS_ERRORS "Warnings stop the build" ON)

add_library(lw_flags INTERFACE)
target_compile_definitions(lw_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS QT_NO_FOREACH QT_STRICT_ITERATORS
  QT_USE_QSTRINGBUILDER)
target_include_directories(lw_flags INTERFACE "${PROJECT_SOURCE_DIR}")
if(MSVC)
  target_compile_options(lw_flags INTERFACE /W4 /permissive- /utf-8 $<$<BOOL:${LEADWELL_WARNINGS_AS_ERRORS}>:/WX>)
else()
  target_compile_options(lw_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wcast-align -Wformat=2 -Wimplicit-fallthrough
    $<$<BOOL:${LEADWELL_WARNINGS_AS_ERRORS}>:-Werror>
    -fstack-protector-strong)
endif()
if(LEADWELL_SANITIZE)
  target_compile_options(lw_flags INTERFACE -fsanitize=${LEADWELL_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(lw_flags INTERFACE -fsanitize=${LEADWELL_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees uninitialised variants where its own instrumentation hides the tag from it.
    target_compile_options(lw_flags INTERFACE -Wno-maybe-uninitialized)
  endif()
  if(LEADWELL_SANITIZE MATCHES "undefined")
    # The check of virtual tables needs type information of protobuf, which libphonenumber uses and does not hand on.
    target_compile_options(lw_flags INTERFACE -fno-sanitize=vptr)
  endif()
endif()

if(LEADWELL_FUZZ)
  target_compile_options(lw_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

find_program(LEADWELL_MOLD mold)
if(LEADWELL_MOLD AND NOT APPLE AND NOT WIN32)
  add_link_options(-fuse-ld=mold)
endif()
find_program(LEADWELL_CCACHE ccache)
if(LEADWELL_CCACHE)
  # The rest is what its manual asks for where headers are precompiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${PROJECT_SOURCE_DIR};CCACHE_NOHASHDIR=1;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;${LEADWELL_CCACHE}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(lw_flags INTERFACE -fpch-preprocess)
  endif()
endif()
