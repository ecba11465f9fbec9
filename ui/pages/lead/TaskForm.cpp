// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/TaskForm.h"

#include <QComboBox>
#include <QDateTime>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QLineEdit>

namespace leadwell::pages {

TaskForm::TaskForm(Instant now, const QTimeZone& zone, QWidget* parent)
    : QWidget(parent)
    , m_zone(zone)
    , m_title(new QLineEdit(this))
    , m_due(new QComboBox(this))
    , m_exact(new QDateTimeEdit(this)) {
    const QDateTime here = now.inZone(zone);
    const QDate today = here.date();
    m_due->addItem(tr("In 1 hour"), here.addSecs(3'600));
    m_due->addItem(tr("In 3 hours"), here.addSecs(3 * 3'600));
    if (here.time() < QTime(18, 0))
        m_due->addItem(tr("Today 18:00"), QDateTime(today, QTime(18, 0), zone));
    m_due->addItem(tr("Tomorrow 10:00"), QDateTime(today.addDays(1), QTime(10, 0), zone));
    m_due->addItem(tr("In 3 days"), QDateTime(today.addDays(3), QTime(10, 0), zone));
    m_due->addItem(tr("In a week"), QDateTime(today.addDays(7), QTime(10, 0), zone));
    m_due->addItem(tr("Another time"));
    m_exact->setCalendarPopup(true);
    m_exact->setDisplayFormat(QStringLiteral("d MMM yyyy HH:mm"));
    m_exact->setTimeSpec(Qt::LocalTime);
    m_exact->setAccessibleName(tr("Due at"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("What"), m_title);
    form->addRow(tr("Until"), m_due);
    form->addRow(QString(), m_exact);
    m_title->setPlaceholderText(tr("Send price list"));
    setFocusProxy(m_title);
    connect(m_due, &QComboBox::currentIndexChanged, this, &TaskForm::onDueChosen);
    onDueChosen();
}

void TaskForm::onDueChosen() {
    const QDateTime chosen = m_due->currentData().toDateTime();
    m_exact->setEnabled(!chosen.isValid());
    if (chosen.isValid())
        m_exact->setDateTime(QDateTime(chosen.date(), chosen.time()));
}

QString TaskForm::title() const {
    return m_title->text().simplified();
}

/// The field shows wall-clock time of the workspace's zone.
Instant TaskForm::dueAt() const {
    const QDateTime shown = m_exact->dateTime();
    return Instant::fromMs(QDateTime(shown.date(), shown.time(), m_zone).toMSecsSinceEpoch());
}

} // namespace leadwell::pages
