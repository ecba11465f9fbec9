// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Arguments.h"
#include "app/ctl/Await.h"
#include "app/ctl/ListFilter.h"
#include "app/ctl/Terminal.h"
#include "app/ctl/commands/Commands.h"
#include "core/domain/lead/SavedView.h"

namespace leadwell::ctl::commands {

using namespace domain;

namespace {

constexpr qsizetype rowsAtOnce = 512; ///< what InboxQueries::rows() takes

struct Listing {
    LeadFilter filter;
    LeadSort sort;
    QList<ListColumn> columns;
    qint64 limit = 0;
};

/// What is always printed: a list without numbers leads nowhere.
const QString usualColumns = QStringLiteral("number,channel,customer,company,heat,score,stage,owner,activity,latest");

Result<SavedView> viewOf(const Invocation& call, services::Desk& desk) {
    for (const QCommandLineOption& condition : filterOptions()) {
        if (call.has(condition.names().first()))
            return Error{ErrorKind::Invalid,
                         QStringLiteral("--view has conditions of its own; leave --%1 away.").arg(condition.names().first()),
                         {}};
    }
    const QString name = call.value(QStringLiteral("view")).simplified();
    LW_TRY(const auto views, await(desk.views().all()));
    QStringList names;
    for (const SavedView& view : views) {
        if (view.name.compare(name, Qt::CaseInsensitive) == 0)
            return view;
        names.append(view.name);
    }
    return Error{ErrorKind::NotFound,
                 names.isEmpty()
                     ? QStringLiteral("There is no view “%1”; none was saved yet.").arg(name)
                     : QStringLiteral("There is no view “%1”. There are: %2.").arg(name, names.join(QStringLiteral(", "))),
                 {}};
}

QString columnWordsOf(const SavedView& view) {
    QStringList words;
    for (const LeadColumn column : view.columns)
        words.append(toText(column));
    if (words.isEmpty())
        return usualColumns;
    if (!words.contains(QStringLiteral("number")))
        words.prepend(QStringLiteral("number"));
    return words.join(u',');
}

Result<Listing> listingOf(const Invocation& call, const Team& team, services::Desk& desk, Instant now) {
    Listing listing;
    QString columns = usualColumns;
    listing.sort = {};
    LW_TRY(listing.limit, arguments::number(call, QStringLiteral("limit"), 0, 10'000'000));
    if (call.has(QStringLiteral("view"))) {
        LW_TRY(const SavedView view, viewOf(call, desk));
        listing.filter = leadFilterOf(view.filter, {now, team.zone, team.me, {}});
        listing.sort = view.sort;
        columns = columnWordsOf(view);
        if (!view.gone.isEmpty())
            terminal::complain(QStringLiteral("The view “%1” names what is no longer there: %2.")
                                   .arg(view.name, view.gone.join(QStringLiteral(", "))));
    } else {
        LW_TRY(listing.filter, filterOf(call, team, now));
    }
    if (call.has(QStringLiteral("sort"))) {
        LW_TRY(listing.sort, sortOf(call.value(QStringLiteral("sort"))));
    }
    LW_TRY(listing.columns, columnsOf(call.has(QStringLiteral("columns")) ? call.value(QStringLiteral("columns")) : columns));
    return listing;
}

Result<QList<LeadRow>> rowsOf(services::InboxQueries& inbox, const QList<qint64>& numbers) {
    QList<LeadRow> rows;
    for (qsizetype from = 0; from < numbers.size(); from += rowsAtOnce) {
        LW_TRY(const auto more, await(inbox.rows(numbers.mid(from, rowsAtOnce))));
        rows.append(more);
    }
    return rows;
}

void printText(const Listing& listing, const QList<LeadRow>& rows, const Team& team, qsizetype count) {
    const json::Names names = team.names();
    QStringList head;
    for (const ListColumn& column : listing.columns)
        head.append(column.title);
    QList<QStringList> lines;
    for (const LeadRow& row : rows) {
        QStringList cells;
        for (const ListColumn& column : listing.columns)
            cells.append(column.cell(row, names, team.zone));
        lines.append(cells);
    }
    if (!lines.isEmpty())
        terminal::printTable(head, lines);
    const QString all = terminal::counted(count, "lead", "leads");
    terminal::say(rows.size() == count ? all : QStringLiteral("%1 of %2").arg(rows.size()).arg(all));
}

void printJson(const QList<LeadRow>& rows, const Team& team, const LeadOrder& order) {
    QJsonArray leads;
    const json::Names names = team.names();
    for (const LeadRow& row : rows)
        leads.append(json::of(row, names));
    terminal::printJson(QJsonObject{{QStringLiteral("count"), order.numbers.size()},
                                    {QStringLiteral("near"), order.isNear},
                                    {QStringLiteral("leads"), leads}});
}

Result<int> run(const Invocation& call) {
    LW_TRY(const auto workspace, Workspace::open(call, Workspace::Mode::Look));
    LW_TRY(const Team team, Team::of(workspace->desk()));
    const auto listing = listingOf(call, team, workspace->desk(), workspace->clock().now());
    if (!listing && listing.error().kind == ErrorKind::NotFound)
        return listing.error();
    if (!listing)
        return call.usage(listing.error().sentence);
    for (const QString& sentence : unreadSentences(listing->filter, team, workspace->clock().now()))
        terminal::complain(sentence);
    services::InboxQueries& inbox = workspace->desk().inbox();
    LW_TRY(const LeadOrder order, await(inbox.order(listing->filter, listing->sort)));
    const QList<qint64>& numbers = order.numbers;
    if (order.isNear)
        terminal::complain(nearSentence(listing->filter));
    const qsizetype shown = listing->limit == 0 ? numbers.size() : std::min<qsizetype>(listing->limit, numbers.size());
    LW_TRY(const auto rows, rowsOf(inbox, numbers.mid(0, shown)));
    if (call.wantsJson())
        printJson(rows, team, order);
    else
        printText(*listing, rows, team, numbers.size());
    return exits::done;
}

} // namespace

Command list() {
    return {.name = QStringLiteral("list"),
            .usage = {},
            .summary = QStringLiteral("list leads as the inbox does, with the exact count"),
            .help = QStringLiteral("All conditions hold together. Days are days of the workspace's time zone."),
            .options =
                filterOptions() +
                QList<QCommandLineOption>{option("view", "NAME", "a view saved in the inbox: its conditions, order and columns"),
                                          option("sort", "COLUMN[:asc]", "what to sort by, newest or highest first (activity)"),
                                          option("limit", "N", "how many to print; 0 is all (50)", "50"),
                                          option("columns", "A,B,…", "which columns to print, like number,customer,heat")},
            .argumentsMin = 0,
            .argumentsMax = 0,
            .run = run};
}

} // namespace leadwell::ctl::commands
