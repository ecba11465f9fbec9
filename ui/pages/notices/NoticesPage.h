// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/NoticeService.h"
#include "ui/models/LatestAnswer.h"
#include "ui/models/NoticesModel.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"

class QAction;
class QStackedLayout;

namespace leadwell::kit {
class Banner;
class EmptyState;
class PageHeader;
class Skeleton;
} // namespace leadwell::kit

namespace leadwell::pages {

class NoticesList;

/// What happened while the person looked elsewhere: what was not read, or all of it, by day.
class NoticesPage final : public Page {
    Q_OBJECT
public:
    NoticesPage(PageContext& context, QWidget* parent);

    static Answer<PageBadge> badge(PageContext& context);
    static QList<Shot> shots();

    QString title() const override;
    void activate(const Route& route) override;
    QVariantMap memento() const override;
    void restore(const QVariantMap& memento) override;
    bool isSettled() const override;
    QWidget* firstFocus() override;
    qint64 currentLead() const override;
    /// Asks how the person wants to be told.
    void askHabits();

private:
    void build();
    void addActions();
    void connectParts();
    void showTab(int tab);
    void showState();
    void showEmptyWords();
    void showHabits();
    void follow();
    void open();
    void markRead();
    void markAllRead();
    void switchFocus();
    void refreshHabits();
    QString focusText() const;
    void keep(Answer<domain::NoticeHabits> answer);

    PageContext& m_context;
    services::NoticeService m_notices;
    models::NoticesModel m_model;
    domain::NoticeHabits m_habits;
    models::LatestAnswer<domain::NoticeHabits> m_habitsAnswer{this};
    kit::PageHeader* m_header = nullptr;
    kit::Banner* m_banner = nullptr;
    QStackedLayout* m_states = nullptr;
    NoticesList* m_list = nullptr;
    kit::EmptyState* m_empty = nullptr;
    kit::Skeleton* m_skeleton = nullptr;
    QAction* m_open = nullptr;
    QAction* m_read = nullptr;
    QAction* m_allRead = nullptr;
    QAction* m_focus = nullptr;
};

} // namespace leadwell::pages
