// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/text/Isolates.h"

#include <algorithm>

namespace leadwell::kit {
namespace {

constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar popIsolate(0x2069);

bool isDirectionMark(QChar c) {
    const char16_t code = c.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool turns(const QString& text) {
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) {
        const QChar::Direction direction = c.direction();
        return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN || isDirectionMark(c);
    });
}

/// Marks of the stranger's own could end the isolate before its end.
QString enclosed(const QString& words) {
    QString inside = words;
    inside.removeIf(isDirectionMark);
    return firstStrongIsolate + inside + popIsolate;
}

} // namespace

QString isolated(const QString& words) {
    return turns(words) ? enclosed(words) : words;
}

QString joined(const QStringList& parts, const QString& separator) {
    if (std::none_of(parts.cbegin(), parts.cend(), turns))
        return parts.join(separator);
    QStringList apart;
    for (const QString& part : parts)
        apart.append(enclosed(part));
    return apart.join(separator);
}

QString withIsolatedQuotes(const QString& sentence) {
    constexpr QChar opening(0x201C);
    constexpr QChar closing(0x201D);
    const qsizetype from = sentence.indexOf(opening) + 1;
    const qsizetype to = sentence.lastIndexOf(closing);
    if (from == 0 || to < from)
        return sentence;
    return sentence.left(from) + isolated(sentence.mid(from, to - from)) + sentence.mid(to);
}

} // namespace leadwell::kit
