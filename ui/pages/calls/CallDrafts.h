// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/CallService.h"

#include <QStringList>

#include <optional>

namespace leadwell::models {
class DraftStore;
}

namespace leadwell::pages {

/// What stands in the form of a call, as it is typed.
struct TypedCall {
    QString phone;
    QString name; ///< of a new caller
    QString duration;
    QString notes;
    QString recording;
    QString providerId;
    domain::Direction direction = domain::Direction::Inbound;
    domain::CallOutcome outcome = domain::CallOutcome::Answered;
    qint64 lead = 0;   ///< it was opened for; 0: none
    Instant timerFrom; ///< the timer runs since then
    Instant calledAt;  ///< when the call began; not set: when it is saved
    services::NextStep next;

    /// Besides the number there is something that would be missed.
    bool hasMoreThanNumber() const;
    QString toText() const;
    /// What cannot be read is empty.
    static TypedCall fromText(const QString& text);
};

/// Calls that were typed and not saved yet. They are found again by the lead or the number they are about.
class CallDrafts {
public:
    explicit CallDrafts(models::DraftStore& store) : m_store(store) {}

    /// "call/L-12", "call/919820041177", "call/new"; "call/919820041177#desk/17" where another call of the number is being
    /// written down already.
    QString keyOf(const TypedCall& start) const;
    /// "L-12", "919820041177", "new"
    static QString ofKey(const QString& key);
    std::optional<TypedCall> find(const QString& key) const;
    void keep(const QString& key, const TypedCall& call);
    void forget(const QString& key);
    /// The latest first.
    QStringList keys() const;

private:
    void setKeys(const QStringList& keys);

    models::DraftStore& m_store;
};

} // namespace leadwell::pages
