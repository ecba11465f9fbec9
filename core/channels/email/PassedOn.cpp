// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/PassedOn.h"

#include "core/channels/email/HtmlText.h"
#include "core/domain/capture/MessageText.h"
#include "core/domain/capture/Understanding.h"
#include "core/domain/person/NameAndEmail.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <vector>

namespace leadwell::channels::email {

namespace {

constexpr size_t depthMax = 5;
constexpr double clearIntent = 0.6;
constexpr qsizetype fewCharsMax = 200;
/// The words of an attached mail come before the files attached to it in turn; more is not copied.
constexpr qint64 attachedBytesMax = 16LL * 1024 * 1024;

using Regex = QRegularExpression;

/// One mail of the chain, the outer one excluded.
struct Link {
    PassedOnHeaders headers;
    ForwardedText parts;
    MailSender sender;
    bool isNamed = false;
    std::shared_ptr<const MailReading> attached; ///< null: it stood in the text above it
};

QString hostOf(const QString& address) {
    return address.mid(address.lastIndexOf(QLatin1Char('@')) + 1).toLower();
}

/// The addresses a mail was sent to: they are ours. (Cc may be the customer's.)
class Ours {
public:
    explicit Ours(const HeaderBlock& headers) {
        for (const char* name : {"To", "Delivered-To", "X-Original-To"}) {
            for (const Mailbox& box : mailboxesIn(headers.raw(name))) {
                m_addresses.insert(box.address.toLower());
                const QString host = hostOf(box.address);
                if (box.address.contains(QLatin1Char('@')) && !domain::isPublicMailHouse(host))
                    m_hosts.insert(host);
            }
        }
    }
    bool has(const QString& address) const {
        return !address.isEmpty() && (m_addresses.contains(address.toLower()) || m_hosts.contains(hostOf(address)));
    }

private:
    QSet<QString> m_addresses;
    QSet<QString> m_hosts;
};

/// What a line of the text names, as a header's value.
QByteArray headerOf(const QString& written) {
    const Mailbox box = mailboxAsWritten(written);
    const QByteArray name = box.name.isEmpty() ? QByteArray() : QByteArray('"' + box.name.toUtf8() + "\" ");
    return box.address.isEmpty() ? name : QByteArray(name + '<' + box.address.toUtf8() + '>');
}

/// The block's headers as those of a mail, so that forms, groups and no-reply addresses are read as in any mail.
HeaderBlock asHeaders(const PassedOnHeaders& written) {
    QByteArray lines;
    const auto add = [&](const char* name, const QString& key) {
        const QByteArray box = headerOf(written.fields.value(key));
        if (!box.isEmpty())
            lines += QByteArray(name) + ": " + box + "\r\n";
    };
    add("From", QStringLiteral("from"));
    add("Reply-To", QStringLiteral("reply-to"));
    return HeaderBlock::read(lines + "X-Block: 1\r\n\r\n");
}

void take(Link& link, Letter letter) {
    link.parts = std::move(letter.parts);
    link.sender = std::move(letter.sender);
    link.isNamed = !link.sender.address.isEmpty() || !link.sender.name.isEmpty();
}

Link linkInText(const QString& forwarded) {
    Link link;
    link.headers = readPassedOn(forwarded);
    const bool isOnce = !saysForwarded(link.headers.fields.value(QStringLiteral("subject")));
    take(link, readLetter(asHeaders(link.headers), link.headers.body, !isOnce));
    return link;
}

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral("\n\n"));
}

bool wantsToBuy(const domain::Understanding& u) {
    const bool isSale =
        u.intent == domain::Intent::Product || u.intent == domain::Intent::Pricing || u.intent == domain::Intent::Booking;
    return isSale && u.intentConfidence >= clearIntent;
}

/// "Can you match this price?" above a mail of somebody else. Without a question it is what colleagues write.
bool asksUs(const QString& words) {
    return words.contains(QLatin1Char('?')) && wantsToBuy(domain::understand({}, words));
}

/// Who wants something themselves does not merely pass on what another wants.
bool wantsSomething(const QString& words) {
    const domain::Understanding u = domain::understand({}, words);
    return wantsToBuy(u) || u.wantsContact;
}

QList<const MimeNode*> attachedMails(const MimeTree& tree) {
    QList<const MimeNode*> found;
    for (int part = 0; const MimeNode* leaf = tree.leaf(part); ++part) {
        const bool isNamedMail = leaf->type == QLatin1String("application/octet-stream") &&
                                 leaf->fileName.endsWith(QLatin1String(".eml"), Qt::CaseInsensitive);
        if (leaf->type == QLatin1String("message/rfc822") || leaf->type == QLatin1String("message/global") || isNamedMail)
            found.append(leaf);
    }
    return found;
}

/// Whether somebody passes on the mail that is attached to their words. In a text the rule above a mail says so; an attachment
/// says nothing, so whoever sends it has to:
/// - one of our own people does, whatever they write above it: their words are about the mail;
/// - anybody else when the subject says so (Fwd:, FW:, WG:, TR: …) and next to nothing of their own stands above it, at most
///   200 characters without the signature, that ask for nothing we sell: else their words are the enquiry, and the mail belongs
///   to it like a drawing;
/// - a machine never does: mail systems attach what they could not deliver, forms what somebody uploaded.
bool passesAttachedOn(const Ours& ours, const MailSender& sender, const QString& subject, const QString& words) {
    if (sender.isForm || isMailSystem(sender.address) || isNoReply(sender.address))
        return false;
    if (ours.has(sender.address))
        return true;
    return saysForwarded(subject) && domain::MessageText(words).text().simplified().size() <= fewCharsMax &&
           !wantsToBuy(domain::understand({}, words));
}

/// The headers of an attached mail as somebody would pass them on in a text.
QString linesOf(const MailReading& mail) {
    QStringList lines;
    for (const char* name : {"From", "Date", "To", "Cc", "Reply-To", "Subject"}) {
        if (const QString value = mail.headers.text(name); !value.isEmpty())
            lines.append(QLatin1String(name) + QStringLiteral(": ") + value);
    }
    QStringList names;
    for (const domain::Attachment& attachment : mail.body.attachments)
        names.append(attachment.name);
    if (!names.isEmpty())
        lines.append(QStringLiteral("Attachments: ") + names.join(QStringLiteral(", ")));
    return lines.join(QLatin1Char('\n'));
}

/// The first mail attached to `holder`. Nothing when there is none that can be read, or when a machine wrote it: an answer that
/// nobody wrote is no enquiry, whoever passes it on. A list's mail may be one, since somebody picked it.
std::optional<Link> linkAttached(const MailReading& holder) {
    const QList<const MimeNode*> mails = attachedMails(holder.tree);
    if (mails.isEmpty())
        return std::nullopt;
    Result<MailReading> read = readMail(holder.tree.content(*mails.first(), attachedBytesMax).bytes);
    if (!read || read->kind.kind == domain::ParsedKind::Bounce || read->kind.kind == domain::ParsedKind::AutoReply)
        return std::nullopt;
    Link link;
    link.headers.lines = linesOf(*read);
    link.headers.fields.insert(QStringLiteral("subject"), read->subject);
    take(link, read->letter);
    link.attached = std::make_shared<const MailReading>(std::move(read).value());
    return link;
}

/// From mail to mail: what the text passes on goes before what is attached, which may then be somebody's enclosure.
std::vector<Link> chainOf(const MailReading& outer, const Ours& ours) {
    std::vector<Link> chain;
    const MailReading* holder = outer.kind.kind == domain::ParsedKind::Enquiry ? &outer : nullptr;
    ForwardedText parts = outer.letter.parts;
    MailSender sender = outer.letter.sender;
    QString subject = outer.subject;
    while (chain.size() < depthMax) {
        std::optional<Link> next;
        if (!parts.forwarded.isEmpty()) {
            next = linkInText(parts.forwarded);
        } else if (holder && passesAttachedOn(ours, sender, subject, parts.text)) {
            next = linkAttached(*holder);
            holder = next ? next->attached.get() : nullptr;
        }
        if (!next)
            break;
        parts = next->parts;
        sender = next->sender;
        subject = next->headers.fields.value(QStringLiteral("subject"));
        chain.push_back(*std::move(next));
    }
    return chain;
}

/// The attached mail in which a mail of the chain stands, and what to show of it.
void takeAttached(PassedOn& passed, const MailReading& outer, const std::vector<Link>& chain, size_t chosen) {
    const auto htmlOf = [](const MailBody& body) { return body.html.isEmpty() ? textToHtml(body.text) : body.html; };
    QStringList htmls{htmlOf(outer.body)};
    bool hasHtml = !outer.body.html.isEmpty();
    const MailReading* holder = &outer;
    for (size_t i = 0; i <= chosen; ++i) {
        const Link& link = chain.at(i);
        if (!link.attached)
            continue;
        if (const qsizetype others = attachedMails(holder->tree).size() - 1; others > 0)
            passed.warnings.append(
                others == 1 ? QStringLiteral("Another mail is attached; only the first was read as the enquiry.")
                            : QStringLiteral("%1 more mails are attached; only the first was read as the enquiry.").arg(others));
        passed.warnings += link.attached->body.warnings;
        passed.attached = link.attached;
        holder = link.attached.get();
        htmls += {textToHtml(link.headers.lines), htmlOf(link.attached->body)};
        hasHtml = hasHtml || !link.attached->body.html.isEmpty();
    }
    if (passed.attached && hasHtml)
        passed.html = htmls.join(QLatin1Char('\n'));
}

/// The words of one mail of the chain, and all the others' as history.
PassedOn of(const MailReading& mail, const std::vector<Link>& chain, size_t chosen) {
    const ForwardedText& outer = mail.letter.parts;
    PassedOn passed;
    QStringList around{outer.text};
    QStringList below;
    for (size_t i = 0; i <= chosen; ++i) {
        around.append(chain.at(i).headers.lines);
        if (i < chosen)
            around.append(chain.at(i).parts.text);
        below.prepend(chain.at(i).parts.quoted);
    }
    passed.sender = chain.at(chosen).sender;
    passed.hasSender = true;
    passed.above = outer.text;
    passed.text = chain.at(chosen).parts.text;
    passed.quoted = joined(around + QStringList{chain.at(chosen).parts.forwarded} + below + QStringList{outer.quoted});
    takeAttached(passed, mail, chain, chosen);
    return passed;
}

/// Nobody is named: what it says is read, but whose numbers those are nobody knows.
PassedOn ofNobody(const MailReading& mail, const std::vector<Link>& chain) {
    const ForwardedText& outer = mail.letter.parts;
    const MailSender& writer = mail.letter.sender;
    const Link& first = chain.front();
    PassedOn passed;
    passed.sender = writer;
    for (const domain::Identity& found : first.sender.identities) {
        domain::Identity identity = found;
        identity.identifies = false;
        const bool isKnown = std::any_of(writer.identities.begin(), writer.identities.end(), [&](const domain::Identity& known) {
            return known.kind == identity.kind && known.value == identity.value;
        });
        if (!isKnown)
            passed.sender.identities.append(identity);
    }
    passed.text = joined({outer.text, first.parts.text});
    passed.quoted = joined({first.headers.lines, first.parts.forwarded, first.parts.quoted, outer.quoted});
    takeAttached(passed, mail, chain, 0);
    return passed;
}

} // namespace

bool saysForwarded(const QString& subject) {
    static const Regex starts(QStringLiteral("^\\s*(?:\\[[^\\]]{1,40}\\]\\s*)*(?:fwd?|wg|tr|rv|enc|doorst|i)\\s?[:：]"),
                              Regex::CaseInsensitiveOption);
    return starts.match(subject.left(200)).hasMatch();
}

std::optional<PassedOn> passedOn(const MailReading& mail) {
    const Ours ours(mail.headers);
    const std::vector<Link> chain = chainOf(mail, ours);
    if (chain.empty())
        return std::nullopt;
    if (!ours.has(mail.letter.sender.address) && asksUs(mail.letter.parts.text))
        return std::nullopt;
    std::optional<size_t> chosen;
    for (size_t i = 0; i < chain.size(); ++i) {
        const Link& link = chain.at(i);
        if (!link.isNamed || ours.has(link.sender.address))
            continue;
        chosen = i;
        if (wantsSomething(link.parts.text))
            break;
    }
    if (chosen)
        return of(mail, chain, *chosen);
    const bool isOurOwn = std::any_of(chain.begin(), chain.end(), [](const Link& link) { return link.isNamed; });
    return isOurOwn ? std::nullopt : std::optional(ofNobody(mail, chain));
}

} // namespace leadwell::channels::email
