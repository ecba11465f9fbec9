// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/team/PersonPanel.h"

#include "core/domain/lead/Lead.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/kit/paint/Pill.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/KeyValueList.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/parts/Standing.h"
#include "ui/pages/team/TeamWords.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace leadwell::pages {

using kit::PlainLabel;
using services::SuccessEntry;
using services::TeamPerson;
namespace space = kit::space;

namespace {

constexpr int avatarSide = 32;
constexpr qsizetype contributionsShown = 30;

PlainLabel* muted(const QString& words, QWidget* parent) {
    auto* label = new PlainLabel(words, parent);
    label->setLook(PlainLabel::Look::Muted);
    label->setWordWrap(true);
    return label;
}

QString whatOf(const SuccessEntry& entry) {
    return entry.weight.definition.isEmpty() ? domain::inWords(entry.event.kind) : entry.weight.definition;
}

} // namespace

PersonPanel::PersonPanel(PageContext& context, QWidget* parent) : QScrollArea(parent), m_context(context) {
    setObjectName(QStringLiteral("personPanel"));
    setAccessibleName(tr("The person"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // What is in it takes the keyboard.
}

void PersonPanel::show(const TeamPerson* person) {
    const QString spoken = person ? spokenOf(*person, m_context.members, m_context.clock) : QString();
    const std::optional<TeamPerson> wanted = person ? std::optional(*person) : std::nullopt;
    if (widget() && wanted == m_person && spoken == m_spoken)
        return;
    m_person = wanted;
    m_spoken = spoken;
    build();
}

void PersonPanel::build() {
    const QWidget* had = widget() ? widget()->focusWidget() : nullptr;
    const QString keyboard = had && had->hasFocus() ? had->objectName() : QString();
    QWidget* before = takeWidget();
    auto* place = new kit::Surface;
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(space::large, space::large, space::large, space::large);
    column->setSpacing(space::medium);
    setWidget(place);
    if (m_person) {
        addHead(column);
        addFacts(column);
        addLeaves(column);
        if (m_person->candidate)
            addPerformance(column);
        addEnd(column);
    }
    column->addStretch(1);
    // The button that was just pressed may be in it.
    if (before)
        before->deleteLater();
    if (auto* again = keyboard.isEmpty() ? nullptr : place->findChild<QWidget*>(keyboard))
        again->setFocus(Qt::OtherFocusReason);
}

void PersonPanel::addHead(QVBoxLayout* column) {
    QWidget* place = widget();
    auto* avatar = new kit::Avatar(place);
    avatar->setSide(avatarSide);
    avatar->setMember(m_person->member.name, QColor(m_person->member.colour));
    auto* name = new PlainLabel(m_person->member.name, place);
    name->setLook(PlainLabel::Look::Title);
    name->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(avatar);
    row->addWidget(name, 1);
    column->addLayout(row);
    if (!m_person->candidate) {
        column->addWidget(muted(tr("%1: is given no leads by the rules.").arg(roleName(m_person->member.role)), place));
        return;
    }
    auto* pill = new kit::Pill(place);
    pill->set(standingOf(*m_person), toneOf(*m_person));
    auto* switches = new QHBoxLayout;
    auto* available = new QCheckBox(tr("Takes new leads"), place);
    available->setObjectName(QStringLiteral("available"));
    available->setAccessibleName(tr("%1 takes new leads").arg(m_person->member.name));
    available->setChecked(m_person->member.isAvailable);
    connect(available, &QAbstractButton::clicked, this, &PersonPanel::switched);
    switches->addWidget(available);
    switches->addStretch(1);
    switches->addWidget(pill);
    column->addLayout(switches);
    auto* bar = new LoadBar(place);
    bar->set(loadOf(*m_person->candidate));
    bar->setVisible(m_person->candidate->capacity.has_value());
    column->addWidget(bar);
}

void PersonPanel::addFacts(QVBoxLayout* column) {
    const domain::Member& member = m_person->member;
    auto* facts = new kit::KeyValueList(widget());
    if (m_person->candidate) {
        facts->set(tr("Open leads"), loadWords(*m_person));
        facts->set(tr("Given"), monthWords(*m_person));
        facts->set(tr("By their share"), owedWords(m_person->candidate->deficitMicro));
    }
    facts->set(tr("Role"), roleName(member.role));
    facts->set(tr("E-mail"), member.email);
    facts->set(tr("Knows"), member.skills.join(QStringLiteral(", ")));
    facts->set(tr("Regions"), member.regions.join(QStringLiteral(", ")));
    facts->set(tr("A month"), member.monthMin == 0 && !member.monthMax ? tr("no limits")
                              : member.monthMax                        ? tr("%1 to %2").arg(member.monthMin).arg(*member.monthMax)
                                                                       : tr("at least %1").arg(member.monthMin));
    facts->set(tr("Working hours"), member.workingHours.isEmpty()
                                        ? tr("%1 (workspace)").arg(m_context.members.settings().businessHours)
                                        : member.workingHours);
    facts->set(tr("Time zone"),
               member.timeZone.isEmpty() ? tr("%1 (workspace)").arg(m_context.members.settings().timeZone) : member.timeZone);
    column->addWidget(facts);
    auto* edit = new kit::Button(widget());
    edit->setObjectName(QStringLiteral("editPerson"));
    edit->setAction(m_actions.edit);
    column->addWidget(edit, 0, Qt::AlignLeft);
}

void PersonPanel::addLeaves(QVBoxLayout* column) {
    QWidget* place = widget();
    column->addWidget(new kit::SectionHeading(tr("Leave"), place));
    if (m_person->leaves.isEmpty())
        column->addWidget(muted(tr("None is known."), place));
    for (const domain::Leave& leave : m_person->leaves) {
        const QString words = leaveWords(leave, m_context.members);
        auto* row = new QHBoxLayout;
        auto* label = new PlainLabel(words, place);
        label->setWordWrap(true);
        auto* remove = new kit::Button(tr("Remove"), place);
        remove->setRole(kit::ButtonRole::Quiet);
        remove->setObjectName(QStringLiteral("removeLeave"));
        remove->setAccessibleName(tr("Remove the leave %1").arg(words));
        connect(remove, &QAbstractButton::clicked, this, [this, id = leave.id] { Q_EMIT leaveRemoved(id); });
        row->addWidget(label, 1);
        row->addWidget(remove);
        column->addLayout(row);
    }
    auto* add = new kit::Button(place);
    add->setObjectName(QStringLiteral("addLeave"));
    add->setAction(m_actions.addLeave);
    column->addWidget(add, 0, Qt::AlignLeft);
}

/// Why 4.5: every success and what it counts; pressing one opens its lead.
void PersonPanel::addPerformance(QVBoxLayout* column) {
    QWidget* place = widget();
    auto* heading = new kit::SectionHeading(tr("Performance"), place);
    heading->setNote(pointsWords(m_person->performance.score));
    column->addWidget(heading);
    const QList<SuccessEntry>& all = m_person->performance.contributions;
    column->addWidget(muted(all.isEmpty() ? tr("No success in the last %1 days.").arg(domain::performanceDays)
                                          : tr("The points of the last %1 days, each in full:").arg(domain::performanceDays),
                            place));
    for (const SuccessEntry& entry : all.mid(0, contributionsShown)) {
        const QString lead = domain::leadNumberText(entry.leadNumber);
        const QString words =
            tr("%1 · %2 · %3 · %4")
                .arg(pointsWords(entry.weight.weight), whatOf(entry), lead, dayWords(entry.event.at, m_context.members));
        auto* open = new kit::Button(words, place);
        open->setRole(kit::ButtonRole::Quiet);
        open->setObjectName(QStringLiteral("contribution"));
        open->setToolTip(kit::plainToolTip(tr("Open %1 %2").arg(lead, entry.customer)));
        connect(open, &QAbstractButton::clicked, this, [this, number = entry.leadNumber] { Q_EMIT leadAsked(number); });
        column->addWidget(open, 0, Qt::AlignLeft);
    }
    if (all.size() > contributionsShown)
        column->addWidget(muted(tr("And %1 more; “Success” lists them all.").arg(all.size() - contributionsShown), place));
    auto* record = new kit::Button(place);
    record->setObjectName(QStringLiteral("recordSuccess"));
    record->setAction(m_actions.record);
    column->addWidget(record, 0, Qt::AlignLeft);
}

void PersonPanel::addEnd(QVBoxLayout* column) {
    column->addWidget(new kit::HairLine(Qt::Horizontal, widget()));
    auto* leaves = new kit::Button(widget());
    leaves->setRole(kit::ButtonRole::Quiet);
    leaves->setObjectName(QStringLiteral("leaveTeam"));
    leaves->setAction(m_actions.leaveTeam);
    column->addWidget(leaves, 0, Qt::AlignLeft);
}

} // namespace leadwell::pages
