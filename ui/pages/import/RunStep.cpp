// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/import/RunStep.h"

#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/BusyBar.h"
#include "ui/pages/import/ReadTable.h"

#include <QVBoxLayout>

namespace leadwell::pages {

using kit::PlainLabel;

RunStep::RunStep(QWidget* parent)
    : QWidget(parent)
    , m_progress(new PlainLabel(this))
    , m_bar(new kit::BusyBar(this))
    , m_rejects(new PlainLabel(this)) {
    auto* column = new QVBoxLayout(this);
    m_progress->setLook(PlainLabel::Look::Heading);
    m_progress->setWordWrap(true);
    m_progress->setAlignment(Qt::AlignHCenter);
    m_rejects->setLook(PlainLabel::Look::Muted);
    m_rejects->setWordWrap(true);
    m_rejects->setSelectable(true);
    m_rejects->setAlignment(Qt::AlignHCenter);
    column->addStretch();
    column->addWidget(m_progress);
    column->addWidget(m_bar);
    column->addWidget(m_rejects);
    column->addStretch();
}

void RunStep::showBeginning() {
    m_progress->setText(tr("Importing …"));
    m_rejects->setText({});
    m_bar->setProgress(0, 0);
}

void RunStep::showProgress(qint64 done, qint64 total) {
    m_bar->setProgress(done, total);
    m_progress->setText(tr("%1 of %2 rows").arg(countText(done), countText(total)));
}

void RunStep::showDone(const services::ImportReport& report) {
    m_progress->setText((report.wasCancelled ? tr("Stopped. ") : tr("Done. ")) +
                        tr("%1 new leads, %2 changed, %3 with nothing new, %4 skipped, %5 left out")
                            .arg(countText(report.created), countText(report.updated), countText(report.unchanged),
                                 countText(report.skipped), countText(report.rejected)));
    m_rejects->setText(report.rejectsPath.isEmpty()
                           ? tr("One undo takes all of it back, updates too.")
                           : tr("The rows that were left out, with the reasons: %1").arg(report.rejectsPath));
}

void RunStep::showTakingBack() {
    m_before = m_progress->text();
    m_bar->setProgress(0, 0);
    m_bar->show();
    m_progress->setText(tr("Taking back …"));
}

void RunStep::showTakenBack(const Result<services::Receipt>& receipt) {
    m_progress->setText(receipt ? receipt->sentence : m_before);
    if (receipt)
        m_rejects->setText({});
}

void RunStep::setBarShown(bool isShown) {
    m_bar->setVisible(isShown);
}

} // namespace leadwell::pages
