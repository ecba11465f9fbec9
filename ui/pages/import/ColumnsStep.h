// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/ImportService.h"

#include <QScrollArea>

class QRadioButton;
class QTableWidget;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

/// What the columns of the file become, and what happens to people who are here already. The two panels below say what the
/// last check found.
class ColumnsStep final : public QScrollArea {
    Q_OBJECT
public:
    explicit ColumnsStep(QWidget* parent);

    /// A file, or what can be read of it now that a column means something else.
    void fill(const services::ImportPreview& preview);
    void showReadable(const QList<services::ImportColumn>& columns);

    services::DuplicateChoice duplicates() const;

    void showChecking();
    void showChecked(const services::ImportReport& report);

Q_SIGNALS:
    void targetChosen(int column, const QString& target);
    void duplicatesChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildTable();
    QWidget* buildHere();
    QWidget* buildLook();
    void showReadableOf(int column);

    QList<services::ImportColumn> m_facts;
    QTableWidget* m_columns = nullptr;
    kit::PlainLabel* m_here = nullptr;
    QRadioButton* m_attach = nullptr;
    QRadioButton* m_new = nullptr;
    QRadioButton* m_skip = nullptr;
    kit::PlainLabel* m_look = nullptr;
    kit::PlainLabel* m_lookText = nullptr;
};

} // namespace leadwell::pages
