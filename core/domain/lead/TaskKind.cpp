// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/TaskKind.h"

#include "core/domain/WordSet.h"

namespace leadwell::domain {

namespace {

const QString callKind = QStringLiteral("call");
const QString sendKind = QStringLiteral("send_info");
const QString otherKind = QStringLiteral("follow_up");

} // namespace

QStringList plannedTaskKinds() {
    return {otherKind, callKind, sendKind};
}

QString taskKindOf(const QString& title) {
    static const WordSet calls = wordSet(QStringLiteral("call ring phone telephone dial anrufen"));
    static const WordSet sends = wordSet(QStringLiteral("send email mail post forward"));
    const QString first = title.simplified().section(u' ', 0, 0).toLower();
    return calls.contains(first) ? callKind : sends.contains(first) ? sendKind : otherKind;
}

Result<QString> taskKindFromText(const QString& text) {
    const QString kind = text.simplified().toLower().replace(u'-', u'_').replace(u' ', u'_');
    if (plannedTaskKinds().contains(kind))
        return kind;
    return Error{ErrorKind::Invalid,
                 QStringLiteral("“%1” is no kind of task: %2.").arg(text.left(40), plannedTaskKinds().join(QStringLiteral(", "))),
                 {}};
}

} // namespace leadwell::domain
