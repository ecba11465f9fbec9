// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Instant.h"
#include "core/domain/Words.h"

#include <QString>
#include <QStringList>

namespace leadwell::domain {

/// The language of a short text and how sure we are. Scripts decide first (Devanagari, Tamil …), a word list
/// finds Hinglish ("kitna rate hai"), a statistical detector the rest.
struct Language {
    QString code; ///< BCP 47: "en", "hi", "hi-Latn" (Hinglish), "mr", "ta", "de" …; empty = too short to say
    double confidence = 0;
};
Language detectLanguage(const QString& text);

inline constexpr int understandingRulesVersion = 1; ///< of understand() and triageOf()

/// What rules read out of a message, without a network or a model: English, Hindi, Hinglish, and the basics
/// of German, French and Spanish. Whole words only; what is denied ("don't want to book", "nahi chahiye")
/// does not count.
struct Understanding {
    Language language;
    Intent intent = Intent::None;
    double intentConfidence = 0; ///< < 0.6 bare keyword, < 0.85 clear, else strong (spec mission §2.3)
    bool isUrgent = false;
    double quantity = 0; ///< 0 = none
    QString unit;        ///< "units", "kg", "MT", "pcs" as written, singular/plural kept
    QString product;     ///< as written: "40s cotton"
    bool hasBudget = false;
    bool hasTimeline = false;  ///< a date, "by Friday", "this month"
    QString budget;            ///< as written
    QString timeline;          ///< as written
    bool wantsContact = false; ///< a question or a request for contact
    bool takesBack = false;    ///< "no longer interested", "we bought elsewhere": an earlier wish is over
    QStringList evidence;      ///< the words that decided, for `why?`
};
/// Reads the first 20,000 characters up to the signature; the subject (may be empty) helps out where the text
/// is silent. Thread: any. Cost: linear, some 0.3 ms for a usual message; the first call builds the rules,
/// some 15 ms.
Understanding understand(const QString& subject, const QString& text);

/// The triage block of an inbound message (HEAT-05, TRI-05): heat with confidence and reason, and what to do
/// next.
struct Triage {
    Heat heat = Heat::Cold;
    double confidence = 0;
    QString reason;                        ///< "Product enquiry with quantity 100 units, wanted by Friday"
    Priority rulePriority = Priority::Low; ///< help → Medium, pricing → High …
    QString suggestedAction;               ///< "Send price within 2 h", "Ask for a phone number"
    Queue queue = Queue::Sales;
};

struct TriageContext {
    bool isRepeat = false;
    bool hasPhone = false;
    bool hasEmail = false;
    bool identityUncertain = false;
};
Triage triageOf(const Understanding& understanding, const TriageContext& context);

/// TRI-01: PENDING → ASSIGNED → CLOSED, and PENDING → CLOSED. Anything else is refused.
bool canMove(TriageStatus from, TriageStatus to);

} // namespace leadwell::domain
