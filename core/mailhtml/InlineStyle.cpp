// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mailhtml/InlineStyle.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

namespace leadwell::mailhtml {
namespace {

constexpr qsizetype longestValue = 100;
constexpr qsizetype mostDeclarations = 60;

const QHash<QString, QString>& colorNames() {
    static const QHash<QString, QString> names = [] {
        const char* const pairs[][2] = {
            {"black", "000000"},      {"silver", "c0c0c0"},    {"gray", "808080"},      {"grey", "808080"},
            {"white", "ffffff"},      {"maroon", "800000"},    {"red", "ff0000"},       {"purple", "800080"},
            {"fuchsia", "ff00ff"},    {"magenta", "ff00ff"},   {"green", "008000"},     {"lime", "00ff00"},
            {"olive", "808000"},      {"yellow", "ffff00"},    {"navy", "000080"},      {"blue", "0000ff"},
            {"teal", "008080"},       {"aqua", "00ffff"},      {"cyan", "00ffff"},      {"orange", "ffa500"},
            {"brown", "a52a2a"},      {"pink", "ffc0cb"},      {"gold", "ffd700"},      {"darkred", "8b0000"},
            {"darkblue", "00008b"},   {"darkgreen", "006400"}, {"darkgray", "a9a9a9"},  {"darkgrey", "a9a9a9"},
            {"lightgray", "d3d3d3"},  {"lightgrey", "d3d3d3"}, {"lightblue", "add8e6"}, {"lightyellow", "ffffe0"},
            {"whitesmoke", "f5f5f5"}, {"crimson", "dc143c"},   {"dimgray", "696969"},   {"indigo", "4b0082"},
            {"royalblue", "4169e1"},  {"steelblue", "4682b4"}, {"tomato", "ff6347"},    {"windowtext", "000000"}};
        QHash<QString, QString> map;
        for (const auto& pair : pairs)
            map.insert(QString::fromLatin1(pair[0]), QLatin1Char('#') + QString::fromLatin1(pair[1]));
        return map;
    }();
    return names;
}

QString fromRgb(const QRegularExpressionMatch& match) {
    QString color = QStringLiteral("#");
    for (int part = 1; part <= 3; ++part) {
        double value = match.captured(part * 2 - 1).toDouble();
        if (match.captured(part * 2) == QStringLiteral("%"))
            value = value * 255 / 100;
        color += QStringLiteral("%1").arg(qBound(0, qRound(value), 255), 2, 16, QLatin1Char('0'));
    }
    return color;
}

QString readWeight(const QString& text) {
    if (text == QStringLiteral("bold") || text == QStringLiteral("bolder"))
        return QStringLiteral("bold");
    if (text == QStringLiteral("normal") || text == QStringLiteral("lighter"))
        return QStringLiteral("normal");
    bool isNumber = false;
    const int weight = text.toInt(&isNumber);
    if (!isNumber || weight < 1 || weight > 1000)
        return {};
    return weight >= 600 ? QStringLiteral("bold") : QStringLiteral("normal");
}

bool hides(const QString& property, const QString& value) {
    return (property == QStringLiteral("display") && value == QStringLiteral("none")) ||
           (property == QStringLiteral("visibility") && value == QStringLiteral("hidden")) ||
           (property == QStringLiteral("mso-hide") && value == QStringLiteral("all"));
}

void take(InlineStyle& style, const QString& property, const QString& value) {
    if (hides(property, value))
        style.isHidden = true;
    else if (property == QStringLiteral("color"))
        style.color = readColor(value);
    else if (property == QStringLiteral("background-color") || property == QStringLiteral("background"))
        style.backgroundColor = readColor(value);
    else if (property == QStringLiteral("font-weight"))
        style.fontWeight = readWeight(value);
    else if (property == QStringLiteral("text-align"))
        style.textAlign = readAlignment(value);
}

} // namespace

QString InlineStyle::text() const {
    QStringList parts;
    if (!color.isEmpty())
        parts += QStringLiteral("color:") + color;
    if (!backgroundColor.isEmpty())
        parts += QStringLiteral("background-color:") + backgroundColor;
    if (!fontWeight.isEmpty())
        parts += QStringLiteral("font-weight:") + fontWeight;
    return parts.join(QLatin1Char(';'));
}

InlineStyle readStyle(const QString& declarations) {
    InlineStyle style;
    const QString lower = declarations.toLower();
    style.remoteReferences = static_cast<int>(lower.count(QStringLiteral("url(")));
    qsizetype from = 0;
    for (qsizetype count = 0; from < lower.size() && count < mostDeclarations; ++count) {
        qsizetype end = lower.indexOf(QLatin1Char(';'), from);
        end = end < 0 ? lower.size() : end;
        const QStringView declaration = QStringView(lower).mid(from, end - from);
        const qsizetype colon = declaration.indexOf(QLatin1Char(':'));
        if (colon > 0 && declaration.size() <= longestValue) {
            QString value = declaration.mid(colon + 1).trimmed().toString();
            value.remove(QStringLiteral("!important"));
            take(style, declaration.left(colon).trimmed().toString(), value.trimmed());
        }
        from = end + 1;
    }
    return style;
}

QString readColor(const QString& text) {
    static const QRegularExpression longForm(QStringLiteral("^#[0-9a-f]{6}$"));
    static const QRegularExpression shortForm(QStringLiteral("^#([0-9a-f])([0-9a-f])([0-9a-f])$"));
    static const QRegularExpression rgb(
        QStringLiteral("^rgba?\\(\\s*(\\d{1,3}(?:\\.\\d+)?)(%?)[\\s,]+(\\d{1,3}(?:\\.\\d+)?)(%?)[\\s,]+"
                       "(\\d{1,3}(?:\\.\\d+)?)(%?)\\s*(?:[,/]\\s*[\\d.]+%?\\s*)?\\)$"));
    const QString color = text.left(longestValue).trimmed().toLower();
    if (longForm.match(color).hasMatch())
        return color;
    if (const auto match = shortForm.match(color); match.hasMatch()) {
        QString full = QStringLiteral("#");
        for (int part = 1; part <= 3; ++part)
            full += match.captured(part) + match.captured(part);
        return full;
    }
    if (const auto match = rgb.match(color); match.hasMatch())
        return fromRgb(match);
    return colorNames().value(color);
}

QString readAlignment(const QString& text) {
    const QString word = text.left(longestValue).trimmed().toLower();
    if (word == QStringLiteral("middle"))
        return QStringLiteral("center");
    for (const char* known : {"left", "right", "center", "justify"}) {
        if (word == QLatin1String(known))
            return word;
    }
    return {};
}

} // namespace leadwell::mailhtml
