// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom somebody means who types whom a customer is to be merged with.

#include "core/services/PeopleService.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using services::MergeChoice;

class tst_MergeChoices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_f.reset(); }

    void foundByWhatPeopleKnowOfThem_data();
    void foundByWhatPeopleKnowOfThem();
    void theLeadItselfIsNoChoice();
    void whoIsOneWithThemIsOnlyFoundByNumber();
    void somebodyWithManyLeadsIsOneChoice();
    void whatIsShownOfThem();
    void aLetterShowsWhoIsLikeThem();

private:
    qint64 add(const char* contact, const char* name, const char* company = "") {
        m_f->clock().advance(std::chrono::minutes(1));
        const qint64 number =
            must(m_f->desk().leads().quickAdd({QString::fromUtf8(contact), QString::fromUtf8(name), {}, Channel::Manual}))
                .leadNumber;
        if (*company)
            must(m_f->desk().leads().edit(number, {{QStringLiteral("company"), QString::fromUtf8(company)}}));
        return number;
    }
    QList<MergeChoice> find(qint64 lead, const char* typed, int limit = 8) {
        return must(m_f->desk().people().find(lead, QString::fromUtf8(typed), limit));
    }
    QList<qint64> numbers(qint64 lead, const char* typed, int limit = 8) {
        QList<qint64> found;
        for (const MergeChoice& one : find(lead, typed, limit))
            found.append(one.lead);
        return found;
    }

    std::unique_ptr<DeskFixture> m_f;
    qint64 m_asha = 0;
    qint64 m_rohan = 0;
    qint64 m_vikram = 0;
};

void tst_MergeChoices::init() {
    m_f = std::make_unique<DeskFixture>();
    m_asha = add("+919820000001", "Asha Rao");
    m_rohan = add("+919820041177, rohan@mehtatex.in", "Rohan Mehta", "Mehta Textiles");
    m_vikram = add("vikram@singhsons.in", "विक्रम Singh", "Singh & Sons");
}

void tst_MergeChoices::foundByWhatPeopleKnowOfThem_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("who"); // 1 Rohan, 2 Vikram
    QTest::newRow("number") << QStringLiteral("L-2") << 1;
    QTest::newRow("number, small letter") << QStringLiteral(" l-3 ") << 2;
    QTest::newRow("just digits") << QStringLiteral("2") << 1;
    QTest::newRow("beginning of a name") << QStringLiteral("meh") << 1;
    QTest::newRow("names in any order") << QStringLiteral("mehta roh") << 1;
    QTest::newRow("another script") << QStringLiteral("विक्रम") << 2;
    QTest::newRow("company") << QStringLiteral("textiles") << 1;
    QTest::newRow("company with a sign") << QStringLiteral("singh & sons") << 2;
    QTest::newRow("phone as it is stored") << QStringLiteral("+919820041177") << 1;
    QTest::newRow("phone as people write it") << QStringLiteral("98200 41177") << 1;
    QTest::newRow("end of a phone") << QStringLiteral("41177") << 1;
    QTest::newRow("e-mail") << QStringLiteral("rohan@mehtatex.in") << 1;
    QTest::newRow("part of an e-mail") << QStringLiteral("singhsons") << 2;
    QTest::newRow("nobody") << QStringLiteral("zebra") << 0;
    QTest::newRow("nobody's number") << QStringLiteral("L-99") << 0;
    QTest::newRow("a number beyond all") << QStringLiteral("99999999999999999999999") << 0;
    QTest::newRow("signs") << QStringLiteral("\"' -- %_*") << 0;
}

void tst_MergeChoices::foundByWhatPeopleKnowOfThem() {
    QFETCH(const QString, typed);
    QFETCH(const int, who);
    const QList<qint64> found = numbers(m_asha, typed.toUtf8().constData());
    QCOMPARE(found, who == 1 ? QList{m_rohan} : who == 2 ? QList{m_vikram} : QList<qint64>());
}

void tst_MergeChoices::theLeadItselfIsNoChoice() {
    QCOMPARE(numbers(m_rohan, "mehta"), QList<qint64>());
    QCOMPARE(numbers(m_rohan, "L-2"), QList<qint64>());
    QCOMPARE(numbers(m_rohan, "+919820041177"), QList<qint64>());
    QCOMPARE(m_f->desk().people().find(99, QStringLiteral("mehta"), 8).result().error().kind, ErrorKind::NotFound);
}

void tst_MergeChoices::whoIsOneWithThemIsOnlyFoundByNumber() {
    const auto both = must(m_f->desk().people().compareLeads(m_asha, m_rohan));
    must(m_f->desk().people().merge({both.a.person, both.b.person, {}, false, {}}));
    QCOMPARE(numbers(m_asha, "mehta"), QList<qint64>());
    QCOMPARE(numbers(m_asha, "L-2"), QList{m_rohan}); // So that it can be said.
    QCOMPARE(numbers(m_vikram, "mehta").size(), 1);   // They are one choice.
}

void tst_MergeChoices::somebodyWithManyLeadsIsOneChoice() {
    must(m_f->desk().leads().setStage({m_rohan}, Stage::Lost));
    const qint64 newer = add("+919820041177", "Rohan Mehta");
    QVERIFY(newer != m_rohan);
    QCOMPARE(numbers(m_asha, "mehta"), QList{newer});
    QCOMPARE(numbers(m_asha, "2"), QList{m_rohan}); // Whoever types a number means it.
    for (int i = 0; i < 6; ++i)
        add(qPrintable(QStringLiteral("m%1@mehta.in").arg(i)), qPrintable(QStringLiteral("Mehta %1").arg(i)));
    QCOMPARE(numbers(m_asha, "mehta", 4).size(), 4);
}

void tst_MergeChoices::whatIsShownOfThem() {
    must(m_f->desk().leads().setStage({m_rohan}, Stage::Qualified));
    const MergeChoice rohan = find(m_asha, "mehta").first();
    QCOMPARE(rohan.name, QStringLiteral("Rohan Mehta"));
    QCOMPARE(rohan.company, QStringLiteral("Mehta Textiles"));
    QCOMPARE(rohan.stage, Stage::Qualified);
    QVERIFY(!rohan.isSuggested);
    QCOMPARE(find(m_asha, "9820041177").first().reason, QStringLiteral("this phone"));
}

void tst_MergeChoices::aLetterShowsWhoIsLikeThem() {
    const qint64 same = add("rao@else.in", "Asha Rao");
    QCOMPARE(numbers(m_asha, ""), QList{same});
    QCOMPARE(numbers(m_asha, "x"), QList{same});
    QCOMPARE(find(m_asha, "").first().reason, QStringLiteral("similar name"));
}

QTEST_GUILESS_MAIN(tst_MergeChoices)
#include "tst_MergeChoices.moc"
