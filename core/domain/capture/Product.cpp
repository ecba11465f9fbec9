// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/Product.h"

#include "core/domain/capture/Clues.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace leadwell::domain {

namespace {

using Kind = Token::Kind;
constexpr qsizetype productWordsMax = 8;

/// A phrase after which a thing is named. The words before `last` may be parted by up to two others.
struct Trigger {
    WordSet first;
    WordSet last;
};

const QList<Trigger>& triggers() {
    static const QList<Trigger> list = [] {
        const auto trigger = [](const char16_t* first, const char16_t* last) {
            return Trigger{foldedWordSet(first), foldedWordSet(last)};
        };
        return QList<Trigger>{
            trigger(u"price prices pricing rate rates cost quote quotation quotations quatation rfq estimate "
                    u"charges catalogue catalog brochure sample samples details detail specification "
                    u"specifications specs information info enquiry inquiry requirement requirements "
                    u"availability supplier suppliers manufacturer dealer budget discount offer stock "
                    u"enquiring inquiring enquire inquire photos datasheet itinerary time",
                    u"for of on about regarding is"),
            trigger(u"interested interest", u"in"),
            trigger(u"you u", u"have sell supply stock manufacture make provide offer"),
            trigger(u"looking searching search seeking", u"for"),
            trigger(u"deal dealing", u"in"),
            trigger(u"aapke apke आपके", u"paas pass पास"),
            trigger(u"know tell", u"about"),
            trigger(u"want like wish planning plan looking interested ready need",
                    u"buy purchase procure source import order install hire rent"),
            trigger(u"preis preise angebot kosten anfrage preisliste katalog lieferzeit", u"für von über zu pro"),
            trigger(u"interessiere interessieren", u"für"),
            trigger(u"prix tarif tarifs devis coût catalogue", u"de du des pour un une d"),
            trigger(u"besoin", u"de d des du"),
            trigger(u"intéressé intéressée intéressés", u"par"),
            trigger(u"precio precios cotización presupuesto costo catálogo", u"de del para por"),
            trigger(u"interesado interesada interesados", u"en"),
        };
    }();
    return list;
}

/// Verbs with the thing right behind them.
const WordSet& directTriggers() {
    static const WordSet words =
        foldedWordSet(u"need needs require requires required want wants buy purchase sell supply manufacture stock "
                      u"deal procure rfq chahiye suche suchen brauche brauchen benötige benötigen cherche "
                      u"cherchons recherchons busco buscamos necesito necesitamos quiero queremos seeking");
    return words;
}

/// Words a thing stands before: "HDPE pipe ka rate", "कपड़ा चाहिए", "cotton yarn required".
const WordSet& followers() {
    static const WordSet words =
        foldedWordSet(u"ka ki ke chahiye chahie chaiye chahye mil milega milegi banate bechte rakhte का की के चाहिए "
                      u"चाहिये मिलेगा मिलेगी पाहिजे पाहिजेत हवे हवा required needed reqd price rate bhav daam quotation "
                      u"quote cost prices rates available details catalogue enquiry inquiry");
    return words;
}

/// A thing ends before one of these.
const WordSet& stops() {
    static const WordSet words =
        foldedWordSet(u"please pls plz kindly very extremely really quite too super bahut bohot बहुत sehr très muy with by within "
                      u"at to from for in on is are was be it hai hain ho hoga ka ki "
                      u"ke ko se me mein par i we you u he they my our your asap urgent urgently immediately today "
                      u"tomorrow now that which if when what how send share give tell call let thanks thank delivery "
                      u"delivered deliver dispatch budget under below per quantity qty upto approx around required needed "
                      u"reqd chahiye chahie chaiye price prices rate rates cost quote quotation available immediate "
                      u"because but so then also can could will would should need want wants require requires as soon "
                      u"before after till until this next jaldi turant batao bataye bhejo dijiye kya kitna kitne aur ya "
                      u"milega milegi do does did have has had का की के को में से पर है हैं और चाहिए चाहिये कितना कितने क्या भेजें भेजो "
                      u"बताएं बताओ जल्दी तुरंत दें रेट भाव दाम कीमत bitte zusenden senden schicken erstellen machen liefern und "
                      u"mit bis zu für von sofort dringend wir ich sie et avec pour avant svp nous vous y con para antes "
                      u"including incl कितनी kitni sakte skte por favor not get got see seen make made am about avons avoir "
                      u"besoin voudrais souhaite confirm "
                      u"check take pay availability reservar hacer comprar pedir quisiera möchte möchten");
    return words;
}

/// Words that may open a thing without belonging to it.
const WordSet& openers() {
    static const WordSet words =
        foldedWordSet(u"a an the some any your our this these those my of more few good best quality your all kind type "
                      u"new bulk following below few about approx around nearly atleast minimum some ur for in to ye yeh "
                      u"iska mujhe muje hume humko mere mera ke liye के लिए hamein hame aaj kal buying purchasing aap apka "
                      u"aapka apki aapki apke aapke hamari hamare hamara supplier suppliers manufacturer manufacturers "
                      u"dealer dealers vendor vendors distributor exporter fournisseur fournisseurs proveedor proveedores "
                      u"lieferant lieferanten hersteller एक कुछ मुझे हमें आपका आपके यह ein eine einen die der das den ihre ihren "
                      u"ihr un une des les la le du el los las una unos dun dune de del sir hi hello dear madam please namaste "
                      u"namaskar नमस्ते नमस्कार");
    return words;
}

/// What a thing is never called.
const WordSet& generalWords() {
    static const WordSet words =
        foldedWordSet(u"it this that them same product products item items good goods material materials stuff thing "
                      u"things unit units piece pieces pcs pc nos no quantity order orders detail details price prices "
                      u"list pricelist information info help support assistance call callback meeting demo quote quotation "
                      u"quotations catalogue catalog brochure sample samples booking delivery more time service services "
                      u"company business people person persons know talk speak discuss one ones some any all your our best "
                      u"rate rates cost bulk supplier suppliers requirement requirements enquiry inquiry group family head "
                      u"person buying discount koi confirm team job jobs vacancy resume internship website mail email "
                      u"message messages reply response question questions issue problem money refund complaint complaints "
                      u"payment invoice bill account bank link advance kg kgs ton tons tonne tonnes mt meter meters metre "
                      u"metres litre litres ltr box boxes set sets bag bags roll rolls pack packs packet packets bhi kya "
                      u"iska uska ye yeh rs rupees budget lakh crore advice suggestion number address buy purchase sell "
                      u"supply book urgent urgently immediately here there stück produkt produkte ware artikel angebot "
                      u"produit produits article articles pièces unités producto productos artículo unidades piezas सामान "
                      u"माल चीज़ प्रोडक्ट रेट भाव दाम कीमत जानकारी मदद बुकिंग पीस नग यूनिट किलो टन मीटर not no nahi nahin nhi नहीं "
                      u"interested yes ok okay monday tuesday wednesday thursday friday saturday sunday january february "
                      u"april june july august september october november december day days week month months tomorrow "
                      u"today weekend number kal aaj namaste namaskar नमस्ते नमस्कार mobile mob phone contact tel telephone "
                      u"whatsapp cell shop store factory home house office self use resale छूट कितनी kitni chhoot chhut freight "
                      u"transport gst bhej bhejna sakte sakti skte");
    return words;
}

bool isIn(const QList<Token>& tokens, qsizetype at, const WordSet& words) {
    return at >= 0 && at < tokens.size() && words.contains(tokens.at(at).word);
}

bool isInside(const std::optional<Quantity>& quantity, qsizetype at) {
    return quantity && at >= quantity->span.first && at <= quantity->span.last;
}

bool isGeneral(const QList<Token>& tokens, qsizetype first, qsizetype last) {
    for (qsizetype at = first; at <= last; ++at) {
        const bool isLetters = tokens.at(at).kind == Kind::Word && tokens.at(at).word.size() > 1;
        if (isLetters && !generalWords().contains(tokens.at(at).word) && !openers().contains(tokens.at(at).word))
            return false;
    }
    return true;
}

bool isAnd(const QList<Token>& tokens, qsizetype at) {
    return tokens.at(at).word == QStringLiteral("and") || (at < tokens.size() && tokens.at(at).before == QStringLiteral("&"));
}

/// Whether "and" at `at` joins two things ("nuts and bolts") and not two sentences ("… and send the price").
bool joinsThings(const QList<Token>& tokens, qsizetype at) {
    static const WordSet starts = foldedWordSet(u"also tell confirm advise would delivery how other all more related");
    return at + 1 < tokens.size() && tokens.at(at + 1).clause == tokens.at(at).clause &&
           !stops().contains(tokens.at(at + 1).word) && !starts.contains(tokens.at(at + 1).word) &&
           !directTriggers().contains(tokens.at(at + 1).word);
}

/// "40 chairs – price up to 3,500", "cable @ Rs 95": what stands behind is something else.
bool isBreak(const Token& token) {
    return token.before == QStringLiteral("–") || token.before == QStringLiteral("—") || token.before.contains(u'@');
}

struct Candidate {
    qsizetype first = 0;
    qsizetype last = -1;
    bool isEmpty() const { return last < first; }
};

/// The thing that starts at or right after `at`.
Candidate thingFrom(const MessageText& message, const std::optional<Quantity>& quantity, qsizetype at) {
    const QList<Token>& tokens = message.tokens();
    const auto isSameClause = [&](qsizetype index) {
        return index < tokens.size() && (index == 0 || index == at || tokens.at(index).clause == tokens.at(index - 1).clause);
    };
    const auto opens = [&](qsizetype index) {
        const bool isPartOfName = index + 1 < tokens.size() && tokens.at(index + 1).isGlued; // the "A" of "A4"
        return openers().contains(tokens.at(index).word) && !isPartOfName;
    };
    while (isSameClause(at) && (isInside(quantity, at) || opens(at)))
        ++at;
    Candidate thing{at, at - 1};
    while (isSameClause(thing.last + 1) && thing.last + 1 - thing.first < productWordsMax) {
        const qsizetype next = thing.last + 1;
        const Token& token = tokens.at(next);
        const bool isStop = isInside(quantity, next) || token.kind == Kind::Currency || token.kind == Kind::Date ||
                            (next > at && isBreak(token)) ||
                            (stops().contains(token.word) && !(token.isGlued && token.word.size() == 1)) ||
                            (isAnd(tokens, next) && !joinsThings(tokens, next));
        if (isStop)
            break;
        thing.last = next;
    }
    static const WordSet dangling = foldedWordSet(u"and or of the a an");
    while (!thing.isEmpty() && isIn(tokens, thing.last, dangling))
        --thing.last;
    return thing;
}

/// The thing that ends right before `at`.
Candidate thingBefore(const MessageText& message, const std::optional<Quantity>& quantity, qsizetype at) {
    const QList<Token>& tokens = message.tokens();
    Candidate thing{at, at - 1};
    while (thing.first - 1 >= 0 && tokens.at(thing.first - 1).clause == tokens.at(at).clause &&
           thing.last - thing.first + 1 < productWordsMax) {
        const qsizetype before = thing.first - 1;
        const Token& token = tokens.at(before);
        if (isInside(quantity, before) || token.kind == Kind::Currency || token.kind == Kind::Date ||
            stops().contains(token.word) || openers().contains(token.word) || directTriggers().contains(token.word))
            break;
        thing.first = before;
    }
    return thing;
}

QString textOf(const MessageText& message, const Candidate& thing) {
    const QList<Token>& tokens = message.tokens();
    if (thing.isEmpty() || isGeneral(tokens, thing.first, thing.last))
        return {};
    const bool isBareNumber = thing.first == thing.last && tokens.at(thing.first).kind == Kind::Number;
    return isBareNumber ? QString() : message.span(thing.first, thing.last);
}

/// The index behind a trigger that ends at or shortly after `at`, or -1.
qsizetype behindTrigger(const QList<Token>& tokens, qsizetype at) {
    constexpr qsizetype reach = 3;
    for (const Trigger& trigger : triggers()) {
        if (!trigger.first.contains(tokens.at(at).word))
            continue;
        for (qsizetype next = at + 1; next < tokens.size() && next <= at + reach; ++next) {
            if (tokens.at(next).clause != tokens.at(at).clause)
                break;
            if (trigger.last.contains(tokens.at(next).word))
                return next + 1;
        }
    }
    // "want to complain" names no thing.
    const bool isVerb = at + 1 < tokens.size() && tokens.at(at + 1).word == QStringLiteral("to");
    return directTriggers().contains(tokens.at(at).word) && !isVerb ? at + 1 : -1;
}

QString behindQuantity(const MessageText& message, const std::optional<Quantity>& quantity) {
    if (!quantity)
        return {};
    const qsizetype at = quantity->span.last + 1;
    const QList<Token>& tokens = message.tokens();
    if (at >= tokens.size() || tokens.at(at).clause != tokens.at(at - 1).clause)
        return {};
    return textOf(message, thingFrom(message, std::nullopt, at));
}

/// "Kerala houseboat package for 4 people".
QString beforeQuantity(const MessageText& message, const std::optional<Quantity>& quantity) {
    static const WordSet links = foldedWordSet(u"for of to");
    if (!quantity || quantity->span.first == 0)
        return {};
    const bool isLinked = links.contains(message.tokens().at(quantity->span.first - 1).word);
    const qsizetype at = quantity->span.first - (isLinked ? 1 : 0);
    return at == 0 ? QString() : textOf(message, thingBefore(message, quantity, at));
}

/// Lines of forms and portals: "Product: HDPE pipes".
QString labelled(const MessageText& message) {
    static const QRegularExpression label(
        QStringLiteral("^[ \\t*•-]{0,4}(?:urgent )?(?:product|item|product name|item name|product "
                       "interest|product required|requirement|service|material|interested in|looking for)[ "
                       "\\t]{0,3}[:=–-][ \\t]{0,8}([^\\n]{2,120})$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = label.match(message.text());
    if (!match.hasMatch())
        return {};
    const MessageText line(match.captured(1));
    return line.tokens().isEmpty() ? QString() : textOf(line, thingFrom(line, findQuantity(line, {}), 0));
}

QString behindTriggers(const MessageText& message, const std::optional<Quantity>& quantity) {
    const QList<Token>& tokens = message.tokens();
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        const qsizetype start = behindTrigger(tokens, at);
        if (isDenied(tokens, at, at) || start < 0 || start >= tokens.size() || tokens.at(start).clause != tokens.at(at).clause)
            continue;
        const QString thing = textOf(message, thingFrom(message, quantity, start));
        if (!thing.isEmpty())
            return thing;
    }
    return {};
}

QString beforeFollowers(const MessageText& message, const std::optional<Quantity>& quantity) {
    const QList<Token>& tokens = message.tokens();
    for (qsizetype at = 1; at < tokens.size(); ++at) {
        if (!followers().contains(tokens.at(at).word) || isDenied(tokens, at, at))
            continue;
        const QString thing = textOf(message, thingBefore(message, quantity, at));
        if (!thing.isEmpty())
            return thing;
    }
    return {};
}

} // namespace

QString findProduct(const MessageText& message, const std::optional<Quantity>& quantity) {
    for (const auto& thing : {labelled(message), behindQuantity(message, quantity), behindTriggers(message, quantity)}) {
        if (!thing.isEmpty())
            return thing;
    }
    const QString thing = beforeFollowers(message, quantity);
    return thing.isEmpty() ? beforeQuantity(message, quantity) : thing;
}

QString productOfSubject(const QString& subject) {
    static const QRegularExpression reply(
        QStringLiteral("^(?:\\s*(?:re|fw|fwd|aw|wg|tr|rv)\\s*:\\s*|\\s*\\[[^\\]]{0,40}\\]\\s*){1,10}"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(
        QStringLiteral("^\\s*(?:rfq|enquiry|inquiry|requirement|quotation|quote|purchase enquiry|price "
                       "enquiry)\\s*(?:no\\.?\\s*\\S{1,20}\\s*)?[:–-]\\s*(.{1,120})$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString bare = QString(subject.left(300)).remove(reply).simplified();
    const QRegularExpressionMatch match = named.match(bare);
    const QString rest = match.hasMatch() ? match.captured(1) : bare;
    const MessageText message(rest);
    const std::optional<Quantity> quantity = findQuantity(message, {});
    const QString thing = findProduct(message, quantity);
    if (!thing.isEmpty() || !match.hasMatch() || message.tokens().isEmpty())
        return thing;
    return textOf(message, thingFrom(message, quantity, 0));
}

} // namespace leadwell::domain
