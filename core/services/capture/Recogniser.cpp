// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/capture/Recogniser.h"

#include "core/domain/person/MentionedPhones.h"
#include "core/domain/person/NameAndEmail.h"
#include "core/domain/person/Phone.h"
#include "core/store/repository/PersonRepository.h"

#include <QSet>

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using oplog::Entity;
using oplog::Row;

namespace {

bool isWholeName(const QString& name) {
    return !isPlaceholderName(name) && name.simplified().contains(u' ');
}

bool isNumber(IdentityKind kind) {
    return kind == IdentityKind::Phone || kind == IdentityKind::WhatsApp;
}

/// Words that stand where a name belongs and name nobody.
bool isRole(const QString& word) {
    static const QSet<QString> roles{QStringLiteral("sales"),   QStringLiteral("purchase"),  QStringLiteral("accounts"),
                                     QStringLiteral("office"),  QStringLiteral("admin"),     QStringLiteral("owner"),
                                     QStringLiteral("manager"), QStringLiteral("enquiry"),   QStringLiteral("support"),
                                     QStringLiteral("contact"), QStringLiteral("reception"), QStringLiteral("director")};
    return roles.contains(word);
}

/// How a name's word sounds, where one word is commonly spelled in several ways: "Meena" and "Mina", "Mohammed" and
/// "Mohamed", "Wasim" and "Vasim". "Sunil" and "Sunita", "Karan" and "Kiran" stay two.
QString soundOf(const QString& word) {
    static const QList<std::pair<QString, QString>> spellings{
        {QStringLiteral("ee"), QStringLiteral("i")}, {QStringLiteral("oo"), QStringLiteral("u")},
        {QStringLiteral("ou"), QStringLiteral("u")}, {QStringLiteral("ph"), QStringLiteral("f")},
        {QStringLiteral("sh"), QStringLiteral("s")}, {QStringLiteral("th"), QStringLiteral("t")},
        {QStringLiteral("dh"), QStringLiteral("d")}, {QStringLiteral("bh"), QStringLiteral("b")},
        {QStringLiteral("kh"), QStringLiteral("k")}, {QStringLiteral("gh"), QStringLiteral("g")},
        {QStringLiteral("jh"), QStringLiteral("j")}, {QStringLiteral("chh"), QStringLiteral("ch")},
        {QStringLiteral("ks"), QStringLiteral("x")}, {QStringLiteral("w"), QStringLiteral("v")},
        {QStringLiteral("y"), QStringLiteral("i")},  {QStringLiteral("z"), QStringLiteral("j")},
        {QStringLiteral("q"), QStringLiteral("k")}};
    QString sound = word;
    for (const auto& [from, to] : spellings)
        sound.replace(from, to);
    QString single;
    for (const QChar letter : std::as_const(sound)) {
        if (!single.endsWith(letter))
            single.append(letter);
    }
    return single;
}

/// No word of one name is another spelling of a word of the other; initials and roles tell nothing.
bool areStrangers(const QString& a, const QString& b) {
    constexpr qsizetype shortest = 3;
    const QStringList ours = nameKey(a).split(u' ', Qt::SkipEmptyParts);
    const QStringList theirs = nameKey(b).split(u' ', Qt::SkipEmptyParts);
    const auto isPoor = [](const QStringList& words) {
        return words.isEmpty() || std::any_of(words.begin(), words.end(),
                                              [](const QString& word) { return word.size() < shortest || isRole(word); });
    };
    if (isPoor(ours) || isPoor(theirs))
        return false;
    return std::none_of(ours.begin(), ours.end(), [&](const QString& word) {
        return std::any_of(theirs.begin(), theirs.end(), [&](const QString& other) { return soundOf(word) == soundOf(other); });
    });
}

/// One of their names is that of the sender.
bool oneAgrees(const QString& name, const QStringList& theirs) {
    return std::any_of(theirs.cbegin(), theirs.cend(), [&name](const QString& one) { return namesAgree(name, one); });
}

/// Two names that cannot be one person's: the sign of a shared phone or mailbox. Whole names tell; on a phone, which
/// families and shops share, single words do as well. In mailboxes a single word is mostly a department or a nickname.
bool contradict(const QString& a, const QString& b, IdentityKind kind) {
    if (namesAgree(a, b))
        return false;
    return (isWholeName(a) && isWholeName(b)) || (isNumber(kind) && areStrangers(a, b));
}

/// None of the names that they are known by can be the sender's.
bool contradict(const QString& a, const QStringList& theirs, IdentityKind kind) {
    return std::all_of(theirs.cbegin(), theirs.cend(), [&](const QString& b) { return contradict(a, b, kind); });
}

Identity normalised(const Identity& raw, const QString& region) {
    Identity identity = raw;
    if (identity.raw.isEmpty())
        identity.raw = raw.value;
    const QString text = identity.raw;
    if (raw.kind == IdentityKind::Email) {
        const auto email = normaliseEmail(text);
        identity.value = email ? email->canonical : text.trimmed().toLower();
        identity.identifies = raw.identifies && email && email->identifies;
        identity.raw = email ? email->address : text.trimmed();
    } else if (raw.kind == IdentityKind::Phone || raw.kind == IdentityKind::WhatsApp) {
        const auto phone = normalisePhone(text, region);
        identity.value = phone ? phone->e164 : text.simplified();
        identity.identifies = raw.identifies && phone && !phone->isShared;
    } else {
        identity.value = text.trimmed();
    }
    return identity;
}

/// The name to keep: what a channel fills in for nobody is none.
QString nameToKeep(const Sender& sender) {
    return sender.isNameTyped || !isPlaceholderName(sender.name) ? sender.name.simplified() : QString();
}

using Match = Recognition::Match;

/// One number is one person's, whether they call from it or write by WhatsApp.
Result<QList<store::people::Holder>> holdersOfEither(const Identity& identity, const HoldersOf& holdersOf) {
    LW_TRY(auto holders, holdersOf(identity));
    if (!isNumber(identity.kind))
        return holders;
    Identity other = identity;
    other.kind = identity.kind == IdentityKind::Phone ? IdentityKind::WhatsApp : IdentityKind::Phone;
    LW_TRY(const auto more, holdersOf(other));
    for (const store::people::Holder& holder : more) {
        const auto known =
            std::find_if(holders.begin(), holders.end(), [&holder](const auto& one) { return one.person == holder.person; });
        if (known == holders.end())
            holders.append(holder);
        else
            known->identifies = known->identifies || holder.identifies;
    }
    return holders;
}

/// Every person one of the identities leads to, the channel's own kind of identity first.
Result<QList<Match>> matchesOf(const Sender& sender, const HoldersOf& holdersOf) {
    QList<Identity> ordered = sender.identities + sender.mentioned;
    std::stable_partition(ordered.begin(), ordered.end(),
                          [&](const Identity& identity) { return identity.kind == sender.strongest; });
    QList<Match> matches;
    for (const Identity& identity : ordered) {
        LW_TRY(const auto holders, holdersOfEither(identity, holdersOf));
        for (const auto& holder : holders) {
            // A mailbox or number that many share leads to somebody only together with their name; a number whose
            // owner is somebody else, already with a single word of it.
            const QStringList names = QStringList{holder.name} + holder.otherNames;
            const bool areNamed = !isPlaceholderName(sender.name) && !isPlaceholderName(holder.name);
            const bool isNamedEnough = (isWholeName(sender.name) && isWholeName(holder.name)) ||
                                       (areNamed && identity.identifies && isNumber(identity.kind));
            const bool counts = (holder.identifies && identity.identifies) || (isNamedEnough && oneAgrees(sender.name, names));
            const bool isKnown =
                std::any_of(matches.begin(), matches.end(), [&](const Match& match) { return match.person == holder.person; });
            if (counts && !isKnown)
                matches.append({holder.person, names, identity.kind, holder.group});
        }
    }
    return matches;
}

Result<PersonId> makePerson(store::WriteTx& tx, const Sender& sender) {
    Person person;
    person.id = tx.ids().make<PersonId>();
    person.name = nameToKeep(sender);
    person.company = sender.company;
    person.title = sender.jobTitle;
    person.industry = sender.industry;
    person.companySize = sender.companySize;
    person.city = sender.city;
    person.region = sender.region;
    person.country = sender.country;
    person.language = sender.language;
    person.createdAt = tx.now();
    person.identities = sender.identities + sender.mentioned;
    LW_CHECK(store::people::insert(tx, person));
    return person.id;
}

/// A number that one person mentions and another is known by: perhaps they are the same. Either may come first.
Result<bool> suggestHoldersOfMentioned(store::WriteTx& tx, PersonId person, const Sender& sender) {
    bool hasSuggested = false;
    for (const Identity& identity : sender.identities + sender.mentioned) {
        if (identity.kind != IdentityKind::Phone && identity.kind != IdentityKind::WhatsApp)
            continue;
        LW_TRY(const auto holders, holdersOfEither(identity, [&tx](const Identity& one) {
                   return store::people::holdersOf(tx.db(), one.kind, one.account, one.value);
               }));
        for (const auto& holder : holders) {
            if (holder.person == person || holder.identifies == identity.identifies)
                continue;
            LW_TRY(const bool isAsked, store::people::suggestSame(tx, person, holder.person, whySame(identity.kind)));
            hasSuggested = hasSuggested || isAsked;
        }
    }
    return hasSuggested;
}

} // namespace

QList<Identity> mentionedIdentities(const QString& text, const QList<Identity>& known, const QString& region) {
    QList<Identity> identities;
    for (const MentionedPhone& mentioned : mentionedPhones(text, region)) {
        const bool isKnown =
            std::any_of(known.begin(), known.end(), [&](const Identity& other) { return other.value == mentioned.phone.e164; });
        if (isKnown)
            continue;
        Identity identity;
        identity.kind = IdentityKind::Phone;
        identity.value = mentioned.phone.e164;
        identity.raw = mentioned.raw;
        identity.identifies = false;
        identities.append(identity);
    }
    return identities;
}

QList<Identity> normalisedIdentities(const QList<Identity>& raw, const QString& region) {
    QList<Identity> identities;
    for (const Identity& one : raw) {
        const Identity identity = normalised(one, region);
        const bool isKnown = std::any_of(identities.begin(), identities.end(), [&](const Identity& other) {
            return other.kind == identity.kind && other.account == identity.account && other.value == identity.value;
        });
        if (!identity.value.isEmpty() && !isKnown)
            identities.append(identity);
    }
    return identities;
}

Result<bool> fillPerson(store::WriteTx& tx, PersonId id, const Sender& sender) {
    LW_TRY(const Person person, store::people::read(tx.db(), id));
    Row fields;
    const auto fill = [&](const QString& column, const QString& present, const QString& offered) {
        if (present.isEmpty() && !offered.isEmpty())
            fields.insert(column, offered);
    };
    if (!person.nameByPerson)
        fill(QStringLiteral("name"), person.name, nameToKeep(sender));
    fill(QStringLiteral("company"), person.company, sender.company);
    fill(QStringLiteral("title"), person.title, sender.jobTitle);
    fill(QStringLiteral("industry"), person.industry, sender.industry);
    fill(QStringLiteral("city"), person.city, sender.city);
    fill(QStringLiteral("region"), person.region, sender.region);
    fill(QStringLiteral("country"), person.country, sender.country);
    fill(QStringLiteral("language"), person.language, sender.language);
    if (person.companySize == 0 && sender.companySize > 0)
        fields.insert(QStringLiteral("company_size"), qint64(sender.companySize));
    bool hasChanged = !fields.isEmpty();
    if (hasChanged)
        LW_CHECK(tx.update(Entity::Person, id.bytes(), fields));
    for (const Identity& identity : sender.identities + sender.mentioned) {
        const auto known = std::find_if(person.identities.begin(), person.identities.end(), [&](const Identity& one) {
            return one.kind == identity.kind && one.account == identity.account && one.value == identity.value;
        });
        if (known == person.identities.end()) {
            LW_CHECK(store::people::addIdentity(tx, id, identity));
            hasChanged = true;
        } else if (identity.identifies && !known->identifies) {
            // So far they had only mentioned it; now they use it.
            LW_TRY(const bool isTheirs, store::people::makeIdentifying(tx, id, *known));
            hasChanged = hasChanged || isTheirs;
        }
    }
    return hasChanged;
}

QString whySame(IdentityKind kind) {
    switch (kind) {
    case IdentityKind::Email:
        return QStringLiteral("same e-mail");
    case IdentityKind::Phone:
    case IdentityKind::WhatsApp:
        return QStringLiteral("same phone");
    default:
        return QStringLiteral("same account");
    }
}

Result<Recognition> whoIs(const Sender& sender, const HoldersOf& holdersOf) {
    LW_TRY(const QList<Match> matches, matchesOf(sender, holdersOf));
    Recognition recognition;
    PersonId group;
    for (const Match& match : matches) {
        const bool isTheirThread = sender.threadPerson.isSet() && sender.threadPerson == match.person;
        if (!recognition.person.isSet() && (isTheirThread || !contradict(sender.name, match.names, match.kind))) {
            recognition.person = match.person;
            group = match.group;
        } else {
            recognition.others.append(match);
        }
    }
    const auto isOneWithThem = [group](const Match& match) { return group.isSet() && match.group == group; };
    recognition.others.removeIf(isOneWithThem);
    return recognition;
}

Result<Recognised> recognise(store::WriteTx& tx, const Sender& sender) {
    LW_TRY(const Recognition recognition, whoIs(sender, [&](const Identity& identity) {
               return store::people::holdersOf(tx.db(), identity.kind, identity.account, identity.value);
           }));
    Recognised recognised;
    recognised.person = recognition.person;
    if (recognised.person.isSet()) {
        LW_CHECK(fillPerson(tx, recognised.person, sender));
    } else {
        LW_TRY(recognised.person, makePerson(tx, sender));
        recognised.isNew = true;
    }
    for (const Match& other : recognition.others) {
        LW_TRY(const bool isAsked, store::people::suggestSame(tx, recognised.person, other.person, whySame(other.kind)));
        recognised.isUncertain = recognised.isUncertain || isAsked;
    }
    LW_TRY(const bool isMentioned, suggestHoldersOfMentioned(tx, recognised.person, sender));
    recognised.isUncertain = recognised.isUncertain || isMentioned;
    return recognised;
}

} // namespace leadwell::services
