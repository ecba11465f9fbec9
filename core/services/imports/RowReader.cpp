// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/RowReader.h"

#include "core/domain/person/NameAndEmail.h"
#include "core/domain/person/Phone.h"
#include "core/services/imports/Countries.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace leadwell::services {

using namespace domain;
using files::TargetField;

namespace {

constexpr qsizetype longestLine = 500;
constexpr qsizetype longestText = 20'000;

QString oneLine(const QString& cell) {
    return cell.simplified().left(longestLine);
}

QString textOf(const QString& cell) {
    QString text = cell.left(longestText);
    return text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n').trimmed();
}

/// The value for a key, made once.
template<class T, class Make>
const T& remembered(QHash<QString, T>& cache, const QString& key, Make make) {
    auto found = cache.find(key);
    if (found == cache.end())
        found = cache.insert(key, make(key));
    return *found;
}

bool isMultiLine(TargetField field) {
    return field == TargetField::Message || field == TargetField::Notes;
}

} // namespace

/// One row on its way.
class RowReader::Reading {
public:
    Reading(RowReader& reader, const files::TableRow& row) : m_reader(reader), m_source(row) {}

    ImportRow read();

private:
    struct Cell {
        QString text;
        qsizetype column = -1;
    };

    void gather();
    void takePerson();
    void takeName();
    void takeNameContacts();
    void keepName(const QString& reason);
    void takeContacts();
    void takeOrigin();
    void takeWords();
    void takeAmounts();
    void takeDates();
    void takeTexts();
    void rejectIfNobody();

    const Cell& cell(TargetField field) const { return m_cells[static_cast<size_t>(field)]; }
    const QString& text(TargetField field) const { return cell(field).text; }
    QString header(TargetField field) const { return m_reader.m_columns.at(cell(field).column).header; }
    /// The row is imported, the text stays beside the lead, and the person importing hears of it.
    void keep(TargetField field, const QString& written, const QString& reason, const QString& contact = {}) {
        m_row.kept.append({QStringLiteral("%1 as written: %2").arg(files::labelOf(field), oneLine(written)), contact});
        m_row.issues.append({m_row.line, header(field), oneLine(written), reason, false});
    }
    void take(TargetField field, const ContactsRead& read) {
        m_row.sender.identities.append(read.identities);
        for (const QString& unreadable : read.unreadable) {
            const auto contact = std::find_if(read.identities.begin(), read.identities.end(),
                                              [&](const Identity& identity) { return identity.raw == unreadable; });
            keep(field, unreadable, read.reason, contact == read.identities.end() ? QString() : contactKey(*contact));
        }
    }
    template<class T>
    void takeWord(TargetField field, const Result<T>& read, const std::function<void(const T&)>& use) {
        if (read)
            use(*read);
        else
            keep(field, text(field), read.error().sentence);
    }

    RowReader& m_reader;
    const files::TableRow& m_source;
    std::array<Cell, files::targetFieldCount> m_cells;
    ImportRow m_row;
    QString m_writtenName; ///< what stood where the name belongs and is none
};

void RowReader::Reading::gather() {
    for (qsizetype i = 0; i < m_reader.m_columns.size(); ++i) {
        const TargetField field = m_reader.m_columns.at(i).field;
        if (field == TargetField::Skip)
            continue;
        const QString text = isMultiLine(field) ? textOf(m_source.cells.value(i)) : oneLine(m_source.cells.value(i));
        if (text.isEmpty())
            continue;
        // A field that several columns become takes all of them.
        Cell& cell = m_cells[static_cast<size_t>(field)];
        cell.text =
            cell.text.isEmpty() ? text : cell.text + (isMultiLine(field) ? QStringLiteral("\n\n") : QStringLiteral("; ")) + text;
        cell.column = i;
    }
}

/// The text is no name; it stays as written, and the person importing hears of it.
void RowReader::Reading::keepName(const QString& reason) {
    const TargetField field = text(TargetField::Name).isEmpty() ? TargetField::FirstName : TargetField::Name;
    const TargetField from = cell(field).column >= 0 ? field : TargetField::LastName;
    m_row.kept.append({QStringLiteral("Name as written: %1").arg(m_writtenName), {}, m_writtenName});
    m_row.issues.append({m_row.line, header(from), m_writtenName, reason, false});
}

/// "xxx", "test", "Customer", a phone or an address name nobody.
void RowReader::Reading::takeName() {
    Sender& sender = m_row.sender;
    if (!isPlaceholderName(sender.name))
        return;
    m_writtenName = std::exchange(sender.name, QString());
    static const QRegularExpression nothing(QStringLiteral("^(?:n\\W?a|none|null|nil|unknown|undefined|no name|not "
                                                           "(?:provided|available|given|known|specified|mentioned)|[\\W_]*)$"),
                                            QRegularExpression::CaseInsensitiveOption |
                                                QRegularExpression::UseUnicodePropertiesOption);
    const bool mayBeContact = m_writtenName.contains(u'@') || phoneDigits(m_writtenName).size() > 0;
    if (mayBeContact || nothing.match(m_writtenName).hasMatch())
        return;
    keepName(QStringLiteral("“%1” is no name.").arg(m_writtenName.left(40)));
}

/// A phone or an e-mail where the name belongs is a contact of this row.
void RowReader::Reading::takeNameContacts() {
    const bool isMail = m_writtenName.contains(u'@');
    if (!isMail && phoneDigits(m_writtenName).isEmpty())
        return;
    const QString country = m_row.sender.country.size() == 2 ? m_row.sender.country : QString();
    const ContactsRead read =
        isMail ? m_reader.m_cells.emails(m_writtenName) : m_reader.m_cells.phones(m_writtenName, country, IdentityKind::Phone);
    if (!read.unreadable.isEmpty() || read.identities.isEmpty())
        return keepName(read.reason.isEmpty() ? QStringLiteral("“%1” is no name.").arg(m_writtenName.left(40)) : read.reason);
    m_row.nameContacts = read.identities;
    m_row.nameContacts.removeIf([this](const Identity& identity) {
        return std::any_of(m_row.sender.identities.begin(), m_row.sender.identities.end(),
                           [&](const Identity& other) { return other.kind == identity.kind && other.value == identity.value; });
    });
    if (m_row.sender.identities.isEmpty()) // They are all there is to know the person by.
        m_row.sender.identities = std::exchange(m_row.nameContacts, {});
}

void RowReader::Reading::takePerson() {
    Sender& sender = m_row.sender;
    sender.name = text(TargetField::Name);
    if (sender.name.isEmpty())
        sender.name = QString(text(TargetField::FirstName) + u' ' + text(TargetField::LastName)).simplified();
    takeName();
    sender.company = text(TargetField::Company);
    sender.jobTitle = text(TargetField::JobTitle);
    sender.industry = text(TargetField::Industry);
    sender.city = text(TargetField::City);
    sender.region = text(TargetField::Region);
    const QString country = text(TargetField::Country);
    if (!country.isEmpty()) {
        const QString code = remembered(m_reader.m_countries, country, countryCodeOf);
        sender.country = code.isEmpty() ? country : code;
    }
    if (cell(TargetField::CompanySize).column >= 0)
        takeWord<double>(TargetField::CompanySize, m_reader.m_cells.amount(text(TargetField::CompanySize)),
                         [&](double size) { sender.companySize = static_cast<int>(std::min(size, 1e8)); });
}

void RowReader::Reading::takeContacts() {
    const CellReader& cells = m_reader.m_cells;
    const QString country = m_row.sender.country.size() == 2 ? m_row.sender.country : QString();
    for (const TargetField field : {TargetField::Phone, TargetField::Phone2}) {
        if (!text(field).isEmpty())
            take(field, cells.phones(text(field), country, IdentityKind::Phone));
    }
    if (!text(TargetField::WhatsApp).isEmpty())
        take(TargetField::WhatsApp, cells.phones(text(TargetField::WhatsApp), country, IdentityKind::WhatsApp));
    if (!text(TargetField::Email).isEmpty())
        take(TargetField::Email, cells.emails(text(TargetField::Email)));

    QList<Identity> once;
    for (const Identity& identity : m_row.sender.identities) {
        const bool isKnown = std::any_of(once.begin(), once.end(), [&](const Identity& other) {
            return other.kind == identity.kind && other.value == identity.value;
        });
        if (!isKnown)
            once.append(identity);
    }
    m_row.sender.identities = once;
    takeNameContacts();
}

/// Where a lead came from: lists write channels ("WhatsApp", "IndiaMART") in the source column, and sources in the channel
/// column. Each word goes where it belongs; of two, the one in its own column wins.
void RowReader::Reading::takeOrigin() {
    RowReader& r = m_reader;
    const QString& channelWord = text(TargetField::Channel);
    const QString& sourceWord = text(TargetField::Source);
    bool hasChannel = false;
    bool hasSource = false;
    const auto takeChannel = [&](const QString& word) {
        const auto& channel = remembered(r.m_channels, word, channelFromText);
        if (!channel || word.isEmpty())
            return false;
        m_row.channel = hasChannel ? m_row.channel : *channel;
        return hasChannel = true;
    };
    const auto takeSource = [&](const QString& word) {
        const auto& source = remembered(r.m_sources, word, sourceFromText);
        if (!source || word.isEmpty())
            return false;
        m_row.source = hasSource || *source == Source::Unknown ? m_row.source : *source;
        return hasSource = true;
    };
    const bool isChannelKnown = takeChannel(channelWord);
    const bool isSourceKnown = takeSource(sourceWord);
    if (!channelWord.isEmpty() && !isChannelKnown && !takeSource(channelWord)) {
        m_row.channel = Channel::Other;
        m_row.channelRaw = channelWord;
        hasChannel = true;
    }
    if (!sourceWord.isEmpty() && !isSourceKnown && !takeChannel(sourceWord))
        keep(TargetField::Source, sourceWord, remembered(r.m_sources, sourceWord, sourceFromText).error().sentence);
}

void RowReader::Reading::takeWords() {
    RowReader& r = m_reader;
    m_row.channel = r.m_plan.channel;
    m_row.source = r.m_plan.source;
    takeOrigin();
    if (const QString& word = text(TargetField::Stage); !word.isEmpty())
        takeWord<Stage>(TargetField::Stage, remembered(r.m_stages, word, [&](const QString& w) { return r.m_cells.stage(w); }),
                        [&](const Stage& stage) { m_row.stage = stage; });
    if (const QString& word = text(TargetField::Heat); !word.isEmpty())
        takeWord<Heat>(TargetField::Heat, remembered(r.m_heats, word, heatFromText),
                       [&](const Heat& heat) { m_row.heat = heat; });
    if (const QString& name = text(TargetField::Owner); !name.isEmpty())
        takeWord<MemberId>(TargetField::Owner, r.m_cells.owner(name), [&](const MemberId& owner) { m_row.owner = owner; });
}

void RowReader::Reading::takeAmounts() {
    if (const QString& quantity = text(TargetField::Quantity); !quantity.isEmpty())
        takeWord<double>(TargetField::Quantity, m_reader.m_cells.amount(quantity), [&](double amount) {
            m_row.quantity = amount;
            m_row.unit = unitIn(quantity);
        });
    if (const QString& value = text(TargetField::Value); !value.isEmpty())
        takeWord<Money>(TargetField::Value, m_reader.m_cells.money(value),
                        [&](const Money& money) { m_row.value = money.minor > 0 ? money : Money(); });
}

void RowReader::Reading::takeDates() {
    const auto date = [&](TargetField field, Instant ImportRow::*to) {
        if (!text(field).isEmpty())
            takeWord<Instant>(field, m_reader.m_cells.date(text(field), m_reader.m_columns.at(cell(field).column).dates),
                              [&](const Instant& at) { m_row.*to = at; });
    };
    date(TargetField::Created, &ImportRow::created);
    date(TargetField::LastActivity, &ImportRow::lastActivity);
}

void RowReader::Reading::takeTexts() {
    m_row.product = text(TargetField::Product);
    m_row.message = text(TargetField::Message);
    m_row.notes = text(TargetField::Notes);
    const QString id = text(TargetField::ExternalId);
    m_row.ownLead = ownLeadNumber(id, m_reader.m_facts.settings.id);
    if (m_row.ownLead == 0)
        m_row.externalId = id;
    static const QRegularExpression between(QStringLiteral("[;,|\\n]"));
    QStringList tags = text(TargetField::Tags).split(between, Qt::SkipEmptyParts);
    tags.append(m_reader.m_plan.tag);
    for (const QString& tag : tags) {
        const QString trimmed = tag.simplified().left(60);
        if (!trimmed.isEmpty() && !m_row.tags.contains(trimmed, Qt::CaseInsensitive))
            m_row.tags.append(trimmed);
    }
    QStringList beyond = m_source.extraCells;
    beyond.removeAll(QString());
    if (!beyond.isEmpty()) {
        const QString cells = oneLine(beyond.join(QStringLiteral("; ")));
        m_row.kept.append({QStringLiteral("Beyond the last column: %1").arg(cells), {}});
        m_row.issues.append({m_row.line, {}, cells, QStringLiteral("The row has more cells than the file has columns."), false});
    }
    if (!m_row.message.isEmpty()) {
        m_row.understanding = understand({}, m_row.message);
        m_row.sender.language = m_row.understanding.language.code.section(u'-', 0, 0);
    }
}

void RowReader::Reading::rejectIfNobody() {
    const Sender& sender = m_row.sender;
    if (sender.name.isEmpty() && sender.company.isEmpty() && sender.identities.isEmpty() && m_row.ownLead == 0)
        m_row.rejection = QStringLiteral("The row has neither a name, a company, a phone nor an e-mail.");
    const bool identifies = std::any_of(sender.identities.begin(), sender.identities.end(),
                                        [](const Identity& identity) { return identity.identifies; });
    if (identifies)
        return;
    Person person;
    person.name = sender.name;
    person.company = sender.company;
    person.title = sender.jobTitle;
    person.city = sender.city;
    person.region = sender.region;
    person.country = sender.country;
    person.industry = sender.industry;
    person.companySize = sender.companySize;
    person.identities = sender.identities;
    m_row.fingerprint = fingerprintOf(person, m_row.externalId);
}

ImportRow RowReader::Reading::read() {
    m_row.line = m_source.line;
    m_row.cells = m_source.cells + m_source.extraCells;
    m_row.rejection = m_source.refusal;
    if (m_row.rejection.isEmpty()) {
        gather();
        takePerson();
        takeContacts();
        takeWords();
        takeAmounts();
        takeDates();
        takeTexts();
        rejectIfNobody();
    }
    if (!m_row.rejection.isEmpty())
        m_row.issues.append({m_row.line, {}, {}, m_row.rejection, true});
    return std::move(m_row);
}

RowReader::RowReader(const ReadingFacts& facts, const ImportPlan& plan, const TableFacts& table)
    : m_facts(facts)
    , m_plan(plan)
    , m_cells(facts) {
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        Column column{table.columns.at(i), files::targetFieldFromId(plan.targets.value(i)), files::DateOrder::DayFirst};
        if (column.field == TargetField::Created || column.field == TargetField::LastActivity) {
            QStringList values;
            for (const QStringList& row : table.sample)
                values.append(row.value(i));
            column.dates = files::sniffDateOrder(values).order;
        }
        m_columns.append(column);
    }
}

ImportRow RowReader::read(const files::TableRow& row) {
    return Reading(*this, row).read();
}

} // namespace leadwell::services
