// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/SearchText.h"

#include "core/domain/person/LatinForm.h"
#include "core/store/memory/ByteSearch.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>

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

/// Cities that people write by their old and their new name.
constexpr std::array<std::pair<const char*, const char*>, 20> cityNames{{
    {"bangalore", "bengaluru"}, {"bombay", "mumbai"},         {"calcutta", "kolkata"},      {"madras", "chennai"},
    {"baroda", "vadodara"},     {"poona", "pune"},            {"cochin", "kochi"},          {"calicut", "kozhikode"},
    {"gurgaon", "gurugram"},    {"mysore", "mysuru"},         {"mangalore", "mangaluru"},   {"pondicherry", "puducherry"},
    {"banaras", "varanasi"},    {"allahabad", "prayagraj"},   {"vizag", "visakhapatnam"},   {"simla", "shimla"},
    {"trivandrum", "thiruvananthapuram"}, {"trichy", "tiruchirappalli"}, {"tanjore", "thanjavur"}, {"belgaum", "belagavi"},
}};

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

/// Words and "phrases", each with the minus that was typed before it.
QStringList piecesOf(const QString& folded) {
    QStringList pieces;
    QString piece;
    bool isQuoted = false;
    for (const QChar c : folded) {
        if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (c == u' ' && !isQuoted) {
            pieces.append(piece);
            piece.clear();
        } else {
            piece.append(c);
        }
    }
    pieces.append(piece);
    return pieces;
}

SearchQuery::Term termOf(QString word) {
    SearchQuery::Term term;
    if (word.size() > 1 && word.startsWith(u'-')) {
        term.isExcluded = true;
        word.remove(0, 1);
    }
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

QByteArray searchDocument(const QString& text) {
    const bool isAscii = std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
    if (isAscii)
        return text.toLower().toLatin1();
    const QString folded = foldForSearch(text);
    return hasIndic(folded) ? (folded + u' ' + domain::latinForm(folded)).toUtf8() : folded.toUtf8();
}

SearchQuery SearchQuery::of(const QString& text) {
    SearchQuery query;
    const QString folded = foldForSearch(text.left(queryCharsMax)).trimmed();
    if (const QString digits = phoneDigits(folded); !digits.isEmpty()) {
        query.terms.append({{digits.toUtf8()}, false});
        return query;
    }
    for (const QString& piece : piecesOf(folded)) {
        if (!piece.trimmed().isEmpty() && piece != QStringLiteral("-"))
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

void SearchText::put(size_t number, const QByteArray& document) {
    remove(number);
    makeRoom(number);
    const size_t length = std::min(static_cast<size_t>(document.size()), lengthMax);
    m_places[number] = {std::uint64_t(m_text.size()) << lengthBits | length};
    m_text.insert(m_text.end(), document.constData(), document.constData() + length);
    eachRow(document.constData(), length, [this, number](size_t row) {
        m_rows[row * m_rowWords + number / 64] |= std::uint64_t(1) << number % 64;
    });
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

bool SearchText::matches(size_t number, const SearchQuery& query, const Elsewhere& elsewhere) const {
    const std::string_view text = document(number);
    if (text.empty())
        return false;
    for (qsizetype i = 0; i < query.terms.size(); ++i) {
        const SearchQuery::Term& term = query.terms.at(i);
        const Marks* others = elsewhereOf(elsewhere, i);
        const bool isThere = (others && isMarked(*others, number)) ||
                             std::any_of(term.spellings.cbegin(), term.spellings.cend(),
                                         [text](const QByteArray& spelling) { return holds(text, view(spelling)); });
        if (isThere == term.isExcluded)
            return false;
    }
    return true;
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
        for (const QByteArray& spelling : term.spellings) {
            Marks all(found);
            eachRow(spelling.constData(), static_cast<size_t>(spelling.size()), [&](size_t row) {
                std::transform(all.cbegin(), all.cend(), m_rows.cbegin() + static_cast<std::ptrdiff_t>(row * m_rowWords), all.begin(),
                               std::bit_and<>());
            });
            std::transform(any.cbegin(), any.cend(), all.cbegin(), any.begin(), std::bit_or<>());
        }
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
