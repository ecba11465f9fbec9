// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace leadwell::kit {

/// A share of a whole as a bar; words beside it say the same.
class ShareBar final : public QWidget {
    Q_OBJECT
public:
    /// `share` from 0 to 1.
    explicit ShareBar(double share, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_share;
};

} // namespace leadwell::kit
