// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/channels/AccountWords.h"

#include <QAbstractButton>

class QGridLayout;

namespace leadwell::kit {
class Button;
class ChannelTile;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

/// One account in the list: who, how it goes, and what today brought. Up and Down move between rows, Return or Space
/// chooses; the two buttons sync and open the menu.
class AccountRow final : public QAbstractButton {
    Q_OBJECT
public:
    explicit AccountRow(QWidget* parent = nullptr);

    void setLine(const AccountLine& line, Instant now, const QLocale& locale);
    AccountId account() const { return m_account; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void chosen();
    void syncWanted();
    void menuWanted(const QPoint& globalPos);
    void stepWanted(int rows);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void arrange(bool isWide);
    void openMenu();

    AccountId m_account;
    kit::Tone m_tone = kit::Tone::Neutral;
    QGridLayout* m_grid;
    kit::ChannelTile* m_tile;
    QWidget* m_who;
    kit::PlainLabel* m_name;
    kit::PlainLabel* m_kind;
    QWidget* m_dot;
    kit::PlainLabel* m_status;
    QWidget* m_numbers;
    kit::PlainLabel* m_sum;
    kit::PlainLabel* m_notLeads;
    QWidget* m_buttons;
    kit::Button* m_sync;
    kit::Button* m_more;
    bool m_isWide = false;
};

} // namespace leadwell::pages
