// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/memory/LetterRows.h"
#include "core/store/memory/NameWords.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

namespace leadwell::store {

/// Text as it is searched: compatibility-folded, lower case, without Latin accents; Indic and full-width digits as ASCII.
QString foldForSearch(const QString& text);

/// What is searched of a lead.
struct SearchDocument {
    QByteArray text;       ///< folded, the names first; where it holds letters of Indic scripts, all of it again in Latin letters
    size_t namesBytes = 0; ///< so much of it are the names, in whose words a mistake is forgiven

    /// `names`: of the person, the company and the city.
    static SearchDocument of(const QString& names, const QString& rest = {});
};

/// What somebody typed, ready to be looked for. All terms must hold; each by one of its spellings, and as many as mistakes are
/// allowed also by one of the words that may have been meant, if a name has it.
struct SearchQuery {
    struct Term {
        QList<QByteArray> spellings; ///< folded; the other name of a city, the Latin form of an Indic word
        bool isExcluded = false;     ///< typed with a minus before it
        QList<TypedForm> typed;      ///< what may be mistyped in it; nothing in phrases, numbers, short words
        QList<QByteArray> meant;     ///< sorted; nothing while no mistake is allowed
        friend bool operator==(const Term&, const Term&) = default;
    };
    QList<Term> terms;
    int mistakes = 0; ///< one in a word

    /// Words in any order, "a phrase", -without, or a telephone number in any spelling (4 digits or more).
    static SearchQuery of(const QString& text);
    bool isEmpty() const { return terms.isEmpty(); }
    friend bool operator==(const SearchQuery&, const SearchQuery&) = default;
};

size_t countMarks(const Marks& marks);
inline bool isMarked(const Marks& marks, size_t number) {
    return number / 64 < marks.size() && (marks[number / 64] >> number % 64 & 1) != 0;
}

/// For each term of a query the leads that have it elsewhere than in their document: in a note or a message. Nothing where
/// nobody looked.
using Elsewhere = QList<std::shared_ptr<const Marks>>;
inline const Marks* elsewhereOf(const Elsewhere& elsewhere, qsizetype term) {
    return term < elsewhere.size() ? elsewhere.at(term).get() : nullptr;
}

/// The folded text of every lead in one piece of memory, and rows of bits that choose whose texts are read for a word: of a
/// thousand leads without a three-letter word some thirty, without a four-letter word three. One letter, and most pairs of
/// them, are answered by the rows alone. A million leads take about 100 MB of text and 80 MB of rows. Not thread-safe, but for
/// questions beside each other.
class SearchText {
public:
    void put(size_t number, const SearchDocument& document);
    void remove(size_t number);
    /// Around the puts of many new numbers: the rows are made once, for what the texts are like.
    void beginMany(size_t numbers, size_t bytes);
    void endMany() { arrange(); }
    std::string_view document(size_t number) const;
    std::string_view names(size_t number) const;
    /// The same question with a mistake in one word, then in all of them. Nothing when there is no such word, or no name has
    /// one that may have been meant.
    std::optional<SearchQuery> loosened(const SearchQuery& query) const;
    /// All numbers that can match, and some that do not; every number where the query has nothing to choose by.
    Marks candidates(const SearchQuery& query, const Elsewhere& elsewhere) const;
    /// Every term is in the number's document or elsewhere, and no excluded one in either.
    bool matches(size_t number, const SearchQuery& query, const Elsewhere& elsewhere) const;
    /// The numbers that match, and no other. The last few answers are kept until a text changes: a window asks for the rows,
    /// their order and their counts at once, and the texts are read once. `elsewhere` changes only when a text does.
    std::shared_ptr<const Marks> matching(const SearchQuery& query, const Elsewhere& elsewhere) const;
    /// More text is dead than alive: worth building anew.
    bool isWasteful() const { return m_deadBytes > wasteMin && m_deadBytes * 2 > static_cast<qint64>(m_text.size()); }

private:
    static constexpr qint64 wasteMin = 1 << 20;
    static constexpr size_t lengthBits = 18;
    static constexpr size_t lengthMax = (size_t(1) << lengthBits) - 1;
    static constexpr size_t namesBits = 12;
    static constexpr size_t namesMax = (size_t(1) << namesBits) - 1;
    /// Where a lead's text lies, in 64 bits; length 0 = nothing here.
    struct Place {
        std::uint64_t packed = 0;
        static Place of(size_t offset, size_t length, size_t names) {
            return {(std::uint64_t(offset) << lengthBits | length) << namesBits | names};
        }
        size_t offset() const { return packed >> (lengthBits + namesBits); }
        size_t length() const { return packed >> namesBits & lengthMax; }
        size_t names() const { return packed & namesMax; }
    };
    /// An answer that is being found or was found. Whoever asks for it meanwhile reads some of the texts.
    struct Answered {
        SearchQuery query;
        std::once_flag begun;
        Marks marks;
        std::atomic<size_t> next{0}; ///< the first word of marks that nobody reads yet
        std::atomic<size_t> left{0}; ///< words of marks that are not read yet
    };
    struct Answers {
        std::mutex mutex;
        std::deque<std::shared_ptr<Answered>> newestFirst;
    };
    void arrange();
    bool isArrangedForFew() const;
    bool areRowsExact(const SearchQuery& query) const;
    bool isMeant(size_t number, const SearchQuery::Term& term) const;
    void read(Marks& found, size_t from, size_t to, const SearchQuery& query, const Elsewhere& elsewhere) const;
    void forgetAnswers() const;

    std::vector<char> m_text;
    std::vector<Place> m_places;
    LetterRows m_rows;
    size_t m_arrangedFor = 0; ///< so many numbers
    bool m_isMany = false;    ///< between beginMany and endMany: the rows are not kept
    NameWords m_nameWords;
    qint64 m_deadBytes = 0;
    std::unique_ptr<Answers> m_answers = std::make_unique<Answers>();
};

} // namespace leadwell::store
