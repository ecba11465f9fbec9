// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was decided, and what decides, cannot be changed behind the program's back: verify finds it, and finds nothing else.

#include "core/services/TriageService.h"
#include "core/store/repository/LedgerRepository.h"
#include "tests/core/services/WhoBook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;

namespace {

QString enquiryOf(int number) {
    return QStringLiteral("name: Person %1\nphone: +9198%2\nid: e%1\n\nPrice of cotton yarn?")
        .arg(number)
        .arg(20'000'000 + number);
}

void change(DeskFixture& f, MemberId id, const std::function<void(Member&)>& how) {
    for (Member member : must(f.desk().team().members())) {
        if (member.id != id)
            continue;
        how(member);
        must(f.desk().team().saveMember(member));
    }
}

qint64 lastRecord(DeskFixture& f) {
    return must(f.desk().core().store.read<store::ledger::Head>(
                    [](store::Connection& connection) { return store::ledger::head(connection); }))
        .no;
}

/// As somebody with a database tool would.
void runSql(DeskFixture& f, const QStringList& statements) {
    must(f.desk().core().store.write<bool>(f.desk().core().byRule(QStringLiteral("test")),
                                           [&](store::WriteTx& tx) -> Result<bool> {
                                               for (const QString& statement : statements)
                                                   LW_CHECK(tx.db().run(statement));
                                               return true;
                                           }));
}

/// Leads given by rules, by hand, and taken back: every way an owner is decided.
void decideInEveryWay(DeskFixture& f) {
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    for (const char* name : {"Karan", "Meera"})
        f.addMember(QString::fromLatin1(name));
    AssignmentRules rules;
    rules.returns.afterMinutes = 60;
    rules.onLeave = LeavePolicy::All;
    must(f.desk().team().saveAssignmentRules(rules));
    QList<qint64> numbers;
    for (int i = 0; i < 5; ++i)
        numbers.append(f.receive(enquiryOf(i)).leadNumber);
    must(f.desk().leads().assign({numbers.at(0), numbers.at(1)}, asha));
    must(f.desk().leads().assign({numbers.at(1)}, MemberId()));
    f.clock().advance(std::chrono::hours(72));
    QVERIFY(must(f.desk().maintenance().returnUnanswered(f.clock().now())) > 0);
    for (const Member& member : must(f.desk().team().members()))
        change(f, member.id, [](Member& one) { one.isAvailable = false; });
    must(f.desk().team().addLeave({{}, asha, f.clock().now(), f.clock().now() + std::chrono::hours(24), {}}));
    must(f.desk().maintenance().beginLeaves(f.clock().now()));
    f.receive(enquiryOf(9)); // It waits.
}

/// Two that wait for a decision, one that is somebody's and one that is none; leads 1 to 4.
void triageInEveryWay(DeskFixture& f) {
    auto settings = must(f.desk().team().settings());
    settings.autoAssign = false;
    must(f.desk().team().saveSettings(settings));
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    QList<qint64> numbers;
    for (int i = 0; i < 4; ++i)
        numbers.append(f.receive(enquiryOf(i)).leadNumber);
    must(f.desk().leads().assign({numbers.at(1)}, asha));
    must(f.desk().triage().dismiss({numbers.at(2)}));
}

/// Everything that decides, as somebody sets it.
void setEverything(DeskFixture& f, const QString& name) {
    const MemberId asha = f.addMember(name);
    f.addMember(QStringLiteral("Zubin"));
    change(f, asha, [](Member& one) {
        one.skills = {QStringLiteral("yarn")};
        one.capacity = 4;
    });
    must(f.desk().team().addLeave({{},
                                   asha,
                                   f.clock().now() + std::chrono::hours(24),
                                   f.clock().now() + std::chrono::hours(48),
                                   QStringLiteral("Wedding")}));
    AssignmentRules rules;
    rules.strategy = Strategy::LeastActive;
    must(f.desk().team().saveAssignmentRules(rules));
    must(f.desk().rules().setEnabled(QStringLiteral("notify_ready_to_book"), false));
}

struct Column {
    QString name;
    QString type;
};

QList<Column> columnsOf(DeskFixture& f, const QString& table) {
    return must(f.desk().core().store.read<QList<Column>>([&](store::Connection& connection) {
        return connection.collect(QStringLiteral("SELECT name, type FROM pragma_table_info('%1')").arg(table), {},
                                  [](const store::Record& r) {
                                      return Column{r.text(0), r.text(1)};
                                  });
    }));
}

QStringList problemsOfAssignments(DeskFixture& f) {
    return must(f.desk().maintenance().verifyAssignments()).problems;
}

/// Another value of the same kind, that the references between tables allow.
QString otherValue(const Column& column) {
    const QString& name = column.name;
    if (name == QStringLiteral("lead_id") || name == QStringLiteral("member_id")) {
        const QString table = name.chopped(3);
        return QStringLiteral("(SELECT o.id FROM %1 o WHERE o.id IS NOT changed.%2 ORDER BY o.id LIMIT 1)").arg(table, name);
    }
    if (column.type == QStringLiteral("INTEGER"))
        return QStringLiteral("coalesce(%1, 0) + 1000").arg(name);
    if (column.type == QStringLiteral("REAL"))
        return QStringLiteral("%1 + 0.001").arg(name);
    return column.type == QStringLiteral("TEXT") ? QStringLiteral("%1 || '.'").arg(name) : QStringLiteral("randomblob(16)");
}

/// Every end of a branch of it, each changed in a copy.
void changeEach(const QJsonValue& value, const std::function<void(const QJsonValue&)>& visit) {
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto field = object.begin(); field != object.end(); ++field)
            changeEach(field.value(), [&](const QJsonValue& changed) {
                QJsonObject copy = object;
                copy.insert(field.key(), changed);
                visit(copy);
            });
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            changeEach(array.at(i), [&](const QJsonValue& changed) {
                QJsonArray copy = array;
                copy.replace(i, changed);
                visit(copy);
            });
    } else if (value.isBool()) {
        visit(!value.toBool());
    } else {
        visit(value.isDouble() ? QJsonValue(value.toInteger() + 1) : QJsonValue(value.toString() + u'x'));
    }
}

} // namespace

class tst_Seals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyColumnOfADecisionIsGuarded_data();
    void everyColumnOfADecisionIsGuarded();
    void everyWordOfARecordIsGuarded();
    void whatIsDoneAgainIsSealedAgain();
    void whatIsChangedIsNamed_data();
    void whatIsChangedIsNamed();
    void rulesAreThoseOfTheirVersion();
    void aVersionIsNeverGivenTwice();
    void aQuarterOfEverythingHolds();
};

void tst_Seals::everyColumnOfADecisionIsGuarded_data() {
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("which");
    QTest::addColumn<QStringList>("mayChange");
    // What a person reads of it, whoever decided.
    for (const char* mode : {"auto", "manual", "back"})
        QTest::addRow("assignment, %s", mode)
            << QStringLiteral("assignment") << QStringLiteral("mode = '%1'").arg(QLatin1String(mode)) << QStringList();
    QTest::newRow("assignment, waiting") << QStringLiteral("assignment") << QStringLiteral("mode = 'auto' AND member_id IS NULL")
                                         << QStringList();
    QTest::newRow("triage, pending") << QStringLiteral("triage_item") << QStringLiteral("status = 0") << QStringList();
    QTest::newRow("triage, assigned") << QStringLiteral("triage_item") << QStringLiteral("status = 1") << QStringList();
    QTest::newRow("triage, closed") << QStringLiteral("triage_item") << QStringLiteral("status = 2") << QStringList();
    // By what it is decided. Other rows name somebody's id.
    QTest::newRow("rules") << QStringLiteral("setting") << QStringLiteral("key = 'assignment.rules'") << QStringList();
    QTest::newRow("rule") << QStringLiteral("rule") << QStringLiteral("1") << QStringList();
    QTest::newRow("member") << QStringLiteral("member") << QStringLiteral("1") << QStringList{QStringLiteral("id")};
    QTest::newRow("leave") << QStringLiteral("leave") << QStringLiteral("1") << QStringList();
    QTest::newRow("decision") << QStringLiteral("decision") << QStringLiteral("no = 2") << QStringList();
    QTest::newRow("the last decision") << QStringLiteral("decision") << QStringLiteral("no = (SELECT max(no) FROM decision)")
                                       << QStringList();
    QTest::newRow("seal") << QStringLiteral("seal") << QStringLiteral("no = 2") << QStringList();
    QTest::newRow("the last seal") << QStringLiteral("seal") << QStringLiteral("no = (SELECT max(no) FROM seal)")
                                   << QStringList();
    // Who did it and when. Its sentence tells of the step as a whole, may become another one while an import goes on, and is
    // not shown with an owner; undo and redo mark the step; hlc and cause order and link steps and say nothing of a decision.
    QTest::newRow("step of the history") << QStringLiteral("operation") << QStringLiteral("kind = 'owner.set'")
                                         << QStringList{QStringLiteral("id"),          QStringLiteral("hlc"),
                                                        QStringLiteral("sentence"),    QStringLiteral("cause"),
                                                        QStringLiteral("is_undoable"), QStringLiteral("undone_by")};
}

void tst_Seals::everyColumnOfADecisionIsGuarded() {
    QFETCH(const QString, table);
    QFETCH(const QString, which);
    QFETCH(const QStringList, mayChange);
    DeskFixture f;
    if (table == QStringLiteral("triage_item"))
        triageInEveryWay(f);
    else if (QTest::currentDataTag() == QByteArray("rules") || table == QStringLiteral("rule") ||
             table == QStringLiteral("member") || table == QStringLiteral("leave"))
        setEverything(f, QStringLiteral("Mina"));
    else
        decideInEveryWay(f);
    QCOMPARE(problemsOfAssignments(f), QStringList());
    for (const char* guarded : {"decision", "seal"})
        runSql(f, {QStringLiteral("DROP TRIGGER %1_is_not_changed").arg(QLatin1String(guarded))});
    const qint64 row = must(f.desk().core().store.read<qint64>([&](store::Connection& connection) {
        return connection.number(QStringLiteral("SELECT coalesce(max(rowid), 0) FROM %1 WHERE %2").arg(table, which));
    }));
    QVERIFY(row > 0);
    runSql(f, {QStringLiteral("CREATE TABLE kept AS SELECT rowid AS kept_row, * FROM %1").arg(table)});
    // The number of a record is where it lies, too.
    const bool isNumbered =
        QStringList{QStringLiteral("decision"), QStringLiteral("seal"), QStringLiteral("operation")}.contains(table);
    const QString number = isNumbered ? QStringLiteral("no") : QString();
    int tried = 0;
    for (const Column& column : columnsOf(f, table)) {
        if (mayChange.contains(column.name) || (table == QStringLiteral("operation") && column.name == number))
            continue;
        ++tried;
        runSql(f, {QStringLiteral("UPDATE %1 AS changed SET %2 = %3 WHERE rowid = %4")
                       .arg(table, column.name, otherValue(column))
                       .arg(row)});
        const QStringList problems = problemsOfAssignments(f);
        QVERIFY2(!problems.isEmpty(), qPrintable(QStringLiteral("%1.%2").arg(table, column.name)));
        QVERIFY2(!f.problems().isEmpty(), qPrintable(QStringLiteral("%1.%2").arg(table, column.name)));
        const qint64 now = column.name == number ? row + 1000 : row;
        runSql(f, {QStringLiteral("UPDATE %1 SET %2 = (SELECT k.%2 FROM kept k WHERE k.kept_row = %3) WHERE rowid = %4")
                       .arg(table, column.name)
                       .arg(row)
                       .arg(now)});
        QCOMPARE(problemsOfAssignments(f), QStringList());
    }
    QVERIFY(tried >= 2);
}

/// All that was known, weighed and decided, in a record in the middle of the ledger and in the last one; the hash made to fit.
void tst_Seals::everyWordOfARecordIsGuarded() {
    DeskFixture f;
    decideInEveryWay(f);
    runSql(f, {QStringLiteral("DROP TRIGGER decision_is_not_changed")});
    for (const qint64 no : {qint64(2), lastRecord(f)}) {
        const QByteArray json = must(f.desk().core().store.read<QByteArray>(
            [no](store::Connection& connection) { return store::ledger::record(connection, no); }));
        const auto put = [&](const QByteArray& text) {
            must(f.desk().core().store.write<bool>(
                f.desk().core().byRule(QStringLiteral("test")), [&](store::WriteTx& tx) -> Result<bool> {
                    LW_CHECK(tx.db().run(QStringLiteral("UPDATE decision SET record = ?, hash = ? WHERE no = ?"),
                                         {qCompress(text), hashOf(text), no}));
                    return true;
                }));
        };
        int words = 0;
        changeEach(QJsonDocument::fromJson(json).object(), [&](const QJsonValue& changed) {
            ++words;
            put(QJsonDocument(changed.toObject()).toJson(QJsonDocument::Compact));
            QVERIFY(!problemsOfAssignments(f).isEmpty());
        });
        QVERIFY2(words > 60, qPrintable(QString::number(words)));
        put(json);
        QCOMPARE(problemsOfAssignments(f), QStringList());
    }
}

void tst_Seals::whatIsDoneAgainIsSealedAgain() {
    DeskFixture f;
    decideInEveryWay(f);
    const QList<Member> team = must(f.desk().team().members());
    const MemberId owner = must(f.desk().inbox().detail(3)).lead.ownerId;
    const MemberId other = team.at(team.first().id == owner ? 1 : 0).id;
    const auto assigned = must(f.desk().leads().assign({3}, other));
    must(f.desk().undo().undo(assigned.operation));
    QCOMPARE(f.problems(), QStringList());
    must(f.desk().undo().redo());
    QCOMPARE(f.problems(), QStringList());
    runSql(f, {QStringLiteral("UPDATE assignment SET reason = 'Because.' WHERE mode = 'manual'")});
    const QStringList problems = problemsOfAssignments(f);
    QVERIFY2(problems.contains(
                 QStringLiteral("Who L-3 was given to, by whom, when or why is not what was written down when it was decided.")),
             qPrintable(problems.join(u'\n')));
}

void tst_Seals::whatIsChangedIsNamed_data() {
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("sentence");
    const auto ofLead = [](int number) {
        return QStringLiteral(" WHERE lead_id = (SELECT id FROM lead WHERE number = %1)").arg(number);
    };
    const auto changed = [](int number) {
        return QStringLiteral("What triage says of L-%1, or what was decided there and when, is not what was written down then.")
            .arg(number);
    };
    QTest::newRow("a dismissed one made pending again")
        << QStringLiteral("UPDATE triage_item SET status = 0, closed_ms = 0") + ofLead(3) << changed(3);
    QTest::newRow("a pending one made accepted") << QStringLiteral("UPDATE triage_item SET status = 1") + ofLead(1) << changed(1);
    QTest::newRow("a pending one made that of another lead")
        << QStringLiteral("UPDATE triage_item SET lead_id = (SELECT id FROM lead WHERE number = 1)") + ofLead(4) << changed(4);
    QTest::newRow("one taken out") << QStringLiteral("DELETE FROM triage_item") + ofLead(3)
                                   << QStringLiteral("What triage said of L-3 is gone, and nobody took it back.");
    QTest::newRow("one put there")
        << QStringLiteral("INSERT INTO triage_item SELECT randomblob(16), lead_id, priority, heat, reason, confidence, "
                          "suggested_action, language, 2, created_ms, created_ms + 1 FROM triage_item") +
               ofLead(4)
        << changed(4);
    QTest::newRow("an owner taken out") << QStringLiteral("DELETE FROM assignment") + ofLead(2)
                                        << QStringLiteral("Who L-2 was given to is gone, and nobody took it back.");
    QTest::newRow("another owner") << QStringLiteral(
                                          "UPDATE lead SET owner_id = (SELECT id FROM member WHERE name = 'Mina') WHERE "
                                          "number = 1")
                                   << QStringLiteral("L-1 belongs to another than its newest assignment says.");
    const QString otherRules = QStringLiteral("The rules by which leads are given are not those that were saved last.");
    QTest::newRow("other rules") << QStringLiteral("UPDATE setting SET value = replace(value, 'least_active', 'round_robin') "
                                                   "WHERE key = 'assignment.rules'")
                                 << otherRules;
    QTest::newRow("rules that cannot be read")
        << QStringLiteral("UPDATE setting SET value = '{' WHERE key = 'assignment.rules'") << otherRules;
    QTest::newRow("rules taken out") << QStringLiteral("DELETE FROM setting WHERE key = 'assignment.rules'")
                                     << QStringLiteral("1 sets of rules by which leads are given are gone, and nobody took "
                                                       "them back.");
    QTest::newRow("a rule taken out") << QStringLiteral("DELETE FROM rule")
                                      << QStringLiteral("Rule 40 is gone, and nobody took it out.");
    QTest::newRow("a limit") << QStringLiteral("UPDATE member SET capacity = 500 WHERE name = 'Mina'")
                             << QStringLiteral("What is set for Mina is not what was saved last.");
    QTest::newRow("a leave") << QStringLiteral("UPDATE leave SET to_ms = to_ms + 1")
                             << QStringLiteral("A leave of Mina is not what was written down.");
    QTest::newRow("a leave taken out") << QStringLiteral("DELETE FROM leave")
                                       << QStringLiteral("1 leaves are gone, and nobody took them back.");
}

void tst_Seals::whatIsChangedIsNamed() {
    QFETCH(const QString, statement);
    QFETCH(const QString, sentence);
    DeskFixture f;
    triageInEveryWay(f);
    setEverything(f, QStringLiteral("Mina"));
    QCOMPARE(f.problems(), QStringList());
    runSql(f, {statement});
    const QStringList problems = problemsOfAssignments(f);
    QVERIFY2(problems.contains(sentence), qPrintable(problems.join(u'\n')));
    QVERIFY(f.problems().contains(sentence));
    f.restart();
    QVERIFY(problemsOfAssignments(f).contains(sentence));
}

/// Sealed or not: decisions say what the rules of a version are.
void tst_Seals::rulesAreThoseOfTheirVersion() {
    DeskFixture f;
    f.addMember(QStringLiteral("Asha"));
    AssignmentRules rules;
    rules.strategy = Strategy::LeastActive;
    must(f.desk().team().saveAssignmentRules(rules));
    f.receive(enquiryOf(1));
    must(
        f.desk().core().store.write<bool>(f.desk().core().byRule(QStringLiteral("test")), [](store::WriteTx& tx) -> Result<bool> {
            LW_TRY(const auto kept, tx.read(oplog::Entity::Setting, QByteArrayLiteral("assignment.rules")));
            QString text = oplog::toText(kept->value(QStringLiteral("value")));
            return tx.update(
                oplog::Entity::Setting, QByteArrayLiteral("assignment.rules"),
                {{QStringLiteral("value"), text.replace(QStringLiteral("least_active"), QStringLiteral("round_robin"))}});
        }));
    QCOMPARE(
        problemsOfAssignments(f),
        QStringList{QStringLiteral("The rules by which leads are given are not those of the same version (2) by which decision "
                                   "1 was made (1 in all).")});
}

void tst_Seals::aVersionIsNeverGivenTwice() {
    DeskFixture f;
    f.addMember(QStringLiteral("Asha"));
    AssignmentRules rules;
    rules.strategy = Strategy::LeastActive;
    const AssignmentRules first = must(f.desk().team().saveAssignmentRules(rules));
    f.receive(enquiryOf(1));
    must(f.desk().undo().undo({}));
    QCOMPARE(must(f.desk().team().assignmentRules()).version, 1);
    f.receive(enquiryOf(2));
    rules.strategy = Strategy::SkillsBased;
    const AssignmentRules second = must(f.desk().team().saveAssignmentRules(rules));
    QVERIFY(second.version > first.version);
    f.receive(enquiryOf(3));
    QCOMPARE(f.problems(), QStringList());
}

namespace {

/// Ninety days of a desk at which everything happens that decides something, or takes it back.
class Quarter {
public:
    explicit Quarter(WhoDesk& desk) : f(desk) {
        for (const char* name : {"Asha", "Karan", "Meera", "Dev", "Sunil"})
            team.append(f.addMember(QString::fromLatin1(name)));
        rules.returns.afterMinutes = 120;
        rules.onLeave = LeavePolicy::All;
        must(f.desk().team().saveAssignmentRules(rules));
    }
    void day() {
        f.clock().advance(std::chrono::hours(24));
        for (quint64 n = random.below(7); n > 0; --n)
            enquiry();
        for (int n = 0; n < 2; ++n)
            (this->*acts.at(random.below(acts.size())))();
        must(f.desk().maintenance().runDue(f.clock().now()));
        must(f.desk().maintenance().beginLeaves(f.clock().now()));
        must(f.desk().maintenance().returnUnanswered(f.clock().now()));
        must(f.desk().maintenance().assignWaiting());
    }
    QSet<QByteArray> done; ///< what was not refused

private:
    template<class T>
    void did(const char* what, const Answer<T>& answer) {
        if (answer.result())
            done.insert(what);
    }
    MemberId somebody() { return team.at(static_cast<qsizetype>(random.below(quint64(team.size())))); }
    qint64 lead() {
        const QList<qint64> numbers = f.listed();
        return numbers.isEmpty() ? 0 : numbers.at(static_cast<qsizetype>(random.below(quint64(numbers.size()))));
    }
    QList<qint64> pending() { return must(f.desk().triage().queue()).numbers; }
    void enquiry() {
        const int who = static_cast<int>(random.below(60));
        f.clock().advance(std::chrono::minutes(7));
        f.receive(QStringLiteral("name: Person %1\nphone: +9198%2\nid: q%3\n\nPrice of %3 kg?")
                      .arg(who)
                      .arg(20'000'000 + who)
                      .arg(++letters));
    }
    void toggleSomebody() {
        change(f, somebody(), [](Member& one) { one.isAvailable = !one.isAvailable; });
    }
    void toggleGiving() {
        auto settings = must(f.desk().team().settings());
        settings.autoAssign = !settings.autoAssign;
        must(f.desk().team().saveSettings(settings));
    }
    void accept() {
        for (const auto& entry : must(f.desk().triage().entries(pending().mid(0, 3))))
            did("accept", f.desk().triage().accept(entry.lead.number, entry.suggestion));
    }
    void acceptAll() { did("accept all", f.desk().triage().acceptAbove(0.3)); }
    void dismiss() {
        if (const auto waiting = pending(); !waiting.isEmpty())
            did("dismiss", f.desk().triage().dismiss({waiting.first()}));
    }
    void undo() {
        for (quint64 n = random.below(4); n > 0; --n)
            did("undo", f.desk().undo().undo({}));
    }
    void redo() { did("redo", f.desk().undo().redo()); }
    void merge() {
        const PersonId a = f.personOf(lead());
        const PersonId b = f.personOf(lead());
        did("merge", f.desk().people().merge({a, b, {}, true, std::nullopt}));
    }
    void takeApart() {
        for (const qint64 number : f.listed()) {
            const auto others = must(f.desk().people().alsoKnownAs(number));
            if (others.isEmpty())
                continue;
            did("take apart", f.desk().people().takeApart(others.first().id));
            return;
        }
    }
    void import() {
        QByteArray list = "Name,Phone,Message\n";
        for (int n = 0; n < 4; ++n, ++letters)
            list += QStringLiteral("Listed %1,98%2,Price?\n").arg(letters).arg(40'000'000 + letters).toUtf8();
        imported(f.desk(), planFor(fileIn(f, QStringLiteral("%1.csv").arg(letters), list)));
        done.insert("import");
    }
    void changeRules() {
        rules.strategy = random.below(2) == 0 ? Strategy::RoundRobin : Strategy::LeastActive;
        did("rules", f.desk().team().saveAssignmentRules(rules));
    }
    void leave() {
        const Instant from = f.clock().now() + std::chrono::hours(24 * qint64(random.below(3)));
        did("leave", f.desk().team().addLeave({{}, somebody(), from, from + std::chrono::hours(48), {}}));
    }
    void byHand() { did("by hand", f.desk().leads().assign({lead()}, somebody())); }
    void close() { did("close", f.desk().leads().setStage({lead()}, Stage::Lost)); }

    using Act = void (Quarter::*)();
    static constexpr std::array<Act, 14> acts{
        &Quarter::toggleSomebody, &Quarter::toggleGiving, &Quarter::accept, &Quarter::acceptAll, &Quarter::dismiss,
        &Quarter::undo,           &Quarter::redo,         &Quarter::merge,  &Quarter::takeApart, &Quarter::import,
        &Quarter::changeRules,    &Quarter::leave,        &Quarter::byHand, &Quarter::close};
    WhoDesk& f;
    SeededRandom random{7};
    QList<MemberId> team;
    AssignmentRules rules;
    int letters = 0;
};

} // namespace

void tst_Seals::aQuarterOfEverythingHolds() {
    WhoDesk f;
    Quarter quarter(f);
    for (int day = 0; day < 90; ++day) {
        quarter.day();
        if (day % 15 == 7)
            f.restart();
        if (day % 10 == 9)
            QCOMPARE(f.problems(), QStringList());
    }
    for (const char* what : {"accept", "accept all", "dismiss", "undo", "redo", "merge", "take apart", "import", "rules", "leave",
                             "by hand", "close"})
        QVERIFY2(quarter.done.contains(what), what);
    QCOMPARE(problemsOfAssignments(f), QStringList());
    // And that is not because nothing is looked at.
    for (const char* table : {"assignment", "triage_item"}) {
        runSql(f, {QStringLiteral("UPDATE %1 SET reason = reason || '.' WHERE rowid = (SELECT max(rowid) / 2 FROM %1)")
                       .arg(QLatin1String(table))});
        QVERIFY(!problemsOfAssignments(f).isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_Seals)
#include "tst_Seals.moc"
