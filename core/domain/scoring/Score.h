// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/Words.h"

#include <QList>
#include <QString>

namespace leadwell::domain {

/// Everything the score is made of (spec mission §2.4, SCO-01…06, SCO-12). Counters are whole and not
/// negative; scoreOf() treats negative ones as 0.
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
    bool hasBudget = false; ///< BANT evidence; feeds the intent factor.
    bool hasTimeline = false;
    bool hasInterest = false;
};

/// One line of the explanation: "Company known", 5 points. Lines that give nothing are left out. Where the
/// lines of a factor exceed its cap, a line with the key "cap" takes the rest back: the lines of a factor sum
/// to the factor.
struct ScorePart {
    QString factor;   ///< demographic, behavioural, engagement, firmographic, intent
    QString key;      ///< stable key: "title", "company", "phone", "industry", "visits", "downloads", "page_views",
                      ///< "email_opens", "email_clicks", "social", "company_size", "revenue", "source",
                      ///< "contact_required", "contact_attempts", "budget", "timeline", "interest", "cap"
    QString sentence; ///< for the person, English; the ui may translate by key.
    int points = 0;

    friend bool operator==(const ScorePart&, const ScorePart&) = default;
};

/// So many points for each one counted, at most `max` in all.
struct CountedPoints {
    int each = 0;
    int max = 0;
};

/// Points from `from` (inclusive) up to the next band.
struct PointBand {
    qint64 from = 0;
    int points = 0;
};

/// Weights and caps of the five factors; a changed set gets a new version number and old snapshots keep
/// theirs. The defaults are those of SCO-02…06. Bands ascend. The revenue bands are small on purpose: they
/// matter only below the cap that the size alone can reach (contradiction C10); they assume a currency with
/// two decimals.
struct ScoreRules {
    int version = 1;

    int demographicCap = 20;
    int titlePoints = 10;
    int companyPoints = 5;
    int phonePoints = 3;
    int industryPoints = 2;

    int behaviouralCap = 25;
    CountedPoints visits{2, 10};
    CountedPoints downloads{5, 10};
    CountedPoints pageViews{1, 5};

    int engagementCap = 25;
    CountedPoints emailOpens{2, 10};
    CountedPoints emailClicks{3, 10};
    CountedPoints socialTouches{1, 5};

    int firmographicCap = 20;
    QList<PointBand> companySizes{{1, 2}, {11, 5}, {51, 10}, {201, 15}, {501, 20}};
    QList<PointBand> revenuesMinor{{1, 1}, {100'000'000, 2}, {1'000'000'000, 3}, {10'000'000'000, 4}, {100'000'000'000, 5}};

    int intentCap = 10;
    int sourcePoints = 5; ///< webinar or content download
    int contactRequiredPoints = 3;
    int contactAttemptPoints = 2;
    int budgetPoints = 3;
    int timelinePoints = 2;
    int interestPoints = 2;
};

/// True for VP, Vice President, Director, Manager, a chief officer, an owner or founder, by whole words in
/// any case
/// ("V.P. Sales", "General Manager"); false for "Management trainee".
bool isDecisionTitle(const QString& title);

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
