// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/call/Attempts.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"

#include <QScrollArea>

class QVBoxLayout;

namespace leadwell::pages {

/// Whether it is worth calling: by the hour of the day, by the attempt, by how it ended. Our own calls of the last 90 days.
class CallFigures final : public QScrollArea {
    Q_OBJECT
public:
    CallFigures(PageContext& context, QWidget* parent = nullptr);

    static constexpr int days = 90;
    void refresh();
    bool isSettled() const { return m_isLoaded && !m_answer.isAsking(); }
    /// "42 % of 120 calls answered · best from 11 to 12 · second attempt 38 %"; empty while there is too little to tell.
    static QString sentenceOf(const domain::AttemptFigures& figures);
    const domain::AttemptFigures& figures() const { return m_figures; }

Q_SIGNALS:
    void read();

private:
    void show(const domain::AttemptFigures& figures);
    void addRates(QVBoxLayout* column, const QString& title, const QList<std::pair<QString, domain::AnswerRate>>& rates);
    void addOutcomes(QVBoxLayout* column);
    void say(const QString& sentence);

    PageContext& m_context;
    domain::AttemptFigures m_figures;
    bool m_isLoaded = false;
    models::LatestAnswer<domain::AttemptFigures> m_answer{this};
};

} // namespace leadwell::pages
