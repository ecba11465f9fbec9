// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/MessageText.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace leadwell::domain {

namespace {

constexpr qsizetype wordMax = 60; // longer runs of letters are no words

bool isDigit(QChar c) {
    return c.category() == QChar::Number_DecimalDigit;
}

bool isWordPart(QChar c) {
    // Joiners shape Indic letters and belong to the word they stand in.
    return c.isLetter() || c.isMark() || c.isSurrogate() || c.unicode() == 0x200C || c.unicode() == 0x200D;
}

bool isCurrency(QChar c) {
    return c.category() == QChar::Symbol_Currency;
}

bool isApostrophe(QChar c) {
    return c == u'\'' || c == u'’' || c == u'`';
}

/// Blanks out addresses, keeping every other character in its place.
QString withoutAddresses(QString text) {
    qsizetype at = 0;
    while (at < text.size()) {
        while (at < text.size() && text.at(at).isSpace())
            ++at;
        qsizetype end = at;
        while (end < text.size() && !text.at(end).isSpace())
            ++end;
        const QStringView chunk = QStringView(text).mid(at, end - at);
        const qsizetype sign = chunk.indexOf(u'@');
        const bool isMail = sign > 0 && sign + 1 < chunk.size() && chunk.at(sign + 1).isLetter() && chunk.indexOf(u'.', sign) > 0;
        const bool isWeb = chunk.contains(QLatin1String("://")) || chunk.startsWith(QLatin1String("www."), Qt::CaseInsensitive);
        if (isMail || isWeb)
            std::fill(text.begin() + at, text.begin() + end, u' ');
        at = end;
    }
    return text;
}

/// Up to the line in which the writer takes leave; titles and departments behind it are not what they ask
/// for.
QString withoutSignature(const QString& text) {
    static const QRegularExpression leave(
        QStringLiteral("^[ \\t]*(?:--[ \\t]*$|(?:(?:thanks?|thank you|many thanks)[ \\t,]*(?:and|&|n)[ \\t]*)?"
                       "(?:(?:best|warm|kind|with)[ \\t]+)?(?:regards|rgds|sincerely|yours "
                       "(?:truly|faithfully|sincerely))\\b|"
                       "(?:mit )?(?:freundlichen|besten|viele|liebe) gr(?:ü|ue)(?:ß|ss)e|cordialement|saludos|"
                       "sent from my )"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = leave.match(text);
    if (!match.hasMatch() || QStringView(text).left(match.capturedStart()).trimmed().isEmpty())
        return text;
    return text.left(match.capturedStart());
}

/// "Rs. 500" and "qty. 20" go on after the full stop.
bool isAbbreviation(const QString& word) {
    static const QSet<QString> words{
        QStringLiteral("rs"),  QStringLiteral("re"),  QStringLiteral("no"), QStringLiteral("nos"), QStringLiteral("qty"),
        QStringLiteral("pcs"), QStringLiteral("pc"),  QStringLiteral("kg"), QStringLiteral("kgs"), QStringLiteral("approx"),
        QStringLiteral("mr"),  QStringLiteral("mrs"), QStringLiteral("dr"), QStringLiteral("ltd"), QStringLiteral("pvt"),
        QStringLiteral("max"), QStringLiteral("min"), QStringLiteral("ca"), QStringLiteral("stk"), QStringLiteral("inr"),
        QStringLiteral("mt"),  QStringLiteral("sq"),  QStringLiteral("ft"), QStringLiteral("ltr"), QStringLiteral("st")};
    return words.contains(word);
}

/// "12/05/2026", "2026-12-05", "5.12.26": the length of the date at `at`, or 0.
qsizetype dateLength(QStringView text, qsizetype at) {
    qsizetype end = at;
    QList<qsizetype> lengths{0};
    while (end < text.size() && end - at < 11) {
        const QChar c = text.at(end);
        const bool isSeparator = c == u'/' || c == u'-' || c == u'.';
        if (isDigit(c))
            ++lengths.last();
        else if (isSeparator && lengths.last() > 0 && lengths.size() < 3)
            lengths.append(0);
        else
            break;
        ++end;
    }
    if (lengths.size() != 3 || lengths.at(1) > 2 || lengths.at(2) == 0)
        return 0;
    const bool isIso = lengths.at(0) == 4 && lengths.at(2) <= 2;
    const bool isUsual = lengths.at(0) <= 2 && (lengths.at(2) == 2 || lengths.at(2) == 4);
    const bool goesOn = end < text.size() && (isDigit(text.at(end)) || isWordPart(text.at(end)));
    return (isIso || isUsual) && !goesOn ? end - at : 0;
}

/// Digits with the separators between them: "1,00,000", "1.5".
qsizetype numberLength(QStringView text, qsizetype at) {
    qsizetype end = at;
    while (end < text.size()) {
        const bool isSeparator =
            (text.at(end) == u',' || text.at(end) == u'.') && end + 1 < text.size() && isDigit(text.at(end + 1));
        if (!isDigit(text.at(end)) && !isSeparator)
            break;
        ++end;
    }
    return end - at;
}

qsizetype wordLength(QStringView text, qsizetype at) {
    qsizetype end = at;
    while (end < text.size()) {
        const bool joins = isApostrophe(text.at(end)) && end + 1 < text.size() && isWordPart(text.at(end + 1));
        if (!isWordPart(text.at(end)) && !joins)
            break;
        ++end;
    }
    return end - at;
}

QString asciiDigits(QStringView text) {
    QString out;
    for (const QChar c : text)
        out += isDigit(c) ? QChar(u'0' + c.digitValue()) : c;
    return out;
}

bool endsClause(QStringView gap, const QString& wordBefore) {
    for (const QChar c : gap) {
        if (c == u'.' && isAbbreviation(wordBefore))
            continue;
        if (QStringView(u".,;:!?\n\r()[]{}|।॥。、？！，•\"“”").contains(c))
            return true;
    }
    return gap.contains(QLatin1String(" - ")) || gap.contains(QLatin1String(" – ")) || gap.contains(QLatin1String(" — "));
}

} // namespace

QString foldWords(const QString& text) {
    QString folded;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        const char16_t code = c.unicode();
        const bool isAccent = code >= 0x0300 && code <= 0x036F;
        const bool isDotBelow = code >= 0x0900 && code <= 0x0D7F && (code & 0x7F) == 0x3C;
        if (isAccent || isDotBelow || isApostrophe(c) || c.category() == QChar::Other_Format)
            continue;
        folded += c;
    }
    QString out;
    qsizetype at = 0;
    while (at < folded.size()) {
        qsizetype end = at;
        while (end < folded.size() && folded.at(end) == folded.at(at))
            ++end;
        const bool isDrawnOut = end - at >= 3 && folded.at(at).isLetter();
        out += folded.mid(at, isDrawnOut ? 1 : end - at);
        at = end;
    }
    return out.normalized(QString::NormalizationForm_C);
}

WordSet foldedWordSet(QStringView words) {
    return wordSet(foldWords(words.toString()));
}

MessageText::MessageText(const QString& text) : m_text(withoutSignature(withoutAddresses(text.left(lengthMax)))) {
    readWords();
}

QString MessageText::span(qsizetype first, qsizetype last) const {
    if (first < 0 || last >= m_tokens.size() || last < first)
        return {};
    const qsizetype begin = m_tokens.at(first).begin;
    return m_text.mid(begin, m_tokens.at(last).end - begin).simplified();
}

void MessageText::readWords() {
    const QStringView text(m_text);
    m_hasQuestionMark = text.contains(u'?') || text.contains(u'？') || text.contains(u'؟');
    int clause = 0;
    qsizetype lastEnd = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        Token token;
        qsizetype length = 1;
        if (isDigit(text.at(at))) {
            length = dateLength(text, at);
            token.kind = length > 0 ? Token::Kind::Date : Token::Kind::Number;
            if (length == 0)
                length = numberLength(text, at);
            token.word = asciiDigits(text.mid(at, length));
        } else if (isWordPart(text.at(at))) {
            length = wordLength(text, at);
            token.word = foldWords(text.mid(at, length).toString().left(wordMax));
        } else if (isCurrency(text.at(at))) {
            token.kind = Token::Kind::Currency;
            token.word = text.at(at);
        }
        if (!token.word.isEmpty()) {
            const QStringView gap = text.mid(lastEnd, at - lastEnd);
            const QString wordBefore = m_tokens.isEmpty() ? QString() : m_tokens.last().word;
            clause += endsClause(gap, wordBefore) ? 1 : 0;
            token.begin = at;
            token.end = at + length;
            token.before = gap.trimmed().toString();
            token.isGlued = gap.isEmpty() && !m_tokens.isEmpty();
            token.clause = clause;
            lastEnd = token.end;
            m_tokens.append(token);
        }
        at += length;
    }
}

} // namespace leadwell::domain
