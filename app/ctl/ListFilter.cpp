// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/ListFilter.h"

#include "app/ctl/Arguments.h"
#include "core/domain/lead/SavedView.h"
#include "core/domain/lead/TypedFilter.h"
#include "core/domain/lead/TypedWords.h"
#include "core/domain/person/Phone.h"
#include "core/services/lead/Words.h"

#include <QDateTime>
#include <QLocale>

namespace leadwell::ctl {

using namespace domain;

namespace {

/// Words given in several options or with commas, each read; the errors of the words are those of the option.
template<class Value>
Result<QList<Value>> wordsOf(const Invocation& call, const char* option, Result<Value> (*read)(const QString&)) {
    QList<Value> values;
    for (const QString& text : call.values(QString::fromUtf8(option))) {
        for (const QString& word : text.split(u',', Qt::SkipEmptyParts)) {
            LW_TRY(const Value value, read(word.trimmed()));
            values.append(value);
        }
    }
    return values;
}

/// "warm" is warm, "warm+" warm and above.
Result<QList<Heat>> heatsOf(const Invocation& call) {
    QList<Heat> heats;
    for (const QString& text : call.values(QStringLiteral("heat"))) {
        for (QString word : text.split(u',', Qt::SkipEmptyParts)) {
            const bool andAbove = word.endsWith(u'+');
            if (andAbove)
                word.chop(1);
            LW_TRY(const Heat heat, heatFromText(word.trimmed()));
            for (int i = static_cast<int>(heat); i < (andAbove ? heatCount : static_cast<int>(heat) + 1); ++i)
                heats.append(static_cast<Heat>(i));
        }
    }
    return heats;
}

Result<void> readTimes(const Invocation& call, const Team& team, LeadFilter& filter) {
    using arguments::Bound;
    LW_TRY(filter.activityFrom, arguments::bound(call, QStringLiteral("from"), Bound::From, team.zone));
    LW_TRY(filter.activityTo, arguments::bound(call, QStringLiteral("to"), Bound::To, team.zone));
    LW_TRY(filter.createdFrom, arguments::bound(call, QStringLiteral("created-from"), Bound::From, team.zone));
    LW_TRY(filter.createdTo, arguments::bound(call, QStringLiteral("created-to"), Bound::To, team.zone));
    return {};
}

const QList<ListColumn>& allColumns() {
    using Row = const LeadRow&;
    using Names = const json::Names&;
    using Zone = const QTimeZone&;
    static const QList<ListColumn> columns{
        {QStringLiteral("number"), QStringLiteral("Lead"), [](Row r, Names, Zone) { return leadNumberText(r.number); }},
        {QStringLiteral("channel"), QStringLiteral("Channel"),
         [](Row r, Names, Zone) { return services::words::label(r.channel); }},
        {QStringLiteral("customer"), QStringLiteral("Customer"), [](Row r, Names, Zone) { return r.customer; }},
        {QStringLiteral("company"), QStringLiteral("Company"), [](Row r, Names, Zone) { return r.company; }},
        {QStringLiteral("contact"), QStringLiteral("Contact"), [](Row r, Names, Zone) { return domain::formatPhone(r.contact); }},
        {QStringLiteral("latest"), QStringLiteral("Latest"), [](Row r, Names, Zone) { return r.preview; }},
        {QStringLiteral("heat"), QStringLiteral("Heat"), [](Row r, Names, Zone) { return services::words::label(r.heat); }},
        {QStringLiteral("score"), QStringLiteral("Score"), [](Row r, Names, Zone) { return QString::number(r.score); }},
        {QStringLiteral("priority"), QStringLiteral("Priority"), [](Row r, Names, Zone) { return toText(r.priority); }},
        {QStringLiteral("due"), QStringLiteral("Next due"), [](Row r, Names, Zone z) { return timeText(r.nextDueAt, z); }},
        {QStringLiteral("stage"), QStringLiteral("Status"), [](Row r, Names, Zone) { return services::words::label(r.stage); }},
        {QStringLiteral("owner"), QStringLiteral("Owner"),
         [](Row r, Names n, Zone) { return n.value(r.ownerId, QStringLiteral("-")); }},
        {QStringLiteral("activity"), QStringLiteral("Activity"),
         [](Row r, Names, Zone z) { return timeText(r.lastActivityAt, z); }},
        {QStringLiteral("created"), QStringLiteral("Created"), [](Row r, Names, Zone z) { return timeText(r.createdAt, z); }},
        {QStringLiteral("source"), QStringLiteral("Source"), [](Row r, Names, Zone) { return toText(r.source); }},
        {QStringLiteral("product"), QStringLiteral("Product"), [](Row r, Names, Zone) { return r.product; }},
        {QStringLiteral("city"), QStringLiteral("City"), [](Row r, Names, Zone) { return r.city; }},
        {QStringLiteral("tags"), QStringLiteral("Tags"), [](Row r, Names, Zone) { return r.tags.join(QStringLiteral(", ")); }},
    };
    return columns;
}

/// Why a condition typed into --search could not be read.
QString reasonOf(const UnreadCondition& unread) {
    const QString& key = unread.key;
    const QString& value = unread.value;
    if (unread.why == UnreadCondition::Why::NotExcludable)
        return QStringLiteral("it cannot be taken away with a minus.");
    if (unread.why == UnreadCondition::Why::Mixed)
        return QStringLiteral("it names channels and sources; as two conditions both hold.");
    if (value.isEmpty())
        return QStringLiteral("nothing stands after “%1:”.").arg(key);
    if (key == QStringLiteral("owner") && value.compare(QStringLiteral("me"), Qt::CaseInsensitive) == 0)
        return QStringLiteral("nobody is named as the person at this desk.");
    if (key == QStringLiteral("owner"))
        return QStringLiteral("nobody in the team is called that.");
    if (key == QStringLiteral("heat"))
        return heatFromText(value).error().sentence;
    if (key == QStringLiteral("stage") || key == QStringLiteral("status"))
        return stageFromText(value).error().sentence;
    if (key == QStringLiteral("channel") || key == QStringLiteral("source"))
        return QStringLiteral("no channel and no source is called that.");
    if (key == QStringLiteral("is"))
        return QStringLiteral("there are open, closed, all, overdue and unassigned.");
    if (key == QStringLiteral("after") || key == QStringLiteral("before"))
        return QStringLiteral("a day is written like 2026-11-20.");
    return QStringLiteral("a length of time is written like 12h, 7d, 2w or 3m.");
}

} // namespace

QList<QCommandLineOption> filterOptions() {
    return {option("channel", "WORD", "whatsapp, email, indiamart …; several with commas"),
            option("heat", "WORD", "cold, warm, hot, very_hot, on_fire; “warm+” is warm and above"),
            option("stage", "WORD", "new, contacted, qualified …; several with commas"),
            option("source", "WORD", "website_form, referral, trade_show …"),
            option("owner", "NAME", "somebody of the team, or me"),
            flag("unassigned", "leads of nobody; with --owner: theirs or nobody's"),
            option("tag", "TAG", "leads with this tag; A,B is one of them, given twice is both"),
            option("without-tag", "TAG", "leads without this tag; several with commas"),
            option("from", "DAY", "last activity on or after this day or time"),
            option("to", "DAY", "last activity on or before this day, or before this time"),
            option("created-from", "DAY", "made on or after"),
            option("created-to", "DAY", "made on or before"),
            option("search", "TEXT",
                   "name, company, phone (any digits), e-mail, city, tag or number, words of messages, -without, and conditions "
                   "as in the inbox: owner:me heat:hot,warm -stage:new last:7d"),
            flag("overdue", "leads whose next task was due"),
            flag("open", "open leads (this is the default)"),
            flag("closed", "won, lost and disqualified ones"),
            flag("all", "open and closed")};
}

Result<LeadFilter> filterOf(const Invocation& call, const Team& team, Instant now) {
    LeadFilter filter;
    const int groups = call.has(QStringLiteral("open")) + call.has(QStringLiteral("closed")) + call.has(QStringLiteral("all"));
    if (groups > 1)
        return Error{ErrorKind::Invalid, QStringLiteral("Only one of --open, --closed and --all can hold."), {}};
    if (call.has(QStringLiteral("closed")))
        filter.group = LeadFilter::Group::Closed;
    if (call.has(QStringLiteral("all")))
        filter.group = LeadFilter::Group::All;
    LW_TRY(filter.channels, wordsOf<Channel>(call, "channel", channelFromText));
    LW_TRY(filter.heats, heatsOf(call));
    LW_TRY(filter.stages, wordsOf<Stage>(call, "stage", stageFromText));
    LW_TRY(filter.sources, wordsOf<Source>(call, "source", sourceFromText));
    for (const QString& name : call.values(QStringLiteral("owner"))) {
        LW_TRY(const MemberId owner, team.find(name));
        filter.owners.append(owner);
    }
    filter.unassigned = call.has(QStringLiteral("unassigned"));
    for (const QString& text : call.values(QStringLiteral("tag")))
        filter.tags.append(text.split(u',', Qt::SkipEmptyParts));
    for (const QString& text : call.values(QStringLiteral("without-tag")))
        filter.withoutTags.append(text.split(u',', Qt::SkipEmptyParts));
    filter.text = call.value(QStringLiteral("search"));
    if (call.has(QStringLiteral("overdue")))
        filter.overdueAt = now;
    LW_CHECK(readTimes(call, team, filter));
    return filter;
}

QString nearSentence(const LeadFilter& filter) {
    return QStringLiteral("Nothing here says “%1”. Shown: names one letter away.")
        .arg(withoutTypedWords(filter.text).simplified());
}

QStringList unreadSentences(const LeadFilter& filter, const Team& team, Instant now) {
    QStringList sentences;
    for (const UnreadCondition& unread : unreadConditions(filter.text, {now, team.zone, team.me, team.members}))
        sentences.append(QStringLiteral("“%1:%2” was not understood and searched for as a word: %3")
                             .arg(unread.key, unread.value, reasonOf(unread)));
    sentences.removeDuplicates();
    if (searchedWords(withoutTypedWords(filter.text)).isCut)
        sentences.append(QStringLiteral("Only the beginning of the long --search text is searched for."));
    return sentences;
}

Result<LeadSort> sortOf(const QString& text) {
    const QString direction = text.section(u':', 1);
    const auto column = leadColumnFromText(text.section(u':', 0, 0));
    if (!column)
        return Error{ErrorKind::Invalid, QStringLiteral("--sort %1").arg(column.error().sentence), {}};
    const bool isKnownDirection =
        direction.isEmpty() || direction == QStringLiteral("asc") || direction == QStringLiteral("desc");
    if (!isKnownDirection)
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is no direction; write asc or desc.").arg(direction), {}};
    return LeadSort{*column, direction != QStringLiteral("asc")};
}

Result<QList<ListColumn>> columnsOf(const QString& text) {
    QList<ListColumn> chosen;
    for (const QString& word : text.split(u',', Qt::SkipEmptyParts)) {
        QStringList known;
        bool isKnown = false;
        for (const ListColumn& column : allColumns()) {
            known.append(column.key);
            if (column.key == word.trimmed()) {
                chosen.append(column);
                isKnown = true;
            }
        }
        if (!isKnown)
            return Error{ErrorKind::Invalid,
                         QStringLiteral("--columns “%1” is not one of %2.").arg(word, known.join(QStringLiteral(", "))),
                         {}};
    }
    return chosen;
}

QString timeText(Instant at, const QTimeZone& zone) {
    return at.isSet() ? QLocale::c().toString(at.inZone(zone), QStringLiteral("d MMM yyyy HH:mm")) : QStringLiteral("-");
}

} // namespace leadwell::ctl
