// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/text/PlainLabel.h"

#include "ui/kit/TextSize.h"
#include "ui/kit/style/Paint.h"

#include <QApplication>
#include <QEvent>
#include <QRegularExpression>

#include <algorithm>

namespace leadwell::kit {
namespace {

/// Sizes relative to the system's font, so that they grow with it.
double scaleOf(PlainLabel::Look look) {
    switch (look) {
    case PlainLabel::Look::Title:
        return 1.2;
    case PlainLabel::Look::Heading:
        return 1.0;
    case PlainLabel::Look::Small:
        return 0.9;
    default:
        return 1.0;
    }
}

bool isBold(PlainLabel::Look look) {
    return look == PlainLabel::Look::Strong || look == PlainLabel::Look::Heading || look == PlainLabel::Look::Title ||
           look == PlainLabel::Look::Accent;
}

QColor colorOf(PlainLabel::Look look, const Tokens& t) {
    switch (look) {
    case PlainLabel::Look::Muted:
    case PlainLabel::Look::Small:
        return t.muted;
    case PlainLabel::Look::Good:
        return t.goodText;
    case PlainLabel::Look::Warning:
        return t.warningText;
    case PlainLabel::Look::Bad:
        return t.badText;
    case PlainLabel::Look::Accent:
        return t.accent;
    default:
        return t.text;
    }
}

constexpr int wordWidthMin = 96;

/// Wrapping breaks at spaces; an address that is wider than the whole line is shortened.
QString withFittingWords(const QFontMetrics& metrics, const QString& text, int room) {
    if (metrics.boundingRect(QRect(0, 0, room, 0), Qt::TextWordWrap, text).width() <= room)
        return text;
    static const QRegularExpression word(QStringLiteral("\\S+"));
    QString fitting;
    qsizetype after = 0;
    for (auto words = word.globalMatch(text); words.hasNext();) {
        const QRegularExpressionMatch match = words.next();
        fitting += text.mid(after, match.capturedStart() - after);
        fitting += stroke::fitted(metrics, match.captured(), room);
        after = match.capturedEnd();
    }
    return fitting + text.mid(after);
}

} // namespace

QString plainToolTip(const QString& text) {
    if (!Qt::mightBeRichText(text))
        return text;
    return QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped());
}

PlainLabel::PlainLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setOpenExternalLinks(false);
}

PlainLabel::PlainLabel(const QString& text, QWidget* parent) : PlainLabel(parent) {
    setText(text);
}

void PlainLabel::setText(const QString& text) {
    if (text == m_text)
        return;
    m_text = text;
    m_marks.clear();
    setAccessibleName(text);
    showText();
    updateGeometry();
}

void PlainLabel::setLook(Look look) {
    m_look = look;
    if (look == Look::Normal) {
        setFont(QFont());
        setPalette(QPalette());
    }
    applyLook();
}

void PlainLabel::setElided(bool isElided) {
    m_isElided = isElided;
    setSizePolicy(isElided ? QSizePolicy::Expanding : QSizePolicy::Preferred, QSizePolicy::Preferred);
    showText();
    updateGeometry();
}

void PlainLabel::setSelectable(bool isSelectable) {
    setTextInteractionFlags(isSelectable ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard : Qt::NoTextInteraction);
}

void PlainLabel::setHeightKept(bool isHeightKept) {
    m_isHeightKept = isHeightKept;
    keepHeight();
}

QSize PlainLabel::minimumSizeHint() const {
    if (wordWrap()) // A word that is wider is elided.
        return QLabel::minimumSizeHint().boundedTo({byText(wordWidthMin), QWIDGETSIZE_MAX});
    if (!m_isElided)
        return QLabel::minimumSizeHint();
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")) + 8, QLabel::minimumSizeHint().height()};
}

QSize PlainLabel::sizeHint() const {
    if (!m_isElided)
        return QLabel::sizeHint();
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(m_text) + margins.left() + margins.right() + 2 * margin(),
            QLabel::sizeHint().height()};
}

/// Layouts ask for the same few widths again and again, and each time a text that can be selected would be laid out anew.
int PlainLabel::heightForWidth(int width) const {
    constexpr qsizetype widthsKept = 4;
    for (const auto& [known, height] : std::as_const(m_heights)) {
        if (known == width)
            return height;
    }
    const int height = QLabel::heightForWidth(width);
    if (m_heights.size() == widthsKept)
        m_heights.removeFirst();
    m_heights.append({width, height});
    return height;
}

void PlainLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    if (m_isElided || wordWrap())
        showText();
    keepHeight();
}

void PlainLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    m_heights.clear();
    if (m_isApplying)
        return;
    const QEvent::Type type = event->type();
    if (type == QEvent::ApplicationPaletteChange || type == QEvent::PaletteChange || type == QEvent::ApplicationFontChange)
        applyLook();
    if (!m_marks.isEmpty() && type != QEvent::FontChange)
        showText();
    if ((m_isElided || wordWrap()) && type == QEvent::FontChange)
        showText();
}

void PlainLabel::applyLook() {
    if (m_look == Look::Normal)
        return;
    m_isApplying = true;
    QFont font;
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * scaleOf(m_look)));
    else
        font.setPointSizeF(font.pointSizeF() * scaleOf(m_look));
    font.setBold(isBold(m_look));
    setFont(font);
    QPalette words;
    const QColor color = colorOf(m_look, tokens(QApplication::palette()));
    // Which of the two a label uses depends on the background role of the panel it stands on.
    words.setColor(QPalette::WindowText, color);
    words.setColor(QPalette::Text, color);
    if (!isBold(m_look))
        setPalette(words);
    m_isApplying = false;
    if (m_isElided || wordWrap())
        showText();
}

void PlainLabel::setMarks(const QList<std::pair<int, int>>& marks) {
    if (marks == m_marks)
        return;
    m_marks = marks;
    showText();
}

/// With a tint under what was found; everything else as it is written.
QString PlainLabel::marked() const {
    const Tokens& t = tokens(QApplication::palette());
    const QString mark = QStringLiteral("<span style=\"background-color:%1; color:%2; text-decoration:underline\">%3</span>")
                             .arg(t.warningTint.name(), t.text.name());
    QString html;
    qsizetype at = 0;
    for (const auto& [from, length] : m_marks) {
        html += m_text.mid(at, from - at).toHtmlEscaped() + mark.arg(m_text.mid(from, length).toHtmlEscaped());
        at = from + length;
    }
    html += m_text.mid(at).toHtmlEscaped();
    return QStringLiteral("<div style=\"white-space:pre-wrap\">%1</div>").arg(html);
}

void PlainLabel::showText() {
    setTextFormat(m_marks.isEmpty() ? Qt::PlainText : Qt::RichText);
    if (!m_marks.isEmpty()) {
        m_heights.clear();
        QLabel::setText(marked());
        keepHeight();
        return;
    }
    const int room = contentsRect().width();
    const bool isPlaced = testAttribute(Qt::WA_Resized);
    const QString shown = m_isElided               ? stroke::fitted(fontMetrics(), m_text, room)
                          : wordWrap() && isPlaced ? withFittingWords(fontMetrics(), m_text, room)
                                                   : m_text;
    const bool wasCut = QLabel::text() != m_text;
    if (shown != QLabel::text() || QLabel::textFormat() != Qt::PlainText)
        m_heights.clear();
    QLabel::setText(shown);
    if (m_isElided || shown != m_text || (wasCut && wordWrap()))
        setToolTip(shown == m_text ? QString() : plainToolTip(m_text));
    keepHeight();
}

void PlainLabel::keepHeight() {
    if (!m_isHeightKept)
        return;
    setMinimumHeight(0); // A label never answers less than its minimum: what it answered before may be of it.
    m_heights.clear();
    setMinimumHeight(std::max(0, QLabel::heightForWidth(width())));
}

} // namespace leadwell::kit
