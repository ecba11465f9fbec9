// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/calls/CallFigures.h"

#include "core/services/Desk.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/kit/widgets/ShareBar.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QVBoxLayout>

#include <cmath>

namespace leadwell::pages {

using domain::AnswerRate;
using domain::AttemptFigures;
using kit::PlainLabel;

namespace {

constexpr int nameWidth = 130;
constexpr int callsToTell = 5; ///< of fewer no rate is told in a sentence

int percent(double share) {
    return static_cast<int>(std::lround(100 * share));
}

} // namespace

CallFigures::CallFigures(PageContext& context, QWidget* parent) : QScrollArea(parent), m_context(context) {
    setObjectName(QStringLiteral("callFigures"));
    setAccessibleName(tr("How often somebody answers"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setBackgroundRole(QPalette::Base);
    say({});
}

void CallFigures::say(const QString& sentence) {
    auto* place = new kit::Surface;
    auto* column = new QVBoxLayout(place);
    auto* words = new PlainLabel(sentence, place);
    words->setLook(PlainLabel::Look::Muted);
    words->setWordWrap(true);
    column->addWidget(words);
    column->addStretch(1);
    setWidget(place);
}

void CallFigures::refresh() {
    m_answer.ask([this] { return m_context.desk.calls().figures(days); },
                 [this](const Result<AttemptFigures>& figures) {
                     m_isLoaded = true;
                     if (figures)
                         show(*figures);
                     else
                         say(figures.error().sentence);
                     Q_EMIT read();
                 });
}

QString CallFigures::sentenceOf(const AttemptFigures& figures) {
    if (figures.all.calls < callsToTell)
        return {};
    QStringList parts{tr("%1 % of %2 calls answered").arg(percent(figures.all.share())).arg(figures.all.calls)};
    int best = -1;
    for (int hour = 0; hour < 24; ++hour) {
        const AnswerRate& rate = figures.byHour[static_cast<size_t>(hour)];
        if (rate.calls >= callsToTell && (best < 0 || rate.share() > figures.byHour[static_cast<size_t>(best)].share()))
            best = hour;
    }
    if (best >= 0)
        parts << tr("best from %1 to %2").arg(best).arg((best + 1) % 24);
    if (figures.byAttempt[1].calls >= callsToTell)
        parts << tr("second attempt %1 %").arg(percent(figures.byAttempt[1].share()));
    return parts.join(QStringLiteral(" · "));
}

void CallFigures::addRates(QVBoxLayout* column, const QString& title, const QList<std::pair<QString, AnswerRate>>& rates) {
    auto* heading = new PlainLabel(title);
    heading->setLook(PlainLabel::Look::Heading);
    column->addWidget(heading);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(kit::space::large);
    grid->setVerticalSpacing(kit::space::tight);
    grid->setColumnMinimumWidth(0, kit::byText(nameWidth));
    int row = 0;
    for (const auto& [name, rate] : rates) {
        if (rate.calls == 0)
            continue;
        grid->addWidget(new PlainLabel(name), row, 0);
        grid->addWidget(new kit::ShareBar(rate.share(), this), row, 1);
        grid->addWidget(new PlainLabel(tr("%1 % · %2 of %3").arg(percent(rate.share())).arg(rate.answered).arg(rate.calls)), row,
                        2);
        ++row;
    }
    grid->setColumnStretch(3, 1);
    column->addLayout(grid);
    column->addSpacing(kit::space::large);
}

void CallFigures::addOutcomes(QVBoxLayout* column) {
    QList<std::pair<QString, AnswerRate>> shares;
    for (int outcome = 0; outcome < 4; ++outcome) {
        const int count = m_figures.byOutcome[static_cast<size_t>(outcome)];
        if (count > 0)
            shares.append({kit::label(static_cast<domain::CallOutcome>(outcome)), {m_figures.all.calls, count}});
    }
    addRates(column, tr("How they ended"), shares);
}

void CallFigures::show(const AttemptFigures& figures) {
    m_figures = figures;
    if (figures.all.calls == 0) {
        say(tr("When you have called somebody, this page shows at which hours and at which attempt people answer."));
        return;
    }
    auto* place = new kit::Surface;
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(kit::space::large, kit::space::large, kit::space::large, kit::space::large);
    QList<std::pair<QString, AnswerRate>> hours;
    for (int hour = 0; hour < 24; ++hour)
        hours.append({tr("%1 to %2").arg(hour, 2, 10, QLatin1Char('0')).arg((hour + 1) % 24, 2, 10, QLatin1Char('0')),
                      figures.byHour[static_cast<size_t>(hour)]});
    QList<std::pair<QString, AnswerRate>> attempts;
    for (int nth = 0; nth < AttemptFigures::attemptsTold; ++nth)
        attempts.append(
            {nth + 1 < AttemptFigures::attemptsTold ? tr("Attempt %1").arg(nth + 1) : tr("Attempt %1 and later").arg(nth + 1),
             figures.byAttempt[static_cast<size_t>(nth)]});
    auto* what =
        new PlainLabel(tr("Your own calls of the last %1 days. An attempt is counted since they answered last.").arg(days));
    what->setLook(PlainLabel::Look::Muted);
    what->setWordWrap(true);
    column->addWidget(what);
    column->addSpacing(kit::space::medium);
    addOutcomes(column);
    addRates(column, tr("Answered, by attempt"), attempts);
    addRates(column, tr("Answered, by the hour of the call"), hours);
    column->addStretch(1);
    setWidget(place);
}

} // namespace leadwell::pages
