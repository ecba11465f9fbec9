// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/triage/MissingDetail.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace leadwell::domain {

namespace {

struct Words {
    const char* typed;
    const char* title;
};

/// By MissingDetail, as everything below.
constexpr std::array<Words, missingDetailCount> words{{
    {"phone", "Ask for a phone number"},
    {"email", "Ask for an e-mail address"},
    {"quantity", "Ask for the quantity"},
    {"budget", "Ask for the budget"},
    {"when", "Ask when it is needed"},
    {"place", "Ask for the city of delivery"},
    {"product", "Ask which product is wanted"},
}};

struct Drafts {
    const char* language;
    const char* greeting; ///< %1: the name with a space before it, or nothing
    std::array<const char*, missingDetailCount> questions;
};

/// The first one is for everybody else.
constexpr Drafts drafts[] = {
    {"en",
     "Hello%1, thank you for your message.",
     {"On which phone number can we reach you?", "To which e-mail address may we write to you?", "How much do you need?",
      "What budget do you have in mind?", "By when do you need it?", "To which city should we deliver?",
      "Which product are you looking for?"}},
    {"hi",
     "नमस्ते%1, आपके संदेश के लिए धन्यवाद।",
     {"हम आपसे किस फ़ोन नंबर पर बात कर सकते हैं?", "हम आपको किस ई-मेल पते पर लिखें?", "आपको कितनी मात्रा चाहिए?", "आपका बजट कितना है?",
      "आपको यह कब तक चाहिए?", "माल किस शहर में भेजना है?", "आपको कौन सा उत्पाद चाहिए?"}},
    {"hi-Latn",
     "Namaste%1, aapke message ke liye dhanyavaad.",
     {"Hum aapse kis phone number par baat kar sakte hain?", "Hum aapko kis e-mail par likhein?", "Aapko kitni quantity chahiye?",
      "Aapka budget kitna hai?", "Aapko yeh kab tak chahiye?", "Maal kis shehar mein bhejna hai?",
      "Aapko kaun sa product chahiye?"}},
    {"de",
     "Guten Tag%1, vielen Dank für Ihre Nachricht.",
     {"Unter welcher Telefonnummer erreichen wir Sie?", "An welche E-Mail-Adresse dürfen wir Ihnen schreiben?",
      "Welche Menge benötigen Sie?", "Welches Budget haben Sie sich vorgestellt?", "Bis wann benötigen Sie es?",
      "In welche Stadt sollen wir liefern?", "Für welches Produkt interessieren Sie sich?"}},
    {"fr",
     "Bonjour%1, merci pour votre message.",
     {"À quel numéro de téléphone pouvons-nous vous joindre ?", "À quelle adresse e-mail pouvons-nous vous écrire ?",
      "Quelle quantité vous faut-il ?", "Quel budget avez-vous prévu ?", "Pour quand vous le faut-il ?",
      "Dans quelle ville devons-nous livrer ?", "Quel produit recherchez-vous ?"}},
    {"es",
     "Hola%1, gracias por su mensaje.",
     {"¿En qué número de teléfono podemos llamarle?", "¿A qué correo electrónico podemos escribirle?", "¿Qué cantidad necesita?",
      "¿Qué presupuesto tiene previsto?", "¿Para cuándo lo necesita?", "¿A qué ciudad debemos enviarlo?",
      "¿Qué producto busca?"}},
};

std::size_t placeOf(MissingDetail detail) {
    return static_cast<std::size_t>(detail);
}

const Drafts& draftsIn(const QString& language) {
    const auto in = [](const QString& code) {
        return std::find_if(std::begin(drafts), std::end(drafts), [&code](const Drafts& one) {
            return code.compare(QLatin1String(one.language), Qt::CaseInsensitive) == 0;
        });
    };
    auto found = in(language);
    if (found == std::end(drafts))
        found = in(language.section(QLatin1Char('-'), 0, 0)); // "de-AT"
    return found == std::end(drafts) ? drafts[0] : *found;
}

} // namespace

QString toText(MissingDetail detail) {
    return QString::fromLatin1(words.at(placeOf(detail)).typed);
}

std::optional<MissingDetail> missingDetailFromText(const QString& text) {
    for (int value = 0; value < missingDetailCount; ++value) {
        const auto detail = static_cast<MissingDetail>(value);
        if (text.trimmed().compare(toText(detail), Qt::CaseInsensitive) == 0)
            return detail;
    }
    return std::nullopt;
}

QList<MissingDetail> lackingOf(const Lead& lead, const Person& person, bool hasPhone) {
    const bool hasEmail = std::any_of(person.identities.cbegin(), person.identities.cend(),
                                      [](const Identity& one) { return one.kind == IdentityKind::Email; });
    const std::array<bool, missingDetailCount> isKnown{hasPhone,
                                                       hasEmail,
                                                       lead.quantity > 0,
                                                       !lead.budget.isEmpty(),
                                                       !lead.timeline.isEmpty(),
                                                       !person.city.isEmpty(),
                                                       !lead.product.isEmpty()};
    QList<MissingDetail> lacking;
    for (int value = 0; value < missingDetailCount; ++value) {
        if (!isKnown.at(static_cast<std::size_t>(value)))
            lacking.append(static_cast<MissingDetail>(value));
    }
    return lacking;
}

QString askTitle(MissingDetail detail) {
    return QString::fromLatin1(words.at(placeOf(detail)).title);
}

QString askDraft(MissingDetail detail, const QString& language, const QString& name) {
    const Drafts& in = draftsIn(language);
    const QString greeting =
        QString::fromUtf8(in.greeting).arg(name.trimmed().isEmpty() ? QString() : QLatin1Char(' ') + name.trimmed());
    return greeting + QLatin1Char(' ') + QString::fromUtf8(in.questions.at(placeOf(detail)));
}

} // namespace leadwell::domain
