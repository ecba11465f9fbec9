// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/text/SafeTextView.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/text/Links.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QEvent>
#include <QMenu>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <cmath>

namespace leadwell::kit {
namespace {

/// Stands for a picture that is not there; without it Qt paints a broken sheet.
QImage nothing() {
    QImage image(1, 1, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

/// The words that carry the link under the cursor.
QString shownWords(const QTextCursor& at, const QString& href) {
    for (QTextBlock::iterator it = at.block().begin(); !it.atEnd(); ++it) {
        if (it.fragment().charFormat().anchorHref() == href)
            return it.fragment().text();
    }
    return {};
}

} // namespace

SafeTextView::SafeTextView(QWidget* parent) : QTextBrowser(parent) {
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Message text"));
    connect(this, &QTextBrowser::anchorClicked, this, &SafeTextView::onAnchorClicked);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, [this] {
        if (m_fitsContent)
            updateGeometry();
    });
}

void SafeTextView::showPlain(const QString& text) {
    m_images.clear();
    setMarks({});
    setPlainText(text);
    updateGeometry();
}

void SafeTextView::showSanitised(const QString& html, const QHash<QString, QImage>& images) {
    m_images = images;
    setMarks({});
    setHtml(html);
    updateGeometry();
}

void SafeTextView::setMarks(const QList<std::pair<int, int>>& marks) {
    if (marks.isEmpty() && m_marks.isEmpty())
        return;
    m_marks = marks;
    showMarks();
}

/// Over the text, not in it: what is copied or read aloud stays as it was.
void SafeTextView::showMarks() {
    const Tokens& t = tokens(palette());
    QList<ExtraSelection> selections;
    for (const auto& [from, length] : std::as_const(m_marks)) {
        ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(from);
        selection.cursor.setPosition(from + length, QTextCursor::KeepAnchor);
        selection.format.setBackground(t.warningTint);
        selection.format.setForeground(t.text);
        selection.format.setUnderlineStyle(QTextCharFormat::SingleUnderline); // Seen on any ground, and without colour.
        selection.format.setUnderlineColor(t.warning);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void SafeTextView::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_marks.isEmpty())
        showMarks();
}

void SafeTextView::addImage(const QString& address, const QImage& image) {
    m_images.insert(address, image);
    document()->addResource(QTextDocument::ImageResource, QUrl(address), image);
    document()->markContentsDirty(0, document()->characterCount());
    updateGeometry();
}

void SafeTextView::setFitsContent(bool fits) {
    m_fitsContent = fits;
    setVerticalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, fits ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    updateGeometry();
}

int SafeTextView::contentHeight() const {
    return static_cast<int>(std::ceil(document()->size().height())) + 2 * frameWidth();
}

QSize SafeTextView::sizeHint() const {
    const QSize hint = QTextBrowser::sizeHint();
    return m_fitsContent ? QSize(hint.width(), contentHeight()) : hint;
}

QSize SafeTextView::minimumSizeHint() const {
    return m_fitsContent ? QSize(80, contentHeight()) : QSize(80, 40);
}

QVariant SafeTextView::loadResource(int type, const QUrl& name) {
    if (type != QTextDocument::ImageResource)
        return {};
    const auto found = m_images.constFind(name.toString());
    return found == m_images.constEnd() ? QVariant(nothing()) : QVariant(found.value());
}

void SafeTextView::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    if (m_fitsContent && event->oldSize().width() != event->size().width())
        updateGeometry();
}

void SafeTextView::contextMenuEvent(QContextMenuEvent* event) {
    // The stock menu offers to copy a link; that is harmless. It is opened without a nested event loop.
    QMenu* menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

void SafeTextView::doSetSource(const QUrl&, QTextDocument::ResourceType) {
    // There is nothing to navigate to: text comes through showPlain and showSanitised only.
}

void SafeTextView::onAnchorClicked(const QUrl& url) {
    if (isSafeLink(url))
        Q_EMIT linkActivated(url, shownWords(textCursor(), url.toString()));
}

} // namespace leadwell::kit
