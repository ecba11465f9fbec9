// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/SearchText.h"

#include "core/domain/person/LatinForm.h"
#include "core/store/memory/ByteSearch.h"
#include "core/store/memory/CityNames.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>
#include <utility>

namespace leadwell::store {

namespace {

constexpr size_t rowsATable = 256;
constexpr size_t rowCount = 2 * rowsATable;
constexpr size_t answersKept = 4;
constexpr qsizetype queryCharsMax = 200;
constexpr qsizetype wholeNumberFrom = 8;
constexpr qsizetype phoneDigitsMin = 4;
constexpr qsizetype cityLettersMin = 4;
constexpr qsizetype latinLettersMin = 3;
constexpr qsizetype fewWords = 12; ///< are looked for one by one

std::string_view view(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

bool isIndic(QChar c) {
    return c.unicode() >= 0x0900 && c.unicode() < 0x0D80;
}

bool hasIndic(const QString& text) {
    return std::any_of(text.cbegin(), text.cend(), isIndic);
}

std::uint32_t byteAt(const char* bytes, int place) {
    return static_cast<unsigned char>(bytes[place]);
}

/// In the table of pairs.
size_t rowOfTwo(const char* bytes) {
    return (byteAt(bytes, 0) | byteAt(bytes, 1) << 8) * 0xC2B2AE35U >> 24;
}

/// In the table of threes.
size_t rowOfThree(const char* bytes) {
    return rowsATable + ((byteAt(bytes, 0) | byteAt(bytes, 1) << 8 | byteAt(bytes, 2) << 16) * 0x9E3779B1U >> 24);
}

/// Every row that a text with this word in it has a bit in.
template<class Visit>
void eachRow(const char* bytes, size_t length, Visit visit) {
    for (size_t at = 0; at + 2 <= length; ++at)
        visit(rowOfTwo(bytes + at));
    for (size_t at = 0; at + 3 <= length; ++at)
        visit(rowOfThree(bytes + at));
}

/// The digits of a telephone number typed in some spelling; empty when the text is something else.
QString phoneDigits(const QString& folded) {
    QString digits;
    for (const QChar c : folded) {
        if (c.isDigit())
            digits.append(c);
        else if (!QStringLiteral(" +-().").contains(c))
            return {};
    }
    if (digits.size() < phoneDigitsMin)
        return {};
    qsizetype zeros = 0;
    while (zeros < digits.size() && digits.at(zeros) == u'0')
        ++zeros;
    // The trunk or international prefix of a whole number is not stored; the zeros of a few digits are part of it.
    return digits.size() - zeros >= wholeNumberFrom ? digits.mid(zeros) : digits;
}

struct Piece {
    QString text;
    bool hasQuotes = false;
};

/// Words and "phrases", each with the minus that was typed before it.
QList<Piece> piecesOf(const QString& folded) {
    QList<Piece> pieces;
    Piece piece;
    bool isQuoted = false;
    for (const QChar c : folded) {
        if (c == u'"') {
            isQuoted = !isQuoted;
            piece.hasQuotes = true;
        } else if (c == u' ' && !isQuoted) {
            pieces.append(std::exchange(piece, {}));
        } else {
            piece.text.append(c);
        }
    }
    pieces.append(piece);
    return pieces;
}

SearchQuery::Term termOf(const Piece& piece) {
    SearchQuery::Term term;
    QString word = piece.text;
    if (word.size() > 1 && word.startsWith(u'-')) {
        term.isExcluded = true;
        word.remove(0, 1);
    }
    if (!term.isExcluded && !piece.hasQuotes)
        term.typed = typedForms(word);
    term.spellings.append(word.toUtf8());
    // A single sign of a script says nothing in another.
    if (const QString latin = hasIndic(word) ? domain::latinForm(word) : QString(); latin.size() >= latinLettersMin)
        term.spellings.append(latin.toUtf8());
    if (word.size() < cityLettersMin)
        return term;
    const QByteArray typed = term.spellings.last();
    for (const auto& [former, present] : cityNames) {
        if (QByteArrayView(former).startsWith(typed))
            term.spellings.append(present);
        else if (QByteArrayView(present).startsWith(typed))
            term.spellings.append(former);
    }
    return term;
}

/// The word is there, and not as a part of another.
bool hasWholeWord(std::string_view text, std::string_view word) {
    const auto isGap = [text](size_t at) {
        size_t length = 0;
        return signAt(text, at, length) == WordSign::Gap;
    };
    const auto charBefore = [text](size_t at) {
        do
            --at;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
        return at;
    };
    for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const size_t end = at + word.size();
        if ((at == 0 || isGap(charBefore(at))) && (end == text.size() || isGap(end)))
            return true;
    }
    return false;
}

/// A city also where its other name was mistyped.
QList<QByteArray> wordsMeantBy(const QList<TypedForm>& typed, const NameWords& words) {
    if (typed.isEmpty())
        return {};
    QList<QByteArray> meant = words.meantBy(typed);
    for (const QByteArray& city : citiesMeantBy(typed)) {
        if (!meant.contains(city))
            meant.append(city);
    }
    std::sort(meant.begin(), meant.end());
    return meant;
}

} // namespace

QString foldForSearch(const QString& text) {
    QString folded;
    folded.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.category() == QChar::Mark_NonSpacing && c.unicode() < 0x0900)
            continue; // Latin accents go; Indic vowel signs carry meaning and stay.
        if (c.isDigit())
            folded.append(QChar(u'0' + c.digitValue()));
        else
            folded.append(c.isSpace() ? QChar(u' ') : c.toCaseFolded());
    }
    return folded;
}

SearchDocument SearchDocument::of(const QString& names, const QString& rest) {
    const auto isAsciiText = [](const QString& text) { return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; }); };
    const bool isAscii = isAsciiText(names) && isAsciiText(rest);
    const auto folded = [isAscii](const QString& text) { return isAscii ? text.toLower() : foldForSearch(text); };
    const QString foldedNames = folded(names);
    const QString all = foldedNames + folded(rest);
    SearchDocument document{all.toUtf8(), static_cast<size_t>(foldedNames.toUtf8().size())};
    if (hasIndic(all))
        document.text += ' ' + domain::latinForm(all).toUtf8();
    return document;
}

SearchQuery SearchQuery::of(const QString& text) {
    SearchQuery query;
    const QString folded = foldForSearch(text.left(queryCharsMax)).trimmed();
    if (const QString digits = phoneDigits(folded); !digits.isEmpty()) {
        query.terms.append({{digits.toUtf8()}, false, {}, {}});
        return query;
    }
    for (const Piece& piece : piecesOf(folded)) {
        if (!piece.text.trimmed().isEmpty() && piece.text != QStringLiteral("-"))
            query.terms.append(termOf(piece));
    }
    return query;
}

void SearchText::makeRoom(size_t number) {
    if (number >= m_places.size())
        m_places.resize(std::max(number + 1, m_places.size() + m_places.size() / 8));
    if (number / 64 < m_rowWords)
        return;
    const size_t words = std::max<size_t>(64, (number / 64 + 1) * 5 / 4);
    Marks rows(rowCount * words);
    for (size_t row = 0; row < rowCount && m_rowWords > 0; ++row)
        std::copy_n(m_rows.begin() + static_cast<std::ptrdiff_t>(row * m_rowWords), m_rowWords,
                    rows.begin() + static_cast<std::ptrdiff_t>(row * words));
    m_rows = std::move(rows);
    m_rowWords = words;
}

void SearchText::reserve(size_t numbers, size_t bytes) {
    m_text.reserve(bytes);
    m_places.reserve(numbers);
    if (numbers > 0)
        makeRoom(numbers - 1);
}

void SearchText::put(size_t number, const SearchDocument& document) {
    remove(number);
    makeRoom(number);
    const char* bytes = document.text.constData();
    const size_t length = std::min(static_cast<size_t>(document.text.size()), lengthMax);
    m_places[number] = Place::of(m_text.size(), length, std::min({document.namesBytes, length, namesMax}));
    m_text.insert(m_text.end(), bytes, bytes + length);
    eachRow(bytes, length, [this, number](size_t row) {
        m_rows[row * m_rowWords + number / 64] |= std::uint64_t(1) << number % 64;
    });
    m_nameWords.add(names(number));
}

/// Its bits stay until the next build: they cost a look at an empty text.
void SearchText::remove(size_t number) {
    forgetAnswers();
    if (number >= m_places.size())
        return;
    m_deadBytes += static_cast<qint64>(m_places[number].length());
    m_places[number] = {};
}

std::string_view SearchText::document(size_t number) const {
    if (number >= m_places.size())
        return {};
    return {m_text.data() + m_places[number].offset(), m_places[number].length()};
}

std::string_view SearchText::names(size_t number) const {
    return number < m_places.size() ? document(number).substr(0, m_places[number].names()) : std::string_view();
}

std::optional<SearchQuery> SearchText::loosened(const SearchQuery& query) const {
    SearchQuery looser = query;
    int words = 0;
    for (SearchQuery::Term& term : looser.terms) {
        if (query.mistakes == 0)
            term.meant = wordsMeantBy(term.typed, m_nameWords);
        words += term.meant.isEmpty() ? 0 : 1;
    }
    looser.mistakes = query.mistakes == 0 ? std::min(words, 1) : words;
    return looser.mistakes > query.mistakes ? std::optional(looser) : std::nullopt;
}

/// One of the words that may have been meant is a word of its names.
bool SearchText::isMeant(size_t number, const SearchQuery::Term& term) const {
    if (term.meant.size() <= fewWords)
        return std::any_of(term.meant.cbegin(), term.meant.cend(),
                           [all = names(number)](const QByteArray& word) { return hasWholeWord(all, view(word)); });
    bool isThere = false;
    eachWord(names(number), [&](std::string_view word) {
        isThere = isThere || std::binary_search(term.meant.cbegin(), term.meant.cend(), QByteArrayView(word.data(), static_cast<qsizetype>(word.size())),
                                                [](QByteArrayView a, QByteArrayView b) { return a < b; });
    });
    return isThere;
}

bool SearchText::matches(size_t number, const SearchQuery& query, const Elsewhere& elsewhere) const {
    const std::string_view text = document(number);
    if (text.empty())
        return false;
    int mistakes = 0;
    for (qsizetype i = 0; i < query.terms.size(); ++i) {
        const SearchQuery::Term& term = query.terms.at(i);
        const Marks* others = elsewhereOf(elsewhere, i);
        const bool isThere = (others && isMarked(*others, number)) ||
                             std::any_of(term.spellings.cbegin(), term.spellings.cend(),
                                         [text](const QByteArray& spelling) { return holds(text, view(spelling)); });
        if (isThere != term.isExcluded)
            continue;
        if (term.isExcluded || ++mistakes > query.mistakes || !isMeant(number, term))
            return false;
    }
    return true;
}

/// Those `among` some that can have the word.
void SearchText::addCandidates(const QByteArray& word, const Marks& among, Marks& found) const {
    std::vector<const std::uint64_t*> rows;
    eachRow(word.constData(), static_cast<size_t>(word.size()), [&](size_t row) { rows.push_back(m_rows.data() + row * m_rowWords); });
    constexpr size_t atOnce = 128; // A kilobyte of each row, which stays near while the others are read.
    std::array<std::uint64_t, atOnce> all{};
    for (size_t from = 0; from < m_rowWords; from += atOnce) {
        const size_t count = std::min(atOnce, m_rowWords - from);
        std::copy_n(among.data() + from, count, all.data());
        for (const std::uint64_t* row : rows) {
            for (size_t i = 0; i < count; ++i)
                all[i] &= row[from + i];
        }
        for (size_t i = 0; i < count; ++i)
            found[from + i] |= all[i];
    }
}

Marks SearchText::candidates(const SearchQuery& query, const Elsewhere& elsewhere) const {
    Marks found(m_rowWords, ~std::uint64_t(0));
    for (qsizetype i = 0; i < query.terms.size(); ++i) {
        const SearchQuery::Term& term = query.terms.at(i);
        const Marks* others = elsewhereOf(elsewhere, i);
        const auto shared = static_cast<std::ptrdiff_t>(others ? std::min(others->size(), m_rowWords) : 0);
        if (term.isExcluded && others)
            std::transform(others->cbegin(), others->cbegin() + shared, found.cbegin(), found.begin(),
                           [](std::uint64_t without, std::uint64_t all) { return all & ~without; });
        const bool hasShort = std::any_of(term.spellings.cbegin(), term.spellings.cend(),
                                          [](const QByteArray& spelling) { return spelling.size() < 2; });
        if (term.isExcluded || hasShort)
            continue;
        Marks any(m_rowWords, 0);
        for (const QByteArray& spelling : term.spellings)
            addCandidates(spelling, found, any);
        for (const QByteArray& word : term.meant)
            addCandidates(word, found, any);
        for (std::ptrdiff_t word = 0; word < shared; ++word)
            any[static_cast<size_t>(word)] |= (*others)[static_cast<size_t>(word)] & found[static_cast<size_t>(word)];
        found = std::move(any);
    }
    return found;
}

/// 64 leads at a time: all their texts are fetched before the first is read, because each lies somewhere else.
Marks SearchText::read(const SearchQuery& query, const Elsewhere& elsewhere) const {
    Marks found = candidates(query, elsewhere);
    found.resize(std::min(found.size(), (m_places.size() + 63) / 64));
    for (size_t word = 0; word < found.size(); ++word) {
        const auto each = [&found, word](auto visit) {
            for (std::uint64_t bits = found[word]; bits != 0; bits &= bits - 1)
                visit(word * 64 + static_cast<size_t>(std::countr_zero(bits)));
        };
        each([this](size_t number) { fetchAhead(document(number)); });
        std::uint64_t matching = 0;
        each([&](size_t number) {
            if (matches(number, query, elsewhere))
                matching |= std::uint64_t(1) << number % 64;
        });
        found[word] = matching;
    }
    return found;
}

std::shared_ptr<const Marks> SearchText::matching(const SearchQuery& query, const Elsewhere& elsewhere) const {
    std::shared_ptr<Answered> answered;
    {
        const std::scoped_lock lock(m_answers->mutex);
        auto& kept = m_answers->newestFirst;
        const auto known = std::find_if(kept.cbegin(), kept.cend(), [&query](const auto& one) { return one->query == query; });
        if (known != kept.cend()) {
            answered = *known;
        } else {
            answered = std::make_shared<Answered>();
            answered->query = query;
            kept.push_front(answered);
            if (kept.size() > answersKept)
                kept.pop_back();
        }
    }
    std::call_once(answered->once, [&] { answered->marks = std::make_shared<const Marks>(read(query, elsewhere)); });
    return answered->marks;
}

/// While texts change nobody asks.
void SearchText::forgetAnswers() const {
    m_answers->newestFirst.clear();
}

size_t countMarks(const Marks& marks) {
    size_t count = 0;
    for (const std::uint64_t word : marks)
        count += static_cast<size_t>(std::popcount(word));
    return count;
}

} // namespace leadwell::store
