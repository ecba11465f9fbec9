// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/asterisk/AmiSettings.h"

#include <algorithm>

namespace leadwell::channels::asterisk {

namespace {

constexpr quint16 tlsPort = 5039;

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

/// What is sent on a line of its own must not end it.
bool isOneLine(const QString& text) {
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

QStringList listIn(const QString& text) {
    QStringList list;
    for (const QString& part : text.split(u',')) {
        if (const QString one = part.trimmed(); !one.isEmpty() && !list.contains(one))
            list.append(one);
    }
    return list;
}

Result<quint16> portIn(const QString& text, bool isTls) {
    if (text.isEmpty())
        return isTls ? tlsPort : AmiSettings().port;
    bool isNumber = false;
    const quint16 port = text.toUShort(&isNumber);
    if (!isNumber || port == 0)
        return invalid(QStringLiteral("The port must be a number from 1 to 65535."));
    return port;
}

SettingField field(const char* key, const QString& label, const QString& help) {
    SettingField made;
    made.key = QString::fromLatin1(key);
    made.label = label;
    made.help = help;
    return made;
}

} // namespace

bool AmiSettings::isPrivate() const {
    return isTls || host == QStringLiteral("127.0.0.1") || host == QStringLiteral("::1") ||
           host.compare(QStringLiteral("localhost"), Qt::CaseInsensitive) == 0;
}

QString AmiSettings::ownPhone() const {
    if (house.phones.isEmpty())
        return {};
    const QString& first = house.phones.first();
    return first.contains(u'/') ? first : QStringLiteral("PJSIP/") + first;
}

Result<AmiSettings> AmiSettings::read(const AccountConfig& account) {
    const auto value = [&account](const char* key) { return account.settings.value(QLatin1String(key)).trimmed(); };
    AmiSettings settings;
    settings.host = value("host");
    settings.user = value("user");
    settings.secret = account.secrets.value(QStringLiteral("secret"));
    settings.caFile = value("caFile");
    settings.context = value("context").isEmpty() ? QStringLiteral("from-internal") : value("context");
    settings.house = {listIn(value("phones")), listIn(value("lines")), value("prefix")};
    if (settings.host.isEmpty())
        return invalid(QStringLiteral("The name or address of the telephone system is missing, for example 192.168.1.10."));
    if (settings.user.isEmpty())
        return invalid(QStringLiteral("The user name is missing; it stands in brackets in manager.conf."));
    if (settings.secret.isEmpty())
        return Error{ErrorKind::Denied, QStringLiteral("The password is missing. Enter the “secret” of manager.conf."), {}};
    for (const QString& text : {settings.host, settings.user, settings.secret, settings.context, value("phones")}) {
        if (!isOneLine(text) || text.size() > 500)
            return invalid(QStringLiteral("One of the fields holds a line break or is too long for a telephone system."));
    }
    const bool isPrefix = std::all_of(settings.house.prefix.begin(), settings.house.prefix.end(),
                                      [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'*' || c == u'#'; });
    if (!isPrefix || settings.house.prefix.size() > 6)
        return invalid(QStringLiteral("What is dialled before an outside number must be a few digits, for example 0 or 9."));
    const QString security = value("security");
    if (!security.isEmpty() && security != QStringLiteral("tls") && security != QStringLiteral("none"))
        return invalid(QStringLiteral("Security must be tls or none."));
    settings.isTls = security == QStringLiteral("tls");
    LW_TRY(settings.port, portIn(value("port"), settings.isTls));
    if (const int ms = value("connectTimeoutMs").toInt(); ms > 0)
        settings.connectTimeout = Millis(ms);
    return settings;
}

QList<SettingField> AmiSettings::fields() {
    SettingField host = field("host", QStringLiteral("Telephone system"),
                              QStringLiteral("Name or address of the computer on which Asterisk, FreePBX or Issabel runs."));
    host.placeholder = QStringLiteral("192.168.1.10");
    host.isRequired = true;
    host.isHost = true;
    SettingField user = field("user", QStringLiteral("User name"),
                              QStringLiteral("Of a manager user: [name] in manager.conf, with read = call,cdr and, to dial, "
                                             "write = originate; system or reporting lets it list what goes on already."));
    user.placeholder = QStringLiteral("leadwell");
    user.isRequired = true;
    SettingField secret = field("secret", QStringLiteral("Password"),
                                QStringLiteral("The “secret” of that user. It is never sent in the clear over the network."));
    secret.kind = SettingField::Kind::Secret;
    secret.isRequired = true;
    SettingField phones = field("phones", QStringLiteral("Phones of this desk"),
                                QStringLiteral("Extensions, separated by commas; the first one rings when you dial. Empty: calls "
                                               "to every phone are shown here."));
    phones.placeholder = QStringLiteral("101 or PJSIP/101");
    SettingField prefix = field("prefix", QStringLiteral("Dial before outside numbers"),
                                QStringLiteral("Only where your phones need it to get an outside line."));
    prefix.placeholder = QStringLiteral("9");
    SettingField security = field("security", QStringLiteral("Security"),
                                  QStringLiteral("Without TLS, who listens in your network can see who calls."));
    security.kind = SettingField::Kind::Choice;
    security.fallback = QStringLiteral("none");
    security.choices = {QStringLiteral("none|None, in the office network (port 5038)"), QStringLiteral("tls|TLS (port 5039)")};
    SettingField port = field("port", QStringLiteral("Port"), QStringLiteral("Leave empty for the usual one."));
    port.kind = SettingField::Kind::Number;
    port.placeholder = QStringLiteral("5038");
    SettingField lines = field("lines", QStringLiteral("Outside lines"),
                               QStringLiteral("Names of the trunks, separated by commas. Needed only where phones have names "
                                              "instead of short numbers."));
    lines.placeholder = QStringLiteral("PJSIP/airtel");
    SettingField context = field("context", QStringLiteral("Context for dialling"),
                                 QStringLiteral("The part of the dial plan your phones dial in."));
    context.fallback = QStringLiteral("from-internal");
    SettingField ca = field("caFile", QStringLiteral("Own certificate authority"),
                            QStringLiteral("PEM file, only for TLS with a certificate of your own."));
    return {host, user, secret, phones, prefix, security, port, lines, context, ca};
}

} // namespace leadwell::channels::asterisk
