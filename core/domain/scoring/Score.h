// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"

#include <QList>
#include <QString>

namespace leadwell::domain {

/// Everything the score is made of (spec mission §2.4, SCO-01…06, SCO-12). Counters are whole and not negative;
/// scoreOf() treats negative ones as 0.
struct ScoreInputs {
    QString title;
    bool hasCompany = false;
    bool hasPhone = false;
    bool hasIndustry = false;
    int websiteVisits = 0;
    int downloads = 0;
    int pageViews = 0;
    int emailOpens = 0;
    int emailClicks = 0;
    int socialTouches = 0;
    int companySize = 0;
    qint64 revenueMinor = 0;
    Source source = Source::Unknown;
    bool contactRequired = false; ///< Asked to be contacted in the last 14 days (a question, a deadline, a call back).
    int contactAttempts = 0;
    bool hasBudget = false;   ///< BANT evidence; feeds the intent factor.
    bool hasTimeline = false;
    bool hasInterest = false;
};

/// One line of the explanation: "Company known", 5 of at most 5.
struct ScorePart {
    QString factor;   ///< demographic, behavioural, engagement, firmographic, intent
    QString key;      ///< stable key: "title", "company", "visits" …
    QString sentence; ///< for the person, English; the ui may translate by key.
    int points = 0;

    friend bool operator==(const ScorePart&, const ScorePart&) = default;
};

/// Weights and caps; a changed set gets a new version number and old snapshots keep theirs.
struct ScoreRules {
    int version = 1;
};

struct Score {
    int demographic = 0;  ///< 0…20
    int behavioural = 0;  ///< 0…25
    int engagement = 0;   ///< 0…25
    int firmographic = 0; ///< 0…20
    int intent = 0;       ///< 0…10
    int ruleVersion = 1;
    QList<ScorePart> parts;

    int total() const { return demographic + behavioural + engagement + firmographic + intent; }
    friend bool operator==(const Score&, const Score&) = default;
};

Score scoreOf(const ScoreInputs& inputs, const ScoreRules& rules = {});
int score10(int score100); ///< max(1, floor(score100 / 10))
/// The follow-up band of brief 001: 2 ≤ score10 ≤ 6.
bool inFollowUpBand(int score100);
Grade gradeOf(int score100);
Temperature temperatureOf(Grade grade);
Priority priorityOf(Grade grade);
Heat scoreHeatOf(int score100);
Priority priorityOf(Heat heat);

} // namespace leadwell::domain
