// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"
#include "core/domain/capture/Ledger.h"
#include "ui/kit/paint/Pill.h"

#include <QList>
#include <QLocale>
#include <QPair>
#include <QString>

#include <optional>

namespace leadwell::vault {
class Vault;
}

/// What the channels page says about accounts, in words; nothing here knows one channel from another.
namespace leadwell::pages {

/// How far a running sync is; `total` 0: nobody knows how many.
struct SyncProgress {
    QString sentence;
    int done = 0;
    int total = 0;
};

struct AccountStatus {
    kit::Tone tone = kit::Tone::Neutral;
    QString sentence;
};

/// One account with all that its row shows.
struct AccountLine {
    domain::Account account;
    channels::Description kind;
    std::optional<SyncProgress> running;
    domain::LedgerDay today; ///< zeros when nothing came
    int parked = 0;          ///< all of them, not only today's
};

AccountStatus statusOf(const AccountLine& line, Instant now);
/// "E-mail · mailbox password"
QString kindSentence(const channels::Description& kind);
/// "148 received = 147 attached + 1 parked"; what still waits is named only when there is some.
QString ledgerSentence(const domain::LedgerDay& day, const QLocale& locale);
/// "12 of these are not leads"; empty when all are.
QString notLeadsSentence(const domain::LedgerDay& day, const QLocale& locale);
/// received = attached + parked + waiting
bool addsUp(const domain::LedgerDay& day);
/// Sum of many days and accounts.
domain::LedgerDay sumOf(const QList<domain::LedgerDay>& days);
/// Where the account's password is, and whether it can be read now.
QString secretPlace(const vault::Vault& vault);
/// Every setting that is no secret, with its label and the words of its choice.
QList<QPair<QString, QString>> settingRows(const AccountLine& line);
/// The label of a choice "value|Label"; the value itself when it is none.
QString choiceLabel(const channels::SettingField& field, const QString& value);
/// What to call an account nobody named: the address it signs in with, else the first thing that was typed.
QString usualName(const channels::Description& kind, const QMap<QString, QString>& settings);

} // namespace leadwell::pages
