// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "ui/pages/PageContext.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace leadwell::pages {

class SettingsSaver;

/// The people who work here: who they are, whether they take new leads, and which of them sits at this desk.
class TeamSection final : public QWidget {
    Q_OBJECT
public:
    TeamSection(PageContext& context, SettingsSaver& saver, QWidget* parent);

    /// Asks for a new person, or changes the known one.
    void editPerson(const domain::Member& member);

private:
    void refresh();
    QWidget* rowOf(const domain::Member& member);
    void addSwitches(const domain::Member& member, QHBoxLayout* row, QWidget* widget);
    void addButtons(const domain::Member& member, QHBoxLayout* row, QWidget* widget);
    void save(const domain::Member& member);
    void leave(const domain::Member& member);
    domain::Member freshMember() const;

    PageContext& m_context;
    SettingsSaver& m_saver;
    QVBoxLayout* m_rows;
    QWidget* m_list = nullptr;
};

} // namespace leadwell::pages
