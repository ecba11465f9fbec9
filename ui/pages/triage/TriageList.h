// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/triage/TriageDelegate.h"

#include <QListView>

class QAction;

namespace leadwell::pages {

/// The rows of triage. One is current, and stays so by its lead when others come and go; several may be chosen, and the current
/// one is always among them. Its commands' actions belong to it.
class TriageList final : public QListView {
    Q_OBJECT
public:
    TriageList(models::TriageModel& model, const models::MemberCache& members, const Clock& clock, QWidget* parent);

    /// What the drawn buttons are called and which key is printed on them. Once.
    void showCommands(QAction* accept, QAction* other);

    qint64 currentNumber() const;
    void setCurrentNumber(qint64 number);
    void step(int by);
    /// In the order of the list.
    QList<qint64> chosen() const;
    int chosenCount() const;
    /// Only the current one stays chosen.
    void chooseOne();
    void keepCurrentChosen();
    /// Something is being done about them: they go, and the one after becomes current, or the one before where there is none.
    void letGo(const QList<qint64>& numbers);
    /// Where the button for another person is; for a picker to open at.
    QWidget* otherAnchor(qint64 number);
    QRect buttonRect(qint64 number, TriageButton button) const;
    QRect nameRect(qint64 number) const;

Q_SIGNALS:
    void currentLeadChanged(qint64 number);
    void chosenCountChanged(int count);
    void enterPressed();
    void acceptWanted(qint64 number);
    void otherWanted(qint64 number);
    void opened(qint64 number);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Hit {
        qint64 number = 0;
        TriageButton button = TriageButton::None;
        bool isName = false;
    };
    Hit hitAt(const QPoint& at) const;
    void touch(const Hit& hit, bool isDown);
    void makeCurrent(int row);
    void keepPlace();
    void returnToPlace();
    void tellShown();

    models::TriageModel& m_model;
    TriageDelegate* m_delegate = nullptr;
    TriageDelegate::Stamps m_stamps;
    QWidget* m_anchor;
    Hit m_pressed;
    qint64 m_placeOf = 0; ///< stays where it is while the list changes around it
    int m_placeTop = 0;
    int m_chosenCount = 0;
    bool m_isLettingGo = false;
};

} // namespace leadwell::pages
