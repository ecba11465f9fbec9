// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/PassedOn.h"

#include "core/domain/capture/Understanding.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <vector>

namespace leadwell::channels::email {

namespace {

constexpr size_t depthMax = 5;
constexpr double clearIntent = 0.6;

using Regex = QRegularExpression;

/// One mail of the chain, the outer one excluded.
struct Link {
    PassedOnHeaders headers;
    ForwardedText parts;
    MailSender sender;
    bool isNamed = false;
};

QString hostOf(const QString& address) {
    return address.mid(address.lastIndexOf(QLatin1Char('@')) + 1).toLower();
}

/// Houses in which strangers live side by side: the same host does not make a colleague.
bool isPublicHost(const QString& host) {
    static const Regex known(QStringLiteral(
        "^(?:(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|aol|gmx|rediffmail|proton|protonmail|zoho|"
        "zohomail|fastmail|yandex)\\.[a-z.]+|(?:me|mac|mail|qq|163)\\.com|pm\\.me|mail\\.ru|(?:web|t-online|freenet)\\.de|"
        "(?:orange|wanadoo)\\.fr|libero\\.it)$"));
    return known.match(host).hasMatch();
}

/// The addresses a mail was sent to: they are ours. (Cc may be the customer's.)
class Ours {
public:
    explicit Ours(const HeaderBlock& headers) {
        for (const char* name : {"To", "Delivered-To", "X-Original-To"}) {
            for (const Mailbox& box : mailboxesIn(headers.raw(name))) {
                m_addresses.insert(box.address.toLower());
                const QString host = hostOf(box.address);
                if (box.address.contains(QLatin1Char('@')) && !isPublicHost(host))
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

/// "Asha Rao <asha@x.in>", "Asha Rao [mailto:asha@x.in]", "asha@x.in", "'Asha Rao'" as one header value.
QByteArray mailboxOf(const QString& written) {
    static const Regex address(QStringLiteral("[^\\s<>\\[\\]()\"',;:]+@[^\\s<>\\[\\]()\"',;:]+"));
    static const Regex marks(QStringLiteral("[<\\[(]?(?:mailto:)?$|[\"*]"), Regex::CaseInsensitiveOption);
    const auto match = address.match(written.left(1000));
    QString name = match.hasMatch() ? written.left(match.capturedStart()) : written;
    name = name.remove(marks).simplified();
    while (name.startsWith(QLatin1Char('\'')) && name.endsWith(QLatin1Char('\'')) && name.size() > 1)
        name = name.mid(1, name.size() - 2).trimmed();
    name.remove(QLatin1Char('\\'));
    const QByteArray quoted = name.isEmpty() ? QByteArray() : QByteArray('"' + name.left(200).toUtf8() + "\" ");
    return match.hasMatch() ? QByteArray(quoted + '<' + match.captured().toUtf8() + '>') : quoted;
}

/// The block's headers as those of a mail, so that forms, groups and no-reply addresses are read as in any mail.
MailSender senderOfBlock(const PassedOnHeaders& headers, const QString& text) {
    QByteArray lines;
    const auto add = [&](const char* name, const QString& key) {
        const QByteArray box = mailboxOf(headers.fields.value(key));
        if (!box.isEmpty())
            lines += QByteArray(name) + ": " + box + "\r\n";
    };
    add("From", QStringLiteral("from"));
    add("Reply-To", QStringLiteral("reply-to"));
    return senderOf(HeaderBlock::read(lines + "X-Block: 1\r\n\r\n"), text);
}

std::vector<Link> chainOf(const ForwardedText& outer) {
    std::vector<Link> chain;
    QString forwarded = outer.forwarded;
    while (!forwarded.isEmpty() && chain.size() < depthMax) {
        Link link;
        link.headers = readPassedOn(forwarded);
        const bool isOnce = !saysForwarded(link.headers.fields.value(QStringLiteral("subject")));
        link.parts = splitForwarded(link.headers.body, !isOnce);
        link.sender = senderOfBlock(link.headers, link.parts.text);
        link.isNamed = !link.sender.address.isEmpty() || !link.sender.name.isEmpty();
        forwarded = link.parts.forwarded;
        chain.push_back(std::move(link));
    }
    return chain;
}

bool wantsToBuy(const domain::Understanding& u) {
    const bool isSale = u.intent == domain::Intent::Product || u.intent == domain::Intent::Pricing ||
                        u.intent == domain::Intent::Booking;
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

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral("\n\n"));
}

/// The words of one mail of the chain, and all the others' as history.
PassedOn of(const ForwardedText& outer, const std::vector<Link>& chain, size_t chosen) {
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
    passed.text = chain.at(chosen).parts.text;
    passed.quoted = joined(around + QStringList{chain.at(chosen).parts.forwarded} + below + QStringList{outer.quoted});
    return passed;
}

/// Nobody is named: what it says is read, but whose numbers those are nobody knows.
PassedOn ofNobody(const ForwardedText& outer, const std::vector<Link>& chain, const MailSender& writer) {
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
    return passed;
}

} // namespace

bool saysForwarded(const QString& subject) {
    static const Regex starts(QStringLiteral("^\\s*(?:\\[[^\\]]{1,40}\\]\\s*)*(?:fwd?|wg|tr|rv|enc|doorst|i)\\s?[:：]"),
                              Regex::CaseInsensitiveOption);
    return starts.match(subject.left(200)).hasMatch();
}

std::optional<PassedOn> passedOn(const HeaderBlock& headers, const ForwardedText& parts, const MailSender& writer) {
    const std::vector<Link> chain = chainOf(parts);
    if (chain.empty())
        return std::nullopt;
    const Ours ours(headers);
    if (!ours.has(writer.address) && asksUs(parts.text))
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
        return of(parts, chain, *chosen);
    const bool isOurOwn = std::any_of(chain.begin(), chain.end(), [](const Link& link) { return link.isNamed; });
    return isOurOwn ? std::nullopt : std::optional(ofNobody(parts, chain, writer));
}

} // namespace leadwell::channels::email
