// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked or done about one lead costs as much among many as among few: counted in steps of SQLite's machine, so that a
// question that lost its index is found whatever else the computer does.

#include "core/services/CallService.h"
#include "core/store/StatementSteps.h"
#include "core/store/repository/CallRepository.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/LedgerReplay.h"
#include "core/store/repository/PersonRepository.h"
#include "core/store/repository/SuccessRepository.h"
#include "core/store/repository/TriageRepository.h"
#include "core/store/repository/UnionRepository.h"
#include "core/store/repository/WorkRepository.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using store::WriteTx;

namespace {

constexpr int few = 120;
constexpr int many = 1'200;
/// Trees of indexes grow by a level, and a page more is looked through; ten times the rows would cost ten times as much.
constexpr double factorMax = 2.5;
constexpr qint64 someSteps = 300;

class QuestionCosts {
public:
    QuestionCosts() {
        m_asha = m_f.addMember(QStringLiteral("Asha"));
        m_f.addMember(QStringLiteral("Dev"));
        auto settings = must(m_f.desk().team().settings());
        settings.me = m_asha;
        must(m_f.desk().team().saveSettings(settings));
    }

    void grow(int leads) {
        while (m_leads < leads) {
            const qint64 number = enquire();
            if (number % 4 == 0)
                achieve(number);
        }
    }
    void achieve(qint64 number) {
        inside<bool>([&](WriteTx& tx) -> Result<bool> {
            LW_TRY(const store::LeadRecord lead, store::leads::read(tx.db(), number));
            SuccessEvent event;
            event.kind = SuccessKind::DemoBooked;
            event.lead = lead.id;
            event.at = tx.now();
            LW_CHECK(store::success::insert(tx, event));
            return true;
        });
    }
    qint64 enquire() {
        ++m_leads;
        m_f.clock().advance(std::chrono::seconds(1));
        return m_f
            .receive(QStringLiteral("name: Person %1\nphone: +9198%2\nemail: p%1@example.in\nid: e%1\n\nPrice of yarn?")
                         .arg(m_leads)
                         .arg(20'000'000 + m_leads))
            .leadNumber;
    }

    /// On the writer, where every change is made, too.
    template<class T>
    T inside(const std::function<Result<T>(WriteTx&)>& work) {
        services::DeskCore& core = m_f.desk().core();
        return must(core.store.write<T>(core.byRule(QStringLiteral("test")), work));
    }
    qint64 steps() {
        return inside<qint64>([](WriteTx&) { return Result<qint64>(store::statementStepsOfThread()); });
    }
    qint64 cost(const std::function<void()>& work) {
        const qint64 before = steps();
        work();
        return steps() - before;
    }
    qint64 costOf(const std::function<Result<void>(WriteTx&, const store::LeadRecord&)>& ask) {
        const qint64 number = m_leads / 2;
        return cost([&] {
            inside<bool>([&](WriteTx& tx) -> Result<bool> {
                LW_TRY(const store::LeadRecord lead, store::leads::read(tx.db(), number));
                LW_CHECK(ask(tx, lead));
                return true;
            });
        });
    }

    DeskFixture& f() { return m_f; }
    MemberId asha() const { return m_asha; }
    int leads() const { return m_leads; }

private:
    DeskFixture m_f;
    MemberId m_asha;
    int m_leads = 0;
};

template<class T>
Result<void> asked(const Result<T>& answer) {
    return answer ? Result<void>() : Result<void>(answer.error());
}

using Work = std::function<qint64(QuestionCosts&)>;
struct Named {
    const char* name;
    Work cost;
};

Work asking(const std::function<Result<void>(WriteTx&, const store::LeadRecord&)>& ask) {
    return [ask](QuestionCosts& costs) { return costs.costOf(ask); };
}

const QList<Named>& questions() {
    using Lead = store::LeadRecord;
    static const QList<Named> all{
        {"the open lead of somebody",
         asking([](WriteTx& tx, const Lead& lead) { return asked(store::leads::openLeadOf(tx.db(), lead.personId)); })},
        {"whether somebody has leads",
         asking([](WriteTx& tx, const Lead& lead) { return asked(store::leads::hasLeads(tx.db(), lead.personId)); })},
        {"the phone of somebody",
         asking([](WriteTx& tx, const Lead& lead) { return asked(store::calls::phoneOf(tx.db(), lead.personId)); })},
        {"the leads of somebody",
         asking([](WriteTx& tx, const Lead& lead) { return asked(store::people::leadNumbersOf(tx.db(), lead.personId)); })},
        {"who is one with somebody",
         asking([](WriteTx& tx, const Lead& lead) { return asked(store::unions::groupOf(tx.db(), lead.personId)); })},
        {"what is shown of somebody",
         asking([](WriteTx& tx, const Lead& lead) { return asked(store::unions::face(tx.db(), lead.personId)); })},
        {"what somebody wrote",
         asking([](WriteTx& tx, const Lead& lead) { return asked(store::messages::ofPerson(tx.db(), lead.personId, 50)); })},
        {"where somebody wrote",
         asking([](WriteTx& tx, const Lead& lead) { return asked(store::messages::channelsOfPerson(tx.db(), lead.personId)); })},
        {"a success", asking([](WriteTx& tx, const Lead& lead) {
             SuccessEvent event;
             event.kind = SuccessKind::PaymentReceived;
             event.lead = lead.id;
             event.at = tx.now();
             return asked(store::success::insert(tx, event));
         })},
        {"an enquiry", [](QuestionCosts& costs) { return costs.cost([&] { costs.enquire(); }); }},
        {"a lead given to somebody",
         [](QuestionCosts& costs) {
             auto other = must(costs.f().desk().team().members());
             return costs.cost([&] {
                 for (const Member& member : std::as_const(other))
                     must(costs.f().desk().leads().assign({costs.leads() / 3}, member.id));
             });
         }},
        {"an undo", [](QuestionCosts& costs) { return costs.cost([&] { must(costs.f().desk().undo().undo({})); }); }},
        {"a call",
         [](QuestionCosts& costs) {
             services::NewCall call;
             call.phone = QStringLiteral("+9198%1").arg(20'000'000 + costs.leads() / 4);
             call.notes = QStringLiteral("Wants a price.");
             return costs.cost([&] { must(costs.f().desk().calls().log(call)); });
         }},
        {"a stage",
         [](QuestionCosts& costs) {
             return costs.cost([&] { must(costs.f().desk().leads().setStage({costs.leads() / 5}, Stage::Qualified)); });
         }},
    };
    return all;
}

} // namespace

class tst_QuestionCosts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void amongManyAsAmongFew();
    void triageCountsTheDayWithoutWhatWasImported();
    void aPartOfTheLedgerCostsNothingOfWhatWasBefore();
};

void tst_QuestionCosts::amongManyAsAmongFew() {
    QuestionCosts costs;
    costs.grow(few);
    QHash<QString, qint64> before;
    for (const Named& one : questions())
        before.insert(QString::fromLatin1(one.name), one.cost(costs));
    costs.grow(many);

    for (const Named& one : questions()) {
        const qint64 then = before.value(QString::fromLatin1(one.name));
        const qint64 now = one.cost(costs);
        QVERIFY2(static_cast<double>(now) <= static_cast<double>(then) * factorMax + someSteps,
                 qPrintable(QStringLiteral("%1: %2 steps among %3 leads, %4 among %5")
                                .arg(QString::fromLatin1(one.name))
                                .arg(then)
                                .arg(few)
                                .arg(now)
                                .arg(many)));
    }
}

/// Whoever begins with a table of a million leads works in triage on the same day.
void tst_QuestionCosts::triageCountsTheDayWithoutWhatWasImported() {
    QuestionCosts costs;
    costs.grow(few);
    store::triage::Counts counted;
    const Work count = asking([&](WriteTx& tx, const store::LeadRecord& lead) {
        const auto counts = store::triage::counts(tx.db(), lead.createdAt - std::chrono::hours(12));
        if (counts)
            counted = *counts;
        return asked(counts);
    });
    const qint64 before = count(costs);
    QCOMPARE(counted.pending + counted.assignedSince, few);
    const store::triage::Counts then = counted;

    costs.inside<bool>([&](WriteTx& tx) -> Result<bool> {
        for (int i = 0; i < many; ++i) {
            LW_TRY(const store::LeadRecord lead, store::leads::read(tx.db(), 1 + i % few));
            LW_CHECK(store::work::insertAssignment(tx, {tx.ids().make<AssignmentId>(), lead.id, costs.asha(), tx.now(),
                                                        QStringLiteral("manual"), QStringLiteral("import"),
                                                        QStringLiteral("Named in a table."), 0, 202'611}));
        }
        return true;
    });
    QVERIFY2(count(costs) <= before + someSteps, "what was imported with its owner is looked through");
    QCOMPARE(counted.pending, then.pending);
    QCOMPARE(counted.assignedSince, then.assignedSince);
}

/// Rules are tried on a part of the time, however long it went before.
void tst_QuestionCosts::aPartOfTheLedgerCostsNothingOfWhatWasBefore() {
    QuestionCosts costs;
    const auto lastDay = [&] {
        costs.f().clock().advance(std::chrono::hours(24 * 3));
        const Instant from = costs.f().clock().now();
        costs.enquire();
        int seen = 0;
        const qint64 steps = costs.costOf([&](WriteTx& tx, const store::LeadRecord&) -> Result<void> {
            LW_TRY(const qint64 first, store::ledger::firstFrom(tx.db(), from));
            LW_CHECK(store::ledger::correctedDecisions(tx.db(), first));
            return store::ledger::replay(tx.db(), from, [&seen](const store::ledger::Replayed&) -> Result<bool> {
                ++seen;
                return true;
            });
        });
        return std::pair(seen, steps);
    };
    costs.grow(few);
    const auto [seenOfFew, before] = lastDay();
    QCOMPARE(seenOfFew, 1);
    costs.grow(many);
    const auto [seen, steps] = lastDay();
    QCOMPARE(seen, 1);
    QVERIFY2(steps <= before + someSteps, qPrintable(QStringLiteral("%1 steps, and %2 after more").arg(before).arg(steps)));
}

QTEST_GUILESS_MAIN(tst_QuestionCosts)
#include "tst_QuestionCosts.moc"
