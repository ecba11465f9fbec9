// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/Words.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

using namespace leadwell;
using namespace leadwell::domain;

namespace {

/// Every value from 0 to count - 1 has its own word, and reading the word gives the value back, however it is
/// spelt.
template<class Value, class Read>
void checkRoundTrip(int count, Read read) {
    QStringList words;
    for (int i = 0; i < count; ++i) {
        const auto value = static_cast<Value>(i);
        const QString word = toText(value);
        QVERIFY2(!word.isEmpty(), qPrintable(QString::number(i)));
        words.append(word.toLower());
        for (const QString& spelling : {word, word.toLower(), word.toUpper(), QString(word).replace(u'_', u'-'),
                                        QString(word).replace(u'_', u' '), QStringLiteral("  %1 ").arg(word)}) {
            const Result<Value> back = read(spelling);
            QVERIFY2(back, qPrintable(spelling));
            QCOMPARE(static_cast<int>(*back), i);
        }
    }
    QCOMPARE(words.removeDuplicates(), 0);
    const Result<Value> unknown = read(QStringLiteral("pigeon"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::Invalid);
    for (int i = 0; i < count; ++i)
        QVERIFY2(unknown.error().sentence.contains(toText(static_cast<Value>(i))), qPrintable(unknown.error().sentence));
    QVERIFY(!read(QString()));
    QVERIFY(!read(QStringLiteral(" -_ ")));
}

} // namespace

/// The words of the model: one per value, read back in any spelling; unknown ones are refused by naming the
/// others.
class tst_Words : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void channelsRoundTrip() { checkRoundTrip<Channel>(channelCount, channelFromText); }
    void sourcesRoundTrip() { checkRoundTrip<Source>(sourceCount, sourceFromText); }
    void stagesRoundTrip() { checkRoundTrip<Stage>(stageCount, stageFromText); }
    void heatsRoundTrip() { checkRoundTrip<Heat>(heatCount, heatFromText); }
    void prioritiesRoundTrip() { checkRoundTrip<Priority>(4, priorityFromText); }
    void identityKindsRoundTrip() { checkRoundTrip<IdentityKind>(8, identityKindFromText); }

    void wordsThatAreOnlyWrittenAreDistinct() {
        const auto distinct = [](int count, auto word) {
            QStringList words;
            for (int i = 0; i < count; ++i)
                words.append(word(i));
            return words.removeDuplicates() == 0 && !words.contains(QString());
        };
        QVERIFY(distinct(4, [](int i) { return toText(static_cast<Grade>(i)); }));
        QVERIFY(distinct(3, [](int i) { return toText(static_cast<Temperature>(i)); }));
        QVERIFY(distinct(2, [](int i) { return toText(static_cast<Direction>(i)); }));
        QVERIFY(distinct(3, [](int i) { return toText(static_cast<TriageStatus>(i)); }));
        QVERIFY(distinct(3, [](int i) { return toText(static_cast<TaskStatus>(i)); }));
        QVERIFY(distinct(4, [](int i) { return toText(static_cast<CallOutcome>(i)); }));
        QVERIFY(distinct(8, [](int i) { return toText(static_cast<Intent>(i)); }));
        QVERIFY(distinct(2, [](int i) { return toText(static_cast<Queue>(i)); }));
    }

    void theElevenChannelsOfTheB2bBriefAreWrittenAsThere() {
        QStringList words;
        for (int i = 0; i < 11; ++i)
            words.append(toText(static_cast<Channel>(i)));
        QCOMPARE(words.join(u' '), QStringLiteral("WHATSAPP EMAIL INDIAMART JUSTDIAL GEM PHONE FACEBOOK INSTAGRAM "
                                                  "PERSONAL_VISIT MANUAL OTHER"));
    }

    void aliasesNameTheSameValue_data() {
        QTest::addColumn<QString>("alias");
        QTest::addColumn<QString>("stage");
        const auto row = [](const char* alias, const char* stage) {
            QTest::newRow(alias) << QString::fromLatin1(alias) << QString::fromLatin1(stage);
        };
        row("inquiry", "new");
        row("Enquiry", "new");
        row("quoted", "proposal");
        row("proposal_sent", "proposal");
        row("Proposal sent", "proposal");
        row("booking", "booking_confirmed");
        row("order_confirmed", "booking_confirmed");
        row("closed_won", "won");
        row("Closed Won", "won");
        row("CLOSED-LOST", "lost");
        row("spam", "disqualified");
        row("Junk", "disqualified");
    }
    void aliasesNameTheSameValue() {
        QFETCH(QString, alias);
        const Result<Stage> stage = stageFromText(alias);
        QVERIFY(stage);
        QTEST(toText(*stage), "stage");
    }

    void channelsAndSourcesHaveAliasesToo() {
        QCOMPARE(*channelFromText(QStringLiteral("e-mail")), Channel::Email);
        QCOMPARE(*channelFromText(QStringLiteral("Live chat")), Channel::WebChat);
        QCOMPARE(*channelFromText(QStringLiteral("walk-in")), Channel::PersonalVisit);
        QCOMPARE(*channelFromText(QStringLiteral("India Mart")), Channel::IndiaMart);
        QCOMPARE(*sourceFromText(QStringLiteral("Trade shows/events")), Source::TradeShow);
        QCOMPARE(*sourceFromText(QStringLiteral("Google Ads")), Source::Advertising);
        QCOMPARE(*sourceFromText(QStringLiteral("content download")), Source::Webinar);
    }

    void readingNeverStumbles() {
        test::property("any text is read or refused", [](const std::string& text) {
            const QString word = QString::fromStdString(text);
            const Result<Stage> stage = stageFromText(word);
            const bool isAnswered = stage.has_value() || stage.error().kind == ErrorKind::Invalid;
            RC_ASSERT(isAnswered);
        });
    }

    void openAndParkedStagesAreOpenWork() {
        int open = 0;
        for (int i = 0; i < stageCount; ++i)
            open += isOpen(static_cast<Stage>(i)) ? 1 : 0;
        QCOMPARE(open, 9);
        QCOMPARE(categoryOf(Stage::Nurturing), StageCategory::Parked);
        QCOMPARE(categoryOf(Stage::BookingConfirmed), StageCategory::Open);
        QVERIFY(!isOpen(Stage::Won));
        QVERIFY(!isOpen(Stage::Lost));
        QVERIFY(!isOpen(Stage::Disqualified));
    }
};

QTEST_GUILESS_MAIN(tst_Words)
#include "tst_Words.moc"
