// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace leadwell::channels::asterisk {

/// Whose telephones are whose, as the account says.
struct House {
    QStringList phones; ///< of this desk: "101", "PJSIP/asha"; empty: all
    QStringList lines;  ///< to the outside: "PJSIP/airtel"; empty: whatever is no short number
    QString prefix;     ///< dialled before a number outside; left out of the numbers told

    friend bool operator==(const House&, const House&) = default;
};

enum class LegKind : quint8 {
    Line,  ///< to the outside
    Phone, ///< somebody of ours
    Link,  ///< between parts of the system: nobody is there
};

/// "PJSIP/101" of the channel "PJSIP/101-0000002a".
QString peerOf(const QString& channel);
/// Pure.
LegKind kindOf(const QString& channel, const House& house);
/// One of the phones of this desk; all are, when none is named.
bool isOurs(const QString& channel, const House& house);

/// A number as told: without "sip:" and host; empty when it says that it is withheld, or is no number at all.
QString numberOf(const QString& told);
/// A name as told; empty when it says nothing that `number` does not.
QString nameOf(const QString& told, const QString& number);
/// What somebody of ours dialled, from the extension or else from the string of the dial; without the prefix.
QString dialledNumber(const QString& exten, const QString& dialString, const House& house);

} // namespace leadwell::channels::asterisk
