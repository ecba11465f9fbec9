// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/SavedView.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/pages/PageContext.h"

class QBoxLayout;

namespace leadwell::kit {
class Button;
class FilterChip;
class PlainLabel;
class SearchField;
} // namespace leadwell::kit
namespace leadwell::models {
class InboxFigures;
}

namespace leadwell::pages {

/// The strip with the filter chips, the search field, the count and the column chooser.
class FilterBar final : public kit::Surface {
    Q_OBJECT
public:
    FilterBar(PageContext& context, const models::InboxFigures& figures, QWidget* parent = nullptr);

    /// The conditions of the chips and the search field; the tab is not theirs.
    domain::ViewFilter filter() const;
    /// Without telling anybody.
    void setFilter(const domain::ViewFilter& filter);
    bool isAnySet() const;
    void clear();
    void setText(const QString& text);
    QString text() const;
    /// The tab decides about the owner: its chip goes.
    void setOwnerFixed(bool isFixed);
    void showFigures(const domain::LeadSort& sort);
    /// What the chip says about groups; without telling anybody.
    void showGrouping(domain::LeadGrouping grouping);

    kit::SearchField* searchField() const { return m_search; }
    kit::FilterChip* chip(const QString& name) const;
    kit::Button* columnsButton() const { return m_columns; }

Q_SIGNALS:
    void changed();
    void resultsWanted();
    void groupingWanted(leadwell::domain::LeadGrouping grouping);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void addChip(kit::FilterChip* chip, const QString& name);
    void fillChannels();
    void fillHeats();
    void fillStages();
    void fillOwners();
    void fillDates();
    void fillTags();
    void nameHeats();
    void showCount();

    PageContext& m_context;
    const models::InboxFigures& m_figures;
    kit::SearchField* m_search;
    kit::FilterChip* m_channel;
    kit::FilterChip* m_heat;
    kit::FilterChip* m_stage;
    kit::FilterChip* m_owner;
    kit::FilterChip* m_date;
    kit::FilterChip* m_tag;
    kit::FilterChip* m_group;
    kit::PlainLabel* m_count;
    kit::Button* m_columns;
    QBoxLayout* m_row = nullptr;
    domain::LeadSort m_sort;
    bool m_isUnreadable = false; ///< a condition of a view of which nothing can be read; no chip shows it
};

} // namespace leadwell::pages
