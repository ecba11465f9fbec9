// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/TasksModel.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"
#include "ui/pages/parts/ListFrame.h"

#include <QTimer>

class QAction;

namespace leadwell::pages {

class TaskFigures;
class TasksList;
class TaskText;

/// What is to be done: mine or the team's, by when it is due, and how much of it was done in time.
class TasksPage final : public Page {
    Q_OBJECT
public:
    TasksPage(PageContext& context, QWidget* parent);

    static Answer<PageBadge> badge(PageContext& context);
    static QList<Shot> shots();

    QString title() const override;
    void activate(const Route& route) override;
    QVariantMap memento() const override;
    void restore(const QVariantMap& memento) override;
    bool isSettled() const override;
    QWidget* firstFocus() override;
    qint64 currentLead() const override;

private:
    using Command = void (TasksPage::*)();

    void build();
    void addActions();
    QAction* add(const char* id, const QString& text, const QKeySequence& key, const QString& icon, const QString& tip,
                 Command command);
    void connectParts();
    void showTab(int tab);
    void setMine(bool isMine);
    void showState();
    QList<services::TaskRate> shownRates() const;
    ListFrame::Words emptyWords() const;
    void follow();
    void done();
    void putOff();
    void putOffTo(const QList<TaskId>& tasks, const QString& typed);
    void give();
    void edit();
    void plan();
    void openLead();
    void copy();
    void run(Answer<services::Receipt> answer);

    PageContext& m_context;
    models::TasksModel m_model;
    ListFrame* m_frame = nullptr;
    TasksList* m_list = nullptr;
    TaskFigures* m_figures = nullptr;
    TaskText* m_text = nullptr;
    QAction* m_mine = nullptr;
    QAction* m_copy = nullptr;
    QList<QAction*> m_ofOpen;  ///< need a task that is not done
    QList<QAction*> m_ofEntry; ///< need a task
    QTimer m_minute;
};

} // namespace leadwell::pages
