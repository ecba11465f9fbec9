// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>

namespace leadwell::channels::email {

/// What the writer wrote, and what they quoted from earlier mails.
struct SplitText {
    QString text;
    QString quoted;
};

/// Separates the writer's words from quoted history: "> " blocks with or without "On … wrote:",
/// "-----Original Message-----", Outlook's From/Sent/To/Subject block; English, German, French, Spanish,
/// Italian, Dutch, Portuguese and Hindi forms. Answers between quoted lines stay in `text`. A forwarded
/// message is not history: it stays in `text`. Linear; never loses a line.
SplitText splitQuoted(const QString& text);

/// The same, with the mail that was passed on apart: from its rule ("---------- Forwarded message") or its From/Sent/To
/// block to the end.
struct ForwardedText {
    QString text;      ///< what the one who passed it on wrote
    QString forwarded; ///< rule and headers included; empty: nothing was passed on
    QString quoted;
};
/// `isForward`: the subject says so; then a From/Sent/To block below some words is a mail passed on, not history.
ForwardedText splitForwarded(const QString& text, bool isForward);

/// The headers above the body of a mail that was passed on, by their English names in small letters ("from", "date", "to",
/// "cc", "subject", "reply-to"), and what stands below them.
struct PassedOnHeaders {
    QHash<QString, QString> fields;
    QString lines; ///< rule and headers as written
    QString body;
};
PassedOnHeaders readPassedOn(const QString& forwarded);
/// The English name of the header that a line of text shows ("Von: …" is "from"), and its value; empty when it shows none.
QString passedOnKey(const QString& line, QString* value);

/// Joins the soft-wrapped lines of text/plain; format=flowed (RFC 3676). `deletesSpace` is its DelSp=yes.
QString unflowed(const QString& text, bool deletesSpace);

} // namespace leadwell::channels::email
