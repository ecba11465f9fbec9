// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QString>
#include <QStringList>

namespace leadwell::channels::form {

/// The members of a form by folded key ("E-Mail" and "e_mail" are one), handed out one after the other; what nobody took
/// is left.
class FormFields {
public:
    explicit FormFields(const QJsonObject& object);

    /// The first of these keys that holds text; all of them count as taken. Empty when there is none.
    QString take(const QStringList& keys);
    /// Every text of these keys, lists opened, duplicates and empty ones left out.
    QStringList takeAll(const QStringList& keys);
    QJsonValue takeValue(const QString& key);
    /// Untaken fields as text, by the key as it was written.
    QMap<QString, QString> rest() const;

private:
    struct Field {
        QString key; ///< as written
        QJsonValue value;
    };
    QMap<QString, Field> m_fields;
};

/// A JSON value as a person would write it: numbers without exponent, lists with commas, objects as JSON. Characters that
/// are no text (NUL, lone surrogates) are left out.
QString textOf(const QJsonValue& value);

} // namespace leadwell::channels::form
