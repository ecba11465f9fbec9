// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Console.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace leadwell::ctl::console {

#ifdef Q_OS_WIN

struct HiddenTyping::State {
    DWORD mode = 0;
};

bool isWatched(FILE* stream) {
    return _isatty(_fileno(stream)) != 0;
}

HiddenTyping::HiddenTyping() {
    State before;
    HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    if (!isWatched(stdin) || !GetConsoleMode(input, &before.mode))
        return;
    SetConsoleMode(input, before.mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    m_before = std::make_unique<State>(before);
}

HiddenTyping::~HiddenTyping() {
    if (m_before)
        SetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), m_before->mode);
}

#else

struct HiddenTyping::State {
    termios mode{};
};

bool isWatched(FILE* stream) {
    return isatty(fileno(stream)) != 0;
}

HiddenTyping::HiddenTyping() {
    State before;
    if (!isWatched(stdin) || tcgetattr(STDIN_FILENO, &before.mode) != 0)
        return;
    termios silent = before.mode;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    m_before = std::make_unique<State>(before);
}

HiddenTyping::~HiddenTyping() {
    if (m_before)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before->mode);
}

#endif

} // namespace leadwell::ctl::console
