// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"

namespace leadwell::channels {

/// One of each channel named in core/channels/CMakeLists.txt. Generated; call once, in the composition root.
Registry allChannels();

} // namespace leadwell::channels
