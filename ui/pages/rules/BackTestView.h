// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Progress.h"
#include "ui/models/BackTestModel.h"
#include "ui/models/GivingDraft.h"
#include "ui/pages/PageContext.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QScrollArea;
class QStackedLayout;
class QTableView;
class QVBoxLayout;

namespace leadwell::kit {
class BusyBar;
class Button;
class EmptyState;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

/// Real arrivals given again by the rules of a draft: as it would have been beside as it was. Read beside everything else.
class BackTestView final : public QWidget {
    Q_OBJECT
public:
    BackTestView(PageContext& context, const models::GivingDraft& draft, QWidget* parent);

    void run();
    /// What it shows is of other rules than the draft's.
    void showStale();
    bool isSettled() const { return !m_progress; }
    const std::optional<domain::BackTestReport>& report() const { return m_report; }

private:
    void build();
    void stop();
    void take(const Result<domain::BackTestReport>& report);
    void showState();
    void showReport();
    void addFigure(QVBoxLayout* column, const QString& name, const QString& here, const QString& then);

    PageContext& m_context;
    const models::GivingDraft& m_draft;
    models::BackTestModel m_model;
    std::shared_ptr<Progress> m_progress; ///< while it runs
    std::optional<domain::BackTestReport> m_report;
    std::optional<Error> m_error;
    QString m_of; ///< the draft that was tried
    QTimer m_tick;
    QComboBox* m_period;
    kit::Button* m_run;
    kit::Button* m_stop;
    kit::BusyBar* m_bar;
    kit::PlainLabel* m_stale;
    kit::EmptyState* m_empty;
    QStackedLayout* m_states = nullptr;
    QScrollArea* m_area = nullptr;
};

} // namespace leadwell::pages
