// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/DroppedFiles.h"

#include "core/services/IntakeService.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageHost.h"

#include <QFileInfo>

namespace leadwell::shell {

namespace {

constexpr qsizetype filesNamedMax = 3;

/// "a.csv, b.csv and 3 more"
QString namesOf(const QStringList& paths) {
    QStringList names;
    for (const QString& path : paths.mid(0, filesNamedMax))
        names << QFileInfo(path).fileName();
    const QString named = names.join(QStringLiteral(", "));
    return paths.size() <= filesNamedMax ? named
                                         : DroppedFiles::tr("%1 and %2 more").arg(named).arg(paths.size() - filesNamedMax);
}

QString withWords(const QString& sentence, const QString& another) {
    return another.isEmpty() ? sentence : sentence + QLatin1Char(' ') + another;
}

} // namespace

SortedFiles sortFiles(const QStringList& paths) {
    const QStringList tables{QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("txt"), QStringLiteral("vcf")};
    const QStringList mails{QStringLiteral("eml"), QStringLiteral("mbox")};
    SortedFiles files;
    for (const QString& path : paths) {
        const QString ending = QFileInfo(path).suffix().toLower();
        if (tables.contains(ending))
            files.tables << path;
        else if (mails.contains(ending))
            files.mails << path;
        else
            files.others << path;
    }
    return files;
}

DroppedFiles::DroppedFiles(services::IntakeService& intake, pages::PageHost& host, std::function<pages::Page*()> currentPage,
                           QObject* parent)
    : QObject(parent)
    , m_intake(intake)
    , m_host(host)
    , m_currentPage(std::move(currentPage)) {}

void DroppedFiles::take(const QStringList& paths) {
    const SortedFiles files = sortFiles(paths);
    const bool isAnyTaken = !files.tables.isEmpty() || !files.mails.isEmpty();
    QString refused;
    if (!files.others.isEmpty())
        refused = (isAnyTaken ? tr("Left out: %1.").arg(namesOf(files.others)) : tr("Nothing was changed.")) + QLatin1Char(' ') +
                  tr("Leadwell takes tables (.csv, .tsv), cards (.vcf) and mails (.eml, .mbox).");
    if (!files.tables.isEmpty())
        openTables(files.tables);
    if (!files.mails.isEmpty())
        openMails(files.mails, refused);
    else if (!refused.isEmpty())
        m_host.say(refused);
}

/// The wizard keeps those that wait, and says so.
void DroppedFiles::openTables(const QStringList& paths) {
    const auto routeOf = [](const QString& path) {
        return pages::Route::to(QStringLiteral("import"), {{QStringLiteral("path"), path}});
    };
    m_host.navigate(routeOf(paths.first()));
    for (const QString& path : paths.mid(1))
        m_currentPage()->activate(routeOf(path)); // One step back leads away from all of them.
}

/// One message at a time can be seen: what else is to be said is said together with it.
void DroppedFiles::openMails(const QStringList& paths, const QString& alsoSaid) {
    m_host.say(withWords(tr("Reading %1 …").arg(namesOf(paths)), alsoSaid));
    m_intake.receiveFiles(paths).then(this, [this, alsoSaid](const Result<services::MailFileReport>& report) {
        if (!report) {
            m_host.showError(report.error());
            return;
        }
        m_host.say(withWords(wordsOf(*report), alsoSaid));
    });
}

QString DroppedFiles::wordsOf(const services::MailFileReport& report) {
    QStringList sentences{report.seen == 1 ? tr("1 mail read") : tr("%1 mails read").arg(report.seen)};
    sentences << tr("%1 new").arg(report.stored);
    if (report.seen > report.stored + report.refusals.size())
        sentences << tr("the others were here already");
    QString sentence = sentences.join(QStringLiteral(", ")) + QLatin1Char('.');
    if (!report.refusals.isEmpty())
        sentence = withWords(sentence, report.refusals.first());
    if (report.refusals.size() > 1)
        sentence = withWords(sentence, tr("%1 more could not be read.").arg(report.refusals.size() - 1));
    return sentence;
}

} // namespace leadwell::shell
