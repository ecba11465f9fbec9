// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/ListDelegate.h"
#include "ui/models/TeamModel.h"

#include <QListView>

namespace leadwell {
class Clock;
}
namespace leadwell::models {
class MemberCache;
}

namespace leadwell::pages {

/// A row of the team: who, how full, this month, how well, and whether they can be given a lead now. What there is no room for
/// is left out from the end; the tool tip and the panel beside the list have it.
class PeopleDelegate final : public kit::ListDelegate {
    Q_OBJECT
public:
    PeopleDelegate(const models::TeamModel& model, const models::MemberCache& members, const Clock& clock, QObject* parent);
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    void paintCell(const kit::Cell& cell, const QModelIndex& index) const override;

private:
    void paintLoad(const kit::Cell& cell, const services::TeamPerson& person) const;

    const models::TeamModel& m_model;
    const models::MemberCache& m_members;
    const Clock& m_clock;
};

/// The people of the team. Space switches whether the person takes new leads, Return changes them.
class PeopleList final : public QListView {
    Q_OBJECT
public:
    PeopleList(models::TeamModel& model, const models::MemberCache& members, const Clock& clock, QWidget* parent);

    /// nullptr: the list is empty.
    const services::TeamPerson* current() const;
    MemberId currentId() const;
    /// Also before they are in the list.
    void setCurrentId(MemberId member);
    void step(int by);

Q_SIGNALS:
    void currentPersonChanged();
    void switched();
    void opened();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void returnToPlace();

    models::TeamModel& m_model;
    MemberId m_wanted;
    int m_row = 0;
};

} // namespace leadwell::pages
