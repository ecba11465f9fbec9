// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/TeamService.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"

class QVBoxLayout;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

/// "Team right now": who can be given leads, how much everybody has, and what hinders them.
class TeamColumn final : public QWidget {
    Q_OBJECT
public:
    TeamColumn(PageContext& context, QWidget* parent);

    /// Working hours and leave begin and end without a change, too.
    void refresh();
    bool isSettled() const { return !m_people.isAsking() && !m_rules.isAsking(); }

private:
    class Row;
    void showPeople();

    PageContext& m_context;
    QList<domain::Candidate> m_team;
    domain::AssignmentRules m_by;
    bool m_isLoaded = false;
    QVBoxLayout* m_rows = nullptr;
    QList<Row*> m_shown;
    kit::PlainLabel* m_nobody = nullptr;
    models::LatestAnswer<QList<domain::Candidate>> m_people{this};
    models::LatestAnswer<domain::AssignmentRules> m_rules{this};
};

} // namespace leadwell::pages
