// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/services/TriageService.h"
#include "ui/models/DecisionRate.h"
#include "ui/pages/PageContext.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <optional>

class QAction;

namespace leadwell::models {
class TriageModel;
}

namespace leadwell::pages {

class TriageList;

/// What can be done in triage, as entries of the action registry. Each decision is about the current lead, or all that are chosen
/// where that are several; it takes effect in the list at once, and is taken back there with a sentence when it is refused. What
/// is accepted is what was seen.
class TriageCommands final : public QObject {
    Q_OBJECT
public:
    TriageCommands(PageContext& context, models::TriageModel& model, TriageList& list, QWidget* page);

    /// How sure a suggestion has to be to be accepted with all others.
    static constexpr double sureFrom = 0.85;
    QAction* acceptAllAction() const { return m_acceptAll; }
    QAction* find(const char* id) const;
    /// Those that are offered for several leads.
    const QList<QAction*>& ofSeveral() const { return m_ofSeveral; }
    /// Pickers open here for the next command instead of at the row.
    void setAnchorOnce(QWidget* anchor) { m_anchorOnce = anchor; }
    /// A key was pressed before it was known what is suggested now, or all that is sure is being accepted.
    bool isWaiting() const { return m_held.has_value() || m_isAcceptingAll; }
    const models::DecisionRate& rate() const { return m_rate; }

private:
    struct Held {
        qint64 number = 0;
        domain::TriageSuggestion seen;
    };

    using OfOne = void (TriageCommands::*)(qint64);
    using OfSeveral = void (TriageCommands::*)(const QList<qint64>&);

    void addActions(QWidget* page);
    void run(OfOne one, OfSeveral several);
    void follow();
    void accept(qint64 number);
    void acceptHeld();
    void acceptAll();
    void acceptSeveral(const QList<qint64>& numbers);
    void other(qint64 number);
    void otherOfSeveral(const QList<qint64>& numbers);
    void dismiss(qint64 number);
    void dismissSeveral(const QList<qint64>& numbers);
    void ask(qint64 number);
    void askSeveral(const QList<qint64>& numbers);
    void pickOwner(const QString& title, MemberId usual, const QList<qint64>& numbers);
    void pickDetail(const QString& title, const QList<qint64>& numbers);
    void merge(qint64 number);
    void open(qint64 number);
    void carryOut(const QList<qint64>& numbers, Answer<services::Receipt> answer);
    QWidget* anchorOf(qint64 number);
    QString howMany(const QList<qint64>& numbers, const QString& words) const;

    PageContext& m_context;
    models::TriageModel& m_model;
    TriageList& m_list;
    QWidget* m_page;
    QAction* m_acceptAll = nullptr;
    QList<QAction*> m_ofLead; ///< possible only with a lead that waits
    QList<QAction*> m_ofSeveral;
    QAction* m_merge = nullptr;
    QAction* m_open = nullptr;
    QPointer<QWidget> m_anchorOnce;
    std::optional<Held> m_held;
    models::DecisionRate m_rate;
    bool m_isAcceptingAll = false;
};

} // namespace leadwell::pages
