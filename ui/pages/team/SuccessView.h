// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/SuccessService.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/team/RowsModel.h"

class QAction;
class QTableView;

namespace leadwell::kit {
class Banner;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

/// What the team achieved lately, what counts how much from when, and how many of the leads they were given are won.
class SuccessView final : public kit::Surface {
    Q_OBJECT
public:
    SuccessView(PageContext& context, QAction* record, QWidget* parent);

    void refresh();
    bool isSettled() const { return m_isLoaded && !m_events.isAsking() && !m_definitions.isAsking() && !m_conversion.isAsking(); }
    QWidget* firstFocus() const;
    /// Of the success the keyboard is on; 0: none.
    qint64 currentLead() const;
    /// What counts now, as of the last answer.
    QList<domain::SuccessDefinition> definitionsNow() const;

Q_SIGNALS:
    void leadAsked(qint64 number);
    void currentChanged();

private:
    QWidget* buildEvents(QAction* record);
    QWidget* buildDefinitions();
    QWidget* buildConversion();
    void showEvents(const QList<services::SuccessEntry>& entries);
    void showDefinitions(const QList<domain::SuccessDefinition>& definitions);
    void showConversion(const services::ConversionReport& report);
    void follow();
    const services::SuccessEntry* currentEntry() const;
    const domain::SuccessDefinition* currentDefinition() const;
    void takeBack();
    void define(const domain::SuccessDefinition& start);
    void remove();

    PageContext& m_context;
    QList<services::SuccessEntry> m_entries;
    QList<domain::SuccessDefinition> m_known;
    RowsModel m_eventRows;
    RowsModel m_definitionRows;
    kit::Banner* m_banner = nullptr;
    kit::PlainLabel* m_nothing = nullptr;
    QTableView* m_eventTable = nullptr;
    QTableView* m_definitionTable = nullptr;
    RowsModel m_conversionRows;
    QTableView* m_conversionTable = nullptr;
    QAction* m_takeBack = nullptr;
    QAction* m_open = nullptr;
    QAction* m_change = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_add = nullptr;
    bool m_isLoaded = false;
    models::LatestAnswer<QList<services::SuccessEntry>> m_events{this};
    models::LatestAnswer<QList<domain::SuccessDefinition>> m_definitions{this};
    models::LatestAnswer<services::ConversionReport> m_conversion{this};
};

} // namespace leadwell::pages
