// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/capture/Ledger.h"
#include "core/domain/lead/Derivation.h"
#include "core/domain/lead/Lead.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/services/lead/Lookalikes.h"

namespace leadwell::services {

class DeskCore;

/// A line of the command box: a lead and why it matched.
struct SearchHit {
    qint64 number = 0;
    QString title;    ///< customer
    QString subtitle; ///< company · contact · city
    domain::Channel channel = domain::Channel::Other;
    bool isNear = false; ///< as in domain::LeadOrder
};

struct Stats {
    domain::InboxCounts counts;
    domain::LeadFacets facets; ///< over all leads
    int people = 0;
    int messages = 0;
    int parked = 0;
    QMap<QString, int> bySource;
};

/// The figures of the whole workspace, as a dashboard shows them.
struct Dashboard {
    struct Part {
        int leads = 0;
        int won = 0;
        Part& operator+=(const Part& other) {
            leads += other.leads;
            won += other.won;
            return *this;
        }
    };
    QMap<domain::Stage, int> byStage;
    QMap<QString, int> byMonth;            ///< "2026-11", by the day the lead was made, UTC
    QMap<domain::Channel, Part> byChannel; ///< with those that were won: the conversion
    QMap<MemberId, Part> byOwner;          ///< nobody under an unset id
};

/// Everything that only reads. Answers come from a reader connection; the caller never waits. Newest state that was
/// committed when the question was asked. Errors: Storage; NotFound for a lead that is gone.
class InboxQueries {
public:
    explicit InboxQueries(DeskCore& core) : m_core(core) {}

    /// Ordered numbers of every matching lead; 8 bytes each. Ties in the order are broken by number, newest first.
    Answer<QList<qint64>> numbers(domain::LeadFilter filter, domain::LeadSort sort);
    /// The same with the groups the list is divided into. Where nothing has the words that were typed, these and all answers
    /// below are about the leads in whose names a word is one mistake away, and the order says so.
    Answer<domain::LeadOrder> order(domain::LeadFilter filter, domain::LeadSort sort);
    /// The first rows by index, before the whole list is known.
    Answer<QList<domain::LeadRow>> firstRows(domain::LeadFilter filter, domain::LeadSort sort, int count);
    /// Rows in the order asked for; leads that are gone are left out. At most 512 numbers.
    Answer<QList<domain::LeadRow>> rows(QList<qint64> numbers);
    Answer<domain::LeadFacets> facets(domain::LeadFilter filter);
    /// How many leads each filter shows.
    Answer<QList<int>> matching(QList<domain::LeadFilter> filters);
    Answer<domain::InboxCounts> counts(MemberId me);
    Answer<domain::LeadDetail> detail(qint64 number);
    /// How every computed value of the lead came about. Reads its messages again: for who asks why.
    Answer<domain::LeadDerivations> derivations(qint64 number);
    /// Newest score first.
    Answer<QList<domain::ScoreEntry>> scoreHistory(qint64 number);
    /// Leads with every word in their name, company, phone (any digits), e-mail, city, tag or number, or at the beginning of
    /// a word of their notes and messages; newest activity first.
    Answer<QList<SearchHit>> search(QString text, int limit);
    /// Who may be there already, while a new lead is being typed; at most `limit`. Answers within a frame.
    Answer<QList<Lookalike>> lookalikes(QString contact, QString name, int limit);
    Answer<QStringList> tags();
    /// Every tag in use by name, with the leads of the filter that carry it; the filter's own tags do not count.
    Answer<QList<domain::TagCount>> tagCounts(domain::LeadFilter filter);
    Answer<Stats> stats();
    Answer<Dashboard> dashboard();
    /// The bytes as they arrived.
    Answer<QByteArray> rawEvent(EventId event);
    /// An attachment as its sender made it; `part` as in domain::Attachment. Decoded off the caller's thread. Errors:
    /// NotFound, Protocol, TooLarge.
    Answer<QByteArray> attachment(EventId event, int part);

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
