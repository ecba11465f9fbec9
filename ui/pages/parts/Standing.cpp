// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/parts/Standing.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/paint/ScoreBar.h"

#include <QCoreApplication>
#include <QPainter>

namespace leadwell::pages {
namespace {

constexpr double nearlyFull = 0.8;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Standing)
};

} // namespace

QString standingWords(domain::Hindrance hindrance) {
    using domain::Hindrance;
    switch (hindrance) {
    case Hindrance::None:
        return Words::tr("free");
    case Hindrance::NotInPool:
        return Words::tr("not named by the rules");
    case Hindrance::Away:
        return Words::tr("away");
    case Hindrance::OnLeave:
        return Words::tr("on leave");
    case Hindrance::OffHours:
        return Words::tr("not at work now");
    case Hindrance::AtCapacity:
        return Words::tr("at capacity");
    case Hindrance::MonthFull:
        return Words::tr("at the month's maximum");
    case Hindrance::HadIt:
        return Words::tr("did not answer it");
    }
    return {};
}

double loadOf(const domain::Candidate& one) {
    if (!one.capacity)
        return 0;
    return *one.capacity > 0 ? static_cast<double>(one.openLeads) / *one.capacity : 1;
}

QColor loadColour(double part, const kit::Tokens& tokens) {
    return part >= 1 ? tokens.bad : part >= nearlyFull ? tokens.warning : tokens.good;
}

LoadBar::LoadBar(QWidget* parent) : QWidget(parent) {
    setFixedHeight(height);
}

void LoadBar::set(double part) {
    m_part = part;
    update();
}

void LoadBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const kit::Tokens& t = kit::tokens(this);
    kit::paintBar(painter, rect(), m_part, loadColour(m_part, t), t, layoutDirection());
}

} // namespace leadwell::pages
