// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/CallsModel.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"

#include <QTimer>

class QAction;
class QStackedLayout;

namespace leadwell::kit {
class Banner;
class EmptyState;
class PageHeader;
class Skeleton;
} // namespace leadwell::kit

namespace leadwell::pages {

class CallFigures;
class CallsList;

/// The calls of today, whom to call, all calls, and whether calling is worth it.
class CallsPage final : public Page {
    Q_OBJECT
public:
    CallsPage(PageContext& context, QWidget* parent);

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
    void build();
    void addActions();
    void connectParts();
    void showTab(int tab);
    void showState();
    void showEmptyWords();
    void follow();
    void openLead();
    void log();
    void dial();
    void next();
    void link();
    void linkTo(CallId call, const QString& typed);

    PageContext& m_context;
    models::CallsModel m_model;
    kit::PageHeader* m_header = nullptr;
    kit::Banner* m_banner = nullptr;
    QStackedLayout* m_states = nullptr;
    CallsList* m_list = nullptr;
    CallFigures* m_figures = nullptr;
    kit::EmptyState* m_empty = nullptr;
    kit::Skeleton* m_skeleton = nullptr;
    QList<QAction*> m_ofEntry;
    QAction* m_link = nullptr;
    QTimer m_minute;
};

} // namespace leadwell::pages
