// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/indiamart/LeadParser.h"

#include "core/channels/indiamart/LeadJson.h"
#include "core/domain/person/Phone.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUrlQuery>

namespace leadwell::channels::indiamart {

using namespace domain;

namespace {

constexpr int indianOffsetSeconds = 19'800;
const QString idKey = QStringLiteral("UNIQUE_QUERY_ID");
const QString responseKey = QStringLiteral("RESPONSE");

Error noLead(const QString& why) {
    return {ErrorKind::Protocol, why + QStringLiteral(" The raw event is kept."), {}};
}

/// "A=1&B=two+words" as an object, for bodies that were posted as a form.
QJsonObject formObject(const QByteArray& bytes) {
    QByteArray text = bytes.trimmed();
    text.replace('+', "%20");
    QJsonObject object;
    for (const auto& [key, value] : QUrlQuery(QString::fromUtf8(text)).queryItems(QUrl::FullyDecoded))
        object.insert(key, value);
    return object;
}

Result<QJsonObject> leadObject(const QByteArray& bytes) {
    if (bytes.size() > largestLead)
        return Error{ErrorKind::TooLarge, QStringLiteral("The enquiry is larger than 1 MB. The raw event is kept."), {}};
    static const QByteArray formMark = idKey.toLatin1() + '=';
    if (!bytes.trimmed().startsWith('{') && bytes.contains(formMark))
        return formObject(bytes);
    const auto json = readJson(bytes);
    if (!json)
        return noLead(QStringLiteral("IndiaMART's enquiry cannot be read. ") + json.error().sentence);
    if (json->isList)
        return noLead(QStringLiteral("This is a list, not one enquiry of IndiaMART."));
    const QJsonValue response = json->object.value(responseKey);
    if (response.isObject())
        return response.toObject();
    if (response.isArray() && response.toArray().size() == 1 && response.toArray().first().isObject())
        return response.toArray().first().toObject();
    if (!response.isUndefined())
        return noLead(QStringLiteral("IndiaMART's answer does not hold exactly one enquiry."));
    return json->object;
}

/// Fields handed out one after the other; what nobody took is left.
class Lead {
public:
    explicit Lead(const QJsonObject& object) : m_object(object) {}
    QString take(const char* key) { return leadText(m_object.take(QLatin1String(key))); }
    const QJsonObject& rest() const { return m_object; }

private:
    QJsonObject m_object;
};

Instant timeOf(const QString& text) {
    static const QStringList forms{QStringLiteral("yyyy-MM-dd HH:mm:ss"), QStringLiteral("yyyy-MM-ddTHH:mm:ss"),
                                   QStringLiteral("dd-MM-yyyy HH:mm:ss"), QStringLiteral("dd-MMM-yyyy HH:mm:ss")};
    for (const QString& form : forms) {
        QDateTime at = QLocale::c().toDateTime(text, form);
        if (!at.isValid() || at.date().year() < 1990)
            continue;
        at.setTimeZone(QTimeZone(indianOffsetSeconds));
        return Instant::fromMs(at.toMSecsSinceEpoch());
    }
    return {};
}

void addPhone(ParsedEvent& event, IdentityKind kind, const QString& text) {
    if (phoneDigits(text).size() < 5)
        return;
    Identity identity;
    identity.kind = kind;
    identity.raw = text;
    if (!text.startsWith(u'+')) {
        // The sender's country reads a number that does not name it; intake would take the workspace's.
        const auto phone = normalisePhone(text, event.country.isEmpty() ? QStringLiteral("IN") : event.country);
        identity.raw = phone ? phone->e164 : text;
    }
    identity.value = identity.raw;
    event.identities.append(identity);
}

void addEmail(ParsedEvent& event, const QString& text) {
    if (!text.contains(u'@'))
        return;
    Identity identity;
    identity.kind = IdentityKind::Email;
    identity.raw = identity.value = text;
    event.identities.append(identity);
}

void readSender(Lead& lead, ParsedEvent& event, bool isWhatsApp) {
    event.senderName = lead.take("SENDER_NAME");
    event.company = lead.take("SENDER_COMPANY");
    event.city = lead.take("SENDER_CITY");
    const QString country = lead.take("SENDER_COUNTRY_ISO");
    static const QRegularExpression twoLetters(QStringLiteral("^[A-Za-z]{2}$"));
    if (twoLetters.match(country).hasMatch())
        event.country = country.toUpper();
    else if (!country.isEmpty())
        event.extra.insert(QStringLiteral("country"), country);
    const QString mobile = lead.take("SENDER_MOBILE");
    addPhone(event, IdentityKind::Phone, mobile);
    if (isWhatsApp)
        addPhone(event, IdentityKind::WhatsApp, mobile);
    for (const char* key : {"SENDER_MOBILE_ALT", "SENDER_PHONE", "SENDER_PHONE_ALT"})
        addPhone(event, IdentityKind::Phone, lead.take(key));
    addPhone(event, IdentityKind::WhatsApp, lead.take("SENDER_MOBILE_WAPP"));
    addEmail(event, lead.take("SENDER_EMAIL"));
    addEmail(event, lead.take("SENDER_EMAIL_ALT"));
}

struct TypeWord {
    const char* type;
    const char* word;
};
constexpr TypeWord typeWords[] = {
    {"W", "direct enquiry"},   {"B", "BuyLead"},        {"BL", "BuyLead"},          {"P", "phone call"},
    {"BIZ", "catalogue view"}, {"V", "catalogue view"}, {"WA", "WhatsApp enquiry"},
};

QString wordOf(const QString& type) {
    for (const TypeWord& one : typeWords) {
        if (type == QLatin1String(one.type))
            return QLatin1String(one.word);
    }
    return type;
}

QString durationWords(int seconds) {
    if (seconds < 60)
        return QStringLiteral("%1 s").arg(seconds);
    return seconds % 60 == 0 ? QStringLiteral("%1 min").arg(seconds / 60)
                             : QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

/// A call or a look at the catalogue says nothing in words; what happened is the message.
QString happening(const QString& type, const QString& seconds, const QString& receiver) {
    if (type == QStringLiteral("catalogue view"))
        return QStringLiteral("Looked at the catalogue on IndiaMART.");
    if (type != QStringLiteral("phone call"))
        return {};
    bool isNumber = false;
    const int duration = seconds.toInt(&isNumber);
    QString sentence = QStringLiteral("Called through IndiaMART");
    if (isNumber && duration > 0)
        sentence += QStringLiteral(", %1").arg(durationWords(duration));
    if (!receiver.isEmpty())
        sentence += QStringLiteral(", to %1").arg(receiver);
    return sentence + u'.';
}

void readEnquiry(Lead& lead, ParsedEvent& event, const QString& type) {
    const auto keep = [&](const QString& key, const QString& text) {
        if (!text.isEmpty())
            event.extra.insert(key, text);
    };
    const QString category = lead.take("QUERY_MCAT_NAME");
    const QString seconds = lead.take("CALL_DURATION");
    const QString receiver = lead.take("RECEIVER_MOBILE");
    event.subject = plainMessage(lead.take("SUBJECT")).simplified();
    event.product = plainMessage(lead.take("QUERY_PRODUCT_NAME")).simplified();
    event.text = plainMessage(lead.take("QUERY_MESSAGE"));
    if (event.text.isEmpty())
        event.text = happening(type, seconds, receiver);
    if (event.product.isEmpty())
        event.product = category;
    keep(QStringLiteral("enquiry_type"), type);
    keep(QStringLiteral("category"), category);
    keep(QStringLiteral("call_seconds"), seconds);
    keep(QStringLiteral("called_number"), receiver);
    keep(QStringLiteral("catalogue"), lead.take("RECEIVER_CATALOG"));
    keep(QStringLiteral("state"), lead.take("SENDER_STATE"));
    keep(QStringLiteral("pincode"), lead.take("SENDER_PINCODE"));
    keep(QStringLiteral("address"), lead.take("SENDER_ADDRESS"));
}

void readTime(Lead& lead, ParsedEvent& event) {
    const QString text = lead.take("QUERY_TIME");
    event.sentAt = timeOf(text);
    if (event.sentAt.isSet() || text.isEmpty())
        return;
    event.extra.insert(QStringLiteral("QUERY_TIME"), text);
    event.warnings.append(QStringLiteral("The time “%1” cannot be read; the time of arrival counts.").arg(text.left(60)));
}

/// "&amp;", "&#8377;", "&#x20B9;" and the few names that are written by hand.
QString withoutEntities(const QString& text) {
    static const QRegularExpression entity(QStringLiteral("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,6});"));
    static const QHash<QString, QString> names{
        {QStringLiteral("amp"), QStringLiteral("&")},   {QStringLiteral("lt"), QStringLiteral("<")},
        {QStringLiteral("gt"), QStringLiteral(">")},    {QStringLiteral("quot"), QStringLiteral("\"")},
        {QStringLiteral("apos"), QStringLiteral("'")},  {QStringLiteral("nbsp"), QStringLiteral(" ")},
        {QStringLiteral("rsquo"), QStringLiteral("’")}, {QStringLiteral("lsquo"), QStringLiteral("‘")},
        {QStringLiteral("ndash"), QStringLiteral("–")}, {QStringLiteral("deg"), QStringLiteral("°")},
    };
    QString plain;
    qsizetype from = 0;
    for (auto matches = entity.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const QString name = match.captured(1);
        plain += QStringView(text).mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        if (!name.startsWith(u'#')) {
            plain += names.value(name, match.captured());
            continue;
        }
        const bool isHex = name.at(1).toLower() == u'x';
        const char32_t code = isHex ? name.mid(2).toUInt(nullptr, 16) : name.mid(1).toUInt();
        const bool isText = code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        plain += isText ? QString::fromUcs4(&code, 1) : QString(u' ');
    }
    return plain + QStringView(text).mid(from);
}

} // namespace

QString plainMessage(const QString& message) {
    static const QRegularExpression lineBreak(QStringLiteral("<\\s*(?:/p|/div|/li|/tr|br)\\b[^<>]{0,200}>"),
                                              QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tag(QStringLiteral("</?[a-zA-Z][^<>]{0,2000}>"));
    QString text = message;
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    text.replace(lineBreak, QStringLiteral("\n"));
    text.remove(tag);
    QStringList lines;
    for (const QString& line : withoutEntities(text).split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (!trimmed.isEmpty() || (!lines.isEmpty() && !lines.last().isEmpty()))
            lines.append(trimmed);
    }
    return lines.join(u'\n').trimmed();
}

Result<ParsedEvent> parseLead(const QByteArray& bytes) {
    LW_TRY(const QJsonObject object, leadObject(bytes));
    Lead lead(object);
    ParsedEvent event;
    const QString type = wordOf(lead.take("QUERY_TYPE").toUpper());
    event.messageId = lead.take("UNIQUE_QUERY_ID");
    readSender(lead, event, type == QStringLiteral("WhatsApp enquiry"));
    readEnquiry(lead, event, type);
    readTime(lead, event);
    for (auto member = lead.rest().begin(); member != lead.rest().end(); ++member) {
        const QString text = leadText(member.value());
        if (!text.isEmpty())
            event.extra.insert(member.key(), text);
    }
    if (event.messageId.isEmpty() && event.identities.isEmpty() && event.subject.isEmpty() && event.text.isEmpty())
        return noLead(QStringLiteral("This is no enquiry of IndiaMART: it has neither an id nor a sender nor a message."));
    return event;
}

QString leadExternalId(const QByteArray& bytes) {
    constexpr qsizetype idMax = 200; // longer ones are no ids; a hash of the bytes is as good
    const auto object = leadObject(bytes);
    const QString id = object ? leadText(object->value(idKey)) : QString();
    return id.size() > idMax ? QString() : id;
}

QByteArray leadContent(const QByteArray& bytes) {
    const auto lead = parseLead(bytes);
    if (!lead)
        return {};
    QJsonArray identities;
    for (const Identity& identity : lead->identities) {
        const bool isNumber = identity.kind == IdentityKind::Phone || identity.kind == IdentityKind::WhatsApp;
        const auto phone = isNumber ? normalisePhone(identity.raw, QStringLiteral("IN")) : Error{};
        identities.append(QString(toText(identity.kind) + u' ' + (phone ? phone->e164 : identity.raw.toLower())));
    }
    QJsonObject extra;
    for (auto field = lead->extra.begin(); field != lead->extra.end(); ++field)
        extra.insert(field.key(), field.value());
    const QJsonArray content{lead->senderName.simplified(),
                             lead->company,
                             lead->city,
                             lead->country,
                             identities,
                             lead->subject,
                             lead->product,
                             lead->text,
                             lead->sentAt.ms(),
                             extra};
    return QJsonDocument(content).toJson(QJsonDocument::Compact);
}

Instant leadTime(const QByteArray& bytes) {
    const auto object = leadObject(bytes);
    return object ? timeOf(leadText(object->value(QStringLiteral("QUERY_TIME")))) : Instant();
}

} // namespace leadwell::channels::indiamart
