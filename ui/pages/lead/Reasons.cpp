// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/Reasons.h"

#include "core/base/Clock.h"
#include "core/services/Desk.h"
#include "ui/kit/Labels.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/lead/LeadWords.h"
#include "ui/pages/parts/Popover.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

using kit::PlainLabel;
using Look = kit::PlainLabel::Look;

constexpr int reasonsWidth = 380;
constexpr int historyRows = 12;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Reasons)
};

PlainLabel* words(const QString& text, Look look = Look::Normal) {
    auto* label = new PlainLabel(text);
    label->setLook(look);
    label->setWordWrap(true);
    label->setSelectable(true);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

/// Pairs of words, the right one at the edge.
class Rows {
public:
    explicit Rows(QVBoxLayout* column) : m_grid(new QGridLayout) {
        m_grid->setHorizontalSpacing(kit::space::medium);
        m_grid->setVerticalSpacing(2);
        m_grid->setColumnStretch(0, 1);
        column->addLayout(m_grid);
    }
    void add(const QString& left, const QString& right, Look look = Look::Normal) {
        const int row = m_grid->rowCount();
        m_grid->addWidget(words(left, look), row, 0);
        auto* value = new PlainLabel(right);
        value->setLook(look == Look::Muted ? Look::Muted : Look::Strong);
        m_grid->addWidget(value, row, 1, Qt::AlignRight | Qt::AlignTop);
    }

private:
    QGridLayout* m_grid;
};

void addParts(QVBoxLayout* column, const domain::Score& score) {
    for (const ScoreFactor& factor : factorsOf(score)) {
        Rows rows(column);
        rows.add(kit::factorLabel(factor.key), QStringLiteral("%1/%2").arg(factor.points).arg(factor.most));
        for (const domain::ScorePart& part : score.parts) {
            if (part.factor == factor.key)
                rows.add(part.sentence, QString::asprintf("%+d", part.points), Look::Muted);
        }
    }
}

void addHistory(QVBoxLayout* column, const QList<domain::ScoreEntry>& history, const PageContext& context) {
    column->addWidget(new kit::SectionHeading(Words::tr("How it came about")));
    Rows rows(column);
    for (const domain::ScoreEntry& entry : history.mid(0, historyRows)) {
        const QString at = kit::dayTimeText(entry.at, context.clock.now(), context.members.zone(), context.members.locale());
        const QString change = entry.previous == entry.total
                                   ? QString::number(entry.total)
                                   : QStringLiteral("%1 → %2").arg(entry.previous).arg(entry.total);
        rows.add(Words::tr("%1 · %2").arg(at, entry.cause), change, Look::Muted);
    }
    if (history.isEmpty())
        column->addWidget(words(Words::tr("This is the first score of this lead."), Look::Muted));
}

/// The reasons may be longer than the screen.
QVBoxLayout* scrollingColumn(Popover* popover) {
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumHeight(340);
    area->setAccessibleName(Words::tr("Reasons"));
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, kit::space::small, 0);
    column->setSpacing(kit::space::small);
    column->setAlignment(Qt::AlignTop);
    area->setWidget(inside);
    popover->body()->addWidget(area);
    area->setFocus();
    return column;
}

void explainScore(PageContext& context, const domain::LeadDetail& detail, Popover* popover) {
    QVBoxLayout* column = scrollingColumn(popover);
    column->addWidget(words(Words::tr("Five factors, each with a cap. Rules version %1.").arg(detail.score.ruleVersion),
                            Look::Muted));
    addParts(column, detail.score);
    context.desk.inbox().scoreHistory(detail.lead.number).then(
        popover, [column, &context](const Result<QList<domain::ScoreEntry>>& history) {
            if (history)
                addHistory(column, *history, context);
        });
}

void explainHeat(PageContext& context, const domain::LeadDetail& detail, Popover* popover) {
    const domain::HeatResult& heat = detail.heat;
    QVBoxLayout* column = popover->body();
    column->addWidget(words(heat.heatReason));
    Rows rows(column);
    rows.add(Words::tr("From the score of %1").arg(detail.lead.score), kit::label(heat.scoreHeat));
    rows.add(Words::tr("From what was written, after cooling"), kit::label(heat.intentHeat));
    rows.add(Words::tr("Computed: the higher of the two"), kit::label(heat.computedHeat));
    if (heat.heat != heat.computedHeat)
        rows.add(Words::tr("Pinned by a person, and shown"), kit::label(heat.heat));
    column->addWidget(words(Words::tr("Heat from a message falls one step for each 48 hours of silence."), Look::Muted));
    column->addWidget(new kit::SectionHeading(Words::tr("Priority: %1").arg(kit::label(heat.priority))));
    column->addWidget(words(heat.priorityReason));
    Q_UNUSED(context)
}

/// Candidates are kept as JSON: {name, deficit before, deficit after} in the order they stood.
void addCandidates(QVBoxLayout* column, const QString& json) {
    const QJsonArray candidates = QJsonDocument::fromJson(json.toUtf8()).array();
    if (candidates.isEmpty())
        return;
    column->addWidget(new kit::SectionHeading(Words::tr("Who could have had it")));
    Rows rows(column);
    for (const QJsonValue& value : candidates) {
        const QJsonObject one = value.toObject();
        QStringList numbers;
        for (auto field = one.begin(); field != one.end(); ++field) {
            if (field.value().isDouble())
                numbers << QStringLiteral("%1 %2").arg(field.key(), QString::number(field.value().toDouble(), 'g', 4));
        }
        rows.add(one.value(QStringLiteral("name")).toString(), numbers.join(QStringLiteral(", ")), Look::Muted);
    }
}

void explainOwner(PageContext& context, const domain::LeadDetail& detail, Popover* popover) {
    QVBoxLayout* column = popover->body();
    if (!detail.assignment) {
        column->addWidget(words(detail.lead.ownerId.isSet() ? Words::tr("No decision is recorded for this owner.")
                                                            : Words::tr("Nobody was asked yet.")));
        return;
    }
    const domain::Assignment& made = *detail.assignment;
    column->addWidget(words(made.reason));
    const QString at = kit::exactText(made.decidedAt, context.members.zone(), context.members.locale());
    const QString how = made.mode == QStringLiteral("auto") ? Words::tr("Decided by rule (%1)").arg(made.strategy)
                                                            : Words::tr("Decided by a person");
    column->addWidget(words(Words::tr("%1, %2").arg(how, at), Look::Muted));
    addCandidates(column, made.candidates);
}

void explainTriage(PageContext& context, const domain::LeadDetail& detail, Popover* popover) {
    QVBoxLayout* column = popover->body();
    if (!detail.triage) {
        column->addWidget(words(Words::tr("Nothing was read out of a message: this lead was typed by hand or imported.")));
        return;
    }
    const domain::TriageItem& item = *detail.triage;
    column->addWidget(words(item.reason));
    Rows rows(column);
    rows.add(Words::tr("Suggested"), item.suggestedAction);
    rows.add(Words::tr("Heat"), kit::label(item.heat));
    rows.add(Words::tr("Priority"), kit::label(item.priority));
    rows.add(Words::tr("Language"), item.language.isEmpty() ? Words::tr("too short to say") : kit::languageLabel(item.language));
    rows.add(Words::tr("Confidence"), QString::number(item.confidence, 'f', 2));
    rows.add(Words::tr("State"), kit::label(item.status));
    column->addWidget(words(Words::tr("Read by rules from the words of the message; heat counts from a confidence of 0.60 on."),
                            Look::Muted));
    Q_UNUSED(context)
}

} // namespace

QString whyTitle(const PageContext& context, const domain::LeadDetail& detail, Why why) {
    switch (why) {
    case Why::Score:
        return Words::tr("Why score %1, grade %2").arg(detail.lead.score).arg(kit::label(domain::gradeOf(detail.lead.score)));
    case Why::Heat:
        return Words::tr("Why %1").arg(kit::label(detail.lead.heat).toLower());
    case Why::Owner:
        return detail.lead.ownerId.isSet() ? Words::tr("Why %1").arg(context.members.nameOf(detail.lead.ownerId))
                                           : Words::tr("Why nobody");
    case Why::Triage:
        return Words::tr("What triage understood");
    }
    return {};
}

void openReasons(PageContext& context, const domain::LeadDetail& detail, Why why, QWidget* anchor) {
    auto* popover = new Popover(whyTitle(context, detail, why), anchor->window());
    switch (why) {
    case Why::Score: explainScore(context, detail, popover); break;
    case Why::Heat: explainHeat(context, detail, popover); break;
    case Why::Owner: explainOwner(context, detail, popover); break;
    case Why::Triage: explainTriage(context, detail, popover); break;
    }
    popover->openAt(anchor, reasonsWidth);
}

} // namespace leadwell::pages
