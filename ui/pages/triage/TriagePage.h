// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/ChangeSet.h"
#include "ui/models/TriageModel.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"

#include <QTimer>

class QSplitter;
class QStackedLayout;

namespace leadwell::kit {
class Banner;
class Button;
class EmptyState;
class PageHeader;
class Skeleton;
} // namespace leadwell::kit

namespace leadwell::pages {

class BulkBar;
class TeamColumn;
class TriageCommands;
class TriageKeys;
class TriageList;

/// What waits for a decision about its owner, the most pressing first, each with a suggestion that one key carries out.
class TriagePage final : public Page {
    Q_OBJECT
public:
    TriagePage(PageContext& context, QWidget* parent);

    static Answer<PageBadge> badge(PageContext& context);
    static QList<Shot> shots();

    QString title() const override;
    void activate(const Route& route) override;
    QVariantMap memento() const override;
    void restore(const QVariantMap& memento) override;
    bool isSettled() const override;
    QWidget* firstFocus() override;
    qint64 currentLead() const override;
    QWidget* footer() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildListArea();
    void connectParts();
    void showTab(int tab);
    void showState();
    void showFigures();
    void showEmptyWords();
    void showChosen();
    void chooseCurrent();
    void giveKeyboardToList();
    void fitTeam();

    PageContext& m_context;
    models::TriageModel m_model;
    kit::PageHeader* m_header = nullptr;
    kit::Button* m_acceptAll = nullptr;
    kit::Banner* m_banner = nullptr;
    QSplitter* m_splitter = nullptr;
    QStackedLayout* m_states = nullptr;
    TriageList* m_list = nullptr;
    kit::EmptyState* m_empty = nullptr;
    kit::Skeleton* m_skeleton = nullptr;
    QWidget* m_foot = nullptr; ///< of the list: which keys there are, or what can be done with all that are chosen
    TriageKeys* m_keys = nullptr;
    BulkBar* m_bulk = nullptr;
    TeamColumn* m_team = nullptr;
    TriageCommands* m_commands = nullptr;
    QTimer m_minute;
    qint64 m_wantedLead = 0; ///< becomes current when it is there
    bool m_waitsForList = true;
};

} // namespace leadwell::pages
