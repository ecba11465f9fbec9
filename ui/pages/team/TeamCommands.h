// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/TeamModel.h"
#include "ui/pages/PageContext.h"

#include <QObject>

class QAction;

namespace leadwell::pages {

class PeopleList;

/// What can be done with the people of the team; each is one undo step.
class TeamCommands final : public QObject {
    Q_OBJECT
public:
    /// Adds its actions to `page`.
    TeamCommands(PageContext& context, models::TeamModel& model, PeopleList& list, QWidget* page);

    QAction* addAction() const { return m_add; }
    QAction* editAction() const { return m_edit; }
    QAction* switchAction() const { return m_switch; }
    QAction* leaveAction() const { return m_leave; }
    QAction* recordAction() const { return m_record; }
    QAction* leaveTeamAction() const { return m_leaveTeam; }

    /// Which of them make sense for the person the keyboard is on; a success that is recorded there is theirs.
    void follow(bool isListShown);
    /// `lead`: that the form begins with; 0: none.
    void setRecordedLead(qint64 lead) { m_lead = lead; }

    void add();
    void edit();
    void switchAvailable();
    void setAvailable(bool isAvailable);
    void addLeave();
    void removeLeave(LeaveId leave);
    void record();
    void leaveTeam();

private:
    void save(const domain::Member& member, const QString& done);
    void askBeforeFirst(domain::Member member);
    domain::Member freshMember() const;
    bool hasFreeSalesperson() const;

    PageContext& m_context;
    models::TeamModel& m_model;
    PeopleList& m_list;
    QWidget* m_page;
    QAction* m_add;
    QAction* m_edit;
    QAction* m_switch;
    QAction* m_leave;
    QAction* m_record;
    QAction* m_leaveTeam;
    qint64 m_lead = 0;
    bool m_isListShown = false;
};

} // namespace leadwell::pages
