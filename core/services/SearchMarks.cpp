// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/SearchMarks.h"

#include "core/domain/lead/TypedFilter.h"
#include "core/domain/person/LatinForm.h"

#include <algorithm>

namespace leadwell::services {

namespace {

constexpr qsizetype phoneDigitsMin = 4;

/// A text as it is searched, and where each of its characters comes from.
struct Folded {
    QString text;
    QList<TextSpan> origins;

    void append(const QString& piece, const TextSpan& origin) {
        for (const QChar c : piece) {
            text.append(c);
            origins.append(origin);
        }
    }
    TextSpan span(qsizetype from, qsizetype length) const {
        const TextSpan& last = origins.at(from + length - 1);
        return {origins.at(from).from, last.from + last.length - origins.at(from).from};
    }
};

Folded folded(const QString& shown) {
    Folded result;
    for (qsizetype at = 0; at < shown.size();) {
        if (const QChar c = shown.at(at); c.unicode() < 0x80) { // Most of most texts, at a tenth of the cost.
            result.text.append(c.isSpace() ? QChar(u' ') : c.toLower());
            result.origins.append({at++, 1});
            continue;
        }
        const bool isPair = shown.at(at).isHighSurrogate() && at + 1 < shown.size() && shown.at(at + 1).isLowSurrogate();
        const qsizetype length = isPair ? 2 : 1;
        result.append(store::foldForSearch(shown.mid(at, length)), {at, length});
        at += length;
    }
    return result;
}

/// Without what stands between the digits of a telephone number.
Folded digitsTogether(const Folded& from) {
    static const QString between = QStringLiteral(" +-().\u00A0");
    Folded result;
    for (qsizetype at = 0; at < from.text.size(); ++at) {
        if (!between.contains(from.text.at(at)))
            result.append(QString(from.text.at(at)), from.origins.at(at));
    }
    return result;
}

void findAll(const Folded& text, const QString& spelling, QList<TextSpan>& found) {
    for (qsizetype at = text.text.indexOf(spelling); at >= 0; at = text.text.indexOf(spelling, at + 1))
        found.append(text.span(at, spelling.size()));
}

bool isIndic(QChar c) {
    return c.unicode() >= 0x0900 && c.unicode() < 0x0D80;
}

/// Words of Indic scripts that sound like it.
void findInLatin(const Folded& text, const QString& spelling, QList<TextSpan>& found) {
    for (qsizetype at = 0; at < text.text.size();) {
        qsizetype end = at;
        while (end < text.text.size() && isIndic(text.text.at(end)))
            ++end;
        if (end > at && domain::latinForm(text.text.mid(at, end - at)).contains(spelling))
            found.append(text.span(at, end - at));
        at = end + 1;
    }
}

QList<QByteArray> formsOf(std::string_view word) {
    if (store::isPlain(word))
        return {QByteArray(word.data(), static_cast<qsizetype>(word.size()))};
    return store::comparedForms(word);
}

/// Calls visit(word, from, length) for each word of the text; the place is in its characters.
template<class Visit>
void eachWordOf(const Folded& text, Visit visit) {
    const QByteArray bytes = text.text.toUtf8();
    const char* passed = bytes.constData();
    qsizetype at = 0;
    store::eachWord({bytes.constData(), static_cast<size_t>(bytes.size())}, [&](std::string_view word) {
        at += QString::fromUtf8(passed, word.data() - passed).size();
        const qsizetype length = QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())).size();
        visit(word, at, length);
        at += length;
        passed = word.data() + word.size();
    });
}

bool isPhonePart(const QString& spelling) {
    return spelling.size() >= phoneDigitsMin &&
           std::all_of(spelling.cbegin(), spelling.cend(), [](QChar c) { return c.isDigit(); });
}

QList<TextSpan> joined(QList<TextSpan> spans) {
    std::sort(spans.begin(), spans.end(), [](const TextSpan& a, const TextSpan& b) { return a.from < b.from; });
    QList<TextSpan> result;
    for (const TextSpan& span : std::as_const(spans)) {
        if (!result.isEmpty() && span.from <= result.last().from + result.last().length)
            result.last().length = std::max(result.last().length, span.from + span.length - result.last().from);
        else
            result.append(span);
    }
    return result;
}

} // namespace

SearchMarks::SearchMarks(const QString& typed, bool isNear) {
    for (const store::SearchQuery::Term& term : store::SearchQuery::of(domain::withoutTypedWords(typed)).terms) {
        for (const QByteArray& spelling : term.spellings) {
            if (!term.isExcluded && !spelling.isEmpty())
                m_spellings.append(QString::fromUtf8(spelling));
        }
        if (isNear) {
            m_mistyped.append(term.typed);
            m_cities.append(store::citiesMeantBy(term.typed));
        }
    }
}

QList<TextSpan> SearchMarks::in(const QString& shown, qsizetype charsMax) const {
    if (m_spellings.isEmpty() || shown.isEmpty())
        return {};
    const Folded text = folded(shown.left(charsMax));
    const Folded digits = digitsTogether(text);
    const bool hasIndic = std::any_of(text.text.cbegin(), text.text.cend(), isIndic);
    QList<TextSpan> found;
    for (const QString& spelling : m_spellings) {
        findAll(text, spelling, found);
        if (isPhonePart(spelling))
            findAll(digits, spelling, found);
        if (hasIndic)
            findInLatin(text, spelling, found);
    }
    if (!m_mistyped.isEmpty())
        eachWordOf(text, [&](std::string_view word, qsizetype from, qsizetype length) {
            const QString written = text.text.mid(from, length);
            if (std::any_of(m_spellings.cbegin(), m_spellings.cend(),
                            [&written](const QString& spelling) { return written.contains(spelling); }))
                return; // There as it was typed, and marked already.
            for (const QByteArray& form : formsOf(word)) {
                const std::string_view bytes(form.constData(), static_cast<size_t>(form.size()));
                const auto isNear = [bytes](const store::TypedForm& typed) { return typed.isNear(bytes); };
                if (m_cities.contains(form) || std::any_of(m_mistyped.cbegin(), m_mistyped.cend(), isNear))
                    found.append(text.span(from, length));
            }
        });
    return joined(found);
}

} // namespace leadwell::services
