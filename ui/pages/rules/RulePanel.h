// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/RuleService.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/LatestAnswer.h"
#include "ui/models/RuleDraft.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/rules/RulePreviewView.h"
#include "ui/pages/rules/ValueEditor.h"

class QStackedWidget;

namespace leadwell::kit {
class Button;
class PillTabs;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

class RuleBuilder;
class RuleLogView;
class TintedNote;

/// One rule: what it says, how it does, what it would have done, what it did. What is typed is kept as a draft until it is saved.
class RulePanel final : public kit::Surface {
    Q_OBJECT
public:
    enum Tab : quint8 { Does, Past, Log };

    RulePanel(PageContext& context, QWidget* parent);

    /// The rule as it is saved now. What is typed of it and not saved stays. nullptr: none.
    void show(const services::RuleEntry* entry);
    /// A new one, or the one that was begun before.
    void showNew(const QStringList& taken);
    bool isNew() const { return m_isShown && m_draft.isNew(); }
    QString name() const { return m_isShown && !m_draft.isNew() ? m_entry.rule.name : QString(); }
    const models::RuleDraft& draft() const { return m_draft; }

    void showTab(Tab tab);
    Tab tab() const;
    /// The keyboard goes to what is written.
    void edit();
    void save();
    /// On: whom it would have touched is shown first, and asked. Off: at once.
    void switchIt();
    /// The one of the workspace's own goes; one that came with Leadwell is as it came. A new one is thrown away.
    void remove();
    void throwAway();
    void refresh();
    void setKinds(const QStringList& taskKinds);

    bool isSettled() const;
    qint64 currentLead() const;

    static QString keyOf(const QString& rule) { return QStringLiteral("rule/") + (rule.isEmpty() ? newName() : rule); }
    /// Of a draft of a new rule; no rule has this name.
    static QString newName() { return QStringLiteral("*new"); }

Q_SIGNALS:
    /// Under this name.
    void saved(const QString& name);
    /// A new rule is no longer written here.
    void newLeft();
    void draftsChanged();
    void tabChanged();
    /// The keyboard should go back to the list.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void saveAs(bool isEnabled);
    void takeSaved(const Result<domain::Rule>& saved, const domain::Rule& sent, bool wasNew);
    void tell(const Result<services::Receipt>& receipt);
    void keep();
    void showHead();
    void onTab();
    void look(RulePreviewView::Question question);
    void askPast(RulePreviewView::Question question);
    void askChoices();
    void say(const QString& trouble);

    PageContext& m_context;
    models::RuleDraft m_draft;
    services::RuleEntry m_entry; ///< as it is saved; of a new one: empty
    RuleChoices m_choices;
    bool m_isShown = false;
    bool m_isLoading = false;
    int m_waiting = 0; ///< for answers of what was asked to be done
    models::LatestAnswer<QStringList> m_products{this};
    models::LatestAnswer<QStringList> m_tags{this};
    kit::PlainLabel* m_title;
    kit::PlainLabel* m_state;
    kit::PlainLabel* m_sentence;
    TintedNote* m_trouble;
    kit::Button* m_switch;
    kit::Button* m_save;
    kit::Button* m_throwAway;
    kit::Button* m_remove;
    kit::PillTabs* m_tabs;
    QStackedWidget* m_stack;
    RuleBuilder* m_builder;
    RulePreviewView* m_past;
    RuleLogView* m_log;
};

} // namespace leadwell::pages
