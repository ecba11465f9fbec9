// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/Understanding.h"

#include "core/domain/capture/Amounts.h"
#include "core/domain/capture/Clues.h"
#include "core/domain/capture/MessageText.h"
#include "core/domain/capture/Product.h"

#include <QMap>

#include <algorithm>
#include <cmath>

namespace leadwell::domain {

namespace {

constexpr int evidenceMax = 8; // phrases; a quantity, a sum and a date may be added

/// Clues of a message, counted by kind.
class ClueCount {
public:
    explicit ClueCount(const QList<ClueFound>& clues) {
        for (const ClueFound& found : clues)
            ++m_counts[found.clue];
    }
    int of(Clue clue) const { return m_counts.value(clue); }
    bool has(Clue clue) const { return of(clue) > 0; }

private:
    QMap<Clue, int> m_counts;
};

struct IntentFound {
    Intent intent = Intent::None;
    double confidence = 0;
};

double rounded(double confidence) {
    return std::round(std::clamp(confidence, 0.0, 0.97) * 100) / 100;
}

/// Offers that nobody asked for. One sure sign is enough, hints add up; a quantity speaks for a buyer.
double spamConfidence(const ClueCount& clues, const Understanding& u) {
    const int offers = clues.of(Clue::SpamOffer);
    const int hints = clues.of(Clue::SpamHint);
    const double fromOffers = offers == 0 ? 0 : 0.72 + 0.08 * (offers - 1) + 0.05 * hints;
    const double fromHints = hints >= 3 ? 0.6 + 0.05 * (hints - 3) : 0;
    const double buyer = u.quantity > 0 || clues.has(Clue::PricingQuestion) ? 0.15 : 0;
    return std::max(fromOffers, fromHints) - buyer;
}

double bookingConfidence(const ClueCount& clues, const Understanding& u) {
    const bool isDated = u.quantity > 0 || u.hasTimeline || u.isUrgent;
    if (clues.has(Clue::BookingOrder))
        return isDated ? 0.93 : 0.9;
    if (clues.has(Clue::BookingWish))
        return isDated ? 0.88 : 0.75;
    return clues.has(Clue::BookingWord) ? 0.5 : 0;
}

double pricingConfidence(const ClueCount& clues, const Understanding& u) {
    const bool hasEvidence = u.hasBudget || u.hasTimeline;
    if (clues.has(Clue::PricingQuestion))
        return hasEvidence ? 0.88 : 0.75;
    if (clues.has(Clue::PricingWord))
        return u.quantity > 0 || !u.product.isEmpty() || clues.has(Clue::HelpAsk) ? 0.7 : 0.5;
    return 0;
}

double productConfidence(const ClueCount& clues, const Understanding& u) {
    if (clues.has(Clue::ProductWish))
        return u.quantity > 0 ? 0.8 : 0.7;
    if (clues.has(Clue::ProductWord))
        return u.quantity > 0 || !u.product.isEmpty() ? 0.7 : 0.5;
    return u.quantity > 0 || (u.hasBudget && !u.product.isEmpty()) ? 0.65 : 0;
}

double complaintConfidence(const ClueCount& clues) {
    const int count = clues.of(Clue::Complaint) + (clues.has(Clue::HelpTrouble) ? 1 : 0);
    return clues.has(Clue::Complaint) ? (count > 1 ? 0.88 : 0.75) : 0;
}

/// What the writer wants most. Ranks: whoever wants out or sells to us comes first, then orders, trouble,
/// complaints, wishes, prices, help, things; bare words last and in the same order.
IntentFound intentOf(const ClueCount& clues, const Understanding& u) {
    if (clues.has(Clue::Unsubscribe))
        return {Intent::Unsubscribe, 0.9};
    const double spam = spamConfidence(clues, u);
    if (spam >= 0.6)
        return {Intent::Spam, spam};
    const double booking = bookingConfidence(clues, u);
    const double pricing = pricingConfidence(clues, u);
    const double product = productConfidence(clues, u);
    const double complaint = complaintConfidence(clues);
    const bool hasTrouble = clues.has(Clue::HelpTrouble);
    if (hasTrouble && complaint == 0)
        return {Intent::Help, 0.8};
    if (complaint > 0)
        return {Intent::Complaint, complaint};
    if (booking >= 0.6)
        return {Intent::Booking, booking};
    if (pricing >= 0.6)
        return {Intent::Pricing, pricing};
    if (clues.has(Clue::HelpAsk))
        return {Intent::Help, 0.75};
    if (product >= 0.6)
        return {Intent::Product, product};
    if (booking > 0)
        return {Intent::Booking, booking};
    if (pricing > 0)
        return {Intent::Pricing, pricing};
    if (clues.has(Clue::HelpWord))
        return {Intent::Help, 0.5};
    return {product > 0 ? Intent::Product : Intent::None, product};
}

/// "STOP", "unsubscribe" or "बंद" as the whole message.
bool isBareStop(const MessageText& message) {
    static const QStringList words{QStringLiteral("stop"), QStringLiteral("unsubscribe"), QStringLiteral("end"),
                                   QStringLiteral("quit"), QStringLiteral("stopall"),     QStringLiteral("optout"),
                                   QStringLiteral("बंद"),   QStringLiteral("stopp"),       QStringLiteral("baja")};
    const QList<Token>& tokens = message.tokens();
    if (tokens.isEmpty() || tokens.size() > 2 || !words.contains(tokens.first().word))
        return false;
    static const QStringList behind{QStringLiteral("please"), QStringLiteral("now"), QStringLiteral("all"),
                                    QStringLiteral("करो")};
    return tokens.size() == 1 || behind.contains(tokens.last().word);
}

bool decides(Clue clue, const Understanding& u) {
    switch (clue) {
    case Clue::BookingWord:
    case Clue::BookingWish:
    case Clue::BookingOrder:
        return u.intent == Intent::Booking;
    case Clue::PricingWord:
    case Clue::PricingQuestion:
        return u.intent == Intent::Pricing;
    case Clue::ProductWord:
    case Clue::ProductWish:
        return u.intent == Intent::Product;
    case Clue::HelpWord:
    case Clue::HelpAsk:
        return u.intent == Intent::Help;
    case Clue::HelpTrouble:
        return u.intent == Intent::Help || u.intent == Intent::Complaint;
    case Clue::Complaint:
        return u.intent == Intent::Complaint;
    case Clue::Unsubscribe:
        return u.intent == Intent::Unsubscribe;
    case Clue::SpamHint:
    case Clue::SpamOffer:
        return u.intent == Intent::Spam;
    case Clue::Urgent:
        return u.isUrgent;
    case Clue::Timeline:
    case Clue::WantsContact:
    case Clue::TakesBack:
        break;
    }
    return false;
}

/// The phrases that decided, each once, in the order of the message; what overlaps is one phrase.
QStringList evidenceOf(const MessageText& message, const QList<ClueFound>& clues, const Understanding& u) {
    QList<TokenSpan> spans;
    for (const ClueFound& found : clues) {
        if (!decides(found.clue, u))
            continue;
        if (!spans.isEmpty() && found.first <= spans.last().last)
            spans.last().last = std::max(spans.last().last, found.last);
        else
            spans.append({found.first, found.last});
    }
    QStringList evidence;
    for (const TokenSpan& span : spans) {
        const QString text = message.span(span.first, span.last);
        if (!evidence.contains(text, Qt::CaseInsensitive))
            evidence.append(text);
        if (evidence.size() == evidenceMax)
            break;
    }
    return evidence;
}

/// The longest of the clues of one kind, as written.
QString longestOf(const MessageText& message, const QList<ClueFound>& clues, Clue kind) {
    QString longest;
    for (const ClueFound& found : clues) {
        const QString text = found.clue == kind ? message.span(found.first, found.last) : QString();
        if (text.size() > longest.size())
            longest = text;
    }
    return longest;
}

/// The subject stands before the text, as a sentence of its own; words in both count once more and do no
/// harm.
QString wholeMessage(const QString& subject, const QString& text) {
    return subject.trimmed().isEmpty() ? text : subject.left(500) + u'\n' + text;
}

} // namespace

Understanding understand(const QString& subject, const QString& text) {
    const MessageText message(wholeMessage(subject, text));
    const QList<ClueFound> clues = findClues(message);
    const ClueCount counts(clues);

    Understanding u;
    u.language = detectLanguage(text.trimmed().isEmpty() ? subject : text);
    // What is written counts before the subject, which a reply carries on from before.
    const MessageText body(text);
    const std::optional<Quantity> written = findQuantity(body, u.language.code);
    const std::optional<Quantity> quantity = written ? written : findQuantity(message, u.language.code);
    if (quantity) {
        u.quantity = quantity->value;
        u.unit = quantity->unit;
    }
    u.product = findProduct(body, written);
    if (u.product.isEmpty())
        u.product = productOfSubject(subject);
    const std::optional<TokenSpan> money = findMoney(message);
    if (money) {
        u.hasBudget = true;
        u.budget = message.span(money->first, money->last);
    }
    u.hasTimeline = counts.has(Clue::Timeline);
    u.timeline = longestOf(message, clues, Clue::Timeline);
    u.isUrgent = counts.has(Clue::Urgent);

    const IntentFound found = isBareStop(body) ? IntentFound{Intent::Unsubscribe, 0.95} : intentOf(counts, u);
    u.intent = found.intent;
    u.intentConfidence = rounded(found.confidence);
    if (u.intent == Intent::Spam || u.intent == Intent::Unsubscribe)
        u.product.clear(); // what they sell is not what they want
    u.wantsContact = message.hasQuestionMark() || counts.has(Clue::WantsContact) || counts.has(Clue::PricingQuestion) ||
                     counts.has(Clue::HelpAsk);
    u.takesBack = counts.has(Clue::TakesBack) || u.intent == Intent::Spam || u.intent == Intent::Unsubscribe;
    u.evidence = evidenceOf(message, clues, u);
    if (quantity)
        u.evidence.append((written ? body : message).span(quantity->span.first, quantity->span.last));
    for (const QString& words : {u.budget, u.timeline}) {
        if (!words.isEmpty() && !u.evidence.contains(words))
            u.evidence.append(words);
    }
    return u;
}

} // namespace leadwell::domain
