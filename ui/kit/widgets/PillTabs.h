// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTabBar>

#include <optional>

namespace leadwell::kit {

/// The saved views in a page's header: pills with exact counts. Left/Right, Home and End move; each tab has
/// its name and count for screen readers.
class PillTabs final : public QTabBar {
    Q_OBJECT
public:
    explicit PillTabs(QWidget* parent = nullptr);

    /// Returns the index. `label` is translated text.
    int addPill(const QString& label, std::optional<qint64> count = std::nullopt);
    void setCount(int index, std::optional<qint64> count);
    void setLabel(int index, const QString& label);
    QString labelOf(int index) const;

    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Pill {
        QString label;
        std::optional<qint64> count;
    };
    void showPill(int index);
    Pill pillAt(int index) const;
};

} // namespace leadwell::kit
