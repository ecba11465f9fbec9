// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/team/FairnessView.h"

#include "core/services/Desk.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/Skeleton.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/parts/Tables.h"
#include "ui/pages/team/TeamWords.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QPainter>
#include <QScrollArea>
#include <QStackedLayout>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace leadwell::pages {

using domain::FairnessPerson;
using domain::FairnessReport;
using kit::PlainLabel;
namespace space = kit::space;

namespace {

constexpr int barWidthMin = 120;
constexpr int barWidthMax = 420;
constexpr int barHeight = 18;
constexpr int markWidth = 3;
constexpr double oneLead = 1e6;
constexpr int periods[] = {7, 30, 90, 365};

/// What was given as a bar, and the share as a mark on it; the words beside it say the same.
class ShareBar final : public QWidget {
public:
    ShareBar(double given, double share, QWidget* parent) : QWidget(parent), m_given(given), m_share(share) {
        setMinimumWidth(kit::byText(barWidthMin));
        setMaximumWidth(kit::byText(barWidthMax));
        setFixedHeight(kit::byText(barHeight));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const kit::Tokens& colours = kit::tokens(this);
        QPainter painter(this);
        const int inset = height() / 5;
        const QRect ground = rect().adjusted(0, inset, 0, -inset);
        painter.fillRect(ground, colours.neutral);
        const QRect part(0, ground.top(), wide(m_given), ground.height());
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), part), colours.accent);
        const QRect mark(std::clamp(wide(m_share) - markWidth / 2, 0, width() - markWidth), 0, markWidth, height());
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), mark), colours.text);
    }

private:
    int wide(double part) const { return static_cast<int>(std::lround(width() * part)); }

    double m_given;
    double m_share;
};

QString givenWords(const FairnessPerson& person) {
    QStringList parts{FairnessView::tr("%1 given · share %2").arg(person.given).arg(leadsText(person.expectedMicro)),
                      FairnessView::tr("%1 in all").arg(owedWords(person.owedMicro))};
    if (person.byHand > 0)
        parts.append(FairnessView::tr("%1 by hand").arg(person.byHand));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

FairnessView::FairnessView(PageContext& context, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_days(new QComboBox(this)) {
    setObjectName(QStringLiteral("fairness"));
    for (const int period : periods)
        m_days->addItem(tr("Last %1 days").arg(period), period);
    m_days->setCurrentIndex(1);
    m_days->setObjectName(QStringLiteral("fairnessDays"));
    m_days->setAccessibleName(tr("Of which time"));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::large, space::medium, space::large, 0);
    top->addWidget(m_days);
    top->addStretch(1);
    auto* stack = new QWidget(this);
    m_states = new QStackedLayout(stack);
    auto* blank = new Surface(stack);
    m_report = buildReport();
    m_skeleton = new kit::Skeleton(stack);
    m_empty = new kit::EmptyState(stack);
    for (QWidget* state :
         {static_cast<QWidget*>(blank), m_report, static_cast<QWidget*>(m_skeleton), static_cast<QWidget*>(m_empty)})
        m_states->addWidget(state);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(stack, 1);
    connect(m_days, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        Q_EMIT daysChanged();
    });
    connect(m_empty, &kit::EmptyState::actionClicked, this, &FairnessView::refresh);
    connect(m_skeleton, &kit::Skeleton::due, this, [this] {
        if (!m_isLoaded)
            m_states->setCurrentWidget(m_skeleton);
    });
}

QWidget* FairnessView::buildReport() {
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("fairnessReport"));
    area->setAccessibleName(tr("How leads were shared out"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto* place = new Surface;
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(space::large, space::medium, space::large, space::large);
    column->setSpacing(space::medium);
    m_sentence = new PlainLabel(place);
    m_sentence->setObjectName(QStringLiteral("fairnessSentence"));
    m_sentence->setLook(PlainLabel::Look::Heading);
    m_sentence->setWordWrap(true);
    m_figures = new PlainLabel(place);
    m_figures->setLook(PlainLabel::Look::Muted);
    m_figures->setWordWrap(true);
    auto* legend = new PlainLabel(tr("The bar is what the rules gave; the mark is their share of what came while they could take "
                                     "leads. What a person gave by hand is beside it and not counted."),
                                  place);
    legend->setLook(PlainLabel::Look::Muted);
    legend->setWordWrap(true);
    m_bars = new QGridLayout;
    m_bars->setHorizontalSpacing(space::large);
    m_bars->setVerticalSpacing(space::small);
    m_bars->setColumnStretch(1, 1);
    m_bars->setColumnStretch(3, 1);
    m_table = plainTable(&m_weeks, tr("Given, and the share, by week"), place);
    m_table->setObjectName(QStringLiteral("fairnessWeeks"));
    letCopyRows(m_table);
    column->addWidget(m_sentence);
    column->addWidget(m_figures);
    column->addLayout(m_bars);
    column->addWidget(legend);
    column->addWidget(new kit::SectionHeading(tr("By week: given, and their share"), place));
    column->addWidget(m_table);
    column->addStretch(1);
    area->setWidget(place);
    return area;
}

int FairnessView::days() const {
    return m_days->currentData().toInt();
}

void FairnessView::setDays(int days) {
    if (const int place = m_days->findData(days); place >= 0)
        m_days->setCurrentIndex(place);
}

/// Letters are the page's there; in the box they would choose a time.
QWidget* FairnessView::firstFocus() const {
    return m_states->currentWidget() == m_report ? static_cast<QWidget*>(m_table) : m_days;
}

void FairnessView::refresh() {
    if (!m_isLoaded)
        m_skeleton->start();
    m_answer.ask([this, wanted = days()] { return services::FairnessService(m_context.desk.core()).report(wanted); },
                 [this](const Result<FairnessReport>& report) { take(report); });
}

void FairnessView::take(const Result<FairnessReport>& report) {
    m_skeleton->stop();
    m_isLoaded = true;
    if (!report) {
        m_empty->setWords(QStringLiteral("warning"), tr("The ledger could not be read"), report.error().sentence);
        m_empty->setAction(tr("Try again"));
        m_states->setCurrentWidget(m_empty);
        return;
    }
    if (report->given == 0) {
        m_empty->setWords(QStringLiteral("team"), tr("No lead was given by the rules in this time"),
                          tr("When leads are given, this shows whether they were shared out fairly: what each got, beside their "
                             "share."));
        m_empty->setAction({});
        m_states->setCurrentWidget(m_empty);
        return;
    }
    m_sentence->setText(report->sentence);
    QStringList ways;
    for (const domain::Strategy strategy : report->strategies)
        ways.append(domain::inWords(strategy));
    m_figures->setText(tr("%1 leads given by %2. Gini coefficient %3 of leads, %4 of leads by share: 0 is all the same.")
                           .arg(report->given)
                           .arg(ways.join(tr(" and ")))
                           .arg(report->gini, 0, 'f', 2)
                           .arg(report->giniOfShares, 0, 'f', 2));
    showBars(*report);
    showWeeks(*report);
    m_states->setCurrentWidget(m_report);
}

void FairnessView::showBars(const FairnessReport& report) {
    FairnessReport alike = report;
    if (m_shown) { // The time goes on without a change.
        alike.from = m_shown->from;
        alike.to = m_shown->to;
    }
    if (m_shown == alike)
        return;
    m_shown = report;
    qDeleteAll(m_rows);
    m_rows.clear();
    double most = 1;
    for (const FairnessPerson& person : report.people)
        most = std::max({most, static_cast<double>(person.given), static_cast<double>(person.expectedMicro) / oneLead});
    int row = 0;
    QWidget* place = m_sentence->parentWidget();
    for (const FairnessPerson& person : report.people) {
        auto* name = new PlainLabel(person.name, place);
        name->setElided(true);
        name->setMinimumWidth(kit::byText(barWidthMin));
        name->setMaximumWidth(kit::byText(2 * barWidthMin));
        auto* bar = new ShareBar(person.given / most, static_cast<double>(person.expectedMicro) / oneLead / most, place);
        auto* words = new PlainLabel(givenWords(person), place);
        words->setWordWrap(true);
        words->setMinimumWidth(kit::byText(barWidthMin));
        m_bars->addWidget(name, row, 0);
        m_bars->addWidget(bar, row, 1);
        m_bars->addWidget(words, row, 3);
        m_rows << name << bar << words;
        ++row;
    }
}

void FairnessView::showWeeks(const FairnessReport& report) {
    const QLocale& locale = m_context.members.locale();
    QStringList titles{tr("Week from")};
    QSet<int> numbers;
    for (const FairnessPerson& person : report.people) {
        numbers.insert(static_cast<int>(titles.size()));
        titles.append(person.name);
    }
    QList<QStringList> rows;
    for (qsizetype week = report.weeks.size() - 1; week >= 0; --week) {
        QStringList row{locale.toString(report.weeks.at(week), QStringLiteral("d MMM yyyy"))};
        for (const FairnessPerson& person : report.people)
            row.append(tr("%1 · %2").arg(person.givenByWeek.at(week)).arg(leadsText(person.expectedByWeekMicro.at(week))));
        rows.append(row);
    }
    m_weeks.show(titles, rows, numbers);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // All of it: the page scrolls, not a table in it.
    const int rowsHigh = m_table->verticalHeader()->defaultSectionSize() * static_cast<int>(rows.size());
    m_table->setMinimumHeight(rowsHigh + m_table->horizontalHeader()->sizeHint().height() + 2 * space::large);
}

} // namespace leadwell::pages
