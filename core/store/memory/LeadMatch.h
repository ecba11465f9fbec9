// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/Lead.h"
#include "core/store/memory/LeadMemory.h"

#include <array>
#include <memory>
#include <optional>

namespace leadwell::store {

/// A filter made ready to be asked of one lead after the other. Lives as long as the view it looks at.
class LeadMatch {
public:
    /// The four words that the facets count by.
    enum Word : quint8 { ChannelWord = 1, HeatWord = 2, StageWord = 4, OwnerWord = 8 };

    /// `query`: what the filter's text asks for; `elsewhere`: who has it in a note or a message.
    LeadMatch(const LeadMemory::View& view, const domain::LeadFilter& filter, const SearchQuery& query,
              const Elsewhere& elsewhere);
    /// With the notes and messages asked for it. Errors: Storage.
    static Result<LeadMatch> of(const LeadMemory::View& view, Connection& connection, const domain::LeadFilter& filter);
    /// For when nothing fits: the same with a mistake in one of the typed words, then in each. Nothing when there is none to be
    /// forgiven.
    std::optional<LeadMatch> loosened() const;

    bool fits(LeadTable::Number number) const {
        if (!m_query.isEmpty() && !isMarked(*m_candidates, number))
            return false; // Before the lead itself is fetched from far away in memory.
        const std::uint32_t cell = m_view->table().cellOf(number);
        return cell != LeadTable::noCell && m_missing[cell] == 0 && restFits(number);
    }
    /// The words in which a cell of the table does not fit.
    quint8 missing(std::uint32_t cell) const { return m_missing[cell]; }
    /// No lead of the order that is walked has a word that does not fit.
    bool fitsEveryCell() const { return m_fitsEveryCell; }
    /// There are conditions beside the four words.
    bool hasRest() const { return m_hasRest; }
    bool restFits(LeadTable::Number number) const;
    /// The only leads whose text can match; nothing without a search text.
    const Marks* candidates() const { return m_query.isEmpty() ? nullptr : m_candidates.get(); }
    /// Reads the texts of all candidates now: for whoever wants every match, or counts them. Without it a text is read when
    /// its lead is asked for.
    void readTexts();
    bool areTextsRead() const { return m_areTextsRead; }
    /// Only open leads can fit.
    bool isOpenOnly() const { return m_isOpenOnly; }

private:
    void compareCells();
    bool timesFit(const LeadEntry& entry) const;

    const LeadMemory::View* m_view;
    domain::LeadFilter m_filter;
    std::optional<Marks> m_tagged;
    Marks m_excluded; ///< by their tags
    SearchQuery m_query;
    Elsewhere m_elsewhere;
    std::shared_ptr<const Marks> m_candidates;
    bool m_areTextsRead = false;
    std::vector<quint8> m_missing; ///< of each cell
    bool m_hasRest = false;
    bool m_isOpenOnly = false;
    bool m_fitsEveryCell = false;
};

/// The matching leads in their order. `ownerRanks`: where each owner of the table stands by name; only for that column.
/// `limit` 0 = all. Not for the columns that are ordered by text.
QList<qint64> orderedNumbers(const LeadTable& table, const LeadMatch& match, const domain::LeadSort& sort,
                             const std::vector<int>& ownerRanks, int limit);
/// The search leaves so few leads that reading all their texts is quicker than walking the order.
bool isFew(const LeadTable& table, const LeadMatch& match);

/// Every tag that one of the matching leads carries, by name.
QList<domain::TagCount> tagCountsOf(const LeadMemory::View& view, const LeadMatch& match);

domain::LeadFacets facetsOf(const LeadTable& table, const LeadMatch& match);

} // namespace leadwell::store
