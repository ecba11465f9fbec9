// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/sample/SamplePeople.h"

#include <QList>

namespace leadwell::services::sample {

namespace {

/// Names, cities and languages that go together.
struct Region {
    QString country;
    QStringList givenNames;
    QStringList familyNames;
    QStringList cities;
    QStringList languages;
    QStringList companyForms; ///< "%1" is the family name or an invented word
    QString phonePrefix;      ///< E.164 without the last `phoneDigits` digits; empty: no number is known
    int phoneDigits = 0;
    int share = 1;
};

const QList<Region>& regions() {
    static const QList<Region> all{
        {QStringLiteral("IN"),
         words("Rohan|Anita|Vikram|Lakshmi|Suresh|Kavita|Arjun|Pooja|Manish|Deepa|Nikhil|Shweta|Rajendra|Ishita|Gaurav|Sunita|"
               "Harish|Neha|Amit|Rekha|Siddharth|Payal|Tarun|Mamta|Yash|Bhavna"),
         words("Bhandari|Desai|Kothari|Joshi|Patil|Chawla|Mehrotra|Trivedi|Saxena|Kulkarni|Shah|Agrawal|Bhatt|Sethi|Jain|Pandya|"
               "Rathod|Malhotra|Gokhale|Wagh|Tandon|Vora|Solanki|Deshmukh"),
         words("Surat|Pune|Ahmedabad|Mumbai|Vapi|Indore|Nagpur|Jaipur|Rajkot|Ludhiana|Vadodara|Nashik|Kanpur|Bhiwandi"),
         words("en|en|en|hi|hi-Latn|hi-Latn|mr|gu"),
         words("%1 Textiles|%1 Polymers|%1 Switchgear|%1 & Sons|%1 Agro|%1 Constructions|%1 Industries|Shree %1 Traders|%1 Impex|"
               "%1 Engineering Works"),
         QStringLiteral("+9169"), 8, 52},
        {QStringLiteral("IN"),
         words("Meenakshi|Senthil|Padmavathi|Karthik|Anand|Revathi|Balaji|Divya|Prakash|Nandini|Ganesh|Sudha"),
         words("Subramanian|Iyer|Reddy|Narayanan|Rao|Menon|Pillai|Gowda|Krishnamurthy|Nair"),
         words("Chennai|Coimbatore|Tiruppur|Bengaluru|Hyderabad|Kochi|Madurai"), words("en|en|ta"),
         words("%1 Mills|Sri %1 Foods|%1 Knits|%1 Electricals|%1 Automation"), QStringLiteral("+9169"), 8, 16},
        {QStringLiteral("IN"), words("Imran|Farhana|Salim|Nazneen|Gurpreet|Harleen|Joseph|Maria|Aslam|Simran"),
         words("Qureshi|Ansari|Sheikh|Sandhu|Gill|Fernandes|D'Souza|Bedi|Khan"),
         words("Lucknow|Amritsar|Panaji|Bhopal|Moradabad|New Delhi|Faridabad"), words("en|hi-Latn|hi-Latn|hi"),
         words("%1 Handicrafts|%1 Brothers|%1 Trading Co.|%1 Exports|New %1 Stores"), QStringLiteral("+9169"), 8, 10},
        {QStringLiteral("AE"), words("Farid|Leyla|Omar|Noura|Khalid|Hessa|Yousef|Maryam"),
         words("Al Mansoori|Haddad|Al Suwaidi|Rahman|Al Zaabi|Nasser|Darwish"), words("Dubai|Sharjah|Abu Dhabi|Ajman"),
         words("en|en|en|ar"), words("%1 Interiors|Gulf %1 Build LLC|%1 General Trading LLC|%1 Contracting"),
         QStringLiteral("+971500"), 6, 7},
        {QStringLiteral("SA"), words("Abdullah|Reem|Faisal|Lama|Turki"), words("Al Harbi|Al Qahtani|Al Dossary|Al Otaibi"),
         words("Riyadh|Jeddah|Dammam"), words("en|ar"), words("%1 Trading Est.|%1 Industrial Supplies"),
         QStringLiteral("+966510"), 6, 4},
        {QStringLiteral("DE"), words("Thomas|Sofia|Jürgen|Katrin|Matthias|Heike|Florian|Ursula"),
         words("Brandt|Keller|Weiß|Schäfer|Vogel|Lindemann|Krämer|Ostermann"),
         words("Hamburg|Mönchengladbach|Köln|Bielefeld|Augsburg"), words("de|de|de|en"),
         words("%1 & Söhne|%1 Technik GmbH|%1 Textil GmbH|Nordlicht %1 GmbH"), QString(), 0, 6},
        {QStringLiteral("FR"), words("Camille|Étienne|Amélie|Julien"), words("Lefèvre|Moreau|Garnier|Chevalier"),
         words("Lyon|Roubaix|Mulhouse"), words("fr|fr|en"), words("%1 Tissus|Établissements %1|%1 Distribution SARL"), QString(),
         0, 3},
        {QStringLiteral("GB"), words("Grace|Oliver|Nadia|Callum"), words("Okafor|Whitfield|Hussain|Pembroke"),
         words("Leicester|Manchester|Bradford"), words("en"), words("%1 Imports Ltd|%1 Home|%1 Wholesale"), QString(), 0, 2},
    };
    return all;
}

const QStringList& longHindiNames() {
    static const QStringList names = words("श्रीमती सत्यभामा विश्वनाथ त्रिविक्रमनारायण चतुर्वेदी|डॉ. राजराजेश्वरी लक्ष्मीनारायण "
                                           "उपाध्याय कुलश्रेष्ठ|सुनीता विश्वनाथन|राजेश कुमार अग्रवाल|प्रियदर्शिनी जगन्नाथप्रसाद भट्टाचार्य");
    return names;
}

const QList<Product>& products() {
    static const QList<Product> all = [] {
        QList<Product> list;
        const auto add = [&list](const char* field, const char* unit, int min, int max, const char* names) {
            for (const QString& name : words(names))
                list.append({name, QString::fromUtf8(unit), QString::fromUtf8(field), min, max});
        };
        add("textiles", "metres", 100, 6000,
            "40s combed cotton|poplin 44 inch|viscose twill|blackout curtain fabric|12 oz denim|lycra jersey");
        add("textiles", "pcs", 50, 2000, "cotton bedsheet sets|school uniform shirts|terry towels 450 gsm");
        add("polymers", "MT", 1, 40, "HDPE granules|PP raffia|LLDPE film grade|PVC resin K67|white masterbatch|PET flakes");
        add("switchgear", "units", 2, 120,
            "MCB 32 A|air circuit breaker 1600 A|RCCB 63 A|contactor 40 A|copper busbar|RX-40 relay");
        add("lighting", "pcs", 20, 900, "LED flood light 200 W|LED street light 90 W|panel light 40 W");
        add("pumps", "units", 1, 60, "submersible pump 5 HP|monoblock pump 2 HP|drip irrigation kit");
        add("packaging", "pcs", 1000, 50000, "5 ply cartons|BOPP tape 48 mm|jumbo bags 1 t");
        return list;
    }();
    return all;
}

const Region& regionFor(Random& random) {
    int total = 0;
    for (const Region& region : regions())
        total += region.share;
    int ticket = static_cast<int>(random.below(static_cast<quint64>(total)));
    for (const Region& region : regions()) {
        ticket -= region.share;
        if (ticket < 0)
            return region;
    }
    return regions().first();
}

/// Every customer's own: multiplying by a number without the factors 2 and 5 shuffles the digits without a collision.
QString phoneOf(const Region& region, quint64 seed, int number) {
    if (region.phonePrefix.isEmpty())
        return {};
    quint64 span = 1;
    for (int i = 0; i < region.phoneDigits; ++i)
        span *= 10;
    const quint64 digits = (static_cast<quint64>(number) * 48'271 + seed % span) % span;
    return region.phonePrefix + QString::number(digits).rightJustified(region.phoneDigits, u'0');
}

/// "Jürgen Weiß" → "jurgen.weis"
QString asciiWord(const QString& text) {
    QString word;
    for (const QChar c : text.toLower().normalized(QString::NormalizationForm_D)) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            word += c;
        else if (c == u'ß')
            word += u's';
        else if (c == u' ' && !word.endsWith(u'.') && !word.isEmpty())
            word += u'.';
    }
    return word;
}

void giveContact(Customer& customer, const Region& region, quint64 seed, int number, Random& random) {
    customer.phone = phoneOf(region, seed, number);
    const bool isBusiness = !customer.company.isEmpty();
    const QString local = asciiWord(customer.name);
    const QString domain = isBusiness ? asciiWord(customer.company).remove(u'.') : QStringLiteral("post");
    const QString base = local.isEmpty() ? QStringLiteral("kontakt") : local;
    if (isBusiness || customer.phone.isEmpty() || chance(random, 0.4))
        customer.email = QStringLiteral("%1%2@%3.example").arg(base).arg(number).arg(domain);
}

} // namespace

QStringList words(const char* utf8) {
    return QString::fromUtf8(utf8).split(u'|');
}

Customer customerOf(quint64 seed, int number) {
    SeededRandom random(seed * 1'000'003 + static_cast<quint64>(number));
    const Region& region = regionFor(random);
    Customer customer;
    const QString family = pick(random, region.familyNames);
    customer.name = pick(random, region.givenNames) + u' ' + family;
    customer.language = pick(random, region.languages);
    customer.city = pick(random, region.cities);
    customer.country = region.country;
    customer.product = pick(random, products());
    if (chance(random, 0.72)) {
        customer.company = pick(random, region.companyForms).arg(family);
        customer.industry = chance(random, 0.6) ? customer.product.field : QString();
        if (chance(random, 0.6))
            customer.title = pick(random, words("Purchase Manager|Director|Owner|Purchase Officer|Managing Director|Store Keeper|"
                                                "Head of Procurement|Merchandiser|Project Engineer|VP Operations"));
        if (chance(random, 0.45))
            customer.companySize = pick(random, QList<int>{4, 9, 15, 40, 75, 120, 260, 480, 900});
    }
    if (region.country == QStringLiteral("IN") && chance(random, 0.03)) {
        customer.name = pick(random, longHindiNames());
        customer.language = QStringLiteral("hi");
    }
    giveContact(customer, region, seed, number, random);
    return customer;
}

} // namespace leadwell::services::sample
