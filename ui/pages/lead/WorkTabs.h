// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "ui/pages/PageContext.h"

#include <QScrollArea>

class QHBoxLayout;
class QVBoxLayout;

namespace leadwell::pages {

class LeadCommands;

/// The tasks of a lead: open ones first, each done with one click; above them the clocks that run.
class TasksTab final : public QScrollArea {
    Q_OBJECT
public:
    TasksTab(PageContext& context, LeadCommands& commands, QWidget* parent = nullptr);
    void show(const domain::LeadDetail& detail);
    static int openTasks(const domain::LeadDetail& detail);

Q_SIGNALS:
    /// Why is the next task due then? The reasons open at `anchor`.
    void whyWanted(QWidget* anchor);

private:
    QWidget* rowOf(const domain::Task& task, bool isNext);
    QWidget* rowOf(const domain::LeadClock& clock, bool isNext);
    void addWhy(QHBoxLayout* row, QWidget* card);

    PageContext& m_context;
    LeadCommands& m_commands;
};

/// The calls of a lead, newest first.
class CallsTab final : public QScrollArea {
    Q_OBJECT
public:
    explicit CallsTab(PageContext& context, QWidget* parent = nullptr);
    void show(const domain::LeadDetail& detail);

private:
    PageContext& m_context;
};

} // namespace leadwell::pages
