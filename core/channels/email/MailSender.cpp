// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/MailSender.h"

#include "core/channels/email/Charset.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>

namespace leadwell::channels::email {

namespace {

using Regex = QRegularExpression;
using domain::Identity;
using domain::IdentityKind;

constexpr qsizetype linesMax = 2000;
constexpr qsizetype lineCharsMax = 300;
constexpr qsizetype numbersMax = 5;

QString localPart(const QString& address) {
    return address.left(address.lastIndexOf(QLatin1Char('@'))).toLower();
}

QString domainPart(const QString& address) {
    return address.mid(address.lastIndexOf(QLatin1Char('@')) + 1).toLower();
}

bool looksLikeAddress(const QString& text) {
    static const Regex form(QStringLiteral("^[^\\s<>@,;:\"]+@[^\\s<>@,;:\"]+$"));
    return text.size() <= 320 && form.match(text).hasMatch();
}

/// A program that forms are sent by, though somebody may write from their own address through one.
bool isFormProgram(const HeaderBlock& headers) {
    static const Regex program(QStringLiteral("PHPMailer|WPForms|Contact Form|Gravity ?Forms|Ninja Forms|PHP/\\d"),
                               Regex::CaseInsensitiveOption);
    return program.match(headers.text("X-Mailer")).hasMatch() || headers.has("X-PHP-Originating-Script") ||
           headers.has("X-WPForms-Version");
}

enum class Field : quint8 { Name, Email, Phone, Company, City, Product };

std::optional<Field> fieldOf(const QString& label) {
    static const QHash<QString, Field> known = {
        {QStringLiteral("name"), Field::Name},
        {QStringLiteral("your name"), Field::Name},
        {QStringLiteral("full name"), Field::Name},
        {QStringLiteral("contact name"), Field::Name},
        {QStringLiteral("contact person"), Field::Name},
        {QStringLiteral("नाम"), Field::Name},
        {QStringLiteral("nom"), Field::Name},
        {QStringLiteral("email"), Field::Email},
        {QStringLiteral("e-mail"), Field::Email},
        {QStringLiteral("your email"), Field::Email},
        {QStringLiteral("email address"), Field::Email},
        {QStringLiteral("email id"), Field::Email},
        {QStringLiteral("e-mail address"), Field::Email},
        {QStringLiteral("e-mail-adresse"), Field::Email},
        {QStringLiteral("ईमेल"), Field::Email},
        {QStringLiteral("phone"), Field::Phone},
        {QStringLiteral("phone number"), Field::Phone},
        {QStringLiteral("phone no"), Field::Phone},
        {QStringLiteral("your phone"), Field::Phone},
        {QStringLiteral("telephone"), Field::Phone},
        {QStringLiteral("mobile"), Field::Phone},
        {QStringLiteral("mobile number"), Field::Phone},
        {QStringLiteral("mobile no"), Field::Phone},
        {QStringLiteral("contact number"), Field::Phone},
        {QStringLiteral("contact no"), Field::Phone},
        {QStringLiteral("whatsapp"), Field::Phone},
        {QStringLiteral("company"), Field::Company},
        {QStringLiteral("company name"), Field::Company},
        {QStringLiteral("firma"), Field::Company},
        {QStringLiteral("organisation"), Field::Company},
        {QStringLiteral("organization"), Field::Company},
        {QStringLiteral("city"), Field::City},
        {QStringLiteral("ort"), Field::City},
        {QStringLiteral("शहर"), Field::City},
        {QStringLiteral("product"), Field::Product},
        {QStringLiteral("product name"), Field::Product},
        {QStringLiteral("interested in"), Field::Product},
    };
    const auto found = known.constFind(label.simplified().toLower());
    return found == known.constEnd() ? std::nullopt : std::optional(*found);
}

/// Reads what a form's mail says of its sender: "Name: Asha Rao", "Name | Asha Rao" (a table's cells), a label
/// alone with the value on the next line, or a row of labels with the row of values below it.
class FormReader {
public:
    explicit FormReader(const QStringList& lines) {
        for (const QString& line : lines) {
            if (const QString text = line.left(lineCharsMax).trimmed(); !text.isEmpty())
                m_lines.append(text);
            if (m_lines.size() == formLinesMax)
                break;
        }
    }
    QHash<Field, QString> read() {
        for (qsizetype at = 0; at < m_lines.size(); ++at) {
            if (!readHead(at))
                readLine(at);
        }
        return m_fields;
    }

private:
    static constexpr qsizetype formLinesMax = 200;
    static constexpr qsizetype labelMax = 30;

    static QString bare(const QString& label) {
        static const Regex around(QStringLiteral("^[*•\\s-]+|[*:.\\s]+$"));
        return QString(label).remove(around);
    }
    static qsizetype separatorIn(const QString& line) {
        static const Regex separator(QStringLiteral("[:：|\\t]"));
        return line.indexOf(separator);
    }
    QString next(qsizetype at) const { return at + 1 < m_lines.size() ? m_lines.at(at + 1) : QString(); }
    void put(Field field, const QString& value) {
        if (!value.trimmed().isEmpty() && !m_fields.contains(field))
            m_fields.insert(field, oneLine(value.trimmed(), 200));
    }

    /// At least two known labels beside each other, and below them as many values.
    bool readHead(qsizetype at) {
        const QStringList labels = m_lines.at(at).split(QLatin1Char('|'));
        const QStringList values = next(at).split(QLatin1Char('|'));
        const auto known =
            std::count_if(labels.begin(), labels.end(), [](const QString& label) { return fieldOf(bare(label)).has_value(); });
        if (known < 2 || labels.size() != values.size() || fieldOf(bare(values.first())))
            return false;
        for (qsizetype i = 0; i < labels.size(); ++i) {
            if (const auto field = fieldOf(bare(labels.at(i))))
                put(*field, values.at(i));
        }
        return true;
    }

    void readLine(qsizetype at) {
        const QString& line = m_lines.at(at);
        const qsizetype separator = separatorIn(line);
        const auto field = fieldOf(bare(separator < 0 ? line : line.left(separator)));
        if (!field || (separator < 0 ? line.size() : separator) > labelMax)
            return;
        QString value = separator < 0 ? QString() : line.mid(separator + 1);
        // A cell of its own for the ":" is no value either.
        static const Regex leading(QStringLiteral("^[\\s:|]+"));
        value.remove(leading);
        if (value.trimmed().isEmpty() && separatorIn(next(at)) < 0 && !fieldOf(bare(next(at))))
            value = next(at);
        put(*field, value);
    }

    QStringList m_lines;
    QHash<Field, QString> m_fields;
};

QString addressIn(const QString& value) {
    const QList<Mailbox> boxes = mailboxesIn(value.toUtf8());
    return !boxes.isEmpty() && looksLikeAddress(boxes.first().address) ? boxes.first().address : QString();
}

int digitCount(const QString& text) {
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); }));
}

Identity phoneIdentity(const QString& number) {
    Identity identity;
    identity.kind = IdentityKind::Phone;
    identity.value = number;
    identity.raw = number;
    return identity;
}

// A number counts only behind a label; bare digits may be anything.
QList<Identity> numbersIn(const QString& line) {
    static const Regex labelled(
        QStringLiteral("(?:^|[|,;·•/(\\s–*-])"
                       "(?:(?<whatsapp>Whats ?App|व्हाट्सए?प|व्हाट्सऐप)|Tel(?:efon|ephone|éfono|efoon)?|Phone|Ph|"
                       "Mob(?:ile?|il)?|Cell(?: ?phone)?|Handy|Portable|Tél(?:éphone)?|Contact|Móvil|"
                       "मोबाइल|मोबाईल|फ़ोन|फोन|दूरभाष|संपर्क|தொலைபேசி|கைபேசி|[MTP](?=\\s?:))"
                       "(?: ?(?:phone|no|number|nr|num|नंबर|नं)\\b)?\\s?[.]?\\s?[:：=|-]?\\s?[*]?\\s?"
                       "(?<number>\\+?\\(?\\d[\\d ()./\\x{2010}-\\x{2013}-]{5,22}\\d)(?!\\d)"),
        Regex::UseUnicodePropertiesOption | Regex::CaseInsensitiveOption);
    QList<Identity> identities;
    auto matches = labelled.globalMatch(line);
    while (matches.hasNext() && identities.size() < numbersMax) {
        const auto match = matches.next();
        const QString number = match.captured(QStringLiteral("number")).trimmed();
        const int digits = digitCount(number);
        if (digits < 7 || digits > 16)
            continue;
        const bool isWhatsApp = !match.captured(QStringLiteral("whatsapp")).isEmpty();
        identities.append(phoneIdentity(number));
        if (isWhatsApp)
            identities.last().kind = IdentityKind::WhatsApp;
    }
    return identities;
}

QList<Identity> labelledNumbers(const QStringList& lines) {
    QList<Identity> found;
    for (qsizetype i = 0; i < lines.size() && i < linesMax; ++i) {
        for (const Identity& identity : numbersIn(lines.at(i).left(lineCharsMax))) {
            if (!found.contains(identity) && found.size() < numbersMax)
                found.append(identity);
        }
    }
    return found;
}

Mailbox firstUsable(const HeaderBlock& headers, const char* name) {
    for (const Mailbox& box : mailboxesIn(headers.raw(name))) {
        if (looksLikeAddress(box.address))
            return box;
    }
    return {};
}

Mailbox fromOf(const HeaderBlock& headers) {
    for (const char* name : {"From", "Sender", "Reply-To", "Return-Path"}) {
        Mailbox box = firstUsable(headers, name);
        if (!box.address.isEmpty())
            return box;
    }
    const QList<Mailbox> broken = mailboxesIn(headers.raw("From"));
    return broken.isEmpty() ? Mailbox{} : Mailbox{broken.first().name, {}};
}

// Groups rewrite From to "Asha Rao via Sales <sales@…>" and keep the writer elsewhere.
Mailbox writerBehindGroup(const HeaderBlock& headers, const Mailbox& from) {
    static const Regex via(QStringLiteral("^['\"]?(.{1,150}?)['\"]? via .{1,100}$"), Regex::CaseInsensitiveOption);
    const auto match = via.match(from.name);
    if (!match.hasMatch())
        return from;
    for (const char* name : {"X-Original-From", "X-Original-Sender", "Reply-To"}) {
        Mailbox box = firstUsable(headers, name);
        if (!box.address.isEmpty() && box.address.compare(from.address, Qt::CaseInsensitive) != 0)
            return {box.name.isEmpty() ? match.captured(1) : box.name, box.address};
    }
    return {match.captured(1), from.address};
}

QString presentableName(const Mailbox& box) {
    QString name = box.name;
    while (name.size() >= 2 && (name.startsWith(QLatin1Char('\'')) && name.endsWith(QLatin1Char('\''))))
        name = name.mid(1, name.size() - 2).trimmed();
    return looksLikeAddress(name) ? QString() : name;
}

Identity mailIdentity(const QString& address) {
    Identity identity;
    identity.kind = IdentityKind::Email;
    identity.value = address.toLower();
    identity.raw = address;
    identity.identifies = !isNoReply(identity.value) && !isMailSystem(identity.value);
    return identity;
}

// A no-reply or form address stands for somebody: Reply-To names them, or the form's own lines do.
MailSender behindMachine(const HeaderBlock& headers, const QStringList& lines, const FormLetter* letter, MailSender sender) {
    QHash<Field, QString> fields = FormReader(lines).read();
    if (letter && !letter->writer.name.isEmpty())
        fields.insert(Field::Name, letter->writer.name);
    const QString named = letter ? letter->writer.address : QString();
    const QString written = named.isEmpty() ? addressIn(fields.value(Field::Email)) : named;
    const Mailbox reply = firstUsable(headers, "Reply-To");
    const bool replyIsPerson = !reply.address.isEmpty() && !isNoReply(reply.address) &&
                               reply.address.compare(sender.address, Qt::CaseInsensitive) != 0 &&
                               (named.isEmpty() || reply.address.compare(named, Qt::CaseInsensitive) == 0);
    const QString phone = fields.value(Field::Phone);
    const bool hasNumber = digitCount(phone) >= 7 && digitCount(phone) <= 16;
    sender.isForm = sender.isForm || (fields.contains(Field::Name) && (!written.isEmpty() || hasNumber));
    if (replyIsPerson) {
        sender.name = presentableName(reply);
        sender.address = reply.address;
    }
    if (!sender.isForm)
        return sender;
    sender.company = fields.value(Field::Company, sender.company);
    sender.city = fields.value(Field::City);
    sender.product = fields.value(Field::Product);
    if (hasNumber)
        sender.identities.append(phoneIdentity(phone));
    // Without the person's own address there is the machine's: it may be answered, it is nobody.
    sender.isMachines = !replyIsPerson && written.compare(sender.address, Qt::CaseInsensitive) != 0 &&
                        (isFormAddress(sender.address) || fields.contains(Field::Name));
    if (!replyIsPerson && (!written.isEmpty() || fields.contains(Field::Name)))
        sender.name.clear(); // the machine's
    if (!replyIsPerson && !written.isEmpty()) {
        sender.address = written;
        sender.isMachines = false;
    }
    if (sender.name.isEmpty())
        sender.name = fields.value(Field::Name);
    return sender;
}

} // namespace

bool isNoReply(const QString& address) {
    static const Regex local(QStringLiteral("^(?:.*[._-])?(?:no[._-]?reply|do[._-]?not[._-]?reply|noresponse|"
                                            "notifications?|notify|alerts?|bounces?|automailer|auto)(?:[+._-].*)?$"));
    return local.match(localPart(address)).hasMatch();
}

bool isMailSystem(const QString& address) {
    static const Regex local(QStringLiteral("^(?:mailer-daemon|postmaster|mail-daemon|maildaemon)(?:[+._-].*)?$"));
    return local.match(localPart(address)).hasMatch();
}

bool isFormAddress(const QString& address) {
    static const Regex local(QStringLiteral("^(?:wordpress|www-data|apache|nobody|webform|web-?forms?|forms?|formmail|"
                                            "contact-?form|enquiry-?form|website|webmaster|mailer|cgi|joomla|drupal)"
                                            "(?:[+._-].*)?$"));
    static const Regex host(QStringLiteral("(?:^|\\.)(?:formspree\\.io|jotform\\.com|typeform\\.com|wufoo\\.com|"
                                           "123formbuilder\\.com|formsubmit\\.co|wpforms\\.com|hsforms\\.com|"
                                           "web3forms\\.com|getform\\.io|formcarry\\.com|netlify\\.com|cognitoforms\\.com)$"));
    return local.match(localPart(address)).hasMatch() || host.match(domainPart(address)).hasMatch();
}

FormTrust formTrust(const HeaderBlock& headers) {
    const QString from = fromOf(headers).address;
    if (isFormAddress(from) || isNoReply(from))
        return FormTrust::Address;
    return isFormProgram(headers) ? FormTrust::Program : FormTrust::None;
}

MailSender senderOf(const HeaderBlock& headers, const QString& text, const FormLetter* letter) {
    const QStringList lines = text.left(400'000).split(QLatin1Char('\n'));
    const Mailbox box = writerBehindGroup(headers, fromOf(headers));
    MailSender sender;
    sender.name = presentableName(box);
    sender.address = box.address;
    sender.company = headers.text("Organization").left(200);
    sender.isForm = letter || isFormAddress(box.address) || isFormProgram(headers);
    if (sender.isForm || isNoReply(box.address))
        sender = behindMachine(headers, lines, letter, sender);
    const QList<Identity> ofForm = std::exchange(sender.identities, {});
    if (!sender.address.isEmpty()) {
        sender.identities.append(mailIdentity(sender.address));
        if (sender.isMachines)
            sender.identities.last().identifies = false;
    }
    sender.identities += labelledNumbers(lines);
    for (const Identity& identity : ofForm) {
        static const Regex others(QStringLiteral("\\D"));
        const auto digits = [](const Identity& one) { return QString(one.raw).remove(others); };
        if (std::none_of(sender.identities.begin(), sender.identities.end(),
                         [&](const Identity& one) { return one.kind != IdentityKind::Email && digits(one) == digits(identity); }))
            sender.identities.append(identity);
    }
    sender.address = sender.address.toLower();
    return sender;
}

} // namespace leadwell::channels::email
