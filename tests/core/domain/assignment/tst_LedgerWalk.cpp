// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ledger walked from its first record: what happened holds, and nothing can be changed, left out or put in unnoticed.

#include "core/domain/assignment/LedgerWalk.h"
#include "tests/core/domain/assignment/Team.h"
#include "tests/support/Property.h"

using namespace leadwell;
using namespace leadwell::domain;

namespace {

struct Kept {
    QByteArray json;
    QByteArray hash;
};

/// A ledger as the store makes it: decisions over a changing team, some of them taken back, some of those done again.
class Ledger {
public:
    explicit Ledger(int people) : m_team(test::teamOf(people)) {}

    /// Inside a property: some are away.
    void changeWhoIsThere() {
        for (Candidate& one : m_team)
            one.isAvailable = *rc::gen::inRange(0, 4) != 0;
    }

    void decideOne() {
        DecisionRecord record;
        record.at = Instant::fromMs(records.size());
        record.lead = test::leadOf(static_cast<int>(records.size()));
        record.candidates = m_team;
        record.decision = decide(record.lead, m_team, record.rules);
        record.previous = lastHash();
        test::give(m_team, record.decision, record.at.ms());
        for (const Candidate& one : m_team)
            debts.insert(one.id, one.deficitMicro);
        m_decisions.insert(records.size() + 1, record);
        m_inForce.append(records.size() + 1);
        append(toJson(record));
    }

    void correctSome(bool countsAgain) {
        QList<qint64>& from = countsAgain ? m_takenBack : m_inForce;
        QList<qint64> chosen;
        for (int i = *rc::gen::inRange(1, 4); i > 0 && !from.isEmpty(); --i)
            chosen.append(from.takeAt(*rc::gen::inRange<qsizetype>(0, from.size())));
        if (chosen.isEmpty())
            return;
        (countsAgain ? m_inForce : m_takenBack).append(chosen);
        Debts changes;
        for (const qint64 no : chosen) {
            const Debts one = changesBy(m_decisions.value(no));
            for (auto change = one.cbegin(); change != one.cend(); ++change)
                changes[change.key()] += change.value();
        }
        const LedgerCorrection correction =
            correctionOf(chosen, changes, countsAgain, debts, Instant::fromMs(records.size()), lastHash());
        for (const LedgerCorrection::Debt& debt : correction.debts)
            debts.insert(debt.member, debt.after);
        for (Candidate& one : m_team)
            one.deficitMicro = debts.value(one.id);
        append(toJson(correction));
    }

    QByteArray lastHash() const { return records.isEmpty() ? QByteArray() : records.last().hash; }

    /// The first complaint; empty when all of it holds.
    QString walk(Debts* after = nullptr) const {
        LedgerWalk walk([this](qint64 no) { return Result<QByteArray>(records.at(no - 1).json); });
        for (qsizetype i = 0; i < records.size(); ++i) {
            const auto step = walk.next(i + 1, records.at(i).json, records.at(i).hash);
            if (!step)
                return step.error().sentence;
        }
        if (after)
            *after = walk.debts();
        return {};
    }

    QList<Kept> records;
    Debts debts;

private:
    void append(const QByteArray& json) { records.append({json, hashOf(json)}); }

    QList<Candidate> m_team;
    QHash<qint64, DecisionRecord> m_decisions;
    QList<qint64> m_inForce;
    QList<qint64> m_takenBack;
};

Ledger anyLedger() {
    Ledger ledger(*rc::gen::inRange(1, 6));
    ledger.decideOne();
    for (int i = *rc::gen::inRange(2, 25); i > 0; --i) {
        ledger.changeWhoIsThere();
        const int what = *rc::gen::inRange(0, 6);
        if (what == 0)
            ledger.correctSome(false);
        else if (what == 1)
            ledger.correctSome(true);
        else
            ledger.decideOne();
    }
    ledger.decideOne();
    return ledger;
}

/// Without what is owed nothing.
Debts onlyOwed(Debts debts) {
    erase_if(debts, [](const auto& debt) { return debt.value() == 0; });
    return debts;
}

} // namespace

class tst_LedgerWalk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatHappenedHolds() {
        test::property("a ledger as it was made holds, and says what each is owed", [] {
            const Ledger ledger = anyLedger();
            Debts after;
            const QString complaint = ledger.walk(&after);
            RC_ASSERT(complaint.toStdString() == std::string());
            RC_ASSERT(onlyOwed(after) == onlyOwed(ledger.debts));
            qint64 together = 0;
            for (const qint64 owed : after)
                together += owed;
            RC_ASSERT(together == 0);
        });
    }

    void aChangedRecordIsFound() {
        test::property("a byte that changed is found, also when its own hash was made again", [] {
            Ledger ledger = anyLedger();
            Kept& kept = ledger.records[*rc::gen::inRange<qsizetype>(0, ledger.records.size())];
            const QByteArray before = kept.json;
            const auto at = *rc::gen::inRange<qsizetype>(0, kept.json.size());
            kept.json[at] = static_cast<char>(kept.json.at(at) ^ static_cast<char>(*rc::gen::inRange(1, 128)));
            RC_ASSERT(!ledger.walk().isEmpty());
            if (&kept == &ledger.records.last())
                return; // Nothing follows that would know its hash.
            kept.hash = hashOf(kept.json);
            RC_ASSERT(!ledger.walk().isEmpty());
        });
    }

    void aRecordThatIsMissingOrMovedIsFound() {
        test::property("records left out or exchanged are found", [] {
            const Ledger whole = anyLedger();
            const auto at = *rc::gen::inRange<qsizetype>(0, whole.records.size() - 1);
            Ledger shorter = whole;
            shorter.records.removeAt(at);
            RC_ASSERT(!shorter.walk().isEmpty());
            Ledger turned = whole;
            turned.records.swapItemsAt(at, at + 1);
            RC_ASSERT(!turned.walk().isEmpty());
        });
    }

    void anInventedDebtIsFound() {
        Ledger ledger(2);
        ledger.decideOne();
        auto record = *recordFromJson(ledger.records.first().json);
        record.candidates[0].deficitMicro = 5'000'000;
        record.decision = decide(record.lead, record.candidates, record.rules);
        const QByteArray json = toJson(record);
        ledger.records.first() = {json, hashOf(json)};
        QCOMPARE(ledger.walk(), QStringLiteral("Decision 1 does not hold: Asha was owed something else before."));
    }

    void aCorrectionOfWhatIsNoDecisionIsFound() {
        Ledger ledger(2);
        ledger.decideOne();
        const LedgerCorrection wrong = correctionOf({7}, {}, false, {}, {}, ledger.lastHash());
        const QByteArray json = toJson(wrong);
        ledger.records.append({json, hashOf(json)});
        QCOMPARE(ledger.walk(), QStringLiteral("Decision 2 does not hold: It corrects decision 7, which is none."));
    }

    void aDecisionIsTakenBackOnce() {
        Ledger ledger(3);
        ledger.decideOne();
        const Debts changes = changesBy(*recordFromJson(ledger.records.first().json));
        for (int i = 0; i < 2; ++i) {
            const QByteArray json = toJson(correctionOf({1}, changes, false, ledger.debts, {}, ledger.lastHash()));
            ledger.records.append({json, hashOf(json)});
        }
        QCOMPARE(ledger.walk(), QStringLiteral("Decision 3 does not hold: Decision 1 was corrected so before."));
    }
};

QTEST_GUILESS_MAIN(tst_LedgerWalk)
#include "tst_LedgerWalk.moc"
