// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/import/CheckStep.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/pages/import/ReadTable.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace leadwell::pages {

namespace {

constexpr qsizetype valueMax = 200; ///< of a value that is shown

} // namespace

CheckStep::CheckStep(QWidget* parent)
    : QWidget(parent)
    , m_tally(new kit::PlainLabel(this))
    , m_issues(
          readTable({tr("Line"), tr("Column"), tr("In the file"), tr("What is the matter")}, tr("Rows that need a look"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kit::space::small, 0, 0);
    m_tally->setWordWrap(true);
    m_issues->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    kit::followText(m_issues, [this] {
        m_issues->setColumnWidth(0, kit::byText(70));
        m_issues->setColumnWidth(1, kit::byText(150));
        m_issues->setColumnWidth(2, kit::byText(200));
    });
    column->addWidget(m_tally);
    column->addWidget(m_issues, 1);
}

void CheckStep::fill(const services::ImportReport& report) {
    m_tally->setText(
        tr("%1 rows: %2 new leads, %3 changed, %4 with nothing new, %5 skipped, %6 cannot be used. Nothing was written yet.")
            .arg(countText(report.rows), countText(report.created), countText(report.updated), countText(report.unchanged),
                 countText(report.skipped), countText(report.rejected)));
    m_issues->setRowCount(static_cast<int>(report.issues.size()));
    for (int i = 0; i < report.issues.size(); ++i) {
        const services::ImportIssue& issue = report.issues.at(i);
        m_issues->setItem(i, 0, readCell(countText(issue.row)));
        m_issues->setItem(i, 1, readCell(issue.column));
        m_issues->setItem(i, 2, readCell(issue.value.left(valueMax)));
        m_issues->setItem(i, 3, readCell(issue.isRejected ? tr("Left out: %1").arg(issue.reason) : issue.reason));
    }
}

} // namespace leadwell::pages
