// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/person/NameAndEmail.h"

#include "core/domain/WordSet.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace leadwell::domain {

namespace {

constexpr qsizetype textMax = 1000;
constexpr qsizetype addressMax = 254; // RFC 5321 §4.5.3.1.3, without the angle brackets
constexpr qsizetype localMax = 64;

Error refused(const QString& text, const QString& why) {
    return {ErrorKind::Invalid, QStringLiteral("“%1” %2.").arg(text.simplified().left(60), why), {}};
}

/// Without characters that cannot be seen, in composed form, with a plain '@'.
QString visible(const QString& text) {
    QString out;
    for (const QChar c : text.left(textMax).normalized(QString::NormalizationForm_C)) {
        if (c.category() == QChar::Other_Format)
            continue;
        out += c == u'＠' ? QChar(u'@') : c;
    }
    return out.trimmed();
}

/// The address of "Rohan <r@x.in>", "mailto:r@x.in?subject=…", "<r@x.in>,".
QString bareAddress(const QString& text) {
    QString address = text;
    const qsizetype open = address.lastIndexOf(u'<');
    const qsizetype close = address.indexOf(u'>', open + 1);
    if (open >= 0)
        address = address.mid(open + 1, close > open ? close - open - 1 : -1);
    address = address.trimmed();
    if (address.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive)) {
        address = address.mid(7).section(u'?', 0, 0);
        address = QString::fromUtf8(QByteArray::fromPercentEncoding(address.toUtf8()));
    }
    while (!address.isEmpty() && QStringLiteral(" \t.,;:'").contains(address.back()))
        address.chop(1);
    while (!address.isEmpty() && QStringLiteral(" \t.,;:'").contains(address.front()))
        address.remove(0, 1);
    return address;
}

bool isLocalPart(const QString& local) {
    if (local.isEmpty() || local.toUtf8().size() > localMax)
        return false;
    if (local.size() > 2 && local.startsWith(u'"') && local.endsWith(u'"'))
        return !local.mid(1, local.size() - 2).contains(u'"');
    static const QString forbidden = QStringLiteral("()<>[]:;,@\\\"");
    return std::none_of(local.begin(), local.end(), [](QChar c) { return c.isSpace() || !c.isPrint() || forbidden.contains(c); });
}

bool isLabel(const QString& label) {
    const auto isAllowed = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; };
    return !label.isEmpty() && label.size() <= 63 && !label.startsWith(u'-') && !label.endsWith(u'-') &&
           std::all_of(label.begin(), label.end(), isAllowed);
}

/// The domain as computers write it, or empty. IDN becomes its A-label (UTS 46, non-transitional).
QString asciiDomain(QString domain) {
    if (domain.endsWith(u'.'))
        domain.chop(1);
    const QString ascii = QString::fromLatin1(QUrl::toAce(domain.toLower())).toLower();
    const QStringList labels = ascii.split(u'.');
    const bool isNumber = std::all_of(labels.last().begin(), labels.last().end(), [](QChar c) { return c.isDigit(); });
    if (labels.size() < 2 || isNumber || labels.last().size() < 2)
        return {};
    return std::all_of(labels.begin(), labels.end(), isLabel) ? ascii : QString();
}

bool cutsPlusTags(const QString& domain) {
    static const WordSet exact =
        wordSet(QStringLiteral("gmail.com googlemail.com icloud.com me.com mac.com msn.com proton.me protonmail.com pm.me"));
    static const WordSet families = wordSet(QStringLiteral("outlook hotmail live fastmail zoho zohomail"));
    return exact.contains(domain) || families.contains(domain.section(u'.', 0, 0));
}

/// Two spellings of one mailbox get one canonical form; used for recognising, never for sending.
QString canonicalOf(const QString& local, const QString& domain) {
    QString name = local.toLower();
    const bool isGmail = domain == QStringLiteral("gmail.com") || domain == QStringLiteral("googlemail.com");
    if (cutsPlusTags(domain) && name.indexOf(u'+') > 0)
        name = name.section(u'+', 0, 0);
    if (isGmail && name.count(u'.') < name.size())
        name.remove(u'.');
    return name + u'@' + (isGmail ? QStringLiteral("gmail.com") : domain);
}

bool isRoleMailbox(const QString& local) {
    static const WordSet roles =
        wordSet(QStringLiteral("info information sales sale office contact contactus admin administrator "
                               "support help helpdesk hello hi mail email "
                               "mailbox billing accounts account accounting finance hr jobs career careers "
                               "recruitment noreply donotreply "
                               "postmaster webmaster hostmaster abuse root mailerdaemon marketing team "
                               "enquiry enquiries inquiry inquiries query "
                               "queries order orders purchase purchasing procurement export exports import "
                               "service services customercare "
                               "customerservice care feedback notification notifications alert alerts "
                               "newsletter news press media reception "
                               "frontdesk booking bookings reservation reservations legal privacy security "
                               "web website shop store business "
                               "kontakt buero büro vertrieb einkauf verkauf rechnung bewerbung contacto "
                               "ventas compras vente ventes commercial "
                               "achats comptabilite"));
    static const QStringList machines{QStringLiteral("noreply"), QStringLiteral("donotreply"), QStringLiteral("mailerdaemon"),
                                      QStringLiteral("bounce")};
    QString word;
    for (const QChar c : local.section(u'+', 0, 0).toLower()) {
        if (c.isLetter())
            word += c;
    }
    const bool isMachine = std::any_of(machines.begin(), machines.end(), [&](const QString& m) { return word.startsWith(m); });
    return isMachine || roles.contains(word);
}

bool isThrowawayDomain(const QString& domain) {
    static const WordSet domains = wordSet(QStringLiteral("mailinator.com guerrillamail.com guerrillamail.net sharklasers.com "
                                                          "10minutemail.com temp-mail.org tempmail.com "
                                                          "yopmail.com trashmail.com throwawaymail.com getnada.com maildrop.cc "
                                                          "dispostable.com fakeinbox.com mohmal.com "
                                                          "mailnesia.com moakt.com emailondeck.com mintemail.com spamgourmet.com "
                                                          ""));
    return domains.contains(domain);
}

} // namespace

bool isPublicMailHouse(const QString& domain) {
    static const QRegularExpression known(QStringLiteral(
        "^(?:(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|aol|gmx|rediffmail|proton|protonmail|"
        "zoho|"
        "zohomail|fastmail|yandex)\\.[a-z.]+|(?:me|mac|mail|qq|163)\\.com|pm\\.me|mail\\.ru|(?:web|t-online|freenet)\\.de|"
        "(?:orange|wanadoo)\\.fr|libero\\.it)$"));
    return known.match(domain).hasMatch();
}

Result<EmailAddress> normaliseEmail(const QString& text) {
    const QString address = bareAddress(visible(text));
    if (address.isEmpty())
        return refused(text, QStringLiteral("holds no e-mail address"));
    const qsizetype at = address.lastIndexOf(u'@');
    if (at < 0)
        return refused(text, QStringLiteral("has no @ and is not an e-mail address"));
    const QString local = address.left(at).trimmed();
    if (!isLocalPart(local))
        return refused(text, QStringLiteral("is not an e-mail address: the part before the @ cannot be used"));
    const QString domain = asciiDomain(address.mid(at + 1).trimmed());
    if (domain.isEmpty())
        return refused(text, QStringLiteral("is not an e-mail address: the part after the @ is not a domain"));
    EmailAddress result;
    result.address = local + u'@' + domain;
    if (result.address.size() > addressMax)
        return refused(text, QStringLiteral("is too long for an e-mail address"));
    result.canonical = canonicalOf(local, domain);
    result.identifies = !isRoleMailbox(local) && !isThrowawayDomain(domain);
    return result;
}

} // namespace leadwell::domain
