// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/ImportRow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace leadwell::services {

namespace {

const QString externalIdsKey = QStringLiteral("external_ids");
constexpr qsizetype markLength = 8;

} // namespace

QString contactKey(const domain::Identity& identity) {
    return QString(QChar(u'a' + static_cast<int>(identity.kind))) + identity.account + u' ' + identity.value;
}

QStringList paragraphsOf(const QString& text) {
    static const QRegularExpression blankLine(QStringLiteral("\\n[ \\t]*\\n"));
    QStringList paragraphs;
    QString lines = text;
    lines.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    for (const QString& part : lines.split(blankLine, Qt::SkipEmptyParts)) {
        const QString paragraph = part.simplified();
        if (!paragraph.isEmpty() && !paragraphs.contains(paragraph))
            paragraphs.append(paragraph);
    }
    return paragraphs;
}

QString fingerprintOf(const domain::Person& person, const QString& externalId) {
    QStringList contacts;
    for (const domain::Identity& identity : person.identities)
        contacts.append(QStringLiteral("%1 %2").arg(static_cast<int>(identity.kind)).arg(identity.value));
    std::sort(contacts.begin(), contacts.end());
    const QStringList words{person.name,   person.company,          person.title,    person.city,
                            person.region, person.country,          person.industry, QString::number(person.companySize),
                            externalId,    contacts.join(QChar(31))};
    return words.join(QChar(30));
}

QString ownLeadText(qint64 number, const QString& workspaceId) {
    return domain::leadNumberText(number) + u'.' + workspaceId.left(markLength);
}

qint64 ownLeadNumber(const QString& text, const QString& workspaceId) {
    static const QRegularExpression pattern(QStringLiteral("^L-(\\d{1,15})\\.([0-9a-f]{8})$"));
    const auto match = pattern.match(text);
    return match.hasMatch() && match.captured(2) == workspaceId.left(markLength) ? match.captured(1).toLongLong() : 0;
}

QStringList externalIdsOf(const QString& leadExtra) {
    QStringList ids;
    if (leadExtra.isEmpty())
        return ids;
    for (const QJsonValue& id : QJsonDocument::fromJson(leadExtra.toUtf8()).object().value(externalIdsKey).toArray())
        ids.append(id.toString());
    return ids;
}

QString withExternalId(const QString& leadExtra, const QString& externalId) {
    if (externalId.isEmpty())
        return leadExtra;
    QJsonObject extra = QJsonDocument::fromJson(leadExtra.toUtf8()).object();
    QJsonArray ids = extra.value(externalIdsKey).toArray();
    ids.append(externalId);
    extra.insert(externalIdsKey, ids);
    return QString::fromUtf8(QJsonDocument(extra).toJson(QJsonDocument::Compact));
}

} // namespace leadwell::services
