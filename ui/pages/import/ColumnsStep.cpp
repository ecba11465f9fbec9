// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/import/ColumnsStep.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/pages/import/ReadTable.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QRadioButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace leadwell::pages {

using kit::PlainLabel;
using services::DuplicateChoice;

namespace {

constexpr int columnsHeightMin = 160; ///< the heading and three columns
constexpr qint64 issuesInPanel = 3;

} // namespace

ColumnsStep::ColumnsStep(QWidget* parent) : QScrollArea(parent) {
    auto* step = new QWidget;
    auto* column = new QVBoxLayout(step);
    column->setContentsMargins(0, kit::space::small, 0, 0);
    column->addWidget(buildTable(), 1);
    auto* row = new QHBoxLayout;
    row->addWidget(buildHere(), 1);
    row->addWidget(buildLook(), 1);
    column->addLayout(row);
    auto* back = new PlainLabel(tr("One undo takes all of it back, updates too."), step);
    back->setLook(PlainLabel::Look::Muted);
    column->addWidget(back);
    // With large letters it is higher than the window.
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // What is inside is reached by Tab, and scrolled to.
    setWidget(step);
    step->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

QWidget* ColumnsStep::buildTable() {
    m_columns = readTable({tr("Column in the file"), tr("Becomes"), tr("First values"), tr("Readable")},
                          tr("Columns of the file"), nullptr);
    m_columns->setSelectionMode(QAbstractItemView::NoSelection);
    // Qt tells screen readers nothing of what stands in a table's cells: to them it is a group of choices, which say it all.
    kit::setAccessibleRole(m_columns, QAccessible::Grouping);
    m_columns->setFocusPolicy(Qt::NoFocus); // The choices inside take the keyboard, one after the other.
    m_columns->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    kit::followText(m_columns, [this] {
        m_columns->setMinimumHeight(kit::byText(columnsHeightMin));
        m_columns->setColumnWidth(0, kit::byText(190));
        m_columns->setColumnWidth(1, kit::byText(200));
        m_columns->setColumnWidth(3, kit::byText(90));
    });
    return m_columns;
}

QWidget* ColumnsStep::buildHere() {
    auto* here = new kit::Panel(nullptr);
    m_here = new PlainLabel(here);
    m_here->setLook(PlainLabel::Look::Strong);
    m_attach = new QRadioButton(tr("Add as a new enquiry to the same person"), here);
    m_new = new QRadioButton(tr("Open a new lead for them"), here);
    m_skip = new QRadioButton(tr("Skip"), here);
    m_attach->setChecked(true);
    here->body()->addWidget(m_here);
    for (QRadioButton* choice : {m_attach, m_new, m_skip}) {
        here->body()->addWidget(choice);
        connect(choice, &QRadioButton::toggled, this, [this](bool isOn) {
            if (isOn)
                Q_EMIT duplicatesChosen();
        });
    }
    return here;
}

QWidget* ColumnsStep::buildLook() {
    auto* look = new kit::Panel(nullptr);
    m_look = new PlainLabel(look);
    m_look->setLook(PlainLabel::Look::Strong);
    m_lookText = new PlainLabel(look);
    m_lookText->setLook(PlainLabel::Look::Muted);
    m_lookText->setWordWrap(true);
    look->body()->addWidget(m_look);
    look->body()->addWidget(m_lookText);
    look->body()->addStretch();
    return look;
}

void ColumnsStep::fill(const services::ImportPreview& preview) {
    const auto targets = services::ImportService::targets();
    m_facts = preview.columns;
    m_columns->setRowCount(static_cast<int>(m_facts.size()));
    for (int i = 0; i < m_facts.size(); ++i) {
        const services::ImportColumn& column = m_facts.at(i);
        m_columns->setItem(i, 0, readCell(column.header));
        auto* room = new QWidget;
        auto* inRoom = new QVBoxLayout(room);
        inRoom->setContentsMargins(0, kit::space::tight, 0, kit::space::tight);
        auto* becomes = new QComboBox(room);
        inRoom->addWidget(becomes);
        becomes->setAccessibleName(tr("Column %1 becomes").arg(column.header));
        for (const auto& target : targets)
            becomes->addItem(target.label, target.id);
        becomes->setCurrentIndex(std::max(0, becomes->findData(column.target)));
        connect(becomes, &QComboBox::activated, this,
                [this, i, becomes] { Q_EMIT targetChosen(i, becomes->currentData().toString()); });
        m_columns->setCellWidget(i, 1, room);
        QStringList values = column.firstValues;
        values.removeAll(QString());
        m_columns->setItem(i, 2, readCell(values.join(QStringLiteral(", "))));
        showReadableOf(i);
    }
}

void ColumnsStep::showReadable(const QList<services::ImportColumn>& columns) {
    m_facts = columns;
    for (int i = 0; i < std::min(static_cast<int>(m_facts.size()), m_columns->rowCount()); ++i)
        showReadableOf(i);
}

void ColumnsStep::showReadableOf(int column) {
    const services::ImportColumn& facts = m_facts.at(column);
    const bool isUsed = !facts.target.isEmpty() && facts.target != QStringLiteral("skip");
    auto* readable =
        readCell(isUsed ? QStringLiteral("%1 %").arg(QLocale().toString(std::floor(facts.readable * 1000) / 10)) : QString());
    readable->setForeground(facts.readable >= 0.999 ? kit::tokens(this).goodText : kit::tokens(this).warningText);
    readable->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_columns->setItem(column, 3, readable);
    const QString values = m_columns->item(column, 2)->text();
    m_columns->cellWidget(column, 1)->findChild<QComboBox*>()->setAccessibleDescription(
        isUsed ? tr("First values: %1. Readable: %2.").arg(values, readable->text()) : tr("First values: %1.").arg(values));
}

/// The colours of the table are values of its cells.
void ColumnsStep::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showReadable(m_facts);
}

DuplicateChoice ColumnsStep::duplicates() const {
    if (m_skip->isChecked())
        return DuplicateChoice::Skip;
    return m_new->isChecked() ? DuplicateChoice::New : DuplicateChoice::Attach;
}

void ColumnsStep::showChecking() {
    m_here->setText(tr("Already here: checking …"));
    m_look->setText(tr("Needs a look: checking …"));
}

void ColumnsStep::showChecked(const services::ImportReport& report) {
    const QString here = tr("Already here: %1 of %2 rows").arg(countText(report.alreadyHere), countText(report.rows));
    m_here->setText(report.repeated > 0 ? tr("%1; %2 repeat a row of this file").arg(here, countText(report.repeated)) : here);
    m_look->setText(report.issues.isEmpty() ? tr("Nothing needs a look")
                                            : tr("Needs a look: %1 values").arg(countText(report.issueCount)));
    QStringList lines;
    for (const services::ImportIssue& issue : report.issues.mid(0, issuesInPanel))
        lines.append(tr("Line %1: %2").arg(countText(issue.row), issue.reason));
    if (!report.issues.isEmpty())
        lines.append(report.rejected > 0 ? tr("Cannot be used: %1. The others are imported; the text is kept beside the lead.")
                                               .arg(countText(report.rejected))
                                         : tr("They are imported; the text is kept beside the lead."));
    m_lookText->setText(lines.join(u'\n'));
}

} // namespace leadwell::pages
