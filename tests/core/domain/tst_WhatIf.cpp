// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said to change a score or a heat does change it, by as much and at the moment it says.

#include "core/base/Random.h"
#include "core/domain/scoring/WhatIf.h"

#include <QRegularExpression>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;

class tst_WhatIf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsMissingIsWorthWhatTheRulesGive();
    void aFullFactorPromisesNothing();
    void theNextGradeIsAsFarAsItSays();
    void silenceCoolsAtTheMomentItSays();
    void aPinHidesEverythingElse();
    void aHigherPriorityNeedsWhatItSays();
};

namespace {

bool says(const QList<WhatIf>& changes, const QString& words) {
    return std::any_of(changes.begin(), changes.end(), [&](const WhatIf& change) { return change.sentence.contains(words); });
}

} // namespace

void tst_WhatIf::whatIsMissingIsWorthWhatTheRulesGive() {
    const QList<WhatIf> changes = scoreChanges(ScoreInputs{});
    QVERIFY(says(changes, QStringLiteral("+10: A job title")));
    QVERIFY(says(changes, QStringLiteral("+5: Their company")));
    QCOMPARE(changes.size(), 7); // the six that give most, and the grade
    QVERIFY(changes.first().sentence.startsWith(QStringLiteral("+10")));
}

void tst_WhatIf::aFullFactorPromisesNothing() {
    ScoreInputs inputs;
    inputs.title = QStringLiteral("Director");
    inputs.hasCompany = inputs.hasPhone = inputs.hasIndustry = true;
    inputs.companySize = 600;
    const QList<WhatIf> changes = scoreChanges(inputs);
    QVERIFY(!says(changes, QStringLiteral("job title")));
    QVERIFY(!says(changes, QStringLiteral("company")));
    QVERIFY(!says(changes, QStringLiteral("revenue"))); // the factor is at its cap
}

void tst_WhatIf::theNextGradeIsAsFarAsItSays() {
    SeededRandom random(7);
    for (int round = 0; round < 500; ++round) {
        ScoreInputs inputs;
        inputs.hasCompany = random.below(2) == 0;
        inputs.hasPhone = random.below(2) == 0;
        inputs.companySize = static_cast<int>(random.below(700));
        inputs.emailOpens = static_cast<int>(random.below(8));
        inputs.websiteVisits = static_cast<int>(random.below(8));
        inputs.downloads = static_cast<int>(random.below(4));
        inputs.hasBudget = random.below(2) == 0;
        const int total = scoreOf(inputs).total();
        const QRegularExpression more(QStringLiteral("^(\\d+) more points make it grade (.)"));
        const QRegularExpressionMatch found = more.match(scoreChanges(inputs).last().sentence);
        QCOMPARE(found.hasMatch(), total < 80);
        if (!found.hasMatch())
            continue;
        const int border = total + found.captured(1).toInt();
        QCOMPARE(toText(gradeOf(border)), found.captured(2));
        QCOMPARE(gradeOf(border - 1), gradeOf(total));
    }
}

void tst_WhatIf::silenceCoolsAtTheMomentItSays() {
    SeededRandom random(11);
    const Instant written = Instant::fromMs(1'780'000'000'000);
    for (int round = 0; round < 500; ++round) {
        HeatInputs inputs;
        inputs.score100 = static_cast<int>(random.below(100));
        inputs.intent = IntentHeat{static_cast<Heat>(random.below(5)), 0.9, written, QStringLiteral("Price question")};
        inputs.now = written + Millis(static_cast<qint64>(random.below(400 * 3'600'000)));
        const Heat now = heatOf(inputs).heat;
        bool isSaid = false;
        for (const WhatIf& change : heatChanges(inputs)) {
            if (!change.at.isSet())
                continue;
            isSaid = true;
            QVERIFY(change.at > inputs.now);
            HeatInputs later = inputs;
            later.now = change.at;
            const Heat then = heatOf(later).heat;
            QVERIFY(then < now);
            QCOMPARE(change.sentence,
                     QStringLiteral("It cools to %1 unless they write again").arg(toText(then).toLower().replace(u'_', u' ')));
            later.now = change.at - Millis(1);
            QCOMPARE(heatOf(later).heat, now);
        }
        HeatInputs muchLater = inputs;
        muchLater.now = inputs.now + std::chrono::hours(24 * 30);
        QCOMPARE(isSaid, heatOf(muchLater).heat < now);
    }
}

void tst_WhatIf::aPinHidesEverythingElse() {
    HeatInputs inputs;
    inputs.score100 = 50;
    inputs.now = Instant::fromMs(1'780'000'000'000);
    inputs.heatPin = Pin<Heat>{Heat::OnFire, inputs.now + std::chrono::hours(5)};
    const QList<WhatIf> changes = heatChanges(inputs);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().at, inputs.heatPin->until);
    QVERIFY(changes.first().sentence.contains(QStringLiteral("warm")));
}

void tst_WhatIf::aHigherPriorityNeedsWhatItSays() {
    HeatInputs inputs;
    inputs.score100 = 45;
    inputs.now = Instant::fromMs(1'780'000'000'000);
    const QList<WhatIf> changes = priorityChanges(inputs);
    QVERIFY(says(changes, QStringLiteral("A score of 60 (grade B) makes it high")));
    QVERIFY(says(changes, QStringLiteral("Heat hot makes it high")));
}

QTEST_GUILESS_MAIN(tst_WhatIf)
#include "tst_WhatIf.moc"
