// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/CallService.h"

#include <QAbstractButton>
#include <QTimeZone>
#include <QWidget>

#include <functional>
#include <optional>

class QLineEdit;

namespace leadwell {
class Clock;
}
namespace leadwell::kit {
class FlowLayout;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

/// What is to follow from a call: chips that propose the usual, by the outcome, and a line for anything else.
class NextSteps final : public QWidget {
    Q_OBJECT
public:
    NextSteps(const Clock& clock, const QTimeZone& zone, QWidget* parent = nullptr);

    /// What is chosen stays chosen.
    void propose(domain::CallOutcome outcome, std::optional<domain::Stage> present);
    services::NextStep step() const { return m_step; }
    void setStep(const services::NextStep& step);
    /// Why what is half typed cannot be taken; empty when it can, and then it is.
    QString finish();

Q_SIGNALS:
    void edited();

private:
    void fill();
    QAbstractButton* addChip(const QString& words, bool isChosen, std::function<void(bool)> toggled);
    void pickStage();
    QString taskWords(const services::NextStep::Planned& task) const;

    const Clock& m_clock;
    QTimeZone m_zone;
    services::NextStep m_step;
    domain::CallOutcome m_outcome = domain::CallOutcome::Answered;
    std::optional<domain::Stage> m_present;
    kit::FlowLayout* m_chips;
    QList<QWidget*> m_shown;
    QList<QAbstractButton*> m_stages;
    QWidget* m_more = nullptr;
    QWidget* m_line;
    QLineEdit* m_title;
    QLineEdit* m_due;
    kit::PlainLabel* m_complaint;
};

} // namespace leadwell::pages
