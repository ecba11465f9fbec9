// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Property.h"
#include "ui/models/ListDiff.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace leadwell::models;

namespace {

QList<qint64> taken(QList<qint64> list, const QList<ListDiff::Step>& steps) {
    using Kind = ListDiff::Step::Kind;
    for (const auto& step : steps) {
        if (step.kind == Kind::Remove)
            list.remove(step.first, step.count);
        else if (step.kind == Kind::Move)
            list.move(step.first, step.target);
        else
            list = list.first(step.first) + step.added + list.sliced(step.first);
    }
    return list;
}

QList<qint64> distinct(const std::vector<int>& numbers) {
    QList<qint64> list;
    std::set<int> seen;
    for (const int number : numbers) {
        if (seen.insert(number).second)
            list.append(number);
    }
    return list;
}

} // namespace

/// The steps of a difference turn one list into the other, and are as few as the change is.
class tst_ListDiff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void stepsLeadFromOneListToTheOther() {
        leadwell::test::property("taking the steps gives the new list", [] {
            const auto numbers = rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 60));
            const QList<qint64> before = distinct(*numbers);
            const QList<qint64> after = distinct(*numbers);

            const ListDiff diff = diffLists(before, after, 1'000);

            RC_ASSERT(!diff.isLarge);
            RC_ASSERT(taken(before, diff.steps) == after);
        });
    }

    void aLargeDifferenceNamesWhatStaysComesAndGoes() {
        leadwell::test::property("kept, gone and added are the two lists", [] {
            const auto numbers = rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 60));
            const QList<qint64> before = distinct(*numbers);
            const QList<qint64> after = distinct(*numbers);

            const ListDiff diff = diffLists(before, after, 0);

            RC_PRE(diff.isLarge);
            auto sorted = [](QList<qint64> list) {
                std::sort(list.begin(), list.end());
                return list;
            };
            RC_ASSERT(sorted(diff.kept + diff.gone) == sorted(before));
            RC_ASSERT(sorted(diff.kept + diff.added) == sorted(after));
        });
    }

    void oneLeadThatRisesIsOneMove() {
        QList<qint64> before;
        for (qint64 i = 0; i < 10'000; ++i)
            before.append(i);
        QList<qint64> after = before;
        after.move(7'000, 0);

        const ListDiff diff = diffLists(before, after);

        QCOMPARE(diff.steps.size(), 1);
        QCOMPARE(diff.steps.first().kind, ListDiff::Step::Kind::Move);
        QCOMPARE(diff.steps.first().first, 7'000);
        QCOMPARE(diff.steps.first().target, 0);
    }

    void neighboursComeAndGoTogether() {
        const ListDiff diff = diffLists({1, 2, 3, 4, 5, 6}, {9, 8, 1, 2, 6});

        QCOMPARE(diff.steps.size(), 2);
        QCOMPARE(diff.steps.first().count, 3);
        QCOMPARE(diff.steps.last().added, (QList<qint64>{9, 8}));
    }

    /// A search that is typed on, and one that is cleared.
    void manyThatGoOrComeAreNamed() {
        QList<qint64> all;
        QList<qint64> some;
        QList<qint64> others;
        for (qint64 i = 5'000; i > 0; --i) {
            all.append(i);
            (i % 3 == 0 ? some : others).append(i);
        }
        const ListDiff narrowed = diffLists(all, some);
        QVERIFY(narrowed.isLarge);
        QCOMPARE(narrowed.kept, some);
        QCOMPARE(narrowed.gone, others);
        QVERIFY(narrowed.added.isEmpty());
        const ListDiff widened = diffLists(some, all);
        QVERIFY(widened.isLarge);
        QCOMPARE(widened.kept, some);
        QCOMPARE(widened.added, others);
        QVERIFY(widened.gone.isEmpty());
        QCOMPARE(diffLists(all, all.mid(0, 4'000)).steps.size(), 1); // Many, but in one piece.
    }

    void aReversedLongListIsRearranged() {
        QList<qint64> before;
        for (qint64 i = 0; i < 1'000; ++i)
            before.append(i);
        QList<qint64> after(before.crbegin(), before.crend());

        QVERIFY(diffLists(before, after).isLarge);
    }
};

QTEST_GUILESS_MAIN(tst_ListDiff)
#include "tst_ListDiff.moc"
