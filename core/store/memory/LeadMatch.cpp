// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/LeadMatch.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>

namespace leadwell::store {

using namespace domain;
using Number = LeadTable::Number;

namespace {

template<class Word>
void allow(std::array<bool, 256>& allowed, const QList<Word>& words) {
    allowed.fill(words.isEmpty());
    for (const Word word : words)
        allowed[static_cast<size_t>(word)] = true;
}

/// Fewer than one lead in so many: they are taken and put into order; more are found by walking the order.
constexpr size_t fewShare = 8;
constexpr size_t veryFewShare = 64; ///< where all of them are put into order, not the first alone

/// Smaller comes first.
using Key = std::uint64_t;

constexpr Key last = std::numeric_limits<Key>::max();

Key keyOf(qint64 value, bool isDescending) {
    const Key key = static_cast<Key>(value) ^ Key(1) << 63; // Negative times before positive ones.
    return isDescending ? ~key : key;
}

Key sortKey(const LeadEntry& entry, Number number, const LeadSort& sort, const std::vector<int>& ownerRanks) {
    const bool isDescending = sort.descending;
    switch (sort.column) {
    case LeadColumn::Channel:
        return keyOf(qint64(entry.channel), isDescending);
    case LeadColumn::Heat:
        return keyOf(qint64(entry.heat) << 8 | entry.score, isDescending);
    case LeadColumn::RespondIn: // What has no time to keep comes last, whichever way.
        return entry.dueMs == 0 ? last : keyOf(entry.dueMs, isDescending);
    case LeadColumn::Status:
        return keyOf(qint64(entry.stage), isDescending);
    case LeadColumn::Owner:
        return keyOf(ownerRanks[entry.owner], isDescending);
    case LeadColumn::Source:
        return keyOf(qint64(entry.source), isDescending);
    case LeadColumn::Created:
        return keyOf(entry.createdMs, isDescending);
    case LeadColumn::Number:
        return keyOf(number, isDescending);
    case LeadColumn::Priority:
        return keyOf(qint64(entry.priority), isDescending);
    default:
        return keyOf(entry.activityMs, isDescending);
    }
}

template<class Visit>
void eachMarked(const Marks& marks, const LeadTable& table, Visit visit) {
    for (size_t word = 0; word < marks.size(); ++word) {
        for (std::uint64_t bits = marks[word]; bits != 0; bits &= bits - 1) {
            const size_t number = word * 64 + static_cast<size_t>(std::countr_zero(bits));
            if (number < table.end() && table.cellOf(static_cast<Number>(number)) != LeadTable::noCell)
                visit(static_cast<Number>(number));
        }
    }
}

/// The newest of what was found; `limit` 0 = all.
QList<qint64> sorted(const LeadTable& table, std::vector<Number>& found, int limit) {
    const size_t wanted = limit > 0 ? std::min(found.size(), static_cast<size_t>(limit)) : found.size();
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end(),
                      [&table](Number a, Number b) { return table.isOlder(b, a); });
    found.resize(wanted);
    return QList<qint64>(found.cbegin(), found.cend());
}

/// A search that leaves few leads to look at: those are taken and put into order.
QList<qint64> fewNewestFirst(const LeadTable& table, const LeadMatch& match, int limit) {
    std::vector<Number> found;
    eachMarked(*match.candidates(), table, [&](Number number) {
        if (match.fits(number))
            found.push_back(number);
    });
    return sorted(table, found, limit);
}

/// The newest of some cells, each of which is in order: the newest of their newest, again and again.
QList<qint64> newestOfCells(const LeadTable& table, const std::vector<const LeadCell*>& cells, int limit) {
    struct Head {
        const LeadCell* cell;
        size_t left; ///< the head is at left - 1
        Number number() const { return cell->members[left - 1]; }
    };
    std::vector<Head> heads;
    heads.reserve(cells.size());
    for (const LeadCell* cell : cells)
        heads.push_back({cell, cell->members.size()});
    const auto isOlder = [&table](const Head& a, const Head& b) { return table.isOlder(a.number(), b.number()); };
    std::make_heap(heads.begin(), heads.end(), isOlder);
    QList<qint64> numbers;
    numbers.reserve(limit);
    while (!heads.empty() && numbers.size() < limit) {
        std::pop_heap(heads.begin(), heads.end(), isOlder);
        numbers.append(heads.back().number());
        if (--heads.back().left == 0)
            heads.pop_back();
        else
            std::push_heap(heads.begin(), heads.end(), isOlder);
    }
    return numbers;
}

/// Without conditions beside the four words the cells name the leads. Not set where walking the order finds them sooner.
std::optional<QList<qint64>> fromCells(const LeadTable& table, const LeadMatch& match, size_t orderSize, int limit) {
    if (match.hasRest())
        return {};
    std::vector<const LeadCell*> cells;
    size_t count = 0;
    for (std::uint32_t place = 0; place < table.cells().size(); ++place) {
        const LeadCell& cell = table.cells()[place];
        if (!cell.members.empty() && match.missing(place) == 0) {
            cells.push_back(&cell);
            count += cell.members.size();
        }
    }
    if (count > orderSize / (limit > 0 ? fewShare : veryFewShare))
        return {};
    if (limit > 0)
        return newestOfCells(table, cells, limit);
    std::vector<Number> found;
    found.reserve(count);
    for (const LeadCell* cell : cells)
        found.insert(found.end(), cell->members.begin(), cell->members.end());
    return sorted(table, found, 0);
}

/// In the order of the memory itself: nothing to sort, and the first are found first.
QList<qint64> newestFirst(const LeadTable& table, const LeadMatch& match, int limit) {
    const std::vector<Number>& order = table.oldestFirst(match.isOpenOnly());
    const size_t few = order.size() / (limit > 0 ? fewShare : veryFewShare);
    if (match.candidates() && match.areTextsRead() && countMarks(*match.candidates()) < few)
        return fewNewestFirst(table, match, limit);
    if (auto numbers = fromCells(table, match, order.size(), limit))
        return *std::move(numbers);
    QList<qint64> numbers;
    if (limit == 0 && match.areTextsRead() && match.candidates())
        numbers.reserve(static_cast<qsizetype>(std::min(countMarks(*match.candidates()), order.size())));
    const bool fitsEveryCell = match.fitsEveryCell();
    for (auto number = order.rbegin(); number != order.rend(); ++number) {
        if (fitsEveryCell ? !match.restFits(*number) : !match.fits(*number))
            continue;
        numbers.append(*number);
        if (numbers.size() == limit)
            break;
    }
    return numbers;
}

} // namespace

Result<LeadMatch> LeadMatch::of(const LeadMemory::View& view, Connection& connection, const LeadFilter& filter) {
    const SearchQuery query = SearchQuery::of(filter.text);
    LW_TRY(const Elsewhere elsewhere, view.written().leadsWith(connection, query));
    return LeadMatch(view, filter, query, elsewhere);
}

LeadMatch::LeadMatch(const LeadMemory::View& view, const LeadFilter& filter, const SearchQuery& query, const Elsewhere& elsewhere)
    : m_view(&view)
    , m_filter(filter)
    , m_tagged(view.tags().withOneOfEach(filter.tags))
    , m_excluded(view.tags().withAny(filter.withoutTags))
    , m_query(query)
    , m_elsewhere(elsewhere) {
    compareCells();
    if (!m_query.isEmpty())
        m_candidates = std::make_shared<const Marks>(view.text().candidates(m_query, m_elsewhere));
    m_hasRest = m_tagged || !m_excluded.empty() || !m_query.isEmpty() || !filter.sources.isEmpty() ||
                filter.activityFrom.isSet() || filter.activityTo.isSet() || filter.createdFrom.isSet() ||
                filter.createdTo.isSet() || filter.overdueAt.isSet();
}

/// The filter's four words with those of every cell; a lead then only asks for its cell.
void LeadMatch::compareCells() {
    std::array<bool, 256> channels{};
    std::array<bool, 256> heats{};
    std::array<bool, 256> stages{};
    allow(channels, m_filter.channels);
    allow(heats, m_filter.heats);
    allow(stages, m_filter.stages);
    if (m_filter.stages.isEmpty() && m_filter.group != LeadFilter::Group::All) {
        for (int stage = 0; stage < stageCount; ++stage)
            stages[static_cast<size_t>(stage)] = isOpen(static_cast<Stage>(stage)) == (m_filter.group == LeadFilter::Group::Open);
    }
    m_isOpenOnly = true;
    for (int stage = 0; stage < stageCount; ++stage)
        m_isOpenOnly = m_isOpenOnly && (!stages[static_cast<size_t>(stage)] || isOpen(static_cast<Stage>(stage)));

    const LeadTable& table = m_view->table();
    std::vector<bool> owners(table.ownerCount(), m_filter.owners.isEmpty() && !m_filter.unassigned);
    if (m_filter.unassigned)
        owners[0] = true;
    for (const MemberId& owner : m_filter.owners) {
        if (const auto place = table.findOwner(owner); place && owner.isSet())
            owners[*place] = true;
    }
    m_missing.reserve(table.cells().size());
    for (const LeadCell& cell : table.cells())
        m_missing.push_back(static_cast<quint8>((channels[static_cast<size_t>(cell.channel)] ? 0 : ChannelWord) |
                                                (heats[static_cast<size_t>(cell.heat)] ? 0 : HeatWord) |
                                                (stages[static_cast<size_t>(cell.stage)] ? 0 : StageWord) |
                                                (owners[cell.owner] ? 0 : OwnerWord)));
    m_fitsEveryCell = true;
    for (size_t cell = 0; cell < m_missing.size(); ++cell)
        m_fitsEveryCell = m_fitsEveryCell && (m_missing[cell] == 0 || (m_isOpenOnly && !isOpen(table.cells()[cell].stage)));
}

std::optional<LeadMatch> LeadMatch::loosened() const {
    const auto query = m_view->text().loosened(m_query);
    return query ? std::optional(LeadMatch(*m_view, m_filter, *query, m_elsewhere)) : std::nullopt;
}

void LeadMatch::readTexts() {
    if (m_query.isEmpty())
        return;
    m_candidates = m_view->text().matching(m_query, m_elsewhere);
    m_areTextsRead = true;
}

bool LeadMatch::timesFit(const LeadEntry& entry) const {
    const LeadFilter& f = m_filter;
    if (f.activityFrom.isSet() && entry.activityMs < f.activityFrom.ms())
        return false;
    if (f.activityTo.isSet() && entry.activityMs >= f.activityTo.ms())
        return false;
    if (f.createdFrom.isSet() && entry.createdMs < f.createdFrom.ms())
        return false;
    if (f.createdTo.isSet() && entry.createdMs >= f.createdTo.ms())
        return false;
    return !f.overdueAt.isSet() || (entry.isOpen && entry.dueMs > 0 && entry.dueMs < f.overdueAt.ms());
}

bool LeadMatch::restFits(Number number) const {
    if (!m_hasRest)
        return true;
    if (!m_query.isEmpty() && !isMarked(*m_candidates, number))
        return false;
    if ((m_tagged && !isMarked(*m_tagged, number)) || isMarked(m_excluded, number))
        return false;
    const LeadEntry& entry = m_view->table().at(number);
    if (!m_filter.sources.isEmpty() && !m_filter.sources.contains(entry.source))
        return false;
    return timesFit(entry) && (m_query.isEmpty() || m_areTextsRead || m_view->text().matches(number, m_query, m_elsewhere));
}

bool isFew(const LeadTable& table, const LeadMatch& match) {
    return match.candidates() && countMarks(*match.candidates()) < table.oldestFirst(match.isOpenOnly()).size() / fewShare;
}

QList<qint64> orderedNumbers(const LeadTable& table, const LeadMatch& match, const LeadSort& sort,
                             const std::vector<int>& ownerRanks, int limit) {
    if (sort == LeadSort())
        return newestFirst(table, match, limit);
    struct Place {
        Key key;
        Number number;
        bool operator<(const Place& other) const { return key != other.key ? key < other.key : number > other.number; }
    };
    std::vector<Place> places;
    for (const Number number : table.oldestFirst(match.isOpenOnly())) {
        if (match.fits(number))
            places.push_back({sortKey(table.at(number), number, sort, ownerRanks), number});
    }
    const size_t wanted = limit > 0 ? std::min(places.size(), static_cast<size_t>(limit)) : places.size();
    std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(wanted), places.end());
    QList<qint64> numbers;
    numbers.reserve(static_cast<qsizetype>(wanted));
    for (size_t place = 0; place < wanted; ++place)
        numbers.append(places[place].number);
    return numbers;
}

QList<TagCount> tagCountsOf(const LeadMemory::View& view, const LeadMatch& match) {
    Marks tagged;
    for (const TagMarks::Tag& tag : view.tags().all()) {
        tagged.resize(std::max(tagged.size(), tag.leads.size()));
        std::transform(tag.leads.cbegin(), tag.leads.cend(), tagged.cbegin(), tagged.begin(), std::bit_or<>());
    }
    Marks fitting(tagged.size());
    eachMarked(tagged, view.table(), [&](Number number) {
        if (match.fits(number))
            fitting[number / 64] |= std::uint64_t(1) << number % 64;
    });
    QList<TagCount> counts;
    for (const TagMarks::Tag& tag : view.tags().all()) {
        int count = 0;
        for (size_t word = 0; word < tag.leads.size(); ++word)
            count += std::popcount(tag.leads[word] & fitting[word]);
        if (tag.count > 0)
            counts.append({tag.name, count});
    }
    std::sort(counts.begin(), counts.end(), [](const TagCount& a, const TagCount& b) {
        const int order = a.tag.compare(b.tag, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.tag < b.tag;
    });
    return counts;
}

namespace {

/// The numbers beside the filters while they are counted: an addition each, no look-up.
struct Counting {
    int matching = 0;
    std::array<int, 256> byChannel{};
    std::array<int, 256> byHeat{};
    std::array<int, 256> byStage{};
    std::vector<int> byOwner;

    void add(const LeadCell& words, quint8 missing, int count) {
        matching += missing == 0 ? count : 0;
        byChannel[static_cast<size_t>(words.channel)] += (missing & ~LeadMatch::ChannelWord) == 0 ? count : 0;
        byHeat[static_cast<size_t>(words.heat)] += (missing & ~LeadMatch::HeatWord) == 0 ? count : 0;
        byStage[static_cast<size_t>(words.stage)] += (missing & ~LeadMatch::StageWord) == 0 ? count : 0;
        byOwner[words.owner] += (missing & ~LeadMatch::OwnerWord) == 0 ? count : 0;
    }
    LeadFacets facets(const LeadTable& table) const {
        LeadFacets facets;
        facets.all = table.count();
        facets.matching = matching;
        std::copy_n(byChannel.begin(), channelCount, facets.byChannel.begin());
        std::copy_n(byHeat.begin(), heatCount, facets.byHeat.begin());
        std::copy_n(byStage.begin(), stageCount, facets.byStage.begin());
        facets.unassigned = byOwner[0];
        for (size_t owner = 1; owner < byOwner.size(); ++owner) {
            if (byOwner[owner] > 0)
                facets.byOwner.insert(table.ownerAt(static_cast<quint16>(owner)), byOwner[owner]);
        }
        return facets;
    }
};

} // namespace

LeadFacets facetsOf(const LeadTable& table, const LeadMatch& match) {
    Counting counting;
    counting.byOwner.assign(table.ownerCount(), 0);
    const std::vector<LeadCell>& cells = table.cells();
    if (!match.hasRest()) {
        for (std::uint32_t cell = 0; cell < cells.size(); ++cell)
            counting.add(cells[cell], match.missing(cell), cells[cell].count());
        return counting.facets(table);
    }
    const auto isOneWord = [](quint8 missing) { return (missing & (missing - 1)) == 0; };
    std::vector<int> counts(cells.size());
    const auto look = [&](Number number) {
        // Two words that do not fit are counted nowhere; the text need not be read.
        const std::uint32_t cell = table.cellOf(number);
        if (cell != LeadTable::noCell && isOneWord(match.missing(cell)) && match.restFits(number))
            ++counts[cell];
    };
    if (match.candidates()) {
        eachMarked(*match.candidates(), table, look);
    } else {
        for (Number number = 0; number < table.end(); ++number)
            look(number);
    }
    for (std::uint32_t cell = 0; cell < cells.size(); ++cell) {
        if (counts[cell] > 0)
            counting.add(cells[cell], match.missing(cell), counts[cell]);
    }
    return counting.facets(table);
}

} // namespace leadwell::store
