// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/Pill.h"

#include <QAbstractItemDelegate>
#include <QCache>
#include <QFont>
#include <QFontMetrics>

namespace leadwell::kit {

/// What a row's delegate paints with: made once per cell, no lookups inside.
struct Cell {
    QPainter& painter;
    QRect rect;  ///< the whole cell, background painted already
    QRect inner; ///< without the side margins
    const Tokens& tokens;
    Qt::LayoutDirection direction;
    bool isSelected;
    bool isStrong; ///< unread or new: the first line is bold
    QColor muted;  ///< readable on this row's background
};

/// Base of the 48 px two-line rows. Lean on purpose: no QStyleOptionViewItem look-ups per cell, text drawn
/// directly from strings the model has ready, cut texts remembered. A subclass overrides paintCell and uses
/// the strokes below; data never becomes rich text.
class ListDelegate : public QAbstractItemDelegate {
    Q_OBJECT
public:
    explicit ListDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const final;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setRowHeight(int pixels) { m_rowHeight = pixels; }

protected:
    virtual void paintCell(const Cell& cell, const QModelIndex& index) const = 0;
    /// True: the first line is bold. Asked before paintCell.
    virtual bool isStrong(const QModelIndex& index) const;

    void drawTwoLines(const Cell& cell, const QString& first, const QString& second) const;
    void drawLine(const Cell& cell, const QString& text, const QColor& color, bool isBold = false,
                  Qt::Alignment alignment = Qt::AlignLeading) const;
    void drawPill(const Cell& cell, const QString& text, Tone tone) const;
    void drawChannel(const Cell& cell, domain::Channel channel) const;
    /// Bars, then the words ("92").
    void drawHeat(const Cell& cell, domain::Heat heat, const QString& words) const;
    /// The disc, then the name; a dash for nobody.
    void drawMember(const Cell& cell, const QString& initials, const QColor& color,
                    const QString& name) const;
    /// `text` cut to `width` in the font of a look; remembered.
    QString cut(const QString& text, int width, bool isBold, bool isSmall = false) const;

private:
    struct Fonts {
        QFont normal;
        QFont bold;
        QFont small;
    };
    void useFont(const QFont& font) const;
    void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& tokens,
                         const QModelIndex& index) const;

    int m_rowHeight = rowHeight;
    mutable Fonts m_fonts;
    mutable bool m_hasFonts = false;
    mutable QCache<QString, QString> m_cuts;
};

} // namespace leadwell::kit
