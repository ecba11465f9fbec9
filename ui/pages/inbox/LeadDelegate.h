// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/SearchMarks.h"
#include "ui/kit/ListDelegate.h"

namespace leadwell {
class Clock;
}
namespace leadwell::models {
class MemberCache;
class PagedLeadModel;
} // namespace leadwell::models
namespace leadwell::domain {
enum class LeadColumn : quint8;
struct LeadRow;
} // namespace leadwell::domain

namespace leadwell::pages {

/// Paints the rows of a list of leads straight from the model's rows.
class LeadDelegate final : public kit::ListDelegate {
    Q_OBJECT
public:
    LeadDelegate(const models::PagedLeadModel& model, const models::MemberCache& members, const Clock& clock,
                 QObject* parent = nullptr);

    /// Marks what a search found in the columns it looks at.
    void markMatches(const services::SearchMarks& marks);

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    void paintCell(const kit::Cell& cell, const QModelIndex& index) const override;
    bool isStrong(const QModelIndex& index) const override;
    QList<std::pair<int, int>> marksIn(const QString& words) const override;

private:
    void paintGroup(const kit::Cell& cell, const QModelIndex& index) const;
    void paintPicture(const kit::Cell& cell, const domain::LeadRow& row, domain::LeadColumn column) const;
    void paintWords(const kit::Cell& cell, const domain::LeadRow& row, domain::LeadColumn column) const;
    QString secondLine(const domain::LeadRow& row) const;
    void paintCountdown(const kit::Cell& cell, const domain::LeadRow& row) const;
    void paintPlaceholder(const kit::Cell& cell, domain::LeadColumn column) const;
    QString exactWords(const domain::LeadRow& row, domain::LeadColumn column) const;

    const models::PagedLeadModel& m_model;
    const models::MemberCache& m_members;
    const Clock& m_clock;
    services::SearchMarks m_marks;
};

} // namespace leadwell::pages
