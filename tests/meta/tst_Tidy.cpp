// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The source tests itself: who may include whom, where SQL may stand, what is never called. Each rule first finds its own
// bad example, then nothing in the tree. Exceptions stand here with their reason, or nowhere.

#include "tests/meta/SourceText.h"
#include "tests/support/SourceTree.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace leadwell;
using meta::Piece;
using meta::SourceText;

namespace {

using Findings = QStringList; ///< "core/base/Id.h:12: what is wrong"

QString place(const SourceText& source, int line, const QString& what) {
    return QStringLiteral("%1:%2: %3").arg(source.path).arg(line).arg(what);
}

QStringList filesUnder(const QStringList& folders, const QStringList& patterns) {
    QStringList paths;
    const QDir root(test::sourcePath(QString()));
    for (const QString& folder : folders) {
        QDirIterator files(root.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(root.relativeFilePath(files.next()));
    }
    paths.sort();
    return paths;
}

const QList<SourceText>& sources() {
    static const QList<SourceText> all = [] {
        QList<SourceText> read;
        const QStringList folders{QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("tests")};
        for (const QString& path : filesUnder(folders, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}))
            read.append(SourceText::read(path, QString::fromUtf8(test::fileBytes(test::sourcePath(path)))));
        return read;
    }();
    return all;
}

// ---- includes

/// A folder and the folders it may include from, besides itself. The longest name that fits a file counts.
struct Layer {
    const char* folder;
    QStringList may;
};

const QList<Layer>& layers() {
    const auto list = [](const char* text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    static const QList<Layer> all{
        {"core/base", {}},
        {"core/domain", list("core/base")},
        {"core/files", list("core/base")},
        {"core/mailhtml", list("core/base")},
        {"core/oplog", list("core/base core/domain")},
        {"core/store", list("core/base core/domain core/oplog")},
        {"core/net", list("core/base")},
        {"core/vault", list("core/base")},
        {"core/channels", list("core/base core/domain core/net")},
        {"core/services", list("core/base core/domain core/oplog core/store core/files core/vault core/channels/Channel.h "
                               "core/channels/Telephony.h "
                               "core/net/RateBudget.h core/net/RateLimiter.h")},
        {"ui/models", list("core/base core/domain core/services")},
        {"ui/kit", list("core/base core/domain core/mailhtml")},
        {"ui/pages",
         list("core/base core/domain core/services core/mailhtml core/vault core/channels/Channel.h ui/models ui/kit")},
        {"ui/shell", list("core/base core/domain core/services ui/models ui/kit ui/pages")},
        {"app", list("core ui")},
        {"tests", list("core ui app")},
    };
    return all;
}

bool isUnder(const QString& path, const QString& folder) {
    return path == folder || path.startsWith(folder + u'/');
}

/// Rooms beside the pages whose widgets several pages use; they show no page of their own.
bool isSharedRoom(const QString& path) {
    return isUnder(path, QStringLiteral("ui/pages/parts")) || isUnder(path, QStringLiteral("ui/pages/lead"));
}

/// A channel sees the channel interface and itself, a page itself and what all pages share.
Findings siblingFindings(const SourceText& source, const Piece& include, const QString& target) {
    for (const char* parent : {"core/channels", "ui/pages"}) {
        const QString folder = QString::fromLatin1(parent) + u'/';
        const bool isMember = source.path.startsWith(folder) && source.path.count(u'/') > 2;
        const bool isOfMember = target.startsWith(folder) && target.count(u'/') > 2;
        if (isSharedRoom(target))
            continue;
        if (isMember && isOfMember && source.path.section(u'/', 2, 2) != target.section(u'/', 2, 2))
            return {place(source, include.line, QStringLiteral("%1 and %2 do not know each other").arg(source.path, target))};
    }
    return {};
}

Findings includeFindings(const SourceText& source) {
    static const QRegularExpression moduleName(QStringLiteral("^<Qt[A-Z][A-Za-z]*/"));
    Findings found;
    const Layer* layer = nullptr;
    for (const Layer& one : layers()) {
        if (isUnder(source.path, QString::fromLatin1(one.folder)))
            layer = &one;
    }
    for (const Piece& include : source.includes) {
        const QString target = include.text.mid(1, include.text.size() - 2);
        if (moduleName.match(include.text).hasMatch())
            found.append(place(source, include.line, QStringLiteral("write <%1>").arg(target.section(u'/', 1))));
        if (include.text.startsWith(u'<') || target.endsWith(QStringLiteral(".moc")))
            continue;
        if (!layer) {
            found.append(place(source, include.line, QStringLiteral("this folder has no row in the table of layers")));
            break;
        }
        const bool isOwn = isUnder(target, QString::fromLatin1(layer->folder));
        const bool isAllowed =
            std::any_of(layer->may.begin(), layer->may.end(), [&](const QString& folder) { return isUnder(target, folder); });
        if (!isOwn && !isAllowed)
            found.append(
                place(source, include.line, QStringLiteral("%1 may not include %2").arg(QLatin1String(layer->folder), target)));
        found.append(siblingFindings(source, include, target));
    }
    return found;
}

// ---- patterns in code, literals and comments

struct Exception {
    const char* path; ///< a file or a folder
    const char* reason;
};

struct Rule {
    enum class Where : quint8 { Code, Literals, Comments };
    const char* name;
    Where where;
    const char* pattern;
    QStringList folders; ///< where it holds
    QList<Exception> exceptions;
    const char* example; ///< a line it must find
};

const QList<Rule>& rules() {
    const auto list = [](const char* text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    const QStringList program = list("core ui app");
    const QStringList all = list("core ui app tests");
    static const QList<Rule> table{
        {"SQL stands in core/store alone",
         Rule::Where::Literals,
         "\\bSELECT\\s.+\\bFROM\\b|\\bINSERT\\s+(OR\\s+\\w+\\s+)?INTO\\b|\\bUPDATE\\s+\\w+\\s+SET\\b|\\bDELETE\\s+FROM\\b|"
         "\\bCREATE\\s+(UNIQUE\\s+)?(TABLE|INDEX|VIEW|TRIGGER|VIRTUAL)\\b|\\bPRAGMA\\s+\\w|\\bVACUUM\\s+INTO\\b",
         program,
         {{"core/store", "its place"}},
         "\"SELECT a FROM b\""},
        {"no coroutines: GCC 12 miscompiles them",
         Rule::Where::Code,
         "\\bco_(await|yield|return)\\b",
         all,
         {},
         "co_await next();"},
        {"no nested event loops", Rule::Where::Code, "\\bQEventLoop\\b|\\bprocessEvents\\s*\\(", all, {}, "QEventLoop loop;"},
        {"dialogs open, they do not run a loop", Rule::Where::Code, "(\\.|->)exec\\s*\\(", list("ui"), {}, "dialog.exec();"},
        {"threads do not wait for each other",
         Rule::Where::Code,
         "\\bBlockingQueuedConnection\\b",
         all,
         {},
         "Qt::BlockingQueuedConnection"},
        {"nobody waits for a future",
         Rule::Where::Code,
         "\\bwaitForFinished\\s*\\(",
         program,
         {{"core/base/Later.h", "its definition"},
          {"core/services/ChannelService.cpp", "shutdown: the channel's thread still uses the store"}},
         "future.waitForFinished();"},
        {"a continuation has a context, or says where it runs",
         Rule::Where::Code,
         "\\.then\\s*\\(\\s*\\[",
         program,
         {},
         "answer.then([] {});"},
        {"a connection has a receiver",
         Rule::Where::Code,
         "\\bconnect\\s*\\(\\s*[^,;{}]+,\\s*&[\\w:<>]+,\\s*\\[",
         program,
         {},
         "connect(&timer, &QTimer::timeout, [] {});"},
        {"time is injected",
         Rule::Where::Code,
         "\\bQ(DateTime|Date|Time)::current|\\bsystem_clock\\s*::\\s*now|\\bQElapsedTimer\\b|\\bQTimer\\b",
         list("core/domain core/oplog"),
         {},
         "QDateTime::currentDateTime()"},
        {"chance is injected",
         Rule::Where::Code,
         "\\bQRandomGenerator\\b|\\b(std::)?random_device\\b|\\bq?s?rand\\s*\\(",
         list("core/domain core/oplog core/store core/services ui"),
         {},
         "QRandomGenerator::global()"},
        {"ids come from the id source", Rule::Where::Code, "\\bQUuid::createUuid\\b", program, {}, "QUuid::createUuid()"},
        {"core speaks one language",
         Rule::Where::Code,
         "(?<![\\w.>:])tr\\s*\\(\\s*\"|\\bQCoreApplication::translate\\b|\\bQObject::tr\\b",
         list("core"),
         {},
         "show(tr(\"Hello\"));"},
        {"signals and slots are functions, not strings",
         Rule::Where::Code,
         "\\b(SIGNAL|SLOT)\\s*\\(",
         all,
         {},
         "connect(a, SIGNAL(b()), c, SLOT(d()));"},
        {"Qt's keywords are off",
         Rule::Where::Code,
         "^\\s*(public|protected|private)\\s+slots\\s*:|^\\s*signals\\s*:|\\bemit\\s+\\w",
         all,
         {},
         "public slots:"},
        {"nothing is left to do", Rule::Where::Comments, "\\b(TODO|FIXME|XXX|HACK)\\b", all, {}, "// TODO"},
    };
    return table;
}

bool holdsIn(const Rule& rule, const QString& path) {
    const bool isIncluded =
        std::any_of(rule.folders.begin(), rule.folders.end(), [&](const QString& folder) { return isUnder(path, folder); });
    const bool isExcepted = std::any_of(rule.exceptions.begin(), rule.exceptions.end(),
                                        [&](const Exception& one) { return isUnder(path, QString::fromLatin1(one.path)); });
    return isIncluded && !isExcepted;
}

Findings patternFindings(const Rule& rule, const SourceText& source) {
    const QRegularExpression pattern(QString::fromLatin1(rule.pattern), QRegularExpression::MultilineOption);
    Findings found;
    if (rule.where == Rule::Where::Code) {
        for (auto match = pattern.globalMatch(source.code); match.hasNext();) {
            const auto one = match.next();
            found.append(place(source, source.lineAt(one.capturedStart()), one.captured().simplified()));
        }
        return found;
    }
    for (const Piece& piece : rule.where == Rule::Where::Literals ? source.literals : source.comments) {
        if (const auto match = pattern.match(piece.text); match.hasMatch())
            found.append(place(source, piece.line, match.captured().left(60)));
    }
    return found;
}

QString shown(const Findings& found) {
    return u'\n' + found.join(u'\n');
}

} // namespace

class TestTidy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void filesAreTakenApart();
    void everyIncludeIsAllowed();
    void aForbiddenIncludeIsFound_data();
    void aForbiddenIncludeIsFound();
    void theRuleHolds_data() { addRules(); }
    void theRuleHolds();
    void theRuleFindsItsExample_data() { addRules(); }
    void theRuleFindsItsExample();
    void everyExceptionIsStillNeeded();
    void everyFileSaysItsLicence();
    void everyChannelFolderIsWhole();
    void migrationsHaveNoGaps();
    void releasedMigrationsAreNotEdited();

private:
    void addRules() const {
        QTest::addColumn<int>("index");
        for (qsizetype i = 0; i < rules().size(); ++i)
            QTest::newRow(rules().at(i).name) << static_cast<int>(i);
    }
};

void TestTidy::filesAreTakenApart() {
    const SourceText source =
        SourceText::read(QStringLiteral("core/x.cpp"),
                         QStringLiteral("#include \"core/a.h\"\nint a = 1'000; // one \"x\"\n/* two\nlines */ char c = '\"';\n"
                                        "auto s = R\"(raw \" // text)\" + \"esc\\\"aped\";\nco_await x;\n"));

    QCOMPARE(source.includes.size(), 1);
    QCOMPARE(source.comments.size(), 2);
    QCOMPARE(source.comments.at(1).line, 3);
    QCOMPARE(source.literals.size(), 3);
    QCOMPARE(source.literals.at(1).text, QStringLiteral("raw \" // text"));
    QCOMPARE(source.literals.at(2).text, QStringLiteral("esc\\\"aped"));
    QCOMPARE(source.lineAt(source.code.indexOf(QStringLiteral("co_await"))), 6);
}

void TestTidy::everyIncludeIsAllowed() {
    QVERIFY(sources().size() > 200);
    Findings found;
    for (const SourceText& source : sources())
        found.append(includeFindings(source));
    QVERIFY2(found.isEmpty(), qPrintable(shown(found)));
}

void TestTidy::aForbiddenIncludeIsFound_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("core to ui") << QStringLiteral("core/services/X.cpp") << QStringLiteral("\"ui/kit/Theme.h\"") << false;
    QTest::newRow("ui to store") << QStringLiteral("ui/models/X.cpp") << QStringLiteral("\"core/store/Store.h\"") << false;
    QTest::newRow("ui to a channel") << QStringLiteral("ui/pages/inbox/X.cpp")
                                     << QStringLiteral("\"core/channels/email/EmailChannel.h\"") << false;
    QTest::newRow("services to a channel") << QStringLiteral("core/services/X.cpp")
                                           << QStringLiteral("\"core/channels/email/EmailParser.h\"") << false;
    QTest::newRow("services to the interface")
        << QStringLiteral("core/services/X.cpp") << QStringLiteral("\"core/channels/Channel.h\"") << true;
    QTest::newRow("channel to channel") << QStringLiteral("core/channels/form/X.cpp")
                                        << QStringLiteral("\"core/channels/email/EmailParser.h\"") << false;
    QTest::newRow("channel to itself") << QStringLiteral("core/channels/form/X.cpp")
                                       << QStringLiteral("\"core/channels/form/FormParser.h\"") << true;
    QTest::newRow("page to page") << QStringLiteral("ui/pages/inbox/X.cpp") << QStringLiteral("\"ui/pages/settings/Y.h\"")
                                  << false;
    QTest::newRow("page to what pages share")
        << QStringLiteral("ui/pages/inbox/X.cpp") << QStringLiteral("\"ui/pages/Page.h\"") << true;
    QTest::newRow("page to the lead panel") << QStringLiteral("ui/pages/inbox/X.cpp")
                                            << QStringLiteral("\"ui/pages/lead/LeadPanel.h\"") << true;
    QTest::newRow("lead panel to a page") << QStringLiteral("ui/pages/lead/X.cpp") << QStringLiteral("\"ui/pages/inbox/Y.h\"")
                                          << false;
    QTest::newRow("beside itself without a path") << QStringLiteral("core/base/X.cpp") << QStringLiteral("\"Id.h\"") << false;
    QTest::newRow("Qt by module") << QStringLiteral("core/base/X.cpp") << QStringLiteral("<QtWidgets/QWidget>") << false;
    QTest::newRow("Qt by class") << QStringLiteral("core/base/X.cpp") << QStringLiteral("<QString>") << true;
}

void TestTidy::aForbiddenIncludeIsFound() {
    QFETCH(QString, path);
    QFETCH(QString, include);
    QFETCH(bool, isAllowed);

    const SourceText source = SourceText::read(path, QStringLiteral("#include ") + include + u'\n');

    QCOMPARE(includeFindings(source).isEmpty(), isAllowed);
}

void TestTidy::theRuleHolds() {
    QFETCH(int, index);
    const Rule& rule = rules().at(index);

    Findings found;
    for (const SourceText& source : sources()) {
        if (holdsIn(rule, source.path))
            found.append(patternFindings(rule, source));
    }

    QVERIFY2(found.isEmpty(), qPrintable(shown(found)));
}

void TestTidy::theRuleFindsItsExample() {
    QFETCH(int, index);
    const Rule& rule = rules().at(index);

    const SourceText bad = SourceText::read(QStringLiteral("core/domain/Bad.cpp"), QString::fromLatin1(rule.example) + u'\n');

    QCOMPARE(patternFindings(rule, bad).size() > 0, true);
}

void TestTidy::everyExceptionIsStillNeeded() {
    for (const Rule& rule : rules()) {
        for (const Exception& exception : rule.exceptions) {
            const bool isNeeded = std::any_of(sources().begin(), sources().end(), [&](const SourceText& source) {
                return isUnder(source.path, QString::fromLatin1(exception.path)) && !patternFindings(rule, source).isEmpty();
            });
            QVERIFY2(isNeeded, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(rule.name), QLatin1String(exception.path))));
        }
    }
}

void TestTidy::everyFileSaysItsLicence() {
    Findings found;
    const QStringList folders{QStringLiteral("core"),  QStringLiteral("ui"),      QStringLiteral("app"),
                              QStringLiteral("tests"), QStringLiteral("scripts"), QStringLiteral("cmake")};
    const QStringList patterns{QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.sh"), QStringLiteral("*.py"),
                               QStringLiteral("*.cmake")};
    for (const QString& path : filesUnder(folders, patterns)) {
        const QByteArray head = test::fileBytes(test::sourcePath(path)).left(400);
        if (!head.contains("SPDX-FileCopyrightText: ") || !head.contains("SPDX-License-Identifier: GPL-3.0-or-later"))
            found.append(path);
    }
    QVERIFY2(found.isEmpty(), qPrintable(shown(found)));
}

void TestTidy::everyChannelFolderIsWhole() {
    const QDir channels(test::sourcePath(QStringLiteral("core/channels")));
    const QByteArray registered = test::fileBytes(channels.filePath(QStringLiteral("CMakeLists.txt")));
    const QStringList folders = channels.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(!folders.isEmpty());
    for (const QString& folder : folders) {
        const QDir channel(channels.filePath(folder));
        for (const char* file : {"README.md", "icon.svg", "CMakeLists.txt"})
            QVERIFY2(channel.exists(QLatin1String(file)), qPrintable(folder + u'/' + QLatin1String(file)));
        const QDir fixtures(channel.filePath(QStringLiteral("fixtures")));
        QVERIFY2(!fixtures.entryList(QDir::Files).isEmpty(), qPrintable(folder + QStringLiteral("/fixtures")));
        QVERIFY2(QRegularExpression(QStringLiteral("leadwell_channels\\([^)]*\\b%1\\b").arg(folder))
                     .match(QString::fromUtf8(registered))
                     .hasMatch(),
                 qPrintable(folder + QStringLiteral(" is not in leadwell_channels()")));
    }
}

void TestTidy::migrationsHaveNoGaps() {
    const QDir migrations(test::sourcePath(QStringLiteral("core/store/migrations")));
    const QByteArray resource = test::fileBytes(test::sourcePath(QStringLiteral("core/store/migrations.qrc")));
    static const QRegularExpression form(QStringLiteral("^(\\d{4})_[a-z0-9_]+\\.sql$"));
    int expected = 0;
    for (const QString& name : migrations.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        const auto match = form.match(name);
        QVERIFY2(match.hasMatch(), qPrintable(name));
        QVERIFY2(match.captured(1).toInt() == ++expected, qPrintable(name));
        QVERIFY2(resource.contains(name.toUtf8()), qPrintable(name + QStringLiteral(" is not compiled in")));
        QVERIFY2(test::fileBytes(migrations.filePath(name)).startsWith("--"),
                 qPrintable(name + QStringLiteral(" does not say why")));
    }
    QVERIFY(expected > 0);
}

/// tests/golden/migrations.sha256 has one line "<sha256>  <file>" for each migration that was ever released; a release
/// appends its new ones. What stands there never changes again.
void TestTidy::releasedMigrationsAreNotEdited() {
    const QByteArray list = test::fileBytes(test::sourcePath(QStringLiteral("tests/golden/migrations.sha256")));
    for (const QByteArray& line : list.split('\n')) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const QByteArray sum = line.left(64);
        const QString name = QString::fromUtf8(line.mid(66));
        const QByteArray bytes = test::fileBytes(test::sourcePath(QStringLiteral("core/store/migrations/") + name));
        QVERIFY2(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() == sum,
                 qPrintable(name + QStringLiteral(" was released and must not change; write a new migration")));
    }
}

QTEST_GUILESS_MAIN(TestTidy)
#include "tst_Tidy.moc"
