// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Progress.h"
#include "ui/models/RuleTouchesModel.h"
#include "ui/pages/PageContext.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QStackedLayout;
class QTableView;

namespace leadwell::kit {
class BusyBar;
class Button;
class EmptyState;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

/// Whom a rule would have touched in the last 90 days, and what it would have done and written. Read beside everything else, with
/// a bar that says how far, and a button that stops it. Before a rule is switched on, and before one that is on is changed, it
/// asks here.
class RulePreviewView final : public QWidget {
    Q_OBJECT
public:
    static constexpr int days = 90;
    /// What is to be decided when the answer is there.
    enum class Question : quint8 { None, SwitchOn, Save };

    RulePreviewView(PageContext& context, QWidget* parent);

    /// What it shows is of another rule: nothing.
    void clear();
    /// Looks at the past of this rule.
    void look(const domain::Rule& rule, Question question);
    /// It shows the answer for exactly this rule, or is looking for it.
    bool isOf(const domain::Rule& rule) const { return m_rule == rule && (m_progress || m_preview); }
    bool isSettled() const { return !m_progress; }
    bool isAsking() const { return m_question != Question::None; }
    /// "In the last 90 days it would have touched 37 leads (41 times)…"
    static QString sentenceOf(const services::RulePreview& preview);
    qint64 currentLead() const;

Q_SIGNALS:
    void accepted(); ///< switch it on, or save it
    void leftAlone();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void stop();
    void take(const Result<services::RulePreview>& preview);
    void showState();
    void showTexts();
    void openLead();
    void leaveAlone();

    PageContext& m_context;
    models::RuleTouchesModel m_model;
    domain::Rule m_rule;
    std::shared_ptr<Progress> m_progress; ///< while it looks
    std::optional<services::RulePreview> m_preview;
    std::optional<Error> m_error;
    Question m_question = Question::None;
    QTimer m_tick;
    kit::BusyBar* m_bar;
    kit::PlainLabel* m_sentence;
    kit::PlainLabel* m_circles;
    kit::Button* m_stop;
    kit::Button* m_accept;
    kit::Button* m_leave;
    QTableView* m_table;
    kit::PlainLabel* m_texts; ///< of the line the keyboard is on, whole
    kit::EmptyState* m_empty;
    QStackedLayout* m_states = nullptr;
};

} // namespace leadwell::pages
