// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/base/Id.h"
#include "core/domain/Words.h"
#include "core/domain/lead/Lead.h"
#include "core/domain/lead/LeadDetail.h"

#include <QMap>

#include <optional>

namespace leadwell::services {

class DeskCore;

/// What a command did: enough for "Stage of 10 leads set to Qualified — Undo". `changed` = 0 means there was nothing to do
/// and nothing to undo.
struct Receipt {
    OperationId operation;
    QString sentence;
    int changed = 0;
    qint64 leadNumber = 0; ///< the lead made by quickAdd, or the only one that undo or redo was about
};

/// A lead typed by hand: at most three fields, and one of `contact` and `name` is needed.
struct QuickLead {
    QString contact; ///< phone or e-mail, as typed
    QString name;
    QString enquiry;
    domain::Channel channel = domain::Channel::Manual; ///< or PersonalVisit
};

/// Commands on leads. Each is one operation: one undo step, whatever the number of leads. Call from any thread; the answer
/// comes after the commit. Errors: Invalid (sentence says which field), NotFound, Storage.
class LeadService {
public:
    explicit LeadService(DeskCore& core) : m_core(core) {}

    Answer<Receipt> setStage(QList<qint64> numbers, domain::Stage stage);
    /// By the workspace's rules, those that have no owner; the ones nobody can take now wait, and the receipt says so.
    Answer<Receipt> assignByRules(QList<qint64> numbers);
    /// An unset member takes the owner away.
    Answer<Receipt> assign(QList<qint64> numbers, MemberId member);
    Answer<Receipt> addTag(QList<qint64> numbers, QString tag);
    Answer<Receipt> removeTag(QList<qint64> numbers, QString tag);
    Answer<Receipt> addNote(qint64 number, QString text);
    /// Not set: the pin goes and the computed heat shows again.
    Answer<Receipt> pinHeat(QList<qint64> numbers, std::optional<domain::Heat> heat, Instant until);
    Answer<Receipt> markRead(qint64 number);
    /// A visit of a known customer: a timeline entry and a contact attempt.
    Answer<Receipt> addVisit(qint64 number, QString note);
    Answer<Receipt> quickAdd(QuickLead lead);

    /// Fields of the Details tab by key: name, company, title, industry, company_size, revenue, city, region, country,
    /// phone, email, product, quantity, unit, value, source, budget, timeline. Only the named ones change; an unreadable
    /// value refuses the whole edit with the field's sentence.
    Answer<Receipt> edit(qint64 number, QMap<QString, QString> fields);
    /// Counters that feed the score: website_visits, downloads, page_views, email_opens, email_clicks, social_touches,
    /// contact_attempts.
    Answer<Receipt> setSignal(qint64 number, QString key, int count);

private:
    DeskCore& m_core;
};

/// Takes operations back. The history lives in the journal, so it works across restarts.
class UndoService {
public:
    explicit UndoService(DeskCore& core) : m_core(core) {}

    struct Step {
        OperationId operation;
        QString sentence; ///< what would be undone: "Stage of 10 leads set to Qualified"
    };
    /// The newest operation of a person that can be taken back; nothing when there is none.
    Answer<std::optional<Step>> next();
    Answer<std::optional<Step>> nextRedo();
    /// Takes back one operation; no id: the newest of a person when its turn comes. What somebody changed since, and what
    /// others now need, is kept and counted in the sentence. Errors: NotFound, Conflict (already undone), Storage.
    Answer<Receipt> undo(OperationId operation);
    /// Does again what the latest undo took back. Errors: NotFound when there is nothing.
    Answer<Receipt> redo();

private:
    DeskCore& m_core;
};

} // namespace leadwell::services
