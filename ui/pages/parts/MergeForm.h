// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/PeopleService.h"
#include "ui/pages/PageContext.h"

#include <QHash>
#include <QWidget>

class QButtonGroup;
class QGridLayout;
class QVBoxLayout;

namespace leadwell::pages {

/// Two people side by side, field by field. Where both have something and it differs, one of them is chosen; what becomes of two
/// open leads is chosen below. Left and right choose, Tab goes to the next that differs.
class MergeForm final : public QWidget {
    Q_OBJECT
public:
    MergeForm(PageContext& context, services::Comparison comparison, QWidget* parent = nullptr);

    /// As it is chosen now.
    services::Merging merging() const;

Q_SIGNALS:
    /// They are two, and stay two.
    void differentWanted();

private:
    void addHead(QGridLayout* grid);
    void addField(QGridLayout* grid, int row, const services::ComparedField& field);
    void addLeads(QVBoxLayout* column);
    void addWords(QVBoxLayout* column);
    QString leadLine(const services::ComparedSide& side) const;
    QString becomes(services::Side kept) const;
    void beginAtFirstChoice();

    PageContext& m_context;
    const services::Comparison m_comparison;
    QHash<QString, QButtonGroup*> m_choices;
    QButtonGroup* m_leads = nullptr; ///< nothing where at most one has an open lead
};

} // namespace leadwell::pages
