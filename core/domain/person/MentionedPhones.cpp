// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/person/MentionedPhones.h"

#include "core/domain/WordSet.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace leadwell::domain {

namespace {

using Regex = QRegularExpression;

constexpr qsizetype lettersMax = 20'000;
constexpr qsizetype phonesMax = 5;
constexpr int triesMax = 200; ///< a table of figures is no list of telephones
constexpr int wordsBefore = 5;
constexpr qsizetype groupsMax = 8;

enum class Says : quint8 { Nothing, Phone, SomethingElse };

Says meaningOf(const QString& word) {
    static const WordSet phone = wordSet(
        QStringLiteral("call calls callback phone ph mobile mob cell tel telephone ring reach contact whatsapp text sms dial "
                       "anrufen कॉल काॅल फोन फ़ोन मोबाइल संपर्क व्हाट्सएप"));
    static const WordSet other = wordSet(
        QStringLiteral("order orders invoice inv po p.o rs inr usd eur rupees gst gstin vat pan cin tan uan udyam a/c ac acc "
                       "acct account bank ifsc iban upi utr otp pin pincode zip code hsn sac sku item part model serial s/n "
                       "sn batch lot ref reference ticket case complaint request docket awb tracking consignment shipment lr "
                       "challan bill receipt quotation quote booking pnr policy passport aadhaar aadhar vehicle licence "
                       "license id transaction txn amount price cost total budget qty quantity fax your आपका आपके ऑर्डर आर्डर "
                       "बिल खाता ओटीपी पिन रुपये रु bestellung bestellnummer rechnung auftrag"));
    if (phone.contains(word))
        return Says::Phone;
    return other.contains(word) ? Says::SomethingElse : Says::Nothing;
}

bool hasDigit(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

/// The nearest word that means something decides; a full stop or another number ends the look back.
Says wordsInFront(QString before) {
    static const Regex lastWord(QStringLiteral("(?<word>[^\\s,;:()\\[\\]|*\"'“”]+)(?<rest>[\\s,:()\\[\\]|*\"'“”#-]*)$"));
    static const Regex money(QStringLiteral("[\\p{Sc}#]\\s*$"), Regex::UseUnicodePropertiesOption);
    static const Regex yours(QStringLiteral("\\b(?:call(?:ed|ing)?|phoned|rang|reach(?:ed)?|contact(?:ed)?) you\\b[^.]*$"),
                             Regex::CaseInsensitiveOption);
    if (money.match(before).hasMatch() || yours.match(before).hasMatch())
        return Says::SomethingElse;
    for (int i = 0; i < wordsBefore; ++i) {
        const auto match = lastWord.match(before);
        if (!match.hasMatch())
            return Says::Nothing;
        QString word = match.captured(QStringLiteral("word")).toLower();
        const bool endsSentence = word.size() > 4 && (word.endsWith(u'.') || word.endsWith(u'!') || word.endsWith(u'?'));
        while (word.endsWith(u'.') || word.endsWith(u'-') || word.endsWith(u'।'))
            word.chop(1);
        if (hasDigit(word) || endsSentence)
            return Says::Nothing;
        if (const Says says = meaningOf(word); says != Says::Nothing)
            return says;
        before.truncate(match.capturedStart(QStringLiteral("word")));
    }
    return Says::Nothing;
}

/// "98200/-", "98200 kg", "9820042001 rupees".
bool isMeasured(const QString& behind) {
    static const Regex unit(
        QStringLiteral(
            "^\\s*(?:/-|%|\\p{Sc}|(?:rs|inr|usd|eur|rupees|lakhs?|lacs?|crores?|cr|pcs|pieces|nos|units|kgs?|tons?|tonnes|"
            "mt|mm|cm|meters?|metres?|litres?|liters?|sq|boxes|days|रुपये)\\b)"),
        Regex::UseUnicodePropertiesOption | Regex::CaseInsensitiveOption);
    return unit.match(behind.left(20)).hasMatch();
}

/// A label alone on the line above belongs to a number at the beginning of its line.
QString textBefore(const QString& text, qsizetype at) {
    const qsizetype line = text.lastIndexOf(u'\n', at - 1) + 1;
    const QString before = at > 0 ? text.mid(line, at - line) : QString();
    if (!before.trimmed().isEmpty() || line == 0)
        return before.right(120);
    const qsizetype above = line > 1 ? text.lastIndexOf(u'\n', line - 2) + 1 : 0;
    const QString label = text.mid(above, line - 1 - above).trimmed();
    return label.endsWith(u':') ? label.right(120) : QString();
}

/// "21-11-2026", "2026/11/21", and the 4-4-4 of identity cards.
bool isOtherShape(const QString& written) {
    static const Regex date(QStringLiteral("^\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}$|^\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}"));
    static const Regex card(QStringLiteral("^\\d{4}[ -]\\d{4}[ -]\\d{4}$"));
    return date.match(written).hasMatch() || card.match(written).hasMatch();
}

std::optional<MentionedPhone> phoneOf(const QString& written, Says front, const QString& region) {
    const QString digits = phoneDigits(written);
    if (digits.size() < 7 || digits.size() > 16 || isOtherShape(written))
        return std::nullopt;
    const auto phone = normalisePhone(written, region);
    if (!phone || !phone->isValid || phone->isShared)
        return std::nullopt;
    const bool isDialled = written.startsWith(u'+') || digits.startsWith(u'0');
    if (!isDialled && !phone->isMobile && front != Says::Phone)
        return std::nullopt;
    return MentionedPhone{written, *phone};
}

struct Group {
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// Where the groups of digits of a run stand; the first takes its + and bracket along.
QList<Group> groupsOf(const QString& run) {
    static const Regex group(QStringLiteral("[+(]{0,2}\\d+\\)?"), Regex::UseUnicodePropertiesOption);
    QList<Group> groups;
    auto matches = group.globalMatch(run);
    while (matches.hasNext()) {
        const auto match = matches.next();
        groups.append({match.capturedStart(), match.capturedEnd()});
    }
    return groups;
}

} // namespace

QList<MentionedPhone> mentionedPhones(const QString& whole, const QString& region) {
    static const Regex run(QStringLiteral("(?<![\\w@#=+])(?<!\\w-)(?<!\\d[.,])(?<![^\\d\\s]/)"
                                          "\\+?\\(?\\d(?:[ ()./\\x{A0}\\x{2010}-\\x{2013}-]{0,3}\\d){6,40}(?![\\w@]|[,.]\\d)"),
                           Regex::UseUnicodePropertiesOption);
    const QString text = whole.left(lettersMax);
    QList<MentionedPhone> found;
    int tries = 0;
    auto matches = run.globalMatch(text);
    while (matches.hasNext() && found.size() < phonesMax) {
        const auto match = matches.next();
        const QString digits = match.captured();
        const QList<Group> groups = groupsOf(digits);
        const Says front = wordsInFront(textBefore(text, match.capturedStart()));
        if (front == Says::SomethingElse || isMeasured(text.mid(match.capturedEnd(), 20)))
            continue;
        // "20 98200 42001" and "9820042001 / 9820042002": the longest stretch that is a number, from the left.
        for (qsizetype first = 0; first < groups.size() && found.size() < phonesMax;) {
            qsizetype last = std::min(groups.size(), first + groupsMax);
            for (; last > first && tries < triesMax; --last, ++tries) {
                const QString written = digits.mid(groups.at(first).begin, groups.at(last - 1).end - groups.at(first).begin);
                const auto phone = phoneOf(written, front, region);
                if (!phone)
                    continue;
                const bool isKnown = std::any_of(found.begin(), found.end(), [&](const MentionedPhone& other) {
                    return other.phone.e164 == phone->phone.e164;
                });
                if (!isKnown)
                    found.append(*phone);
                break;
            }
            first = std::max(first + 1, last);
        }
    }
    return found;
}

} // namespace leadwell::domain
