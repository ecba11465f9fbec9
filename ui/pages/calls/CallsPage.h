// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/CallsModel.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"
#include "ui/pages/parts/ListFrame.h"

#include <QTimer>

class QAction;

namespace leadwell::kit {
class PageHeader;
}

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
    ListFrame::Words emptyWords() const;
    void follow();
    void openLead();
    void log();
    void dial();
    void next();
    void link();
    void linkTo(CallId call, const QString& typed);

    PageContext& m_context;
    models::CallsModel m_model;
    ListFrame* m_frame = nullptr;
    kit::PageHeader* m_header = nullptr;
    CallsList* m_list = nullptr;
    CallFigures* m_figures = nullptr;
    QList<QAction*> m_ofEntry;
    QAction* m_link = nullptr;
    QTimer m_minute;
};

} // namespace leadwell::pages
