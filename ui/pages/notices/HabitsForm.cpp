// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/notices/HabitsForm.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace leadwell::pages {

namespace {

constexpr int unchanged = -1;

kit::PlainLabel* labelled(const QString& text, QWidget* field, QWidget* parent) {
    auto* label = new kit::PlainLabel(text, parent);
    label->setLook(kit::PlainLabel::Look::Strong);
    label->setBuddy(field);
    field->setAccessibleName(text);
    return label;
}

kit::PlainLabel* hint(const QString& text, QWidget* parent) {
    auto* label = new kit::PlainLabel(text, parent);
    label->setLook(kit::PlainLabel::Look::Muted);
    label->setWordWrap(true);
    return label;
}

} // namespace

HabitsForm::HabitsForm(const domain::NoticeHabits& habits, const QString& focusNow, QWidget* parent)
    : QWidget(parent)
    , m_before(habits)
    , m_told(new QCheckBox(tr("Tell me as things happen"), this))
    , m_focus(new QComboBox(this))
    , m_quiet(new QLineEdit(this)) {
    m_told->setObjectName(QStringLiteral("told"));
    m_told->setChecked(habits.isTold);
    m_focus->setObjectName(QStringLiteral("focus"));
    if (!focusNow.isEmpty())
        m_focus->addItem(tr("Until %1, as it is").arg(focusNow), unchanged);
    m_focus->addItem(tr("Off"), 0);
    m_focus->addItem(tr("For an hour"), 1);
    for (const int hours : {2, 4, 8})
        m_focus->addItem(tr("For %1 hours").arg(hours), hours);
    m_quiet->setObjectName(QStringLiteral("quiet"));
    m_quiet->setPlaceholderText(QStringLiteral("22:00-08:00"));
    if (habits.quiet)
        m_quiet->setText(domain::toText(*habits.quiet));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::small);
    column->addWidget(m_told);
    column->addWidget(hint(tr("What waits for you stands in this list in any case."), this));
    column->addSpacing(kit::space::small);
    column->addWidget(labelled(tr("Focus"), m_focus, this));
    column->addWidget(m_focus);
    column->addWidget(labelled(tr("Quiet hours, each day"), m_quiet, this));
    column->addWidget(m_quiet);
    column->addWidget(
        hint(tr("Then only what cannot wait interrupts, once for each lead. The rest comes together afterwards."), this));
    column->addSpacing(kit::space::small);
    auto* heading = new kit::PlainLabel(tr("Interrupt me for"), this);
    heading->setLook(kit::PlainLabel::Look::Strong);
    column->addWidget(heading);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(kit::space::large);
    grid->setVerticalSpacing(kit::space::tight);
    for (int i = 0; i < domain::noticeKindCount; ++i) {
        const auto kind = static_cast<domain::NoticeKind>(i);
        auto* box = new QCheckBox(domain::label(kind), this);
        box->setObjectName(domain::toText(kind));
        box->setChecked(!habits.off.contains(kind));
        m_kinds.append(box);
        grid->addWidget(box, i / 2, i % 2);
    }
    column->addLayout(grid);
}

QString HabitsForm::complaint() const {
    const auto quiet = domain::quietHoursFromText(m_quiet->text());
    return quiet ? QString() : quiet.error().sentence;
}

domain::NoticeHabits HabitsForm::habits(Instant now) const {
    domain::NoticeHabits habits = m_before;
    habits.isTold = m_told->isChecked();
    if (const auto quiet = domain::quietHoursFromText(m_quiet->text()))
        habits.quiet = *quiet;
    const int hours = m_focus->currentData().toInt();
    if (hours != unchanged)
        habits.focusUntil = hours > 0 ? now + std::chrono::hours(hours) : Instant();
    habits.off.clear();
    for (int i = 0; i < m_kinds.size(); ++i) {
        if (!m_kinds.at(i)->isChecked())
            habits.off.append(static_cast<domain::NoticeKind>(i));
    }
    return habits;
}

} // namespace leadwell::pages
