// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Ledger.h"
#include "ui/pages/PageContext.h"

#include <QObject>
#include <QSet>

namespace leadwell::pages {

/// What can be done with an event that could not be read. Main thread.
class ParkedCommands final : public QObject {
    Q_OBJECT
public:
    ParkedCommands(PageContext& context, QWidget* over);

    /// Reads it again with today's code.
    void retry(const domain::ParkedEvent& event);
    /// One after the other; says at the end how many can be read now.
    void retryAll(const QList<domain::ParkedEvent>& events);
    /// The bytes as they arrived, as plain text, and to save.
    void openRaw(const domain::ParkedEvent& event);
    /// Asks for a name and a contact; the raw text becomes the message.
    void makeLead(const domain::ParkedEvent& event);
    bool isSettled() const { return m_running == 0; }

private:
    struct Round {
        QList<domain::ParkedEvent> left;
        int read = 0;
        int still = 0;
    };
    void askLead(const domain::ParkedEvent& event, const QString& name, const QString& contact);
    void retryNext(Round round);
    void say(const domain::IntakeOutcome& outcome);
    void showRaw(const domain::ParkedEvent& event, const QByteArray& bytes);
    void saveRaw(const domain::ParkedEvent& event, const QByteArray& bytes);

    PageContext& m_context;
    QWidget* m_over;
    int m_running = 0;
};

/// What arrived as text to look at: readable characters only, cut after `charactersMax`.
QString rawText(const QByteArray& bytes, qsizetype charactersMax);

} // namespace leadwell::pages
