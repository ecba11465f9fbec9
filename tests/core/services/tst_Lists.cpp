// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the lists show, count and order is what a slow reading of the same leads says, whatever is asked and while they change.

#include "core/domain/person/LatinForm.h"
#include "core/store/repository/LeadRepository.h"
#include "core/store/repository/WorkRepository.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTest>

#include <algorithm>

using namespace leadwell;
using namespace leadwell::domain;
using namespace leadwell::test;
using oplog::Value;

namespace {

constexpr int leadCount = 20'000;
constexpr int usualQuestions = 600;
constexpr qint64 epochMs = 1'700'000'000'000;

/// Set to a number, it asks that many questions instead.
int questionCount() {
    return std::max(usualQuestions, qEnvironmentVariableIntValue("LEADWELL_QUESTIONS"));
}

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(u' ');
}

const QStringList& firstNames() {
    static const QStringList names =
        words("rohan asha rajesh meera karan priya dev tariq neha sunil farhana joão müller राजेश सुनीता कविता");
    return names;
}
const QStringList& lastNames() {
    static const QStringList names = words("mehta rao sharma kulkarni parmar noorani solanki fernandes haddad शर्मा वर्मा");
    return names;
}
const QStringList& companies() {
    static const QStringList names = words("Textiles Polymers Foods Agro Steels Pumps");
    return names;
}
const QStringList& cities() {
    static const QStringList names = words("Indore Surat Bengaluru Mumbai Pune Dubai");
    return names;
}

/// Lower case without the accents that the names above have.
QString plain(const QString& text) {
    return text.toLower().replace(QStringLiteral("ã"), QStringLiteral("a")).replace(QStringLiteral("ü"), QStringLiteral("u"));
}

const QStringList& sentences() {
    static const QStringList list{QStringLiteral("Please send the price list of cotton yarn, 40s count"),
                                  QStringLiteral("List price is too high for us."),
                                  QStringLiteral("Call me at +91 98450 31107 after 6 pm"),
                                  QStringLiteral("GST invoice? Transport to Surat/Navsari"),
                                  QStringLiteral("Müller asked for JOÃO's catalogue"),
                                  QString::fromUtf8("राजेश को कपास चाहिए"),
                                  QStringLiteral("zen-yarn_40s (sample) \"urgent\" <b>50%</b>"),
                                  QStringLiteral("pumps pump pumping"),
                                  QString::fromUtf8("请发价格表 thanks"),
                                  QString::fromUtf8("९८४५० का भाव 🙂")};
    return list;
}

bool isUnspaced(QChar c) {
    return c.script() == QChar::Script_Han;
}

/// The words of a text with a space before each, as somebody would write them down who never saw the index.
QString spoken(const QString& text) {
    QString words;
    for (const QChar c : plain(text)) {
        if (c.isDigit())
            words.append(QString::number(c.digitValue()));
        else if (c.isLetter() || c.isMark())
            words.append(isUnspaced(c) ? u' ' + QString(c) + u' ' : QString(c));
        else
            words.append(u' ');
    }
    return u' ' + words.simplified();
}

struct Known {
    LeadRow row;
    QString text;                      ///< everything a search looks at
    QMap<QByteArray, QString> written; ///< notes and messages by their id
    int score = 0;
    bool isHere = true;
};

/// Leads written past the services: only what lists look at matters here, and twenty thousand have to be quick.
class Leads {
public:
    explicit Leads(DeskFixture& fixture) : m_fixture(fixture) {
        for (const char* name : {"Karan", "asha", "Meera", "Dev"}) {
            m_team.append(fixture.addMember(QString::fromLatin1(name)));
            m_names.insert(m_team.last(), QString::fromLatin1(name));
        }
        must(write([this](store::WriteTx& tx) -> Result<bool> {
            for (int number = 1; number <= leadCount; ++number) {
                Known lead = invent(number);
                LW_CHECK(insert(tx, lead));
                m_leads.append(lead);
            }
            tx.touched().bulk = true;
            return true;
        }));
    }

    const QList<Known>& all() const { return m_leads; }
    const QList<MemberId>& team() const { return m_team; }
    const QMap<MemberId, QString>& names() const { return m_names; }
    Random& random() { return m_random; }
    template<class List>
    auto pick(const List& list) {
        return list.at(static_cast<qsizetype>(m_random.below(static_cast<quint64>(list.size()))));
    }

    /// Some leads change, one goes; the lists are told as after any commit.
    void changeSome() {
        must(write([this](store::WriteTx& tx) -> Result<bool> {
            for (int i = 0; i < 5; ++i) {
                Known& lead = m_leads[static_cast<qsizetype>(m_random.below(leadCount))];
                if (!lead.isHere)
                    continue;
                const Known other = invent(lead.row.number);
                LeadRow& row = lead.row;
                row.stage = other.row.stage;
                row.heat = other.row.heat;
                row.ownerId = other.row.ownerId;
                row.lastActivityAt = other.row.lastActivityAt;
                row.nextDueAt = other.row.nextDueAt;
                row.tags = other.row.tags;
                LW_CHECK(tx.db().run(
                    QStringLiteral("DELETE FROM lead_tag WHERE lead_id = (SELECT id FROM lead WHERE number = ?)"), {row.number}));
                for (const QString& tag : std::as_const(row.tags))
                    LW_CHECK(tx.db().run(
                        QStringLiteral("INSERT INTO lead_tag (id, lead_id, tag) SELECT ?, id, ? FROM lead WHERE number = ?"),
                        {tx.ids().make<NoteId>().bytes(), tag, row.number}));
                lead.text = textOf(row);
                LW_CHECK(rewrite(tx, lead));
                LW_CHECK(tx.db().run(QStringLiteral("UPDATE lead SET stage = ?, is_open = ?, heat = ?, owner_id = ?, "
                                                    "last_activity_ms = ?, next_due_ms = ? WHERE number = ?"),
                                     {qint64(row.stage), qint64(isOpen(row.stage)), qint64(row.heat), store::idValue(row.ownerId),
                                      row.lastActivityAt.ms(), row.nextDueAt.ms(), row.number}));
                tx.touched().leadNumbers.insert(row.number);
            }
            Known& gone = m_leads[static_cast<qsizetype>(m_random.below(leadCount))];
            if (gone.isHere)
                LW_CHECK(forgetWritten(tx, gone));
            gone.isHere = false;
            LW_CHECK(tx.db().run(QStringLiteral("DELETE FROM lead_tag WHERE lead_id = (SELECT id FROM lead WHERE number = ?)"),
                                 {gone.row.number}));
            LW_CHECK(tx.db().run(QStringLiteral("DELETE FROM lead WHERE number = ?"), {gone.row.number}));
            tx.touched().leadNumbers.insert(gone.row.number);
            return true;
        }));
    }

private:
    /// One text more, one other than it was, one less.
    Result<void> rewrite(store::WriteTx& tx, Known& lead) {
        LW_CHECK(say(tx, lead, tx.ids().make<NoteId>().bytes(), pick(sentences())));
        const QByteArray some =
            lead.written.keys().at(static_cast<qsizetype>(m_random.below(static_cast<quint64>(lead.written.size()))));
        const bool isNote = m_notes.contains(some);
        const QString other = pick(sentences());
        LW_TRY(const bool isOther, tx.update(isNote ? oplog::Entity::Note : oplog::Entity::Message, some,
                                             {{isNote ? QStringLiteral("body") : QStringLiteral("body_text"), other}}));
        if (isOther)
            lead.written[some] = other;
        const QByteArray last = lead.written.lastKey();
        LW_CHECK(tx.remove(m_notes.contains(last) ? oplog::Entity::Note : oplog::Entity::Message, last));
        lead.written.remove(last);
        return {};
    }
    Result<void> forgetWritten(store::WriteTx& tx, const Known& lead) {
        const QList<QByteArray> ids = lead.written.keys();
        for (const QByteArray& id : ids)
            LW_CHECK(tx.remove(m_notes.contains(id) ? oplog::Entity::Note : oplog::Entity::Message, id));
        return {};
    }
    /// By a note or by a message.
    Result<void> say(store::WriteTx& tx, Known& lead, const QByteArray& id, const QString& text) {
        const Value leadId = m_ids.value(lead.row.number).first;
        lead.written.insert(id, text);
        if (m_random.below(2) == 0) {
            m_notes.insert(id);
            return tx.insert(oplog::Entity::Note, {{QStringLiteral("id"), id},
                                                   {QStringLiteral("lead_id"), leadId},
                                                   {QStringLiteral("body"), text},
                                                   {QStringLiteral("created_ms"), qint64(1)}});
        }
        return tx.insert(oplog::Entity::Message, {{QStringLiteral("id"), id},
                                                  {QStringLiteral("lead_id"), leadId},
                                                  {QStringLiteral("person_id"), m_ids.value(lead.row.number).second},
                                                  {QStringLiteral("channel"), qint64(1)},
                                                  {QStringLiteral("direction"), qint64(0)},
                                                  {QStringLiteral("body_text"), text},
                                                  {QStringLiteral("sent_ms"), qint64(1)}});
    }

    Answer<bool> write(std::function<Result<bool>(store::WriteTx&)> work) {
        return m_fixture.desk().core().store.write<bool>(m_fixture.desk().core().byRule(QStringLiteral("test")), std::move(work));
    }

    Known invent(qint64 number) {
        Known lead;
        LeadRow& row = lead.row;
        row.number = number;
        row.customer = pick(firstNames()) + u' ' + pick(lastNames());
        row.company = m_random.below(3) == 0 ? QString() : pick(companies()) + QStringLiteral(" Pvt");
        row.city = pick(cities());
        row.product = m_random.below(3) == 0 ? QString() : pick(words("pumps Valves cotton"));
        row.preview = m_random.below(3) == 0 ? QString() : pick(words("Please urgent नमस्ते"));
        row.contact = QStringLiteral("+9198%1").arg(m_random.below(100'000'000), 8, 10, QChar(u'0'));
        row.channel = static_cast<Channel>(m_random.below(channelCount));
        row.heat = static_cast<Heat>(m_random.below(heatCount));
        row.priority = static_cast<Priority>(m_random.below(4));
        row.source = static_cast<Source>(m_random.below(5));
        row.stage = static_cast<Stage>(m_random.below(stageCount));
        row.ownerId = m_random.below(4) == 0 ? MemberId() : pick(m_team);
        // Few different times, so that ties have to be broken.
        row.lastActivityAt = Instant::fromMs(epochMs + static_cast<qint64>(m_random.below(5'000)) * 60'000);
        row.createdAt = Instant::fromMs(epochMs - static_cast<qint64>(m_random.below(900)) * 86'400'000);
        if (m_random.below(2) == 0)
            row.nextDueAt = Instant::fromMs(epochMs + static_cast<qint64>(m_random.below(3'000)) * 60'000);
        row.score = static_cast<int>(m_random.below(101));
        for (const char* tag : {"Fair", "surat", "Trade Show", "मेला"}) {
            if (m_random.below(6) == 0)
                row.tags.append(QString::fromUtf8(tag));
        }
        lead.text = textOf(row);
        return lead;
    }

    static QString textOf(const LeadRow& row) {
        return plain(row.customer + u' ' + row.company + u' ' + row.city + u' ' + row.product + u' ' + row.contact + u' ' +
                     row.tags.join(u' ') + u' ' + leadNumberText(row.number) + u' ' + latinForm(row.customer) + u' ' +
                     latinForm(row.tags.join(u' ')));
    }

    Result<void> insert(store::WriteTx& tx, Known& lead) {
        const LeadRow& row = lead.row;
        const QByteArray person = tx.ids().make<PersonId>().bytes();
        const QByteArray id = tx.ids().make<LeadId>().bytes();
        LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO person (id, name, company, city, created_ms) VALUES (?, ?, ?, ?, 1)"),
                             {person, row.customer, row.company, row.city}));
        LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO identity (id, person_id, kind, value, identifies, created_ms) "
                                            "VALUES (?, ?, 0, ?, 0, 1)"),
                             {tx.ids().make<IdentityId>().bytes(), person, row.contact}));
        LW_CHECK(tx.db().run(
            QStringLiteral("INSERT INTO lead (number, id, person_id, channel, source, stage, is_open, owner_id, heat, "
                           "priority, score, created_ms, last_activity_ms, next_due_ms, product, preview) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {row.number, id, person, qint64(row.channel), qint64(row.source), qint64(row.stage), qint64(isOpen(row.stage)),
             store::idValue(row.ownerId), qint64(row.heat), qint64(row.priority), qint64(row.score), row.createdAt.ms(),
             row.lastActivityAt.ms(), row.nextDueAt.ms(), row.product, row.preview}));
        for (const QString& tag : row.tags)
            LW_CHECK(tx.db().run(QStringLiteral("INSERT INTO lead_tag (id, lead_id, tag) VALUES (?, ?, ?)"),
                                 {tx.ids().make<NoteId>().bytes(), id, tag}));
        m_ids.insert(row.number, {id, person});
        while (m_random.below(3) == 0)
            LW_CHECK(say(tx, lead, tx.ids().make<NoteId>().bytes(), pick(sentences())));
        return {};
    }

    DeskFixture& m_fixture;
    SeededRandom m_random{20'261'121};
    QList<MemberId> m_team;
    QMap<MemberId, QString> m_names;
    QList<Known> m_leads;
    QHash<qint64, std::pair<QByteArray, QByteArray>> m_ids; ///< of the lead and its person
    QSet<QByteArray> m_notes;                               ///< all other texts are messages
};

/// Words and phrases that stand in messages, in names, in both or nowhere; some not wanted.
QString randomWords(Leads& leads) {
    Random& random = leads.random();
    static const QStringList wanted{QStringLiteral("price"),
                                    QStringLiteral("pri"),
                                    QStringLiteral("list"),
                                    QStringLiteral("\"price list\""),
                                    QStringLiteral("\"list price\""),
                                    QStringLiteral("\"list pri\""),
                                    QStringLiteral("surat"),
                                    QStringLiteral("pump"),
                                    QStringLiteral("otton"),
                                    QStringLiteral("cot"),
                                    QStringLiteral("40"),
                                    QStringLiteral("40s"),
                                    QStringLiteral("muller"),
                                    QStringLiteral("joao"),
                                    QStringLiteral("rajesh"),
                                    QString::fromUtf8("राजेश"),
                                    QString::fromUtf8("कपास"),
                                    QStringLiteral("kapa"),
                                    QStringLiteral("zen-yarn"),
                                    QStringLiteral("9845031107"),
                                    QStringLiteral("98450"),
                                    QString::fromUtf8("价格"),
                                    QString::fromUtf8("格表"),
                                    QStringLiteral("nowhere"),
                                    QStringLiteral("asha"),
                                    QStringLiteral("textiles"),
                                    QStringLiteral("at"),
                                    QStringLiteral("50%"),
                                    QStringLiteral("\"6 pm\"")};
    QStringList words;
    do {
        const QString word = leads.pick(wanted);
        words.append(random.below(4) == 0 ? u'-' + word : word);
    } while (random.below(2) == 0);
    return words.join(u' ');
}

/// Words of somebody's name with a mistake in one or in each.
QString mistypedName(Leads& leads) {
    Random& random = leads.random();
    QStringList words = plain(leads.pick(leads.all()).row.customer).split(u' ');
    for (QString& word : words) {
        if (random.below(3) == 0)
            continue;
        const auto at = static_cast<qsizetype>(random.below(static_cast<quint64>(word.size() - 1)));
        switch (random.below(4)) {
        case 0:
            word.remove(at, 1);
            break;
        case 1:
            word.insert(at, word.at(at));
            break;
        case 2:
            word[at] = word.at(at + 1);
            break;
        default:
            std::swap(word[at], word[at + 1]);
            break;
        }
    }
    return random.below(2) == 0 ? words.first() : words.join(u' ');
}

LeadFilter randomFilter(Leads& leads) {
    Random& random = leads.random();
    LeadFilter filter;
    filter.group = static_cast<LeadFilter::Group>(random.below(3));
    const auto sometimes = [&random](quint64 oneIn) { return random.below(oneIn) == 0; };
    while (sometimes(2))
        filter.channels.append(static_cast<Channel>(random.below(channelCount)));
    while (sometimes(3))
        filter.heats.append(static_cast<Heat>(random.below(heatCount)));
    while (sometimes(4))
        filter.stages.append(static_cast<Stage>(random.below(stageCount)));
    while (sometimes(5))
        filter.sources.append(static_cast<Source>(random.below(5)));
    while (sometimes(3))
        filter.owners.append(leads.pick(leads.team()));
    filter.unassigned = sometimes(5);
    // Any of some, several such lists, none of some; in another case than they were written, and one that nobody has.
    static const QStringList tags{QStringLiteral("fair"), QStringLiteral("SURAT"), QStringLiteral("Trade Show"),
                                  QString::fromUtf8("मेला"), QStringLiteral("gone")};
    while (sometimes(4)) {
        filter.tags.append(QStringList{leads.pick(tags)});
        while (sometimes(3))
            filter.tags.last().append(leads.pick(tags));
    }
    while (sometimes(6))
        filter.withoutTags.append(leads.pick(tags));
    const auto time = [&random] { return Instant::fromMs(epochMs + static_cast<qint64>(random.below(5'000)) * 60'000); };
    if (sometimes(6))
        filter.activityFrom = time();
    if (sometimes(6))
        filter.activityTo = time();
    if (sometimes(8))
        filter.createdFrom = Instant::fromMs(epochMs - static_cast<qint64>(random.below(900)) * 86'400'000);
    if (sometimes(8))
        filter.overdueAt = time();
    if (sometimes(4)) {
        filter.text = mistypedName(leads);
    } else if (sometimes(3)) {
        filter.text = randomWords(leads);
    } else if (sometimes(2)) {
        const Known& known = leads.pick(leads.all());
        const qsizetype length = 1 + static_cast<qsizetype>(random.below(7));
        const qsizetype from = static_cast<qsizetype>(random.below(static_cast<quint64>(known.text.size())));
        filter.text = known.text.mid(from, length).remove(u'"').trimmed();
    }
    return filter;
}

/// The same text as it is written and in Latin letters; few texts, asked about again and again.
std::pair<QString, QString> spokenBoth(const QString& text) {
    static QHash<QString, std::pair<QString, QString>> known;
    auto both = known.constFind(text);
    if (both == known.cend())
        both = known.insert(text, {spoken(text), spoken(latinForm(text))});
    return *both;
}

/// Three letters or two signs of a script without spaces.
bool isLooked(const QString& words) {
    qsizetype letters = 0;
    for (const QChar c : words)
        letters += c == u' ' ? 0 : isUnspaced(c) ? 2 : 1;
    return letters >= 3;
}

/// In one of its notes or messages, from the beginning of a word.
bool isWritten(const Known& lead, const QString& piece) {
    const QString words = spokenBoth(piece).first;
    if (!isLooked(words))
        return false;
    return std::any_of(lead.written.cbegin(), lead.written.cend(), [&words](const QString& text) {
        QString numbers; // The only numbers in groups here; each also as it is dialled within the country.
        if (text.contains(QStringLiteral("98450 31107")))
            numbers = QStringLiteral(" 919845031107 9845031107 9845031107");
        const auto [written, latin] = spokenBoth(text);
        return QString(written + numbers).contains(words) || latin.contains(words);
    });
}

bool pieceFits(const Known& lead, const QString& piece) {
    const QString latin = latinForm(piece); // राजेश is found as rajesh too.
    const bool isIndic = piece.at(0) >= QChar(0x900) && piece.at(0) < QChar(0xD80) && latin.size() >= 3;
    const auto isThere = [&lead](const QString& spelling) { return lead.text.contains(spelling) || isWritten(lead, spelling); };
    return isThere(piece) || (isIndic && isThere(latin));
}

struct Piece {
    QString text;
    bool isPhrase = false;
};

/// Words and phrases in quotes.
QList<Piece> piecesOf(const QString& text) {
    QList<Piece> pieces;
    const QStringList parts = text.split(u'"');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i % 2 == 0) {
            for (const QString& word : parts.at(i).split(u' ', Qt::SkipEmptyParts))
                pieces.append({word, false});
        } else if (!pieces.isEmpty() && pieces.last().text == QStringLiteral("-")) {
            pieces.last().text += parts.at(i);
        } else {
            pieces.append({parts.at(i), true});
        }
    }
    return pieces;
}

/// The fewest mistakes by which the word becomes the other, or where `isBegun` a beginning of it: Damerau's table, row by row.
qsizetype mistakesBetween(const QString& typed, const QString& word, bool isBegun) {
    QList<QList<qsizetype>> rows(typed.size() + 1, QList<qsizetype>(word.size() + 1));
    for (qsizetype i = 0; i <= typed.size(); ++i) {
        for (qsizetype j = 0; j <= word.size(); ++j) {
            if (i == 0 || j == 0) {
                rows[i][j] = i + j;
                continue;
            }
            const bool isSame = typed.at(i - 1) == word.at(j - 1);
            qsizetype best = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (isSame ? 0 : 1)});
            if (i > 1 && j > 1 && typed.at(i - 1) == word.at(j - 2) && typed.at(i - 2) == word.at(j - 1))
                best = std::min(best, rows[i - 2][j - 2] + 1);
            rows[i][j] = best;
        }
    }
    return isBegun ? *std::min_element(rows.last().cbegin(), rows.last().cend()) : rows.last().last();
}

bool isMistypable(const Piece& piece) {
    return !piece.isPhrase &&
           std::all_of(piece.text.cbegin(), piece.text.cend(), [](QChar c) { return c.isLetter() || c.isMark(); });
}

bool isNear(const QString& typed, const QString& word) {
    static QHash<std::pair<QString, QString>, bool> known; // Few words, asked of twenty thousand leads again and again.
    const auto before = known.constFind({typed, word});
    if (before != known.cend())
        return *before;
    bool isNear = false;
    for (const QString& from : {typed, latinForm(typed)}) {
        for (const QString& to : {word, latinForm(word)})
            isNear = isNear || (from.size() >= 4 && mistakesBetween(from, to, from.size() >= 5) <= 1);
    }
    known.insert({typed, word}, isNear);
    return isNear;
}

/// A word of the person's name, the company or the city is one mistake away.
bool isMeant(const Known& lead, const QString& typed) {
    const QStringList words = plain(lead.row.customer + u' ' + lead.row.company + u' ' + lead.row.city).split(u' ');
    return std::any_of(words.cbegin(), words.cend(), [&typed](const QString& word) { return isNear(typed, word); });
}

/// The digits of what is a telephone number, or of a few digits of one in other signs; other text as it is. A word that begins
/// with a minus is taken away, and no part of a number.
QString dialled(const QString& text) {
    const bool isNumber =
        !QString(u' ' + text).contains(QStringLiteral(" -")) &&
        std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isDigit() || QStringLiteral(" +-().").contains(c); });
    QString digits = text;
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    return isNumber && digits.size() >= 4 ? digits : text;
}

bool textFits(const Known& lead, const QString& typed, int mistakes) {
    const QString text = typed.trimmed();
    if (dialled(text) != text)
        return pieceFits(lead, dialled(text));
    const QList<Piece> pieces = piecesOf(text);
    return std::all_of(pieces.cbegin(), pieces.cend(), [&lead, &mistakes](const Piece& piece) {
        const bool isExcluded = piece.text.size() > 1 && piece.text.startsWith(u'-');
        if (pieceFits(lead, dialled(isExcluded ? piece.text.mid(1) : piece.text)) != isExcluded)
            return true;
        return !isExcluded && isMistypable(piece) && isMeant(lead, piece.text) && --mistakes >= 0;
    });
}

/// `mistakes`: so many words may be there with one in them.
bool fits(const Known& lead, const LeadFilter& f, int mistakes) {
    const LeadRow& row = lead.row;
    const auto has = [](const auto& list, auto value) { return list.isEmpty() || list.contains(value); };
    const bool group = !f.stages.isEmpty()
                           ? f.stages.contains(row.stage)
                           : f.group == LeadFilter::Group::All || isOpen(row.stage) == (f.group == LeadFilter::Group::Open);
    const bool anyOwner = f.owners.isEmpty() && !f.unassigned;
    const bool owner = anyOwner || (row.ownerId.isSet() ? f.owners.contains(row.ownerId) : f.unassigned);
    const auto carries = [&row](const QString& tag) { return row.tags.contains(tag, Qt::CaseInsensitive); };
    const auto carriesOne = [&carries](const QStringList& list) { return std::any_of(list.cbegin(), list.cend(), carries); };
    const bool tags = std::all_of(f.tags.cbegin(), f.tags.cend(), carriesOne) && !carriesOne(f.withoutTags);
    const bool times = (!f.activityFrom.isSet() || row.lastActivityAt.ms() >= f.activityFrom.ms()) &&
                       (!f.activityTo.isSet() || row.lastActivityAt.ms() < f.activityTo.ms()) &&
                       (!f.createdFrom.isSet() || row.createdAt.ms() >= f.createdFrom.ms());
    const bool overdue =
        !f.overdueAt.isSet() || (isOpen(row.stage) && row.nextDueAt.isSet() && row.nextDueAt.ms() < f.overdueAt.ms());
    return lead.isHere && group && owner && tags && times && overdue && has(f.channels, row.channel) && has(f.heats, row.heat) &&
           has(f.sources, row.source) && textFits(lead, f.text, mistakes);
}

int countOf(const Leads& leads, const LeadFilter& filter, int mistakes) {
    return static_cast<int>(
        std::count_if(leads.all().cbegin(), leads.all().cend(), [&](const Known& lead) { return fits(lead, filter, mistakes); }));
}

/// How many words may be mistyped: ever more, until something is found.
QList<int> forgiven(const Leads& leads, const LeadFilter& filter) {
    QList<int> tried{0};
    const auto isAnyThere = [&] {
        return std::any_of(leads.all().cbegin(), leads.all().cend(),
                           [&](const Known& lead) { return fits(lead, filter, tried.last()); });
    };
    for (const int mistakes : {1, 99}) {
        if (filter.text.isEmpty() || isAnyThere())
            break;
        tried.append(mistakes);
    }
    return tried;
}

/// Small letters, and where the lists stand an accented one in their order.
QByteArray plainBytes(const QString& text) {
    return plain(text).toUtf8();
}

QByteArray firstTag(const LeadRow& row) {
    QByteArray first;
    for (const QString& tag : row.tags) {
        // Which of the tags stands first is decided with capitals before small letters.
        if (first.isEmpty() || tag.toUtf8() < first)
            first = tag.toUtf8();
    }
    return first.toLower();
}

/// Negative: a comes first. Zero: the newer number comes first.
qint64 compare(const LeadRow& a, const LeadRow& b, const LeadSort& sort, const QMap<MemberId, QString>& names) {
    const auto difference = [&]() -> qint64 {
        switch (sort.column) {
        case LeadColumn::Channel:
            return qint64(a.channel) - qint64(b.channel);
        case LeadColumn::Heat:
            return (qint64(a.heat) - qint64(b.heat)) * 1000 + a.score - b.score;
        case LeadColumn::RespondIn:
            return a.nextDueAt.ms() - b.nextDueAt.ms();
        case LeadColumn::Status:
            return qint64(a.stage) - qint64(b.stage);
        case LeadColumn::Created:
            return a.createdAt.ms() - b.createdAt.ms();
        case LeadColumn::Number:
            return a.number - b.number;
        case LeadColumn::Priority:
            return qint64(a.priority) - qint64(b.priority);
        case LeadColumn::Source:
            return qint64(a.source) - qint64(b.source);
        case LeadColumn::Customer:
            return plainBytes(a.customer).compare(plainBytes(b.customer));
        case LeadColumn::Latest:
            return plainBytes(a.preview.isEmpty() ? a.product : a.preview)
                .compare(plainBytes(b.preview.isEmpty() ? b.product : b.preview));
        case LeadColumn::Owner:
            return plainBytes(names.value(a.ownerId)).compare(plainBytes(names.value(b.ownerId)));
        case LeadColumn::Contact:
            return plainBytes(a.contact).compare(plainBytes(b.contact));
        case LeadColumn::Product:
            return plainBytes(a.product).compare(plainBytes(b.product));
        case LeadColumn::Tags:
            return firstTag(a).compare(firstTag(b));
        case LeadColumn::City:
            return a.city.compare(b.city, Qt::CaseInsensitive);
        case LeadColumn::Company:
            return a.company.compare(b.company, Qt::CaseInsensitive);
        default:
            return a.lastActivityAt.ms() - b.lastActivityAt.ms();
        }
    };
    if (sort.column == LeadColumn::RespondIn && a.nextDueAt.isSet() != b.nextDueAt.isSet())
        return a.nextDueAt.isSet() ? -1 : 1;
    return sort.descending ? -difference() : difference();
}

/// Smaller comes first. The names of the team differ.
QString groupOf(const LeadRow& row, LeadGrouping grouping, const QMap<MemberId, QString>& names) {
    switch (grouping) {
    case LeadGrouping::Stage:
        return QString::number(int(row.stage) + 10);
    case LeadGrouping::Owner:
        return names.value(row.ownerId).toLower();
    case LeadGrouping::Heat:
        return QString::number(9 - int(row.heat));
    case LeadGrouping::Day: // The workspace is in India.
        return QString::number(
            100'000'000 -
            QDateTime::fromMSecsSinceEpoch(row.lastActivityAt.ms(), QTimeZone("Asia/Kolkata")).date().toJulianDay());
    case LeadGrouping::None:
        break;
    }
    return {};
}

QString groupOf(const LeadGroup& group, LeadGrouping grouping, const QMap<MemberId, QString>& names) {
    switch (grouping) {
    case LeadGrouping::Stage:
        return QString::number(group.key + 10);
    case LeadGrouping::Owner:
        return names.value(group.owner).toLower();
    case LeadGrouping::Heat:
        return QString::number(9 - group.key);
    case LeadGrouping::Day:
        return QString::number(100'000'000 - group.key);
    case LeadGrouping::None:
        break;
    }
    return {};
}

/// What the leads of a list have in common, with how many follow each other.
QStringList runsOf(const Leads& leads, const QList<qint64>& numbers, LeadGrouping grouping) {
    QStringList runs;
    QString last;
    int count = 0;
    for (qsizetype i = 0; i <= numbers.size(); ++i) {
        const QString group =
            i < numbers.size() ? groupOf(leads.all().at(numbers.at(i) - 1).row, grouping, leads.names()) : QStringLiteral("end");
        if (i > 0 && group != last)
            runs.append(last + u' ' + QString::number(std::exchange(count, 0)));
        last = group;
        ++count;
    }
    return runs;
}

QList<qint64> slowly(const Leads& leads, const LeadFilter& filter, int mistakes, const LeadSort& sort) {
    QList<const LeadRow*> rows;
    for (const Known& lead : leads.all()) {
        if (fits(lead, filter, mistakes))
            rows.append(&lead.row);
    }
    QHash<qint64, QString> groups;
    for (const LeadRow* row : std::as_const(rows))
        groups.insert(row->number, groupOf(*row, sort.grouping, leads.names()));
    std::sort(rows.begin(), rows.end(), [&](const LeadRow* a, const LeadRow* b) {
        const QString left = groups.value(a->number);
        const QString right = groups.value(b->number);
        if (left != right)
            return left < right;
        const qint64 order = compare(*a, *b, sort, leads.names());
        return order != 0 ? order < 0 : a->number > b->number;
    });
    QList<qint64> numbers;
    for (const LeadRow* row : rows)
        numbers.append(row->number);
    return numbers;
}

LeadFacets slowFacets(const Leads& leads, const LeadFilter& filter, const QList<int>& tried) {
    LeadFacets facets;
    const auto count = [&](const LeadFilter& one) {
        int found = 0;
        for (auto mistakes = tried.cbegin(); mistakes != tried.cend() && found == 0; ++mistakes)
            found = countOf(leads, one, *mistakes);
        return found;
    };
    facets.matching = count(filter);
    for (int heat = 0; heat < heatCount; ++heat) {
        LeadFilter one = filter;
        one.heats = {static_cast<Heat>(heat)};
        facets.byHeat[heat] = count(one);
    }
    LeadFilter nobody = filter;
    nobody.owners.clear();
    nobody.unassigned = true;
    facets.unassigned = count(nobody);
    return facets;
}

QList<TagCount> slowTagCounts(const Leads& leads, LeadFilter filter, const QList<int>& tried) {
    filter.tags.clear();
    filter.withoutTags.clear();
    QMap<QString, int> counts; // The names differ in their first letters, lower case too.
    for (const int mistakes : tried) {
        QMap<QString, int> some;
        for (const Known& lead : leads.all()) {
            for (const QString& tag : lead.isHere ? lead.row.tags : QStringList())
                some[tag.toCaseFolded() + u'\n' + tag] += fits(lead, filter, mistakes) ? 1 : 0;
        }
        for (auto count = some.cbegin(); count != some.cend(); ++count)
            counts[count.key()] = counts.value(count.key()) > 0 ? counts.value(count.key()) : count.value();
    }
    QList<TagCount> list;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        list.append({count.key().section(u'\n', 1), *count});
    return list;
}

} // namespace

class tst_Lists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filtersSearchesAndOrdersAreThoseOfASlowReading();
    void spellings_data();
    void spellings();
    void aQuestionSeesWhatWasCommittedBefore();
    void whatWasWrittenIsFoundUntilItIsTakenBack();
    void aRefusedWriteLeavesNoWords();
    void noTypedTextIsAnError();
    void whoIsThereAlreadyIsNamedWithTheReason();
};

void tst_Lists::filtersSearchesAndOrdersAreThoseOfASlowReading() {
    DeskFixture f;
    Leads leads(f);
    QList<LeadColumn> columns{LeadColumn::Activity, LeadColumn::Activity, LeadColumn::Activity};
    for (int column = 0; column < leadColumnCount; ++column)
        columns.append(static_cast<LeadColumn>(column));
    services::InboxQueries& inbox = f.desk().inbox();
    int found = 0;
    int mistyped = 0;
    const int questions = questionCount();
    for (int question = 0; question < questions; ++question) {
        if (question % 20 == 19)
            leads.changeSome();
        const LeadFilter filter = randomFilter(leads);
        LeadSort sort{leads.pick(columns), leads.random().below(2) == 0};
        if (question % 3 == 0)
            sort.grouping = static_cast<LeadGrouping>(1 + leads.random().below(4));
        const QList<int> tried = forgiven(leads, filter);
        const QList<qint64> expected = slowly(leads, filter, tried.last(), sort);
        const QString words =
            QStringLiteral("question %1, “%2”, column %3").arg(question).arg(filter.text).arg(int(sort.column)) +
            QStringLiteral(", group %1").arg(int(sort.grouping));
        const LeadOrder order = must(inbox.order(filter, sort));
        QVERIFY2(order.numbers == expected, qPrintable(words));
        QCOMPARE(order.isNear, !expected.isEmpty() && tried.last() > 0);
        mistyped += order.isNear ? 1 : 0;
        QStringList groups;
        for (const LeadGroup& group : order.groups)
            groups.append(groupOf(group, sort.grouping, leads.names()) + u' ' + QString::number(group.count));
        QVERIFY2(groups == (sort.grouping == LeadGrouping::None ? QStringList() : runsOf(leads, expected, sort.grouping)),
                 qPrintable(words));
        QList<qint64> first;
        for (const LeadRow& row : must(inbox.firstRows(filter, sort, 30)))
            first.append(row.number);
        QVERIFY2(first == expected.mid(0, 30), qPrintable(words));
        if (question % 5 == 0) {
            const LeadFacets facets = must(inbox.facets(filter));
            const LeadFacets slow = slowFacets(leads, filter, tried);
            QVERIFY2(facets.matching == slow.matching && facets.byHeat == slow.byHeat && facets.unassigned == slow.unassigned,
                     qPrintable(words));
            QVERIFY2(must(inbox.tagCounts(filter)) == slowTagCounts(leads, filter, tried), qPrintable(words));
        }
        found += expected.isEmpty() ? 0 : 1;
    }
    QCOMPARE(must(f.desk().core().store.read<QStringList>(
                 [&f](store::Connection& connection) { return f.desk().core().memory.check(connection); })),
             QStringList());
    QVERIFY2(found > questions / 4, qPrintable(QStringLiteral("only %1 questions found anything").arg(found)));
    QVERIFY2(mistyped > questions / 40, qPrintable(QStringLiteral("only %1 questions were mistyped").arg(mistyped)));
    qInfo("%d questions over %d leads, %d found something, %d of them as it was meant", questions, leadCount, found, mistyped);
}

void tst_Lists::spellings_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char* typed, bool isFound) { QTest::newRow(typed) << QString::fromUtf8(typed) << isFound; };
    // The lead: राजेश Müller of Zenith "Price List" Co. in Bengaluru, +91 98200 41177, rajesh@zenith.example
    row("rajesh", true);
    row("राजेश", true);
    row("RAJESH", true);
    row("muller", true);
    row("Müller", true);
    row("bangalore", true);
    row("banga", true);
    row("mumbai", false);
    row("41177", true);
    row("4117", true);
    row("98200 41177", true);
    row("+91-98200-41177", true);
    row("0098200 41177", true);
    row("098200 41177", true);
    row("९८२००४११७७", true);
    row("٩٨٢٠٠", true);
    row("zenith.exa", true);
    row("zenith -muller", false);
    row("zenith -sharma", true);
    row("\"price list\"", true);
    row("\"list price\"", false);
    row("list price", true);
    row("'; DROP TABLE lead; --", false);
    row("\"", true);
    row("-", true);
    row("%", false);
    row("_", false);
    row("L-1", true);
    row("owner:nobody is:open rajesh", true);
    row("is:closed rajesh", false);
    row("last:1d channel:whatsapp rajesh", true);
    row("source:email rajesh", false);
    row("\xF0\x9F\x98\x80", false);
}

void tst_Lists::spellings() {
    QFETCH(const QString, typed);
    QFETCH(const bool, isFound);
    DeskFixture f;
    f.receive(QStringLiteral("name: राजेश Müller\nphone: +91 98200 41177\nemail: rajesh@zenith.example\n"
                             "company: Zenith Price List Co. Bengaluru\n\nHello"));
    f.receive(QStringLiteral("name: Sharma\nphone: +91 98111 55555\n\nHello"));
    LeadFilter filter;
    filter.text = typed;
    const QList<qint64> numbers = must(f.desk().inbox().numbers(filter, {}));
    QCOMPARE(numbers.contains(1), isFound);
    QCOMPARE(must(f.desk().inbox().facets(filter)).matching, static_cast<int>(numbers.size()));
    filter.text = typed.repeated(2'000);
    must(f.desk().inbox().numbers(filter, {})); // However long it is, it is answered.
}

void tst_Lists::aQuestionSeesWhatWasCommittedBefore() {
    DeskFixture f;
    for (int i = 0; i < 50; ++i) {
        f.receive(QStringLiteral("name: Visitor %1\nphone: +91 98200 %2\n\nHello").arg(i).arg(10'000 + i));
        LeadFilter filter;
        filter.text = QStringLiteral("visitor %1").arg(i);
        QCOMPARE(must(f.desk().inbox().numbers(filter, {})), QList<qint64>{i + 1});
        QCOMPARE(must(f.desk().inbox().counts({})).leads, i + 1);
        must(f.desk().leads().setStage({i + 1}, Stage::Lost));
        QCOMPARE(must(f.desk().inbox().counts({})).open, 0);
        QCOMPARE(must(f.desk().inbox().stats()).facets.byStage.at(int(Stage::Lost)), i + 1);
    }
}

/// Messages, notes and what was typed by hand; undone, done again, after a restart, and as verify sees it.
void tst_Lists::whatWasWrittenIsFoundUntilItIsTakenBack() {
    DeskFixture f;
    f.receive(QStringLiteral("name: Rohan\nphone: +91 98200 41177\n\nPlease send the catalogue of granite slabs"));
    f.receive(QStringLiteral("name: Asha\nphone: +91 98111 55555\n\nHello"));
    const auto found = [&f](const char* typed) {
        LeadFilter filter;
        filter.group = LeadFilter::Group::All;
        filter.text = QString::fromUtf8(typed);
        const QList<qint64> numbers = must(f.desk().inbox().numbers(filter, {}));
        if (must(f.desk().inbox().facets(filter)).matching != numbers.size() ||
            must(f.desk().inbox().firstRows(filter, {}, 10)).size() != numbers.size())
            return QList<qint64>{-1};
        return numbers;
    };
    const QList<qint64> nobody;
    QCOMPARE(found("granite"), QList<qint64>{1});
    QCOMPARE(found("rohan granite"), QList<qint64>{1}); // One word is in the name, one in the message.
    QCOMPARE(found("asha granite"), nobody);
    QCOMPARE(found("\"granite slabs\""), QList<qint64>{1});
    QCOMPARE(found("\"slabs granite\""), nobody);
    QCOMPARE(found("-granite"), QList<qint64>{2});
    QCOMPARE(found("atalogue"), nobody);

    const OperationId noted = must(f.desk().leads().addNote(2, QStringLiteral("Müller wants marble"))).operation;
    QCOMPARE(found("marble"), QList<qint64>{2});
    QCOMPARE(found("muller"), QList<qint64>{2});
    must(f.desk().undo().undo(noted));
    QCOMPARE(found("marble"), nobody);
    must(f.desk().undo().redo());
    QCOMPARE(found("marble"), QList<qint64>{2});

    f.restart();
    QCOMPARE(found("granite"), QList<qint64>{1});
    QCOMPARE(found("marble"), QList<qint64>{2});
    QCOMPARE(f.problems(), QStringList());
}

/// Beside others in one transaction, what one of them wrote is rolled back, words and all.
void tst_Lists::aRefusedWriteLeavesNoWords() {
    DeskFixture f;
    f.receive(QStringLiteral("name: Rohan\nphone: +91 98200 41177\n\nHello"));
    services::DeskCore& core = f.desk().core();
    QList<Answer<bool>> answers;
    for (int i = 0; i < 40; ++i) {
        answers.append(core.store.write<bool>(core.byRule(QStringLiteral("test")), [i](store::WriteTx& tx) -> Result<bool> {
            LW_TRY(const store::LeadRecord lead, store::leads::read(tx.db(), 1));
            LW_CHECK(store::work::insertNote(tx, lead.id, {}, QStringLiteral("note"), QStringLiteral("word%1 common").arg(i)));
            return i % 2 == 0 ? Result<bool>(true) : Result<bool>(Error{ErrorKind::Invalid, QStringLiteral("no"), {}});
        }));
    }
    for (const auto& answer : std::as_const(answers))
        (void)answer.result();
    const auto count = [&f](const QString& typed) {
        LeadFilter filter;
        filter.text = typed;
        return must(f.desk().inbox().numbers(filter, {})).size();
    };
    for (int i = 0; i < 40; ++i)
        QCOMPARE(count(QStringLiteral("\"word%1 common\"").arg(i)), i % 2 == 0 ? 1 : 0);
    QCOMPARE(f.problems(), QStringList());
}

void tst_Lists::noTypedTextIsAnError() {
    DeskFixture f;
    f.receive(QStringLiteral("name: Rohan\nphone: +91 98200 41177\n\nHello"));
    const QStringList texts{QStringLiteral("text_words:hello"),
                            QStringLiteral("hello*"),
                            QStringLiteral("\"hello"),
                            QStringLiteral("hello\"\"there"),
                            QStringLiteral("NEAR(hello world)"),
                            QStringLiteral("hello AND NOT"),
                            QStringLiteral("^hello"),
                            QStringLiteral("{a b}:hello"),
                            QStringLiteral("'hello"),
                            QString(QChar(0xD800)) + QStringLiteral("hello"),
                            QStringLiteral("hel") + QChar(0) + QStringLiteral("lo"),
                            QString::fromUtf8("\u202Eolleh"),
                            QString::fromUtf8("🙂🙂🙂"),
                            QString::fromUtf8("مرحبا بكم"),
                            QStringLiteral("-\"hello\""),
                            QStringLiteral("hello ").repeated(2'000),
                            QString(10'000, u'"'),
                            QStringLiteral("\\\\\\")};
    for (const QString& text : texts) {
        LeadFilter filter;
        filter.text = text;
        must(f.desk().inbox().numbers(filter, {}));
        must(f.desk().inbox().facets(filter));
        must(f.desk().inbox().search(text, 5));
        must(f.desk().inbox().lookalikes(text, text, 3));
    }
}

void tst_Lists::whoIsThereAlreadyIsNamedWithTheReason() {
    using Why = services::Lookalike::Why;
    DeskFixture f;
    const MemberId asha = f.addMember(QStringLiteral("Asha"));
    f.receive(QStringLiteral(
        "name: Rajesh Kumar\nphone: +91 98200 41177\nemail: rajesh@zenith.example\ncompany: Zenith Textiles\n\nHello Meena"));
    f.receive(QStringLiteral("name: राजेश वर्मा\nphone: +91 98111 55555\n\nHello"));
    must(f.desk().leads().assign({1}, asha));
    const auto known = [&f](const char* contact, const char* name) {
        return must(f.desk().inbox().lookalikes(QString::fromUtf8(contact), QString::fromUtf8(name), 3));
    };

    for (const char* typed : {"98200 41177", "+91-98200-41177", "098200 41177"}) {
        const auto same = known(typed, "");
        QCOMPARE(same.size(), 1);
        QCOMPARE(same.first().why, Why::SamePhone);
        QCOMPARE(same.first().number, 1);
        QCOMPARE(same.first().customer, QStringLiteral("Rajesh Kumar"));
        QCOMPARE(same.first().owner, QStringLiteral("Asha"));
        QVERIFY(same.first().isOpen && same.first().takesIt);
    }
    QCOMPARE(known("Rajesh@Zenith.example", "").first().why, Why::SameEmail);
    QCOMPARE(known("98200 411", "").first().why, Why::LikeContact);
    QVERIFY(!known("98200 411", "").first().takesIt);
    QVERIFY(known("982", "").isEmpty());
    QVERIFY(known("98450 00000", "").isEmpty());

    const auto alike = known("", "rajesh");
    QCOMPARE(alike.size(), 2); // In either script.
    QCOMPARE(alike.first().why, Why::SimilarName);
    QCOMPARE(known("", "kumar zenith").size(), 1); // Name and company.
    QVERIFY(known("", "esh").isEmpty());           // Inside a word is no similar name,
    QVERIFY(known("", "meena").isEmpty());         // and a word of a message is none.
    QVERIFY(known("", "zzzz").isEmpty());

    // Another person on the same phone is shown, but the lead would not be theirs.
    const auto family = known("98200 41177", "Sunita Deshpande");
    QCOMPARE(family.first().why, Why::SamePhone);
    QVERIFY(!family.first().takesIt);

    // What is foretold is what happens.
    QCOMPARE(
        must(f.desk().leads().quickAdd({QStringLiteral("98200 41177"), {}, QStringLiteral("Again"), Channel::Manual})).leadNumber,
        1);
    must(f.desk().leads().setStage({1}, Stage::Lost));
    QVERIFY(!known("98200 41177", "").first().isOpen);
    QVERIFY(known("98200 41177", "").first().takesIt);
    const qint64 repeat =
        must(f.desk().leads().quickAdd({QStringLiteral("98200 41177"), {}, QStringLiteral("Once more"), Channel::Manual}))
            .leadNumber;
    QVERIFY(repeat > 2);
    QCOMPARE(known("98200 41177", "").first().number, repeat); // The open one.
}

QTEST_GUILESS_MAIN(tst_Lists)
#include "tst_Lists.moc"
