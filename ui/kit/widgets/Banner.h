// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/paint/Pill.h"

#include <QFrame>

namespace leadwell::kit {

class Button;
class PlainLabel;

/// A tinted strip inside a page that stays until its reason is gone: "JustDial: key rejected — Fix…". Screen
/// readers are told when it appears.
class Banner final : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);

    /// Shows the strip. Empty `action`: no button.
    void say(Tone tone, const QString& sentence, const QString& action = {}, bool canClose = true);

Q_SIGNALS:
    void actionClicked();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Neutral;
    PlainLabel* m_sentence;
    Button* m_action;
    Button* m_close;
};

} // namespace leadwell::kit
