// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory/SearchText.h"

#include "core/domain/lead/TypedWords.h"
#include "core/domain/person/LatinForm.h"
#include "core/store/memory/ByteSearch.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>
#include <utility>

namespace leadwell::store {

namespace {

constexpr size_t fewNumbers = 4'096;
constexpr size_t enoughNumbers = 65'536; ///< what so many texts are like, more are like
constexpr size_t wordsAtOnce = 256;      ///< of marks, that one thread reads
constexpr size_t answersKept = 4;
constexpr qsizetype fewWords = 12; ///< are looked for one by one

std::string_view view(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

bool isIndic(QChar c) {
    return c.unicode() >= 0x0900 && c.unicode() < 0x0D80;
}

/// Signs that are one and the same to whoever types them.
void appendSign(QChar c, QString& folded) {
    constexpr char16_t letterApostrophe = 0x02BC;
    if (c.isDigit())
        folded.append(QChar(u'0' + c.digitValue()));
    else if (c.isSpace())
        folded.append(u' ');
    else if (domain::isMinus(c))
        folded.append(u'-');
    else if (c == u'’' || c == u'‘' || c == letterApostrophe)
        folded.append(u'\'');
    else if (!domain::isInvisible(c))
        folded.append(c);
}

bool hasIndic(const QString& text) {
    return std::any_of(text.cbegin(), text.cend(), isIndic);
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
        if (c.unicode() < 0x80) {
            folded.append(c.isSpace() ? QChar(u' ') : c.toLower());
            continue;
        }
        if (isIndic(c)) { // Neither capitals nor other dashes, and no accents: vowel signs carry meaning and stay.
            folded.append(c.isDigit() ? QChar(u'0' + c.digitValue()) : c);
            continue;
        }
        if (c.category() == QChar::Mark_NonSpacing && c.unicode() < 0x0900)
            continue;
        const QChar small = c.toCaseFolded();
        if (const char* plain = domain::plainSpelling(small))
            folded.append(QLatin1String(plain));
        else
            appendSign(small, folded);
    }
    return folded;
}

SearchDocument SearchDocument::of(const QString& names, const QString& rest) {
    const auto isAsciiText = [](const QString& text) {
        return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
    };
    const bool isAscii = isAsciiText(names) && isAsciiText(rest);
    const auto folded = [isAscii](const QString& text) { return isAscii ? text.toLower() : foldForSearch(text); };
    const QString foldedNames = folded(names);
    const QString all = foldedNames + folded(rest);
    SearchDocument document{all.toUtf8(), static_cast<size_t>(foldedNames.toUtf8().size())};
    if (hasIndic(all))
        document.text += ' ' + domain::latinForm(all).toUtf8();
    return document;
}

void SearchText::beginMany(size_t numbers, size_t bytes) {
    m_isMany = true;
    m_text.reserve(bytes);
    m_places.reserve(numbers);
}

/// The rows anew, for the texts that are here now.
void SearchText::arrange() {
    m_isMany = false;
    m_arrangedFor = m_places.size();
    LetterRows::Census census;
    for (size_t number = 0; number < m_places.size(); number += 1 + m_places.size() / enoughNumbers)
        census.count(document(number));
    m_rows.arrange(census);
    if (!m_places.empty())
        m_rows.makeRoom(m_places.size() - 1);
    for (size_t number = 0; number < m_places.size(); ++number)
        m_rows.add(number, document(number));
}

bool SearchText::isArrangedForFew() const {
    return m_arrangedFor < enoughNumbers && m_places.size() > std::max(fewNumbers, 2 * m_arrangedFor);
}

void SearchText::put(size_t number, const SearchDocument& document) {
    remove(number);
    if (number >= m_places.size())
        m_places.resize(std::max(number + 1, m_places.size() + m_places.size() / 8));
    const char* bytes = document.text.constData();
    const size_t length = std::min(static_cast<size_t>(document.text.size()), lengthMax);
    m_places[number] = Place::of(m_text.size(), length, std::min({document.namesBytes, length, namesMax}));
    m_text.insert(m_text.end(), bytes, bytes + length);
    m_nameWords.add(names(number));
    if (m_isMany)
        return;
    if (isArrangedForFew())
        return arrange();
    m_rows.makeRoom(number);
    m_rows.add(number, {bytes, length});
}

void SearchText::remove(size_t number) {
    forgetAnswers();
    if (number >= m_places.size())
        return;
    if (!m_isMany)
        m_rows.remove(number, document(number));
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
        isThere = isThere || std::binary_search(term.meant.cbegin(), term.meant.cend(),
                                                QByteArrayView(word.data(), static_cast<qsizetype>(word.size())),
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

/// The candidates are the answer.
bool SearchText::areRowsExact(const SearchQuery& query) const {
    const bool hasAny =
        std::any_of(query.terms.cbegin(), query.terms.cend(), [](const SearchQuery::Term& term) { return !term.isExcluded; });
    return hasAny && query.mistakes == 0 &&
           std::all_of(query.terms.cbegin(), query.terms.cend(), [this](const SearchQuery::Term& term) {
               return std::all_of(term.spellings.cbegin(), term.spellings.cend(),
                                  [this](const QByteArray& spelling) { return m_rows.isExact(view(spelling)); });
           });
}

Marks SearchText::candidates(const SearchQuery& query, const Elsewhere& elsewhere) const {
    Marks found(m_rows.words(), ~std::uint64_t(0));
    const auto takeOut = [&found](const Marks& without) {
        const auto shared = static_cast<std::ptrdiff_t>(std::min(without.size(), found.size()));
        std::transform(without.cbegin(), without.cbegin() + shared, found.cbegin(), found.begin(),
                       [](std::uint64_t gone, std::uint64_t all) { return all & ~gone; });
    };
    for (qsizetype i = 0; i < query.terms.size(); ++i) {
        const SearchQuery::Term& term = query.terms.at(i);
        const Marks* others = elsewhereOf(elsewhere, i);
        Marks any(found.size(), 0);
        for (const QByteArray& spelling : term.spellings) {
            if (!term.isExcluded || m_rows.isExact(view(spelling)))
                m_rows.addCandidates(view(spelling), found, any);
        }
        if (term.isExcluded) {
            takeOut(any);
            if (others)
                takeOut(*others);
            continue;
        }
        for (const QByteArray& word : term.meant)
            m_rows.addCandidates(view(word), found, any);
        for (size_t word = 0; others && word < std::min(others->size(), any.size()); ++word)
            any[word] |= (*others)[word] & found[word];
        found = std::move(any);
    }
    return found;
}

/// 64 leads at a time: all their texts are fetched before the first is read, because each lies somewhere else.
void SearchText::read(Marks& found, size_t from, size_t to, const SearchQuery& query, const Elsewhere& elsewhere) const {
    for (size_t word = from; word < to; ++word) {
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
    std::call_once(answered->begun, [&] {
        answered->marks = candidates(query, elsewhere);
        answered->marks.resize(std::min(answered->marks.size(), (m_places.size() + 63) / 64));
        answered->left = areRowsExact(query) ? 0 : answered->marks.size();
        answered->next = areRowsExact(query) ? answered->marks.size() : 0;
    });
    const size_t end = answered->marks.size();
    for (size_t from = answered->next.fetch_add(wordsAtOnce); from < end; from = answered->next.fetch_add(wordsAtOnce)) {
        const size_t to = std::min(end, from + wordsAtOnce);
        read(answered->marks, from, to, query, elsewhere);
        if (answered->left.fetch_sub(to - from) == to - from)
            answered->left.notify_all();
    }
    for (size_t left = answered->left; left != 0; left = answered->left)
        answered->left.wait(left);
    return {answered, &answered->marks};
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
