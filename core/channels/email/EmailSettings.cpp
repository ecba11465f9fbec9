// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/EmailSettings.h"

namespace leadwell::channels::email {

namespace {

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

QStringList foldersIn(const QString& text) {
    QStringList folders;
    for (const QString& part : text.split(QLatin1Char(','))) {
        QString name = part.trimmed();
        if (name.compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0)
            name = QStringLiteral("INBOX");
        if (!name.isEmpty() && !folders.contains(name))
            folders.append(name);
    }
    return folders.isEmpty() ? QStringList{QStringLiteral("INBOX")} : folders;
}

Result<Security> securityIn(const QString& text) {
    if (text.isEmpty() || text == QLatin1String("tls"))
        return Security::Tls;
    if (text == QLatin1String("starttls"))
        return Security::StartTls;
    if (text == QLatin1String("none"))
        return Security::None;
    return invalid(QStringLiteral("Security must be tls, starttls or none."));
}

Result<quint16> portIn(const QString& text) {
    if (text.isEmpty())
        return quint16(0);
    bool isNumber = false;
    const quint16 port = text.toUShort(&isNumber);
    if (!isNumber || port == 0)
        return invalid(QStringLiteral("The port must be a number from 1 to 65535."));
    return port;
}

Millis millisIn(const QString& text, Millis fallback) {
    const int ms = text.toInt();
    return ms > 0 ? Millis(ms) : fallback;
}

SettingField field(const char* key, const QString& label, const QString& help) {
    SettingField made;
    made.key = QString::fromLatin1(key);
    made.label = label;
    made.help = help;
    return made;
}

} // namespace

QDate EmailSettings::firstDay(const QDate& today) const {
    switch (firstSync) {
    case FirstSync::All:
        return {};
    case FirstSync::FromNow:
        return today.addDays(-1); // servers count days in their own time zone
    case FirstSync::Days:
        break;
    }
    return today.addDays(-firstSyncDays);
}

Result<EmailSettings> EmailSettings::read(const AccountConfig& account) {
    const auto value = [&account](const char* key) { return account.settings.value(QLatin1String(key)).trimmed(); };
    EmailSettings settings;
    settings.login.host = value("host");
    settings.login.user = value("user");
    settings.login.password = account.secrets.value(QStringLiteral("password"));
    settings.login.caFile = value("caFile");
    settings.login.connectTimeout = millisIn(value("connectTimeoutMs"), settings.login.connectTimeout);
    settings.login.answerTimeout = millisIn(value("answerTimeoutMs"), settings.login.answerTimeout);
    settings.folders = foldersIn(value("folders"));
    if (settings.login.host.isEmpty())
        return invalid(QStringLiteral("The mail server's name is missing, for example imap.gmail.com."));
    if (settings.login.user.isEmpty())
        return invalid(QStringLiteral("The user name is missing; it is mostly the whole e-mail address."));
    if (settings.login.password.isEmpty())
        return Error{ErrorKind::Denied, QStringLiteral("The mailbox's password is missing. Enter it and press Test."), {}};
    LW_TRY(settings.login.security, securityIn(value("security").toLower()));
    LW_TRY(settings.login.port, portIn(value("port")));
    const QString period = value("firstSync");
    if (period == QLatin1String("all"))
        settings.firstSync = FirstSync::All;
    else if (period == QLatin1String("now"))
        settings.firstSync = FirstSync::FromNow;
    else if (const int days = period.toInt(); days > 0 && days <= 36'500)
        settings.firstSyncDays = days;
    else if (!period.isEmpty())
        return invalid(QStringLiteral("The first sync must be a number of days, “all” or “now”."));
    return settings;
}

QList<SettingField> EmailSettings::fields() {
    SettingField host = field("host", QStringLiteral("Mail server"), QStringLiteral("The IMAP server of your provider."));
    host.placeholder = QStringLiteral("imap.gmail.com");
    host.isRequired = true;
    host.isHost = true;
    SettingField user = field("user", QStringLiteral("User name"), QStringLiteral("Mostly the whole e-mail address."));
    user.placeholder = QStringLiteral("sales@example.com");
    user.isRequired = true;
    SettingField password =
        field("password", QStringLiteral("Password"),
              QStringLiteral("Gmail, Yahoo and others want an app password, made in your account's security settings."));
    password.kind = SettingField::Kind::Secret;
    password.isRequired = true;
    SettingField security = field("security", QStringLiteral("Security"), QStringLiteral("TLS is right for nearly everyone."));
    security.kind = SettingField::Kind::Choice;
    security.fallback = QStringLiteral("tls");
    security.choices = {QStringLiteral("tls|TLS (port 993)"), QStringLiteral("starttls|STARTTLS (port 143)"),
                        QStringLiteral("none|None, server on this computer")};
    SettingField port = field("port", QStringLiteral("Port"), QStringLiteral("Leave empty for the usual one."));
    port.kind = SettingField::Kind::Number;
    port.placeholder = QStringLiteral("993");
    SettingField folders = field("folders", QStringLiteral("Folders"),
                                 QStringLiteral("Names separated by commas, as your mail program shows them."));
    folders.fallback = QStringLiteral("INBOX");
    SettingField first =
        field("firstSync", QStringLiteral("First sync"), QStringLiteral("How far back mails are fetched the first time."));
    first.kind = SettingField::Kind::Choice;
    first.fallback = QStringLiteral("30");
    first.choices = {QStringLiteral("7|Last 7 days"), QStringLiteral("30|Last 30 days"), QStringLiteral("90|Last 90 days"),
                     QStringLiteral("all|Everything"), QStringLiteral("now|Only new mails from now on")};
    SettingField ca = field("caFile", QStringLiteral("Own certificate authority"),
                            QStringLiteral("PEM file, only for servers with a certificate of your own."));
    return {host, user, password, security, port, folders, first, ca};
}

} // namespace leadwell::channels::email
