// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace leadwell::kit {

class Button;
class PlainLabel;

/// What a place shows while there is nothing: what will appear here, and the first step. Never an empty grid.
/// The same shape serves for "nothing matches" and for errors, with another icon.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setWords(const QString& iconName, const QString& title, const QString& sentence);
    /// Empty text hides the button.
    void setAction(const QString& text);
    void setLink(const QString& text);

Q_SIGNALS:
    void actionClicked();
    void linkClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    QString m_icon;
    QWidget* m_picture;
    PlainLabel* m_title;
    PlainLabel* m_sentence;
    Button* m_action;
    Button* m_link;
};

} // namespace leadwell::kit
