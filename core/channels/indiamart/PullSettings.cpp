// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/indiamart/PullSettings.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace leadwell::channels::indiamart {

namespace {

constexpr int indianOffsetSeconds = 19'800;

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

/// The key as people paste it: alone, or inside the whole address of the call.
QString keyIn(const QString& text) {
    static const QString name = QStringLiteral("glusr_crm_key=");
    const qsizetype at = text.indexOf(name, 0, Qt::CaseInsensitive);
    if (at < 0)
        return text.trimmed();
    const QString value = text.mid(at + name.size()).section(u'&', 0, 0).trimmed();
    return QUrl::fromPercentEncoding(value.toUtf8());
}

} // namespace

QString callTime(Instant at) {
    return at.inZone(QTimeZone(indianOffsetSeconds)).toString(QStringLiteral("dd-MM-yyyyHH:mm:ss"));
}

QUrl PullSettings::callUrl(Instant from, Instant to) const {
    const QByteArray query = "glusr_crm_key=" + QUrl::toPercentEncoding(key) + "&start_time=" + callTime(from).toLatin1() +
                             "&end_time=" + callTime(to).toLatin1();
    QUrl url = base;
    url.setPath(base.path() + QStringLiteral("/wservce/crm/crmListing/v2/"));
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

QString PullSettings::keyMark() const {
    const QByteArray text = "leadwell indiamart key\n" + key.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.left(12).toHex());
}

Result<PullSettings> PullSettings::read(const AccountConfig& account) {
    PullSettings settings;
    settings.key = keyIn(account.secrets.value(QStringLiteral("key")));
    if (settings.key.isEmpty())
        return Error{ErrorKind::Denied,
                     QStringLiteral("The IndiaMART key is missing. Make one in the Lead Manager under Import/Export › Pull API "
                                    "and enter it here."),
                     {}};
    const bool hasSpaces =
        std::any_of(settings.key.begin(), settings.key.end(), [](QChar c) { return c.isSpace() || !c.isPrint(); });
    if (hasSpaces || settings.key.size() < 8 || settings.key.size() > 200)
        return invalid(QStringLiteral("This is no IndiaMART key: it should be one word of letters, digits and signs."));
    const QString base = account.settings.value(QStringLiteral("baseUrl")).trimmed();
    settings.base = QUrl(base.isEmpty() ? QStringLiteral("https://mapi.indiamart.com") : base);
    const QString period = account.settings.value(QStringLiteral("firstSync")).trimmed();
    if (period == QStringLiteral("now"))
        settings.firstDays = 0;
    else if (const int days = period.toInt(); days >= 1 && days <= daysMax)
        settings.firstDays = days;
    else if (!period.isEmpty())
        return invalid(QStringLiteral("The first sync must be 1 to 365 days, or “now”."));
    return settings;
}

QList<SettingField> PullSettings::fields() {
    SettingField key;
    key.key = QStringLiteral("key");
    key.label = QStringLiteral("CRM key");
    key.help = QStringLiteral("seller.indiamart.com › Lead Manager › … › Import/Export › Pull API. Making a new key ends the old "
                              "one, so use this key in Leadwell only.");
    key.kind = SettingField::Kind::Secret;
    key.isRequired = true;
    SettingField first;
    first.key = QStringLiteral("firstSync");
    first.label = QStringLiteral("First sync");
    first.help = QStringLiteral("IndiaMART hands out seven days every five minutes: a year takes about seven hours. "
                                "What is new comes first.");
    first.kind = SettingField::Kind::Choice;
    first.fallback = QStringLiteral("30");
    first.choices = {QStringLiteral("7|Last 7 days"), QStringLiteral("30|Last 30 days"), QStringLiteral("90|Last 90 days"),
                     QStringLiteral("365|Last 365 days, all there is"), QStringLiteral("now|Only new enquiries from now on")};
    return {key, first};
}

} // namespace leadwell::channels::indiamart
