# SPDX-FileCopyrightText: 2026 The Leadwell authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Generates the registry with explicit references to channels::<id>::create(): static initialisers would be dropped by
# the linker from static libraries.
function(leadwell_channels)
  set(declarations "")
  set(calls "")
  foreach(id IN LISTS ARGN)
    add_subdirectory(${id})
    string(APPEND declarations "namespace leadwell::channels::${id} { std::unique_ptr<Channel> create(); }\n")
    string(APPEND calls "    channels.push_back(${id}::create());\n")
  endforeach()
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/registry")
  file(CONFIGURE OUTPUT "${generated}/AllChannels.cpp" @ONLY CONTENT
"#include \"core/channels/AllChannels.h\"

@declarations@
namespace leadwell::channels {

Registry allChannels() {
    std::vector<std::unique_ptr<Channel>> channels;
@calls@    return Registry(std::move(channels));
}

} // namespace leadwell::channels
")
  add_library(lw_channels STATIC "${generated}/AllChannels.cpp")
  target_link_libraries(lw_channels PUBLIC lw_channel_api PRIVATE lw_flags)
  foreach(id IN LISTS ARGN)
    target_link_libraries(lw_channels PRIVATE lw_channel_${id})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY leadwell_layers channels)
endfunction()
