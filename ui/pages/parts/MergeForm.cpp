// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/MergeForm.h"

#include "core/base/Clock.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Times.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/Mnemonics.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/parts/TintedNote.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

using kit::PlainLabel;
using services::ComparedField;
using services::ComparedSide;
using services::Comparison;
using services::Merging;
using services::Side;

namespace {

constexpr int bothGoOn = 2; ///< beside the two sides, as a button's id
constexpr int valueWidth = 190;

int idOf(Side side) {
    return side == Side::A ? 0 : 1;
}

PlainLabel* wrapped(const QString& text, QWidget* parent) {
    auto* label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    label->setSelectable(true);
    label->setFocusPolicy(Qt::NoFocus);
    label->setMinimumWidth(kit::byText(valueWidth));
    return label;
}

/// Words for what is kept as a code.
QString shownOf(const QString& key, const QString& value) {
    if (value.isEmpty())
        return QStringLiteral("—");
    return key == QStringLiteral("language")  ? kit::languageLabel(value)
           : key == QStringLiteral("country") ? kit::countryLabel(value)
                                              : value;
}

} // namespace

MergeForm::MergeForm(PageContext& context, Comparison comparison, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_comparison(std::move(comparison)) {
    setObjectName(QStringLiteral("mergeForm"));
    setAccessibleName(tr("Both people, field by field"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::medium);
    addWords(column);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(kit::space::large);
    grid->setVerticalSpacing(kit::space::small);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    addHead(grid);
    int row = 2;
    for (const ComparedField& field : m_comparison.fields)
        addField(grid, row++, field);
    column->addLayout(grid);
    addLeads(column);
    auto* different = new kit::Button(tr("They are not the same"), this);
    different->setObjectName(QStringLiteral("different"));
    different->setRole(kit::ButtonRole::Link);
    different->setAutoDefault(false);
    different->setToolTip(tr("Both stay as they are, and are not suggested again."));
    connect(different, &QAbstractButton::clicked, this, &MergeForm::differentWanted);
    column->addWidget(different, 0, Qt::AlignLeading);
    column->addStretch(1);
    beginAtFirstChoice();
}

/// Why it is asked, and how sure that is.
void MergeForm::addWords(QVBoxLayout* column) {
    const QStringList reasons = m_comparison.sameness.why + m_comparison.sameness.whyNot;
    auto* why = new TintedNote(m_comparison.sameness.whyNot.isEmpty() ? kit::Tone::Accent : kit::Tone::Warning, this);
    QString words = m_comparison.sameness.confidence > 0
                        ? tr("%1 · confidence %2")
                              .arg(reasons.join(QStringLiteral(", ")),
                                   m_context.members.locale().toString(m_comparison.sameness.confidence, 'f', 2))
                    : reasons.isEmpty()
                        ? tr("Nothing that Leadwell knows says that they are one.")
                        : tr("Nothing that Leadwell knows says that they are one: %1.").arg(reasons.join(QStringLiteral(", ")));
    if (m_comparison.areDifferent)
        words += QLatin1Char('\n') + tr("Somebody said before that they are not the same.");
    why->setText(words);
    column->addWidget(why);
}

/// "L-12 · New · Karan Shah · 3 messages"
QString MergeForm::leadLine(const ComparedSide& side) const {
    QStringList parts;
    if (side.lead.number > 0) {
        parts << domain::leadNumberText(side.lead.number) << kit::label(side.lead.stage);
        parts << (side.lead.owner.isEmpty() ? tr("nobody's") : side.lead.owner);
    } else {
        parts << tr("no lead");
    }
    const QString count = kit::countText(side.messages, m_context.members.locale());
    parts << (side.messages == 1 ? tr("1 message") : tr("%1 messages").arg(count));
    if (side.lead.openTasks > 0)
        parts << (side.lead.openTasks == 1 ? tr("1 open task") : tr("%1 open tasks").arg(side.lead.openTasks));
    return parts.join(QStringLiteral(" · "));
}

void MergeForm::addHead(QGridLayout* grid) {
    int at = 1;
    for (const ComparedSide* side : {&m_comparison.a, &m_comparison.b}) {
        PlainLabel* name = wrapped(side->name, this);
        name->setLook(PlainLabel::Look::Strong);
        PlainLabel* lead = wrapped(leadLine(*side), this);
        lead->setLook(PlainLabel::Look::Muted);
        grid->addWidget(name, 0, at);
        grid->addWidget(lead, 1, at);
        ++at;
    }
}

void MergeForm::addField(QGridLayout* grid, int row, const ComparedField& field) {
    auto* label = new PlainLabel(field.label, this);
    label->setLook(field.isChoice ? PlainLabel::Look::Strong : PlainLabel::Look::Muted);
    grid->addWidget(label, row, 0, Qt::AlignTop);
    if (!field.isChoice) {
        for (const auto& [text, column] : {std::pair(field.a, 1), std::pair(field.b, 2)})
            grid->addWidget(wrapped(shownOf(field.key, text), this), row, column, Qt::AlignTop);
        return;
    }
    auto* group = new QButtonGroup(this);
    for (const auto& [value, side] : {std::pair(field.a, Side::A), std::pair(field.b, Side::B)}) {
        const QString text = shownOf(field.key, value);
        auto* choice = new QRadioButton(kit::buttonText(text), this);
        choice->setObjectName(
            QStringLiteral("%1.%2").arg(field.key, side == Side::A ? QStringLiteral("a") : QStringLiteral("b")));
        choice->setAccessibleName(tr("%1: %2").arg(field.label, text));
        choice->setToolTip(kit::plainToolTip(text));
        choice->setChecked(field.shown == side);
        group->addButton(choice, idOf(side));
        grid->addWidget(choice, row, 1 + idOf(side), Qt::AlignTop);
    }
    m_choices.insert(field.key, group);
}

QString MergeForm::becomes(Side kept) const {
    const auto& goesOn = kept == Side::A ? m_comparison.a.lead : m_comparison.b.lead;
    const auto& away = kept == Side::A ? m_comparison.b.lead : m_comparison.a.lead;
    return tr("%1 goes on (%2), %3 is shown in it")
        .arg(domain::leadNumberText(goesOn.number), kit::label(goesOn.stage), domain::leadNumberText(away.number));
}

void MergeForm::addLeads(QVBoxLayout* column) {
    if (!m_comparison.unitesLeads) {
        PlainLabel* words = wrapped(tr("Their leads stay as they are. Taken apart, each has again what came by their own numbers "
                                       "and addresses."),
                                    this);
        words->setLook(PlainLabel::Look::Muted);
        column->addWidget(words);
        return;
    }
    auto* head = new PlainLabel(tr("Both have an open lead"), this);
    head->setLook(PlainLabel::Look::Strong);
    column->addWidget(head);
    m_leads = new QButtonGroup(this);
    const std::pair<QString, int> ways[] = {
        {becomes(Side::A), idOf(Side::A)}, {becomes(Side::B), idOf(Side::B)}, {tr("Both go on"), bothGoOn}};
    for (const auto& [words, id] : ways) {
        auto* choice = new QRadioButton(kit::buttonText(words), this);
        choice->setObjectName(QStringLiteral("leads.%1").arg(id));
        choice->setChecked(id == idOf(m_comparison.keptLead));
        m_leads->addButton(choice, id);
        column->addWidget(choice);
    }
}

/// The keyboard begins at the first thing there is to choose; where there is none, Return merges.
void MergeForm::beginAtFirstChoice() {
    const auto choices = findChildren<QRadioButton*>();
    const auto first = std::find_if(choices.cbegin(), choices.cend(), [](QRadioButton* one) { return one->isChecked(); });
    if (first != choices.cend())
        setFocusProxy(*first);
    else
        setFocusPolicy(Qt::StrongFocus);
}

Merging MergeForm::merging() const {
    Merging merging;
    merging.a = m_comparison.a.person;
    merging.b = m_comparison.b.person;
    for (auto choice = m_choices.cbegin(); choice != m_choices.cend(); ++choice)
        merging.choices.insert(choice.key(), choice.value()->checkedId() == idOf(Side::B) ? Side::B : Side::A);
    const int leads = m_leads ? m_leads->checkedId() : bothGoOn;
    merging.unitesLeads = leads != bothGoOn;
    if (merging.unitesLeads)
        merging.keptLead = leads == idOf(Side::A) ? Side::A : Side::B;
    return merging;
}

} // namespace leadwell::pages
