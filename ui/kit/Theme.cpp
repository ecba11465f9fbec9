// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/Theme.h"

#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/Icons.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/style/LeadwellStyle.h"

#include <QApplication>
#include <QToolTip>

namespace leadwell::kit {

Theme::Theme(QObject* parent) : QObject(parent) {
    connect(&m_system, &SystemScheme::changed, this, [this] {
        if (m_isInstalled)
            apply();
    });
}

void Theme::install() {
    icons::loadResources();
    installAccessibleFaces();
    QApplication::setStyle(new LeadwellStyle);
    m_isInstalled = true;
    m_systemFont = QApplication::font();
    m_applied = scheme();
    QApplication::setPalette(palette(m_applied));
    QToolTip::setPalette(palette(m_applied));
}

void Theme::setChoice(Choice choice) {
    m_choice = choice;
    if (m_isInstalled)
        apply();
}

void Theme::setTextSize(int percent) {
    const int wanted = steppedTextSize(percent, 0);
    if (wanted == m_textSize || !m_isInstalled)
        return;
    m_textSize = wanted;
    QFont font = m_systemFont;
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * wanted / 100.0));
    else
        font.setPointSizeF(font.pointSizeF() * wanted / 100.0);
    QApplication::setFont(font);
}

Scheme Theme::scheme() const {
    switch (m_choice) {
    case Choice::Light:
        return Scheme::Light;
    case Choice::Dark:
        return Scheme::Dark;
    case Choice::FollowSystem:
        break;
    }
    return m_system.current();
}

void Theme::apply() {
    if (scheme() == m_applied)
        return;
    m_applied = scheme();
    QApplication::setPalette(palette(m_applied));
    QToolTip::setPalette(palette(m_applied));
    Q_EMIT schemeChanged(m_applied);
}

QString toText(Theme::Choice choice) {
    switch (choice) {
    case Theme::Choice::Light:
        return QStringLiteral("light");
    case Theme::Choice::Dark:
        return QStringLiteral("dark");
    case Theme::Choice::FollowSystem:
        break;
    }
    return QStringLiteral("system");
}

Theme::Choice themeChoiceFromText(const QString& text) {
    if (text == QStringLiteral("light"))
        return Theme::Choice::Light;
    if (text == QStringLiteral("dark"))
        return Theme::Choice::Dark;
    return Theme::Choice::FollowSystem;
}

} // namespace leadwell::kit
