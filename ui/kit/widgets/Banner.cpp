// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/widgets/Banner.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/Icons.h"
#include "ui/kit/style/Paint.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>

namespace leadwell::kit {
namespace {

QString iconOf(Tone tone) {
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("check");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Bad:
        return QStringLiteral("error");
    case Tone::Accent:
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("info");
}

constexpr int iconColumn = 36;

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_sentence(new PlainLabel(this))
    , m_action(new Button(this))
    , m_close(new Button(this)) {
    m_sentence->setWordWrap(true);
    setAccessibleRole(this, QAccessible::AlertMessage);
    m_sentence->setSelectable(true);
    m_close->setRole(ButtonRole::Quiet);
    m_close->setToolTip(tr("Close"));
    m_close->setIconName(QStringLiteral("close"));
    connect(m_action, &QAbstractButton::clicked, this, &Banner::actionClicked);
    connect(m_close, &QAbstractButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(iconColumn, space::small, space::small, space::small);
    row->setSpacing(space::small);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    hide();
}

void Banner::say(Tone tone, const QString& sentence, const QString& action, bool canClose) {
    m_tone = tone;
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_close->setVisible(canClose);
    setAccessibleName(sentence);
    show();
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = tokens(this);
    stroke::box(painter, rect(), fillOf(m_tone, t), QColor());
    const QRect column = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, iconColumn, height()));
    const QRectF glyph(column.center().x() - iconSize / 2.0 + 1, column.center().y() - iconSize / 2.0 + 1, iconSize, iconSize);
    icons::paint(painter, glyph, iconOf(m_tone), wordsOf(m_tone, t));
}

} // namespace leadwell::kit
