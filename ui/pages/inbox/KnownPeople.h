// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/lead/Lookalikes.h"

#include <QWidget>

class QVBoxLayout;

namespace leadwell::pages {

/// Who may be there already, a line each, with the reason and a button that opens them: "Same phone as Rohan
/// Mehta (L-1042, owner Asha) · Open". Read aloud when it changes.
class KnownPeople final : public QWidget {
    Q_OBJECT
public:
    explicit KnownPeople(QWidget* parent = nullptr);
    void show(const QList<services::Lookalike>& known);
    QStringList sentences() const { return m_sentences; }

Q_SIGNALS:
    void opened(qint64 number);

private:
    void addLine(const services::Lookalike& known);

    QVBoxLayout* m_lines;
    QList<services::Lookalike> m_known;
    QStringList m_sentences;
};

} // namespace leadwell::pages
