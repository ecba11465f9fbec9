// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/MailKind.h"

#include "core/channels/email/Charset.h"

#include <QRegularExpression>

#include <optional>

namespace leadwell::channels::email {

namespace {

using Regex = QRegularExpression;
using domain::ParsedKind;

QString firstWord(const QString& value) {
    static const Regex end(QStringLiteral("[\\s;(]"));
    return value.left(value.indexOf(end) < 0 ? value.size() : value.indexOf(end)).toLower();
}

QString because(const char* header, const QString& value) {
    return QLatin1String(header) + QLatin1String(": ") + oneLine(value, 120);
}

QString fromAddress(const HeaderBlock& headers) {
    const QList<Mailbox> boxes = mailboxesIn(headers.raw("From"));
    return boxes.isEmpty() ? QString() : boxes.first().address.toLower();
}

bool hasEmptyReturnPath(const HeaderBlock& headers) {
    return headers.has("Return-Path") && headers.raw("Return-Path").simplified() == "<>";
}

const MimeNode* findLeaf(const MimeNode& node, const QString& type) {
    if (!node.isMultipart())
        return node.type == type ? &node : nullptr;
    for (const MimeNode& child : node.children) {
        if (const MimeNode* found = findLeaf(child, type))
            return found;
    }
    return nullptr;
}

// The fields of a message/delivery-status part, the last recipient winning.
QMap<QString, QString> deliveryStatus(const QByteArray& bytes) {
    static const QMap<QString, QString> kept = {
        {QStringLiteral("final-recipient"), QStringLiteral("bounce.recipient")},
        {QStringLiteral("original-recipient"), QStringLiteral("bounce.recipient")},
        {QStringLiteral("action"), QStringLiteral("bounce.action")},
        {QStringLiteral("status"), QStringLiteral("bounce.status")},
        {QStringLiteral("diagnostic-code"), QStringLiteral("bounce.reason")},
    };
    QMap<QString, QString> extra;
    for (const QByteArray& line : bytes.left(64 * 1024).split('\n')) {
        const qsizetype colon = line.indexOf(':');
        const QString key = kept.value(QString::fromLatin1(line.left(qMax<qsizetype>(colon, 0))).trimmed().toLower());
        if (key.isEmpty())
            continue;
        QString value = oneLine(decodeHeader(line.mid(colon + 1)), 300);
        if (key == QLatin1String("bounce.recipient"))
            value = value.mid(value.indexOf(QLatin1Char(';')) + 1).trimmed();
        extra.insert(key, value);
    }
    return extra;
}

std::optional<MailKind> asBounce(const HeaderBlock& headers, const MimeTree& tree) {
    const QString report = tree.root().parameter("report-type").toLower();
    const MimeNode* status = findLeaf(tree.root(), QStringLiteral("message/delivery-status"));
    if (status || (tree.root().type == QLatin1String("multipart/report") && report == QLatin1String("delivery-status"))) {
        auto extra = status ? deliveryStatus(tree.content(*status, 64 * 1024).bytes) : QMap<QString, QString>();
        return MailKind{ParsedKind::Bounce, QStringLiteral("Content-Type: multipart/report; delivery-status"), extra};
    }
    if (headers.has("X-Failed-Recipients"))
        return MailKind{ParsedKind::Bounce,
                        because("X-Failed-Recipients", headers.text("X-Failed-Recipients")),
                        {{QStringLiteral("bounce.recipient"), headers.text("X-Failed-Recipients")}}};
    static const Regex failure(QStringLiteral("undeliver|delivery (?:status|failure|has failed)|returned (?:mail|to sender)|"
                                              "mail delivery|failure notice|unzustellbar|non remis|nicht zugestellt"),
                               Regex::CaseInsensitiveOption);
    const QString from = fromAddress(headers);
    if (from.startsWith(QLatin1String("mailer-daemon")) || from.startsWith(QLatin1String("mail-daemon")) ||
        (isMailSystem(from) && failure.match(headers.text("Subject")).hasMatch()))
        return MailKind{ParsedKind::Bounce, because("From", from), {}};
    return std::nullopt;
}

std::optional<MailKind> asAutoSubmitted(const HeaderBlock& headers, const MailSender& sender) {
    const QString value = headers.text("Auto-Submitted");
    const QString word = firstWord(value);
    const bool isPersonsForm = word == QLatin1String("auto-generated") && sender.isForm && !sender.identities.isEmpty() &&
                               sender.identities.first().identifies && fromAddress(headers) != sender.address;
    if (word.isEmpty() || word == QLatin1String("no") || isPersonsForm)
        return std::nullopt;
    return MailKind{ParsedKind::AutoReply, because("Auto-Submitted", value), {}};
}

bool saysAutoReply(const QString& subject) {
    static const Regex starts(QStringLiteral("^(?:(?:re|aw|fwd?):\\s*)?(?:automatic reply|auto(?:matic)?[ -]?(?:reply|response)|"
                                             "out of (?:the )?office(?: auto-?reply| reply)?|automatische antwort|"
                                             "abwesenheitsnotiz|abwesend|réponse automatique|respuesta automática|"
                                             "risposta automatica|स्वचालित उत्तर)\\s*(?::|$|re:)"),
                              Regex::CaseInsensitiveOption | Regex::UseUnicodePropertiesOption);
    return starts.match(subject.left(200)).hasMatch();
}

std::optional<MailKind> asAutoReply(const HeaderBlock& headers, const MimeTree& tree, const MailSender& sender) {
    if (auto kind = asAutoSubmitted(headers, sender))
        return kind;
    for (const char* name : {"X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply"}) {
        const QString value = headers.text(name);
        if (headers.has(name) && firstWord(value) != QLatin1String("no"))
            return MailKind{ParsedKind::AutoReply, because(name, value), {}};
    }
    const QString suppress = headers.text("X-Auto-Response-Suppress");
    static const Regex suppressed(QStringLiteral("\\b(?:All|OOF|AutoReply)\\b"), Regex::CaseInsensitiveOption);
    if (suppressed.match(suppress).hasMatch() && !sender.isForm)
        return MailKind{ParsedKind::AutoReply, because("X-Auto-Response-Suppress", suppress), {}};
    if (firstWord(headers.text("Precedence")).replace(QLatin1Char('-'), QLatin1Char('_')) == QLatin1String("auto_reply"))
        return MailKind{ParsedKind::AutoReply, because("Precedence", headers.text("Precedence")), {}};
    const QString report = tree.root().parameter("report-type").toLower();
    if (tree.root().type == QLatin1String("multipart/report") && !report.isEmpty())
        return MailKind{ParsedKind::AutoReply, because("Content-Type", QStringLiteral("multipart/report; ") + report), {}};
    if (hasEmptyReturnPath(headers))
        return MailKind{ParsedKind::AutoReply, QStringLiteral("Return-Path: <>"), {}};
    if (saysAutoReply(headers.text("Subject")))
        return MailKind{ParsedKind::AutoReply, because("Subject", headers.text("Subject")), {}};
    return std::nullopt;
}

QString hostOf(const QString& address) {
    return address.mid(address.lastIndexOf(QLatin1Char('@')) + 1).toLower();
}

// "Sales <sales.mehtatex.in>" is how group services list the address sales@mehtatex.in.
bool isOwnGroup(const HeaderBlock& headers, const QString& listId) {
    const qsizetype open = listId.lastIndexOf(QLatin1Char('<'));
    const QString id = listId.mid(open + 1).section(QLatin1Char('>'), 0, 0).trimmed().toLower();
    const QString home = hostOf(headers.text("Delivered-To"));
    if (home.isEmpty() || !id.endsWith(QLatin1Char('.') + home) || hostOf(fromAddress(headers)) == home)
        return false;
    const QString group = id.left(id.size() - home.size() - 1) + QLatin1Char('@') + home;
    for (const Mailbox& box : mailboxesIn(headers.raw("To") + ',' + headers.raw("Cc"))) {
        if (box.address.toLower() == group)
            return true;
    }
    return false;
}

std::optional<MailKind> asList(const HeaderBlock& headers) {
    const QString listId = headers.text("List-Id");
    if (!listId.isEmpty() && isOwnGroup(headers, listId))
        return std::nullopt;
    for (const char* name : {"List-Id", "List-Unsubscribe", "List-Post"}) {
        if (headers.has(name))
            return MailKind{ParsedKind::MailingList, because(name, headers.text(name)), {}};
    }
    const QString precedence = firstWord(headers.text("Precedence"));
    if (precedence == QLatin1String("bulk") || precedence == QLatin1String("list") || precedence == QLatin1String("junk"))
        return MailKind{ParsedKind::MailingList, because("Precedence", precedence), {}};
    return std::nullopt;
}

} // namespace

MailKind kindOf(const HeaderBlock& headers, const MimeTree& tree, const MailSender& sender) {
    if (auto bounce = asBounce(headers, tree))
        return *bounce;
    if (auto reply = asAutoReply(headers, tree, sender))
        return *reply;
    if (auto list = asList(headers))
        return *list;
    return {};
}

} // namespace leadwell::channels::email
