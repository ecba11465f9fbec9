// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/team/AnswersView.h"

#include "core/domain/assignment/BackTestWords.h"
#include "core/services/AnswerService.h"
#include "core/services/Desk.h"
#include "ui/kit/Labels.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/Skeleton.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/parts/Tables.h"

#include <QComboBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace leadwell::pages {

using domain::AnswerTimes;
using domain::LeadRow;
using kit::PlainLabel;
namespace space = kit::space;

namespace {

constexpr int periods[] = {7, 30, 90, 365};
constexpr qsizetype lateShown = 100;

QString timeText(const std::optional<Millis>& time) {
    return time ? domain::waitInWords(*time) : QString();
}

QString percent(double share) {
    constexpr int all = 100;
    return AnswersView::tr("%1 %").arg(qRound(share * all));
}

QStringList rowOf(const QString& name, const AnswerTimes::OfChannel& one, const std::optional<Millis>& target) {
    return {name,
            QString::number(one.due),
            QString::number(one.inTime),
            percent(domain::inTimeShare(one)),
            timeText(domain::meanWorking(one)),
            timeText(domain::meanWall(one)),
            timeText(target)};
}

} // namespace

AnswersView::AnswersView(PageContext& context, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_days(new QComboBox(this)) {
    setObjectName(QStringLiteral("answers"));
    for (const int period : periods)
        m_days->addItem(tr("Last %1 days").arg(period), period);
    m_days->setCurrentIndex(1);
    m_days->setObjectName(QStringLiteral("answersDays"));
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
    connect(m_days, &QComboBox::currentIndexChanged, this, &AnswersView::refresh);
    connect(m_empty, &kit::EmptyState::actionClicked, this, &AnswersView::refresh);
    connect(m_skeleton, &kit::Skeleton::due, this, [this] {
        if (!m_isLoaded)
            m_states->setCurrentWidget(m_skeleton);
    });
}

QWidget* AnswersView::buildReport() {
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("answersReport"));
    area->setAccessibleName(tr("How fast customers are answered"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto* place = new Surface;
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(space::large, space::medium, space::large, space::large);
    column->setSpacing(space::medium);
    m_sentence = new PlainLabel(place);
    m_sentence->setObjectName(QStringLiteral("answersSentence"));
    m_sentence->setLook(PlainLabel::Look::Heading);
    m_sentence->setWordWrap(true);
    auto* legend =
        new PlainLabel(tr("First responses that were due: those a person gave before the deadline, and after how long on "
                          "average, in working time and by the clock on the wall. What machines answered does not count."),
                       place);
    legend->setLook(PlainLabel::Look::Muted);
    legend->setWordWrap(true);
    m_channelTable = plainTable(&m_channels, tr("By channel"), place);
    m_channelTable->setObjectName(QStringLiteral("answersChannels"));
    letCopyRows(m_channelTable);
    m_heading = new kit::SectionHeading(QString(), place);
    m_lateTable = plainTable(&m_late, tr("Answered late, or not at all"), place);
    m_lateTable->setObjectName(QStringLiteral("answersLate"));
    letCopyRows(m_lateTable);
    column->addWidget(m_sentence);
    column->addWidget(legend);
    column->addWidget(m_channelTable);
    column->addWidget(m_heading);
    column->addWidget(m_lateTable);
    column->addStretch(1);
    area->setWidget(place);
    connect(m_channelTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AnswersView::showLate);
    connect(m_lateTable, &QTableView::activated, this, [this](const QModelIndex& line) {
        if (const qint64 number = m_leads.value(line.row()); number > 0)
            Q_EMIT leadAsked(number);
    });
    return area;
}

QWidget* AnswersView::firstFocus() const {
    return m_states->currentWidget() == m_report ? static_cast<QWidget*>(m_channelTable) : m_days;
}

qint64 AnswersView::currentLead() const {
    return m_lateTable->hasFocus() ? m_leads.value(m_lateTable->currentIndex().row()) : 0;
}

void AnswersView::refresh() {
    if (!m_isLoaded)
        m_skeleton->start();
    m_times.ask(
        [this, days = m_days->currentData().toInt()] { return services::AnswerService(m_context.desk.core()).times(days); },
        [this](const Result<AnswerTimes>& times) { take(times); });
}

void AnswersView::take(const Result<AnswerTimes>& times) {
    m_skeleton->stop();
    m_isLoaded = true;
    if (!times) {
        m_empty->setWords(QStringLiteral("warning"), tr("The clocks could not be read"), times.error().sentence);
        m_empty->setAction(tr("Try again"));
        m_states->setCurrentWidget(m_empty);
        return;
    }
    if (times->channels.isEmpty()) {
        m_empty->setWords(QStringLiteral("team"), tr("Nothing was due in this time"),
                          tr("When customers have written, this shows how many were answered in time, and after how long."));
        m_empty->setAction({});
        m_states->setCurrentWidget(m_empty);
        return;
    }
    const bool isOther = !m_shown || m_shown->channels != times->channels;
    m_shown = *times;
    m_states->setCurrentWidget(m_report);
    if (isOther)
        showChannels();
}

void AnswersView::showChannels() {
    const AnswerTimes::OfChannel all = domain::together(*m_shown);
    const QString mean = timeText(domain::meanWorking(all));
    const QString share = percent(domain::inTimeShare(all));
    m_sentence->setText(mean.isEmpty()
                            ? tr("%1 of %2 first responses were in time.").arg(share).arg(all.due)
                            : tr("%1 of %2 first responses were in time; a person answered after %3 of working time on "
                                 "average.")
                                  .arg(share)
                                  .arg(all.due)
                                  .arg(mean));
    const int before = std::max(0, m_channelTable->currentIndex().row());
    QList<QStringList> rows;
    for (const AnswerTimes::OfChannel& one : m_shown->channels)
        rows.append(rowOf(kit::label(one.channel), one, domain::answerTarget(one.channel)));
    m_channels.show(
        {tr("Channel"), tr("Due"), tr("In time"), tr("Share"), tr("Mean, working time"), tr("Mean, by the wall"), tr("Target")},
        rows, {1, 2, 3, 4, 5, 6});
    fit(m_channelTable, rows.size());
    const int row = std::min(before, static_cast<int>(rows.size()) - 1);
    m_channelTable->setCurrentIndex(m_channels.index(row, 0));
    showLate();
}

void AnswersView::showLate() {
    const int row = m_channelTable->currentIndex().row();
    if (!m_shown || row < 0 || row >= m_shown->channels.size())
        return;
    const AnswerTimes::OfChannel& channel = m_shown->channels.at(row);
    m_heading->setText(
        channel.late.isEmpty()
            ? tr("%1: all were answered in time").arg(kit::label(channel.channel))
            : tr("%1: answered late, or not at all (%2)").arg(kit::label(channel.channel)).arg(channel.due - channel.inTime));
    m_lateTable->setVisible(!channel.late.isEmpty());
    const QList<qint64> wanted = channel.late.mid(0, lateShown);
    m_rows.ask([this, wanted] { return m_context.desk.inbox().rows(wanted); },
               [this](const Result<QList<LeadRow>>& found) {
                   QList<QStringList> rows;
                   m_leads.clear();
                   for (const LeadRow& lead : found ? *found : QList<LeadRow>()) {
                       m_leads.append(lead.number);
                       const QString owner = m_context.members.nameOf(lead.ownerId);
                       rows.append({domain::leadNumberText(lead.number), lead.customer, lead.company, kit::label(lead.stage),
                                    owner.isEmpty() ? tr("nobody") : owner});
                   }
                   m_late.show({tr("Lead"), tr("Customer"), tr("Company"), tr("Status"), tr("Owner")}, rows, {});
                   fit(m_lateTable, rows.size());
               });
}

/// All of it: the page scrolls, not a table in it.
void AnswersView::fit(QTableView* table, qsizetype rows) const {
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    const int rowsHigh = table->verticalHeader()->defaultSectionSize() * static_cast<int>(rows);
    table->setMinimumHeight(rowsHigh + table->horizontalHeader()->sizeHint().height() + 2 * space::large);
}

} // namespace leadwell::pages
