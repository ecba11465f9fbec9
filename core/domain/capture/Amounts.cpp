// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/Amounts.h"

#include "core/domain/capture/QuantityCells.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace leadwell::domain {

namespace {

using Kind = Token::Kind;
const WordSet& unitWords() {
    static const WordSet words =
        foldedWordSet(u"unit units pc pcs piece pieces pice pices nos no set sets box boxes carton cartons bag bags pack "
                      u"packs packet packets pair pairs roll rolls bundle bundles bale bales sheet sheets bottle bottles "
                      u"can cans drum drums barrel barrels container containers truck trucks truckload truckloads load "
                      u"loads lot lots pallet pallets dozen dozens doz gross kg kgs kilo kilos kilogram kilograms gram "
                      u"grams gm gms quintal quintals qtl qtls ton tons tonne tonnes mt mts litre litres liter liters ltr "
                      u"ltrs lt gallon gallons meter meters metre metres mtr mtrs m ft feet sqft sqm sqmt yard yards km "
                      u"person persons people pax adult adults kids seat seats ticket tickets room rooms guest guests "
                      u"member members traveller travellers traveler travelers student students employee employees license "
                      u"licenses licence licences user users copy copies coil coils tube tubes cylinder cylinders tin tins "
                      u"jar jars sack sacks plate plates number numbers item items machine machines nag peti bori bore "
                      u"dabba dabbe log logo katta thaan thali पीस नग यूनिट किलो किलोग्राम टन क्विंटल लीटर मीटर बोरी बोरे डिब्बे "
                      u"पैकेट सेट लोग लोगों सीट पेटी दर्जन थान stück stk tonnen kartons kisten paletten personen pièces pièce "
                      u"cartons boîtes sacs personnes unidades unidad piezas pieza toneladas metros cajas sacos personas "
                      u"pezzi peças stuks துண்டுகள் யூனிட் பீஸ் కిలో పీస్ యూనిట్లు ముక్కలు ಪೀಸ್ ಕೆಜಿ എണ്ണം പീസ് পিস কেজি નંગ પીસ કિલો ਪੀਸ "
                      u"ਕਿਲੋ штук шт кг");
    return words;
}

const QHash<QString, double>& multipliers() {
    static const QHash<QString, double> words = [] {
        QHash<QString, double> map;
        const auto add = [&map](double value, const char16_t* names) {
            for (const QString& name : foldedWordSet(names))
                map.insert(name, value);
        };
        add(100, u"hundred sau सौ hundert");
        add(1000, u"thousand thousands k hazar hazaar hajar हजार हज़ार tausend mille mil");
        add(100'000, u"lakh lakhs lac lacs lkh लाख");
        add(10'000'000, u"crore crores cr करोड़");
        add(1'000'000, u"million millions mn mio");
        return map;
    }();
    return words;
}

const QHash<QString, double>& numberWords() {
    static const QHash<QString, double> words = [] {
        QHash<QString, double> map;
        const auto add = [&map](double value, const char16_t* names) {
            for (const QString& name : foldedWordSet(names))
                map.insert(name, value);
        };
        add(1, u"one ek एक eine une una");
        add(2, u"two do दो zwei deux dos");
        add(3, u"three teen तीन drei trois tres");
        add(4, u"four char chaar चार vier quatre cuatro");
        add(5, u"five paanch panch पांच पाँच fünf cinq cinco");
        add(6, u"six chhe छह sechs seis");
        add(7, u"seven saat सात sieben sept siete");
        add(8, u"eight aath आठ acht huit ocho");
        add(9, u"nine nau नौ neun neuf nueve");
        add(10, u"ten das दस zehn dix diez");
        add(12, u"twelve barah बारह zwölf douze doce");
        add(15, u"fifteen");
        add(20, u"twenty bees बीस zwanzig vingt veinte");
        add(25, u"twentyfive pachees पच्चीस");
        add(30, u"thirty tees तीस");
        add(40, u"forty chalis चालीस");
        add(50, u"fifty pachas पचास fünfzig cinquante cincuenta");
        add(100, u"hundred cent cien");
        return map;
    }();
    return words;
}

const WordSet& currencyWords() {
    static const WordSet words =
        foldedWordSet(u"rs re inr rupee rupees rupaye rupay rupya rupaiye usd dollar dollars eur euro euros gbp "
                      u"pound pounds aed dirham dirhams sar riyal sgd aud cad jpy yen रुपये रुपए रुपया रु");
    return words;
}

bool isIn(const QList<Token>& tokens, qsizetype at, const WordSet& words) {
    return at >= 0 && at < tokens.size() && words.contains(tokens.at(at).word);
}

bool isMultiplier(const QList<Token>& tokens, qsizetype at) {
    return at >= 0 && at < tokens.size() && tokens.at(at).kind == Kind::Word && multipliers().contains(tokens.at(at).word);
}

bool isCurrencyAt(const QList<Token>& tokens, qsizetype at) {
    return at >= 0 && at < tokens.size() && (tokens.at(at).kind == Kind::Currency || isIn(tokens, at, currencyWords()));
}

qsizetype digitsIn(const Token& token) {
    return std::count_if(token.word.begin(), token.word.end(), [](QChar c) { return c.isDigit(); });
}

/// "1,00,000" → 100000; "1.5" → 1.5; "1.500" is a thousand and a half where the full stop groups thousands.
double valueOf(QString digits, const QString& language) {
    static const QStringList groupingByStop{QStringLiteral("de"), QStringLiteral("es"), QStringLiteral("it"),
                                            QStringLiteral("pt"), QStringLiteral("nl"), QStringLiteral("fr")};
    const qsizetype lastComma = digits.lastIndexOf(u',');
    const qsizetype lastStop = digits.lastIndexOf(u'.');
    const bool commaIsDecimal = lastComma >= 0 && lastComma > lastStop && digits.size() - lastComma - 1 <= 2;
    const bool stopGroups =
        lastStop >= 0 && digits.size() - lastStop - 1 == 3 && (groupingByStop.contains(language) || digits.count(u'.') > 1);
    if (commaIsDecimal)
        return digits.remove(u'.').replace(u',', u'.').toDouble();
    digits.remove(u',');
    return (stopGroups ? digits.remove(u'.') : digits).toDouble();
}

/// "10 000": thousands parted by spaces, as in French; never part of a longer row of groups, which is a
/// telephone number.
qsizetype endOfGroups(const QList<Token>& tokens, qsizetype at) {
    const auto isGroup = [&](qsizetype index) {
        return index < tokens.size() && tokens.at(index).kind == Kind::Number && tokens.at(index).before.isEmpty() &&
               digitsIn(tokens.at(index)) == 3 && tokens.at(index).word.size() == 3;
    };
    qsizetype last = at;
    while (tokens.at(at).kind == Kind::Number && tokens.at(at).word.size() <= 3 && isGroup(last + 1))
        ++last;
    const bool goesOn =
        last + 1 < tokens.size() && tokens.at(last + 1).kind == Kind::Number && tokens.at(last + 1).before.isEmpty();
    return goesOn || last > at + 2 ? at : last;
}

/// A number, its multipliers and where they end; nothing when no number stands at `at`.
struct Amount {
    double value = 0;
    qsizetype last = 0;
    bool isMultiplied = false;
};

std::optional<Amount> amountAt(const QList<Token>& tokens, qsizetype at, const QString& language) {
    if (at < 0 || at >= tokens.size())
        return std::nullopt;
    const Token& token = tokens.at(at);
    Amount amount;
    if (token.kind == Kind::Number)
        amount.value = valueOf(token.word, language);
    else if (token.kind == Kind::Word && numberWords().contains(token.word))
        amount.value = numberWords().value(token.word);
    else
        return std::nullopt;
    amount.last = endOfGroups(tokens, at);
    if (amount.last > at) {
        QString digits;
        for (qsizetype group = at; group <= amount.last; ++group)
            digits += tokens.at(group).word;
        amount.value = digits.toDouble();
    }
    while (isMultiplier(tokens, amount.last + 1) && tokens.at(amount.last + 1).clause == token.clause) {
        ++amount.last;
        amount.value *= multipliers().value(tokens.at(amount.last).word);
        amount.isMultiplied = true;
    }
    return amount;
}

/// Money stands beside a currency, in front of "/-", or behind the word budget.
std::optional<TokenSpan> moneyAt(const MessageText& message, qsizetype at) {
    static const WordSet limits = foldedWordSet(u"budget budgeted afford spend बजट budjet presupuesto máximo maximal");
    const QList<Token>& tokens = message.tokens();
    const std::optional<Amount> amount = amountAt(tokens, at, {});
    if (!amount)
        return std::nullopt;
    // "80L" is 80 lakh where money is meant.
    const bool hasLakhMark = amount->last + 1 < tokens.size() && tokens.at(amount->last + 1).isGlued &&
                             tokens.at(amount->last + 1).word == QStringLiteral("l");
    const qsizetype last = amount->last + (hasLakhMark ? 1 : 0);
    if (isCurrencyAt(tokens, at - 1))
        return TokenSpan{at - 1, last};
    const qsizetype next = last + 1;
    const bool hasNext = next < tokens.size() && tokens.at(next).clause == tokens.at(at).clause;
    if (hasNext && isCurrencyAt(tokens, next))
        return TokenSpan{at, next};
    if (QStringView(message.text()).mid(tokens.at(last).end, 2) == QLatin1String("/-"))
        return TokenSpan{at, last};
    if (isIn(tokens, next, unitWords()) && !tokens.at(next).isGlued)
        return std::nullopt;
    for (qsizetype before = at - 1; before >= std::max<qsizetype>(0, at - 5); --before) {
        if (isIn(tokens, before, limits))
            return TokenSpan{before, isIn(tokens, next, unitWords()) ? next : last};
    }
    return hasNext && isIn(tokens, next, limits) ? std::optional(TokenSpan{at, next}) : std::nullopt;
}

/// "2 lakh tak", "under 50k", "less than 1 crore": a bound on a multiplied number without a unit.
std::optional<TokenSpan> boundedMoneyAt(const QList<Token>& tokens, qsizetype at) {
    static const WordSet bounds =
        foldedWordSet(u"under below upto within maximum max than unter jusquà hasta approx around about");
    static const WordSet behind = foldedWordSet(u"tak तक max maximum budget range only");
    const std::optional<Amount> amount = amountAt(tokens, at, {});
    if (!amount || !amount->isMultiplied || isIn(tokens, amount->last + 1, unitWords()))
        return std::nullopt;
    if (isIn(tokens, at - 1, bounds))
        return TokenSpan{at - 1, amount->last};
    return isIn(tokens, amount->last + 1, behind) ? std::optional(TokenSpan{at, amount->last + 1}) : std::nullopt;
}

std::optional<TokenSpan> anyMoneyAt(const MessageText& message, qsizetype at) {
    const std::optional<TokenSpan> money = moneyAt(message, at);
    return money ? money : boundedMoneyAt(message.tokens(), at);
}

/// Part of a telephone number: long itself, or beside other long groups of digits in the same cell.
bool isPhonePart(const QList<Token>& tokens, qsizetype at) {
    if (digitsIn(tokens.at(at)) >= 9)
        return true;
    const auto goesOn = [&](qsizetype next) {
        return next < tokens.size() && tokens.at(next).kind == Kind::Number && !tokens.at(next).before.contains(u'|');
    };
    qsizetype digits = digitsIn(tokens.at(at));
    for (qsizetype next = at + 1; goesOn(next); ++next)
        digits += digitsIn(tokens.at(next));
    for (qsizetype here = at; here > 0 && goesOn(here) && tokens.at(here - 1).kind == Kind::Number; --here)
        digits += digitsIn(tokens.at(here - 1));
    const bool isAlone = digits == digitsIn(tokens.at(at));
    return !isAlone && digits >= 10;
}

/// Numbers that name or measure: "SS-304", "pin 400001", "40 mm", "40s", "12th", "50 per kg", "10:30", "5%".
bool isNoCount(const MessageText& message, const Amount& amount, qsizetype at) {
    static const WordSet names =
        foldedWordSet(u"grade model type size class code part plot sector flat floor pin pincode zip postcode "
                      u"invoice po ref reference id ticket street road gst age version series phase block shop "
                      u"house office po dated since year in");
    static const WordSet measures =
        foldedWordSet(u"mm cm inch inches oz ounce ounces hp kw kva kwh mva v volt volts w watt watts gsm micron microns rpm bar "
                      u"psi gb tb mb ghz mhz c f denier s th st nd rd am pm x bhk seater star ply ton-ac lph hz "
                      u"amp amps ah mah ml nm dpi mp lpm cc");
    static const WordSet times =
        foldedWordSet(u"day days week weeks month months year years hour hours hr hrs minute minutes min mins "
                      u"second seconds sec am pm din hafte mahine ghante saal night nights nt दिन हफ्ते महीने घंटे साल "
                      u"tag tage tagen woche wochen monate stunden jours semaines mois heures días semanas meses "
                      u"horas percent percentage oclock baje बजे yr yrs");
    static const WordSet months =
        foldedWordSet(u"january february march april may june july august september october november december jan feb mar "
                      u"apr jun jul aug sep sept oct nov dec जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर");
    static const WordSet shares = foldedWordSet(u"per percent each");
    const QList<Token>& tokens = message.tokens();
    const Token& token = tokens.at(at);
    const QStringView text(message.text());
    const QStringView after = text.mid(tokens.at(amount.last).end, 2);
    const bool namesBefore = at > 0 && tokens.at(at - 1).clause == token.clause && isIn(tokens, at - 1, names);
    const bool isPartOfName =
        at > 0 && tokens.at(at - 1).kind == Kind::Word && token.end - token.begin > 0 &&
        (token.isGlued || (token.before == QStringLiteral("-") && tokens.at(at - 1).end + 1 == token.begin));
    const bool isTimeOrShare = after.startsWith(u'%') || (after.size() == 2 && after.at(0) == u':' && after.at(1).isDigit());
    const bool isDimension = after.startsWith(u'×') || after.startsWith(u'"') || token.before.endsWith(u'×');
    const bool isPricePer = after.startsWith(u'/') || isIn(tokens, amount.last + 1, shares) || token.before.endsWith(u'@');
    return namesBefore || isPartOfName || isTimeOrShare || isDimension || isPricePer || isIn(tokens, amount.last + 1, measures) ||
           isIn(tokens, amount.last + 1, times) || isIn(tokens, amount.last + 1, months) || isIn(tokens, at - 1, months) ||
           isPhonePart(tokens, at);
}

/// The unit behind a number: one word, or two ("sq ft", "metric tons").
std::optional<TokenSpan> unitAfter(const MessageText& message, qsizetype last, bool isWanted = false) {
    const QList<Token>& tokens = message.tokens();
    static const WordSet firstOfTwo = foldedWordSet(u"sq square metric running cubic linear");
    static const WordSet oftenNoUnit =
        foldedWordSet(u"m no number numbers can lot load item items machine machines plate plates");
    static const WordSet behindUnit = foldedWordSet(u"of for in please pls plz required needed chahiye hai and with to");
    const qsizetype at = last + 1;
    if (at >= tokens.size())
        return std::nullopt;
    if (isIn(tokens, at, firstOfTwo) && isIn(tokens, at + 1, unitWords()))
        return TokenSpan{at, at + 1};
    const Token& token = tokens.at(at);
    const bool isClose = token.before.isEmpty() || token.before == QStringLiteral("-") || token.before == QStringLiteral("(");
    const bool isLooseWord = token.word == QStringLiteral("m") && !token.isGlued && !isWanted;
    // "Quantity : 500", and below it "Unit : kg": there the word is a label.
    static const WordSet labels = foldedWordSet(u"unit units");
    const QStringView gap = QStringView(message.text()).mid(tokens.at(last).end, token.begin - tokens.at(last).end);
    if (labels.contains(token.word) && (gap.contains(u'\n') || gap.contains(u'\t') || gap.contains(QLatin1String("   "))))
        return std::nullopt;
    const bool isShortTon = token.isGlued && (token.word == QStringLiteral("t") || token.word == QStringLiteral("l"));
    if (!isClose || isLooseWord || !(isIn(tokens, at, unitWords()) || isShortTon))
        return std::nullopt;
    // "5 kg bags", "20 ft container": the size of what is counted, not a count.
    static const WordSet sizes = foldedWordSet(u"kg kgs kilo gm gms gram grams g ltr ltrs litre liter lt l ft feet "
                                               u"foot m mtr meter metre ton tonne t mt किलो");
    static const WordSet vessels =
        foldedWordSet(u"bag bags box boxes pack packs packet packets drum drums bottle bottles jar jars can cans "
                      u"tin tins container containers cylinder cylinders roll rolls bucket buckets sack sacks "
                      u"carton cartons pouch pouches truck");
    if (sizes.contains(token.word) && isIn(tokens, at + 1, vessels) && tokens.at(at + 1).before.isEmpty())
        return std::nullopt;
    // "2 machine operators" counts operators; the unit is then no unit but part of the product.
    const bool isDoubtful = oftenNoUnit.contains(token.word) && !(isWanted && token.word == QStringLiteral("m")) &&
                            at + 1 < tokens.size() && tokens.at(at + 1).clause == token.clause &&
                            tokens.at(at + 1).kind == Kind::Word && !isIn(tokens, at + 1, behindUnit);
    return isDoubtful ? std::nullopt : std::optional(TokenSpan{at, at});
}

/// "100-200 pcs": the unit behind the second number belongs to both.
qsizetype endOfRange(const QList<Token>& tokens, qsizetype last) {
    static const WordSet to = foldedWordSet(u"to se bis à");
    const qsizetype at = last + 1;
    if (at >= tokens.size() || tokens.at(at).clause != tokens.at(last).clause)
        return last;
    if (tokens.at(at).kind == Kind::Number && QStringLiteral("-–").contains(tokens.at(at).before) &&
        !tokens.at(at).before.isEmpty())
        return at;
    if (isIn(tokens, at, to) && at + 1 < tokens.size() && tokens.at(at + 1).kind == Kind::Number)
        return at + 1;
    return last;
}

bool isQuantityWord(const Token& token) {
    static const WordSet words = foldedWordSet(u"qty quantity quantities qnty qnt menge quantité cantidad मात्रा matra");
    return words.contains(token.word);
}

/// "quantity: 500", "qty required is 20".
bool isAnnounced(const QList<Token>& tokens, qsizetype at) {
    static const WordSet between =
        foldedWordSet(u"is of required needed reqd approx around about will be minimum min total for order nos no");
    for (qsizetype before = at - 1; before >= std::max<qsizetype>(0, at - 4); --before) {
        if (isQuantityWord(tokens.at(before)))
            return true;
        if (!between.contains(tokens.at(before).word))
            return false;
    }
    return false;
}

/// "need 2 lakh pieces": the word before the number says that it is wanted.
bool isNeeded(const QList<Token>& tokens, qsizetype at) {
    static const WordSet words = foldedWordSet(u"need needs want wants require requires required order buy purchase mujhe muje "
                                               u"hume humko hame मुझे हमें मला आम्हाला brauche brauchen benötige benötigen "
                                               u"necesito necesitamos");
    return at > 0 && isIn(tokens, at - 1, words);
}

/// "need 500 LED bulbs", "price for 20 chairs": a bare number between a request and a thing; or "a group of
/// 12".
bool isRequested(const QList<Token>& tokens, qsizetype at, const Amount& amount) {
    static const WordSet requests =
        foldedWordSet(u"supply for of quote book reserve about around approx approximately another least "
                      u"für besoin pour über para atleast minimum");
    static const WordSet groups = foldedWordSet(u"group family team party batch");
    if (at > 1 && tokens.at(at - 1).word == QStringLiteral("of") && isIn(tokens, at - 2, groups))
        return amount.value >= 1 && amount.value < 10'000;
    static const WordSet things =
        foldedWordSet(u"off or to and in on at by with more times time percent of is are ka ki ke se ko hai year "
                      u"old urgent urgently immediately asap today tomorrow please pls plz only");
    const qsizetype next = amount.last + 1;
    const bool hasThing = next < tokens.size() && tokens.at(next).kind == Kind::Word &&
                          tokens.at(next).clause == tokens.at(at).clause && !tokens.at(next).isGlued &&
                          !things.contains(tokens.at(next).word) && !isCurrencyAt(tokens, next);
    const bool isPlain = tokens.at(at).kind == Kind::Number && amount.value >= 1 && amount.value < 10'000'000;
    const bool looksLikeYear = !amount.isMultiplied && amount.value >= 1900 && amount.value <= 2099 &&
                               digitsIn(tokens.at(at)) == 4 && !tokens.at(at).word.contains(u',');
    const bool looksLikePin = digitsIn(tokens.at(at)) == 6 && !tokens.at(at).word.contains(u',') && !amount.isMultiplied;
    return hasThing && isPlain && !looksLikeYear && !looksLikePin && at > 0 &&
           (isNeeded(tokens, at) || isIn(tokens, at - 1, requests));
}

/// "Metres", "Metric Ton(s)", "Nos.": nothing but a unit, as a cell or the line of a form says it.
bool isUnitAlone(QStringView text) {
    static const WordSet others = foldedWordSet(u"each ea sq square metric running cubic linear s es");
    constexpr qsizetype longest = 30;
    if (text.size() > longest || text.contains(u':') || text.contains(u'='))
        return false;
    const MessageText words(text.toString());
    const QList<Token>& tokens = words.tokens();
    const auto isOne = [&](const Token& token) { return unitWords().contains(token.word); };
    const auto belongs = [&](const Token& token) { return isOne(token) || others.contains(token.word); };
    static const WordSet alone = foldedWordSet(u"each ea");
    const bool names =
        std::any_of(tokens.begin(), tokens.end(), isOne) || (tokens.size() == 1 && alone.contains(tokens.first().word));
    return names && std::all_of(tokens.begin(), tokens.end(), belongs);
}

std::optional<qsizetype> tokenAt(const QList<Token>& tokens, qsizetype begin) {
    const auto token = std::lower_bound(tokens.begin(), tokens.end(), begin,
                                        [](const Token& one, qsizetype place) { return one.begin < place; });
    return token != tokens.end() && token->begin == begin ? std::optional(token - tokens.begin()) : std::nullopt;
}

Quantity quantityOf(const MessageText& message, double value, qsizetype first, const std::optional<TokenSpan>& unit,
                    qsizetype last) {
    Quantity quantity;
    quantity.value = value;
    quantity.unit = unit ? message.span(unit->first, unit->last) : QString();
    quantity.span = {first, unit ? unit->last : last};
    return quantity;
}

/// The number of a cell, unless it is one that counts nothing.
std::optional<Quantity> quantityIn(const MessageText& message, const QuantityCell& cell, const QString& language) {
    const QList<Token>& tokens = message.tokens();
    const std::optional<qsizetype> at = tokenAt(tokens, cell.begin);
    const std::optional<Amount> amount = at ? amountAt(tokens, *at, language) : std::nullopt;
    if (!amount || amount->value <= 0 || anyMoneyAt(message, *at) || isNoCount(message, *amount, *at))
        return std::nullopt;
    const qsizetype last = endOfRange(tokens, amount->last);
    Quantity quantity = quantityOf(message, amount->value, *at, unitAfter(message, last), last);
    if (quantity.unit.isEmpty())
        quantity.unit = cell.unit;
    return quantity;
}

} // namespace

std::optional<Quantity> findQuantity(const MessageText& message, const QString& language) {
    const QList<Token>& tokens = message.tokens();
    const QuantityCells cells = quantityCells(message.text(), isUnitAlone);
    for (const QuantityCell& cell : cells.labelled) {
        if (const auto quantity = quantityIn(message, cell, language))
            return quantity;
    }
    std::optional<Quantity> asked; // with a unit and behind a request: what is wanted, whatever else is counted
    std::optional<Quantity> counted;
    std::optional<Quantity> bare;
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        const std::optional<Amount> amount = amountAt(tokens, at, language);
        if (!amount || amount->value <= 0)
            continue;
        const qsizetype last = endOfRange(tokens, amount->last);
        const bool isWanted = isNeeded(tokens, at);
        const std::optional<TokenSpan> unit = unitAfter(message, last, isWanted);
        const bool isMoney = anyMoneyAt(message, at).has_value();
        if (isMoney || isNoCount(message, *amount, at)) {
            at = amount->last;
            continue;
        }
        if (isAnnounced(tokens, at)) {
            Quantity announced = quantityOf(message, amount->value, at, unit, last);
            if (announced.unit.isEmpty())
                announced.unit = cells.unit;
            return announced;
        }
        if (!asked && unit && isWanted)
            asked = quantityOf(message, amount->value, at, unit, last);
        // "Need 12 almirahs, 6.5 ft": how long they are.
        static const WordSet lengths = foldedWordSet(u"ft feet m mtr mtrs meter meters metre metres yard yards");
        const bool isLength = bare && unit && unit->first == unit->last && isIn(tokens, unit->first, lengths);
        if (!counted && unit && !isLength)
            counted = quantityOf(message, amount->value, at, unit, last);
        if (!bare && isRequested(tokens, at, *amount))
            bare = quantityOf(message, amount->value, at, std::nullopt, amount->last);
        at = last;
    }
    if (!counted && cells.pair)
        counted = quantityIn(message, *cells.pair, language);
    if (asked)
        return asked;
    return counted ? counted : bare;
}

std::optional<TokenSpan> findMoney(const MessageText& message) {
    for (qsizetype at = 0; at < message.tokens().size(); ++at) {
        const std::optional<TokenSpan> money = anyMoneyAt(message, at);
        if (money && !message.tokens().at(money->first).before.contains(u'@')) // "@ Rs 95" is a price of one.
            return money;
    }
    return std::nullopt;
}

} // namespace leadwell::domain
