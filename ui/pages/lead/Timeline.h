// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/services/SearchMarks.h"
#include "ui/pages/PageContext.h"

#include <QHash>
#include <QScrollArea>

class QVBoxLayout;

namespace leadwell::pages {

/// What happened with a lead, newest first. Builds the first entries at once and older ones when asked.
class Timeline final : public QScrollArea {
    Q_OBJECT
public:
    explicit Timeline(PageContext& context, QWidget* parent = nullptr);
    void show(const domain::LeadDetail& detail);
    /// Marks what a search found in messages and notes, also in those that are shown later.
    void markMatches(const services::SearchMarks& marks);
    /// Brings a message into sight, with older entries before it, and gives it the keyboard.
    void reveal(MessageId message);

private:
    void addEntries(qsizetype count);
    void showMarks();
    QWidget* widgetOf(const domain::TimelineEntry& entry);
    QString headOf(const domain::TimelineEntry& entry) const;

    PageContext& m_context;
    services::SearchMarks m_marks;
    qint64 m_number = 0;
    QList<domain::TimelineEntry> m_entries;
    qsizetype m_shown = 0;
    QHash<MessageId, QWidget*> m_messages; ///< those that are built
    QWidget* m_inside = nullptr;
    QVBoxLayout* m_column = nullptr;
};

} // namespace leadwell::pages
