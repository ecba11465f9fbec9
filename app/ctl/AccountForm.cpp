// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/AccountForm.h"

#include "app/ctl/Terminal.h"

#include <QFile>

namespace leadwell::ctl {

using channels::Description;
using channels::SettingField;

namespace {

constexpr qint64 secretMax = 64 * 1024;

Error invalid(const QString& sentence) {
    return {ErrorKind::Invalid, sentence, {}};
}

Result<SettingField> fieldOf(const Description& kind, const QString& key) {
    QStringList known;
    for (const SettingField& field : kind.fields) {
        if (field.key == key)
            return field;
        known.append(field.key);
    }
    return invalid(
        QStringLiteral("“%1” is no setting of %2; there are: %3.").arg(key, kind.name, known.join(QStringLiteral(", "))));
}

Result<void> checkChoice(const SettingField& field, const QString& value) {
    if (field.kind != SettingField::Kind::Choice)
        return {};
    QStringList known;
    for (const QString& choice : field.choices)
        known.append(choice.section(u'|', 0, 0));
    if (known.contains(value))
        return {};
    return invalid(QStringLiteral("“%1” is not one of %2 (%3).").arg(value, known.join(QStringLiteral(", ")), field.key));
}

Result<QString> secretFrom(const QString& path) {
    if (path == QStringLiteral("-"))
        return terminal::readSecret({});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, QStringLiteral("The secret's file “%1” cannot be read.").arg(path), {}};
    if (file.size() > secretMax)
        return invalid(QStringLiteral("The secret's file “%1” is larger than 64 KB.").arg(path));
    QByteArray secret = file.readAll();
    while (secret.endsWith('\n') || secret.endsWith('\r'))
        secret.chop(1);
    if (secret.isEmpty())
        return invalid(QStringLiteral("The secret's file “%1” is empty.").arg(path));
    return QString::fromUtf8(secret);
}

} // namespace

QList<QCommandLineOption> accountFormOptions() {
    return {option("set", "KEY=VALUE", "add, change: a setting of the account; several times"),
            option("secret-file", "KEY=FILE", "add, change: a secret, from a file or “-” for standard input")};
}

Result<void> fillSettings(const Invocation& call, const Description& kind, domain::Account& account) {
    for (const QString& text : call.values(QStringLiteral("set"))) {
        const QString key = text.section(u'=', 0, 0);
        const QString value = text.section(u'=', 1);
        if (!text.contains(u'='))
            return invalid(QStringLiteral("--set takes KEY=VALUE, not “%1”.").arg(key));
        LW_TRY(const SettingField field, fieldOf(kind, key));
        if (field.kind == SettingField::Kind::Secret)
            return invalid(
                QStringLiteral("A command line can be read by others, so “%1” does not go there; use --secret-file %1=FILE.")
                    .arg(key));
        LW_CHECK(checkChoice(field, value));
        account.settings.insert(key, value);
    }
    return {};
}

Result<QMap<QString, QString>> readSecrets(const Invocation& call, const Description& kind, bool askMissing) {
    QMap<QString, QString> secrets;
    for (const QString& text : call.values(QStringLiteral("secret-file"))) {
        const QString key = text.section(u'=', 0, 0);
        LW_TRY(const SettingField field, fieldOf(kind, key));
        if (!text.contains(u'=') || field.kind != SettingField::Kind::Secret)
            return invalid(QStringLiteral("--secret-file takes KEY=FILE with a secret's key, not “%1”.").arg(text));
        LW_TRY(const QString secret, secretFrom(text.section(u'=', 1)));
        secrets.insert(key, secret);
    }
    for (const SettingField& field : kind.fields) {
        const bool isMissing = field.kind == SettingField::Kind::Secret && field.isRequired && !secrets.contains(field.key);
        if (!isMissing || !askMissing)
            continue;
        LW_TRY(const QString secret, terminal::readSecret(field.label + QStringLiteral(": ")));
        secrets.insert(field.key, secret);
    }
    return secrets;
}

} // namespace leadwell::ctl
