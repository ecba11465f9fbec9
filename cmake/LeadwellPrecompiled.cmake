# SPDX-FileCopyrightText: 2026 The Leadwell authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Three quarters of the time of a file were spent on reading the headers of Qt and of the standard library. They are read once
# for each kind of target. Every file still includes what it uses: preset "release" builds without this.
set(leadwell_common_headers
  <algorithm> <array> <atomic> <chrono> <cmath> <functional> <limits> <memory> <mutex> <optional> <string> <utility> <variant>
  <vector> <QByteArray> <QCoreApplication> <QDateTime> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList>
  <QLocale> <QMap> <QObject> <QPointer> <QRegularExpression> <QSet> <QString> <QStringList> <QTimeZone> <QTimer> <QVariant>)
set(leadwell_window_headers ${leadwell_common_headers}
  <QAbstractItemModel> <QAction> <QApplication> <QBoxLayout> <QComboBox> <QFormLayout> <QKeyEvent> <QLabel> <QLineEdit>
  <QListView> <QMouseEvent> <QPainter> <QPushButton> <QScrollArea> <QStackedLayout> <QStyle> <QWidget>)

# Layers with the same flags share what lw_base read; folders of a few files are not worth it.
set(leadwell_precompiled_own models channel_email mailhtml net vault)
set(leadwell_precompiled_window kit pages shell)

function(leadwell_precompile_layer layer)
  if(layer STREQUAL "base" OR layer IN_LIST leadwell_precompiled_own)
    target_precompile_headers(lw_${layer} PRIVATE ${leadwell_common_headers})
  elseif(layer IN_LIST leadwell_quick_layers)
    target_precompile_headers(lw_${layer} REUSE_FROM lw_base)
  elseif(layer IN_LIST leadwell_precompiled_window)
    target_precompile_headers(lw_${layer} PRIVATE ${leadwell_window_headers})
  endif()
endfunction()

# For tests: one set without windows and one with them. Made once, in tests/CMakeLists.txt. Without QTest: it reads differently
# by what else a test links.
function(leadwell_add_test_headers)
  # Otherwise every test would be compiled with its own folder's name, and nothing could be shared.
  set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
  set(CMAKE_AUTOMOC OFF)
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp" CONTENT "// Only its headers are wanted.\n")
  add_library(lw_test_headers OBJECT "${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp")
  target_link_libraries(lw_test_headers PRIVATE rapidcheck Qt6::Core lw_flags)
  target_precompile_headers(lw_test_headers PRIVATE ${leadwell_common_headers} <QTemporaryDir> <rapidcheck.h>)
  if(LEADWELL_DESKTOP)
    add_library(lw_window_test_headers OBJECT "${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp")
    target_link_libraries(lw_window_test_headers PRIVATE Qt6::Widgets lw_flags)
    target_precompile_headers(lw_window_test_headers PRIVATE ${leadwell_window_headers} <QTemporaryDir>)
  endif()
endfunction()

# leadwell_precompile_test(tst_Theme lw_kit …): what a test links says which.
function(leadwell_precompile_test name)
  if("${ARGN}" MATCHES "lw_(kit|pages|shell)|Qt6::Widgets")
    target_precompile_headers(${name} REUSE_FROM lw_window_test_headers)
  else()
    target_precompile_headers(${name} REUSE_FROM lw_test_headers)
  endif()
endfunction()
