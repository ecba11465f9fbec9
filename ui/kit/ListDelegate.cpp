// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/ListDelegate.h"

#include "ui/kit/ChannelTiles.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/kit/paint/HeatMeter.h"
#include "ui/kit/style/Paint.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTableView>

namespace leadwell::kit {
namespace {

constexpr int sideMargin = space::small;
constexpr int rememberedCuts = 4000;

QRect visual(const Cell& cell, const QRect& logical) {
    return QStyle::visualRect(cell.direction, cell.rect, logical);
}

int flags(const Cell& cell, Qt::Alignment alignment) {
    return static_cast<int>(QStyle::visualAlignment(cell.direction, alignment | Qt::AlignVCenter)) |
           Qt::TextSingleLine;
}

/// The first cell of the current row of a view that has the keyboard.
bool hasKeyboard(const QStyleOptionViewItem& option, const QModelIndex& index) {
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (!view || !view->hasFocus())
        return false;
    const QModelIndex current = view->currentIndex();
    if (current.row() != index.row() || current.parent() != index.parent())
        return false;
    const auto* table = qobject_cast<const QTableView*>(view);
    return !table || table->horizontalHeader()->sectionPosition(index.column()) == 0;
}

} // namespace

ListDelegate::ListDelegate(QObject* parent)
    : QAbstractItemDelegate(parent)
    , m_cuts(rememberedCuts) {}

bool ListDelegate::isStrong(const QModelIndex&) const {
    return false;
}

void ListDelegate::useFont(const QFont& font) const {
    if (m_hasFonts && font == m_fonts.normal)
        return;
    m_hasFonts = true;
    m_fonts.normal = font;
    m_fonts.bold = font;
    m_fonts.bold.setBold(true);
    m_fonts.small = pillFont(font);
    m_fonts.small.setWeight(QFont::Normal);
    m_cuts.clear();
}

void ListDelegate::paintBackground(QPainter& painter, const QStyleOptionViewItem& option,
                                   const Tokens& tokens, const QModelIndex& index) const {
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, tokens.accentTint);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     tokens.faintLine);
    if (!hasKeyboard(option, index))
        return;
    // Selected rows are many; this bar tells which of them the keys act from.
    const QRect bar(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1);
    painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), tokens.accent);
}

void ListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const Tokens& t = tokens(option.palette);
    useFont(option.font);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    paintBackground(*painter, option, t, index);
    painter->setClipRect(option.rect);
    const Cell cell{*painter,
                    option.rect,
                    option.rect.adjusted(sideMargin, 0, -sideMargin, -1),
                    t,
                    option.direction,
                    isSelected,
                    isStrong(index),
                    isSelected ? t.mutedOnTint : t.muted};
    paintCell(cell, index);
    painter->restore();
}

QSize ListDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    // Two lines of a large font need more than the usual row.
    return {option.rect.width(), std::max(m_rowHeight, 2 * option.fontMetrics.height() + space::medium)};
}

QString ListDelegate::cut(const QString& text, int width, bool isBold, bool isSmall) const {
    if (text.isEmpty() || width <= 0)
        return {};
    const QString key =
        QStringLiteral("%1%2%3 ").arg(width).arg(isBold ? 'b' : 'n').arg(isSmall ? 's' : 'f') + text;
    if (const QString* known = m_cuts.object(key))
        return *known;
    const QFontMetrics metrics(isSmall ? m_fonts.small : isBold ? m_fonts.bold : m_fonts.normal);
    QString line = text.left(500);
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    line = stroke::fitted(metrics, line, width);
    m_cuts.insert(key, new QString(line));
    return line;
}

void ListDelegate::drawTwoLines(const Cell& cell, const QString& first, const QString& second) const {
    const int width = cell.inner.width();
    cell.painter.setFont(cell.isStrong ? m_fonts.bold : m_fonts.normal);
    cell.painter.setPen(cell.tokens.text);
    if (second.isEmpty()) {
        cell.painter.drawText(visual(cell, cell.inner), flags(cell, Qt::AlignLeft),
                              cut(first, width, cell.isStrong));
        return;
    }
    const int upper = QFontMetrics(m_fonts.normal).height();
    const int lower = QFontMetrics(m_fonts.small).height();
    const int top = cell.inner.top() + (cell.inner.height() - upper - lower - 1) / 2;
    cell.painter.drawText(visual(cell, QRect(cell.inner.left(), top, width, upper)),
                          flags(cell, Qt::AlignLeft), cut(first, width, cell.isStrong));
    cell.painter.setFont(m_fonts.small);
    cell.painter.setPen(cell.muted);
    cell.painter.drawText(visual(cell, QRect(cell.inner.left(), top + upper + 1, width, lower)),
                          flags(cell, Qt::AlignLeft), cut(second, width, false, true));
}

void ListDelegate::drawLine(const Cell& cell, const QString& text, const QColor& color, bool isBold,
                            Qt::Alignment alignment) const {
    cell.painter.setFont(isBold ? m_fonts.bold : m_fonts.normal);
    cell.painter.setPen(color);
    cell.painter.drawText(visual(cell, cell.inner), flags(cell, alignment),
                          cut(text, cell.inner.width(), isBold));
}

void ListDelegate::drawPill(const Cell& cell, const QString& text, Tone tone) const {
    paintPill(cell.painter, cell.inner, text, tone, m_fonts.normal, cell.tokens, cell.direction);
}

void ListDelegate::drawChannel(const Cell& cell, domain::Channel channel) const {
    const QRect tile(cell.inner.left(), cell.inner.center().y() - channelTileSize / 2, channelTileSize,
                     channelTileSize);
    paintChannelTile(cell.painter, visual(cell, tile), channel);
}

void ListDelegate::drawHeat(const Cell& cell, domain::Heat heat, const QString& words) const {
    paintHeatMeter(cell.painter, cell.inner, heat, cell.tokens, cell.direction);
    const QRect rest = cell.inner.adjusted(heatMeterSize.width() + 7, 0, 0, 0);
    cell.painter.setFont(cell.isStrong ? m_fonts.bold : m_fonts.normal);
    cell.painter.setPen(cell.tokens.text);
    cell.painter.drawText(visual(cell, rest), flags(cell, Qt::AlignLeft),
                          cut(words, rest.width(), cell.isStrong));
}

void ListDelegate::drawMember(const Cell& cell, const QString& initials, const QColor& color,
                              const QString& name) const {
    if (name.isEmpty()) {
        drawLine(cell, QStringLiteral("—"), cell.muted);
        return;
    }
    const QRect disc(cell.inner.left(), cell.inner.center().y() - avatarSize / 2, avatarSize, avatarSize);
    paintAvatar(cell.painter, visual(cell, disc), initials, color);
    const QRect rest = cell.inner.adjusted(avatarSize + 6, 0, 0, 0);
    cell.painter.setFont(m_fonts.normal);
    cell.painter.setPen(cell.tokens.text);
    cell.painter.drawText(visual(cell, rest), flags(cell, Qt::AlignLeft), cut(name, rest.width(), false));
}

} // namespace leadwell::kit
