// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/MessageText.h"

#include <QList>

namespace leadwell::domain {

/// What a phrase says about its message. A "word" alone proves little, a "wish" or "question" is clear, an
/// "order" acts.
enum class Clue : quint8 {
    BookingWord,
    BookingWish,
    BookingOrder,
    PricingWord,
    PricingQuestion,
    ProductWord,
    ProductWish,
    HelpWord,
    HelpAsk,
    HelpTrouble,
    Complaint,
    Unsubscribe,
    SpamHint,
    SpamOffer,
    Urgent,
    Timeline,
    WantsContact,
    TakesBack,
};

/// A phrase that was found, by the indexes of its first and last token.
struct ClueFound {
    Clue clue = Clue::ProductWord;
    qsizetype first = 0;
    qsizetype last = 0;
};

/// Every clue of the message in its order, without those that are denied ("don't want to book", "no need",
/// "nahi chahiye") and without words that only look like one ("facebook", "notebook"). Whole words only.
/// Linear.
QList<ClueFound> findClues(const MessageText& message);

/// Whether the tokens from `first` to `last` are denied: a negator up to three words before them or between
/// them, or a Hindi or German one up to two words behind, in the same clause. "Did not get the price" denies
/// nothing.
bool isDenied(const QList<Token>& tokens, qsizetype first, qsizetype last);

/// Phrases of one kind. Slots are parted by spaces: "a|b" one of these words, "a?" may be missing, "*" up to
/// one word in between, "**" up to four, "%num" a number, "%date" a written date, "%day", "%month", "%period"
/// their names. Phrases are parted by ';'. A phrase stays inside one clause.
struct ClueRule {
    Clue clue;
    const char16_t* phrases;
};
const QList<ClueRule>& clueRules();

} // namespace leadwell::domain
