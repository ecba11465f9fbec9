// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/OriginalView.h"

#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Times.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QWidget>

namespace leadwell::pages {
namespace {

constexpr qsizetype shownBytesMax = 1'000'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OriginalView)
};

QPlainTextEdit* textOf(const QByteArray& bytes, const QLocale& locale) {
    auto* view = new QPlainTextEdit;
    view->setReadOnly(true);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setMinimumSize(720, 460);
    view->setAccessibleName(Words::tr("Original message"));
    QString text = QString::fromUtf8(bytes.left(shownBytesMax));
    if (bytes.size() > shownBytesMax)
        text +=
            QLatin1Char('\n') +
            Words::tr("[The first megabyte of %1 is shown. Save it to see all.]").arg(kit::fileSizeText(bytes.size(), locale));
    view->setPlainText(text);
    return view;
}

Result<QString> writeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{ErrorKind::Storage,
                     Words::tr("%1 could not be written. Nothing was saved; choose another folder.").arg(path),
                     file.errorString()};
    return path;
}

void saveBytes(PageContext& context, const QByteArray& bytes, const QString& name, const QString& title, QWidget* over) {
    kit::FileQuestion question;
    question.kind = kit::FileQuestion::Kind::Save;
    question.title = title;
    question.suggestedName = name;
    PageHost& host = context.host;
    context.dialogs.askFiles(question, over, over, [&host, bytes, over](const QStringList& files) {
        if (files.isEmpty())
            return;
        inBackground([path = files.first(), bytes] {
            return writeFile(path, bytes);
        }).then(over, [&host](const Result<QString>& written) {
            if (written)
                host.say(Words::tr("Saved as %1.").arg(*written));
            else
                host.showError(written.error());
        });
    });
}

} // namespace

void openOriginal(PageContext& context, EventId event, QWidget* over) {
    context.desk.inbox().rawEvent(event).then(over, [&context, over](const Result<QByteArray>& bytes) {
        if (!bytes) {
            context.host.showError(bytes.error());
            return;
        }
        const kit::Form form{Words::tr("Original message"), Words::tr("Save as…"), Words::tr("Close"), {}, 760};
        context.dialogs.showForm(
            form, textOf(*bytes, context.members.locale()), over, over, [&context, over, raw = *bytes](bool isAccepted) {
                if (isAccepted)
                    saveBytes(context, raw, QStringLiteral("message.eml"), Words::tr("Save original message"), over);
            });
    });
}

void saveAttachment(PageContext& context, EventId event, const domain::Attachment& attachment, QWidget* over) {
    context.desk.inbox()
        .attachment(event, attachment.part)
        .then(over, [&context, over, name = attachment.name](const Result<QByteArray>& bytes) {
            if (bytes)
                saveBytes(context, *bytes, name, Words::tr("Save attachment"), over);
            else
                context.host.showError(bytes.error());
        });
}

} // namespace leadwell::pages
