// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/VCardReader.h"

#include "core/files/TextReader.h"
#include "core/files/VCardText.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <functional>

namespace leadwell::files {
namespace {

constexpr qsizetype valuesPerKind = 100;
constexpr qsizetype longestValue = 1024 * 1024;
constexpr qsizetype brokenBytesKept = 64 * 1024;
constexpr qsizetype warningsPerCard = 10;

bool isBlank(QByteArrayView line) {
    return std::all_of(line.cbegin(), line.cend(), [](char c) { return c == ' ' || c == '\t'; });
}

/// The ':' that ends name and parameters; quotes may hide others.
qsizetype colonOf(QByteArrayView line) {
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == '"')
            isQuoted = !isQuoted;
        else if (line.at(i) == ':' && !isQuoted)
            return i;
    }
    // An odd quote must not swallow the value.
    return isQuoted ? line.indexOf(':') : -1;
}

QStringList splitOutsideQuotes(const QString& text, QChar separator) {
    QStringList parts = {QString()};
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('"'))
            isQuoted = !isQuoted;
        else if (c == separator && !isQuoted)
            parts += QString();
        else
            parts.last() += c;
    }
    return parts;
}

bool isQuotedPrintableHead(const QByteArray& line, qsizetype colon) {
    return colon > 0 && line.left(colon).toUpper().contains("QUOTED-PRINTABLE");
}

bool startsCard(QByteArrayView line) {
    return line.size() < 40 && line.trimmed().toByteArray().compare("BEGIN:VCARD", Qt::CaseInsensitive) == 0;
}

bool endsCard(QByteArrayView line) {
    return line.size() < 40 && line.trimmed().toByteArray().compare("END:VCARD", Qt::CaseInsensitive) == 0;
}

QString fullName(const QStringList& parts) {
    // N is family; given; additional; prefixes; suffixes.
    QStringList words = {parts.value(3), parts.value(1), parts.value(2), parts.value(0), parts.value(4)};
    words.removeAll(QString());
    return words.join(QLatin1Char(' '));
}

bool isUsable(const VCard& card) {
    return !card.name.isEmpty() || !card.phones.isEmpty() || !card.emails.isEmpty();
}

} // namespace

/// One unfolded property: "item1.TEL;TYPE=cell:+91…".
struct VCardReader::Property {
    qint64 line = 0;
    QString name; ///< upper case, without group
    QStringList kinds;
    QHash<QString, QString> parameters; ///< lower-case names
    QString value;                      ///< decoded, still escaped
    bool isReadable = true;
    bool isPreferred = false;
};

Result<VCardReader> VCardReader::open(const QString& path) {
    QFile file(path);
    if (!file.exists())
        return Error{ErrorKind::NotFound, QStringLiteral("There is no file “%1”.").arg(path), {}};
    if (file.size() > maximumBytes)
        return Error{ErrorKind::TooLarge,
                     QStringLiteral("“%1” is larger than 256 MB. Export the contacts without pictures and try again.")
                         .arg(QFileInfo(path).fileName()),
                     {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage,
                     QStringLiteral("“%1” could not be read: %2.").arg(QFileInfo(path).fileName(), file.errorString()), path};
    return overBytes(file.readAll());
}

Result<VCardReader> VCardReader::overBytes(const QByteArray& bytes) {
    const EncodingFacts facts = sniffEncoding(QByteArrayView(bytes).first(qMin<qsizetype>(bytes.size(), 4096)));
    const bool isUtf16 = facts.encoding == Encoding::Utf16Le || facts.encoding == Encoding::Utf16Be;
    VCardReader reader(isUtf16 ? decode(bytes, facts).toUtf8() : bytes.mid(facts.bomBytes));
    if (!reader.findBegin())
        return Error{ErrorKind::Invalid, QStringLiteral("The file holds no vCard. Nothing was imported."), {}};
    return reader;
}

std::optional<VCardReader::Line> VCardReader::peekLine() {
    const qsizetype at = m_at;
    const qint64 line = m_line;
    auto found = physicalLine();
    m_at = at;
    m_line = line;
    return found;
}

std::optional<VCardReader::Line> VCardReader::physicalLine() {
    if (m_at >= m_bytes.size())
        return std::nullopt;
    const QByteArrayView rest = QByteArrayView(m_bytes).sliced(m_at);
    qsizetype end = 0;
    while (end < rest.size() && rest.at(end) != '\n' && rest.at(end) != '\r')
        ++end;
    const bool twoBytes = end + 1 < rest.size() && rest.at(end) == '\r' && rest.at(end + 1) == '\n';
    m_at += end + (twoBytes ? 2 : 1);
    return Line{rest.first(end), ++m_line};
}

bool VCardReader::findBegin() {
    for (;;) {
        const qsizetype at = m_at;
        const qint64 line = m_line;
        const auto found = physicalLine();
        if (!found)
            return false;
        if (startsCard(found->text)) {
            m_at = at;
            m_line = line;
            return true;
        }
    }
}

std::optional<VCardReader::Property> VCardReader::nextProperty() {
    auto first = physicalLine();
    while (first && isBlank(first->text))
        first = physicalLine();
    if (!first)
        return std::nullopt;
    return parsed(unfolded(first->text.toByteArray()), first->number);
}

QByteArray VCardReader::unfolded(QByteArray text) {
    const bool isQuotedPrintable = isQuotedPrintableHead(text, colonOf(text));
    for (auto next = peekLine(); next; next = peekLine()) {
        const bool isFolded = !next->text.isEmpty() && (next->text.front() == ' ' || next->text.front() == '\t');
        const bool isSoftBreak = isQuotedPrintable && text.endsWith('=');
        if (!isFolded && !isSoftBreak)
            break;
        if (isSoftBreak)
            text.chop(1);
        if (text.size() <= longestValue)
            text += (isSoftBreak ? next->text : next->text.sliced(1)).toByteArray();
        physicalLine();
    }
    return text;
}

VCardReader::Property VCardReader::parsed(const QByteArray& text, qint64 line) {
    Property property;
    property.line = line;
    const qsizetype colon = colonOf(text);
    property.isReadable = colon > 0;
    if (!property.isReadable)
        return property;
    const QStringList parts = splitOutsideQuotes(QString::fromUtf8(text.left(colon)), QLatin1Char(';'));
    property.name = parts.first().mid(parts.first().lastIndexOf(QLatin1Char('.')) + 1).trimmed().toUpper();
    for (const QString& part : parts.mid(1)) {
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        const QString key = part.left(qMax<qsizetype>(equals, 0)).trimmed().toLower();
        const QString value = part.mid(equals + 1).trimmed().toLower();
        if (equals < 0 || key == QStringLiteral("type"))
            property.kinds += value.split(QLatin1Char(','), Qt::SkipEmptyParts);
        else
            property.parameters.insert(key, value);
    }
    property.isPreferred = property.kinds.contains(QStringLiteral("pref")) ||
                           property.parameters.value(QStringLiteral("pref")) == QStringLiteral("1");
    const QByteArray value = text.mid(colon + 1).left(longestValue);
    property.value = inCharset(isQuotedPrintableHead(text, colon) ? fromQuotedPrintable(value) : value,
                               property.parameters.value(QStringLiteral("charset")));
    return property;
}

std::optional<VCardEntry> VCardReader::next() {
    if (!findBegin())
        return std::nullopt;
    return readCard();
}

void VCardReader::skipNestedCard() {
    int depth = 0;
    while (const auto line = physicalLine()) {
        depth += startsCard(line->text) ? 1 : endsCard(line->text) ? -1 : 0;
        if (depth <= 0)
            return;
    }
}

VCardEntry VCardReader::readCard() {
    const qsizetype start = m_at;
    VCard card;
    card.line = physicalLine()->number;
    const auto broken = [&](const QString& reason) {
        const qsizetype size = qMin(m_at - start, brokenBytesKept);
        return VCardEntry{std::nullopt, BrokenVCard{card.line, reason, m_bytes.mid(start, size)}};
    };
    bool isAgent = false;
    for (;;) {
        const auto ahead = peekLine();
        if (ahead && startsCard(ahead->text)) {
            if (!isAgent)
                return broken(QStringLiteral("The card has no end; the next one begins on line %1.").arg(ahead->number));
            skipNestedCard();
            isAgent = false;
            continue;
        }
        const auto property = nextProperty();
        if (!property)
            return broken(QStringLiteral("The file ends in the middle of this card."));
        if (property->name == QStringLiteral("END"))
            break;
        isAgent = property->name == QStringLiteral("AGENT") && property->value.trimmed().isEmpty();
        take(card, *property);
    }
    if (card.name.isEmpty())
        card.name = card.company;
    if (!isUsable(card))
        return broken(QStringLiteral("The card has no name, no phone number and no e-mail address."));
    return VCardEntry{std::move(card), std::nullopt};
}

void VCardReader::take(VCard& card, const Property& property) {
    if (!property.isReadable) {
        if (card.warnings.size() < warningsPerCard)
            card.warnings += QStringLiteral("Line %1 could not be read.").arg(property.line);
        return;
    }
    const auto add = [&](QStringList& list, const QString& value) {
        if (!value.isEmpty() && list.size() < valuesPerKind && !list.contains(value))
            list.insert(property.isPreferred ? 0 : list.size(), value);
    };
    const QString text = unescaped(property.value);
    const QString& name = property.name;
    if (name == QStringLiteral("FN") || name == QStringLiteral("N"))
        takeName(card, property);
    else if (name == QStringLiteral("TEL") || name == QStringLiteral("X-WHATSAPP") || name == QStringLiteral("IMPP"))
        takePhone(card, property);
    else if (name == QStringLiteral("ADR"))
        takeAddress(card, property);
    else if (name == QStringLiteral("EMAIL"))
        add(card.emails, text.startsWith(QStringLiteral("mailto:"), Qt::CaseInsensitive) ? text.mid(7) : text);
    else if (name == QStringLiteral("ORG") && card.company.isEmpty())
        card.company = unescaped(splitEscaped(property.value, QLatin1Char(';')).first());
    else if (name == QStringLiteral("TITLE") || (name == QStringLiteral("ROLE") && card.title.isEmpty()))
        card.title = text;
    else if (name == QStringLiteral("NOTE"))
        card.note += (card.note.isEmpty() ? QString() : QStringLiteral("\n")) + text;
    else if (name == QStringLiteral("URL"))
        add(card.urls, text);
    else if (name == QStringLiteral("UID"))
        card.uid = text;
    else if (name == QStringLiteral("VERSION"))
        card.version = text;
    else if (name == QStringLiteral("CATEGORIES")) {
        for (const QString& category : splitEscaped(property.value, QLatin1Char(',')))
            add(card.categories, unescaped(category));
    }
}

void VCardReader::takeName(VCard& card, const Property& property) {
    if (property.name == QStringLiteral("FN")) {
        if (const QString name = unescaped(property.value); !name.isEmpty())
            card.name = name.simplified();
        return;
    }
    QStringList parts;
    for (const QString& part : splitEscaped(property.value, QLatin1Char(';')))
        parts += unescaped(part).simplified();
    card.lastName = parts.value(0);
    card.firstName = parts.value(1);
    if (card.name.isEmpty())
        card.name = fullName(parts);
}

void VCardReader::takePhone(VCard& card, const Property& property) {
    VCardPhone phone;
    phone.kinds = property.kinds;
    phone.number = unescaped(property.value);
    const bool isChat = property.name == QStringLiteral("IMPP");
    phone.isWhatsApp = property.name == QStringLiteral("X-WHATSAPP") || property.parameters.contains(QStringLiteral("waid")) ||
                       property.kinds.contains(QStringLiteral("whatsapp")) ||
                       (isChat && (property.parameters.value(QStringLiteral("x-service-type")) == QStringLiteral("whatsapp") ||
                                   phone.number.startsWith(QStringLiteral("whatsapp:"), Qt::CaseInsensitive)));
    if (isChat && !phone.isWhatsApp)
        return;
    const qsizetype scheme = phone.number.indexOf(QLatin1Char(':'));
    if (scheme >= 0)
        phone.number = phone.number.mid(scheme + 1);
    phone.number.replace(QStringLiteral(";ext="), QStringLiteral(" ext. "), Qt::CaseInsensitive);
    phone.number = phone.number.section(QLatin1Char(';'), 0, 0).trimmed();
    phone.isFax = phone.kinds.contains(QStringLiteral("fax"));
    if (!phone.number.isEmpty() && card.phones.size() < valuesPerKind)
        card.phones.insert(property.isPreferred ? 0 : card.phones.size(), phone);
}

void VCardReader::takeAddress(VCard& card, const Property& property) {
    // Post box; extended; street; city; region; postcode; country.
    QStringList parts;
    for (const QString& part : splitEscaped(property.value, QLatin1Char(';')))
        parts += unescaped(part).simplified();
    VCardAddress address{parts.value(2), parts.value(3), parts.value(4), parts.value(5), parts.value(6)};
    const bool isEmpty = parts.join(QString()).isEmpty();
    if (!isEmpty && card.addresses.size() < valuesPerKind)
        card.addresses.insert(property.isPreferred ? 0 : card.addresses.size(), address);
}

} // namespace leadwell::files
