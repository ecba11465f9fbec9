// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/call/PhoneCall.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/calls/CallDrafts.h"
#include "ui/pages/calls/WhoseCall.h"

#include <QWidget>

class QCompleter;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QStandardItemModel;

namespace leadwell::kit {
class Pill;
class PillTabs;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

class CallTimer;
class NextSteps;

/// One call, as it is written down. What is typed is kept as a draft until the call is stored.
class CallForm final : public QWidget {
    Q_OBJECT
public:
    CallForm(PageContext& context, const TypedCall& start, QWidget* parent = nullptr);

    /// For the corner of the dialog around it.
    QWidget* timer() const;
    /// For the draft; the same for the same lead or number.
    QString draftKey() const { return m_key; }
    TypedCall typed() const;
    services::NewCall call() const;
    /// What is missing, as a sentence; empty when it can be saved.
    QString complaint();
    /// The service asks whose call it is.
    void ask(const services::LoggedCall& question);
    void tell(const QString& sentence);
    /// It is the call of this start already: takes what is new, and nothing that was typed goes.
    bool takes(const TypedCall& start);
    /// How it goes on, as the telephone system says; of another call: nothing. What a person chose stays.
    void follow(const domain::PhoneCall& call);
    bool isSettled() const { return !m_guess.isAsking() && !m_opened.isAsking(); }

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keepHeight();
    void build();
    QWidget* buildPhone();
    QWidget* buildRecording();
    void addKeys();
    void connectParts();
    void fill(const TypedCall& call);
    void lookUp();
    void takeGuess(const services::CallerGuess& guess);
    void offer(const QList<services::Caller>& callers);
    void showWhose();
    void onOutcome();
    void keep();
    void beginAnew();
    void chooseFile();
    std::optional<domain::Stage> presentStage() const;

    PageContext& m_context;
    TypedCall m_start;
    QString m_key;
    bool m_isFollowing = false;      ///< the telephone system says how it goes on
    bool m_isOutcomeChosen = false;  ///< by a person
    bool m_isDurationChosen = false; ///< by a person, who typed it or ran the timer
    qint64 m_lead = 0;               ///< it is for; 0: none
    Instant m_calledAt;
    QString m_providerId;
    QFormLayout* m_rows;
    QLineEdit* m_phone;
    kit::Pill* m_who;
    QCompleter* m_completer;
    QStandardItemModel* m_offered;
    kit::PillTabs* m_direction;
    kit::PillTabs* m_outcome;
    QLineEdit* m_duration;
    QPlainTextEdit* m_notes;
    QLineEdit* m_recording;
    NextSteps* m_next;
    WhoseCall* m_whose;
    kit::PlainLabel* m_trouble;
    CallTimer* m_timer;
    services::CallerGuess m_known;
    QString m_knownFor; ///< the number it is about
    std::optional<services::Caller> m_openedCaller;
    models::LatestAnswer<services::CallerGuess> m_guess{this};
    models::LatestAnswer<services::Caller> m_opened{this};
    bool m_isNumberTyped = false; ///< by a person: not what the form was opened with
    bool m_isFilling = false;
};

} // namespace leadwell::pages
