// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/LeadWords.h"

#include "core/base/Clock.h"
#include "core/domain/person/ContactText.h"
#include "core/domain/person/Phone.h"
#include "core/services/SearchMarks.h"
#include "ui/kit/Labels.h"
#include "ui/kit/text/Isolates.h"
#include "ui/models/MemberCache.h"

#include <QCoreApplication>
#include <QStringList>

namespace leadwell::pages {
namespace {

using domain::LeadColumn;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LeadWords)
};

QString dash() {
    return QStringLiteral("—");
}

} // namespace

QString columnTitle(LeadColumn column) {
    switch (column) {
    case LeadColumn::Channel:
        return Words::tr("Channel");
    case LeadColumn::Customer:
        return Words::tr("Customer");
    case LeadColumn::Latest:
        return Words::tr("Latest");
    case LeadColumn::Heat:
        return Words::tr("Heat");
    case LeadColumn::RespondIn:
        return Words::tr("Respond in");
    case LeadColumn::Status:
        return Words::tr("Status");
    case LeadColumn::Owner:
        return Words::tr("Assigned to");
    case LeadColumn::Activity:
        return Words::tr("Activity");
    case LeadColumn::Contact:
        return Words::tr("Phone or e-mail");
    case LeadColumn::Company:
        return Words::tr("Company");
    case LeadColumn::Product:
        return Words::tr("Product");
    case LeadColumn::Source:
        return Words::tr("Source");
    case LeadColumn::City:
        return Words::tr("City");
    case LeadColumn::Tags:
        return Words::tr("Tags");
    case LeadColumn::Created:
        return Words::tr("Created");
    case LeadColumn::Number:
        return Words::tr("Number");
    case LeadColumn::Priority:
        return Words::tr("Priority");
    }
    return {};
}

QString cellText(const domain::LeadRow& row, LeadColumn column, const models::MemberCache& members, const Clock& clock) {
    switch (column) {
    case LeadColumn::Channel:
        return kit::label(row.channel);
    case LeadColumn::Customer:
        return row.customer;
    case LeadColumn::Latest:
        return row.preview.isEmpty() ? row.product : row.preview;
    case LeadColumn::Heat:
        return QStringLiteral("%1 %2").arg(kit::label(row.heat)).arg(row.score);
    case LeadColumn::RespondIn:
        return row.nextDueAt.isSet() ? kit::countdown(row.nextDueAt, clock.now()).text : dash();
    case LeadColumn::Status:
        return kit::label(row.stage);
    case LeadColumn::Owner:
        return row.ownerId.isSet() ? members.nameOf(row.ownerId) : dash();
    case LeadColumn::Activity:
        return kit::relativeText(row.lastActivityAt, clock.now());
    case LeadColumn::Contact:
        return domain::formatPhone(row.contact);
    case LeadColumn::Company:
        return row.company;
    case LeadColumn::Product:
        return row.product;
    case LeadColumn::Source:
        return row.source == domain::Source::Unknown ? QString() : kit::label(row.source);
    case LeadColumn::City:
        return row.city;
    case LeadColumn::Tags:
        return row.tags.join(QStringLiteral(", "));
    case LeadColumn::Created:
        return kit::dayTimeText(row.createdAt, clock.now(), members.zone(), members.locale());
    case LeadColumn::Number:
        return domain::leadNumberText(row.number);
    case LeadColumn::Priority:
        return kit::label(row.priority);
    }
    return {};
}

QString groupTitle(const domain::LeadGroup& group, domain::LeadGrouping grouping, const models::MemberCache& members,
                   const Clock& clock) {
    switch (grouping) {
    case domain::LeadGrouping::Stage:
        return kit::label(static_cast<domain::Stage>(group.key));
    case domain::LeadGrouping::Heat:
        return kit::label(static_cast<domain::Heat>(group.key));
    case domain::LeadGrouping::Owner: {
        if (!group.owner.isSet())
            return Words::tr("Nobody");
        const domain::Member* owner = members.find(group.owner);
        return owner ? owner->name : Words::tr("Somebody who is gone");
    }
    case domain::LeadGrouping::Day: {
        const QDate day = QDate::fromJulianDay(group.key);
        const QDate today = clock.now().inZone(members.zone()).date();
        if (day == today)
            return Words::tr("Today");
        if (day == today.addDays(-1))
            return Words::tr("Yesterday");
        return members.locale().toString(day, day.year() == today.year() ? Words::tr("dddd, d MMMM", "a day")
                                                                         : Words::tr("d MMMM yyyy", "a day"));
    }
    case domain::LeadGrouping::None:
        break;
    }
    return {};
}

QString spokenText(const domain::LeadRow& row, LeadColumn column, const models::MemberCache& members, const Clock& clock) {
    switch (column) {
    case LeadColumn::Customer: {
        QStringList words{row.isUnread ? Words::tr("%1, unread").arg(row.customer) : row.customer};
        for (const QString& label : labelsOf(row))
            words.append(label.toLower());
        return words.join(QStringLiteral(", "));
    }
    case LeadColumn::Owner:
        return row.ownerId.isSet() ? members.nameOf(row.ownerId) : Words::tr("nobody");
    case LeadColumn::RespondIn:
        if (!row.nextDueAt.isSet())
            return Words::tr("nothing due");
        return kit::countdown(row.nextDueAt, clock.now()).urgency == kit::Urgency::Overdue
                   ? Words::tr("%1, overdue").arg(cellText(row, column, members, clock))
                   : cellText(row, column, members, clock);
    default:
        return cellText(row, column, members, clock);
    }
}

QStringList labelsOf(const domain::LeadRow& row) {
    return row.isRepeat ? QStringList{Words::tr("Repeat")} : QStringList();
}

QString sortSentence(const domain::LeadSort& sort) {
    const bool isDown = sort.descending;
    switch (sort.column) {
    case LeadColumn::Activity:
        return isDown ? Words::tr("newest activity first") : Words::tr("oldest activity first");
    case LeadColumn::Created:
        return isDown ? Words::tr("newest first") : Words::tr("oldest first");
    case LeadColumn::Heat:
        return isDown ? Words::tr("hottest first") : Words::tr("coldest first");
    case LeadColumn::RespondIn:
        return isDown ? Words::tr("latest due first") : Words::tr("most urgent first");
    case LeadColumn::Number:
        return isDown ? Words::tr("highest number first") : Words::tr("lowest number first");
    case LeadColumn::Priority:
        return isDown ? Words::tr("highest priority first") : Words::tr("lowest priority first");
    default:
        break;
    }
    const QString title = columnTitle(sort.column).toLower();
    return isDown ? Words::tr("by %1, from Z").arg(title) : Words::tr("by %1, from A").arg(title);
}

bool isDescendingAtFirst(LeadColumn column) {
    switch (column) {
    case LeadColumn::Activity:
    case LeadColumn::Created:
    case LeadColumn::Heat:
    case LeadColumn::Number:
    case LeadColumn::Priority:
        return true;
    default:
        return false;
    }
}

QString shortName(const QString& name) {
    const QStringList parts = name.simplified().split(QLatin1Char(' '));
    if (parts.size() < 2 || !parts.last().at(0).isLetter() || parts.last().at(0).isSurrogate())
        return name;
    // A letter with its marks, so that न in नेहा does not lose its vowel.
    qsizetype end = 1;
    while (end < parts.last().size() && parts.last().at(end).isMark())
        ++end;
    return QStringLiteral("%1 %2").arg(parts.first(), parts.last().left(end));
}

QList<ScoreFactor> factorsOf(const domain::Score& score) {
    return {{QStringLiteral("demographic"), score.demographic, 20},
            {QStringLiteral("behavioural"), score.behavioural, 25},
            {QStringLiteral("engagement"), score.engagement, 25},
            {QStringLiteral("firmographic"), score.firmographic, 20},
            {QStringLiteral("intent"), score.intent, 10}};
}

QString customerOf(const domain::LeadDetail& detail) {
    const domain::Person& person = detail.person;
    if (!person.name.isEmpty())
        return person.name;
    if (!person.company.isEmpty())
        return person.company;
    if (!person.identities.isEmpty()) {
        const domain::Identity& first = person.identities.first();
        return first.kind == domain::IdentityKind::Email ? first.value : domain::contactText(first); // As the list has it.
    }
    return domain::leadNumberText(detail.lead.number);
}

QString whereabouts(const domain::Person& person) {
    QStringList parts;
    for (const QString& part : {person.company, person.city}) {
        if (!part.isEmpty() && part != person.name)
            parts << part;
    }
    for (const domain::Identity& identity : person.identities) {
        const QString text = domain::contactText(identity);
        const bool isReachable = identity.kind == domain::IdentityKind::Phone || identity.kind == domain::IdentityKind::Email ||
                                 identity.kind == domain::IdentityKind::WhatsApp;
        if (isReachable && !parts.contains(text))
            parts << text;
    }
    return kit::joined(parts, QStringLiteral(" · "));
}

QList<std::pair<int, int>> marksIn(const QString& text, const services::SearchMarks& marks) {
    constexpr qsizetype readMax = 20'000;
    QList<std::pair<int, int>> places;
    for (const services::TextSpan& span : marks.in(text, readMax))
        places.append({static_cast<int>(span.from), static_cast<int>(span.length)});
    return places;
}

} // namespace leadwell::pages
