// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/Clues.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace leadwell::domain {

namespace {

const WordSet& dayNames() {
    static const WordSet words =
        foldedWordSet(u"monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs "
                      u"fri sat sun somvar mangalvar budhvar guruvar shukravar shanivar ravivar itvar sombar "
                      u"shukrawar shaniwar raviwar somwar सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार montag "
                      u"dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi "
                      u"samedi dimanche lunes martes miércoles jueves viernes sábado domingo");
    return words;
}

const WordSet& monthNames() {
    static const WordSet words =
        foldedWordSet(u"january february march april may june july august september october november december jan "
                      u"feb mar apr jun jul aug sep sept oct nov dec जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर "
                      u"अक्टूबर नवंबर दिसंबर januar februar märz mai juni juli oktober dezember janvier février mars "
                      u"avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo "
                      u"junio julio agosto septiembre octubre noviembre diciembre");
    return words;
}

const WordSet& periodNames() {
    static const WordSet words =
        foldedWordSet(u"day days week weeks wk wks month months hour hours hr hrs year years fortnight minutes "
                      u"mins din dino hafte hafta hafto mahine mahina mahino ghante ghanta saal दिन दिनों हफ्ते हफ्तों "
                      u"सप्ताह महीने माह घंटे साल tag tage tagen woche wochen monat monate monaten stunde stunden jour "
                      u"jours semaine semaines mois heure heures día días semana semanas mes meses hora horas");
    return words;
}

const WordSet& numberNames() {
    static const WordSet words =
        foldedWordSet(u"one two three four five six seven eight nine ten twelve fifteen twenty thirty ek teen char "
                      u"chaar paanch panch das बीस दस पांच पाँच चार तीन दो एक couple few");
    return words;
}

struct Slot {
    WordSet words;
    bool takesNumbers = false;
    bool takesDates = false;
    bool isOptional = false;
    int gapMax = 0; ///< above 0 this is a gap and takes nothing itself

    bool accepts(const Token& token) const {
        if (token.kind == Token::Kind::Date)
            return takesDates;
        if (token.kind == Token::Kind::Number)
            return takesNumbers;
        return words.contains(token.word);
    }
};

struct Phrase {
    Clue clue = Clue::ProductWord;
    QList<Slot> parts;
};

Slot slotOf(QString text) {
    Slot slot;
    if (text == QStringLiteral("*") || text == QStringLiteral("**")) {
        slot.gapMax = text.size() == 1 ? 1 : 4;
        return slot;
    }
    if (text.endsWith(u'?')) {
        slot.isOptional = true;
        text.chop(1);
    }
    for (const QString& word : text.split(u'|', Qt::SkipEmptyParts)) {
        if (word == QStringLiteral("%num")) {
            slot.takesNumbers = true;
            slot.words.unite(numberNames());
        } else if (word == QStringLiteral("%date")) {
            slot.takesDates = true;
        } else if (word == QStringLiteral("%day")) {
            slot.words.unite(dayNames());
        } else if (word == QStringLiteral("%month")) {
            slot.words.unite(monthNames());
        } else if (word == QStringLiteral("%period")) {
            slot.words.unite(periodNames());
        } else {
            slot.words.insert(word);
        }
    }
    return slot;
}

/// Phrases by the word they begin with, so that a message is compared with few of them.
class PhraseBook {
public:
    PhraseBook();
    const QList<Phrase>& startingWith(const Token& token) const;

private:
    QHash<QString, QList<Phrase>> m_words;
    QList<Phrase> m_numbers;
    QList<Phrase> m_dates;
    QList<Phrase> m_none;
};

PhraseBook::PhraseBook() {
    for (const ClueRule& rule : clueRules()) {
        const QStringList phrases = foldWords(QString::fromUtf16(rule.phrases)).split(u';', Qt::SkipEmptyParts);
        for (const QString& text : phrases) {
            Phrase phrase{rule.clue, {}};
            for (const QString& part : text.split(u' ', Qt::SkipEmptyParts))
                phrase.parts.append(slotOf(part));
            if (phrase.parts.isEmpty())
                continue;
            const Slot first = phrase.parts.first();
            if (first.takesNumbers)
                m_numbers.append(phrase);
            if (first.takesDates)
                m_dates.append(phrase);
            for (const QString& word : first.words)
                m_words[word].append(phrase);
        }
    }
}

const QList<Phrase>& PhraseBook::startingWith(const Token& token) const {
    if (token.kind == Token::Kind::Date)
        return m_dates;
    if (token.kind == Token::Kind::Number)
        return m_numbers;
    const auto found = m_words.constFind(token.word);
    return found == m_words.constEnd() ? m_none : *found;
}

const PhraseBook& phraseBook() {
    static const PhraseBook book;
    return book;
}

/// The index of the last token of `phrase` from `part` on, when it stands at token `at`; -1 otherwise.
/// `clause` holds it.
qsizetype lastOf(const Phrase& phrase, qsizetype part, const QList<Token>& tokens, qsizetype at) {
    const int clause = tokens.at(at - (part > 0 ? 1 : 0)).clause;
    if (part == phrase.parts.size())
        return at - 1;
    const Slot& slot = phrase.parts.at(part);
    const bool isInside = at < tokens.size() && tokens.at(at).clause == clause;
    if (slot.gapMax > 0) {
        for (int skipped = 0; skipped <= slot.gapMax; ++skipped) {
            const qsizetype next = at + skipped;
            if (next >= tokens.size() || tokens.at(next).clause != clause)
                return -1;
            const qsizetype last = lastOf(phrase, part + 1, tokens, next);
            if (last >= 0)
                return last;
        }
        return -1;
    }
    if (isInside && slot.accepts(tokens.at(at))) {
        const qsizetype last = lastOf(phrase, part + 1, tokens, at + 1);
        if (last >= 0)
            return last;
    }
    return slot.isOptional ? lastOf(phrase, part + 1, tokens, at) : -1;
}

bool isDenyingBefore(const QList<Token>& tokens, qsizetype at) {
    static const WordSet negators =
        foldedWordSet(u"not no dont doesnt didnt never wont cannot cant couldnt wouldnt isnt arent wasnt havent "
                      u"hasnt without neither nor nothing none nahi nahin nhi nai mat na nicht kein keine keinen "
                      u"keiner ohne pas sans sin ni nunca नहीं नही मत न");
    // "I did not get the quotation" and "not sure about the price" still ask.
    static const WordSet stillAsks =
        foldedWordSet(u"only just know sure get got receive received find found see seen understand mentioned clear yet "
                      u"aware able decided problem issue issues worries mil mila mili मिला मिली पता pata weiss sicher");
    if (!negators.contains(tokens.at(at).word))
        return false;
    const bool hasNext = at + 1 < tokens.size();
    const bool isNumbering =
        tokens.at(at).word == QStringLiteral("no") && hasNext && tokens.at(at + 1).kind == Token::Kind::Number;
    return !isNumbering && !(hasNext && stillAsks.contains(tokens.at(at + 1).word));
}

/// Hindi and German deny behind the verb.
bool isDeniedBehind(const QList<Token>& tokens, qsizetype last) {
    static const WordSet behind = foldedWordSet(u"nahi nahin nhi nai mat nicht नहीं नही मत नको नाही");
    for (qsizetype at = last + 1; at < tokens.size() && at <= last + 2; ++at) {
        if (tokens.at(at).clause == tokens.at(last).clause && behind.contains(tokens.at(at).word))
            return true;
    }
    return false;
}

} // namespace

bool isDenied(const QList<Token>& tokens, qsizetype first, qsizetype last) {
    static const WordSet fresh = foldedWordSet(u"please pls plz kindly but just instead bitte sondern mais pero lekin par");
    constexpr qsizetype reach = 3;
    for (qsizetype at = first - 1; at >= std::max<qsizetype>(0, first - reach); --at) {
        if (tokens.at(at).clause != tokens.at(first).clause || fresh.contains(tokens.at(at).word))
            break;
        if (isDenyingBefore(tokens, at))
            return true;
    }
    for (qsizetype at = first + 1; at < last; ++at) {
        if (isDenyingBefore(tokens, at))
            return true;
    }
    return isDeniedBehind(tokens, last);
}

namespace {

bool mayBeDenied(Clue clue) {
    switch (clue) {
    case Clue::Unsubscribe:
    case Clue::SpamHint:
    case Clue::SpamOffer:
    case Clue::HelpTrouble:
    case Clue::Complaint:
    case Clue::Timeline:
    case Clue::TakesBack:
        return false;
    default:
        return true;
    }
}

bool isWordAt(const QList<Token>& tokens, qsizetype at, const WordSet& words) {
    return at >= 0 && at < tokens.size() && words.contains(tokens.at(at).word);
}

/// "a good book on yoga", "the book": read, not reserved. A verb goes on with an article, a number or "for".
bool isBookToRead(const QList<Token>& tokens, qsizetype at) {
    static const WordSet book = foldedWordSet(u"book books");
    static const WordSet before =
        foldedWordSet(u"a an the this that his her note text check cheque log phone pass e story hand which whose");
    static const WordSet goesOn = foldedWordSet(u"a an the my our for it now me us online tickets seats rooms");
    if (!isWordAt(tokens, at, book))
        return false;
    const bool isVerb =
        at + 1 < tokens.size() && (isWordAt(tokens, at + 1, goesOn) || tokens.at(at + 1).kind == Token::Kind::Number);
    return !isVerb && (isWordAt(tokens, at - 1, before) || isWordAt(tokens, at - 2, before));
}

/// "Before placing the order", "if we confirm the booking": not done yet.
bool isStillOpen(const QList<Token>& tokens, const ClueFound& found) {
    static const WordSet conditions = foldedWordSet(u"before prior until unless if when after while without");
    for (qsizetype at = found.first - 1; at >= std::max<qsizetype>(0, found.first - 3); --at) {
        if (tokens.at(at).clause == tokens.at(found.first).clause && conditions.contains(tokens.at(at).word))
            return true;
    }
    return false;
}

/// "I need to talk to you", "need help", "looking for a job": a wish for something that is not sold.
bool isOtherWish(const QList<Token>& tokens, const ClueFound& found) {
    static const WordSet others =
        foldedWordSet(u"to you your u help support assistance my time refund replacement callback call meeting");
    static const WordSet jobs = foldedWordSet(u"job jobs vacancy vacancies internship work employment placement naukri");
    if (found.first == found.last && isWordAt(tokens, found.last + 1, others))
        return true;
    for (qsizetype at = found.last + 1; at < tokens.size() && at <= found.last + 3; ++at) {
        if (tokens.at(at).clause == tokens.at(found.last).clause && jobs.contains(tokens.at(at).word))
            return true;
    }
    return false;
}

/// Words that look like a clue and are none: "rate us", "at any cost", the samples that have arrived.
bool isLookAlike(const QList<Token>& tokens, const ClueFound& found) {
    static const WordSet dating = foldedWordSet(u"dated date dt since invoice");
    static const WordSet rating = foldedWordSet(u"us me our your it experience");
    static const WordSet beforeRate = foldedWordSet(u"interest heart tax exchange success bounce growth birth death at any");
    static const WordSet settled = foldedWordSet(u"received got thanks thank appreciate danke merci gracias mil मिल धन्यवाद");
    if (found.clue == Clue::BookingWord || found.clue == Clue::BookingWish)
        return isBookToRead(tokens, found.first) || isBookToRead(tokens, found.last);
    if (found.clue == Clue::Timeline)
        return isWordAt(tokens, found.first - 1, dating);
    if (found.clue == Clue::BookingOrder)
        return isStillOpen(tokens, found);
    if (found.clue == Clue::ProductWish)
        return isOtherWish(tokens, found);
    if (found.clue != Clue::PricingWord && found.clue != Clue::ProductWord)
        return false;
    for (qsizetype at = found.first - 1; at >= std::max<qsizetype>(0, found.first - 3); --at) {
        if (tokens.at(at).clause == tokens.at(found.first).clause && settled.contains(tokens.at(at).word))
            return true;
    }
    const bool isRate = found.clue == Clue::PricingWord && tokens.at(found.first).word == QStringLiteral("rate");
    const bool isRating = isRate && isWordAt(tokens, found.last + 1, rating);
    return isRating || (found.clue == Clue::PricingWord && isWordAt(tokens, found.first - 1, beforeRate));
}

/// "We need SEO services" asks for what others offer unasked.
bool isRequested(const QList<Token>& tokens, const ClueFound& found) {
    static const WordSet requests =
        foldedWordSet(u"need needs want wants require required looking price cost quote quotation rate seeking "
                      u"chahiye चाहिए budget hire suche brauche cherche busco necesito");
    for (qsizetype at = std::max<qsizetype>(0, found.first - 4); at < found.first; ++at) {
        if (tokens.at(at).clause == tokens.at(found.first).clause && requests.contains(tokens.at(at).word))
            return true;
    }
    return isWordAt(tokens, found.last + 1, requests) || isWordAt(tokens, found.last + 2, requests);
}

} // namespace

QList<ClueFound> findClues(const MessageText& message) {
    const QList<Token>& tokens = message.tokens();
    QList<ClueFound> clues;
    const auto tryPhrase = [&](const Phrase& phrase, qsizetype at) {
        const qsizetype last = lastOf(phrase, 0, tokens, at);
        if (last < 0)
            return;
        const ClueFound found{phrase.clue, at, last};
        if ((mayBeDenied(found.clue) && isDenied(tokens, at, last)) || isLookAlike(tokens, found))
            return;
        if (found.clue == Clue::SpamOffer && isRequested(tokens, found))
            return;
        clues.append(found);
    };
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        for (const Phrase& phrase : phraseBook().startingWith(tokens.at(at)))
            tryPhrase(phrase, at);
    }
    return clues;
}

} // namespace leadwell::domain
