// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/scoring/Score.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

#include <limits>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

int pointsOf(const Score& score, const char* key) {
    int points = 0;
    for (const ScorePart& part : score.parts)
        points += part.key == QLatin1String(key) ? part.points : 0;
    return points;
}

int sumOf(const Score& score, const char* factor) {
    int points = 0;
    for (const ScorePart& part : score.parts)
        points += part.factor == QLatin1String(factor) ? part.points : 0;
    return points;
}

ScoreInputs anyInputs() {
    const auto number = [] {
        return *rc::gen::weightedOneOf<int>({{3, rc::gen::inRange(-3, 20)}, {1, rc::gen::arbitrary<int>()}});
    };
    const auto flag = [] { return *rc::gen::arbitrary<bool>(); };
    ScoreInputs inputs;
    inputs.title = QString::fromStdString(*rc::gen::element<std::string>("", "CEO", "Clerk", "VP, Director and Manager"));
    inputs.hasCompany = flag();
    inputs.hasPhone = flag();
    inputs.hasIndustry = flag();
    inputs.websiteVisits = number();
    inputs.downloads = number();
    inputs.pageViews = number();
    inputs.emailOpens = number();
    inputs.emailClicks = number();
    inputs.socialTouches = number();
    inputs.companySize = *rc::gen::inRange(-10, 700);
    inputs.revenueMinor = *rc::gen::arbitrary<qint64>();
    inputs.source = static_cast<Source>(*rc::gen::inRange(0, sourceCount));
    inputs.contactRequired = flag();
    inputs.contactAttempts = number();
    inputs.hasBudget = flag();
    inputs.hasTimeline = flag();
    inputs.hasInterest = flag();
    return inputs;
}

} // namespace

/// The score is the sum of five capped factors, every point of it explained, and grades follow the borders of
/// the brief.
class tst_Score : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theTotalIsTheSumOfCappedFactorsForAnyInput() {
        test::property("0 ≤ total ≤ 100 and the lines add up", [] {
            const Score score = scoreOf(anyInputs());
            RC_ASSERT(score.demographic >= 0 && score.demographic <= 20);
            RC_ASSERT(score.behavioural >= 0 && score.behavioural <= 25);
            RC_ASSERT(score.engagement >= 0 && score.engagement <= 25);
            RC_ASSERT(score.firmographic >= 0 && score.firmographic <= 20);
            RC_ASSERT(score.intent >= 0 && score.intent <= 10);
            RC_ASSERT(score.total() >= 0 && score.total() <= 100);
            RC_ASSERT(sumOf(score, "demographic") == score.demographic);
            RC_ASSERT(sumOf(score, "behavioural") == score.behavioural);
            RC_ASSERT(sumOf(score, "engagement") == score.engagement);
            RC_ASSERT(sumOf(score, "firmographic") == score.firmographic);
            RC_ASSERT(sumOf(score, "intent") == score.intent);
            for (const ScorePart& part : score.parts)
                RC_ASSERT(!part.sentence.isEmpty() && !part.key.isEmpty() && part.points != 0);
        });
    }

    void moreOfAnythingNeverScoresLess() {
        test::property("monotone in the counters", [] {
            const ScoreInputs less = anyInputs();
            ScoreInputs more = less;
            const int extra = *rc::gen::inRange(0, 50);
            const auto grow = [extra](int count) { return std::min(count, 1'000'000) + extra; };
            more.websiteVisits = grow(less.websiteVisits);
            more.downloads = grow(less.downloads);
            more.emailClicks = grow(less.emailClicks);
            more.companySize = grow(less.companySize);
            more.hasBudget = true;
            RC_ASSERT(scoreOf(more).total() >= scoreOf(less).total());
        });
    }

    void anEmptyLeadScoresNothing() {
        const Score score = scoreOf({});
        QCOMPARE(score.total(), 0);
        QVERIFY(score.parts.isEmpty());
        QCOMPARE(score.ruleVersion, 1);
    }

    void aPerfectLeadScoresAHundred() {
        ScoreInputs inputs{QStringLiteral("CEO"), true, true, true, 99,   99,  99, 99, 99, 99, 5000, 1,
                           Source::Webinar,       true, 3,    true, true, true};
        const Score score = scoreOf(inputs);
        QCOMPARE(score.total(), 100);
        QCOMPARE(pointsOf(score, "cap"),
                 -1 - 7); // revenue above the size cap; 17 intent points in a factor of 10
    }

    void demographicTruthTableOfSixteen() {
        for (int row = 0; row < 16; ++row) {
            ScoreInputs inputs;
            inputs.title = row & 1 ? QStringLiteral("Director") : QStringLiteral("Clerk");
            inputs.hasCompany = row & 2;
            inputs.hasPhone = row & 4;
            inputs.hasIndustry = row & 8;
            const int expected = (row & 1 ? 10 : 0) + (row & 2 ? 5 : 0) + (row & 4 ? 3 : 0) + (row & 8 ? 2 : 0);
            QCOMPARE(scoreOf(inputs).demographic, expected);
            QCOMPARE(scoreOf(inputs).total(), expected);
        }
    }

    void intentTruthTableOfEight() {
        for (int row = 0; row < 8; ++row) {
            ScoreInputs inputs;
            inputs.source = row & 1 ? Source::Webinar : Source::Referral;
            inputs.contactRequired = row & 2;
            inputs.contactAttempts = row & 4 ? 1 : 0;
            QCOMPARE(scoreOf(inputs).intent, (row & 1 ? 5 : 0) + (row & 2 ? 3 : 0) + (row & 4 ? 2 : 0));
        }
    }

    void evidenceFeedsIntentUnderItsCap() {
        for (int row = 0; row < 64; ++row) {
            ScoreInputs inputs;
            inputs.source = row & 1 ? Source::Webinar : Source::Unknown;
            inputs.contactRequired = row & 2;
            inputs.contactAttempts = row & 4 ? 2 : 0;
            inputs.hasBudget = row & 8;
            inputs.hasTimeline = row & 16;
            inputs.hasInterest = row & 32;
            const int wanted = (row & 1 ? 5 : 0) + (row & 2 ? 3 : 0) + (row & 4 ? 2 : 0) + (row & 8 ? 3 : 0) +
                               (row & 16 ? 2 : 0) + (row & 32 ? 2 : 0);
            const Score score = scoreOf(inputs);
            QCOMPARE(score.intent, std::min(wanted, 10));
            QCOMPARE(pointsOf(score, "cap"), std::min(0, 10 - wanted));
        }
    }

    void titlesThatDecide_data() {
        QTest::addColumn<bool>("decides");
        for (const char* title : {"VP",
                                  "vp sales",
                                  "V.P. Sales",
                                  "V P",
                                  "AVP - Purchase",
                                  "Vice President",
                                  "Vice-President, Exports",
                                  "Director",
                                  "Managing Director",
                                  "Dy. Director (Stores)",
                                  "Manager",
                                  "Purchase manager",
                                  "General  Manager/Procurement",
                                  "CEO",
                                  "C.E.O.",
                                  "cto",
                                  "CFO & co-founder",
                                  "CXO",
                                  "Chief Buyer",
                                  "chief executive officer",
                                  "Owner",
                                  "Founder",
                                  "Co-Founder",
                                  "Proprietor",
                                  "C-level",
                                  "Geschäftsführer",
                                  "DIRECTOR",
                                  "MD",
                                  "निदेशक"})
            QTest::newRow(title) << true;
        for (const char* title :
             {"", "Clerk", "Management trainee", "Directory editor", "Managerial assistant", "Engineer", "VPN engineer",
              "Mischief maker", "Ownership analyst", "Handkerchief seller", "Accountant", "Vice", "Secretary", "ceoX", "123"})
            QTest::newRow(*title ? title : "empty") << false;
    }
    void titlesThatDecide() {
        QFETCH(bool, decides);
        const QByteArray tag(QTest::currentDataTag());
        const QString title = tag == "empty" ? QString() : QString::fromUtf8(tag);
        QCOMPARE(isDecisionTitle(title), decides);
        ScoreInputs inputs;
        inputs.title = title;
        QCOMPARE(scoreOf(inputs).demographic, decides ? 10 : 0);
    }

    void severalTitlesStillGiveTen() {
        ScoreInputs inputs;
        inputs.title = QStringLiteral("CEO, Director and Vice President");
        QCOMPARE(scoreOf(inputs).demographic, 10);
    }

    void countersStopAtTheirCaps_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("points");
        const auto rows = [](const char* key, int each, int max) {
            const int top = std::numeric_limits<int>::max();
            const int full = (max + each - 1) / each;
            for (const int count : {-5, 0, 1, full - 1, full, full + 1, 1000, top}) {
                const qint64 wanted = std::clamp<qint64>(qint64(count) * each, 0, max);
                QTest::addRow("%d %s", count, key) << QString::fromLatin1(key) << count << static_cast<int>(wanted);
            }
        };
        rows("visits", 2, 10);
        rows("downloads", 5, 10);
        rows("page_views", 1, 5);
        rows("email_opens", 2, 10);
        rows("email_clicks", 3, 10);
        rows("social", 1, 5);
    }
    void countersStopAtTheirCaps() {
        QFETCH(QString, key);
        QFETCH(int, count);
        ScoreInputs inputs;
        const QMap<QString, int ScoreInputs::*> fields{{QStringLiteral("visits"), &ScoreInputs::websiteVisits},
                                                       {QStringLiteral("downloads"), &ScoreInputs::downloads},
                                                       {QStringLiteral("page_views"), &ScoreInputs::pageViews},
                                                       {QStringLiteral("email_opens"), &ScoreInputs::emailOpens},
                                                       {QStringLiteral("email_clicks"), &ScoreInputs::emailClicks},
                                                       {QStringLiteral("social"), &ScoreInputs::socialTouches}};
        inputs.*fields.value(key) = count;
        const Score score = scoreOf(inputs);
        QTEST(score.total(), "points");
        QTEST(pointsOf(score, key.toLatin1().constData()), "points");
    }

    void companySizeBorders_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("points");
        const QList<std::pair<int, int>> borders{{-1, 0},  {0, 0},    {1, 2},    {10, 2},   {11, 5},   {50, 5},
                                                 {51, 10}, {200, 10}, {201, 15}, {500, 15}, {501, 20}, {100'000, 20}};
        for (const auto& [size, points] : borders)
            QTest::addRow("%d employees", size) << size << points;
    }
    void companySizeBorders() {
        QFETCH(int, size);
        ScoreInputs inputs;
        inputs.companySize = size;
        QTEST(scoreOf(inputs).firmographic, "points");
    }

    void revenueMattersOnlyBelowTheCap() {
        ScoreInputs inputs;
        inputs.revenueMinor = 250'000'000; // 25 lakh
        QCOMPARE(scoreOf(inputs).firmographic, 2);
        inputs.companySize = 300;
        QCOMPARE(scoreOf(inputs).firmographic, 17);
        inputs.companySize = 501;
        QCOMPARE(scoreOf(inputs).firmographic, 20);
        QCOMPARE(pointsOf(scoreOf(inputs), "cap"), -2);
        inputs.revenueMinor = -5;
        inputs.companySize = 0;
        QCOMPARE(scoreOf(inputs).firmographic, 0);
    }

    void changedRulesCarryTheirVersion() {
        ScoreRules rules;
        rules.version = 2;
        rules.companyPoints = 9;
        rules.titlePoints = 15;
        ScoreInputs inputs;
        inputs.hasCompany = true;
        inputs.title = QStringLiteral("CEO");
        const Score score = scoreOf(inputs, rules);
        QCOMPARE(score.ruleVersion, 2);
        QCOMPARE(score.demographic, 20);
        QCOMPARE(sumOf(score, "demographic"), 20);
    }

    void gradesTemperaturesAndHeatsForEveryScore() {
        for (int score = 0; score <= 100; ++score) {
            const Grade grade = gradeOf(score);
            QCOMPARE(grade, score >= 80 ? Grade::A : score >= 60 ? Grade::B : score >= 40 ? Grade::C : Grade::D);
            const Heat heat = scoreHeatOf(score);
            QCOMPARE(heat, score >= 95   ? Heat::OnFire
                           : score >= 90 ? Heat::VeryHot
                           : score >= 80 ? Heat::Hot
                           : score >= 40 ? Heat::Warm
                                         : Heat::Cold);
            // The score's heat never says another temperature than the grade does (C8).
            const Temperature temperature = temperatureOf(grade);
            QCOMPARE(temperature == Temperature::Hot, heat >= Heat::Hot);
            QCOMPARE(temperature == Temperature::Warm, heat == Heat::Warm);
            QCOMPARE(temperature == Temperature::Cold, heat == Heat::Cold);
            // Grade borders fall on whole tenths.
            const int tenth = score10(score);
            QCOMPARE(tenth, std::max(1, score / 10));
            QCOMPARE(grade, tenth >= 8 ? Grade::A : tenth >= 6 ? Grade::B : tenth >= 4 ? Grade::C : Grade::D);
            QCOMPARE(inFollowUpBand(score), score >= 20 && score <= 69);
        }
    }

    void prioritiesOfGradesAndHeats() {
        QCOMPARE(priorityOf(Grade::A), Priority::Urgent);
        QCOMPARE(priorityOf(Grade::B), Priority::High);
        QCOMPARE(priorityOf(Grade::C), Priority::Medium);
        QCOMPARE(priorityOf(Grade::D), Priority::Low);
        QCOMPARE(priorityOf(Heat::OnFire), Priority::Urgent);
        QCOMPARE(priorityOf(Heat::VeryHot), Priority::Urgent);
        QCOMPARE(priorityOf(Heat::Hot), Priority::High);
        QCOMPARE(priorityOf(Heat::Warm), Priority::Medium);
        QCOMPARE(priorityOf(Heat::Cold), Priority::Low);
    }
};

QTEST_GUILESS_MAIN(tst_Score)
#include "tst_Score.moc"
