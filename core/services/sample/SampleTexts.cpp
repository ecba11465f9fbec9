// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/sample/SampleTexts.h"

#include <QHash>

namespace leadwell::services::sample {

using domain::Channel;

namespace {

/// Placeholders: %p product, %q quantity with unit, %w day, %c city.
QString filled(QString text, const Customer& customer, Random& random) {
    static const QStringList days = words("Friday|Monday|12 December|the 5th|month end|next week");
    static const QStringList tage = words("Freitag|Ende des Monats|12. Dezember|nächste Woche");
    text.replace(QStringLiteral("%p"), customer.product.name);
    text.replace(QStringLiteral("%c"), customer.city);
    text.replace(QStringLiteral("%q"), quantityText(customer, random));
    text.replace(QStringLiteral("%w"), pick(random, customer.language == QStringLiteral("de") ? tage : days));
    return text;
}

const QStringList& firstTexts(const QString& language) {
    static const QHash<QString, QStringList> texts{
        {QStringLiteral("en"),
         words("Need price for %q of %p, delivery by %w?|Hi, please share your rate for %p. Quantity %q, delivery in %c.|"
               "Is %p in stock? We need %q this month.|Urgent: %q of %p required by %w. Please call me.|"
               "Please send your catalogue and price list for %p.|ok please send brochure|What is the MOQ for %p?|Do you ship to "
               "%c?|"
               "We are comparing three suppliers for %p. Best price for %q including freight?|"
               "Our budget is 4 lakh for %q of %p. Can you match it by %w?|Good morning, do you make %p to our own drawing?|"
               "Looking for a regular supplier of %p for our unit in %c, about %q every month.|"
               "Please arrange a sample of %p first. If the quality is fine we order %q.")},
        {QStringLiteral("hi"),
         words("नमस्ते, %p का रेट क्या है? हमें %q चाहिए, %c में डिलीवरी।|%q %p चाहिए, शुक्रवार तक भेज सकते हैं?|कृपया %p की मूल्य सूची भेजें।|"
               "क्या %p स्टॉक में है? ज़रूरी है, आज ही बताएं।|हमारी दुकान %c में है। %q का भाव और भाड़ा दोनों बताइए।")},
        {QStringLiteral("hi-Latn"),
         words("Bhai %p ka rate kya hai? %q chahiye, %c delivery.|Sir %p available hai kya? Kitne ka padega %q?|"
               "Urgent hai, kal tak %q bhej sakte ho?|Price list bhej dijiye %p ki|Namaste ji, %p mein kaunsa brand hai aapke "
               "paas? "
               "%q lena hai.|Sample mil sakta hai kya %p ka? Quality dekhni hai pehle.")},
        {QStringLiteral("mr"), words("नमस्कार, आम्हाला %q %p पाहिजे, दर काय आहे?|%p ची किंमत कळवा, %c मध्ये पोहोच हवी आहे.")},
        {QStringLiteral("gu"), words("નમસ્તે, %p નો ભાવ શું છે? %q જોઈએ છે.|%p સ્ટોકમાં છે? %c પહોંચાડશો?")},
        {QStringLiteral("ta"), words("வணக்கம், %p விலை என்ன? %q வேண்டும்.|%p இருப்பில் உள்ளதா? %c க்கு அனுப்ப முடியுமா?")},
        {QStringLiteral("de"),
         words("Guten Tag, wir benötigen %q %p bis %w. Bitte senden Sie uns ein Angebot mit Lieferzeit.|"
               "Anfrage: %q %p. Wie ist Ihre Lieferzeit nach %c?|Haben Sie %p ab Lager? Wir suchen einen neuen Lieferanten.|"
               "Bitte schicken Sie uns Ihren Katalog und eine Preisliste für %p.")},
        {QStringLiteral("fr"), words("Bonjour, pourriez-vous nous envoyer un devis pour %q de %p, livraison à %c ?|Nous "
                                     "cherchons un fournisseur de %p. Quel est "
                                     "votre délai ?")},
        {QStringLiteral("ar"),
         words("مرحبا، نحتاج %q من %p. ما هو السعر والتسليم في %c؟|هل %p متوفر؟ نريد عرض سعر اليوم من فضلك.")},
    };
    const auto found = texts.find(language);
    return found == texts.end() ? *texts.find(QStringLiteral("en")) : *found;
}

const QStringList& laterTexts(const QString& language) {
    static const QHash<QString, QStringList> texts{
        {QStringLiteral("en"),
         words("Any update on the quotation?|Thanks for the samples, quality is good. Please send the proforma.|"
               "Can you do 5 % better if we take %q?|Please confirm the dispatch date.|We need %q more of %p, same rate?|"
               "Sorry, was travelling. Please call me after 4 pm.")},
        {QStringLiteral("hi"), words("रेट अभी तक नहीं मिला, कृपया भेज दीजिए।|सैंपल अच्छा है, %q का ऑर्डर देना है।")},
        {QStringLiteral("hi-Latn"),
         words("Quotation ka kya hua sir?|Sample theek hai, %q final kar dijiye|Thoda kam karo rate, %w tak order dunga")},
        {QStringLiteral("de"),
         words("Gibt es schon ein Angebot? Bitte um Rückmeldung bis %w.|Vielen Dank für die Muster, die Qualität passt.")},
    };
    const auto found = texts.find(language);
    return found == texts.end() ? *texts.find(QStringLiteral("en")) : *found;
}

/// Portals and desks write in a manner of their own, whatever the customer speaks; nothing where people write freely.
QStringList mannerOf(Channel channel) {
    switch (channel) {
    case Channel::IndiaMart:
        return words("I am interested in %p. Quantity: %q. Probable requirement: business use. Location: %c.|Buy lead: %p, %q, "
                     "needed %w.");
    case Channel::JustDial:
        return words("Enquiry for %p in %c.|Customer searched for dealers of %p in %c and asked for a call back.");
    case Channel::Gem:
        return words("Bid for %p, %q, to be delivered to Central Stores, %c. Last date %w.");
    case Channel::Facebook:
        return words("Lead form “Autumn catalogue”: interested in %p.|Lead form “Dealer programme”: shop in %c, sells %p.");
    case Channel::Instagram:
        return words("Is this still available?|price pls|Do you have %p in other colours?");
    case Channel::Phone:
        return words("Call of 3:12. Wants a demonstration of %p on %w; asked for a call back.|Missed call, no message left.|"
                     "Call of 1:48. Asks for the price of %q of %p.");
    case Channel::PersonalVisit:
        return words(
            "Came to the office. Wants a sample of %p and the rate for %q.|Met at the exhibition stand, %c. Interested in %p.");
    case Channel::LinkedIn:
        return words("Saw your post about %p. Could we talk this week?|We are setting up a plant in %c and need %q of %p by %w.");
    default:
        return {};
    }
}

} // namespace

QString quantityText(const Customer& customer, Random& random) {
    const Product& product = customer.product;
    const int span = product.quantityMax - product.quantityMin;
    int quantity = product.quantityMin + static_cast<int>(random.below(static_cast<quint64>(span + 1)));
    if (quantity > 100)
        quantity -= quantity % 50;
    else if (quantity > 20)
        quantity -= quantity % 5;
    return QStringLiteral("%1 %2").arg(quantity).arg(product.unit);
}

QString firstWords(const Customer& customer, Channel channel, Random& random) {
    const QStringList manner = mannerOf(channel);
    return filled(pick(random, manner.isEmpty() ? firstTexts(customer.language) : manner), customer, random);
}

QString laterWords(const Customer& customer, Random& random) {
    return filled(pick(random, laterTexts(customer.language)), customer, random);
}

QString mailSubject(const Customer& customer, Random& random) {
    static const QStringList english =
        words("Enquiry for %p|Quotation for %q of %p|Requirement: %p|Price request, delivery %c|RFQ %p");
    static const QStringList german = words("Anfrage %p|Preisanfrage: %q %p|Angebot gewünscht");
    return filled(pick(random, customer.language == QStringLiteral("de") ? german : english), customer, random);
}

QString noteText(const Customer& customer, Random& random) {
    static const QStringList texts =
        words("Spoke on the phone; wants the rate in writing.|Asked for 30 days of credit.|Sent the price list of November.|"
              "Compares with a dealer in %c.|Prefers calls after 4 pm.|Account opened; first order against advance payment.|"
              "Needs a test certificate with every lot of %p.|Decision after their board meeting on %w.");
    return filled(pick(random, texts), customer, random);
}

QString taskTitle(const Customer& customer, Random& random) {
    static const QStringList texts =
        words("Send the quotation for %p|Call about the sample|Settle the payment terms|Send the test certificate|"
              "Ask for the decision on %q|Confirm the delivery date to %c");
    return filled(pick(random, texts), customer, random);
}

} // namespace leadwell::services::sample
