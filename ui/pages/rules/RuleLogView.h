// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/RuleLogModel.h"
#include "ui/pages/PageContext.h"

#include <QWidget>

class QCheckBox;
class QStackedLayout;
class QTableView;

namespace leadwell::kit {
class Button;
class EmptyState;
} // namespace leadwell::kit

namespace leadwell::pages {

/// What became of one rule: when it was asked, of which lead, why it did nothing, what failed; what failed can be tried again.
class RuleLogView final : public QWidget {
    Q_OBJECT
public:
    RuleLogView(PageContext& context, QWidget* parent);

    /// Empty: of none.
    void show(const QString& rule);
    void refresh();
    bool isSettled() const { return m_model.isSettled(); }
    qint64 currentLead() const;

private:
    void ask();
    void showState();
    void follow();
    void retry();
    void openLead();

    PageContext& m_context;
    models::RuleLogModel m_model;
    QString m_rule;
    QCheckBox* m_onlyFailed;
    QCheckBox* m_alsoNot;
    kit::Button* m_retry;
    QTableView* m_table;
    kit::EmptyState* m_empty;
    QStackedLayout* m_states;
};

} // namespace leadwell::pages
