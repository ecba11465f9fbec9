// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/AccountWords.h"

#include "core/vault/Vault.h"
#include "ui/kit/Times.h"

#include <QCoreApplication>

#include <algorithm>

namespace leadwell::pages {
namespace {

using channels::SettingField;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AccountWords)
};

QString count(int number, const QLocale& locale) {
    return kit::countText(number, locale);
}

QString since(Instant at, Instant now) {
    const QString ago = kit::relativeText(at, now);
    return now - at < Millis(60'000) ? Words::tr("just now") : Words::tr("%1 ago").arg(ago);
}

QString signInWords(channels::SignIn signIn) {
    switch (signIn) {
    case channels::SignIn::Mailbox:
        return Words::tr("user name and password");
    case channels::SignIn::ApiKey:
        return Words::tr("key");
    case channels::SignIn::OAuth:
        return Words::tr("signed in through the browser");
    case channels::SignIn::Pairing:
        return Words::tr("paired phone");
    case channels::SignIn::None:
        break;
    }
    return {};
}

QString withDetail(const QString& sentence, const QString& detail) {
    return detail.isEmpty() ? sentence : Words::tr("%1 · %2").arg(sentence, detail);
}

/// "next pull in 3 min", where the other side says how often; else empty.
QString nextWords(const domain::Account& account, Instant now) {
    if (!account.nextSyncAt.isSet())
        return {};
    const qint64 minutes = std::max<qint64>(1, ((account.nextSyncAt - now).count() + 59'999) / 60'000);
    return minutes < 120 ? Words::tr("next pull in %1 min").arg(minutes)
                         : Words::tr("next pull in %1 h").arg((minutes + 59) / 60);
}

} // namespace

AccountStatus statusOf(const AccountLine& line, Instant now) {
    const domain::Account& account = line.account;
    if (line.running) {
        const QString sentence = line.running->sentence.isEmpty() ? Words::tr("Syncing …") : line.running->sentence;
        if (line.running->total > 0 && !sentence.contains(QString::number(line.running->total)))
            return {kit::Tone::Accent, Words::tr("%1 · %2 of %3").arg(sentence).arg(line.running->done).arg(line.running->total)};
        return {kit::Tone::Accent, sentence};
    }
    if (account.isPaused)
        return {kit::Tone::Neutral, account.lastSyncAt.isSet()
                                        ? Words::tr("Paused · last sync %1").arg(since(account.lastSyncAt, now))
                                        : Words::tr("Paused")};
    if (!account.error.isEmpty())
        return {kit::Tone::Bad, account.errorSince.isSet()
                                    ? Words::tr("%1 First seen %2.").arg(account.error, since(account.errorSince, now))
                                    : account.error};
    const QString next = nextWords(account, now);
    if (!account.lastSyncAt.isSet())
        return {kit::Tone::Warning, withDetail(Words::tr("Not synced yet"), next)};
    const QString last = withDetail(Words::tr("Last sync %1").arg(since(account.lastSyncAt, now)), account.lastReport);
    return {kit::Tone::Good, withDetail(last, next)};
}

QString kindSentence(const channels::Description& kind) {
    return withDetail(kind.name, signInWords(kind.signIn));
}

QString ledgerSentence(const domain::LedgerDay& day, const QLocale& locale) {
    const QString parts = Words::tr("%1 received = %2 attached + %3 parked")
                              .arg(count(day.received, locale), count(day.attached, locale), count(day.parked, locale));
    return day.waiting == 0 ? parts : Words::tr("%1 + %2 waiting").arg(parts, count(day.waiting, locale));
}

QString notLeadsSentence(const domain::LedgerDay& day, const QLocale& locale) {
    return day.notLeads == 0 ? QString() : Words::tr("of these, not leads: %1").arg(count(day.notLeads, locale));
}

bool addsUp(const domain::LedgerDay& day) {
    return day.received == day.attached + day.parked + day.waiting;
}

domain::LedgerDay sumOf(const QList<domain::LedgerDay>& days) {
    domain::LedgerDay sum;
    for (const domain::LedgerDay& day : days) {
        sum.received += day.received;
        sum.attached += day.attached;
        sum.parked += day.parked;
        sum.waiting += day.waiting;
        sum.notLeads += day.notLeads;
    }
    return sum;
}

QString secretPlace(const vault::Vault& vault) {
    QString place;
    switch (vault.mode()) {
    case vault::VaultMode::Keychain:
        place = vault.hasPassphrase() ? Words::tr("sealed; key in the system keyring and behind the passphrase")
                                      : Words::tr("sealed; key in the system keyring");
        break;
    case vault::VaultMode::Passphrase:
        place = Words::tr("sealed; key behind the passphrase");
        break;
    case vault::VaultMode::File:
        place = Words::tr("sealed; key in a key file");
        break;
    case vault::VaultMode::None:
        place = Words::tr("sealed in this workspace");
        break;
    }
    switch (vault.state()) {
    case vault::VaultState::Locked:
    case vault::VaultState::NeedsPassphrase:
        return Words::tr("%1 · locked").arg(place);
    case vault::VaultState::Unavailable:
    case vault::VaultState::WrongKey:
        return Words::tr("%1 · cannot be read now").arg(place);
    case vault::VaultState::Waiting:
        return Words::tr("%1 · being opened").arg(place);
    case vault::VaultState::Open:
    case vault::VaultState::Unknown:
        break;
    }
    return place;
}

QString choiceLabel(const SettingField& field, const QString& value) {
    for (const QString& choice : field.choices) {
        if (choice.section(QLatin1Char('|'), 0, 0) == value)
            return choice.section(QLatin1Char('|'), 1);
    }
    return value;
}

QList<QPair<QString, QString>> settingRows(const AccountLine& line) {
    QList<QPair<QString, QString>> rows;
    for (const SettingField& field : line.kind.fields) {
        if (field.kind == SettingField::Kind::Secret)
            continue;
        const QString value = line.account.settings.value(field.key, field.fallback);
        if (field.kind == SettingField::Kind::Flag)
            rows.append({field.label, value == QLatin1String("true") ? Words::tr("yes") : Words::tr("no")});
        else if (!value.isEmpty())
            rows.append({field.label, choiceLabel(field, value)});
    }
    return rows;
}

QString usualName(const channels::Description& kind, const QMap<QString, QString>& settings) {
    QString first;
    for (const SettingField& field : kind.fields) {
        const QString value = settings.value(field.key).trimmed();
        if (field.kind != SettingField::Kind::Text || value.isEmpty())
            continue;
        if (value.contains(QLatin1Char('@')))
            return value;
        if (first.isEmpty())
            first = value;
    }
    return first.isEmpty() ? kind.name : first;
}

} // namespace leadwell::pages
