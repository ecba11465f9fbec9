// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/tasks/TaskFigures.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/kit/widgets/ShareBar.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <cmath>

namespace leadwell::pages {

using kit::PlainLabel;
using services::TaskRate;

namespace {

constexpr int nameWidth = 130;

double share(int part, int whole) {
    return whole > 0 ? static_cast<double>(part) / whole : 0;
}

int percent(double share) {
    return static_cast<int>(std::lround(100 * share));
}

PlainLabel* label(const QString& text, PlainLabel::Look look) {
    auto* words = new PlainLabel(text);
    words->setLook(look);
    words->setWordWrap(look == PlainLabel::Look::Muted);
    return words;
}

} // namespace

TaskFigures::TaskFigures(QWidget* parent) : QScrollArea(parent) {
    setObjectName(QStringLiteral("taskFigures"));
    setAccessibleName(tr("How much of what was due was done"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setBackgroundRole(QPalette::Base);
}

QString TaskFigures::sentenceOf(const QList<TaskRate>& rates) {
    TaskRate all;
    for (const TaskRate& rate : rates) {
        all.due += rate.due;
        all.done += rate.done;
        all.inTime += rate.inTime;
    }
    if (all.due == 0)
        return {};
    return tr("%1 % of %2 tasks of 30 days done, %3 % in time")
        .arg(percent(share(all.done, all.due)))
        .arg(all.due)
        .arg(percent(share(all.inTime, all.due)));
}

void TaskFigures::show(const QList<TaskRate>& rates) {
    m_rates = rates;
    auto* place = new kit::Surface;
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(kit::space::large, kit::space::large, kit::space::large, kit::space::large);
    if (rates.isEmpty()) {
        column->addWidget(label(tr("When tasks have been due, this page shows who did how many of them, and in time."),
                                PlainLabel::Look::Muted));
    } else {
        column->addWidget(label(tr("Tasks that were due in the last 30 days."), PlainLabel::Look::Muted));
        column->addSpacing(kit::space::medium);
        column->addWidget(label(tr("Done, by person"), PlainLabel::Look::Heading));
    }
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(kit::space::large);
    grid->setVerticalSpacing(kit::space::tight);
    grid->setColumnMinimumWidth(0, kit::byText(nameWidth));
    for (int row = 0; row < rates.size(); ++row) {
        const TaskRate& rate = rates.at(row);
        grid->addWidget(new PlainLabel(rate.member.isEmpty() ? tr("Nobody's") : rate.member), row, 0);
        grid->addWidget(new kit::ShareBar(share(rate.done, rate.due)), row, 1);
        grid->addWidget(new PlainLabel(tr("%1 % · %2 of %3, %4 in time")
                                           .arg(percent(share(rate.done, rate.due)))
                                           .arg(rate.done)
                                           .arg(rate.due)
                                           .arg(rate.inTime)),
                        row, 2);
    }
    grid->setColumnStretch(3, 1);
    column->addLayout(grid);
    column->addStretch(1);
    setWidget(place);
}

} // namespace leadwell::pages
