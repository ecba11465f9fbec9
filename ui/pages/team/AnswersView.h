// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/clock/AnswerTimes.h"
#include "core/domain/lead/Lead.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/team/RowsModel.h"

#include <optional>

class QComboBox;
class QStackedLayout;
class QTableView;

namespace leadwell::kit {
class EmptyState;
class PlainLabel;
class SectionHeading;
class Skeleton;
} // namespace leadwell::kit

namespace leadwell::pages {

/// How fast people answer, channel by channel, and below it the leads of the chosen channel that were answered late.
class AnswersView final : public kit::Surface {
    Q_OBJECT
public:
    AnswersView(PageContext& context, QWidget* parent);

    void refresh();
    bool isSettled() const { return m_isLoaded && !m_times.isAsking() && !m_rows.isAsking(); }
    QWidget* firstFocus() const;
    /// Of the line that has the keyboard among the late ones; 0 otherwise.
    qint64 currentLead() const;

Q_SIGNALS:
    void leadAsked(qint64 number);

private:
    QWidget* buildReport();
    void take(const Result<domain::AnswerTimes>& times);
    void showChannels();
    void showLate();
    void fit(QTableView* table, qsizetype rows) const;

    PageContext& m_context;
    QComboBox* m_days;
    QStackedLayout* m_states;
    QWidget* m_report = nullptr;
    kit::PlainLabel* m_sentence = nullptr;
    kit::SectionHeading* m_heading = nullptr;
    RowsModel m_channels;
    RowsModel m_late;
    QTableView* m_channelTable = nullptr;
    QTableView* m_lateTable = nullptr;
    kit::Skeleton* m_skeleton;
    kit::EmptyState* m_empty;
    std::optional<domain::AnswerTimes> m_shown;
    QList<qint64> m_leads; ///< of the lines of the second table
    bool m_isLoaded = false;
    models::LatestAnswer<domain::AnswerTimes> m_times{this};
    models::LatestAnswer<QList<domain::LeadRow>> m_rows{this};
};

} // namespace leadwell::pages
