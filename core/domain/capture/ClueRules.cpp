// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/Clues.h"

namespace leadwell::domain {

namespace {

const QList<ClueRule> bookingRules{
    {Clue::BookingWord,
     u"book|booking|bookings|reserve|reservation|reservations|buchen|buchung|reservieren|réserver|"
     u"réservation|reservar|reserva|बुक|बुकिंग|આરક્ષણ|புக்கிங்|బుకింగ్|ಬುಕಿಂಗ್|ബുക്കിംഗ്|বুকিং"},
    {Clue::BookingWish,
     u"want|wants|like|wish|plan|planning|looking|need|interested|intend|ready|going ** "
     u"book|booking|reserve|reservation;book|reserve|booking "
     u"for|my|our|%num|now|it|us|me|online|two|three|four|one|tickets|seats|rooms;book|reserve a|an|the "
     u"room|rooms|seat|seats|table|slot|demo|trip|tour|trek|package|ticket|tickets|hall|appointment|visit|"
     u"cab|flight|hotel|stay|houseboat|car|bus|place|spot;can|could|may i|we ** "
     u"book|reserve;booking|book|reservation "
     u"karna|karni|karani|karwani|karwana|karvana|chahiye|krna|krni|karenge|karunga|karvani;बुक|बुकिंग "
     u"करना|करनी|कराना|करानी|करवानी|चाहिए|करायची|करायचे;möchte|möchten|will|wollen|würde ** "
     u"buchen|reservieren;voudrais|souhaite|veux|voulons|souhaitons|aimerais ** "
     u"réserver;quiero|quisiera|deseo|queremos|necesito ** reservar;hacer * reserva"},
    {Clue::BookingOrder,
     u"please|pls|plz|kindly * book|reserve;confirm|confirming|finalise|finalize|finalising|finalizing * "
     u"my|our|the|this|your * booking|order|reservation|seat|seats|slot|deal;confirm "
     u"booking|order|reservation;booking|order confirm|confirmed "
     u"kar|karo|karna|kijiye|kardo|karein;place|placing|give|giving|release|releasing * "
     u"order|orders|po;place|placing the|an|my|our * order;proceed|ahead with * "
     u"order|booking|purchase|payment|deal;attached|enclosed|attaching|enclosing|find ** po;po "
     u"attached|enclosed|copy|is;purchase order "
     u"attached|enclosed|is|copy|for|number;find|attached|sending|enclosed ** purchase order;proforma "
     u"invoice;send|share|need|raise ** proforma;send|share|raise the|a|us * pi;payment|bank|account "
     u"link|done|made|details;ready|want|like to pay;how|where ** pay|book|reserve;payment * "
     u"done|made|completed;paid|transferred ** advance|amount|token;book it|now|me|us;order now;we|i "
     u"will|shall take it;order dena|karna|confirm|laga|lagao|de|kar|book;payment|paise|paisa|advance "
     u"kaise|kaha|kahan|kar|kiya|bhej|kardiya|kardi;book|booking "
     u"kar|karo|kardo|krdo|kardijiye|karlo|karein|karen;बुक|बुकिंग कर|करो|करें|कीजिए|कन्फर्म;ऑर्डर "
     u"देना|करना|कर|कन्फर्म|दे;भुगतान|पेमेंट कैसे|कर|कहाँ|किया|लिंक;möchte|möchten|will|wollen|würde|werden ** "
     u"bestellen;hiermit * bestelle|bestellen|buche;bestelle|bestellen "
     u"ich|wir|hiermit|verbindlich;voudrais|souhaite|veux|voulons|souhaitons ** commander;passer * "
     u"commande;bon de commande;quiero|quisiera|deseo|queremos ** comprar|ordenar;hacer * pedido;realizar * "
     u"pedido;orden de compra"},
};

const QList<ClueRule> pricingRules{
    {Clue::PricingWord,
     u"price|prices|pricing|priced|cost|costs|rate|rates|quote|quotes|quotation|quotations|quatation|"
     u"quotaton|qoute|rfq|estimate|tariff|charges|discount|pricelist|daam|bhav|bhaav|keemat|kimat|kimmat|"
     u"qeemat|रेट|भाव|दाम|कीमत|मूल्य|कोटेशन|किंमत|दर|preis|preise|preisen|preisliste|angebot|kosten|kostet|prix|"
     u"tarif|tarifs|devis|coût|precio|precios|cotización|presupuesto|costo|coste|prezzo|prezzi|preventivo|"
     u"preço|preços|cotação|orçamento|prijs|prijzen|offerte|দাম|ભાવ|ਰੇਟ|ਭਾਅ|விலை|ధర|ಬೆಲೆ|വില|ଦାମ|قیمت|السعر|سعر|"
     u"цена|цены|стоимость|стоит|价格|报价|価格|見積|가격|견적"},
    {Clue::PricingQuestion,
     u"what|whats|how|tell|know|share|send|give|need|needs|want|require|provide|get|please|pls|plz|kindly|"
     u"request|mail|email|whatsapp|forward|looking|confirm|advise|enquire|inquire|ask|asking|question|query|"
     u"waiting|expecting ** "
     u"price|prices|pricing|cost|costs|rate|rates|quote|quotes|quotation|quotations|quatation|quotaton|qoute|"
     u"estimate|rfq|charges|pricelist|prize|discount;price|prices|cost|rate|rates|quote|quotation|quotations|"
     u"pricing|charges|rfq|quatation for|of|per|please|pls|plz|list|required|needed|reqd|chart|sheet;how "
     u"much;what|whats ** cost|charge|charging;best|last|lowest|final|bulk|wholesale|latest|current "
     u"price|prices|rate|rates|quote|offer;any|some|much|special|bulk discount;discount ** "
     u"milega|kya|do|dijiye|karo|doge;quote "
     u"me|us|for|your;please|pls|kindly quote;kitna|kitne|kitni|kitana "
     u"hai|ka|ke|ki|rupaye|paise|hoga|lagega|padega|rate|price|bhav|daam|me|mein|charge|lagenge;rate|price|"
     u"bhav|bhaav|daam|cost|kimat|keemat|quotation|charges|rates ** "
     u"kya|kitna|kitne|kitni|batao|bataye|bataiye|batado|bhejo|bhej|bhejiye|bhejdo|chahiye|do|dijiye|dedo|"
     u"hai|hoga|batayen|rahega|lagega;ka|ki|ke "
     u"rate|price|bhav|bhaav|daam|kimat|keemat|cost|rates|quotation;रेट|भाव|दाम|कीमत|मूल्य|कोटेशन|प्राइस|किंमत|दर "
     u"** "
     u"क्या|कितना|कितनी|कितने|बताएं|बताओ|बताइए|बताये|बताइये|बता|भेजें|भेजो|भेजिए|भेज|चाहिए|दें|दो|दीजिए|है|होगा|किती|सांगा|"
     u"पाठवा|द्या|काय;कितना|कितने|कितनी है|का|की|के|में|होगा|रुपये|पैसे|लगेगा|रुपए;का|की|के "
     u"रेट|भाव|दाम|कीमत|मूल्य|प्राइस;किती किंमत|दर|आहे;was|wieviel|viel ** "
     u"kostet|kosten;preis|preise|angebot|preisliste|preisauskunft|kosten "
     u"für|pro|bitte|über|von|zu;bitte|senden|schicken|brauche|brauchen|benötige|benötigen|möchte|möchten|"
     u"bitten|um|erbitten|unterbreiten ** "
     u"preis|preise|angebot|preisliste|preisauskunft;combien;prix|tarif|tarifs|devis|coût "
     u"de|du|des|pour|dun|dune|unitaire|svp|d;quel|quels|quelle|voudrais|voudrions|besoin|souhaite|"
     u"souhaitons|envoyer|envoyez|demande|recevoir|avoir|connaître|votre ** "
     u"prix|tarif|tarifs|devis|coût;cuánto "
     u"cuesta|cuestan|vale|valen|sale|es|saldría;precio|precios|cotización|presupuesto "
     u"de|del|para|por|unitario;necesito|necesitamos|quiero|quisiera|enviar|envíen|envíe|solicito|"
     u"solicitamos|dar|deme|cuál|pedir|mandar ** precio|precios|cotización|presupuesto;quanto "
     u"costa|costano|custa|custam;prezzo|preço di|per|del|de|do|da|para;hoeveel kost|kosten;offerte|prijs "
     u"voor|van;দাম কত;ભાવ શું|કેટલો;விலை என்ன|எவ்வளவு;ధర ఎంత;ಬೆಲೆ ಎಷ್ಟು;വില എത്രയാണ്|എത്ര;сколько стоит|стоят;كم "
     u"السعر"},
};

const QList<ClueRule> productRules{
    {Clue::ProductWord,
     u"interested|catalogue|catalog|brochure|sample|samples|product|products|enquiry|inquiry|requirement|"
     u"requirements|details|specification|specifications|specs|datasheet|information|info|availability|"
     u"itinerary|dealership|distributorship|moq|कैटलॉग|जानकारी|सैंपल|माहिती|कॅटलॉग|katalog|muster|anfrage|"
     u"échantillon|échantillons|catálogo|muestra|muestras"},
    {Clue::ProductWish,
     u"interested|interest in;yes|am|very|im|are interested;looking for|to;searching|sourcing "
     u"for?;need|needs|require|requires|requiring|want|wants "
     u"required|needed;need|needs|require|requires|want|wants "
     u"%num;need|needs|require|requires;required|needed|reqd;requirement|requirements "
     u"of|for|is|are|as;have|having ** requirement|requirements|enquiry;do|does|can|could|are you|u|ur ** "
     u"sell|selling|supply|supplying|provide|have|make|making|manufacture|manufacturing|deal|deliver|offer|"
     u"export|stock|ship|arrange;is|are ** available|availability|stock;available "
     u"in|for|with|now|from|on;any availability;in stock;available|availability "
     u"hai|he;send|share|provide|mail|email|give|need|want|please|get|whatsapp|forward ** "
     u"catalogue|catalog|brochure|details|sample|samples|information|info|specification|specifications|specs|"
     u"datasheet|portfolio|itinerary|photos|pictures|images|profile;tell|know ** "
     u"about|more|details;more|further|full|complete "
     u"information|details|info;want|wants|like|wish|looking|planning|plan|interested ** "
     u"buy|purchase|procure|source|import|order|try|rent|hire|install;buy|buying|purchase|purchasing|procure;"
     u"enquiry|inquiry|enquiring|inquiring|enquire|inquire "
     u"for|about|regarding|of|on;chahiye|chahie|chaiye|chahye|chahiyen|mangta|mangwana|mangana;mil|milega|"
     u"milegi|milta|milenge;details|detail|catalogue|sample|jankari "
     u"bhejo|bhej|chahiye|do|dijiye|bata;bare|baare me|mein;aap ** "
     u"banate|bechte|rakhte|dete|supply;aapke|apke|आपके paas|pass|पास ** "
     u"hai|he|hain|है|हैं|milega|मिलेगा;चाहिए|चाहिये|पाहिजे|पाहिजेत|हवे|हवा|हवी|हवेत|चाहियो;मिलेगा|मिलेगी|मिलेंगे|मिळेल|"
     u"मिळतील;जानकारी|माहिती|कैटलॉग|सैंपल "
     u"भेजें|भेजो|चाहिए|दें|द्या|पाठवा;interessiere|interessieren|interesse;suche|suchen;brauche|brauchen|benötige|"
     u"benötigen;verfügbar;auf lager;katalog|muster|anfrage für|zu|bitte;intéressé|intéressée|intéressés "
     u"par;cherche|cherchons|recherche|recherchons;besoin de|d|dun|dune;disponible;avez|vendez "
     u"vous;interesado|interesada|interesados "
     u"en;busco|buscamos;necesito|necesitamos;disponible|disponibles;tienen|venden;quiero|quisiera "
     u"comprar;preciso|precisamos|interessato|cerco|cerchiamo;வேண்டும்|கிடைக்குமா;కావాలి;ಬೇಕು;വേണം;লাগবে|চাই|দরকার;"
     u"જોઈએ;ਚਾਹੀਦਾ|ਚਾਹੀਦੇ|ਚਾਹੀਦੀ;ଦରକାର;нужен|нужна|нужно|нужны"},
};

const QList<ClueRule> supportRules{
    {Clue::HelpWord, u"help|support|question|questions|query|queries|issue|issues|problem|problems|trouble|"
                     u"assist|assistance|doubt|madad|dikkat|samasya|मदद|सहायता|समस्या|दिक्कत|hilfe|"
                     u"unterstützung|frage|fragen|aide|daide|problème|ayuda|problema|pregunta|duda"},
    {Clue::HelpAsk,
     u"need|want|require|get * help|support|assistance;help "
     u"me|us|with|required|needed|please|desk;can|could|please|pls ** "
     u"help|assist;have|having|facing|got|with ** "
     u"issue|issues|problem|problems|trouble|difficulty|question|questions|doubt|query;how do|can|to "
     u"i|we|one? ** "
     u"use|install|return|change|reset|login|log|track|connect|update|renew|claim|operate|download;technical|"
     u"customer|after support|care|sales;madad chahiye|karo|kijiye|karein;मदद|सहायता "
     u"चाहिए|करें|कीजिए|करो|हवी;brauche|benötige|benötigen|brauchen * hilfe|unterstützung;habe|haben ** "
     u"frage|problem;besoin daide;ai|avons * question|problème;necesito|necesitamos ayuda;tengo|tenemos ** "
     u"problema|pregunta|duda"},
    {Clue::HelpTrouble,
     u"not|isnt|doesnt|unable|cant|cannot able? to? "
     u"login|log|access|pay|download;not|isnt|doesnt|stopped|wont|cant|unable|hasnt "
     u"working|work|works|worked|opening|starting|connecting|loading|login|functioning|responding;cancel|"
     u"reschedule|postpone|change|modify|cancelled|cancelling * my|our|the|this * "
     u"booking|order|reservation|trip|ticket|tickets|seat|seats|date;cancel|cancellation|reschedule "
     u"booking|order|reservation|policy|of|request|charges;where is|are my|our * "
     u"order|orders|parcel|delivery|shipment|material|booking|ticket|consignment;when will|is ** my|our * "
     u"order|delivery|parcel|material|shipment;status of|for ** "
     u"order|delivery|shipment|booking|complaint|ticket;order|delivery|shipment|booking "
     u"status;track|tracking * order|shipment|parcel;order|delivery|parcel|shipment|material|goods|package "
     u"** not|never|hasnt|havent|isnt|still * "
     u"received|arrived|come|delivered|reached|dispatched|shipped;havent|not|didnt|never * "
     u"received|receive|got ** "
     u"order|delivery|parcel|shipment|material|goods|package|ticket|invoice;warranty|guarantee "
     u"claim|issue|card;forgot|reset * password;no confirmation|response|reply|update|receipt "
     u"received|yet|so|from|till;mera|mere|meri order|parcel|saman|maal|delivery ** "
     u"kab|kaha|kahan;kab|kaha|kahan ** mera|mere|meri order|parcel|saman|maal|delivery;kaam "
     u"nahi|nhi|nahin;chal nahi|nhi|nahin;order|maal|saman|delivery ** nahi|nhi|nahin "
     u"aaya|mila|aayi|mili|pahucha;काम नहीं|नही;चल नहीं|नही;ऑर्डर|माल|सामान|डिलीवरी ** नहीं|नही "
     u"आया|मिला|आई|मिली|पहुंचा;funktioniert nicht;geht nicht;stornieren;fonctionne|marche pas;annuler;no "
     u"funciona|funcionan;cancelar"},
    {Clue::Complaint,
     u"complaint|complaints|complain|complaining|refund|damaged|defective|faulty|disappointed|disappointing|"
     u"cheated|unacceptable|unhappy|dissatisfied|pathetic;wrong "
     u"item|items|product|products|order|size|material|colour|color|goods|quantity;poor|bad|worst|terrible|"
     u"horrible|substandard|inferior quality|service|experience|product|material|packing|behaviour;not "
     u"happy|satisfied;money back;legal action|notice;consumer court;broken ** "
     u"received|arrived|delivered|piece|pieces;received|arrived|came|delivered|was|were|is|got * "
     u"broken|damage;kharab|bekaar|bekar|ghatiya|shikayat|toota|tuta;paise|paisa "
     u"wapas|vapas;शिकायत|खराब|घटिया|टूटा|बेकार|तक्रार;पैसे "
     u"वापस|परत;beschwerde|reklamation|reklamieren|defekt|beschädigt|mangelhaft|enttäuscht;réclamation|"
     u"défectueux|défectueuse|cassé|plainte|remboursement|déçu;queja|reclamo|reclamación|defectuoso|dañado|"
     u"roto|reembolso|decepcionado"},
};

const QList<ClueRule> unwantedRules{
    {Clue::Unsubscribe,
     u"unsubscribe me|us|from|my|please|now|this|immediately|kar|karo;please|pls|kindly|want|like ** "
     u"unsubscribe;stop|quit "
     u"sending|messaging|calling|texting|contacting|emailing|messages|spamming|this|these|sms|whatsapp|"
     u"promotional;remove|delete|take|exclude me|us|my|our ** "
     u"list|lists|number|email|mail|database|contact|contacts|off;do? not|dont|never contact|disturb|spam "
     u"me|us;do? not|dont|never call|message|text|email|mail|write|msg|whatsapp me|us "
     u"again|anymore|ever|any;dont|never call|message|text|email|mail|write|msg|whatsapp|contact|disturb|spam me|us "
     u"again|anymore|ever|any|please|pls;dont|never contact|disturb|spam me|us;do? not|dont send ** messages|message|mails|emails|sms|anything;opt out;opt me "
     u"out;take me off;no more messages|emails|mails|sms|calls;message|msg|call|phone|sms mat "
     u"karo|karna|karna|bhejo|bhejna|kijiye|karein;mat bhejo|bhejna|bhejiye;band "
     u"karo|kijiye|kardo|kar;मैसेज|संदेश|कॉल|फोन मत|बंद;मत भेजो|भेजें|भेजिए|भेजना;बंद "
     u"करो|करें|कीजिए;abmelden|abbestellen|austragen;keine ** mails|nachrichten|werbung|anrufe "
     u"mehr?;désabonner|désinscrire|désinscription|désabonnement;darme|dar de baja;no me "
     u"llamen|escriban|contacten|envíen"},
    {Clue::SpamOffer,
     u"seo "
     u"service|services|company|expert|experts|agency|package|packages|audit|ranking|optimization|proposal|"
     u"plan|team;search engine optimization|ranking|rankings;first|top|1st|number|page|# "
     u"page|position|spot|on|one ** google;rank|ranks|ranking|rankings ** google|website|bing|keywords;guest "
     u"post|posts|posting|blog|article|articles;sponsored post|posts|article|content;backlink|backlinks;link "
     u"building|exchange|insertion;dofollow;domain authority|rating;redesign|redesigning|revamp ** "
     u"website|site;website|web|app|software design|development|redesign "
     u"services|service|company|agency|packages;loan "
     u"offer|offers|approval|approved|scheme|amount|@;pre|instant|quick|easy|urgent "
     u"approved|personal|business|cash ** loan|loans;offer|offering|offers|provide|providing|avail|get ** "
     u"loan|loans|credit|financing;loan|loans ** "
     u"interest|without|collateral|apply|lender;crypto|bitcoin|btc|usdt|forex|cryptocurrency|ethereum ** "
     u"invest|investment|investments|trading|trade|profit|profits|signals|earn|mining|returns|wallet|"
     u"opportunity;invest|investment|trading|profit|earn ** "
     u"crypto|bitcoin|btc|forex|cryptocurrency;earn|make|earning|income ** per|a|every|each|daily "
     u"day|week|month|hour|daily;earn money;make money online|fast|from;work from home ** "
     u"earn|job|income|salary;part time job|jobs|income;domain|hosting|subscription|mailbox ** "
     u"expire|expires|expired|expiring|suspended;lottery;jackpot;you|have "
     u"won;casino|betting|viagra|cialis|escort|escorts|porn|gambling;inheritance|beneficiary;next of "
     u"kin;increase|boost|grow|improve|generate|drive ** "
     u"traffic|followers|ranking|rankings|leads|visibility|presence|subscribers|roi;buy|real|get|instagram|"
     u"organic ** followers|likes|subscribers;email|mailing|contact|b2b|business "
     u"list|lists|database|databases|data|leads;digital|social|online marketing|media "
     u"agency|company|services|packages|proposal|expert|marketing;bulk sms|whatsapp|email|mail|messaging "
     u"service|services|provider|software|panel|sender;verified|qualified "
     u"leads|database|contacts;web|website|app developer|developers;outsource|outsourcing|offshore ** "
     u"development|team|services"},
    {Clue::SpamHint,
     u"visited|found|across|checked|reviewed|browsing|analysed|analyzed|looked|noticed ** your|ur "
     u"website|site|webpage|blog;unsubscribe;click here|below|link|the|this;limited time|period offer;act "
     u"now;risk free;congratulations;webmaster;site|website owner|admin;leading|reputed|professional "
     u"supplier|suppliers|manufacturer|manufacturers|provider|exporter|company|agency;would like to "
     u"offer|introduce;we are a|an ** company|agency|provider|firm|team|manufacturer;our "
     u"services|team|experts|developers|packages|rates include|offer|provide|can|will|start;100|fully "
     u"guaranteed|guarantee;money back guarantee;no obligation;free "
     u"audit|trial|quote|consultation|analysis|proposal;affordable|cheap|lowest "
     u"price|prices|rates|cost|packages;increase your;grow your;would|are|if you ** interested ** "
     u"services|offer|proposal;reply|revert|respond ** interested;dear "
     u"webmaster|owner|beneficiary|winner|friend;whatsapp|telegram channel|group;page google;organic "
     u"traffic;business proposal;collaboration|collaborate;partnership opportunity"},
};

const QList<ClueRule> circumstanceRules{
    {Clue::Urgent,
     u"urgent|urgently|urgency|urgant|urgnt|urjent|arjent|asap|immediately|immediate|immediatly|immidiately|"
     u"immediatley|emergency|earliest|today|tonight|eod|instantly|expedite;a s a p;right away|now;as soon "
     u"as|possible;as early|quickly|fast as possible;time sensitive|critical;top|high|highest "
     u"priority;without * delay;on priority|urgent;at once;end of * day;by|before "
     u"tomorrow|tmrw|tonight|evening|noon;within|in %num|an|one hour|hours|hr|hrs|minutes|mins;within "
     u"%num|one|a day;quick|fast "
     u"reply|response|delivery|quote|quotation;reply|respond|call|send|need|deliver|want ** "
     u"quickly|fast|quick|immediately|soon;tomorrow itself|only;same day;very soon;straight "
     u"away;hurry|hurried;running out;out of stock ** we|our;deadline;last "
     u"minute;jaldi|jldi|jald|turant|turat|fauran|foran|abhi|shighra|tatkal|tatkaal|aaj;kal hi|tak;kal|कल "
     u"subah|shaam|सुबह|शाम "
     u"tak|तक;जल्दी|जल्द|तुरंत|तत्काल|अभी|फौरन|फ़ौरन|आज|अर्जेंट|अर्जंट|शीघ्र|अविलंब|आपातकाल|तातडीने|लवकर|ताबडतोब|तातडी|"
     u"त्वरित;अति आवश्यक;कल "
     u"तक|ही;dringend|eilig|sofort|umgehend|schnellstmöglich|schnellstens|heute|eilt|eile|notfall|"
     u"unverzüglich;so schnell|bald wie möglich;bis "
     u"morgen;urgence|urgente|urgents|immédiatement|aujourdhui|rapidement|pressé|vite;dès que possible;au "
     u"plus vite|tôt;tout de suite;le plus vite|rapidement;avant "
     u"demain;urgentemente|inmediatamente|inmediato|hoy|urgencia|rápido|rápidamente;cuanto antes;lo antes "
     u"posible;ya mismo;de inmediato;para "
     u"mañana;dringende|subito|urgentissimo|hoje|imediatamente|spoed|dringendes;તાત્કાલિક|જલ્દી|તરત|அவசரம்|"
     u"அவசரமாக|உடனடியாக|உடனே|অবিলম্বে|জরুরি|জরুরী|তাড়াতাড়ি|వెంటనే|అత్యవసరం|ತಕ್ಷಣ|ತುರ್ತು|അടിയന്തിരമായി|ഉടൻ|ਜਲਦੀ|ਤੁਰੰਤ|"
     u"срочно|عاجل|فوری|فوراً|紧急|至急|急ぎ|긴급"},
    {Clue::Timeline,
     u"by|before|until|till|on|this|next|coming|from|for|latest|upto|around|after * "
     u"%day;by|before|until|till|in|this|next|from|during|for|mid|early|late|of|around|upto * %month;%num "
     u"th|st|nd|rd? of? %month;%month %num th|st|nd|rd?;by|before|until|till|for|from|on * "
     u"%date;%date;by|before|until|till|on|around %num th|st|nd|rd;within|in|inside|under * %num "
     u"working|business|calendar? %period;within|in a|one|the|this? %period;in|within|for|over the? "
     u"next|coming|few|couple|of? %num|few|couple? of? %period;next|coming %num "
     u"%period;this|next|coming|current "
     u"week|month|quarter|weekend|season|evening|afternoon|fortnight|year;end of|by? * "
     u"week|month|year|quarter|day|season|%month;month|year|week "
     u"end;eod|eow|eom;today|tomorrow|tonight|tmrw|tmr|tomorow;day after tomorrow;by|before|till|until "
     u"tomorrow|today|tonight evening|morning|afternoon|night?;by|before|for|around * "
     u"diwali|christmas|eid|holi|pongal|onam|dussehra|navratri|easter|ramadan|monsoon|season;%num %period "
     u"delivery;delivery|required|needed in|within %num %period;aaj|parso|parson;kal "
     u"tak|subah|shaam|chahiye|hi|delivery|bhej|dopahar;is|iss|agle|agla|isi "
     u"hafte|hafta|mahine|mahina|saal|week|month;%num din|hafte|mahine|ghante|dino "
     u"me|mein|ke|tak|andar;%day|%month tak|ko|se|me|mein;आज|परसों;कल तक|सुबह|शाम|ही;इस|अगले|अगला|या|पुढील "
     u"हफ्ते|सप्ताह|महीने|माह|साल|आठवड्यात|महिन्यात;%num दिन|दिनों|हफ्ते|महीने|घंटे|दिवसात में|के|तक|मध्ये?;%day|%month "
     u"तक|को|में|से|पर्यंत;heute|übermorgen;bis morgen|ende|%date|%day|%month|%num;bis zum? * "
     u"%num|%day|%month|%date;innerhalb * %num|einer? %period;in %num "
     u"%period;diese|dieser|nächste|nächster|kommende|kommender woche|wochen;diesen|nächsten|kommenden "
     u"monat|%day;bis ende * woche|monat|monats|jahr|%month;aujourdhui|demain;avant|dici|pour|jusquà|le * "
     u"%day|%month|%date;dans|sous|dici %num %period;cette|la semaine prochaine?;ce|le mois prochain?;fin "
     u"du|de|%month ** mois|semaine|année|%month;avant le|la * %num|fin;hoy|mañana;antes del|de %num de? "
     u"%month;para el %num de? %month;antes del|de * %day|%month|%num|fin|%date;para el|la|este|fin * "
     u"%day|%num|%month|%date|próxima|semana|mes;en|dentro de? %num %period;esta|próxima semana;este|próximo "
     u"mes;fin de * mes|semana|año;próxima semana"},
    {Clue::WantsContact,
     u"call|ring|phone|contact|whatsapp|text|message|ping|reach "
     u"me|us|back|asap|on|please|urgently|immediately|at;please|pls|kindly|can|could|plz|request ** "
     u"call|contact|revert|reply|respond|connect|reach|visit;callback;call|revert back|me|us|soon;give ** "
     u"call;let me|us know;want|need|like|wish ** "
     u"talk|speak|discuss|discussion|meeting|call|demo|visit|callback|meet;schedule|arrange|book|fix|set|"
     u"setup|organise|organize ** call|meeting|demo|visit|appointment;when can|could we|you|i|u ** "
     u"call|meet|talk|visit|speak|come;waiting for ** reply|response|call|revert;awaiting|await your|you ** "
     u"reply|response|call|revert;my|mine number|mobile|phone|contact|whatsapp is|no|here|number;call|phone "
     u"karo|kijiye|karna|karein|karen|kro|kar|karke|kare|karlo;baat karni|karna|karo|ho|kar|krni;sampark "
     u"karein|karo|kare|kijiye;number do|bhejo|dijiye;कॉल|फोन|फ़ोन करें|करो|कीजिए|करना|करा|कर;बात "
     u"करनी|करना|करें|करो|बोलायचे;संपर्क करें|करा|कीजिए|करो|साधा;rufen|ruft|rufe "
     u"sie|mich|bitte|uns;rückruf;melden|kontaktieren sie;rappelez|appelez|contactez|rappeler "
     u"moi|nous|me?;llámenme|llámeme|llamarme|contáctenme|contácteme|llamen;pueden|puede llamar|contactar"},
    {Clue::TakesBack,
     u"not|isnt|arent|never|uninterested interested;no|any longer|more * "
     u"interested|need|needs|needed|require|required|requires|want|wants|looking|necessary;not|dont|doesnt|wont "
     u"need|want|require|needed|required ** anymore;not|dont|doesnt need|want|require ** any more|longer;not|dont "
     u"looking|interested ** anymore;already|have|has|we|i bought|purchased|ordered|finalised|finalized|booked "
     u"** elsewhere|somewhere|another|other|others|else;already bought|purchased|finalised|finalized;cancel|cancelling|"
     u"withdraw|withdrawing my|our|the|this ** order|enquiry|inquiry|requirement|request|booking;requirement|project|order "
     u"is|was|has been? closed|cancelled|canceled|over|dropped|shelved;dropped the|our|this plan|idea|project|requirement;"
     u"nicht mehr? interessiert|nötig|gebraucht;kein interesse|bedarf;brauche|brauchen|benötigen ** nicht|keine mehr;"
     u"plus|pas intéressé|intéressée|intéressés|besoin;ya no ** interesa|necesito|necesitamos|quiero;no me|nos "
     u"interesa;nahi|nahin|nhi chahiye;ab|abhi zaroorat|zarurat|jarurat|jaroorat nahi|nahin|nhi;zaroorat|zarurat|jarurat "
     u"nahi|nahin|nhi;नहीं|नही चाहिए;जरूरत|आवश्यकता नहीं|नही;नको"},
};

} // namespace

const QList<ClueRule>& clueRules() {
    static const QList<ClueRule> rules =
        bookingRules + pricingRules + productRules + supportRules + unwantedRules + circumstanceRules;
    return rules;
}

} // namespace leadwell::domain
