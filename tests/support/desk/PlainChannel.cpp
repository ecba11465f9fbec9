// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/desk/PlainChannel.h"

#include <QDateTime>

#include <cstdlib>

namespace leadwell::test {

QString PlainChannel::field(const QString& text, const QString& key) {
    for (const QString& line : text.section(QStringLiteral("\n\n"), 0, 0).split(u'\n')) {
        if (line.startsWith(key + u':'))
            return line.mid(key.size() + 1).trimmed();
    }
    return {};
}

channels::Description PlainChannel::describe() const {
    channels::Description description;
    description.id = QStringLiteral("plain");
    description.name = QStringLiteral("Plain text");
    return description;
}

Result<domain::ParsedEvent> PlainChannel::parse(const domain::RawEvent& event) const {
    const QString text = QString::fromUtf8(event.bytes);
    if (text.startsWith(QStringLiteral("deadly")))
        std::_Exit(9);
    if (text.startsWith(QStringLiteral("throw")))
        throw std::runtime_error("a parser that throws");
    if (text.startsWith(QStringLiteral("broken")))
        return Error{ErrorKind::Protocol, QStringLiteral("This cannot be read. The raw event is kept."), {}};
    domain::ParsedEvent parsed;
    parsed.senderName = field(text, QStringLiteral("name"));
    parsed.company = field(text, QStringLiteral("company"));
    parsed.subject = field(text, QStringLiteral("subject"));
    parsed.messageId = field(text, QStringLiteral("id"));
    const QDateTime sent = QDateTime::fromString(field(text, QStringLiteral("sent")), Qt::ISODate);
    parsed.sentAt = sent.isValid() ? Instant::fromMs(sent.toMSecsSinceEpoch()) : Instant();
    parsed.text = text.section(QStringLiteral("\n\n"), 1);
    parsed.references = field(text, QStringLiteral("references")).split(u' ', Qt::SkipEmptyParts);
    const auto add = [&](const QString& key, domain::IdentityKind kind) {
        domain::Identity identity;
        identity.kind = kind;
        identity.raw = field(text, key);
        if (!identity.raw.isEmpty())
            parsed.identities.append(identity);
    };
    add(QStringLiteral("phone"), domain::IdentityKind::Phone);
    add(QStringLiteral("email"), domain::IdentityKind::Email);
    add(QStringLiteral("whatsapp"), domain::IdentityKind::WhatsApp);
    if (const QString to = field(text, QStringLiteral("to")); !to.isEmpty())
        parsed.extra.insert(QStringLiteral("to"), to);
    if (field(text, QStringLiteral("kind")) == QStringLiteral("missed-call")) {
        domain::PhoneCall call;
        call.id = field(text, QStringLiteral("id"));
        call.state = domain::PhoneCall::State::Ended;
        call.number = field(text, QStringLiteral("phone"));
        call.startedAt = call.endedAt = event.receivedAt;
        parsed.call = call;
    }
    if (field(text, QStringLiteral("kind")) == QStringLiteral("own"))
        parsed.kind = domain::ParsedKind::OwnMessage;
    if (field(text, QStringLiteral("kind")) == QStringLiteral("bounce")) {
        parsed.kind = domain::ParsedKind::Bounce;
        parsed.machineReason = QStringLiteral("Undelivered mail");
    }
    if (field(text, QStringLiteral("kind")) == QStringLiteral("auto-reply")) {
        parsed.kind = domain::ParsedKind::AutoReply;
        parsed.machineReason = QStringLiteral("Auto-Submitted: auto-replied");
    }
    return parsed;
}

Answer<QString> PlainChannel::test(const channels::AccountConfig&) const {
    return answered<QString>(QStringLiteral("Nothing to sign in to."));
}

Answer<channels::PollReport> PlainChannel::poll(const channels::AccountConfig&, const channels::Cursor&,
                                                std::shared_ptr<channels::EventSink>) const {
    return answered<channels::PollReport>(channels::PollReport());
}

} // namespace leadwell::test
