// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QColor>
#include <QString>

namespace leadwell::pages {

/// A big button for one way enquiries come in: a coloured tile, a name, a line of explanation. Space and Enter press it,
/// the arrow keys go to its neighbours.
class SourceCard final : public QAbstractButton {
    Q_OBJECT
public:
    struct Words {
        QString icon; ///< name in ui/kit's icons
        QColor color; ///< of the tile, in both themes
        QString name;
        QString sentence;
    };

    SourceCard(const Words& words, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_icon;
    QColor m_color;
};

} // namespace leadwell::pages
