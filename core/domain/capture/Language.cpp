// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/MessageText.h"
#include "core/domain/capture/Understanding.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <QHash>
#include <QMap>

#include <algorithm>
#include <array>

namespace leadwell::domain {

namespace {

int hits(const QList<Token>& tokens, const WordSet& words) {
    return static_cast<int>(
        std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) { return words.contains(token.word); }));
}

/// Letters per script. Indic vowel signs are no letters, so Indic letters weigh more.
QHash<QChar::Script, double> scriptsOf(const MessageText& message) {
    QHash<QChar::Script, double> scripts;
    for (const Token& token : message.tokens()) {
        if (token.kind != Token::Kind::Word)
            continue;
        for (const char32_t c : QStringView(message.text()).mid(token.begin, token.end - token.begin).toUcs4()) {
            const QChar::Script script = QChar::script(c);
            if (script == QChar::Script_Common || script == QChar::Script_Inherited || script == QChar::Script_Unknown)
                continue;
            const bool isIndic = script >= QChar::Script_Devanagari && script <= QChar::Script_Malayalam;
            if (QChar::isLetter(c))
                scripts[script] += isIndic ? 1.5 : 1.0;
        }
    }
    return scripts;
}

/// The script that carries the sentence. Product names and "rate" stay Latin in many Indian messages, so a
/// quarter of another script is enough to outweigh Latin.
QChar::Script carryingScript(const QHash<QChar::Script, double>& scripts) {
    double all = 0;
    QChar::Script best = QChar::Script_Common;
    for (auto it = scripts.begin(); it != scripts.end(); ++it) {
        all += it.value();
        const bool isBetter =
            it.key() != QChar::Script_Latin && (best == QChar::Script_Common || it.value() > scripts.value(best));
        if (isBetter)
            best = it.key();
    }
    const bool outweighsLatin = best != QChar::Script_Common && scripts.value(best) >= all * 0.25;
    return outweighsLatin || !scripts.contains(QChar::Script_Latin) ? best : QChar::Script_Latin;
}

Language devanagari(const QList<Token>& tokens) {
    static const WordSet hindi = foldedWordSet(u"है हैं हो चाहिए चाहिये चाहता चाहती चाहते मुझे हमें हमको मुझको क्या कितना "
                                               u"कितने कितनी का की के में मे से को और नहीं नही करें करो करना "
                                               u"दें दो दीजिए दीजिये भेजें भेजो भेजिए भेज बताएं बताओ बताइए बताये लिए कब कैसे "
                                               u"कैसा हूं हूँ हु रहा रहे रही जल्दी मेरा मेरी मेरे आपका आपकी आपके आप यह "
                                               u"वह ये वो कर पर भी तक अभी तुरंत कीजिए कृपया हम मैं था थी थे होगा मिलेगा "
                                               u"सकते सकता कोई कुछ बहुत कीमत ने वाला वाले नमस्ते हाँ जी");
    static const WordSet marathi =
        foldedWordSet(u"आहे आहेत आहात आहोत पाहिजे पाहिजेत मला आम्हाला तुम्हाला काय किती कसे कसा कशी मध्ये हवे हवी हवा हवेत करा "
                      u"नाही नको साठी चा ची चे च्या तुम्ही आणि पण "
                      u"द्या सांगा पाठवा किंमत मिळेल मिळतील लवकर माझा माझे माझी तुमचा तुमचे तुमची तुमच्या आमच्या आपल्या झाले "
                      u"झाली येथे होईल असेल कधी कुठे कोणते हे ते "
                      u"आम्ही मी नमस्कार करायचे करायची घ्यायचे शकता शकतो");
    static const WordSet nepali =
        foldedWordSet(u"छ छन् छैन मलाई हामीलाई कति पर्‍यो "
                      u"पर्यो "
                      u"गर्नुहोस् "
                      u"चाहियो "
                      u"चाहिएको "
                      u"चाहिन्छ लागि तपाईं तपाईंको हुन्छ हो "
                      u"भयो पठाउनुहोस् दिनुहोस् कहिले कसरी गर्न मेरो हाम्रो");
    const int hi = hits(tokens, hindi);
    int mr = hits(tokens, marathi);
    const int ne = hits(tokens, nepali);
    for (const Token& token : tokens) {
        // Retroflex ळ and the joined endings of Marathi do not occur in Hindi.
        const bool isMarathi = token.word.contains(u'ळ') || token.word.endsWith(QStringLiteral("साठी")) ||
                               token.word.endsWith(QStringLiteral("मध्ये")) || token.word.endsWith(QStringLiteral("च्या"));
        mr += isMarathi ? 1 : 0;
    }
    if (ne > hi && ne > mr)
        return {QStringLiteral("ne"), 0.9};
    if (mr > hi)
        return {QStringLiteral("mr"), 0.95};
    return {QStringLiteral("hi"), hi > mr ? 0.97 : 0.8};
}

bool hasAny(const QString& text, const QString& letters) {
    return std::any_of(text.begin(), text.end(), [&](QChar c) { return letters.contains(c); });
}

Language arabic(const QString& text) {
    if (hasAny(text, QStringLiteral("ٹڈڑںےہھ")))
        return {QStringLiteral("ur"), 0.95};
    if (hasAny(text, QStringLiteral("پچژگیک")))
        return {QStringLiteral("fa"), 0.9};
    return {QStringLiteral("ar"), 0.95};
}

struct Guess {
    QString code;
    bool isReliable = false;
};

/// The statistical detector; good from a sentence on.
Guess statisticalGuess(const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int bytes = 0;
    int validBytes = 0;
    Guess guess;
    const CLD2::Language best = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        utf8.constData(), static_cast<int>(utf8.size()), true, &hints, CLD2::kCLDFlagBestEffort, languages.data(),
        percents.data(), scores.data(), nullptr, &bytes, &guess.isReliable, &validBytes);
    if (best != CLD2::UNKNOWN_LANGUAGE)
        guess.code = QString::fromLatin1(CLD2::LanguageCode(best));
    return guess;
}

Language cyrillic(const QString& text) {
    if (hasAny(text, QStringLiteral("іїєґІЇЄҐ")))
        return {QStringLiteral("uk"), 0.95};
    const Guess guess = statisticalGuess(text);
    const bool isOther = guess.isReliable && guess.code != QStringLiteral("en");
    return {isOther ? guess.code : QStringLiteral("ru"), isOther ? 0.9 : 0.7};
}

/// Small words of the languages that write to us in Latin letters; ambiguous ones are in several rows.
const QMap<QString, WordSet>& smallWords() {
    static const QMap<QString, WordSet> rows{
        {QStringLiteral("en"), foldedWordSet(u"the is are was what which when where how much many of for and with "
                                             u"you your yours we our us i im my me to in on at by "
                                             u"from this that it its these those can could do does did have has "
                                             u"had please pls plz kindly need needs want wants would "
                                             u"send share call give get let know be been will shall not no dont "
                                             u"any some all a an as if or per about also there here "
                                             u"price prices pricing quote quotation rate rates cost order orders "
                                             u"interested looking require required requirement "
                                             u"enquiry inquiry details catalogue brochure sample samples available "
                                             u"availability delivery stock thanks thank hi hello "
                                             u"hey dear sir madam good morning evening afternoon regards urgent "
                                             u"urgently asap today tomorrow book booking help support "
                                             u"question issue problem units pieces buy purchase supply supplier "
                                             u"product products unsubscribe stop ok okay yes best "
                                             u"discount payment invoice meeting visit monday tuesday wednesday "
                                             u"thursday friday saturday sunday week month now "
                                             u"confirmed received arrived broken wrong back still waiting very "
                                             u"quality company website working")},
        {QStringLiteral("de"), foldedWordSet(u"der die das den dem ein eine einen einem ist sind war was wie viel "
                                             u"viele kostet kosten und mit sie ihr ihre ihren wir uns "
                                             u"ich mir mein für von bei zu zum zur im in auf aus bis nach nicht "
                                             u"kein keine bitte können könnten haben hat brauche "
                                             u"brauchen benötigen benötige möchte möchten würde angebot preis "
                                             u"preise preisliste anfrage liefern lieferung lieferzeit "
                                             u"stück dringend danke hallo guten tag geehrte damen herren senden "
                                             u"schicken wann wo gibt es noch heute morgen auch")},
        {QStringLiteral("fr"),
         foldedWordSet(u"le la les un une des du de est sont quel quelle quels quelles combien et avec vous votre "
                       u"vos nous notre je me mon ma mes pour "
                       u"par dans sur au aux en ce cette ces ne pas que qui s'il plaît svp pouvez pourriez avoir "
                       u"avons besoin voudrais "
                       u"voulons souhaite devis prix tarif tarifs commande livraison merci bonjour bonsoir "
                       u"cordialement envoyer envoyez "
                       u"êtes suis avez j'ai c'est coûte disponible intéressé aujourd'hui demain urgent délai")},
        {QStringLiteral("es"),
         foldedWordSet(u"el la los las un una unos unas de del es son cuál cual cuánto cuanto cuesta cuestan y con "
                       u"usted ustedes su sus nosotros yo me "
                       u"mi para por en que qué no si sí puede pueden podría quiero queremos quisiera necesito "
                       u"necesitamos precio precios "
                       u"cotización presupuesto pedido entrega gracias hola buenos buenas días tardes enviar envíe "
                       u"envíen disponible interesado "
                       u"estoy tienen tiene hoy mañana urgente al lo saludos favor unidades")},
        {QStringLiteral("it"), foldedWordSet(u"il lo la i gli le un uno una di del della dei delle è sono qual "
                                             u"quale quanto costa costano e con lei vostro vostra noi io mi "
                                             u"mio per da in su che non potete può vorrei vorremmo bisogno prezzo "
                                             u"prezzi preventivo ordine consegna grazie buongiorno "
                                             u"salve ciao inviare inviate disponibile interessato siamo sono avete "
                                             u"oggi domani pezzi abbiamo cordiali saluti")},
        {QStringLiteral("pt"), foldedWordSet(u"o a os as um uma de do da dos das é são qual quanto custa custam e "
                                             u"com você vocês seu sua nós eu me meu minha para por em no na "
                                             u"que não sim pode podem poderia quero queremos gostaria preciso "
                                             u"precisamos preço preços cotação orçamento pedido entrega "
                                             u"obrigado obrigada olá bom boa dia tarde enviar envie disponível "
                                             u"interessado estou tem têm hoje amanhã urgente unidades")},
        {QStringLiteral("nl"), foldedWordSet(u"de het een is zijn wat hoeveel kost kosten en met u uw jullie wij "
                                             u"we ik mij mijn voor van bij aan te in op uit niet geen "
                                             u"graag kunt kunnen heeft hebben nodig wil willen zou offerte prijs "
                                             u"prijzen bestelling levering bedankt dank hallo goedendag "
                                             u"sturen stuur wanneer beschikbaar vandaag morgen stuks")}};
    return rows;
}

/// Hindi in Latin letters. The first kind decides; the second also occurs in other languages and only adds
/// weight.
int hinglishWeight(const QList<Token>& tokens) {
    static const WordSet sure =
        foldedWordSet(u"hai hain kitna kitne kitni kitana chahiye chahie chaiye chahye chahiyen chaahiye mujhe muje mujhko "
                      u"humko hume hamko hame humein kya kyaa kia "
                      u"nahi nahin nhi batao bataye bataiye batana batado bhejo bhejiye bhejna bhejdo bhej dijiye dijie "
                      u"dedo kijiye kijie karna karo karein "
                      u"karenge karoge milega milegi milenge milta milti sakte sakta sakti lagega lagegi daam bhav jaldi "
                      u"turant abhi aaj kaise kaisa kaha "
                      u"kahan kidhar kyun kyu liye wala wale wali mera meri mere hamara hamare aapka aapki aapke apka apki "
                      u"apke aap bhai bhaiya theek thik "
                      u"accha acha achha zyada jyada saman maal rupaye rupay paisa paise hoga hogi chalega raha rahe rahi "
                      u"hu hoon mein kuch namaste namaskar "
                      u"haan karwana karvana mangwana mangana lena dena hazaar hazar parso hafte mahine din "
                      u"kharidna bechte rakhte banate shukriya "
                      u"dhanyavad dhanyawad kripya yaar bahut bohot sirf thoda thodi kam kaam wapas kharab tarikh agle ka "
                      u"ki ke ko kar karlo");
    static const WordSet maybe = foldedWordSet(u"se me do ho ye yeh wo woh ya kal sab bas tak par pe bhi hi jo tha thi "
                                               u"hum ek koi ji kab aur ne de le lo");
    const int certain = hits(tokens, sure);
    return certain == 0 ? 0 : 2 * certain + hits(tokens, maybe);
}

Language latin(const MessageText& message, int words) {
    const QList<Token>& tokens = message.tokens();
    const int hinglish = hinglishWeight(tokens);
    QString best;
    int most = 0;
    int second = 0;
    for (auto row = smallWords().begin(); row != smallWords().end(); ++row) {
        const int count = hits(tokens, row.value());
        if (count > most || (count == most && row.key() == QStringLiteral("en"))) {
            second = most;
            most = count;
            best = row.key();
        } else {
            second = std::max(second, count);
        }
    }
    if (hinglish > 0 && hinglish >= most)
        return {QStringLiteral("hi-Latn"), hinglish > most ? 0.95 : 0.75};
    const Guess guess = statisticalGuess(message.text());
    const bool isLongAndForeign = words >= 6 && most * 3 < words;
    if (guess.isReliable && isLongAndForeign)
        return {guess.code, 0.9};
    if (guess.isReliable && most > 0 && guess.code == best)
        return {best, 0.98};
    if (most > second && (most >= 2 || words <= 3))
        return {best, words <= 3 ? 0.7 : 0.85};
    if (guess.isReliable && words >= 4)
        return {guess.code, 0.75};
    if (most > 0)
        return {best, 0.6};
    return guess.code.isEmpty() || words < 3 ? Language{} : Language{guess.code, 0.4};
}

} // namespace

Language detectLanguage(const QString& text) {
    const MessageText message(text);
    const auto words = static_cast<int>(std::count_if(message.tokens().begin(), message.tokens().end(),
                                                      [](const Token& token) { return token.kind == Token::Kind::Word; }));
    const QHash<QChar::Script, double> scripts = scriptsOf(message);
    if (scripts.isEmpty())
        return {};
    static const QMap<QChar::Script, QString> oneLanguage{
        {QChar::Script_Gujarati, QStringLiteral("gu")}, {QChar::Script_Gurmukhi, QStringLiteral("pa")},
        {QChar::Script_Tamil, QStringLiteral("ta")},    {QChar::Script_Telugu, QStringLiteral("te")},
        {QChar::Script_Kannada, QStringLiteral("kn")},  {QChar::Script_Malayalam, QStringLiteral("ml")},
        {QChar::Script_Oriya, QStringLiteral("or")},    {QChar::Script_Sinhala, QStringLiteral("si")},
        {QChar::Script_Thai, QStringLiteral("th")},     {QChar::Script_Greek, QStringLiteral("el")},
        {QChar::Script_Hebrew, QStringLiteral("he")},   {QChar::Script_Georgian, QStringLiteral("ka")},
        {QChar::Script_Armenian, QStringLiteral("hy")}, {QChar::Script_Hangul, QStringLiteral("ko")}};
    const QChar::Script script = carryingScript(scripts);
    if (oneLanguage.contains(script))
        return {oneLanguage.value(script), 0.98};
    switch (script) {
    case QChar::Script_Devanagari:
        return devanagari(message.tokens());
    case QChar::Script_Bengali:
        return {hasAny(message.text(), QStringLiteral("ৰৱ")) ? QStringLiteral("as") : QStringLiteral("bn"), 0.95};
    case QChar::Script_Arabic:
        return arabic(message.text());
    case QChar::Script_Cyrillic:
        return cyrillic(message.text());
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return {QStringLiteral("ja"), 0.98};
    case QChar::Script_Han: {
        const bool hasKana = scripts.contains(QChar::Script_Hiragana) || scripts.contains(QChar::Script_Katakana);
        return {hasKana ? QStringLiteral("ja") : QStringLiteral("zh"), 0.95};
    }
    case QChar::Script_Latin:
        return latin(message, words);
    default:
        return {};
    }
}

} // namespace leadwell::domain
