// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/services/TriageService.h"
#include "ui/models/DecisionRate.h"
#include "ui/pages/PageContext.h"

#include <QObject>

#include <optional>

class QAction;
class QWidget;

namespace leadwell::models {
class TriageModel;
}

namespace leadwell::pages {

class TriageList;

/// What can be done in triage, as entries of the action registry. Each decision is about the current lead, takes effect in the
/// list at once, and is taken back there with a sentence when it is refused. What is accepted is what was seen.
class TriageCommands final : public QObject {
    Q_OBJECT
public:
    TriageCommands(PageContext& context, models::TriageModel& model, TriageList& list, QWidget* page);

    /// How sure a suggestion has to be to be accepted with all others.
    static constexpr double sureFrom = 0.85;
    QAction* acceptAllAction() const { return m_acceptAll; }
    QAction* find(const char* id) const;
    /// A key was pressed before it was known what is suggested now, or all that is sure is being accepted.
    bool isWaiting() const { return m_held.has_value() || m_isAcceptingAll; }
    const models::DecisionRate& rate() const { return m_rate; }

private:
    struct Held {
        qint64 number = 0;
        domain::TriageSuggestion seen;
    };

    void addActions(QWidget* page);
    void follow();
    void accept(qint64 number);
    void acceptHeld();
    void acceptAll();
    void other(qint64 number);
    void dismiss(qint64 number);
    void merge(qint64 number);
    void open(qint64 number);
    void carryOut(qint64 number, Answer<services::Receipt> answer);

    PageContext& m_context;
    models::TriageModel& m_model;
    TriageList& m_list;
    QWidget* m_page;
    QAction* m_acceptAll = nullptr;
    QList<QAction*> m_ofLead; ///< possible only with a lead that waits
    QAction* m_open = nullptr;
    std::optional<Held> m_held;
    models::DecisionRate m_rate;
    bool m_isAcceptingAll = false;
};

} // namespace leadwell::pages
