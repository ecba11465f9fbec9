// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/form/FormParser.h"

#include "core/channels/form/FormFields.h"
#include "core/channels/form/JsonScan.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace leadwell::channels::form {

using namespace domain;

namespace {

constexpr qsizetype eventsMax = 10'000;
constexpr qsizetype externalIdMax = 200; ///< longer ones are no ids; a hash of the bytes is as good

Error unreadable(const QString& why) {
    return {ErrorKind::Protocol, why, {}};
}

Result<QJsonObject> objectOf(const QByteArray& bytes) {
    if (bytes.size() > largestForm)
        return Error{ErrorKind::TooLarge, QStringLiteral("The form is larger than 1 MB. The raw event is kept."), {}};
    if (bytes.trimmed().isEmpty())
        return unreadable(QStringLiteral("The form is empty."));
    if (const auto shape = scanJson(bytes, deepestForm); !shape)
        return shape.error();
    static const QByteArray byteOrderMark("\xEF\xBB\xBF");
    QJsonParseError error;
    const QByteArray json = bytes.startsWith(byteOrderMark) ? bytes.mid(3) : bytes;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return unreadable(QStringLiteral("The form is no JSON that can be read (%1, byte %2). The raw event is kept.")
                              .arg(error.errorString())
                              .arg(error.offset));
    if (!document.isObject())
        return unreadable(QStringLiteral("The form is a list, not an object with fields. The raw event is kept."));
    return document.object();
}

void readSender(FormFields& fields, ParsedEvent& event) {
    event.senderName = fields.take({QStringLiteral("name"), QStringLiteral("full_name"), QStringLiteral("contact_name")});
    if (event.senderName.isEmpty()) {
        const QString first = fields.take({QStringLiteral("first_name")});
        const QString last = fields.take({QStringLiteral("last_name")});
        event.senderName = QString(first + u' ' + last).trimmed();
    }
    const auto add = [&event](IdentityKind kind, const QStringList& texts) {
        for (const QString& text : texts) {
            Identity identity;
            identity.kind = kind;
            identity.value = text;
            identity.raw = text;
            event.identities.append(identity);
        }
    };
    add(IdentityKind::Phone, fields.takeAll({QStringLiteral("phone"), QStringLiteral("mobile"), QStringLiteral("telephone")}));
    add(IdentityKind::WhatsApp, fields.takeAll({QStringLiteral("whatsapp")}));
    add(IdentityKind::Email, fields.takeAll({QStringLiteral("email"), QStringLiteral("e_mail")}));
    event.company = fields.take({QStringLiteral("company"), QStringLiteral("organisation"), QStringLiteral("organization")});
    event.jobTitle = fields.take({QStringLiteral("title"), QStringLiteral("job_title")});
    event.city = fields.take({QStringLiteral("city")});
    event.industry = fields.take({QStringLiteral("industry")});
}

/// ISO alpha-2 as it is, an English name of a country as its code; anything else nothing.
QString countryCode(const QString& text) {
    static const QRegularExpression twoLetters(QStringLiteral("^[A-Za-z]{2}$"));
    if (twoLetters.match(text).hasMatch())
        return text.toUpper();
    for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = static_cast<QLocale::Territory>(i);
        if (QLocale::territoryToString(territory).compare(text, Qt::CaseInsensitive) == 0)
            return QLocale::territoryToCode(territory);
    }
    return {};
}

void readCountry(FormFields& fields, ParsedEvent& event) {
    const QString text = fields.take({QStringLiteral("country")});
    event.country = countryCode(text);
    if (!text.isEmpty() && event.country.isEmpty())
        event.extra.insert(QStringLiteral("country"), text);
}

/// "51-200" and "51+" mean 51; "1,200" means 1200.
void readCompanySize(FormFields& fields, ParsedEvent& event) {
    const QString text = fields.take({QStringLiteral("company_size"), QStringLiteral("employees")});
    static const QRegularExpression firstNumber(QStringLiteral("\\d{1,3}(?:,\\d{2,3})+|\\d+"));
    QString digits = firstNumber.match(text).captured();
    event.companySize = digits.remove(u',').toInt();
    if (!text.isEmpty() && event.companySize <= 0)
        event.extra.insert(QStringLiteral("company_size"), text);
}

void readEnquiry(FormFields& fields, ParsedEvent& event) {
    event.subject = fields.take({QStringLiteral("subject")});
    event.text = fields.take({QStringLiteral("message"), QStringLiteral("enquiry"), QStringLiteral("requirement"),
                              QStringLiteral("comments"), QStringLiteral("text")});
    event.product = fields.take({QStringLiteral("product")});
    event.campaign = fields.take({QStringLiteral("campaign"), QStringLiteral("utm_campaign")});
    event.referrer = fields.take({QStringLiteral("referrer"), QStringLiteral("referer")});
    const QString source = fields.take({QStringLiteral("source"), QStringLiteral("utm_source")});
    if (source.isEmpty())
        return;
    if (const auto known = sourceFromText(source))
        event.source = *known;
    else
        event.extra.insert(QStringLiteral("source"), source);
}

/// ISO 8601, or seconds or milliseconds since 1970. Without a zone it is UTC.
Instant instantOf(const QJsonValue& value) {
    constexpr qint64 firstAsMs = 100'000'000'000; // 1973 in milliseconds, the year 5138 in seconds
    bool isNumber = false;
    const qint64 number = textOf(value).toLongLong(&isNumber);
    if (isNumber)
        return Instant::fromMs(number >= firstAsMs ? number : number * 1000);
    QDateTime at = QDateTime::fromString(textOf(value), Qt::ISODateWithMs);
    if (!at.isValid())
        return {};
    if (at.timeSpec() == Qt::LocalTime)
        at.setTimeZone(QTimeZone::utc());
    return Instant::fromMs(at.toMSecsSinceEpoch());
}

void readTime(FormFields& fields, ParsedEvent& event) {
    const QJsonValue value = fields.takeValue(QStringLiteral("sent_at"));
    const QString text = textOf(value);
    if (text.isEmpty())
        return;
    event.sentAt = instantOf(value);
    if (event.sentAt.ms() > 0)
        return;
    event.sentAt = {};
    event.extra.insert(QStringLiteral("sent_at"), text);
    event.warnings.append(QStringLiteral("The time “%1” cannot be read; the time of arrival counts.").arg(text.left(60)));
}

void readExtra(FormFields& fields, ParsedEvent& event) {
    const QJsonValue extra = fields.takeValue(QStringLiteral("extra"));
    if (extra.isObject()) {
        const QJsonObject object = extra.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            event.extra.insert(member.key(), textOf(member.value()));
    } else if (const QString text = textOf(extra); !text.isEmpty()) {
        event.extra.insert(QStringLiteral("extra"), text);
    }
    const QMap<QString, QString> rest = fields.rest();
    for (auto field = rest.begin(); field != rest.end(); ++field)
        event.extra.insert(field.key(), field.value());
    event.extra.removeIf([](const auto& field) { return field.value().isEmpty(); });
}

QString idOf(const QJsonObject& object) {
    FormFields fields(object);
    const QString id = fields.take({QStringLiteral("external_id")});
    return id.size() <= externalIdMax ? id : QString();
}

RawEvent rawEventOf(const QByteArray& bytes, Channel fallback) {
    RawEvent event;
    event.channel = fallback;
    event.parser = QStringLiteral("form");
    event.mediaType = QStringLiteral("application/json");
    event.bytes = bytes;
    const auto object = objectOf(bytes);
    if (!object)
        return event; // Still stored: it is parked with the reason when it is read.
    event.externalId = idOf(*object);
    FormFields fields(*object);
    const QString word = fields.take({QStringLiteral("channel")});
    if (word.isEmpty())
        return event;
    const auto known = channelFromText(word);
    event.channel = known ? *known : Channel::Other;
    event.channelRaw = known ? QString() : word;
    return event;
}

} // namespace

Result<ParsedEvent> parseForm(const QByteArray& bytes) {
    LW_TRY(const QJsonObject object, objectOf(bytes));
    FormFields fields(object);
    ParsedEvent event;
    fields.take({QStringLiteral("channel")});     // decided when it arrived
    fields.take({QStringLiteral("external_id")}); // likewise
    readSender(fields, event);
    readCountry(fields, event);
    readCompanySize(fields, event);
    readEnquiry(fields, event);
    readTime(fields, event);
    readExtra(fields, event);
    return event;
}

QString formExternalId(const QByteArray& bytes) {
    const auto object = objectOf(bytes);
    return object ? idOf(*object) : QString();
}

Result<QList<RawEvent>> formEvents(const QByteArray& bytes, Channel fallback) {
    const auto shape = scanJson(bytes, deepestForm + 1);
    if (!shape || !shape->isArray)
        return QList<RawEvent>{rawEventOf(bytes, fallback)};
    if (shape->elements.size() > eventsMax)
        return Error{ErrorKind::TooLarge,
                     QStringLiteral("The list has %1 events; at most 10,000 are read at once. Nothing was stored.")
                         .arg(shape->elements.size()),
                     {}};
    QList<RawEvent> events;
    for (const QByteArray& element : shape->elements)
        events.append(rawEventOf(element, fallback));
    return events;
}

} // namespace leadwell::channels::form
