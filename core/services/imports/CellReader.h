// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Money.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/domain/lead/WorkspaceSettings.h"
#include "core/files/ColumnMapping.h"

#include <QHash>
#include <QTimeZone>

namespace leadwell::services {

/// What cells are read with; taken once per import.
struct ReadingFacts {
    domain::WorkspaceSettings settings;
    QList<domain::Member> members;
    Instant now;
};

/// Parts of a cell that were read, and those that were not.
struct ContactsRead {
    QList<domain::Identity> identities; ///< normalised; unreadable ones too, where they may still be of use
    QStringList unreadable;
    QString reason; ///< for the first unreadable part
};

/// Single cells into values of the model. Pure; any one thread.
class CellReader {
public:
    explicit CellReader(const ReadingFacts& facts);

    /// One number or several ("98200 41177 / 98111 22333"). `country`: ISO code of the row, or empty.
    ContactsRead phones(const QString& cell, const QString& country, domain::IdentityKind kind) const;
    ContactsRead emails(const QString& cell) const;
    Result<Instant> date(const QString& cell, files::DateOrder order) const;
    /// Any of the stage words of the four vocabularies.
    Result<domain::Stage> stage(const QString& cell) const;
    Result<MemberId> owner(const QString& cell) const;
    Result<double> amount(const QString& cell) const;
    /// In the currency the cell names, else the workspace's.
    Result<Money> money(const QString& cell) const;

    /// For the mapping: whether a cell can be read as a field.
    files::CellChecks checks(files::DateOrder order) const;

private:
    const ReadingFacts& m_facts;
    QTimeZone m_zone;
    QHash<QString, QList<MemberId>> m_members;
};

/// "100 pcs" → "pcs"; empty where no word follows the number.
QString unitIn(const QString& cell);
/// As a cell that CellReader and numberIn() read back exactly.
QString numberText(double value);
QString moneyText(const Money& money, const QString& workspaceCurrency);

} // namespace leadwell::services
