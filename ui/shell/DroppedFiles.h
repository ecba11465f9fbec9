// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

namespace leadwell::services {
class IntakeService;
struct MailFileReport;
} // namespace leadwell::services

namespace leadwell::pages {
class Page;
class PageHost;
} // namespace leadwell::pages

namespace leadwell::shell {

/// Files by what their names say they are.
struct SortedFiles {
    QStringList tables; ///< .csv .tsv .txt .vcf
    QStringList mails;  ///< .eml .mbox
    QStringList others;
};
SortedFiles sortFiles(const QStringList& paths);

/// Files that came by drop or command line: tables go to the import wizard, one after the other, mails to the inbox; the rest is
/// refused with a sentence. Main thread.
class DroppedFiles final : public QObject {
    Q_OBJECT
public:
    DroppedFiles(services::IntakeService& intake, pages::PageHost& host, std::function<pages::Page*()> currentPage,
                 QObject* parent);
    void take(const QStringList& paths);

private:
    void openTables(const QStringList& paths);
    void openMails(const QStringList& paths, const QString& alsoSaid);
    static QString wordsOf(const services::MailFileReport& report);

    services::IntakeService& m_intake;
    pages::PageHost& m_host;
    std::function<pages::Page*()> m_currentPage;
};

} // namespace leadwell::shell
