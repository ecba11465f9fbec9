// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/Desk.h"
#include "core/services/DeskCore.h"
#include "tests/support/FakeClock.h"

#include <QTemporaryDir>

namespace leadwell::test {

/// A workspace in a temporary folder with a clock that stands still, seeded chance and one channel, "plain", whose events
/// are lines of "field: value" (name, phone, whatsapp, email, company, subject, id, references, kind, sent) and, after an empty line, text;
/// of the kind "missed-call" they are a telephone call.
class DeskFixture {
public:
    explicit DeskFixture(std::shared_ptr<store::FaultPlan> faults = {});
    ~DeskFixture();

    services::Desk& desk() { return *m_desk; }
    FakeClock& clock() { return m_clock; }
    QString path() const { return m_folder.filePath(QStringLiteral("desk.leadwell")); }
    QString folder() const { return m_folder.path(); }
    /// Closes and opens again, as a restart does.
    void restart();
    void close() { m_desk.reset(); }

    /// A plain event of the channel; the external id is a hash of the text unless it has an "id:" line.
    domain::RawEvent event(const QString& text, domain::Channel channel = domain::Channel::WhatsApp) const;
    /// Received and processed; fails the test when it was not.
    domain::IntakeOutcome receive(const QString& text, domain::Channel channel = domain::Channel::WhatsApp);
    MemberId addMember(const QString& name, bool isAvailable = true);

    /// Every row of every journaled table as text, without bookkeeping columns: equal dumps are equal workspaces.
    QStringList dump();
    /// The problems that verify finds.
    QStringList problems();

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    SeededRandom m_random{42};
    channels::Registry m_channels;
    std::shared_ptr<store::FaultPlan> m_faults;
    std::unique_ptr<services::Desk> m_desk;
};

/// The value of an answer, waited for; fails loudly with the error's sentence.
template<class T>
T must(Answer<T> answer) {
    Result<T> result = answer.result();
    if (!result)
        qFatal("unexpected error: %s (%s)", qPrintable(result.error().sentence), qPrintable(result.error().detail));
    return std::move(result).value();
}
template<class T>
T must(Result<T> result) {
    if (!result)
        qFatal("unexpected error: %s (%s)", qPrintable(result.error().sentence), qPrintable(result.error().detail));
    return std::move(result).value();
}

} // namespace leadwell::test
