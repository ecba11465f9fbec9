// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Understanding.h"
#include "core/domain/lead/Derivation.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/store/Connection.h"
#include "core/store/repository/JournalRepository.h"
#include "core/store/repository/LeadRepository.h"

#include <QHash>

namespace leadwell::services {

/// What somebody wrote, and what the rules read in it.
struct Said {
    domain::Origin origin;
    QString text;
    domain::Understanding understanding;
    domain::Triage triage;
};

/// Who said what of a lead and its person, by the journal. Reads on the caller's connection; one lead, while it is looked at.
class Origins {
public:
    Origins(store::Connection& connection, const store::LeadRecord& lead, const QList<domain::Member>& members);
    /// Once, before anything is asked.
    Result<void> read();

    /// Who gave this field its present value; nothing when the row has no history.
    std::optional<domain::Origin> ofLead(const QString& field) const { return ofField(m_leadChanges, field); }
    std::optional<domain::Origin> ofPerson(const QString& field) const { return ofField(m_personChanges, field); }
    /// Who made the row.
    Result<std::optional<domain::Origin>> ofRow(const QByteArray& rowId) const;
    /// Who changed this field of another row last, or made the row.
    Result<std::optional<domain::Origin>> ofRow(const QByteArray& rowId, const QString& field) const;
    /// Inbound messages and what was typed for them, oldest first; at most the newest 200.
    const QList<Said>& said() const { return m_said; }
    /// All that was written there, of any lead of the person; empty for origins without words.
    QString textOf(const domain::Origin& origin) const;
    /// What was said there; nothing for origins without words.
    const Said* at(const domain::Origin& origin) const;

private:
    using Changes = QList<store::journal::RowChange>;

    std::optional<domain::Origin> ofField(const Changes& changes, const QString& field) const;
    domain::Origin originOf(const store::journal::RowChange& change) const;
    Result<void> readSaid();

    store::Connection& m_connection;
    const store::LeadRecord& m_lead;
    const QList<domain::Member>& m_members;
    Changes m_leadChanges;   ///< newest first
    Changes m_personChanges; ///< newest first
    QList<Said> m_said;
    QHash<qint64, domain::Origin> m_byOperation;
    QHash<MessageId, QString> m_texts;
};

/// The part of `text` that says `value`, in whole words, whatever the case; telephone numbers however their digits are
/// divided. Empty when it does not stand there.
QString asWritten(const QString& text, const QString& value);
/// At most 160 characters of the text, around `words` where they stand in it.
QString excerpt(const QString& text, const QString& words);

} // namespace leadwell::services
