// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/EmailParser.h"

#include "core/channels/email/Bytes.h"
#include "core/channels/email/Charset.h"
#include "core/channels/email/MailReading.h"
#include "core/channels/email/PassedOn.h"

#include <QCryptographicHash>
#include <QSet>

#include <cctype>

namespace leadwell::channels::email {

namespace {

using domain::ParsedEvent;

constexpr qsizetype referencesMax = 100;

QString ownMessageId(const HeaderBlock& headers) {
    const QByteArray raw = headers.raw("Message-ID");
    const QStringList ids = messageIdsIn(raw);
    if (!ids.isEmpty())
        return ids.first();
    QString bare = QString::fromLatin1(raw.left(1000).simplified());
    bare.remove(QLatin1Char(' ')).remove(QLatin1Char('<')).remove(QLatin1Char('>'));
    return bare;
}

// References oldest first, then what In-Reply-To adds: the parent comes last.
QStringList referencesOf(const HeaderBlock& headers, const QString& ownId) {
    QStringList ids = messageIdsIn(headers.raw("References"));
    ids.removeDuplicates();
    for (const QString& parent : messageIdsIn(headers.raw("In-Reply-To"))) {
        ids.removeAll(parent);
        ids.append(parent);
        if (ids.size() > 2 * referencesMax)
            break;
    }
    ids.removeAll(ownId);
    return ids.mid(qMax<qsizetype>(0, ids.size() - referencesMax));
}

void addExtra(ParsedEvent& parsed, const HeaderBlock& headers) {
    for (const char* name : {"From", "To", "Cc", "Reply-To", "Delivered-To"}) {
        const QString value = headers.text(name);
        if (!value.isEmpty())
            parsed.extra.insert(QString::fromLatin1(name).toLower(), value);
    }
}

void addHeaderWarnings(ParsedEvent& parsed, const HeaderBlock& headers) {
    if (headers.total() > HeaderBlock::headersMax)
        parsed.warnings.append(QStringLiteral("The mail has %1 headers; those behind the first %2 were left out.")
                                   .arg(headers.total())
                                   .arg(HeaderBlock::headersMax));
    else if (headers.wasCut())
        parsed.warnings.append(QStringLiteral("Some header lines are broken or too long and were left out."));
    if (headers.has("Date") && !parsed.sentAt.isSet())
        parsed.warnings.append(QStringLiteral("The mail's date cannot be read."));
    const QString truncated = headers.text("X-Leadwell-Truncated");
    if (!truncated.isEmpty())
        parsed.warnings.append(QStringLiteral("The mail is too large to fetch whole (%1). Its beginning was fetched; the "
                                              "rest is on the mail server.")
                                   .arg(truncated.left(60)));
}

// Written anew by mail stores and filters; not part of what the sender sent.
bool isVolatile(const QByteArray& lowerName) {
    static const QSet<QByteArray> names = {
        "status",         "x-status",       "x-keywords",       "x-uid",
        "x-imapbase",     "x-imap",         "x-mozilla-status", "x-mozilla-status2",
        "x-mozilla-keys", "x-gmail-labels", "x-gm-thrid",       "x-leadwell-truncated",
        "content-length", "lines",
    };
    return names.contains(lowerName);
}

/// What the attached mail says of itself; the mail that carried it keeps its own id, by which it is stored.
void takeHeaders(ParsedEvent& parsed, const MailReading& attached) {
    parsed.extra.insert(QStringLiteral("forwarded as"), parsed.subject);
    if (!attached.subject.isEmpty())
        parsed.subject = attached.subject;
    if (const Instant sent = mailDate(attached.headers.raw("Date")); sent.isSet())
        parsed.sentAt = sent;
    const QString id = ownMessageId(attached.headers);
    QStringList thread = referencesOf(attached.headers, id);
    if (!id.isEmpty())
        thread.append(id);
    for (const QString& one : thread) {
        parsed.references.removeAll(one);
        parsed.references.append(one);
    }
    parsed.references = parsed.references.mid(qMax<qsizetype>(0, parsed.references.size() - referencesMax));
}

/// Text and history, and who says it: the writer, or the one whose mail they pass on.
MailSender takeWords(ParsedEvent& parsed, const MailReading& mail) {
    const MailSender& writer = mail.letter.sender;
    const ForwardedText& parts = mail.letter.parts;
    parsed.html = mail.body.html;
    const std::optional<PassedOn> passed = passedOn(mail);
    if (!passed) {
        parsed.text = parts.text;
        QStringList rest{parts.forwarded, parts.quoted};
        rest.removeAll(QString());
        parsed.quoted = rest.join(QStringLiteral("\n\n"));
        return writer;
    }
    parsed.text = passed->text;
    parsed.quoted = passed->quoted;
    parsed.warnings += passed->warnings;
    const Instant passedOnAt = parsed.sentAt;
    if (passed->attached) {
        takeHeaders(parsed, *passed->attached);
        parsed.html = passed->html;
    }
    if (passed->hasSender) {
        parsed.forwarder = {writer.name, writer.address, passed->above, passedOnAt};
        const QString shown =
            writer.name.isEmpty() ? writer.address : writer.name + QStringLiteral(" <") + writer.address + QLatin1Char('>');
        parsed.extra.insert(QStringLiteral("forwarded by"), shown);
    }
    return passed->sender;
}

void hashBody(QCryptographicHash& hash, const QByteArray& mail, qsizetype from) {
    qsizetype at = from;
    qsizetype end = mail.size();
    while (end > at && isspace(static_cast<unsigned char>(mail.at(end - 1))))
        --end;
    while (at < end) {
        qsizetype lineEnd = mail.indexOf('\n', at);
        const qsizetype next = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1;
        lineEnd = qMin(lineEnd < 0 ? end : lineEnd, end);
        while (lineEnd > at && isspace(static_cast<unsigned char>(mail.at(lineEnd - 1))))
            --lineEnd;
        hash.addData(cut(mail, at, lineEnd - at));
        hash.addData(QByteArrayView("\n", 1));
        at = next;
    }
}

QString hexOf(const QCryptographicHash& hash, qsizetype digits) {
    return QString::fromLatin1(hash.result().toHex().left(digits));
}

} // namespace

Result<ParsedEvent> parseEmail(const domain::RawEvent& event) {
    LW_TRY(const MailReading mail, readMail(event.bytes));
    ParsedEvent parsed;
    parsed.subject = mail.subject;
    parsed.attachments = mail.body.attachments;
    parsed.messageId = ownMessageId(mail.headers);
    parsed.references = referencesOf(mail.headers, parsed.messageId);
    parsed.sentAt = mailDate(mail.headers.raw("Date"));
    parsed.warnings = mail.body.warnings;
    addHeaderWarnings(parsed, mail.headers);
    addExtra(parsed, mail.headers);
    parsed.kind = mail.kind.kind;
    parsed.machineReason = mail.kind.reason;
    parsed.extra.insert(mail.kind.extra);

    const MailSender sender = takeWords(parsed, mail);
    parsed.senderName = sender.name;
    parsed.company = sender.company;
    parsed.city = sender.city;
    parsed.product = sender.product;
    parsed.identities = sender.identities;
    if (sender.isForm)
        parsed.source = domain::Source::WebsiteForm;
    return parsed;
}

Result<QByteArray> emailPart(const QByteArray& mail, int part) {
    LW_TRY(const HeaderBlock headers, readHeaders(mail));
    LW_TRY(const MimeTree tree, MimeTree::read(mail, headers));
    const MimeNode* leaf = tree.leaf(part);
    if (!leaf)
        return Error{ErrorKind::NotFound, QStringLiteral("The mail has no such attachment."), QString::number(part)};
    return tree.content(*leaf, mailBytesMax).bytes;
}

QString emailExternalId(const QByteArray& mail) {
    const HeaderBlock headers = HeaderBlock::read(mail);
    const QString messageId = ownMessageId(headers);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!messageId.isEmpty()) {
        for (const char* name : {"Date", "From", "Subject"})
            hash.addData(QByteArray(headers.raw(name).simplified() + '\n'));
    } else {
        for (const RawHeader& header : headers.all()) {
            const QByteArray name = header.name.toLower();
            if (!isVolatile(name))
                hash.addData(QByteArray(name + ':' + header.value.simplified() + '\n'));
        }
    }
    hashBody(hash, mail, headers.bodyStart());
    if (messageId.isEmpty())
        return QStringLiteral("sha256:") + hexOf(hash, 32);
    return messageId.left(400) + QLatin1Char('#') + hexOf(hash, 16);
}

} // namespace leadwell::channels::email
