// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/Vocabulary.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

const QList<Vocabulary> everyVocabulary{Vocabulary::v002, Vocabulary::v003, Vocabulary::v003t, Vocabulary::v004};

QList<Stage> everyStage() {
    QList<Stage> stages;
    for (int i = 0; i < stageCount; ++i)
        stages.append(static_cast<Stage>(i));
    return stages;
}

} // namespace

/// The four vocabularies map every stage as the table says, are total where promised, and read back what was
/// written.
class tst_Vocabulary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyStageReadsAsTheTableSays_data() {
        QTest::addColumn<QString>("words"); // v002|v003|v003t|v004; "-" where there is none
        const auto row = [](const char* stage, const char* words) { QTest::newRow(stage) << QString::fromLatin1(words); };
        row("new", "New|New|inquiry|new");
        row("contacted", "Contacted|Contacted|contacted|contacted");
        row("interested", "Contacted|Interested|interested|contacted");
        row("qualified", "Qualified|Qualified|qualified|qualified");
        row("nurturing", "Nurturing|Contacted|contacted|contacted");
        row("proposal", "Proposal|Proposal|qualified|quoted");
        row("negotiation", "Negotiation|Negotiation|qualified|quoted");
        row("booking_confirmed", "Negotiation|Negotiation|booking_confirmed|quoted");
        row("won", "Closed Won|Closed Won|booking_confirmed|won");
        row("lost", "Closed Lost|Closed Lost|-|lost");
        row("recycled", "Recycled|New|inquiry|new");
        row("disqualified", "Disqualified|Closed Lost|-|lost");
    }
    void everyStageReadsAsTheTableSays() {
        const Result<Stage> stage = stageFromText(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(stage);
        QStringList read;
        for (const Vocabulary vocabulary : everyVocabulary)
            read.append(readStage(*stage, vocabulary).value_or(QStringLiteral("-")));
        QTEST(read.join(u'|'), "words");
    }

    void threeVocabulariesAreTotalAndOneHasNoLostState() {
        for (const Stage stage : everyStage()) {
            for (const Vocabulary vocabulary : {Vocabulary::v002, Vocabulary::v003, Vocabulary::v004}) {
                const std::optional<QString> word = readStage(stage, vocabulary);
                QVERIFY(word.has_value());
                QVERIFY(wordsOf(vocabulary).contains(*word));
            }
            QCOMPARE(readStage(stage, Vocabulary::v003t).has_value(), categoryOf(stage) != StageCategory::Lost);
        }
    }

    void eachVocabularyHasItsNumberOfWords() {
        QCOMPARE(wordsOf(Vocabulary::v002).size(), 10);
        QCOMPARE(wordsOf(Vocabulary::v003).size(), 8);
        QCOMPARE(wordsOf(Vocabulary::v003t).size(), 5);
        QCOMPARE(wordsOf(Vocabulary::v004).size(), 6);
    }

    void whatIsWrittenIsReadBack() {
        for (const Vocabulary vocabulary : everyVocabulary) {
            for (const QString& word : wordsOf(vocabulary)) {
                for (const QString& spelling : {word, word.toUpper(), word.toLower(), QString(word).replace(u' ', u'_')}) {
                    const Result<Stage> stage = writeStage(spelling, vocabulary);
                    QVERIFY2(stage, qPrintable(spelling));
                    QCOMPARE(readStage(*stage, vocabulary).value_or(QString()), word);
                }
            }
        }
    }

    void writeAliasesAreTakenInEveryVocabulary() {
        for (const Vocabulary vocabulary : everyVocabulary) {
            QCOMPARE(*writeStage(QStringLiteral("inquiry"), vocabulary), Stage::New);
            QCOMPARE(*writeStage(QStringLiteral("quoted"), vocabulary), Stage::Proposal);
            QCOMPARE(*writeStage(QStringLiteral("proposal_sent"), vocabulary), Stage::Proposal);
            QCOMPARE(*writeStage(QStringLiteral("booking"), vocabulary), Stage::BookingConfirmed);
            QCOMPARE(*writeStage(QStringLiteral("order_confirmed"), vocabulary), Stage::BookingConfirmed);
            QCOMPARE(*writeStage(QStringLiteral("closed_won"), vocabulary), Stage::Won);
            QCOMPARE(*writeStage(QStringLiteral("Closed Lost"), vocabulary), Stage::Lost);
            QCOMPARE(*writeStage(QStringLiteral("junk"), vocabulary), Stage::Disqualified);
        }
    }

    void writingAWordNeverMovesALeadThatHasItAlready() {
        // Reading a stage and writing the word back lands on a stage of the same word: repeated syncs do not
        // wander.
        for (const Vocabulary vocabulary : everyVocabulary) {
            for (const Stage stage : everyStage()) {
                const std::optional<QString> word = readStage(stage, vocabulary);
                if (word)
                    QCOMPARE(readStage(*writeStage(*word, vocabulary), vocabulary), word);
            }
        }
    }

    void anUnknownWordIsRefusedWithTheAcceptedOnes() {
        test::property("refusals name every word", [](const std::string& text) {
            for (const Vocabulary vocabulary : everyVocabulary) {
                const Result<Stage> stage = writeStage(QStringLiteral("zz") + QString::fromStdString(text), vocabulary);
                RC_ASSERT(!stage);
                RC_ASSERT(stage.error().kind == ErrorKind::Invalid);
                for (const QString& word : wordsOf(vocabulary))
                    RC_ASSERT(stage.error().sentence.contains(word));
            }
        });
    }

    void vocabulariesAreFoundByName() {
        QCOMPARE(*vocabularyFromText(QStringLiteral("v002")), Vocabulary::v002);
        QCOMPARE(*vocabularyFromText(QStringLiteral("V003T")), Vocabulary::v003t);
        QVERIFY(!vocabularyFromText(QStringLiteral("v005")));
    }

    void theFiveNewerChannelsReadAsOtherInV004() {
        for (int i = 0; i < channelCount; ++i) {
            const auto channel = static_cast<Channel>(i);
            QCOMPARE(readChannelV004(channel), i <= 10 ? toText(channel) : QStringLiteral("OTHER"));
        }
    }

    void urgentReadsAsHighInThreeWords() {
        QCOMPARE(readPriorityV003(Priority::Urgent), QStringLiteral("high"));
        QCOMPARE(readPriorityV003(Priority::High), QStringLiteral("high"));
        QCOMPARE(readPriorityV003(Priority::Medium), QStringLiteral("medium"));
        QCOMPARE(readPriorityV003(Priority::Low), QStringLiteral("low"));
    }
};

QTEST_GUILESS_MAIN(tst_Vocabulary)
#include "tst_Vocabulary.moc"
