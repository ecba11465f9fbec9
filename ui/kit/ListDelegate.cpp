// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/ListDelegate.h"

#include "ui/kit/ChannelTiles.h"
#include "ui/kit/QtCompat.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/kit/paint/HeatMeter.h"
#include "ui/kit/style/Paint.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTableView>
#include <QTextLayout>

#include <algorithm>
#include <memory>

namespace leadwell::kit {
namespace {

constexpr int sideMargin = space::small;
/// A screen shows some 400 lines; this keeps a few pages of scrolling.
constexpr int linesRemembered = 4000;
constexpr int picturesRemembered = 500;
constexpr int oneLineBelow = 40;
/// No line on a screen is longer; an e-mail's text may be.
constexpr qsizetype lettersMax = 400;

QRect visual(const Cell& cell, const QRect& logical) {
    return QStyle::visualRect(cell.direction, cell.rect, logical);
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
    , m_lines(linesRemembered)
    , m_pictures(picturesRemembered) {}

bool ListDelegate::isStrong(const QModelIndex&) const {
    return false;
}

void ListDelegate::useLook(const Look& look) const {
    if (look == m_look)
        return;
    m_look = look;
    m_lines.clear();
    m_pictures.clear();
    m_pillSizes.clear();
    const QFont normal = compat::tabularFigures(look.font);
    QFont bold = normal;
    bold.setBold(true);
    QFont small = pillFont(normal);
    small.setWeight(QFont::Normal);
    int face = 0;
    for (const QFont& font : {normal, bold, small}) {
        m_fonts.faces[face] = font;
        m_fonts.heights[face] = QFontMetrics(font).height();
        ++face;
    }
}

void ListDelegate::paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& tokens,
                                   const QModelIndex& index) const {
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, tokens.accentTint);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.faintLine);
    if (!hasKeyboard(option, index))
        return;
    // Selected rows are many; this bar tells which of them the keys act from.
    const QRect bar(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1);
    painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), tokens.accent);
}

void ListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Tokens& t = tokens(option.palette);
    useLook({option.font, t.scheme, painter->device()->devicePixelRatioF(), option.direction});
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
    // Lines of a large font need more than the usual row.
    const int lines = m_rowHeight < oneLineBelow ? 1 : 2;
    return {option.rect.width(), std::max(m_rowHeight, lines * option.fontMetrics.height() + space::medium)};
}

QList<std::pair<int, int>> ListDelegate::marksIn(const QString&) const {
    return {};
}

void ListDelegate::forgetLines() {
    m_lines.clear();
}

/// By a layout of its own: letters join and change places in many scripts, so their widths cannot be added up.
QList<std::pair<double, double>> ListDelegate::placesOf(const QString& words, const QFont& font) const {
    QList<std::pair<double, double>> places;
    const QList<std::pair<int, int>> marks = marksIn(words);
    if (marks.isEmpty())
        return places;
    QTextLayout layout(words, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    for (const auto& [from, length] : marks) {
        const double begin = line.cursorToX(from);
        const double end = line.cursorToX(from + length);
        places.append({std::min(begin, end), std::abs(end - begin)});
    }
    return places;
}

const ListDelegate::Line& ListDelegate::line(const QString& text, int width, Face face) const {
    const Key key{text, m_isMarking ? 1U : 0U, static_cast<quint16>(std::clamp(width, 0, 0xFFFF)), static_cast<quint8>(face)};
    if (const Line* known = m_lines.object(key))
        return *known;
    const QFont& font = m_fonts.faces[static_cast<int>(face)];
    const QFontMetrics metrics(font);
    QString words = text.left(lettersMax);
    words.replace(QLatin1Char('\n'), QLatin1Char(' '));
    words = stroke::fitted(metrics, words, width);
    auto made = std::make_unique<Line>();
    made->words.setTextFormat(Qt::PlainText);
    made->words.setText(words);
    made->words.prepare(QTransform(), font);
    made->width = metrics.horizontalAdvance(words);
    if (m_isMarking)
        made->marks = placesOf(words, font);
    const Line& result = *made;
    m_lines.insert(key, made.release());
    return result;
}

void ListDelegate::drawWords(const Cell& cell, const QRect& logical, const QString& text, Face face, const QColor& color,
                             Qt::Alignment alignment) const {
    if (text.isEmpty() || logical.width() <= 0)
        return;
    const Line& words = line(text, logical.width(), face);
    const QRect place = visual(cell, logical);
    const Qt::Alignment side = QStyle::visualAlignment(cell.direction, alignment);
    int x = place.left();
    if (side.testFlag(Qt::AlignRight))
        x = place.left() + place.width() - words.width;
    else if (side.testFlag(Qt::AlignHCenter))
        x = place.left() + (place.width() - words.width) / 2;
    const int y = place.top() + (place.height() - m_fonts.heights[static_cast<int>(face)]) / 2;
    cell.painter.setFont(m_fonts.faces[static_cast<int>(face)]);
    const int height = m_fonts.heights[static_cast<int>(face)];
    for (const auto& [from, width] : words.marks) {
        // A line under it: on a tinted row the fill alone would not be seen.
        cell.painter.fillRect(QRectF(x + from, y, width, height), cell.tokens.warningTint);
        cell.painter.fillRect(QRectF(x + from, y + height - 2, width, 2), cell.tokens.warning);
    }
    cell.painter.setPen(color);
    cell.painter.drawStaticText(x, y, words.words);
}

void ListDelegate::drawPicture(const Cell& cell, const QRect& logical, const Key& key,
                               const std::function<void(QPainter&, const QRect&)>& draw) const {
    const QRect place = visual(cell, logical);
    const QPixmap* picture = m_pictures.object(key);
    if (!picture) {
        auto made = std::make_unique<QPixmap>(place.size() * m_look.scale);
        made->setDevicePixelRatio(m_look.scale);
        made->fill(Qt::transparent);
        QPainter painter(made.get());
        painter.setFont(m_look.font);
        draw(painter, QRect(QPoint(), place.size()));
        painter.end();
        picture = made.get();
        m_pictures.insert(key, made.release());
    }
    cell.painter.drawPixmap(place.topLeft(), *picture);
}

void ListDelegate::drawGroup(const Cell& cell, const QRect& row, const QString& title, const QString& count, bool isClosed,
                             bool hasKeyboard) const {
    const auto place = [&](const QRect& logical) { return QStyle::visualRect(cell.direction, row, logical); };
    cell.painter.fillRect(cell.rect, cell.tokens.window);
    cell.painter.fillRect(QRect(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1), cell.tokens.line);
    if (hasKeyboard)
        cell.painter.fillRect(place(QRect(row.left(), row.top(), 3, row.height() - 1)), cell.tokens.accent);
    const bool isMirrored = cell.direction == Qt::RightToLeft;
    const Qt::ArrowType arrow = !isClosed ? Qt::DownArrow : isMirrored ? Qt::LeftArrow : Qt::RightArrow;
    stroke::chevron(cell.painter, place(QRect(row.left() + space::medium, row.top(), 12, row.height())), arrow,
                    cell.tokens.muted);
    const int left = row.left() + space::medium + 12 + space::small;
    const Line& words = line(title, row.width() / 2, Face::Bold);
    const Cell whole{cell.painter, row, row, cell.tokens, cell.direction, false, true, cell.tokens.muted};
    drawWords(whole, QRect(left, row.top(), row.width() / 2, row.height() - 1), title, Face::Bold, cell.tokens.text);
    drawWords(whole, QRect(left + words.width + space::small, row.top(), row.width() / 3, row.height() - 1), count, Face::Normal,
              cell.tokens.muted);
}

void ListDelegate::drawTwoLines(const Cell& cell, const QString& first, const QString& second) const {
    const Face face = cell.isStrong ? Face::Bold : Face::Normal;
    if (second.isEmpty()) {
        drawWords(cell, cell.inner, first, face, cell.tokens.text);
        return;
    }
    const int upper = m_fonts.heights[static_cast<int>(face)];
    const int lower = m_fonts.heights[static_cast<int>(Face::Small)];
    const int top = cell.inner.top() + (cell.inner.height() - upper - lower - 1) / 2;
    const int width = cell.inner.width();
    drawWords(cell, QRect(cell.inner.left(), top, width, upper), first, face, cell.tokens.text);
    drawWords(cell, QRect(cell.inner.left(), top + upper + 1, width, lower), second, Face::Small, cell.muted);
}

void ListDelegate::drawLine(const Cell& cell, const QString& text, const QColor& color, bool isBold,
                            Qt::Alignment alignment) const {
    drawWords(cell, cell.inner, text, isBold ? Face::Bold : Face::Normal, color, alignment);
}

void ListDelegate::drawPill(const Cell& cell, const QString& text, Tone tone) const {
    QSize& wanted = m_pillSizes[text];
    if (!wanted.isValid())
        wanted = pillSize(text, m_look.font);
    const int width = std::min(wanted.width(), cell.inner.width());
    if (width <= 0)
        return;
    const QRect place(cell.inner.left(), cell.inner.center().y() - wanted.height() / 2, width, wanted.height());
    const Key key{text, static_cast<quint32>(tone), static_cast<quint16>(width), static_cast<quint8>(Picture::Pill)};
    drawPicture(cell, place, key, [&](QPainter& painter, const QRect& rect) {
        paintPill(painter, rect, text, tone, m_look.font, cell.tokens, cell.direction);
    });
}

void ListDelegate::drawChannel(const Cell& cell, domain::Channel channel) const {
    const QRect tile(cell.inner.left(), cell.inner.center().y() - channelTileSize / 2, channelTileSize, channelTileSize);
    const Key key{{}, static_cast<quint32>(channel), 0, static_cast<quint8>(Picture::Channel)};
    drawPicture(cell, tile, key, [channel](QPainter& painter, const QRect& rect) { paintChannelTile(painter, rect, channel); });
}

void ListDelegate::drawHeat(const Cell& cell, domain::Heat heat, const QString& words) const {
    const QRect bars(QPoint(cell.inner.left(), cell.inner.center().y() - heatMeterSize.height() / 2), heatMeterSize);
    const Key key{{}, static_cast<quint32>(heat), 0, static_cast<quint8>(Picture::Heat)};
    drawPicture(cell, bars, key,
                [&](QPainter& painter, const QRect& rect) { paintHeatMeter(painter, rect, heat, cell.tokens, cell.direction); });
    drawWords(cell, cell.inner.adjusted(heatMeterSize.width() + 7, 0, 0, 0), words, cell.isStrong ? Face::Bold : Face::Normal,
              cell.tokens.text);
}

void ListDelegate::drawMember(const Cell& cell, const QString& initials, const QColor& color, const QString& name) const {
    if (name.isEmpty()) {
        drawLine(cell, QStringLiteral("—"), cell.muted);
        return;
    }
    const QRect disc(cell.inner.left(), cell.inner.center().y() - avatarSize / 2, avatarSize, avatarSize);
    const Key key{initials, color.rgba(), 0, static_cast<quint8>(Picture::Avatar)};
    drawPicture(cell, disc, key, [&](QPainter& painter, const QRect& rect) { paintAvatar(painter, rect, initials, color); });
    drawWords(cell, cell.inner.adjusted(avatarSize + 6, 0, 0, 0), name, Face::Normal, cell.tokens.text);
}

} // namespace leadwell::kit
