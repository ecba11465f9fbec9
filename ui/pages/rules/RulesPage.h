// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/RulesModel.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"
#include "ui/pages/rules/RulePanel.h"

class QAction;
class QCheckBox;
class QSplitter;
class QStackedLayout;
class QStackedWidget;

namespace leadwell::kit {
class Banner;
class EmptyState;
class FilterChip;
class PageHeader;
class SearchField;
class Skeleton;
} // namespace leadwell::kit

namespace leadwell::pages {

class GivingView;
class RulesList;

/// What is done by itself: the rules in their order, and one of them with what it says, would have done, and did. And by what
/// leads are given, with what other settings would have done.
class RulesPage final : public Page {
    Q_OBJECT
public:
    RulesPage(PageContext& context, QWidget* parent);

    static QList<Shot> shots();

    QString title() const override;
    void activate(const Route& route) override;
    QVariantMap memento() const override;
    void restore(const QVariantMap& memento) override;
    bool isSettled() const override;
    QWidget* firstFocus() override;
    qint64 currentLead() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildListArea();
    void addActions();
    void connectParts();
    void fit();
    void filter();
    void showState();
    QString workedWords(const services::RuleList& list) const;
    void showEmptyWords();
    void followList();
    void showDrafts();
    void refresh();
    void begin();
    void move(int by);
    void toList();
    void showTab(int tab);
    bool isGiving() const;

    PageContext& m_context;
    models::RulesModel m_model;
    kit::PageHeader* m_header = nullptr;
    kit::Banner* m_banner = nullptr;
    QStackedWidget* m_tabs = nullptr;
    GivingView* m_giving = nullptr;
    QSplitter* m_splitter = nullptr;
    kit::SearchField* m_search = nullptr;
    kit::FilterChip* m_trigger = nullptr;
    QCheckBox* m_onlyTrouble = nullptr;
    kit::Button* m_goOn = nullptr; ///< with the new rule that is not saved yet
    QStackedLayout* m_states = nullptr;
    RulesList* m_list = nullptr;
    kit::EmptyState* m_empty = nullptr;
    kit::Skeleton* m_skeleton = nullptr;
    RulePanel* m_panel = nullptr;
    QList<QAction*> m_ofRule;
    QString m_wanted;     ///< a rule to go to when it is there
    bool m_isNew = false; ///< a new rule is written
    bool m_isStale = true;
    int m_waiting = 0;
};

} // namespace leadwell::pages
