// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/screen/AccessibleRules.h"

#include <QTest>

#include <utility>

using namespace leadwell::test;

namespace {

constexpr quint64 usual = (1ULL << static_cast<int>(State::Enabled)) | (1ULL << static_cast<int>(State::Showing));
constexpr quint64 takesKeys = usual | (1ULL << static_cast<int>(State::Focusable));

Accessible control(const QString& name, quint64 states = takesKeys) {
    Accessible one;
    one.service = QStringLiteral(":1.1");
    one.path = QLatin1Char('/') + name;
    one.name = name;
    one.role = QStringLiteral("push button");
    one.states = states;
    return one;
}

/// A window in which Tab goes from each place to the one that stands beside it; a place of no name is
/// nowhere.
struct Window {
    QList<Accessible> shown;
    QMap<QString, QString> tab;
    QString at;

    Keyboard keyboard() {
        const auto named = [this](const QList<Accessible>& list) {
            for (const Accessible& one : list) {
                if (!at.isEmpty() && one.name == at)
                    return one;
            }
            return Accessible();
        };
        return {[this] { return shown; }, named,
                [this, named](const QString& key, const Accessible& before) {
                    at = key == QStringLiteral("Tab") ? tab.value(at, at) : tab.key(at, at);
                    const Accessible now = named(shown);
                    return now.sameAs(before) ? Accessible() : now;
                }};
    }
};

} // namespace

/// The rules find a trap where there is one, and only there.
class tst_AccessibleRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRoundOfTwoIsWell();
    void theOnlyStopIsNoTrap();
    void theOnlyStopIsFoundFromNowhere();
    void aStopThatTabDoesNotLeaveIsATrap();
    void whatTabDoesNotReachIsFoundBesideTheOnlyStop();
    void aPlaceThatTakesNoKeysIsFound();
    void aRoundThatLeavesTheFirstOutIsFound();
};

void tst_AccessibleRules::aRoundOfTwoIsWell() {
    Window window{{control(QStringLiteral("a")), control(QStringLiteral("b"))},
                  {{QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("b"), QStringLiteral("a")}},
                  QStringLiteral("a")};
    const TabRound round = tabRound(window.keyboard(), Way::ForthAndBack);
    QCOMPARE(round.findings, QStringList());
    QCOMPARE(round.stops, QStringList({QStringLiteral("push button ‹b›"), QStringLiteral("push button ‹a›")}));
}

void tst_AccessibleRules::theOnlyStopIsNoTrap() {
    Window window{{control(QStringLiteral("Read it"))}, {}, QStringLiteral("Read it")};
    const TabRound round = tabRound(window.keyboard(), Way::ForthAndBack);
    QCOMPARE(round.findings, QStringList());
    QCOMPARE(round.stops, QStringList({QStringLiteral("push button ‹Read it›")}));
}

/// As when the keyboard was on words that scroll no longer.
void tst_AccessibleRules::theOnlyStopIsFoundFromNowhere() {
    Window window{{control(QStringLiteral("Read it"))}, {{QString(), QStringLiteral("Read it")}}, QString()};
    const TabRound round = tabRound(window.keyboard(), Way::Forth);
    QCOMPARE(round.findings, QStringList());
    QCOMPARE(round.stops, QStringList({QStringLiteral("push button ‹Read it›")}));
}

void tst_AccessibleRules::aStopThatTabDoesNotLeaveIsATrap() {
    Window window{{control(QStringLiteral("a")), control(QStringLiteral("b"))},
                  {{QStringLiteral("a"), QStringLiteral("b")}},
                  QStringLiteral("a")};
    const TabRound round = tabRound(window.keyboard(), Way::Forth);
    QVERIFY2(round.findings.contains(QStringLiteral("Tab does not leave push button ‹b›")),
             qPrintable(round.findings.join(QLatin1Char('\n'))));
}

void tst_AccessibleRules::whatTabDoesNotReachIsFoundBesideTheOnlyStop() {
    Accessible pressed = control(QStringLiteral("b"), usual);
    pressed.actions = {QStringLiteral("Press")};
    Window window{{control(QStringLiteral("a")), pressed}, {}, QStringLiteral("a")};
    const TabRound round = tabRound(window.keyboard(), Way::Forth);
    QCOMPARE(round.findings.size(), 1);
    QVERIFY2(round.findings.first().startsWith(QStringLiteral("Tab does not reach push button ‹b›")),
             qPrintable(round.findings.first()));
}

void tst_AccessibleRules::aPlaceThatTakesNoKeysIsFound() {
    Window window{{control(QStringLiteral("Read it")), control(QStringLiteral("words"), usual)},
                  {{QString(), QStringLiteral("Read it")}, {QStringLiteral("Read it"), QString()}},
                  QString()};
    const TabRound round = tabRound(window.keyboard(), Way::Forth);
    QCOMPARE(round.findings, QStringList({QStringLiteral("Tab goes from push button ‹Read it› to where nothing takes keys")}));
}

void tst_AccessibleRules::aRoundThatLeavesTheFirstOutIsFound() {
    Window window{{control(QStringLiteral("a")), control(QStringLiteral("b")), control(QStringLiteral("c"))},
                  {{QStringLiteral("a"), QStringLiteral("b")},
                   {QStringLiteral("b"), QStringLiteral("c")},
                   {QStringLiteral("c"), QStringLiteral("b")}},
                  QStringLiteral("a")};
    const TabRound round = tabRound(window.keyboard(), Way::Forth);
    QCOMPARE(round.findings.size(), 1);
    QVERIFY2(round.findings.first().startsWith(QStringLiteral("Tab does not reach push button ‹a›")),
             qPrintable(round.findings.first()));
}

QTEST_GUILESS_MAIN(tst_AccessibleRules)
#include "tst_AccessibleRules.moc"
