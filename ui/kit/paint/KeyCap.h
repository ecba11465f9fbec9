// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/Tokens.h"

#include <QKeySequence>
#include <QWidget>

class QPainter;
class QRectF;

namespace leadwell::kit {

/// What is printed on the key: "N", "Ctrl K", "⏎", "G I"; native names on macOS.
QString keyText(const QKeySequence& sequence);

QSize keyCapSize(const QString& text, const QFont& font);

/// Where a cap lies: on a surface, or on an accent-coloured button.
enum class KeyCapGround : quint8 { Surface, Accent };

/// The cap at the leading edge of `target`, centred in its height. Returns its width.
int paintKeyCap(QPainter& painter, const QRectF& target, const QString& text, const QFont& font, const Tokens& tokens,
                KeyCapGround ground = KeyCapGround::Surface);

class KeyCap final : public QWidget {
    Q_OBJECT
public:
    explicit KeyCap(const QKeySequence& sequence, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace leadwell::kit
