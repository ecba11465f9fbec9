// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every channel promises, asked of each one in the registry: a new channel is covered without touching
// this file.

#include "core/channels/AllChannels.h"
#include "tests/support/SourceTree.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace leadwell;
using channels::AccountConfig;
using channels::Channel;
using channels::Description;
using channels::SettingField;
using domain::ParsedEvent;
using domain::RawEvent;

namespace {

const QString canary = QStringLiteral("c4nary-secret-7731");

QStringList logged;
void collectLog(QtMsgType, const QMessageLogContext&, const QString& text) {
    logged.append(text);
}

QString folderOf(const QString& id) {
    return test::sourcePath(QStringLiteral("core/channels/") + id);
}

QStringList fixtureFiles(const QString& id) {
    const QDir dir(folderOf(id) + QStringLiteral("/fixtures"));
    QStringList paths;
    for (const QString& name : dir.entryList(QDir::Files, QDir::Name))
        paths.append(dir.filePath(name));
    return paths;
}

RawEvent eventOf(const Description& description, const QByteArray& bytes) {
    RawEvent event;
    event.channel = description.channel;
    event.parser = description.id;
    event.account = QStringLiteral("test");
    event.bytes = bytes;
    return event;
}

/// Everything a person would see of an event, as one text.
QString summaryOf(const ParsedEvent& parsed) {
    QStringList parts = {parsed.senderName,    parsed.subject,        parsed.text,
                         parsed.quoted,        parsed.html,           parsed.messageId,
                         parsed.machineReason, parsed.sentAt.toIso(), QString::number(int(parsed.kind))};
    parts += parsed.references + parsed.warnings;
    for (const auto& identity : parsed.identities)
        parts.append(toText(identity.kind) + identity.value);
    for (const auto& attachment : parsed.attachments)
        parts.append(attachment.name);
    for (auto it = parsed.extra.begin(); it != parsed.extra.end(); ++it)
        parts.append(it.key() + it.value());
    return parts.join(QLatin1Char('\x1F'));
}

bool isHonest(const Result<ParsedEvent>& parsed) {
    if (parsed)
        return true;
    const ErrorKind kind = parsed.error().kind;
    return !parsed.error().sentence.isEmpty() &&
           (kind == ErrorKind::Protocol || kind == ErrorKind::TooLarge || kind == ErrorKind::Invalid);
}

AccountConfig unreachableAccount(const Description& description) {
    AccountConfig account;
    account.id = AccountId(QUuid::fromString(QStringLiteral("018f0000-0000-7000-8000-000000000009")));
    for (const SettingField& field : description.fields) {
        if (field.kind == SettingField::Kind::Secret)
            account.secrets.insert(field.key, canary);
        else if (!field.fallback.isEmpty() || !field.isRequired)
            account.settings.insert(field.key, field.fallback);
        else
            account.settings.insert(field.key, QStringLiteral("localhost"));
    }
    account.settings.insert(QStringLiteral("port"), QStringLiteral("1"));
    return account;
}

} // namespace

class TestChannelContract : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void itDescribesItself_data() { addChannels(); }
    void itDescribesItself();
    void itsFolderIsComplete_data() { addChannels(); }
    void itsFolderIsComplete();
    void itsFixturesAreRead_data() { addChannels(); }
    void itsFixturesAreRead();
    void theSameBytesAlwaysMeanTheSame_data() { addChannels(); }
    void theSameBytesAlwaysMeanTheSame();
    void hostileBytesAreRefusedInWords_data() { addChannels(); }
    void hostileBytesAreRefusedInWords();
    void emptySettingsAreRefusedInWords_data() { addChannels(); }
    void emptySettingsAreRefusedInWords();
    void secretsNeverShow_data() { addChannels(); }
    void secretsNeverShow();

private:
    void addChannels() const;
    const Channel& channel() const;

    std::unique_ptr<channels::Registry> m_registry;
};

void TestChannelContract::initTestCase() {
    m_registry = std::make_unique<channels::Registry>(channels::allChannels());
    QVERIFY(!m_registry->all().isEmpty());
    QVERIFY(m_registry->find(QStringLiteral("no-such-channel")) == nullptr);
}

void TestChannelContract::addChannels() const {
    QTest::addColumn<QString>("id");
    for (const Channel* one : m_registry->all())
        QTest::newRow(qPrintable(one->describe().id)) << one->describe().id;
}

const Channel& TestChannelContract::channel() const {
    return *m_registry->find(QString::fromUtf8(QTest::currentDataTag()));
}

void TestChannelContract::itDescribesItself() {
    const Description description = channel().describe();

    QVERIFY(!description.name.isEmpty());
    QVERIFY(!description.summary.isEmpty());
    QCOMPARE(description.polls, description.pollEvery > Millis(0));
    QSet<QString> keys;
    static const QRegularExpression secretWord(QStringLiteral("password|secret|token|key"),
                                               QRegularExpression::CaseInsensitiveOption);
    for (const SettingField& field : description.fields) {
        QVERIFY2(!field.label.isEmpty(), qPrintable(field.key));
        QVERIFY2(!keys.contains(field.key), qPrintable(field.key));
        keys.insert(field.key);
        QVERIFY2(!field.key.contains(secretWord) || field.kind == SettingField::Kind::Secret, qPrintable(field.key));
        QCOMPARE(field.kind == SettingField::Kind::Choice, !field.choices.isEmpty());
        for (const QString& choice : field.choices)
            QVERIFY2(choice.count(QLatin1Char('|')) == 1, qPrintable(choice));
        const bool isOffered = field.fallback.isEmpty() || field.choices.isEmpty() ||
                               std::any_of(field.choices.begin(), field.choices.end(), [&field](const QString& choice) {
                                   return choice.section(QLatin1Char('|'), 0, 0) == field.fallback;
                               });
        QVERIFY2(isOffered, qPrintable(field.key));
    }
}

void TestChannelContract::itsFolderIsComplete() {
    const QString id = channel().describe().id;

    QVERIFY2(QFile::exists(folderOf(id) + QStringLiteral("/README.md")), qPrintable(id));
    QVERIFY2(QFile::exists(folderOf(id) + QStringLiteral("/icon.svg")), qPrintable(id));
    QVERIFY2(QFile::exists(QStringLiteral(":/channels/") + id), "the icon is not compiled in");
}

void TestChannelContract::itsFixturesAreRead() {
    const Description description = channel().describe();
    const QStringList files = fixtureFiles(description.id);
    QVERIFY2(!files.isEmpty(), "no fixtures");
    QSet<QString> ids;
    for (const QString& path : files) {
        const QByteArray bytes = test::fileBytes(path);
        const auto parsed = channel().parse(eventOf(description, bytes));
        QVERIFY2(parsed, qPrintable(path));
        QVERIFY2(!parsed->identities.isEmpty() || !parsed->text.isEmpty(), qPrintable(path));
        ids.insert(channel().externalIdOf(bytes));
    }
    QVERIFY(ids.size() == files.size() || ids == QSet<QString>{QString()});
}

void TestChannelContract::theSameBytesAlwaysMeanTheSame() {
    const Description description = channel().describe();
    for (const QString& path : fixtureFiles(description.id)) {
        const QByteArray bytes = test::fileBytes(path);
        const auto first = channel().parse(eventOf(description, bytes));
        const auto second = channel().parse(eventOf(description, QByteArray(bytes.constData(), bytes.size())));
        QVERIFY(first && second);
        QCOMPARE(summaryOf(*second), summaryOf(*first));
        QCOMPARE(channel().externalIdOf(bytes), channel().externalIdOf(bytes));
    }
}

void TestChannelContract::hostileBytesAreRefusedInWords() {
    const Description description = channel().describe();
    QList<QByteArray> inputs = {QByteArray(),
                                QByteArray("\0\0\0", 3),
                                QByteArray(100'000, '\xFF'),
                                QByteArray(100'000, '{'),
                                QByteArray(100'000, '<'),
                                QByteArray(100'000, '\n')};
    for (const QString& path : fixtureFiles(description.id)) {
        const QByteArray bytes = test::fileBytes(path);
        for (qsizetype cut = 0; cut < bytes.size(); cut += 97)
            inputs.append(bytes.left(cut));
        for (qsizetype at = 0; at < bytes.size(); at += 53) {
            QByteArray flipped = bytes;
            flipped[at] = static_cast<char>(flipped.at(at) ^ 0x55);
            inputs.append(flipped);
        }
    }
    for (const QByteArray& bytes : std::as_const(inputs)) {
        QVERIFY2(isHonest(channel().parse(eventOf(description, bytes))), bytes.left(200).constData());
        channel().externalIdOf(bytes);
    }
}

void TestChannelContract::emptySettingsAreRefusedInWords() {
    const Description description = channel().describe();
    const auto answer = channel().test(AccountConfig()).result();
    const bool needsSettings = std::any_of(description.fields.begin(), description.fields.end(),
                                           [](const SettingField& field) { return field.isRequired; });
    QCOMPARE(answer.has_value(), !needsSettings);
    if (!answer)
        QVERIFY(!answer.error().sentence.isEmpty());
}

void TestChannelContract::secretsNeverShow() {
    logged.clear();
    const QtMessageHandler before = qInstallMessageHandler(collectLog);
    const auto answer = channel().test(unreachableAccount(channel().describe())).result();
    qInstallMessageHandler(before);

    const QString shown = answer ? *answer : answer.error().sentence + answer.error().detail;
    QVERIFY2(!shown.contains(canary), qPrintable(shown));
    QVERIFY(!logged.join(QLatin1Char('\n')).contains(canary));
}

QTEST_GUILESS_MAIN(TestChannelContract)
#include "tst_ChannelContract.moc"
