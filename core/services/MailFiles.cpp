// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/MailboxReader.h"
#include "core/services/DeskCore.h"
#include "core/services/IntakeService.h"

#include <QFileInfo>

namespace leadwell::services {
namespace {

/// So many messages are in memory, and in one group commit, at a time.
constexpr qsizetype mailsAtOnce = 16;

domain::RawEvent eventOf(const files::RawMail& mail, const QString& fileName, Instant now) {
    domain::RawEvent event;
    event.channel = domain::Channel::Email;
    event.parser = QStringLiteral("email");
    event.account = QStringLiteral("file");
    event.receivedAt = now;
    event.mediaType = QStringLiteral("message/rfc822");
    event.bytes = mail.bytes;
    event.context = QStringLiteral("%1, message %2").arg(fileName).arg(mail.number);
    return event;
}

/// Waits for the store's writer only, never for the pool it runs on.
void countStored(MailFileReport& report, QList<Answer<bool>>& stored) {
    for (const Answer<bool>& answer : std::exchange(stored, {})) {
        const Result<bool> isNew = answer.result();
        if (!isNew)
            report.refusals << isNew.error().sentence;
        else if (*isNew)
            ++report.stored;
    }
}

void readFile(IntakeService& intake, const QString& path, Instant now, MailFileReport& report) {
    auto reader = files::MailboxReader::open(path);
    if (!reader) {
        report.refusals << reader.error().sentence;
        return;
    }
    const QString fileName = QFileInfo(path).fileName();
    QList<Answer<bool>> stored;
    while (true) {
        auto mail = reader.value()->next();
        if (!mail) {
            report.refusals << mail.error().sentence;
            break;
        }
        if (!mail.value())
            break;
        ++report.seen;
        if (!mail.value()->refusal.isEmpty())
            report.refusals << mail.value()->refusal;
        else
            stored.append(intake.store(eventOf(*mail.value(), fileName, now)));
        if (stored.size() >= mailsAtOnce)
            countStored(report, stored);
    }
    countStored(report, stored);
}

} // namespace

Answer<MailFileReport> IntakeService::receiveFiles(QStringList paths) {
    m_core.beginWork();
    return inBackground([this, paths = std::move(paths)] {
               const DeskCore::Ending ending(m_core);
               MailFileReport report;
               for (const QString& path : paths)
                   readFile(*this, path, m_core.clock.now(), report);
               return processWaiting().then(On::Giver, [report](const Result<int>& processed) {
                   return processed ? Result<MailFileReport>(report) : Result<MailFileReport>(processed.error());
               });
           })
        .unwrap();
}

} // namespace leadwell::services
