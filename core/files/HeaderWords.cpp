// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/HeaderWords.h"

#include <QHash>
#include <QStringList>

#include <array>

namespace leadwell::files {
namespace {

struct Words {
    TargetField field;
    const char* list; ///< headers as headerKey() writes them, separated by '|'
};

// English as portals and exports spell it, then Hindi, Marathi, Gujarati, German, French, Spanish,
// Portuguese, Italian, Dutch. Whole headers; single words also decide inside a longer header.
constexpr std::array<Words, targetFieldCount - 1> table = {{
    {TargetField::Name, "name|full name|fullname|contact|contact name|contact person|person|person name|customer|customer "
                        "name|client|client name|"
                        "lead name|lead|visitor name|visitor|buyer name|buyer|sender name|sender|enquirer|attendee|attendee "
                        "name|prospect|"
                        "guest name|your name|contact person name|display name|नाम|पूरा नाम|ग्राहक का नाम|संपर्क "
                        "व्यक्ति|नाव|નામ|ansprechpartner|"
                        "kontaktperson|kunde|vollständiger name|nom complet|nom et prénom|client nom|nombre completo|nombre y "
                        "apellidos|"
                        "cliente|contacto|nome completo|nome e cognome|nominativo|naam|volledige naam|contactpersoon"},
    {TargetField::FirstName, "first name|firstname|first|given name|forename|fname|f name|पहला नाम|प्रथम "
                             "नाम|vorname|prénom|prenom|nombre|primer nombre|"
                             "nome|primeiro nome|voornaam|nome di battesimo"},
    {TargetField::LastName, "last name|lastname|last|surname|family name|lname|l name|उपनाम|आडनाव|अंतिम "
                            "नाम|nachname|familienname|nom|nom de famille|"
                            "apellido|apellidos|sobrenome|apelido|cognome|achternaam"},
    {TargetField::Company,
     "company|company name|firm|firm name|organisation|organization|organisation name|organization "
     "name|org|business|"
     "business name|account|account name|employer|shop|shop name|institute|institution|agency|sender "
     "company|buyer company|"
     "कंपनी|कम्पनी|कंपनी का "
     "नाम|फर्म|संस्था|संगठन|કંપની|firma|firmenname|unternehmen|société|societe|entreprise|raison sociale|empresa|"
     "compañía|razón social|azienda|ditta|società|ragione sociale|bedrijf|bedrijfsnaam|organisatie"},
    {TargetField::JobTitle, "title|job "
                            "title|jobtitle|designation|position|role|job|post|profession|occupation|पद|पदनाम|हुद्दा|funktion|"
                            "berufsbezeichnung|"
                            "stelle|beruf|fonction|poste|titre|cargo|puesto|função|ruolo|funzione|functie|functietitel"},
    {TargetField::Phone, "phone|phone number|phone no|telephone|tel|tel no|mobile|mobile number|mobile no|mob|mob no|cell|cell "
                         "phone|"
                         "cellphone|cell no|contact no|contact number|contact num|ph|ph no|phone 1|phone1|mobile "
                         "1|mobile1|primary phone|"
                         "work phone|business phone|mobile phone|sender mobile|calling "
                         "number|caller|number|handphone|hp|telephone number|"
                         "मोबाइल|मोबाइल नंबर|मोबाईल|मोबाईल नंबर|फ़ोन|फोन|फ़ोन नंबर|फोन नंबर|दूरभाष|संपर्क|संपर्क "
                         "नंबर|નંબર|મોબાઇલ|telefon|telefonnummer|"
                         "tel nr|rufnummer|handy|handynummer|mobil|mobilnummer|mobiltelefon|téléphone|telephone "
                         "mobile|portable|numéro|"
                         "numéro de téléphone|no de téléphone|teléfono|telefono|móvil|movil|celular|número de "
                         "teléfono|telefone|telemóvel|"
                         "cellulare|telefoonnummer|telefoon|mobiel|gsm"},
    {TargetField::Phone2, "phone 2|phone2|second phone|secondary phone|other phone|alternate phone|alternate "
                          "number|alternate no|alt phone|"
                          "alternate mobile|alternative number|mobile 2|mobile2|home phone|landline|landline "
                          "no|phone other|alt mobile|alt no|"
                          "sender mobile alt|sender phone|residence phone|office phone|दूसरा नंबर|वैकल्पिक "
                          "नंबर|festnetz|telefon 2|téléphone 2|fixe|"
                          "teléfono 2|fijo|telefone 2|telefono 2|fisso|vaste telefoon"},
    {TargetField::WhatsApp, "whatsapp|whatsapp number|whatsapp no|whats app|whats app no|whats app "
                            "number|wa|wa number|wa no|wapp|व्हाट्सएप|व्हाट्सऐप|"
                            "व्हाट्सएप नंबर|व्हॉट्सअॅप"},
    {TargetField::Email, "email|e mail|mail|mail id|email id|e mail id|email address|e mail address|mail "
                         "address|emailid|sender email|"
                         "primary email|work email|email 1|emails|ईमेल|ई मेल|ईमेल पता|इमेल|ઈમેલ|mailadresse|e "
                         "mail adresse|email adresse|courriel|"
                         "adresse mail|adresse e mail|adresse email|correo|correo electrónico|correo "
                         "electronico|e mails|posta elettronica|"
                         "indirizzo e mail|indirizzo email|e mailadres|emailadres|mailadres"},
    {TargetField::City, "city|town|location|district|place|city name|sender city|buyer "
                        "city|village|locality|mailing city|billing city|शहर|नगर|"
                        "जिला|स्थान|गाव|શહેર|stadt|ort|wohnort|ville|ciudad|localidad|población|cidade|città|"
                        "citta|comune|plaats|stad|woonplaats"},
    {TargetField::Region, "state|region|province|state name|state province|sender state|county|mailing "
                          "state|billing state|राज्य|प्रदेश|प्रांत|રાજ્ય|"
                          "bundesland|région|département|provincia|estado|regione|provincie|comunidad"},
    {TargetField::Country, "country|country name|nation|country code|country iso|sender country iso|country "
                           "region|mailing country|billing country|"
                           "देश|દેશ|land|staat|pays|país|pais|paese|nazione"},
    {TargetField::Source, "source|lead source|how did you hear|how did you hear about "
                          "us|origin|referral|referred by|reference|campaign source|"
                          "utm source|enquiry "
                          "source|स्रोत|संदर्भ|quelle|herkunft|provenance|origine|fuente|origen|fonte|origem|"
                          "provenienza|bron|herkomst"},
    {TargetField::Channel, "channel|medium|lead channel|platform|portal|via|माध्यम|kanal|canal|canale|kanaal"},
    {TargetField::Product, "product|product interest|product name|products|interested in|interest|item|item "
                           "name|service|services|enquired product|"
                           "product of interest|query product "
                           "name|requirement|model|course|project|property|category|उत्पाद|उत्पादन|प्रोडक्ट|सेवा|"
                           "produkt|artikel|interesse|dienstleistung|produit|article|intérêt|producto|"
                           "artículo|servicio|interés|produto|serviço|"
                           "prodotto|articolo|servizio|dienst"},
    {TargetField::Message, "message|enquiry|inquiry|query|query "
                           "message|details|description|comment|comments|question|enquiry details|"
                           "requirements|subject|your message|enquiry "
                           "message|request|संदेश|पूछताछ|विवरण|प्रश्न|nachricht|anfrage|mitteilung|"
                           "beschreibung|kommentar|message "
                           "client|demande|commentaire|commentaires|mensaje|consulta|descripción|comentario|"
                           "comentarios|mensagem|descrição|messaggio|richiesta|descrizione|commento|bericht|"
                           "aanvraag|opmerking|vraag"},
    {TargetField::Quantity, "quantity|qty|quantity required|order quantity|pieces|units|pcs|no of "
                            "units|number of units|volume|मात्रा|संख्या|menge|"
                            "anzahl|stückzahl|quantité|qté|cantidad|quantidade|quantità|hoeveelheid|aantal"},
    {TargetField::Value, "value|amount|deal value|deal amount|price|budget|order value|expected value|expected "
                         "revenue|opportunity amount|"
                         "potential|revenue|deal "
                         "size|worth|राशि|मूल्य|कीमत|बजट|wert|betrag|auftragswert|umsatz|preis|valeur|montant|prix|valor|importe|"
                         "precio|presupuesto|monto|orçamento|valore|importo|prezzo|waarde|bedrag|prijs"},
    {TargetField::Stage, "stage|status|lead status|lead stage|deal stage|pipeline stage|state of "
                         "lead|current status|स्थिति|चरण|phase|stufe|statut|"
                         "étape|etapa|estado del lead|stato|fase"},
    {TargetField::Heat, "heat|temperature|rating|lead rating|interest level|hot cold|hot warm "
                        "cold|priority|score category|lead quality|"
                        "प्राथमिकता|bewertung|priorität|température|priorité|temperatura|prioridad|prioridade|"
                        "priorità|prioriteit"},
    {TargetField::Owner, "owner|lead owner|assigned to|assignee|sales person|salesperson|sales rep|rep|agent|account "
                         "manager|handled by|executive|"
                         "sales executive|owner name|contact "
                         "owner|assigned|user|प्रभारी|विक्रेता|zuständig|verantwortlich|besitzer|betreuer|bearbeiter|"
                         "responsable|propriétaire|commercial|vendeur|propietario|vendedor|asignado "
                         "a|responsável|proprietário|responsabile|"
                         "proprietario|assegnato a|eigenaar|verkoper|toegewezen aan"},
    {TargetField::Tags, "tags|tag|labels|label|groups|group|list|lists|segment|keywords|group "
                        "membership|टैग|लेबल|schlagwörter|schlagwort|gruppe|"
                        "étiquettes|étiquette|mots clés|etiquetas|etiqueta|grupo|etichette|gruppo|trefwoorden|groep"},
    {TargetField::Created, "created|created at|created on|created date|date created|create date|date|enquiry "
                           "date|inquiry date|lead date|"
                           "first contact|first contact date|received|received on|added on|added|date "
                           "added|query time|timestamp|entry date|"
                           "creation date|registered on|submitted at|submitted on|created time|start "
                           "date|visit date|तारीख|दिनांक|तिथि|datum|"
                           "erstellt|erstellt am|anlagedatum|erstkontakt|angelegt am|date de création|créé "
                           "le|premier contact|fecha|"
                           "fecha de creación|creado|fecha de alta|data|data de criação|criado em|data "
                           "creazione|creato il|aangemaakt|"
                           "aangemaakt op|datum aangemaakt"},
    {TargetField::LastActivity,
     "last activity|last activity date|last contact|last contacted|last contact date|last contacted "
     "date|last modified|"
     "last modified date|modified|modified at|modified time|updated|updated at|updated on|last updated|last "
     "call|last seen|"
     "last follow up|last followup|last follow up date|follow up date|अंतिम संपर्क|letzter kontakt|letzte "
     "aktivität|geändert am|"
     "dernier contact|dernière activité|modifié le|último contacto|última actividad|último contato|última "
     "atividade|"
     "ultimo contatto|ultima attività|laatste contact|laatste activiteit|gewijzigd"},
    {TargetField::Notes, "notes|note|remarks|remark|internal notes|follow up notes|call "
                         "notes|feedback|comments internal|टिप्पणी|नोट|नोट्स|अभिप्राय|"
                         "टीप|notizen|notiz|bemerkung|bemerkungen|anmerkung|anmerkungen|remarque|remarques|"
                         "notas|nota|observaciones|observações|"
                         "note interne|osservazioni|notities|notitie|opmerkingen"},
    {TargetField::ExternalId, "id|lead id|leadid|record id|contact id|external id|reference no|reference "
                              "number|ref no|ref|enquiry id|inquiry id|"
                              "unique query id|query id|enquiry no|lead no|lead number|customer "
                              "id|uid|uuid|sr id|kundennummer|kunden nr|identifiant|"
                              "référence|identificador|codice|klantnummer"},
    {TargetField::Industry, "industry|sector|industry type|business type|vertical|nature of "
                            "business|उद्योग|क्षेत्र|branche|wirtschaftszweig|industrie|"
                            "secteur|secteur d activité|industria|setor|settore|sector de actividad"},
    {TargetField::CompanySize,
     "company size|employees|no of employees|number of employees|employee count|headcount|size|team "
     "size|staff|कर्मचारी|"
     "mitarbeiter|mitarbeiterzahl|unternehmensgröße|effectif|nombre d employés|taille|empleados|número de "
     "empleados|"
     "tamaño|funcionários|dipendenti|numero dipendenti|medewerkers|aantal medewerkers"},
}};

// Headers known to hold nothing a lead needs; found first, so that "Sr. No." is no phone.
constexpr const char* skippedHeaders =
    "s no|sr no|sl no|serial no|serial|sno|srno|no|nr|lfd nr|row|row number|index|pin|pincode|pin "
    "code|zip|zip code|"
    "postal code|postcode|plz|code postal|código postal|cap|postcode nl|fax|fax "
    "no|website|web|url|address|street|"
    "street address|mailing street|billing street|gst|gstin|gst no|pan|क्रमांक|क्र सं|पता|पिन "
    "कोड|adresse|anschrift|straße|"
    "dirección|endereço|indirizzo|adres|email opt out|do not call|birthday|date of birth|dob|gender|लिंग";

const QHash<QString, TargetField>& dictionary() {
    static const QHash<QString, TargetField> words = [] {
        QHash<QString, TargetField> map;
        for (const Words& row : table) {
            const QStringList list = QString::fromUtf8(row.list).split(QLatin1Char('|'));
            for (const QString& header : list) {
                // The first meaning listed stays: "nom" alone is a last name only where no other row claims
                // it.
                const QString key = headerKey(header);
                if (!map.contains(key))
                    map.insert(key, row.field);
            }
        }
        const QStringList skipped = QString::fromUtf8(skippedHeaders).split(QLatin1Char('|'));
        for (const QString& header : skipped)
            map.insert(headerKey(header), TargetField::Skip);
        return map;
    }();
    return words;
}

/// The longest run of words the dictionary knows; of two equally long ones the later, where the noun stands.
HeaderMeaning meaningOfPart(const QStringList& words) {
    const qsizetype most = qMin<qsizetype>(words.size() - 1, 4);
    for (qsizetype length = most; length > 0; --length) {
        for (qsizetype from = words.size() - length; from >= 0; --from) {
            const auto it = dictionary().constFind(words.mid(from, length).join(QLatin1Char(' ')));
            const bool isVague = length == 1 && words.at(from).size() < 3;
            if (it != dictionary().cend() && !isVague)
                return {*it, length > 1 ? 0.85 : 0.8};
        }
    }
    return {};
}

} // namespace

QString headerKey(const QString& header) {
    const QString folded = header.left(200).normalized(QString::NormalizationForm_KC).toCaseFolded();
    QString key;
    for (qsizetype i = 0; i < folded.size(); ++i) {
        const QChar c = folded.at(i);
        // camelCase headers ("leadSource") are two words.
        const bool isWord = c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == QChar(0x200D);
        key += isWord ? c : QLatin1Char(' ');
    }
    return key.simplified();
}

HeaderMeaning fieldForHeader(const QString& header) {
    QString spaced;
    for (qsizetype i = 0; i < qMin<qsizetype>(header.size(), 200); ++i) {
        if (i > 0 && header.at(i).isUpper() && header.at(i - 1).isLower())
            spaced += QLatin1Char(' ');
        spaced += header.at(i);
    }
    for (const QString& key : {headerKey(header), headerKey(spaced)}) {
        const auto it = dictionary().constFind(key);
        if (it != dictionary().cend())
            return {*it, 1.0};
    }
    return meaningOfPart(headerKey(spaced).split(QLatin1Char(' ')));
}

} // namespace leadwell::files
