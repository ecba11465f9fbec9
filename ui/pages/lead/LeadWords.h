// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/domain/lead/LeadDetail.h"

#include <QString>

#include <utility>

namespace leadwell::models {
class MemberCache;
}
namespace leadwell {
class Clock;
}
namespace leadwell::services {
class SearchMarks;
}

/// Leads in words, translated: what cells, clipboards and screen readers say.
namespace leadwell::pages {

QString columnTitle(domain::LeadColumn column);
/// What the cell of a list says; for pictures (channel, heat, owner) the words beside them.
QString cellText(const domain::LeadRow& row, domain::LeadColumn column, const models::MemberCache& members, const Clock& clock);
/// The same for who hears it: what the list says by bold letters, colour or a dash, in words.
QString spokenText(const domain::LeadRow& row, domain::LeadColumn column, const models::MemberCache& members, const Clock& clock);
/// What stands before the second line of a lead in lists: nothing that somebody set, but what is true of it just now.
QStringList labelsOf(const domain::LeadRow& row);
/// What the leads of a group have in common: "Qualified", "Nobody", "On fire", "Today".
QString groupTitle(const domain::LeadGroup& group, domain::LeadGrouping grouping, const models::MemberCache& members,
                   const Clock& clock);
/// "newest activity first", "highest score first"
QString sortSentence(const domain::LeadSort& sort);
/// Which way round a column sorts when it is chosen: newest, hottest and most urgent first, names from A.
bool isDescendingAtFirst(domain::LeadColumn column);
/// "Karan S" for "Karan Shah": what fits beside a picture.
QString shortName(const QString& name);
/// The best name for a lead: the person, else the company, else an identity, else its number.
QString customerOf(const domain::LeadDetail& detail);
/// "Mehta Textiles · Surat · +91 98200 41177 · rohan@mehtatex.in"
QString whereabouts(const domain::Person& person);
/// Where a search's words stand in a text of the lead's history, as the kit's widgets take it.
QList<std::pair<int, int>> marksIn(const QString& text, const services::SearchMarks& marks);
/// One of the five factors of a score with its cap.
struct ScoreFactor {
    QString key;
    int points = 0;
    int most = 0;
};
QList<ScoreFactor> factorsOf(const domain::Score& score);

} // namespace leadwell::pages
