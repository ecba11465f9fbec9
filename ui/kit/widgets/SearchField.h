// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace leadwell::kit {

/// The search of a list or the window: a glass before the words, a cap with its key while it is empty. Escape
/// clears, and a second Escape gives the keyboard back; Down goes to the list.
class SearchField final : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);
    /// Printed at the end while the field is empty: "/", "Ctrl K".
    void setKeyCap(const QString& text);

Q_SIGNALS:
    /// On every change by the person or by clear(): "" when emptied.
    void searchChanged(const QString& text);
    /// Down or Return: the keyboard should go to the results.
    void resultsWanted();
    /// Escape in the empty field.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeRoom();
    bool showsCap() const;

    QString m_keyCap;
};

} // namespace leadwell::kit
