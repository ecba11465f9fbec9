// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace leadwell::kit {

/// A tool tip, status tip or what's-this text for data: shown letter by letter even when it looks like HTML.
QString plainToolTip(const QString& text);

/// The only label that may show data. Never rich text, whatever the data look like; elides when asked, and
/// then gives the whole text as tool tip; selectable by mouse and keyboard when asked.
class PlainLabel : public QLabel {
    Q_OBJECT
public:
    enum class Look : quint8 { Normal, Muted, Strong, Heading, Title, Small, Good, Warning, Bad, Accent };

    explicit PlainLabel(QWidget* parent = nullptr);
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    /// The whole text, also while less is shown.
    QString text() const { return m_text; }
    void setLook(Look look);
    /// It stands over others: screen readers jump from one to the next.
    bool isHeading() const { return m_look == Look::Heading || m_look == Look::Title; }
    /// One line, cut at the end. Not together with word wrap.
    void setElided(bool isElided);
    bool isElided() const { return m_isElided; }
    void setSelectable(bool isSelectable);
    /// Broken lines keep the height that they need at their width; layouts inside layouts and splitters would lose it.
    void setHeightKept(bool isHeightKept);
    /// What a search found, as (from, length) in its characters. Not together with setElided.
    void setMarks(const QList<std::pair<int, int>>& marks);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyLook();
    void showText();
    void keepHeight();
    QString marked() const;

    QString m_text;
    QList<std::pair<int, int>> m_marks;
    mutable QList<std::pair<int, int>> m_heights; ///< by width, of what is shown now
    Look m_look = Look::Normal;
    bool m_isElided = false;
    bool m_isHeightKept = false;
    bool m_isApplying = false;
};

} // namespace leadwell::kit
