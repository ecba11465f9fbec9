// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/SystemScheme.h"
#include "ui/kit/Tokens.h"

#include <QFont>
#include <QObject>

namespace leadwell::kit {

/// Puts the house style and its palette on the application, and changes them live. Make one in the
/// composition root right after QApplication; widgets never ask it but read their palette through
/// tokens(this). Main thread.
class Theme final : public QObject {
    Q_OBJECT
public:
    enum class Choice : quint8 { FollowSystem, Light, Dark };
    Q_ENUM(Choice)

    explicit Theme(QObject* parent = nullptr);

    /// Installs style and palette; afterwards every change of the choice or the system repaints all windows.
    void install();
    void setChoice(Choice choice);
    Choice choice() const { return m_choice; }
    Scheme scheme() const;
    /// Letters in per cent of the system's; takes effect at once. Anything but one of textSizes means the nearest of them.
    void setTextSize(int percent);
    int textSize() const { return m_textSize; }

Q_SIGNALS:
    void schemeChanged(leadwell::kit::Scheme scheme);

private:
    void apply();

    SystemScheme m_system;
    Choice m_choice = Choice::FollowSystem;
    Scheme m_applied = Scheme::Light;
    bool m_isInstalled = false;
    QFont m_systemFont;
    int m_textSize = 100;
};

/// The choice as it is kept in the settings file: "system", "light", "dark". Anything unknown reads as
/// FollowSystem.
QString toText(Theme::Choice choice);
Theme::Choice themeChoiceFromText(const QString& text);

} // namespace leadwell::kit
