// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/assignment/DecisionRecord.h"
#include "core/domain/capture/Ledger.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/domain/lead/WorkspaceSettings.h"
#include "core/store/WriteTx.h"

namespace leadwell::store {

/// The team and the workspace's own settings.
namespace team {

Result<QList<domain::Member>> members(Connection& connection);
/// Empty for nobody.
Result<QString> nameOf(Connection& connection, MemberId member);
Result<void> saveMember(WriteTx& tx, const domain::Member& member, bool isNew);
Result<domain::WorkspaceSettings> settings(Connection& connection);
/// Writes what differs.
Result<void> saveSettings(WriteTx& tx, const domain::WorkspaceSettings& settings);
/// By what leads are given; by turns where nobody chose. Errors also: Invalid, when what is kept cannot be read.
Result<domain::AssignmentRules> assignmentRules(Connection& connection);
/// Under a version that no rules had before. Where leads did not go back before, what was given until now never does. Answers
/// what is saved.
Result<domain::AssignmentRules> saveAssignmentRules(WriteTx& tx, const domain::AssignmentRules& rules);
/// The earliest first.
Result<QList<domain::Leave>> leaves(Connection& connection);
Result<void> insertLeave(WriteTx& tx, const domain::Leave& leave);

} // namespace team

/// Connected accounts, their cursors, sealed secrets and limits.
namespace accounts {

Result<QList<domain::Account>> all(Connection& connection);
Result<void> save(WriteTx& tx, const domain::Account& account, bool isNew);
Result<void> remove(WriteTx& tx, AccountId id);
Result<void> setStatus(WriteTx& tx, AccountId id, Instant syncedAt, const QString& report, const QString& error);
Result<QMap<QString, QString>> cursor(Connection& connection, AccountId id);
Result<void> saveCursor(WriteTx& tx, AccountId id, const QString& key, const QString& value);
Result<QMap<QString, QByteArray>> sealedSecrets(Connection& connection, AccountId id);
Result<void> saveSealedSecret(WriteTx& tx, AccountId id, const QString& field, const QByteArray& box);
Result<qint64> sealedCount(Connection& connection);

Result<std::optional<QByteArray>> vaultValue(Connection& connection, const QString& key);
Result<void> setVaultValue(WriteTx& tx, const QString& key, const QByteArray& value);

struct RateBucket {
    double tokens = 0;
    Instant updatedAt;
    Instant blockedUntil;
};
Result<std::optional<RateBucket>> rateBucket(Connection& connection, const QString& key);
Result<void> saveRateBucket(WriteTx& tx, const QString& key, const RateBucket& bucket);

Result<std::optional<QString>> importMapping(Connection& connection, const QString& signature);
Result<void> saveImportMapping(WriteTx& tx, const QString& signature, const QString& mapping);

} // namespace accounts

} // namespace leadwell::store
