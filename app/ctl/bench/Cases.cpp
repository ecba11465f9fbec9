// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/bench/Cases.h"

#include "app/ctl/Await.h"
#include "app/ctl/bench/DecisionCases.h"
#include "app/ctl/bench/RecordedTime.h"
#include "core/domain/lead/SavedView.h"
#include "core/services/ImportService.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>

namespace leadwell::ctl::bench {

using namespace domain;
using services::Desk;
using services::InboxQueries;
using store::Floor;

namespace {

constexpr int pageRows = 50;
constexpr int singleIntake = 200;
constexpr int groupedIntake = 1'000;
constexpr int importRows = 20'000;
constexpr int duplicatesShown = 3;
constexpr int rowsAnEnquiry = 20; ///< with its history

/// How many times the floor is grossly off. Not targets: they only catch a lost index or work in the wrong place.
constexpr double pageRatioMax = 20;
constexpr double memoryRatioMax = 20;
constexpr double searchRatioMax = 20;
constexpr double detailRatioMax = 60;
constexpr double intakeRatioMax = 40;
constexpr double manyRatioMax = 400;

template<class T>
Result<void> finished(const Answer<T>& answer) {
    LW_CHECK(await(answer));
    return {};
}
Result<void> finished(const Result<int>& rows) {
    return rows ? Result<void>() : Result<void>(rows.error());
}

RawEvent enquiryOf(int run) {
    RawEvent event;
    event.channel = Channel::WebForm;
    event.parser = QStringLiteral("form");
    event.account = QStringLiteral("bench");
    event.externalId = QStringLiteral("bench-%1").arg(run);
    event.receivedAt = SystemClock().now();
    event.bytes =
        QJsonDocument(QJsonObject{{QStringLiteral("name"), QStringLiteral("Bench Person %1").arg(run)},
                                  {QStringLiteral("email"), QStringLiteral("person%1@bench.example").arg(run)},
                                  {QStringLiteral("message"), QStringLiteral("Need price for 100 units of cotton by Friday?")}})
            .toJson(QJsonDocument::Compact);
    return event;
}

/// Rows and exact count together, as the window asks for them.
Result<void> listed(InboxQueries& inbox, const LeadFilter& filter) {
    const auto rows = inbox.firstRows(filter, {}, pageRows);
    LW_CHECK(await(inbox.facets(filter)));
    return finished(rows);
}

class Plan {
public:
    Plan(Desk& desk, Floor& floor, const QList<qint64>& numbers)
        : m_desk(desk)
        , m_inbox(desk.inbox())
        , m_floor(floor)
        , m_numbers(numbers) {}

    QList<Case> all() {
        addPages();
        addFilters();
        addOrders();
        addSearches();
        addLeads();
        addChanges();
        return m_cases;
    }

private:
    using Work = std::function<Result<void>(int)>;
    void add(const QString& name, Work service, Work floor, int runs, double ratioMax, int things = 1) {
        m_cases.append(Case{name, std::move(service), std::move(floor), runs, ratioMax, things});
    }

    void addPages() {
        add(
            QStringLiteral("first page"), [this](int) { return finished(m_inbox.firstRows({}, {}, pageRows)); },
            [this](int) { return finished(m_floor.page(pageRows)); }, 200, pageRatioMax);
        const auto deep = m_numbers.mid(m_numbers.size() * 9 / 10, pageRows);
        add(
            QStringLiteral("page at 90 %"), [this, deep](int) { return finished(m_inbox.rows(deep)); },
            [this, deep](int) { return finished(m_floor.rows(deep)); }, 200, pageRatioMax);
        const auto somewhere = [this](int run) { return m_numbers.mid(qint64(run) * 7'919 % m_numbers.size(), pageRows); };
        add(
            QStringLiteral("page anywhere"), [this, somewhere](int run) { return finished(m_inbox.rows(somewhere(run))); },
            [this, somewhere](int run) { return finished(m_floor.rows(somewhere(run + 50'000))); }, 100, pageRatioMax);
        add(
            QStringLiteral("all numbers in order"), [this](int) { return finished(m_inbox.numbers({}, {})); },
            [this](int) { return finished(m_floor.numbers()); }, 40, memoryRatioMax);
        add(
            QStringLiteral("counts beside all filters"), [this](int) { return finished(m_inbox.facets({})); },
            [this](int) { return finished(m_floor.counts()); }, 40, memoryRatioMax);
        add(
            QStringLiteral("dashboard"), [this](int) { return finished(m_inbox.dashboard()); },
            [this](int) { return finished(m_floor.counts()); }, 40, memoryRatioMax);
    }

    void addFilters() {
        const auto filterOf = [](int run) {
            LeadFilter filter;
            filter.group = LeadFilter::Group::All;
            filter.channels = {static_cast<Channel>(run % channelCount)};
            filter.heats = {static_cast<Heat>(run / 3 % heatCount)};
            filter.stages = {static_cast<Stage>(run / 7 % stageCount)};
            return filter;
        };
        add(
            QStringLiteral("filter by channel, heat, stage, with the count"),
            [this, filterOf](int run) { return listed(m_inbox, filterOf(run)); },
            [this](int run) { return finished(m_floor.fourWays(run % channelCount, run / 3 % heatCount, run / 7 % stageCount)); },
            200, memoryRatioMax * 10);
        add(
            QStringLiteral("filter by days, with the count"),
            [this](int run) {
                LeadFilter filter;
                filter.activityFrom = SystemClock().now() - Millis(86'400'000) * (1 + run % 90);
                return listed(m_inbox, filter);
            },
            [this](int) { return finished(m_floor.counts()); }, 40, memoryRatioMax);
    }

    /// By a text the first question of all reads it of every lead; that one is measured by itself.
    void addOrders() {
        add(
            QStringLiteral("order by a text for the first time"),
            [this](int) {
                return finished(m_inbox.firstRows({}, {LeadColumn::Product, false}, pageRows));
            },
            [this](int) { return finished(m_floor.numbers()); }, 1, manyRatioMax);
        for (int i = 0; i < leadColumnCount; ++i) {
            const auto column = static_cast<LeadColumn>(i);
            for (const bool isDescending : {false, true})
                add(
                    QStringLiteral("order by %1 %2, first page").arg(toText(column), QLatin1String(isDescending ? "down" : "up")),
                    [this, column, isDescending](int) {
                        return finished(m_inbox.firstRows({}, {column, isDescending}, pageRows));
                    },
                    [this](int) { return finished(m_floor.numbers()); }, 10, memoryRatioMax * 5);
        }
    }

    void addSearches() {
        const auto search = [this](const QString& name, const QStringList& words) {
            const auto wordOf = [words](int run) { return words.at(run % words.size()); };
            add(
                QStringLiteral("search, %1, with the count").arg(name),
                [this, wordOf](int run) {
                    LeadFilter filter;
                    filter.group = LeadFilter::Group::All;
                    filter.text = wordOf(run);
                    return listed(m_inbox, filter);
                },
                [this, wordOf](int run) { return finished(m_floor.holding(wordOf(run).toUtf8())); }, 40, searchRatioMax);
        };
        search(QStringLiteral("1 letter"), {QStringLiteral("r"), QStringLiteral("m"), QStringLiteral("k")});
        search(QStringLiteral("2 letters"), {QStringLiteral("ra"), QStringLiteral("me"), QStringLiteral("ku")});
        search(QStringLiteral("3 letters"), {QStringLiteral("meh"), QStringLiteral("sha"), QStringLiteral("kum")});
        search(QStringLiteral("4 letters inside a name"),
               {QStringLiteral("ehta"), QStringLiteral("umar"), QStringLiteral("harm")});
        search(QStringLiteral("4 digits"), {QStringLiteral("4117"), QStringLiteral("9035"), QStringLiteral("7781")});
        search(QStringLiteral("6 digits"), {QStringLiteral("411790"), QStringLiteral("903512"), QStringLiteral("778104")});
        search(QStringLiteral("part of an e-mail"),
               {QStringLiteral("mehta@"), QStringLiteral("sales@"), QStringLiteral("kumar12")});
        search(QStringLiteral("a name in Devanagari"),
               {QStringLiteral("\u0930\u093E\u091C\u0947\u0936"), QStringLiteral("\u0915\u0941\u092E\u093E\u0930")});
        search(QStringLiteral("a word of messages"), {QStringLiteral("price"), QStringLiteral("deliv"), QStringLiteral("send")});
        search(QStringLiteral("a phrase of messages"), {QStringLiteral("\"price list\""), QStringLiteral("\"please send\"")});
        search(QStringLiteral("nothing found"), {QStringLiteral("zzq1xx"), QStringLiteral("qqqqq")});
        addDuplicates();
    }

    /// Who is there already, as a new lead is typed: half a number, a whole one, an address, a name.
    void addDuplicates() {
        const auto known = [this](const QString& name, const QStringList& contacts, const QStringList& names) {
            add(
                QStringLiteral("new lead, %1 typed").arg(name),
                [this, contacts, names](int run) {
                    return finished(
                        m_inbox.lookalikes(contacts.at(run % contacts.size()), names.at(run % names.size()), duplicatesShown));
                },
                [this](int) { return finished(m_floor.holding("mehta")); }, 100, searchRatioMax);
        };
        known(QStringLiteral("half a phone number"), {QStringLiteral("98200"), QStringLiteral("9035"), QStringLiteral("778104")},
              {QString()});
        known(QStringLiteral("a phone number"), {QStringLiteral("+91 98200 41177"), QStringLiteral("9820055555")}, {QString()});
        known(QStringLiteral("an e-mail"), {QStringLiteral("person1@bench.example"), QStringLiteral("sales@mehta.example")},
              {QString()});
        known(QStringLiteral("a name"), {QString()},
              {QStringLiteral("raj"), QStringLiteral("Rajesh Ku"), QStringLiteral("Sharma")});
    }

    void addLeads() {
        const auto numberOf = [this](int run) { return m_numbers.at(qint64(run) * 7'919 % m_numbers.size()); };
        add(
            QStringLiteral("a lead with its history"),
            [this, numberOf](int run) { return finished(m_inbox.detail(numberOf(run))); },
            [this, numberOf](int run) { return finished(m_floor.lead(numberOf(run + 50'000))); }, 100, detailRatioMax);
    }

    void addChanges() {
        add(
            QStringLiteral("one enquiry, durable"),
            [this](int) { return finished(m_desk.intake().receive(enquiryOf(++m_enquiries))); },
            [this](int) { return finished(m_floor.insert(enquiryOf(0).bytes)); }, 100, intakeRatioMax);
        addCalls();
        add(
            QStringLiteral("enquiries one after the other"), [this](int) { return sustained(); },
            [this](int) { return insertedOneByOne(); }, 4, intakeRatioMax, singleIntake);
        add(
            QStringLiteral("enquiries at once"), [this](int) { return grouped(); },
            [this](int) { return finished(m_floor.insertMany(groupedIntake * rowsAnEnquiry, enquiryOf(0).bytes)); }, 4,
            manyRatioMax, groupedIntake);
        for (const int count : {1'000, 10'000}) {
            if (m_numbers.size() < count)
                continue;
            add(
                QStringLiteral("stage of %1 leads, one undo step").arg(count),
                [this, count](int run) {
                    return finished(
                        m_desk.leads().setStage(m_numbers.mid(0, count), run % 2 == 0 ? Stage::Contacted : Stage::Qualified));
                },
                [this, count](int) { return finished(m_floor.updateMany(count)); }, 6, manyRatioMax, count);
        }
        add(
            QStringLiteral("import of a table"), [this](int run) { return import(run); },
            [this](int) { return finished(m_floor.insertMany(importRows, QByteArray(200, 'x'))); }, 2, manyRatioMax, importRows);
    }

    /// Of new callers and known ones; and who it is, before the last digit is typed.
    void addCalls() {
        const auto phoneOf = [](int run) { return QStringLiteral("+9197%1").arg(run / 2, 8, 10, QChar(u'0')); };
        add(
            QStringLiteral("a call logged, durable"),
            [this, phoneOf](int run) {
                services::NewCall call;
                call.phone = phoneOf(run);
                call.notes = QStringLiteral("Wants 100 units of 40s cotton by Friday. Asked for credit terms.");
                return finished(m_desk.calls().log(call));
            },
            [this](int) { return finished(m_floor.insert(enquiryOf(0).bytes)); }, 100, intakeRatioMax);
        add(
            QStringLiteral("who calls, half the number typed"),
            [this, phoneOf](int run) { return finished(m_desk.calls().recognise(phoneOf(run).left(8), duplicatesShown)); },
            [this](int) { return finished(m_floor.holding("mehta")); }, 100, searchRatioMax);
        add(
            QStringLiteral("whom to call"), [this](int) { return finished(m_desk.calls().list(services::CallList::ToCall)); },
            [this](int) { return finished(m_floor.counts()); }, 20, memoryRatioMax);
    }

    /// As durable as the enquiries: each on the disk before the next.
    Result<void> insertedOneByOne() {
        for (int i = 0; i < singleIntake; ++i)
            LW_CHECK(m_floor.insert(enquiryOf(0).bytes));
        return {};
    }

    Result<void> sustained() {
        for (int i = 0; i < singleIntake; ++i)
            LW_CHECK(await(m_desk.intake().receive(enquiryOf(++m_enquiries))));
        return {};
    }

    Result<void> grouped() {
        QList<Answer<IntakeOutcome>> answers;
        for (int i = 0; i < groupedIntake; ++i)
            answers.append(m_desk.intake().receive(enquiryOf(++m_enquiries)));
        for (const auto& answer : std::as_const(answers))
            LW_CHECK(await(answer));
        return {};
    }

    /// New people on every run.
    Result<void> import(int run) {
        QTemporaryFile file;
        if (!file.open())
            return Error{ErrorKind::Storage, QStringLiteral("No temporary file can be made."), {}};
        file.write("name,company,phone,email,city,product\n");
        for (int row = 0; row < importRows; ++row) {
            const int one = run * importRows + row;
            file.write(QStringLiteral("Import Person %1,Import %2 Traders,+9190%3,import%1@bench.example,Pune,steel rods\n")
                           .arg(one)
                           .arg(one % 977)
                           .arg(one, 8, 10, QChar(u'0'))
                           .toUtf8());
        }
        file.close();
        services::ImportPlan plan;
        plan.path = file.fileName();
        const auto job = m_desk.imports().run(plan);
        LW_CHECK(awaitOnLoop(job->report()));
        return {};
    }

    Desk& m_desk;
    InboxQueries& m_inbox;
    Floor& m_floor;
    QList<qint64> m_numbers;
    QList<Case> m_cases;
    int m_enquiries = 0;
};

} // namespace

Result<QList<Measured>> measureAll(Desk& desk, Floor& floor, const QList<qint64>& numbers, int runsMax, const QStringList& only,
                                   const QString& cache) {
    constexpr int backTested = 200'000;
    constexpr int manyLeads = 50'000;
    Plan plan(desk, floor, numbers);
    QList<Measured> all;
    QList<Case> cases =
        plan.all() + decisionCases(desk, floor, numbers) +
        backTestCases(cache,
                      numbers.size() < manyLeads ? static_cast<int>(std::min<qsizetype>(numbers.size() * 2, backTested / 10))
                                                 : backTested,
                      floor);
    for (Case& one : cases) {
        const auto isOf = [&one](const QString& text) { return one.name.contains(text, Qt::CaseInsensitive); };
        if (!only.isEmpty() && std::none_of(only.cbegin(), only.cend(), isOf))
            continue;
        one.runs = std::min(one.runs, runsMax);
        LW_TRY(const Measured measured, measure(one));
        all.append(measured);
    }
    return all;
}

} // namespace leadwell::ctl::bench
