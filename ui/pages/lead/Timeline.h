// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "ui/pages/PageContext.h"

#include <QScrollArea>

class QVBoxLayout;

namespace leadwell::pages {

/// What happened with a lead, newest first. Builds the first entries at once and older ones when asked.
class Timeline final : public QScrollArea {
    Q_OBJECT
public:
    explicit Timeline(PageContext& context, QWidget* parent = nullptr);
    void show(const domain::LeadDetail& detail);

private:
    void addEntries(qsizetype count);
    QWidget* widgetOf(const domain::TimelineEntry& entry);
    QString headOf(const domain::TimelineEntry& entry) const;

    PageContext& m_context;
    qint64 m_number = 0;
    QList<domain::TimelineEntry> m_entries;
    qsizetype m_shown = 0;
    QWidget* m_inside = nullptr;
    QVBoxLayout* m_column = nullptr;
};

} // namespace leadwell::pages
