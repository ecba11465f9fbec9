// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Property.h"
#include "tests/support/Warnings.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/text/Mnemonics.h"
#include "ui/kit/widgets/Button.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>

/// Commands: which key does what where, and how they are found.
namespace leadwell::kit {

class ActionRegistryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aSingleLetterFiresWhenAButtonHasTheKeyboard();
    void enterPressesWhatHasTheKeyboard();
    void singleLettersAreTextInEveryField_data();
    void singleLettersAreTextInEveryField();
    void controlKeysFireInAFieldToo();
    void aSequenceOfLettersFires();
    void aReadOnlyTextLetsLettersThrough();
    void singleLettersCanBeTurnedOff();
    void onlyThePageThatShowsOffersItsCommands();
    void anActionGoesWithItsPage();
    void theSameKeyTwiceOnOnePageIsAConflict();
    void thePagesOwnCommandStandsForTheWindows();
    void whatYieldsLeavesItsKeyToThePageInFront();
    void whatWasUsedLastComesFirst();
    void searchFindsByWordsInitialsKeywordsAndGaps_data();
    void searchFindsByWordsInitialsKeywordsAndGaps();
    void betterFitsComeFirst();
    void aTextIsFoundByItself();
    void anAmpersandOfAPersonStays();

private:
    ActionSpec spec(const char* id, const char* text, const char* key = "") const;
    QWidget* window();

    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ActionRegistry> m_registry;
};

void ActionRegistryTest::initTestCase() {
    qRegisterMetaType<QAction*>();
}

void ActionRegistryTest::init() {
    QTest::failOnWarning(test::ownWarnings());
    m_registry = std::make_unique<ActionRegistry>();
    m_window = std::make_unique<QWidget>();
    new QVBoxLayout(m_window.get());
}

ActionSpec ActionRegistryTest::spec(const char* id, const char* text, const char* key) const {
    ActionSpec made;
    made.id = QString::fromLatin1(id);
    made.text = QString::fromUtf8(text);
    made.shortcut = QKeySequence(QString::fromLatin1(key));
    return made;
}

QWidget* ActionRegistryTest::window() {
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qWarning("the window did not become active");
    return m_window.get();
}

void ActionRegistryTest::aSingleLetterFiresWhenAButtonHasTheKeyboard() {
    int fired = 0;
    m_registry->add(spec("lead.new", "New lead", "N"), m_window.get(), [&fired] { ++fired; });
    auto* button = new QPushButton(m_window.get());
    m_window->layout()->addWidget(button);
    window();
    button->setFocus();

    QTest::keyClick(button, Qt::Key_N);

    QCOMPARE(fired, 1);
}

/// A list's Enter is not that of a box above it, nor of a button beside it.
void ActionRegistryTest::enterPressesWhatHasTheKeyboard() {
    int decided = 0;
    int pressed = 0;
    int taken = 0;
    auto* list = new QListView(m_window.get());
    auto* button = new Button(QStringLiteral("Accept all"), m_window.get());
    auto* field = new QLineEdit(m_window.get());
    for (QWidget* widget : {static_cast<QWidget*>(list), static_cast<QWidget*>(button), static_cast<QWidget*>(field)})
        m_window->layout()->addWidget(widget);
    m_registry->add(spec("triage.accept", "Accept", "Return"), list, [&decided] { ++decided; });
    connect(button, &QAbstractButton::clicked, this, [&pressed] { ++pressed; });
    connect(field, &QLineEdit::returnPressed, this, [&taken] { ++taken; });
    window();

    field->setFocus();
    QTest::keyClick(field, Qt::Key_Return);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QCOMPARE(decided, 0);
    QCOMPARE(pressed, 1);
    QCOMPARE(taken, 1);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(decided, 1);
}

void ActionRegistryTest::singleLettersAreTextInEveryField_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("line edit") << 0;
    QTest::newRow("text editor") << 1;
    QTest::newRow("editable combo box") << 2;
    QTest::newRow("spin box") << 3;
    QTest::newRow("combo box") << 4;
}

void ActionRegistryTest::singleLettersAreTextInEveryField() {
    QFETCH(int, kind);
    int fired = 0;
    m_registry->add(spec("lead.new", "New lead", "N"), m_window.get(), [&fired] { ++fired; });
    m_registry->add(spec("go.inbox", "Inbox", "G, I"), m_window.get(), [&fired] { ++fired; });
    auto* line = new QLineEdit(m_window.get());
    auto* text = new QPlainTextEdit(m_window.get());
    auto* combo = new QComboBox(m_window.get());
    combo->setEditable(kind == 2);
    auto* spin = new QSpinBox(m_window.get());
    const QList<QWidget*> fields = {line, text, combo, spin, combo};
    for (QWidget* field :
         {static_cast<QWidget*>(line), static_cast<QWidget*>(text), static_cast<QWidget*>(combo), static_cast<QWidget*>(spin)})
        m_window->layout()->addWidget(field);
    window();
    QWidget* field = fields.at(kind);
    field->setFocus();
    QWidget* target = QApplication::focusWidget();
    QVERIFY(target);

    QTest::keyClicks(target, QStringLiteral("ngi"));

    QCOMPARE(fired, 0);
    if (kind == 0)
        QCOMPARE(line->text(), QStringLiteral("ngi"));
    if (kind == 1)
        QCOMPARE(text->toPlainText(), QStringLiteral("ngi"));
    if (kind == 2)
        QCOMPARE(combo->currentText(), QStringLiteral("ngi"));
}

void ActionRegistryTest::controlKeysFireInAFieldToo() {
    int fired = 0;
    m_registry->add(spec("command.box", "Search", "Ctrl+K"), m_window.get(), [&fired] { ++fired; });
    auto* line = new QLineEdit(m_window.get());
    m_window->layout()->addWidget(line);
    window();
    line->setFocus();

    QTest::keyClick(line, Qt::Key_K, Qt::ControlModifier);

    QCOMPARE(fired, 1);
}

void ActionRegistryTest::aSequenceOfLettersFires() {
    int fired = 0;
    m_registry->add(spec("go.inbox", "Inbox", "G, I"), m_window.get(), [&fired] { ++fired; });
    auto* button = new QPushButton(m_window.get());
    m_window->layout()->addWidget(button);
    window();
    button->setFocus();

    QTest::keyClick(button, Qt::Key_G);
    QTest::keyClick(button, Qt::Key_I);

    QCOMPARE(fired, 1);
}

void ActionRegistryTest::aReadOnlyTextLetsLettersThrough() {
    int fired = 0;
    m_registry->add(spec("lead.reply", "Reply", "R"), m_window.get(), [&fired] { ++fired; });
    auto* text = new QPlainTextEdit(QStringLiteral("mail"), m_window.get());
    text->setReadOnly(true);
    m_window->layout()->addWidget(text);
    window();
    text->setFocus();

    QTest::keyClick(text, Qt::Key_R);

    QCOMPARE(fired, 1);
}

void ActionRegistryTest::singleLettersCanBeTurnedOff() {
    int letters = 0;
    int control = 0;
    QAction* lead = m_registry->add(spec("lead.new", "New lead", "N"), m_window.get(), [&letters] { ++letters; });
    m_registry->add(spec("command.box", "Search", "Ctrl+K"), m_window.get(), [&control] { ++control; });
    auto* button = new QPushButton(m_window.get());
    m_window->layout()->addWidget(button);
    window();
    button->setFocus();
    m_registry->setSingleLettersEnabled(false);

    QTest::keyClick(button, Qt::Key_N);
    QTest::keyClick(button, Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(letters, 0);
    QCOMPARE(control, 1);
    QVERIFY(lead->shortcut().isEmpty());

    m_registry->setSingleLettersEnabled(true);
    QTest::keyClick(button, Qt::Key_N);
    QCOMPARE(letters, 1);
}

void ActionRegistryTest::onlyThePageThatShowsOffersItsCommands() {
    int inboxAssigned = 0;
    int triageAssigned = 0;
    auto* inbox = new QWidget(m_window.get());
    auto* triage = new QWidget(m_window.get());
    m_window->layout()->addWidget(inbox);
    m_window->layout()->addWidget(triage);
    m_registry->add(spec("lead.assign", "Assign…", "A"), inbox, [&] { ++inboxAssigned; });
    m_registry->add(spec("lead.assign", "Other person…", "A"), triage, [&] { ++triageAssigned; });
    triage->hide();
    window();
    inbox->setFocusPolicy(Qt::StrongFocus);
    triage->setFocusPolicy(Qt::StrongFocus);
    inbox->setFocus();

    QTest::keyClick(m_window.get(), Qt::Key_A);
    QCOMPARE(inboxAssigned, 1);
    QCOMPARE(triageAssigned, 0);
    QCOMPARE(m_registry->offered().size(), 1);
    QCOMPARE(m_registry->find(QStringLiteral("lead.assign"))->text(), QStringLiteral("Assign…"));

    inbox->hide();
    triage->show();
    triage->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_A);
    QCOMPARE(triageAssigned, 1);
    QCOMPARE(m_registry->find(QStringLiteral("lead.assign"))->text(), QStringLiteral("Other person…"));
    QVERIFY(m_registry->conflicts().isEmpty());
}

void ActionRegistryTest::anActionGoesWithItsPage() {
    auto page = std::make_unique<QWidget>(m_window.get());
    m_registry->add(spec("lead.stage", "Stage…", "S"), page.get());
    QSignalSpy changed(m_registry.get(), &ActionRegistry::changed);

    page.reset();

    QVERIFY(m_registry->all().isEmpty());
    QVERIFY(!m_registry->find(QStringLiteral("lead.stage")));
    QCOMPARE(changed.count(), 1);
}

void ActionRegistryTest::theSameKeyTwiceOnOnePageIsAConflict() {
    m_registry->add(spec("lead.done", "Done", "E"), m_window.get());
    m_registry->add(spec("lead.export", "Export", "E"), m_window.get());
    QCOMPARE(m_registry->conflicts(), QStringList(QStringLiteral("E: lead.done, lead.export")));
}

void ActionRegistryTest::thePagesOwnCommandStandsForTheWindows() {
    auto* page = new QWidget(m_window.get());
    m_window->layout()->addWidget(page);
    QAction* everywhere = m_registry->add(spec("inbox.import", "Import…"), m_window.get());
    QAction* here = m_registry->add(spec("inbox.import", "Import…"), page);
    window();

    QCOMPARE(m_registry->offered(), QList<QAction*>{here});
    QCOMPARE(m_registry->find(QStringLiteral("inbox.import")), here);
    page->hide();
    QCOMPARE(m_registry->offered(), QList<QAction*>{everywhere});
    QCOMPARE(m_registry->find(QStringLiteral("inbox.import")), everywhere);
}

void ActionRegistryTest::whatYieldsLeavesItsKeyToThePageInFront() {
    QStringList ran;
    auto* channels = new QWidget(m_window.get());
    channels->setFocusPolicy(Qt::StrongFocus);
    m_window->layout()->addWidget(channels);
    ActionSpec everywhere = spec("inbox.new", "New lead", "N");
    everywhere.yields = true;
    m_registry->add(everywhere, m_window.get(), [&ran] { ran << QStringLiteral("lead"); });
    m_registry->add(spec("channels.add", "Add account…", "N"), channels, [&ran] { ran << QStringLiteral("account"); });
    window();
    channels->setFocus();

    m_registry->setFront(channels);
    QTest::keyClick(channels, Qt::Key_N);
    QCOMPARE(ran, QStringList{QStringLiteral("account")});
    QCOMPARE(m_registry->conflicts(), QStringList());

    auto* settings = new QPushButton(m_window.get());
    m_window->layout()->addWidget(settings);
    channels->hide();
    m_registry->setFront(settings);
    settings->setFocus();
    QTest::keyClick(settings, Qt::Key_N);
    QCOMPARE(ran, QStringList({QStringLiteral("account"), QStringLiteral("lead")}));
}

void ActionRegistryTest::whatWasUsedLastComesFirst() {
    QAction* import = m_registry->add(spec("file.import", "Import leads"), m_window.get());
    QAction* fresh = m_registry->add(spec("lead.new", "New lead"), m_window.get());
    window();
    QSignalSpy triggered(m_registry.get(), &ActionRegistry::triggered);

    fresh->trigger();
    import->trigger();
    fresh->trigger();

    QCOMPARE(triggered.count(), 3);
    QCOMPARE(m_registry->recent(), QStringList({QStringLiteral("lead.new"), QStringLiteral("file.import")}));
    QCOMPARE(m_registry->search({}).constFirst().action, fresh);
    QCOMPARE(m_registry->search(QStringLiteral("lead")).constFirst().action, fresh);
    QCOMPARE(m_registry->search(QStringLiteral("impo")).size(), 1);
}

void ActionRegistryTest::searchFindsByWordsInitialsKeywordsAndGaps_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char* query, const char* text, bool isFound) {
        QTest::addRow("%s in %s", query, text) << QString::fromUtf8(query) << QString::fromUtf8(text) << isFound;
    };
    row("", "New lead", true);
    row("new", "New lead", true);
    row("lead new", "New lead", true);
    row("nl", "New lead", true);
    row("NEW LEAD", "New lead", true);
    row("ead", "New lead", true);
    row("nwld", "New lead", true);
    row("xyz", "New lead", false);
    row("new call", "New lead", false);
    row("nd", "New lead", false);
    row("cafe", "Café list", true);
    row("राजेश", "राजेश कुमार", true);
    row("e-mail", "E-mail account", true);
}

void ActionRegistryTest::searchFindsByWordsInitialsKeywordsAndGaps() {
    QFETCH(QString, query);
    QFETCH(QString, text);
    QFETCH(bool, isFound);
    const std::optional<FuzzyMatch> match = fuzzyMatch(query, text);
    QCOMPARE(match.has_value(), isFound);
    if (!match)
        return;
    for (const int position : match->positions)
        QVERIFY(position >= 0 && position < text.size());
}

void ActionRegistryTest::betterFitsComeFirst() {
    const auto candidate = [](const char* text, const QStringList& keywords = {}, int recency = 0) {
        return FuzzyCandidate{QString::fromLatin1(text), keywords, recency};
    };
    const QList<FuzzyCandidate> candidates = {candidate("Customer exports"),
                                              candidate("Save all to a file", {QStringLiteral("export")}),
                                              candidate("List: export"), candidate("Export"), candidate("Export this list")};
    QStringList order;
    for (const FuzzyRanked& hit : fuzzyRank(QStringLiteral("export"), candidates))
        order << candidates.at(hit.index).text;
    QCOMPARE(order,
             QStringList({QStringLiteral("Export"), QStringLiteral("Save all to a file"), QStringLiteral("Export this list"),
                          QStringLiteral("List: export"), QStringLiteral("Customer exports")}));
}

/// A view called "R&D" was found as "RD", and a tag of that name drew a line under its D.
void ActionRegistryTest::anAmpersandOfAPersonStays() {
    QAction* view = m_registry->add(spec("view", "View: R&&D"), window());
    QCOMPARE(m_registry->search(QStringLiteral("r&d")).size(), 1);
    QCOMPARE(withoutMnemonic(view->text()), QStringLiteral("View: R&D"));
    QCOMPARE(withoutMnemonic(QStringLiteral("&File &")), QStringLiteral("File "));
    QCOMPARE(withoutMnemonic(buttonText(QStringLiteral("&& a&b &"))), QStringLiteral("&& a&b &"));
    Button button;
    button.setAction(view);
    QCOMPARE(button.text(), QStringLiteral("View: R&&D"));
    QVERIFY(button.shortcut().isEmpty());
}

void ActionRegistryTest::aTextIsFoundByItself() {
    test::property("every text matches itself and each of its beginnings", [](const std::string& raw) {
        const QString text = QString::fromLatin1(QByteArray::fromStdString(raw)).simplified();
        RC_PRE(!text.isEmpty());
        RC_ASSERT(fuzzyMatch(text, text).has_value());
        RC_ASSERT(fuzzyMatch(text.left(1 + text.size() / 2), text).has_value());
    });
}

} // namespace leadwell::kit

QTEST_MAIN(leadwell::kit::ActionRegistryTest)
#include "tst_ActionRegistry.moc"
