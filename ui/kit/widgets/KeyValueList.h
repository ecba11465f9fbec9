// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QGridLayout;

namespace leadwell::kit {

class PlainLabel;

/// "Stage   New", "Owner   — take it": names left and muted, values selectable. Rows keep the order of their
/// adding.
class KeyValueList final : public QWidget {
    Q_OBJECT
public:
    explicit KeyValueList(QWidget* parent = nullptr);

    /// Adds the row or changes its value. An empty value is shown as a dash.
    PlainLabel* set(const QString& name, const QString& value);
    /// A row whose value is a widget; taken.
    void setWidget(const QString& name, QWidget* value);
    void clear();
    void setNameWidth(int pixels);

private:
    int rowOf(const QString& name);

    QGridLayout* m_grid;
    QList<QString> m_names;
};

} // namespace leadwell::kit
