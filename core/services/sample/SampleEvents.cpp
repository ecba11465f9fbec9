// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/sample/SampleEvents.h"

#include "core/services/sample/SampleMail.h"
#include "core/services/sample/SampleTexts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace leadwell::services::sample {

using domain::Channel;
using domain::RawEvent;

namespace {

void put(QJsonObject& form, const char* key, const QString& value) {
    if (!value.isEmpty())
        form.insert(QString::fromLatin1(key), value);
}

QString sourceOf(Channel channel, Random& random) {
    switch (channel) {
    case Channel::WebForm:
        return pick(random, words("website_form|website_form|advertising|webinar|referral"));
    case Channel::Facebook:
    case Channel::Instagram:
    case Channel::LinkedIn:
        return QStringLiteral("social_media");
    case Channel::PersonalVisit:
        return pick(random, words("trade_show|referral|partner"));
    case Channel::Phone:
        return pick(random, words("cold_calling|referral|advertising"));
    default:
        return {};
    }
}

/// Portals hide some things and tell others; a call may tell nothing but the number. Who has an address, too, may have mentioned
/// the number in a mail, and a nameless caller is not taken for whoever mentioned it: they give their name.
QJsonObject senderOf(const EventOf& event, Random& random) {
    const Customer& customer = event.customer;
    QJsonObject form;
    if (event.channel == Channel::Phone && customer.email.isEmpty() && chance(random, 0.8)) {
        put(form, "phone", customer.phone);
        return form;
    }
    if (event.channel == Channel::Instagram)
        put(form, "name", u'@' + customer.email.section(u'@', 0, 0));
    else
        put(form, "name", customer.name);
    const bool isChat = event.channel == Channel::WhatsApp;
    put(form, isChat ? "whatsapp" : "phone", customer.phone);
    if (!isChat || customer.phone.isEmpty())
        put(form, "email", customer.email);
    put(form, "company", customer.company);
    put(form, "city", customer.city);
    put(form, "country", customer.country);
    if (!isChat || chance(random, 0.3)) {
        put(form, "title", customer.title);
        put(form, "industry", customer.industry);
        if (customer.companySize > 0)
            form.insert(QStringLiteral("company_size"), customer.companySize);
    }
    return form;
}

QString idOf(const EventOf& event) {
    return QStringLiteral("sample-%1-%2").arg(event.lead).arg(event.turn);
}

RawEvent shell(Channel channel, const QString& parser, const QString& id, Instant at) {
    RawEvent raw;
    raw.channel = channel;
    raw.parser = parser;
    raw.account = sampleAccount();
    raw.externalId = id;
    raw.receivedAt = at;
    raw.mediaType = parser == QStringLiteral("email") ? QStringLiteral("message/rfc822") : QStringLiteral("application/json");
    raw.context = QStringLiteral("Sample data");
    return raw;
}

RawEvent formOf(const EventOf& event, const QString& text, Random& random) {
    QJsonObject form = senderOf(event, random);
    put(form, "message", text);
    put(form, "source", sourceOf(event.channel, random));
    if (event.channel == Channel::IndiaMart || event.channel == Channel::Gem)
        put(form, "product", event.customer.product.name);
    if (event.channel == Channel::Facebook)
        put(form, "campaign", QStringLiteral("Autumn catalogue"));
    if (event.channel == Channel::Gem)
        put(form, "tender_number", QStringLiteral("GEM/2026/B/%1").arg(5'400'000 + event.lead));
    form.insert(QStringLiteral("sent_at"), event.at.toIso());
    RawEvent raw = shell(event.channel, QStringLiteral("form"), idOf(event), event.at);
    raw.bytes = QJsonDocument(form).toJson(QJsonDocument::Compact);
    return raw;
}

QString messageId(int lead, int turn) {
    return QStringLiteral("sample-%1-%2@mail.example").arg(lead).arg(turn);
}

Mail mailOf(const EventOf& event, const QString& text, Random& random) {
    Mail mail;
    mail.fromName = event.customer.name;
    mail.fromAddress = event.customer.email;
    mail.messageId = messageId(event.lead, event.turn);
    mail.sentAt = event.at;
    mail.subject = mailSubject(event.customer, random);
    if (event.turn > 0) {
        mail.subject.prepend(QStringLiteral("Re: "));
        mail.inReplyTo = messageId(event.lead, 0);
    }
    const bool isGerman = event.customer.language == QStringLiteral("de");
    const QString signature = chance(random, 0.75) ? QStringLiteral("-- \n") : QString();
    mail.text = QStringLiteral("%1\n\n%2%3\n%4\n%5\n%6")
                    .arg(text, signature, isGerman ? QStringLiteral("Mit freundlichen Grüßen") : QStringLiteral("Regards"),
                         event.customer.name, event.customer.company, event.customer.phone)
                    .trimmed();
    if (chance(random, 0.5))
        mail.html = htmlOf(event.customer, text, random);
    if (event.turn == 0 && chance(random, 0.2))
        mail.attachments = attachmentsFor(event.customer, random);
    return mail;
}

} // namespace

QString sampleAccount() {
    return QStringLiteral("sample");
}

RawEvent rawEventOf(const EventOf& event, Random& random) {
    const QString text = event.turn == 0 ? firstWords(event.customer, event.channel, random) : laterWords(event.customer, random);
    if (event.channel != Channel::Email || event.customer.email.isEmpty())
        return formOf(event, text, random);
    RawEvent raw = shell(Channel::Email, QStringLiteral("email"), idOf(event), event.at);
    raw.bytes = toMime(mailOf(event, text, random));
    return raw;
}

RawEvent autoReplyOf(const EventOf& event) {
    Mail mail;
    mail.fromName = event.customer.name;
    mail.fromAddress = event.customer.email;
    mail.messageId = messageId(event.lead, 90);
    mail.inReplyTo = messageId(event.lead, 0);
    mail.sentAt = event.at;
    mail.subject = QStringLiteral("Out of office: %1").arg(event.customer.product.name);
    mail.text = QStringLiteral("I am out of the office until Monday and will answer then.\n\n%1").arg(event.customer.name);
    mail.isAutoReply = true;
    RawEvent raw = shell(Channel::Email, QStringLiteral("email"), mail.messageId, event.at);
    raw.bytes = toMime(mail);
    return raw;
}

RawEvent cutOffForm(Instant at) {
    RawEvent raw = shell(Channel::WebForm, QStringLiteral("form"), QStringLiteral("sample-cut-off"), at);
    raw.bytes = QByteArray("{\"name\": \"Devika Rane\", \"phone\": \"+91 69240 11873\", \"message\": \"Need 300 metr");
    return raw;
}

RawEvent unknownCharsetMail(Instant at) {
    RawEvent raw = shell(Channel::Email, QStringLiteral("email"), QStringLiteral("sample-charset"), at);
    raw.bytes = QByteArray("From: <orders@old-terminal.example>\r\nTo: sales@sahyadri.example\r\nSubject: ORDER 2217\r\n"
                           "Message-ID: <sample-charset@mail.example>\r\nMIME-Version: 1.0\r\n"
                           "Content-Type: text/plain; charset=x-terminal-7\r\nContent-Transfer-Encoding: 8bit\r\n\r\n");
    for (int i = 0; i < 240; ++i)
        raw.bytes += static_cast<char>(0x80 + (i * 37) % 120);
    raw.bytes += "\r\n";
    return raw;
}

} // namespace leadwell::services::sample
