// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/LeadSummary.h"

#include "ui/kit/ChannelTiles.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/paint/HeatMeter.h"
#include "ui/kit/paint/ScoreBar.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/lead/LeadCommands.h"
#include "ui/pages/lead/LeadWords.h"
#include "ui/pages/parts/Merge.h"
#include "ui/pages/parts/TintedNote.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

using kit::PlainLabel;

constexpr int buttonGap = kit::space::tight + 2;
constexpr int roomForOneLine = 300;

void empty(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

LeadSummary::LeadSummary(PageContext& context, LeadCommands& commands, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_commands(commands)
    , m_name(new PlainLabel(this))
    , m_number(new PlainLabel(this))
    , m_where(new PlainLabel(this))
    , m_tiles(new QHBoxLayout)
    , m_heat(new kit::HeatMeter(this))
    , m_score(new PlainLabel(this))
    , m_triage(new TintedNote(kit::Tone::Warning, this))
    , m_suggestion(new TintedNote(kit::Tone::Accent, this))
    , m_others(new QVBoxLayout)
    , m_owner(new PlainLabel(this))
    , m_stage(new PlainLabel(this))
    , m_head(new QHBoxLayout)
    , m_lines(new QHBoxLayout) {
    build();
    kit::followText(this, [this] { fit(); });
}

void LeadSummary::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kit::space::medium, 0, kit::space::medium);
    column->setSpacing(kit::space::small + 2);
    column->addLayout(buildIdentity());
    column->addWidget(new kit::HairLine(Qt::Horizontal, this));
    column->addLayout(buildScore());
}

QVBoxLayout* LeadSummary::buildIdentity() {
    m_name->setLook(PlainLabel::Look::Title);
    m_name->setElided(true);
    m_name->setObjectName(QStringLiteral("leadName"));
    m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_number->setLook(PlainLabel::Look::Muted);
    m_number->setSelectable(true);
    m_where->setLook(PlainLabel::Look::Muted);
    m_where->setWordWrap(true);
    m_where->setSelectable(true);
    m_tiles->setSpacing(kit::space::tight);
    auto* names = new QHBoxLayout;
    names->setSpacing(kit::space::small);
    names->addWidget(m_name);
    names->addLayout(m_tiles);
    names->addStretch(1);
    names->addWidget(m_number);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(kit::space::large, 0, kit::space::large, 0);
    column->setSpacing(kit::space::tight);
    column->addLayout(names);
    column->addWidget(m_where);
    column->addSpacing(kit::space::tight);
    column->addLayout(buildButtons());
    return column;
}

QLayout* LeadSummary::buildButtons() {
    auto* row = new kit::FlowLayout(nullptr, buttonGap);
    const auto add = [&](const char* id, const QString& text) {
        auto* button = new kit::Button(this);
        QAction* action = m_commands.action(QString::fromLatin1(id));
        // The picker opens under the button that asked for it.
        connect(button, &QAbstractButton::clicked, this, [this, button] { m_commands.setAnchorOnce(button); });
        button->setAction(action, text);
        row->addWidget(button);
        m_buttons.append(button);
        return button;
    };
    add("lead.assign", tr("Assign"))->setRole(kit::ButtonRole::Primary);
    add("lead.stage", tr("Stage"));
    m_note = add("lead.note", tr("Note"));
    add("lead.task", tr("Task"));
    if (QAction* log = m_context.actions.find(QStringLiteral("call.log"))) {
        auto* button = new kit::Button(this);
        button->setAction(log);
        row->addWidget(button);
        m_buttons.append(button);
    }
    m_more = new kit::Button(QStringLiteral("⋯"), this);
    m_more->setObjectName(QStringLiteral("more"));
    m_more->setAccessibleName(tr("More commands"));
    m_more->setToolTip(tr("More commands"));
    connect(m_more, &QAbstractButton::clicked, this, &LeadSummary::openMenu);
    row->addWidget(m_more);
    m_buttons.append(m_more);
    return row;
}

void LeadSummary::openMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<QAction*> actions = m_commands.menuActions();
    for (QAction* action : actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
}

kit::Button* LeadSummary::makeWhy(Why why) {
    auto* button = new kit::Button(tr("why?"), this);
    button->setRole(kit::ButtonRole::Link);
    button->setAccessibleName(whyWords(why));
    button->setObjectName(QStringLiteral("why%1").arg(static_cast<int>(why)));
    setWhy(button, why);
    m_whys.insert(static_cast<int>(why), button);
    connect(button, &QAbstractButton::clicked, this, [this, why] { openWhy(why); });
    return button;
}

QVBoxLayout* LeadSummary::buildScore() {
    auto* column = new QVBoxLayout;
    column->setContentsMargins(kit::space::large, 0, kit::space::large, 0);
    column->setSpacing(1);
    m_score->setLook(PlainLabel::Look::Strong);
    auto* heat = new QHBoxLayout;
    heat->setSpacing(kit::space::tight);
    heat->addWidget(m_heat);
    heat->addWidget(makeWhy(Why::Heat));
    heat->addStretch(1);
    auto* score = new QHBoxLayout;
    score->setSpacing(kit::space::tight);
    score->addWidget(m_score, 1);
    score->addWidget(makeWhy(Why::Score));
    m_head->setSpacing(kit::space::small);
    m_head->addLayout(heat);
    m_head->addLayout(score, 1);
    column->addLayout(m_head);
    while (m_bars.size() < factorsOf({}).size()) {
        m_bars.append(new kit::ScoreBar(this));
        column->addWidget(m_bars.last());
    }
    m_stage->setLook(PlainLabel::Look::Muted);
    m_owner->setLook(PlainLabel::Look::Muted);
    m_owner->setElided(true);
    m_owner->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    auto* urgency = new QHBoxLayout;
    urgency->setSpacing(kit::space::tight);
    urgency->addWidget(m_stage);
    urgency->addWidget(makeWhy(Why::Priority));
    urgency->addStretch(1);
    auto* ownership = new QHBoxLayout;
    ownership->setSpacing(kit::space::tight);
    ownership->addWidget(m_owner, 1);
    ownership->addWidget(makeWhy(Why::Owner));
    m_lines->setSpacing(kit::space::small);
    m_lines->addLayout(urgency);
    m_lines->addLayout(ownership, 1);
    column->addLayout(m_lines);
    column->addSpacing(kit::space::tight);
    m_triage->addAside(makeWhy(Why::Triage));
    column->addWidget(m_triage);
    m_compare = new kit::Button(tr("Compare"), this);
    m_compare->setRole(kit::ButtonRole::Link);
    m_compare->setAccessibleName(tr("Compare both, and merge them"));
    connect(m_compare, &QAbstractButton::clicked, this, [this] {
        m_commands.setAnchorOnce(m_compare);
        m_commands.action(QStringLiteral("lead.merge"))->trigger();
    });
    m_suggestion->addAside(m_compare);
    column->addWidget(m_suggestion);
    m_others->setSpacing(kit::space::tight);
    column->addLayout(m_others);
    return column;
}

/// A narrow panel makes it leave something out, see below; it is never wider than the panel.
QSize LeadSummary::minimumSizeHint() const {
    return {0, Surface::minimumSizeHint().height()};
}

void LeadSummary::resizeEvent(QResizeEvent* event) {
    Surface::resizeEvent(event);
    fit();
}

void LeadSummary::fit() {
    fitBars();
    int row = 2 * kit::space::large - buttonGap;
    for (const kit::Button* button : std::as_const(m_buttons))
        row += button->sizeHint().width() + buttonGap;
    // The field for notes is in sight anyway: rather without this one than on two rows.
    m_note->setVisible(width() >= row);
    const bool isOneLine = width() >= kit::byText(roomForOneLine);
    for (QBoxLayout* line : {m_head, m_lines})
        line->setDirection(isOneLine ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    for (PlainLabel* last : {m_score, m_owner})
        last->setAlignment((isOneLine ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
}

/// Low windows keep the reasons and leave out the bars: they are one "why?" away.
void LeadSummary::setCompact(bool isCompact) {
    for (kit::ScoreBar* bar : std::as_const(m_bars))
        bar->setVisible(!isCompact);
}

void LeadSummary::show(const domain::LeadDetail& detail) {
    m_detail = detail;
    m_name->setText(customerOf(detail));
    m_number->setText(domain::leadNumberText(detail.lead.number));
    const QString where = whereabouts(detail.person);
    m_where->setText(where.isEmpty() ? tr("No way to reach them is known yet.") : where);
    empty(m_tiles);
    for (const domain::Channel channel : detail.channels)
        m_tiles->addWidget(new kit::ChannelTile(channel, this));
    showScore(detail);
    showTriage(detail);
    showOwner(detail);
    showOthers(detail);
}

void LeadSummary::showScore(const domain::LeadDetail& detail) {
    const QString grade = kit::label(domain::gradeOf(detail.lead.score));
    m_heat->setHeat(detail.lead.heat);
    m_score->setText(tr("%1 · grade %2").arg(detail.lead.score).arg(grade));
    m_stage->setText(tr("%1 priority").arg(kit::label(detail.lead.priority)));
    const QList<ScoreFactor> factors = factorsOf(detail.score);
    for (qsizetype i = 0; i < factors.size(); ++i)
        m_bars.at(i)->setScore(kit::factorLabel(factors.at(i).key), factors.at(i).points, factors.at(i).most);
    fitBars();
}

void LeadSummary::fitBars() {
    int labelWidth = 0;
    for (const ScoreFactor& factor : factorsOf(m_detail.score))
        labelWidth = std::max(labelWidth, fontMetrics().horizontalAdvance(kit::factorLabel(factor.key)));
    for (kit::ScoreBar* bar : std::as_const(m_bars)) {
        bar->setLabelWidth(labelWidth);
        bar->setValueWidth(fontMetrics().horizontalAdvance(QStringLiteral("25/25")));
    }
}

/// "Wants 100 units by Friday. English · confidence 0.89. Send price within 2 h."
void LeadSummary::showTriage(const domain::LeadDetail& detail) {
    m_suggestion->setText(detail.suggestions.join(QLatin1Char('\n')));
    if (!detail.triage) {
        m_triage->setText({});
        return;
    }
    const domain::TriageItem& item = *detail.triage;
    QStringList facts;
    if (!item.language.isEmpty())
        facts << tr("Language: %1").arg(kit::languageLabel(item.language));
    if (detail.lead.isUrgent)
        facts << tr("urgent");
    if (detail.lead.quantity > 0)
        facts << tr("quantity given");
    facts << tr("confidence %1").arg(item.confidence, 0, 'f', 2);
    QStringList sentences{item.reason, facts.join(QStringLiteral(" · ")), item.suggestedAction};
    sentences.removeAll(QString());
    m_triage->setText(sentences.join(QStringLiteral(". ")) + QLatin1Char('.'));
}

void LeadSummary::showOwner(const domain::LeadDetail& detail) {
    const QString name = detail.ownerName.isEmpty() ? m_context.members.nameOf(detail.lead.ownerId) : detail.ownerName;
    m_owner->setText(name.isEmpty() ? tr("Assigned to nobody") : tr("Assigned to %1").arg(name));
}

/// "Also known as R. Mehta Traders; L-12 is shown here", and a way back.
void LeadSummary::showOthers(const domain::LeadDetail& detail) {
    empty(m_others);
    for (const domain::AlsoKnownAs& other : detail.alsoKnownAs) {
        auto* note = new TintedNote(kit::Tone::Accent, this);
        auto* apart = new kit::Button(tr("Take apart"), note);
        apart->setRole(kit::ButtonRole::Link);
        apart->setAccessibleName(tr("Take %1 apart from %2").arg(other.name, customerOf(detail)));
        apart->setToolTip(tr("Each has again what came by their own numbers and addresses, also since they are one."));
        connect(apart, &QAbstractButton::clicked, this, [this, id = other.id] { takeApart(m_context, this, id); });
        note->addAside(apart);
        m_others->addWidget(note);
        note->setText(other.leadShownHere > 0
                          ? tr("Also known as %1; %2 is shown here.").arg(other.name, domain::leadNumberText(other.leadShownHere))
                          : tr("Also known as %1.").arg(other.name));
    }
}

void LeadSummary::openWhy(Why why, QWidget* anchor) {
    if (!anchor)
        anchor = m_whys.value(static_cast<int>(why));
    openReasons(m_context, m_detail, why, anchor ? anchor : m_more, [this](MessageId message) { Q_EMIT messageWanted(message); });
}

} // namespace leadwell::pages
