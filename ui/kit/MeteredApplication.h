// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QApplication>

#include <functional>

namespace leadwell::kit {

/// An application that knows how fast its windows answer: it times every turn of the main loop, and every key, click and
/// wheel until the picture that answers it is on the screen (Timings of the program). Some hundred nanoseconds an event.
class MeteredApplication final : public QApplication {
    Q_OBJECT
public:
    MeteredApplication(int& argc, char** argv);
    bool notify(QObject* receiver, QEvent* event) override;

    /// Called after every picture of a window, with the time (Timings::now) at which it was done.
    void setPainted(std::function<void(qint64)> painted) { m_painted = std::move(painted); }

private:
    /// What was pressed and changed no picture is not waited for.
    void forgetInput() { m_inputAt = 0; }

    std::function<void(qint64)> m_painted;
    qint64 m_inputAt = 0;
    int m_depth = 0;
};

} // namespace leadwell::kit
