// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/FolderCursor.h"

#include <QStringList>

namespace leadwell::channels::email {

QString FolderCursor::toText() const {
    QString text = QStringLiteral("%1:%2").arg(uidValidity).arg(lastUid);
    if (since.isValid())
        text += QLatin1String(";since=") + since.toString(Qt::ISODate);
    QStringList numbers;
    for (const quint32 uid : holes)
        numbers.append(QString::number(uid));
    if (!numbers.isEmpty())
        text += QLatin1String(";holes=") + numbers.join(QLatin1Char(','));
    return text;
}

FolderCursor FolderCursor::fromText(const QString& text) {
    const QStringList parts = text.split(QLatin1Char(';'));
    FolderCursor cursor;
    bool hasValidity = false;
    bool hasLast = false;
    cursor.uidValidity = parts.first().section(QLatin1Char(':'), 0, 0).toUInt(&hasValidity);
    cursor.lastUid = parts.first().section(QLatin1Char(':'), 1).toUInt(&hasLast);
    if (!hasValidity || !hasLast)
        return {};
    for (const QString& part : parts.mid(1)) {
        const QString value = part.section(QLatin1Char('='), 1);
        if (part.startsWith(QLatin1String("since=")))
            cursor.since = QDate::fromString(value, Qt::ISODate);
        else if (part.startsWith(QLatin1String("holes=")))
            for (const QString& number : value.split(QLatin1Char(',')))
                if (const quint32 uid = number.toUInt(); uid > 0 && cursor.holes.size() < holesMax)
                    cursor.holes.append(uid);
    }
    return cursor;
}

QString FolderCursor::key(const QString& folder) {
    return QLatin1String("folder/") + folder;
}

} // namespace leadwell::channels::email
