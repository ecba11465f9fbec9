// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QImage>
#include <QTextBrowser>
#include <QUrl>

#include <utility>

namespace leadwell::kit {

/// Shows a message. Nothing is ever loaded from disk or network: a picture appears only when it was handed in
/// decoded. Clicked links are not followed; they are handed on when their scheme is http, https, mailto or
/// tel. HTML must have gone through our sanitiser first; this view is the second wall, not the first.
class SafeTextView final : public QTextBrowser {
    Q_OBJECT
public:
    explicit SafeTextView(QWidget* parent = nullptr);

    void showPlain(const QString& text);
    /// `images` by the address they have in the HTML ("cid:…", or a remote one the person allowed).
    void showSanitised(const QString& html, const QHash<QString, QImage>& images = {});
    /// What a search found, as (from, length) in the characters of text(); until other text is shown.
    void setMarks(const QList<std::pair<int, int>>& marks);
    /// As it is shown, without its look.
    QString text() const { return toPlainText(); }
    void addImage(const QString& address, const QImage& image);
    /// As high as its text, without a scroll bar of its own; for a message among others.
    void setFitsContent(bool fits);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    QVariant loadResource(int type, const QUrl& name) override;

Q_SIGNALS:
    /// `shown` are the words of the link, for the check whether they name another host (Links.h).
    void linkActivated(const QUrl& url, const QString& shown);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void doSetSource(const QUrl& name, QTextDocument::ResourceType type) override;

private:
    void onAnchorClicked(const QUrl& url);
    int contentHeight() const;
    void showMarks();

    QHash<QString, QImage> m_images;
    QList<std::pair<int, int>> m_marks;
    bool m_fitsContent = false;
};

} // namespace leadwell::kit
