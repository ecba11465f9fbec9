// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/Pill.h"

#include <QAbstractItemDelegate>
#include <QCache>
#include <QFont>
#include <QHash>
#include <QPixmap>
#include <QStaticText>

#include <functional>

namespace leadwell::kit {

/// What a row's delegate paints with: made once per cell, no look-ups inside. Copy it and change `inner` to
/// paint into a part of the cell.
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

/// Base of the 48 px two-line rows. Lean on purpose: nothing of QStyledItemDelegate's look-ups; laid-out
/// lines and the little pictures are remembered and only copied to the screen. A subclass overrides paintCell
/// and uses the strokes below; data never becomes rich text. Main thread.
class ListDelegate : public QAbstractItemDelegate {
    Q_OBJECT
public:
    explicit ListDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const final;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Rows of two lines are never lower than these need; below 40 the row is taken to have one line.
    void setRowHeight(int pixels) { m_rowHeight = pixels; }

protected:
    virtual void paintCell(const Cell& cell, const QModelIndex& index) const = 0;
    /// True: the first line is bold. Asked before paintCell.
    virtual bool isStrong(const QModelIndex& index) const;

    /// The header of a group over the whole row, of which the cell is a part: title, then count. `hasKeyboard`: the keys
    /// act from it.
    void drawGroup(const Cell& cell, const QRect& row, const QString& title, const QString& count, bool isClosed,
                   bool hasKeyboard) const;
    /// Parts of a line to be marked, as (from, length) in the order of the text. Asked once for each line that is laid out
    /// while marking; forgetLines() when the answer would be another.
    virtual QList<std::pair<int, int>> marksIn(const QString& words) const;
    void forgetLines();
    /// From here on lines are marked, or are not.
    void setMarking(bool isMarking) const { m_isMarking = isMarking; }

    void drawTwoLines(const Cell& cell, const QString& first, const QString& second) const;
    void drawLine(const Cell& cell, const QString& text, const QColor& color, bool isBold = false,
                  Qt::Alignment alignment = Qt::AlignLeading) const;
    void drawPill(const Cell& cell, const QString& text, Tone tone) const;
    void drawChannel(const Cell& cell, domain::Channel channel) const;
    /// Bars, then the words ("92").
    void drawHeat(const Cell& cell, domain::Heat heat, const QString& words) const;
    /// The disc, then the name; a dash for nobody.
    void drawMember(const Cell& cell, const QString& initials, const QColor& color, const QString& name) const;

private:
    enum class Face : quint8 { Normal, Bold, Small };
    enum class Picture : quint8 { Channel, Heat, Avatar, Pill };

    /// What a remembered line or picture looks like, entirely.
    struct Key {
        QString text;
        quint32 number = 0;
        quint16 width = 0;
        quint8 kind = 0;
        friend bool operator==(const Key&, const Key&) = default;
        friend size_t qHash(const Key& key, size_t seed = 0) {
            return qHashMulti(seed, key.text, key.number, key.width, key.kind);
        }
    };
    struct Line {
        QStaticText words;
        int width = 0;
        QList<std::pair<double, double>> marks; ///< x and width
    };
    /// Everything remembered was made for these; another look forgets it all.
    struct Look {
        QFont font;
        Scheme scheme = Scheme::Light;
        double scale = 0;
        Qt::LayoutDirection direction = Qt::LeftToRight;
        friend bool operator==(const Look&, const Look&) = default;
    };
    struct Fonts {
        QFont faces[3];
        int heights[3] = {0, 0, 0};
    };

    void useLook(const Look& look) const;
    QList<std::pair<double, double>> placesOf(const QString& words, const QFont& font) const;
    const Line& line(const QString& text, int width, Face face) const;
    void drawWords(const Cell& cell, const QRect& logical, const QString& text, Face face, const QColor& color,
                   Qt::Alignment alignment = Qt::AlignLeading) const;
    void drawPicture(const Cell& cell, const QRect& logical, const Key& key,
                     const std::function<void(QPainter&, const QRect&)>& draw) const;
    void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& tokens,
                         const QModelIndex& index) const;

    int m_rowHeight = rowHeight;
    mutable Look m_look;
    mutable Fonts m_fonts;
    mutable QCache<Key, Line> m_lines;
    mutable QCache<Key, QPixmap> m_pictures;
    mutable bool m_isMarking = false;
    mutable QHash<QString, QSize> m_pillSizes; ///< stages and priorities: a few dozen
};

} // namespace leadwell::kit
