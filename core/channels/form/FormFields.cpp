// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/form/FormFields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <cmath>

namespace leadwell::channels::form {

namespace {

QString folded(const QString& key) {
    QString word;
    for (const QChar c : key.trimmed().toLower())
        word += (c == u'-' || c == u' ' || c == u'.') ? QChar(u'_') : c;
    return word;
}

QString cleaned(const QString& text) {
    QString kept;
    kept.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (isPair)
            kept += text.mid(i++, 2);
        else if (!c.isSurrogate() && !c.isNull())
            kept += c;
    }
    return kept.trimmed();
}

QString numberText(const QJsonValue& value) {
    const double number = value.toDouble();
    if (number == std::floor(number) && std::abs(number) < 1e18)
        return QString::number(value.toInteger(static_cast<qint64>(number)));
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

} // namespace

QString textOf(const QJsonValue& value) {
    switch (value.type()) {
    case QJsonValue::String:
        return cleaned(value.toString());
    case QJsonValue::Double:
        return numberText(value);
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Array: {
        QStringList texts;
        for (const QJsonValue one : value.toArray())
            texts.append(textOf(one));
        texts.removeAll(QString());
        return texts.join(QStringLiteral(", "));
    }
    case QJsonValue::Object:
        return cleaned(QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
    default:
        return {};
    }
}

FormFields::FormFields(const QJsonObject& object) {
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString key = folded(member.key());
        // Of two spellings of one key the one that says something counts; the other stays under its own.
        if (!m_fields.contains(key))
            m_fields.insert(key, {member.key(), member.value()});
        else
            m_fields.insert(member.key() + QStringLiteral(" "), {member.key(), member.value()});
    }
}

QString FormFields::take(const QStringList& keys) {
    QString found;
    for (const QString& key : keys) {
        const auto field = m_fields.find(key);
        if (field == m_fields.end())
            continue;
        const QString text = textOf(field->value);
        if (!found.isEmpty() && !text.isEmpty())
            continue; // A second spelling with a value of its own is not lost: it stays in the rest.
        found = found.isEmpty() ? text : found;
        m_fields.erase(field);
    }
    return found;
}

QStringList FormFields::takeAll(const QStringList& keys) {
    QStringList texts;
    for (const QString& key : keys) {
        const QJsonValue value = takeValue(key);
        const QJsonArray list = value.isArray() ? value.toArray() : QJsonArray{value};
        for (const QJsonValue one : list) {
            const QString text = textOf(one);
            if (!text.isEmpty() && !texts.contains(text))
                texts.append(text);
        }
    }
    return texts;
}

QJsonValue FormFields::takeValue(const QString& key) {
    const auto field = m_fields.find(key);
    if (field == m_fields.end())
        return QJsonValue(QJsonValue::Undefined);
    const QJsonValue value = field->value;
    m_fields.erase(field);
    return value;
}

QMap<QString, QString> FormFields::rest() const {
    QMap<QString, QString> texts;
    for (const Field& field : m_fields) {
        const QString text = textOf(field.value);
        if (!text.isEmpty())
            texts.insert(cleaned(field.key), text);
    }
    return texts;
}

} // namespace leadwell::channels::form
