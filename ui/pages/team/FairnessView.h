// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/FairnessService.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/team/RowsModel.h"

class QComboBox;
class QGridLayout;
class QStackedLayout;
class QTableView;

namespace leadwell::kit {
class EmptyState;
class PlainLabel;
class Skeleton;
} // namespace leadwell::kit

namespace leadwell::pages {

/// How leads were shared out: what each was given beside their share, in a time that is chosen.
class FairnessView final : public kit::Surface {
    Q_OBJECT
public:
    FairnessView(PageContext& context, QWidget* parent);

    void refresh();
    bool isSettled() const { return m_isLoaded && !m_answer.isAsking(); }
    int days() const;
    void setDays(int days);
    QWidget* firstFocus() const;

Q_SIGNALS:
    void daysChanged();

private:
    QWidget* buildReport();
    void take(const Result<domain::FairnessReport>& report);
    void showBars(const domain::FairnessReport& report);
    void showWeeks(const domain::FairnessReport& report);

    PageContext& m_context;
    QComboBox* m_days;
    QStackedLayout* m_states;
    QWidget* m_report = nullptr;
    kit::PlainLabel* m_sentence = nullptr;
    kit::PlainLabel* m_figures = nullptr;
    QGridLayout* m_bars = nullptr;
    QList<QWidget*> m_rows;
    RowsModel m_weeks;
    QTableView* m_table = nullptr;
    kit::Skeleton* m_skeleton;
    kit::EmptyState* m_empty;
    std::optional<domain::FairnessReport> m_shown;
    bool m_isLoaded = false;
    models::LatestAnswer<domain::FairnessReport> m_answer{this};
};

} // namespace leadwell::pages
