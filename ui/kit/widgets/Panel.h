// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace leadwell::kit {

class PlainLabel;

/// A hairline, across or upright.
class HairLine final : public QWidget {
    Q_OBJECT
public:
    explicit HairLine(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {1, 1}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// "TIMELINE", "Next": the heading of a part of a page, with room for a button or a muted note at its end.
class SectionHeading final : public QWidget {
    Q_OBJECT
public:
    explicit SectionHeading(const QString& text, QWidget* parent = nullptr);
    void setText(const QString& text);
    void setNote(const QString& text);
    void addWidget(QWidget* widget);

private:
    PlainLabel* m_text;
    PlainLabel* m_note;
    QHBoxLayout* m_row;
};

/// A card: surface, border, radius 6, with an optional heading; fill body().
class Panel : public QFrame {
    Q_OBJECT
public:
    explicit Panel(QWidget* parent = nullptr);
    explicit Panel(const QString& heading, QWidget* parent = nullptr);
    QVBoxLayout* body() const { return m_body; }
    SectionHeading* heading() const { return m_heading; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_body;
    SectionHeading* m_heading = nullptr;
};

/// A plain area in the surface colour, without border: what headers, lists and side panels stand on.
class Surface : public QWidget {
    Q_OBJECT
public:
    explicit Surface(QWidget* parent = nullptr);
};

} // namespace leadwell::kit
