// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/Tokens.h"

#include <QWidget>

class QPainter;
class QRectF;

namespace leadwell::kit {

/// Calm is a plain count; Alarm is for what is overdue or urgent, and for nothing else.
enum class BadgeKind : quint8 { Calm, Alarm };

QSize badgeSize(const QString& text, const QFont& font);

/// A count in a round-ended field, at the trailing edge of `target`, made for the dark navigation.
void paintBadge(QPainter& painter, const QRectF& target, const QString& text, BadgeKind kind, const QFont& font,
                const Tokens& tokens, Qt::LayoutDirection direction = Qt::LeftToRight);

class Badge final : public QWidget {
    Q_OBJECT
public:
    explicit Badge(QWidget* parent = nullptr);
    /// Hidden when `count` is 0.
    void setCount(qint64 count, BadgeKind kind = BadgeKind::Calm);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    BadgeKind m_kind = BadgeKind::Calm;
};

} // namespace leadwell::kit
