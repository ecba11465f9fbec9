// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "ui/kit/widgets/Button.h"

#include <QTimer>

namespace leadwell {
class Clock;
}

namespace leadwell::pages {

/// How long a call takes: started and stopped by pressing it.
class CallTimer final : public kit::Button {
    Q_OBJECT
public:
    explicit CallTimer(const Clock& clock, QWidget* parent = nullptr);

    /// Runs since then.
    void start(Instant from);
    void stop();
    /// Not set: it stands still.
    Instant from() const { return m_from; }
    /// "3m 12": as the field of a duration reads it in every language.
    static QString wordsOf(int seconds);

Q_SIGNALS:
    /// Every second while it runs, and when it starts.
    void ticked(int seconds);
    void toggledByPerson();

private:
    void tick();
    void show(int seconds);

    const Clock& m_clock;
    Instant m_from;
    int m_seconds = 0;
    QTimer m_second;
};

} // namespace leadwell::pages
