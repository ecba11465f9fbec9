// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/lead/Lead.h"
#include "tests/ui/support/BusyWriter.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/kit/Times.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/kit/widgets/SearchField.h"
#include "ui/kit/widgets/Toast.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/FilterBar.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/inbox/ListColumns.h"
#include "ui/shell/CommandBox.h"
#include "ui/shell/DroppedFiles.h"
#include "ui/shell/Navigation.h"
#include "ui/shell/StatusLine.h"

#include "tests/support/Warnings.h"
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTest>

using namespace leadwell;
using pages::LeadListView;

/// The window goes where it is told, remembers over a restart, and every command has one key.
class tst_MainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
        m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    }
    void cleanup() { m_desk.reset(); }

    void aRestartRestoresTabFiltersSortColumnsSelectionAndPlace();
    void aHalfTypedNoteIsThereAfterARestart();
    void theCommandBoxFindsALeadByTheLastDigitsOfItsPhone();
    void theCommandBoxRunsACommand();
    void theThemeIsRemembered();
    void ctrlZTakesBackWhateverWasDoneLast();
    void noTwoCommandsFightForAKey();
    void everyControlHasANameForScreenReaders();
    void theWindowFitsASmallScreen();
    void theWindowFitsASmallScreenWithTheSampleStripOnIt();
    void severalSelectedRowsAreWhereTheyWereAfterARestart();
    void commandsOfOtherPagesAreFoundEverywhere();
    void nothingFoundIsSaid();
    void nMakesANewLeadUnlessThePageUsesItOtherwise();
    void fileOffersNewLeadAndImportOnEveryPage();
    void allKeysAreListedAtOnce();
    void anUndoShowsTheLeadItWasAbout();
    void everyKeyOfSeveralUndosCounts();
    void whatTakesLongerIsSaidBelow();
    void allIsSavedOnlyWhenNothingIsLeftToWrite();
    void aWriteThatWaitsForABackupIsNotSaved();
    void theBackupIsSaidInTheTimeOfTheWorkspace();
    void everyFileThatComesIsSpokenOf();
    void filesAreSortedByWhatTheyAre();
    void anUnknownRouteChangesNothing();
    void theSpeedIsShownOnDemandAndOneKeySavesATrace();

private:
    LeadListView* list() const { return m_desk->window->findChild<LeadListView*>(); }
    models::PagedLeadModel* model() const { return qobject_cast<models::PagedLeadModel*>(list()->model()); }

    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_MainWindow::aRestartRestoresTabFiltersSortColumnsSelectionAndPlace() {
    m_desk->addLeads(20);
    m_desk->window->resize(1200, 750);
    auto* tabs = m_desk->window->findChild<kit::PillTabs*>();
    tabs->setCurrentIndex(1);
    m_desk->window->findChild<pages::FilterBar*>()->setText(QStringLiteral("customer"));
    model()->sort(static_cast<int>(domain::LeadColumn::Customer), Qt::AscendingOrder);
    Q_EMIT list()->sortWanted(domain::LeadColumn::Customer);
    list()->columns().setShown(domain::LeadColumn::City, true);
    list()->setColumnWidth(static_cast<int>(domain::LeadColumn::Status), 133);
    m_desk->settle();
    QList<qint64> chosen{model()->numberAt(2), model()->numberAt(3), model()->numberAt(5)};
    list()->select(chosen, chosen.last());
    const domain::LeadSort sort = model()->sort();
    m_desk->settle();

    m_desk->close();
    m_desk->open();

    m_desk->settle();
    QCOMPARE(m_desk->window->size(), QSize(1200, 750));
    QCOMPARE(m_desk->window->findChild<kit::PillTabs*>()->currentIndex(), 1);
    QCOMPARE(m_desk->window->findChild<pages::FilterBar*>()->text(), QStringLiteral("customer"));
    QCOMPARE(model()->sort(), sort);
    QVERIFY(list()->columns().isShown(domain::LeadColumn::City));
    QCOMPARE(list()->columnWidth(static_cast<int>(domain::LeadColumn::Status)), 133);
    QCOMPARE(list()->selectedNumbers(), chosen);
    QCOMPARE(list()->currentNumber(), chosen.last());
}

void tst_MainWindow::aHalfTypedNoteIsThereAfterARestart() {
    m_desk->addLeads(2);
    const qint64 number = list()->currentNumber();
    QTest::keyClicks(m_desk->window->findChild<QPlainTextEdit*>(QStringLiteral("note")), QStringLiteral("call after fo"));

    m_desk->close();
    m_desk->open();

    QCOMPARE(list()->currentNumber(), number);
    QTRY_COMPARE(m_desk->window->findChild<QPlainTextEdit*>(QStringLiteral("note"))->toPlainText(),
                 QStringLiteral("call after fo"));
}

void tst_MainWindow::theCommandBoxFindsALeadByTheLastDigitsOfItsPhone() {
    m_desk->addLeads(12);
    auto* box = m_desk->window->findChild<shell::CommandBox*>();
    m_desk->keepActive();
    QTest::keyClick(list(), Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(box->field()));

    QTest::keyClicks(box->field(), QStringLiteral("0009"));
    QTRY_VERIFY(box->isSettled() && box->model().rowCount() > 0 && box->model().lineAt(0).isLead());
    QTRY_COMPARE(box->model().lineAt(0).hit.title, QStringLiteral("Customer 9"));
    QTest::keyClick(box->field(), Qt::Key_Return);

    QTRY_COMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("lead"));
    m_desk->settle();
    QCOMPARE(m_desk->window->currentPage()->findChild<QLabel*>(QStringLiteral("leadName"))->text(), QStringLiteral("Customer 9"));
}

void tst_MainWindow::theCommandBoxRunsACommand() {
    auto* box = m_desk->window->findChild<shell::CommandBox*>();
    auto* navigation = m_desk->window->findChild<shell::Navigation*>();
    m_desk->window->resize(1400, 800);
    QTRY_VERIFY(!navigation->isCollapsed());
    box->open();

    QTest::keyClicks(box->field(), QStringLiteral("collapse"));
    QTest::keyClick(box->field(), Qt::Key_Return);

    QTRY_VERIFY(navigation->isCollapsed());
}

void tst_MainWindow::theThemeIsRemembered() {
    m_desk->actions->find(QStringLiteral("view.themeDark"))->trigger();
    QCOMPARE(m_desk->theme.choice(), kit::Theme::Choice::Dark);

    m_desk->close();
    m_desk->theme.setChoice(kit::Theme::Choice::Light);
    m_desk->open();

    QCOMPARE(m_desk->theme.choice(), kit::Theme::Choice::Dark);
    QVERIFY(m_desk->actions->find(QStringLiteral("view.themeDark"))->isChecked());
}

void tst_MainWindow::ctrlZTakesBackWhateverWasDoneLast() {
    m_desk->addLeads(1);
    const qint64 number = model()->numberAt(0);
    m_desk->result(m_desk->desk->leads().addTag({number}, QStringLiteral("vip")));
    m_desk->settle();
    m_desk->keepActive();
    list()->setFocus();

    QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);

    QTRY_VERIFY(m_desk->result(m_desk->desk->inbox().detail(number)).tags.isEmpty());
}

void tst_MainWindow::noTwoCommandsFightForAKey() {
    m_desk->addLeads(1);
    m_desk->window->navigate(pages::Route::lead(model()->numberAt(0)));
    m_desk->settle();

    QCOMPARE(m_desk->actions->conflicts(), QStringList());
}

void tst_MainWindow::everyControlHasANameForScreenReaders() {
    m_desk->addLeads(1);
    const QList<QWidget*> all = m_desk->window->findChildren<QWidget*>();
    QStringList nameless;
    for (const QWidget* widget : all) {
        const bool isControl = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                               qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QComboBox*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool isInner = widget->objectName().startsWith(QStringLiteral("qt_")) ||
                             widget->objectName() == QStringLiteral("ScrollLeftButton") ||
                             widget->objectName() == QStringLiteral("ScrollRightButton") ||
                             qobject_cast<const QComboBox*>(widget->parentWidget());
        const bool hasName = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        if (isControl && !hasName && !isInner && widget->isVisible())
            nameless << QStringLiteral("%1 %2").arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
}

void tst_MainWindow::theWindowFitsASmallScreen() {
    m_desk->addLeads(3);

    m_desk->window->resize(1024, 700);
    m_desk->settle();

    QCOMPARE(m_desk->window->size(), QSize(1024, 700));
    QVERIFY(m_desk->window->minimumSizeHint().width() <= 1024);
    QVERIFY(m_desk->window->minimumSizeHint().height() <= 700);
}

void tst_MainWindow::everyKeyOfSeveralUndosCounts() {
    m_desk->addLeads(1);
    const qint64 number = model()->numberAt(0);
    for (int i = 0; i < 6; ++i)
        m_desk->result(m_desk->desk->leads().addTag({number}, QStringLiteral("tag%1").arg(i)));
    m_desk->settle();
    m_desk->keepActive();
    list()->setFocus();

    for (int i = 0; i < 6; ++i)
        QTest::keyClick(list(), Qt::Key_Z);

    QTRY_VERIFY(m_desk->result(m_desk->desk->inbox().detail(number)).tags.isEmpty());
    m_desk->settle();
    QVERIFY(m_desk->window->findChild<kit::Toast*>()->sentence().startsWith(QStringLiteral("Undone")));
}

/// While an undo took ten seconds, nothing moved, and the line said that all was saved.
void tst_MainWindow::whatTakesLongerIsSaidBelow() {
    m_desk->addLeads(1);
    const auto* saved = m_desk->window->findChild<QLabel*>(QStringLiteral("savedWords"));
    QTRY_COMPARE(saved->text(), QStringLiteral("All changes saved"));

    test::BusyWriter busy(*m_desk->desk);
    m_desk->actions->find(QStringLiteral("edit.undo"))->trigger();
    QTRY_COMPARE(saved->text(), QStringLiteral("Taking back …"));
    // A key meanwhile waits its turn, without a complaint.
    m_desk->actions->find(QStringLiteral("edit.undo"))->trigger();
    busy.letGo();

    QTRY_COMPARE(saved->text(), QStringLiteral("All changes saved"));
    QTRY_VERIFY(m_desk->window->findChild<kit::Toast*>()->sentence().contains(QStringLiteral("nothing to undo")));
    QTRY_COMPARE(model()->rowCount(), 0);
}

/// Whatever writes, and for whomever: an import, a sync, a rule.
void tst_MainWindow::allIsSavedOnlyWhenNothingIsLeftToWrite() {
    const auto* saved = m_desk->window->findChild<QLabel*>(QStringLiteral("savedWords"));
    QTRY_COMPARE(saved->text(), QStringLiteral("All changes saved"));
    {
        test::BusyWriter busy(*m_desk->desk, QStringLiteral("import"));
        QTRY_COMPARE(saved->text(), QStringLiteral("Saving the import …"));
        test::BusyWriter second(*m_desk->desk, QStringLiteral("tag.add"));
        busy.letGo();
        QTRY_COMPARE(saved->text(), QStringLiteral("Saving tags …"));
    }
    QTRY_COMPARE(saved->text(), QStringLiteral("All changes saved"));
}

/// The writer makes a backup: what is asked for meanwhile waits, and is not saved yet.
void tst_MainWindow::aWriteThatWaitsForABackupIsNotSaved() {
    m_desk->addLeads(1);
    const auto* saved = m_desk->window->findChild<QLabel*>(QStringLiteral("savedWords"));
    QTRY_COMPARE(saved->text(), QStringLiteral("All changes saved"));
    const auto gate = std::make_shared<QSemaphore>();
    const auto hasBegun = std::make_shared<QSemaphore>();
    const auto letGo = qScopeGuard([gate] { gate->release(); }); // Closing waits for the writer.
    const auto chore = m_desk->desk->core().store.maintain([gate, hasBegun](store::Connection&) -> Result<bool> {
        hasBegun->release();
        gate->acquire();
        return true;
    });
    QTRY_COMPARE(hasBegun->available(), 1); // A write that is there first is done first.
    const auto note = m_desk->desk->leads().addNote(model()->numberAt(0), QStringLiteral("Rings back tomorrow"));
    QTRY_COMPARE(saved->text(), QStringLiteral("Saving the note …"));
    gate->release();
    m_desk->result(note);
    QVERIFY(m_desk->result(chore));
    QTRY_COMPARE(saved->text(), QStringLiteral("All changes saved"));
}

void tst_MainWindow::theBackupIsSaidInTheTimeOfTheWorkspace() {
    domain::WorkspaceSettings settings = m_desk->result(m_desk->desk->team().settings());
    settings.timeZone = QStringLiteral("Asia/Kolkata");
    m_desk->result(m_desk->desk->team().saveSettings(settings));
    const auto backup = m_desk->result(m_desk->desk->maintenance().backup());
    m_desk->close();
    m_desk->open();

    const QLocale locale = settings.locale.isEmpty() ? QLocale::c() : QLocale(settings.locale);
    const QString when = kit::dayTimeText(backup.at, m_desk->clock.now(), QTimeZone("Asia/Kolkata"), locale);
    QTRY_COMPARE(m_desk->window->findChild<QLabel*>(QStringLiteral("backupWords"))->text(),
                 QStringLiteral("Backup %1").arg(when));
}

void tst_MainWindow::everyFileThatComesIsSpokenOf() {
    QTemporaryDir folder;
    const auto fileOf = [&](const char* name, const QByteArray& bytes) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    };
    const QByteArray table("Name,Phone\nAsha,98200 41177\n");
    auto* toast = m_desk->window->findChild<kit::Toast*>();
    m_desk->window->takeFiles(
        {fileOf("a.csv", table), fileOf("b.csv", table), fileOf("tool.exe", "MZ"),
         fileOf("c.eml", "From: asha@rao.example\nTo: us@us.example\nSubject: Price\nMessage-ID: <1@rao>\n\nPrice?\n")});

    QTRY_VERIFY(toast->sentence().startsWith(QStringLiteral("1 mail read")));
    QVERIFY(toast->sentence().contains(QStringLiteral("Left out: tool.exe.")));
    m_desk->settle();
    QCOMPARE(m_desk->window->currentPage()->title(), QStringLiteral("Import"));
    const auto* waiting = m_desk->window->currentPage()->findChild<QLabel*>(QStringLiteral("waitingFiles"));
    QVERIFY(waiting->isVisible());
    QVERIFY(waiting->text().contains(QStringLiteral("b.csv")));
    m_desk->window->goBack();
    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("inbox"));

    m_desk->window->takeFiles({folder.filePath(QStringLiteral("tool.exe"))});
    QVERIFY(toast->sentence().startsWith(QStringLiteral("Nothing was changed.")));
}

void tst_MainWindow::filesAreSortedByWhatTheyAre() {
    const shell::SortedFiles files =
        shell::sortFiles({QStringLiteral("/a/x.CSV"), QStringLiteral("/a/y.eml"), QStringLiteral("/a/z.vcf"),
                          QStringLiteral("/a/q.exe"), QStringLiteral("/a/box.mbox")});

    QCOMPARE(files.tables, (QStringList{QStringLiteral("/a/x.CSV"), QStringLiteral("/a/z.vcf")}));
    QCOMPARE(files.mails, (QStringList{QStringLiteral("/a/y.eml"), QStringLiteral("/a/box.mbox")}));
    QCOMPARE(files.others, QStringList{QStringLiteral("/a/q.exe")});
}

void tst_MainWindow::anUnknownRouteChangesNothing() {
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no page for the route")));

    m_desk->window->navigate(pages::Route::fromText(QStringLiteral("nowhere/7")));

    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("inbox"));
}

/// The first size was kept: what the panel needed when it was high stopped the window from becoming low.
void tst_MainWindow::theWindowFitsASmallScreenWithTheSampleStripOnIt() {
    m_desk->addLeads(3);
    domain::WorkspaceSettings settings = m_desk->result(m_desk->desk->team().settings());
    settings.isSample = true;
    m_desk->result(m_desk->desk->team().saveSettings(settings));
    m_desk->window->resize(1440, 900);
    m_desk->settle();
    QTRY_VERIFY(m_desk->window->findChild<QWidget*>(QStringLiteral("sampleStrip"))->isVisible());

    m_desk->window->resize(1024, 700);
    m_desk->settle();

    QCOMPARE(m_desk->window->size(), QSize(1024, 700));
    QVERIFY(m_desk->window->minimumSizeHint().height() <= 700);
    QVERIFY(m_desk->window->findChild<QPlainTextEdit*>(QStringLiteral("note"))->isVisible());
    // Nothing of the panel is cut off at its side.
    const auto* panel = m_desk->window->findChild<QWidget*>(QStringLiteral("leadPanel"));
    const auto* more = panel->findChild<QWidget*>(QStringLiteral("more"));
    QVERIFY(more->isVisible());
    QVERIFY(more->mapTo(panel, QPoint(more->width(), 0)).x() <= panel->width());
}

/// The list had no size yet when its rows came, and was scrolled until the current one was its first.
void tst_MainWindow::severalSelectedRowsAreWhereTheyWereAfterARestart() {
    m_desk->addLeads(60);
    m_desk->window->resize(1200, 750);
    m_desk->settle();
    for (const int scrolledTo : {0, 700}) {
        list()->select(model()->numbers().mid(16, 9), model()->numberAt(24));
        list()->verticalScrollBar()->setValue(scrolledTo);
        m_desk->settle();
        QCOMPARE(list()->verticalScrollBar()->value(), scrolledTo);

        m_desk->close();
        m_desk->open();
        m_desk->settle();

        QTRY_COMPARE(list()->selectedCount(), 9);
        QTRY_COMPARE(list()->verticalScrollBar()->value(), scrolledTo);
    }
}

void tst_MainWindow::commandsOfOtherPagesAreFoundEverywhere() {
    m_desk->window->navigate(pages::Route::to(QStringLiteral("settings")));
    m_desk->settle();
    auto* box = m_desk->window->findChild<shell::CommandBox*>();
    const auto firstFor = [&](const QString& words) {
        box->open();
        box->field()->setText(words);
        return box->model().rowCount() > 0 && box->model().lineAt(0).action ? box->model().lineAt(0).action->text() : QString();
    };
    QCOMPARE(firstFor(QStringLiteral("import")), QStringLiteral("Import…"));
    QCOMPARE(firstFor(QStringLiteral("new lead")), QStringLiteral("New lead"));
    QCOMPARE(firstFor(QStringLiteral("back up")), QStringLiteral("Back up now"));
    QCOMPARE(firstFor(QStringLiteral("undo")), QStringLiteral("Undo"));
    QCOMPARE(firstFor(QStringLiteral("privacy")), QStringLiteral("Settings › Privacy"));
    QCOMPARE(firstFor(QStringLiteral("add account")), QStringLiteral("Add account…"));

    QTest::keyClick(box->field(), Qt::Key_Return);
    QTRY_COMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("channels"));
    // There the page has it itself, once.
    QCOMPARE(firstFor(QStringLiteral("add account")), QStringLiteral("Add account…"));
    int count = 0;
    for (int line = 0; line < box->model().rowCount(); ++line)
        count += box->model().lineAt(line).action && box->model().lineAt(line).action->text() == QStringLiteral("Add account…");
    QCOMPARE(count, 1);
    firstFor(QStringLiteral("settings team"));
    QTest::keyClick(box->field(), Qt::Key_Return);
    QTRY_COMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("settings"));
    QCOMPARE(m_desk->window->currentPage()->findChild<kit::PillTabs*>()->currentIndex(), 1);
}

void tst_MainWindow::nothingFoundIsSaid() {
    auto* box = m_desk->window->findChild<shell::CommandBox*>();
    box->open();

    QTest::keyClicks(box->field(), QStringLiteral("qqzzxx"));

    QTRY_VERIFY(box->isSettled() && box->model().rowCount() == 1);
    QCOMPARE(box->model().index(0).data().toString(), QStringLiteral("Nothing found for “qqzzxx”."));
    QTest::keyClick(box->field(), Qt::Key_Return);
    QCOMPARE(box->field()->text(), QStringLiteral("qqzzxx"));
}

void tst_MainWindow::nMakesANewLeadUnlessThePageUsesItOtherwise() {
    QStringList asked;
    m_desk->dialogs->setScript([&](const kit::Asked& question) {
        asked << question.title;
        return kit::ScriptedAnswer{false, {}};
    });
    const auto pressN = [this] {
        m_desk->settle();
        m_desk->keepActive();
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_desk->window.get(), Qt::Key_N);
    };
    m_desk->window->navigate(pages::Route::to(QStringLiteral("settings")));
    pressN();
    QTRY_COMPARE(asked, QStringList{QStringLiteral("New lead")});
    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("inbox"));
    pressN();
    QTRY_COMPARE(asked.size(), 2);

    m_desk->window->navigate(pages::Route::to(QStringLiteral("channels")));
    pressN();
    m_desk->settle();
    QCOMPARE(asked.size(), 2);
    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("channels"));
}

void tst_MainWindow::fileOffersNewLeadAndImportOnEveryPage() {
    auto* file = m_desk->window->findChild<QMenuBar*>()->actions().first()->menu();
    for (const char* page : {"inbox", "settings", "channels", "import"}) {
        m_desk->window->navigate(pages::Route::to(QString::fromLatin1(page)));
        m_desk->settle();
        Q_EMIT file->aboutToShow();
        QStringList words;
        for (const QAction* action : file->actions())
            words << action->text();
        QCOMPARE(words.count(QStringLiteral("New lead")), 1);
        QCOMPARE(words.count(QStringLiteral("Import…")), 1);
    }
}

void tst_MainWindow::allKeysAreListedAtOnce() {
    m_desk->close();
    m_desk->open();
    m_desk->window->navigate(pages::Route::fromText(QStringLiteral("settings/keys")));
    m_desk->settle();

    QStringList words;
    for (const QLabel* label : m_desk->window->currentPage()->findChildren<QLabel*>())
        words << label->text();

    for (const char* text : {"Sync now", "Assign…", "Back to the list", "New lead", "Add account…"})
        QVERIFY2(words.contains(QString::fromUtf8(text)), text);
}

void tst_MainWindow::anUndoShowsTheLeadItWasAbout() {
    m_desk->addLeads(3);
    const qint64 number = model()->numberAt(2);
    m_desk->result(m_desk->desk->leads().addTag({number}, QStringLiteral("vip")));
    m_desk->settle();
    m_desk->actions->find(QStringLiteral("edit.undo"))->trigger();
    auto* toast = m_desk->window->findChild<kit::Toast*>();
    QTRY_VERIFY(toast->isVisible() && toast->sentence().startsWith(QStringLiteral("Undone")));

    kit::Button* show = nullptr;
    for (kit::Button* button : toast->findChildren<kit::Button*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Show %1").arg(domain::leadNumberText(number)))
            show = button;
    }
    QVERIFY(show);
    show->click();

    QCOMPARE(m_desk->window->currentPage()->objectName(), QStringLiteral("lead"));
}

void tst_MainWindow::theSpeedIsShownOnDemandAndOneKeySavesATrace() {
    const auto* speed = m_desk->window->statusLine().findChild<QWidget*>(QStringLiteral("speed"));
    QVERIFY(speed->isHidden());
    m_desk->keepActive();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F12);
    QVERIFY(speed->isVisible());
    QVERIFY2(speed->accessibleName().contains(QStringLiteral("ms")) ||
                 speed->property("text").toString().contains(QStringLiteral("ms")),
             qPrintable(speed->property("text").toString()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F12);
    QVERIFY(speed->isHidden());

    const QDir traces(QFileInfo(m_desk->desk->path()).absolutePath() + QStringLiteral("/traces"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F12, Qt::ShiftModifier);
    QTRY_COMPARE(traces.entryList({QStringLiteral("*.json")}, QDir::Files).size(), 1);
    QFile file(traces.filePath(traces.entryList({QStringLiteral("*.json")}, QDir::Files).first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray trace = file.readAll();
    QVERIFY(trace.contains("question"));
    QVERIFY(trace.contains("p99 ms"));
}

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
