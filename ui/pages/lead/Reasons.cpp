// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/Reasons.h"

#include "core/base/Clock.h"
#include "core/services/Desk.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TabOrder.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/Isolates.h"
#include "ui/kit/text/Mnemonics.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/lead/LeadWords.h"
#include "ui/pages/parts/Popover.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPointer>
#include <QScrollArea>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {
namespace {

using kit::PlainLabel;
using Look = kit::PlainLabel::Look;

constexpr int reasonsWidth = 420;
constexpr int historyRows = 12;
constexpr int indent = 14;
constexpr int emptyHeight = 40;
constexpr const char* whyProperty = "leadwellWhy";

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

QString capital(QString text) {
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

/// A derivation as lines, each step a little further in: what, its value at the edge, the rule, who said it.
class Tree {
public:
    Tree(const PageContext& context, QVBoxLayout* column, QWidget* popover, std::function<void(MessageId)> showMessage)
        : m_context(context)
        , m_column(column)
        , m_popover(popover)
        , m_showMessage(std::move(showMessage)) {}

    /// The root's own value stands in the title already.
    void addRoot(const domain::Derivation& root) {
        if (!root.sentence.isEmpty())
            m_column->addWidget(words(capital(root.sentence)));
        if (root.at.isSet())
            m_column->addWidget(
                words(kit::exactText(root.at, m_context.members.zone(), m_context.members.locale()), Look::Strong));
        addOrigin(root, 0);
        addRule(root, 0);
        for (const domain::Derivation& step : root.from)
            add(step, 0);
    }
    void addChanges(const QList<domain::WhatIf>& changes) {
        if (changes.isEmpty())
            return;
        m_column->addWidget(new kit::SectionHeading(Words::tr("What would change it")));
        for (const domain::WhatIf& change : changes) {
            const QString when = change.at.isSet() ? momentText(change.at) : QString();
            m_column->addWidget(
                words(when.isEmpty() ? change.sentence : Words::tr("%1: %2").arg(when, change.sentence), Look::Muted));
        }
    }

private:
    void add(const domain::Derivation& step, int depth) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(depth * indent, depth == 0 ? kit::space::tight : 0, 0, 0);
        const QString what = depth == 0 ? kit::factorLabel(step.what) : step.what;
        row->addWidget(words(what, depth == 0 ? Look::Normal : Look::Muted), 1);
        const QString text = step.at.isSet() ? momentText(step.at) : step.value;
        auto* value = new PlainLabel(text);
        value->setLook(depth == 0 ? Look::Strong : Look::Muted);
        // What is long is a sentence of its own, not a value at the edge.
        const bool isLong = text.size() > 24;
        value->setWordWrap(isLong);
        value->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
        row->addWidget(value, isLong ? 1 : 0, isLong ? Qt::Alignment() : Qt::AlignRight | Qt::AlignTop);
        m_column->addLayout(row);
        if (!step.sentence.isEmpty())
            addIndented(words(kit::withIsolatedQuotes(step.sentence), Look::Small), depth + 1);
        addOrigin(step, depth + 1);
        addRule(step, depth + 1);
        for (const domain::Derivation& from : step.from)
            add(from, depth + 1);
    }
    void addRule(const domain::Derivation& step, int depth) {
        if (!step.rule.isEmpty())
            addIndented(words(Words::tr("By the rules of %1").arg(step.rule), Look::Small), depth);
    }
    /// A message can be read with one key, and is quoted once; what a person did is said.
    void addOrigin(const domain::Derivation& step, int depth) {
        if (!step.origin)
            return;
        const domain::Origin& origin = *step.origin;
        const bool isSame = origin.message.isSet() && m_last == origin.message;
        const bool isKnown = origin.message.isSet() && m_quoted.contains(origin.message);
        const bool isNamed = isKnown || (origin.message.isSet() && m_named.contains(origin.message));
        m_last = origin.message;
        m_named.insert(origin.message);
        if (origin.isGiven && isNamed) {
            addIndented(words(isSame ? Words::tr("Given with the same enquiry")
                                     : Words::tr("Given with the enquiry: %1, %2, as above")
                                           .arg(kit::isolated(origin.who), momentText(origin.at)),
                              Look::Small),
                        depth);
            return;
        }
        if (isKnown) {
            addIndented(words(isSame ? Words::tr("The same message")
                                     : Words::tr("%1, %2, as above").arg(kit::isolated(origin.who), momentText(origin.at)),
                              Look::Small),
                        depth);
            return;
        }
        QString said = Words::tr("%1, %2").arg(kit::isolated(origin.who), momentText(origin.at));
        if (origin.isGiven)
            said = Words::tr("Given with the enquiry: %1").arg(said);
        if (!origin.words.isEmpty()) {
            m_quoted.insert(origin.message);
            said = Words::tr("%1: “%2”").arg(said, kit::isolated(origin.words));
        }
        if (!origin.message.isSet() || isNamed) { // One way to it is enough.
            addIndented(words(said, Look::Small), depth);
            return;
        }
        addIndented(words(said, Look::Small), depth);
        auto* read = new kit::Button(Words::tr("Read it"));
        read->setRole(kit::ButtonRole::Link);
        read->setAccessibleName(Words::tr("Read %1").arg(Words::tr("%1, %2").arg(origin.who, momentText(origin.at))));
        QObject::connect(read, &QAbstractButton::clicked, m_popover,
                         [popover = m_popover, show = m_showMessage, id = origin.message] {
                             popover->close();
                             show(id);
                         });
        addIndented(read, depth);
    }
    void addIndented(QWidget* widget, int depth) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(depth * indent, 0, 0, 0);
        const bool isButton = qobject_cast<QAbstractButton*>(widget);
        row->addWidget(widget, isButton ? 0 : 1);
        if (isButton)
            row->addStretch(1);
        m_column->addLayout(row);
    }
    QString momentText(Instant at) const {
        return kit::dayTimeText(at, m_context.clock.now(), m_context.members.zone(), m_context.members.locale());
    }

    const PageContext& m_context;
    QVBoxLayout* m_column;
    QWidget* m_popover;
    std::function<void(MessageId)> m_showMessage;
    QSet<MessageId> m_quoted;
    QSet<MessageId> m_named;
    MessageId m_last; ///< that was named
};

void addHistory(QVBoxLayout* column, const QList<domain::ScoreEntry>& history, const PageContext& context) {
    column->addWidget(new kit::SectionHeading(Words::tr("How it went")));
    for (const domain::ScoreEntry& entry : history.mid(0, historyRows)) {
        const QString at = kit::dayTimeText(entry.at, context.clock.now(), context.members.zone(), context.members.locale());
        const QString change = entry.previous == entry.total ? QString::number(entry.total)
                                                             : QStringLiteral("%1 → %2").arg(entry.previous).arg(entry.total);
        auto* row = new QHBoxLayout;
        row->addWidget(words(Words::tr("%1 · %2").arg(at, entry.cause), Look::Muted), 1);
        auto* value = new PlainLabel(change);
        value->setLook(Look::Muted);
        row->addWidget(value, 0, Qt::AlignTop);
        column->addLayout(row);
    }
}

const domain::Explained& explainedOf(const domain::LeadDerivations& all, Why why) {
    switch (why) {
    case Why::Score:
        return all.score;
    case Why::Heat:
        return all.heat;
    case Why::Priority:
        return all.priority;
    case Why::Owner:
        return all.owner;
    case Why::Triage:
        return all.triage;
    case Why::Due:
        return all.due;
    case Why::Facts:
        break;
    }
    return all.facts;
}

/// What the reasons are written on: as high as they are, and scrolling where the screen is too small for them.
struct Sheet {
    Popover* popover;
    QScrollArea* area;
    QVBoxLayout* column;
    QPointer<QWidget> anchor;
};

Sheet openSheet(const QString& title, QWidget* anchor) {
    auto* popover = new Popover(title, anchor->window());
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(Words::tr("Reasons"));
    area->setFixedHeight(kit::byText(emptyHeight));
    auto* inside = new QWidget;
    inside->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, kit::space::small, 0);
    column->setSpacing(kit::space::small);
    column->setAlignment(Qt::AlignTop);
    area->setWidget(inside);
    popover->body()->addWidget(area);
    area->setFocus();
    popover->openAt(anchor, reasonsWidth);
    return {popover, area, column, anchor};
}

/// When all is written. What scrolls is read with the arrow keys; else the keyboard is for what can be pressed.
void fit(const Sheet& sheet) {
    if (!sheet.anchor)
        return;
    sheet.column->activate();
    const int around = sheet.popover->height() - sheet.area->height();
    const int room = std::max(sheet.popover->roomAt(sheet.anchor) - around, kit::byText(emptyHeight));
    const int wanted = sheet.column->totalHeightForWidth(sheet.area->maximumViewportSize().width());
    sheet.area->setFixedHeight(std::min(wanted, room));
    sheet.popover->openAt(sheet.anchor, reasonsWidth);
    if (sheet.popover->focusWidget() == sheet.area && wanted <= room)
        kit::moveFocus(sheet.popover, true);
}

/// Words that were just written have no height until they show, which is an event later.
void fitSoon(const Sheet& sheet) {
    QMetaObject::invokeMethod(
        sheet.popover, [sheet] { fit(sheet); }, Qt::QueuedConnection);
}

/// The heading over them: "Why score 92, grade A", "Why Karan S".
QString whyTitle(const PageContext& context, const domain::LeadDetail& detail, Why why) {
    switch (why) {
    case Why::Score:
        return Words::tr("Why score %1, grade %2").arg(detail.lead.score).arg(kit::label(domain::gradeOf(detail.lead.score)));
    case Why::Heat:
        return Words::tr("Why %1").arg(kit::label(detail.lead.heat).toLower());
    case Why::Priority:
        return Words::tr("Why %1 priority").arg(kit::label(detail.lead.priority).toLower());
    case Why::Owner:
        return detail.lead.ownerId.isSet() ? Words::tr("Why %1").arg(context.members.nameOf(detail.lead.ownerId))
                                           : Words::tr("Why nobody");
    case Why::Triage:
        return Words::tr("What triage understood");
    case Why::Due:
        return detail.lead.nextDueAt.isSet() ? Words::tr("Why by then") : Words::tr("Why nothing is due");
    case Why::Facts:
        break;
    }
    return whyWords(why);
}

} // namespace

QString whyWords(Why why) {
    switch (why) {
    case Why::Score:
        return Words::tr("Why this score");
    case Why::Heat:
        return Words::tr("Why this heat");
    case Why::Priority:
        return Words::tr("Why this priority");
    case Why::Owner:
        return Words::tr("Why this owner");
    case Why::Triage:
        return Words::tr("Why this triage");
    case Why::Due:
        return Words::tr("Why this date");
    case Why::Facts:
        break;
    }
    return Words::tr("Where everything comes from");
}

void setWhy(QWidget* widget, Why why) {
    widget->setProperty(whyProperty, static_cast<int>(why));
}

Why whyAt(const QWidget* widget) {
    for (; widget; widget = widget->parentWidget()) {
        const QVariant why = widget->property(whyProperty);
        if (why.isValid())
            return static_cast<Why>(why.toInt());
    }
    return Why::Facts;
}

void openReasons(PageContext& context, const domain::LeadDetail& detail, Why why, QWidget* anchor,
                 std::function<void(MessageId)> showMessage) {
    const Sheet sheet = openSheet(whyTitle(context, detail, why), anchor);
    context.desk.inbox()
        .derivations(detail.lead.number)
        .then(sheet.popover, [&context, sheet, why, number = detail.lead.number,
                              showMessage = std::move(showMessage)](const Result<domain::LeadDerivations>& all) {
            if (!all) {
                sheet.column->addWidget(words(all.error().sentence, Look::Bad));
                fitSoon(sheet);
                return;
            }
            const domain::Explained& explained = explainedOf(*all, why);
            Tree tree(context, sheet.column, sheet.popover, showMessage);
            tree.addRoot(explained.tree);
            tree.addChanges(explained.changes);
            fitSoon(sheet);
            if (why != Why::Score)
                return;
            context.desk.inbox().scoreHistory(number).then(sheet.popover,
                                                           [sheet, &context](const Result<QList<domain::ScoreEntry>>& history) {
                                                               if (!history || history->isEmpty())
                                                                   return;
                                                               addHistory(sheet.column, *history, context);
                                                               fitSoon(sheet);
                                                           });
        });
}

} // namespace leadwell::pages
