// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdio>
#include <memory>

namespace leadwell::ctl::console {

/// True when a person sits at the other end of the stream. The one seam to the operating system's consoles.
bool isWatched(FILE* stream);

/// While it lives, what is typed is not shown.
class HiddenTyping {
public:
    HiddenTyping();
    ~HiddenTyping();
    HiddenTyping(const HiddenTyping&) = delete;
    HiddenTyping& operator=(const HiddenTyping&) = delete;
    /// False where standard input is no terminal: then there is nothing to hide, and nobody to ask.
    bool isHidden() const { return m_before != nullptr; }

private:
    struct State;
    std::unique_ptr<State> m_before;
};

} // namespace leadwell::ctl::console
