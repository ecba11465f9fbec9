// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/TeamBoard.h"
#include "ui/pages/PageContext.h"

#include <QScrollArea>

#include <optional>

class QAction;
class QVBoxLayout;

namespace leadwell::pages {

/// One person of the team, with everything that decides whether they are given a lead, when they are away, and what their
/// score is made of. Made anew only when something about them is another.
class PersonPanel final : public QScrollArea {
    Q_OBJECT
public:
    struct Actions {
        QAction* edit = nullptr;
        QAction* addLeave = nullptr;
        QAction* record = nullptr;
        QAction* leaveTeam = nullptr;
    };
    PersonPanel(PageContext& context, QWidget* parent);
    /// Before the first person.
    void setActions(const Actions& actions) { m_actions = actions; }

    /// nullptr: nobody.
    void show(const services::TeamPerson* person);

Q_SIGNALS:
    void switched(bool isAvailable);
    void leaveRemoved(leadwell::LeaveId leave);
    void leadAsked(qint64 number);

private:
    void build();
    void addHead(QVBoxLayout* column);
    void addFacts(QVBoxLayout* column);
    void addLeaves(QVBoxLayout* column);
    void addPerformance(QVBoxLayout* column);
    void addEnd(QVBoxLayout* column);

    PageContext& m_context;
    Actions m_actions;
    std::optional<services::TeamPerson> m_person;
    QString m_spoken; ///< what was said of them when it was made: the day goes on without a change, too
};

} // namespace leadwell::pages
