// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/MailReading.h"

#include "core/channels/email/EmailParser.h"
#include "core/channels/email/PassedOn.h"

namespace leadwell::channels::email {

namespace {

Error unreadable(const QString& subject, const QString& charset) {
    const QString what = subject.isEmpty() ? QStringLiteral("This mail") : QStringLiteral("“%1”").arg(subject.left(120));
    return {ErrorKind::Protocol,
            what + QStringLiteral(" cannot be read (charset ") + (charset.isEmpty() ? QStringLiteral("not named") : charset) +
                QStringLiteral("). The raw message is kept."),
            QStringLiteral("unknown charset, mostly not ASCII")};
}

} // namespace

Letter readLetter(const HeaderBlock& headers, const QString& text, bool isForward) {
    const std::optional<FormLetter> form = formLetter(text, formTrust(headers));
    Letter letter;
    letter.parts = splitForwarded(form ? form->text : text, isForward && !form);
    // Of the writer's own words: a number in what they pass on is somebody else's.
    letter.sender = senderOf(headers, letter.parts.text, form ? &*form : nullptr);
    if (form)
        letter.parts.quoted =
            letter.parts.quoted.isEmpty() ? form->frame : form->frame + QStringLiteral("\n\n") + letter.parts.quoted;
    return letter;
}

Result<HeaderBlock> readHeaders(const QByteArray& mail) {
    if (mail.size() > mailBytesMax)
        return Error{ErrorKind::TooLarge,
                     QStringLiteral("This mail is larger than 64 MB and is not read. The raw message is kept."),
                     QStringLiteral("%1 bytes").arg(mail.size())};
    HeaderBlock headers = HeaderBlock::read(mail);
    for (const char* name : {"From", "To", "Subject", "Date", "Message-ID", "Received", "Content-Type", "Sender"}) {
        if (headers.has(name))
            return headers;
    }
    return Error{ErrorKind::Protocol, QStringLiteral("This is not a mail: it has no headers. The raw message is kept."),
                 QStringLiteral("%1 headers in %2 bytes").arg(headers.total()).arg(mail.size())};
}

Result<MailReading> readMail(const QByteArray& mail) {
    LW_TRY(HeaderBlock headers, readHeaders(mail));
    LW_TRY(MimeTree tree, MimeTree::read(mail, headers));
    MailBody body = bodyOf(tree, mail, headers);
    const QString subject = headers.text("Subject");
    if (!body.unreadableCharset.isNull() && body.html.isEmpty() && body.text.trimmed().isEmpty())
        return unreadable(subject, body.unreadableCharset);
    Letter letter = readLetter(headers, body.text, saysForwarded(subject));
    MailKind kind = kindOf(headers, tree, letter.sender);
    return MailReading{std::move(headers), std::move(tree), std::move(body), subject, std::move(letter), std::move(kind)};
}

} // namespace leadwell::channels::email
