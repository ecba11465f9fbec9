// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/BackTestView.h"

#include "core/base/Clock.h"
#include "core/services/Desk.h"
#include "core/services/TrialService.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/LoadChart.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/BusyBar.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/parts/Tables.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

using namespace domain;

namespace {

constexpr int tickMs = 80;
constexpr int usualDays = 90;
constexpr int nameWidth = 190;

QString tenths(double number) {
    return QString::number(number, 'f', 1);
}

QString waits(const BackTestWaiting& waiting) {
    return waiting.leads == 0 ? BackTestView::tr("none waited")
                              : BackTestView::tr("%1 waited, half up to %2, 95 % up to %3, at most %4")
                                    .arg(QString::number(waiting.leads), waitInWords(waiting.median),
                                         waitInWords(waiting.almostAll), waitInWords(waiting.longest));
}

QString shares(const BackTestFairness& fairness) {
    return BackTestView::tr("%1 to %2 leads each, unequal %3 of 1")
        .arg(fairness.least)
        .arg(fairness.most)
        .arg(fairness.gini, 0, 'f', 2);
}

} // namespace

BackTestView::BackTestView(PageContext& context, const models::GivingDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_draft(draft)
    , m_period(new QComboBox(this))
    , m_run(new kit::Button(tr("Back-test"), this))
    , m_stop(new kit::Button(tr("Stop"), this))
    , m_bar(new kit::BusyBar(this))
    , m_stale(new kit::PlainLabel(this))
    , m_empty(new kit::EmptyState(this)) {
    setObjectName(QStringLiteral("backTest"));
    build();
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_progress)
            m_bar->setProgress(m_progress->done(), m_progress->total());
    });
    connect(m_run, &QAbstractButton::clicked, this, &BackTestView::run);
    connect(m_stop, &QAbstractButton::clicked, this, &BackTestView::stop);
    connect(m_empty, &kit::EmptyState::actionClicked, this, &BackTestView::run);
    showState();
}

void BackTestView::build() {
    m_period->setObjectName(QStringLiteral("period"));
    m_period->setAccessibleName(tr("Real arrivals of"));
    for (const int days : {30, usualDays, 180, 365})
        m_period->addItem(tr("the last %1 days").arg(days), days);
    m_period->setCurrentIndex(m_period->findData(usualDays));
    m_run->setObjectName(QStringLiteral("runBackTest"));
    m_run->setKeyCap(QStringLiteral("B"));
    m_stop->setObjectName(QStringLiteral("stopBackTest"));
    m_stale->setObjectName(QStringLiteral("stale"));
    m_stale->setLook(kit::PlainLabel::Look::Warning);
    m_stale->setWordWrap(true);
    auto* row = new kit::FlowLayout(nullptr, kit::space::small);
    row->addWidget(m_period);
    row->addWidget(m_run);
    row->addWidget(m_stop);
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("backTestReport"));
    m_area->setAccessibleName(tr("As it would have been, beside as it was"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setBackgroundRole(QPalette::Base);
    auto* stack = new QWidget(this);
    m_states = new QStackedLayout(stack);
    m_states->addWidget(m_empty);
    m_states->addWidget(m_area);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::medium);
    column->addLayout(row);
    column->addWidget(m_bar);
    column->addWidget(m_stale);
    column->addWidget(stack, 1);
}

void BackTestView::run() {
    stop();
    m_error.reset();
    m_of = m_draft.toText();
    const Instant to = m_context.clock.now();
    const Instant from = to - std::chrono::hours(24) * m_period->currentData().toInt();
    const auto progress = std::make_shared<Progress>();
    m_progress = progress;
    showState();
    services::TrialService(m_context.desk.core())
        .backTest({m_draft.rules(), m_draft.limits()}, from, to, progress)
        .then(this, [this, progress](const Result<BackTestReport>& report) {
            if (m_progress != progress)
                return; // Another one runs, or none.
            m_progress.reset();
            take(report);
        });
}

void BackTestView::stop() {
    if (!m_progress)
        return;
    m_progress->cancel();
    m_progress.reset();
    m_error = Error{ErrorKind::Cancelled, tr("Stopped. Nothing was changed."), {}};
    showState();
}

void BackTestView::take(const Result<BackTestReport>& report) {
    if (report) {
        m_report = *report;
        for (BackTestPerson& person : m_report->people) {
            if (person.name.isEmpty())
                person.name = m_context.members.nameOf(person.id);
        }
        m_model.show(*m_report);
        showReport();
    } else {
        m_error = report.error();
    }
    showState();
}

void BackTestView::showStale() {
    const bool isOther = m_report && !m_progress && m_of != m_draft.toText();
    m_stale->setText(tr("This is of other settings than those at the left. Back-test again to see what these do."));
    m_stale->setVisible(isOther);
}

void BackTestView::showState() {
    m_bar->setBusy(m_progress != nullptr);
    if (m_progress)
        m_tick.start();
    else
        m_tick.stop();
    m_stop->setVisible(m_progress != nullptr);
    const bool hasReport = m_report && m_report->decisions > 0 && !m_error;
    m_states->setCurrentIndex(hasReport ? 1 : 0);
    m_empty->setAction(m_error && !m_progress ? tr("Back-test again") : QString());
    if (m_progress && !hasReport)
        m_empty->setWords(QStringLiteral("clock"), tr("Giving the leads again…"), tr("You can go on working meanwhile."));
    else if (m_error)
        m_empty->setWords(QStringLiteral("warning"), tr("The back-test did not come to an end"), m_error->sentence);
    else if (m_report)
        m_empty->setWords(QStringLiteral("team"), tr("No lead was given by rules in this time"),
                          tr("Take a longer time, or come back when leads have come in."));
    else
        m_empty->setWords(
            QStringLiteral("team"), tr("What would other rules have done?"),
            tr("Change what is at the left, then back-test: the leads that really came are given again, and how busy "
               "everybody would have been stands beside how it was. Nothing is changed by it."));
    showStale();
}

void BackTestView::addFigure(QVBoxLayout* column, const QString& name, const QString& here, const QString& then) {
    auto* line = new QHBoxLayout;
    auto* label = new kit::PlainLabel(name);
    label->setLook(kit::PlainLabel::Look::Muted);
    label->setFixedWidth(kit::byText(nameWidth));
    label->setWordWrap(true);
    auto* value = new kit::PlainLabel(here == then ? tr("%1, as it was").arg(here) : tr("%1; it was: %2").arg(here, then));
    value->setWordWrap(true);
    line->addWidget(label, 0, Qt::AlignTop);
    line->addWidget(value, 1, Qt::AlignTop);
    column->addLayout(line);
}

void BackTestView::showReport() {
    const BackTestReport& report = *m_report;
    auto* place = new kit::Surface;
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::small);
    auto* sentence = new kit::PlainLabel(sentenceOf(report), place);
    sentence->setObjectName(QStringLiteral("backTestSentence"));
    sentence->setLook(kit::PlainLabel::Look::Strong);
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    addFigure(column, tr("Waiting for an owner"), waits(report.waiting), waits(report.waitingThen));
    addFigure(column, tr("First contacts likely late"), tenths(lateLikely(report, BackTestSide::Tried)),
              tenths(lateLikely(report, BackTestSide::Then)));
    addFigure(column, tr("Shared out"), shares(fairnessOf(report, BackTestSide::Tried)),
              shares(fairnessOf(report, BackTestSide::Then)));
    addFigure(column, tr("Kept back by a limit"), QString::number(limitedOf(report, BackTestSide::Tried)),
              QString::number(limitedOf(report, BackTestSide::Then)));
    auto* heading = new kit::PlainLabel(tr("Open leads of everybody, day by day"), place);
    heading->setLook(kit::PlainLabel::Look::Heading);
    column->addWidget(heading);
    auto* what = new kit::PlainLabel(tr("The line: as it would have been. The area: as it was."), place);
    what->setLook(kit::PlainLabel::Look::Muted);
    what->setWordWrap(true);
    column->addWidget(what);
    auto* charts = new kit::FlowLayout(nullptr, kit::space::medium);
    const int top = std::max(peakOf(report, BackTestSide::Tried), peakOf(report, BackTestSide::Then));
    const QLocale& locale = m_context.members.locale();
    const auto dayOf = [&locale](const QDate& day) { return locale.toString(day, QStringLiteral("d MMM")); };
    for (const BackTestPerson& person : report.people) {
        auto* chart = new kit::LoadChart(place);
        chart->setSeries({person.name, person.loadThen, person.load, top,
                          report.days.isEmpty() ? QString() : dayOf(report.days.first()),
                          report.days.isEmpty() ? QString() : dayOf(report.days.last())});
        charts->addWidget(chart);
    }
    column->addLayout(charts);
    auto* table = plainTable(&m_model, tr("For everybody, as it would have been and as it was"), place);
    table->setObjectName(QStringLiteral("backTestPeople"));
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    letCopyRows(table);
    if (m_model.rowCount() > 0)
        table->setCurrentIndex(m_model.index(0, 0));
    kit::followText(table, [table] {
        table->setFixedHeight(table->horizontalHeader()->sizeHint().height() +
                              table->model()->rowCount() * table->verticalHeader()->defaultSectionSize() + kit::space::large);
    });
    column->addWidget(table);
    column->addStretch(1);
    m_area->setWidget(place);
}

} // namespace leadwell::pages
