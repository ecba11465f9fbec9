// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Id.h"
#include "core/domain/lead/Lead.h"
#include "core/domain/lead/TypedFilter.h"

#include <QStringList>

namespace leadwell::domain {

/// What every list of the inbox begins with.
enum class ViewTab : quint8 { Open, Unassigned, Mine, Overdue };
/// Days of the last activity, counted back from today.
enum class DaySpan : quint8 { Any, Today, Yesterday, Last7, Last30, ThisMonth, Last90 };
enum class TagRule : quint8 { Any, All, None };

/// A filter as a person sets it: "mine" and "last 7 days" mean something else for another person and on another day.
struct ViewFilter {
    ViewTab tab = ViewTab::Open;
    QList<Channel> channels;
    QList<Heat> heats;
    QList<Stage> stages;
    QList<MemberId> owners;
    bool unassigned = false; ///< with `owners`: theirs or nobody's
    DaySpan days = DaySpan::Any;
    QStringList tags;
    TagRule tagRule = TagRule::Any;
    QString text;
    /// A condition was kept of which nothing can be read: nobody fits, because everybody would be too many.
    bool isUnreadable = false;
    friend bool operator==(const ViewFilter&, const ViewFilter&) = default;
};

/// What it means now, for this person.
LeadFilter leadFilterOf(const ViewFilter& filter, const TypedContext& context);

/// A view that somebody keeps.
struct SavedView {
    ViewId id;
    QString name;
    ViewFilter filter;
    LeadSort sort;
    QList<LeadColumn> columns; ///< those that show, in their order; empty: the usual ones
    /// What the kept definition names and is no longer there, in words: "the column “fax”". A tag or a person that is gone is
    /// still a condition, which nobody fits.
    QStringList gone;
    /// Those of `gone` that were left out here; they are still in what is kept.
    QStringList leftOut;
    friend bool operator==(const SavedView&, const SavedView&) = default;
};

/// Views kept in one workspace.
inline constexpr int savedViewsMax = 100;
inline constexpr int viewNameMax = 60;

/// The definition as it is kept: JSON of words, without id and name. `team` gives the names that are kept beside people's ids.
QString definitionOf(const SavedView& view, const QList<Member>& team);
/// The people whom a definition names, with nothing but id and name; some may be gone.
QList<Member> peopleIn(const QString& definition);
/// Never fails, and never shows more than was kept: what cannot be read is named in `gone`. `tags`: those in use.
SavedView viewFromDefinition(const QString& definition, const QList<Member>& team, const QStringList& tags);

/// "activity", "due", "tags" …: the words for columns in files and on the command line.
QString toText(LeadColumn column);
/// Errors: Invalid, naming the words there are.
Result<LeadColumn> leadColumnFromText(const QString& text);
/// "none", "stage", "owner", "heat", "day".
QString toText(LeadGrouping grouping);
Result<LeadGrouping> leadGroupingFromText(const QString& text);

} // namespace leadwell::domain
