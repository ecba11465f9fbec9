// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A day in the inbox by somebody who hears the program: everything is found by its name over the accessibility bus, and done by
// its actions and texts there. Real keys are used only where a screen reader uses them too: Return on a choice or a lead.

#include "tests/app/desktop/accessibility/Tour.h"

#include <QFile>

using namespace leadwell::test;

class tst_AccessibleDay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_tour = std::make_unique<Tour>();
        const QString trouble = m_tour->open(60);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        QVERIFY(!table().isNull());
    }
    void cleanup() { m_tour.reset(); }

    void oneLead();
    void tenAtOnceAndFilters();
    void newLeads();
    void channelsAndSettings();

private:
    // In the order of the columns.
    enum Column { Channel, Customer, Latest, Heat, RespondIn, Status, Owner, Activity, Contact };

    AccessibleTree& tree() { return m_tour->tree(); }
    Accessible table() { return m_tour->find(QStringLiteral("Leads"), QStringLiteral("table")); }
    int rows() { return tree().rows(table()); }
    QString cell(int row, Column column) { return tree().cell(table(), row, column).name; }
    /// Rows are read when somebody looks at them.
    QString saidCell(int row, Column column) {
        QString words;
        eventually([&] { return !(words = cell(row, column)).isEmpty(); });
        return words;
    }
    int count(Column column, const QString& words, int ofRows) {
        int found = 0;
        for (int row = 0; row < ofRows; ++row)
            found += cell(row, column) == words;
        return found;
    }
    bool press(const QString& name, const QString& role = QStringLiteral("push button")) { return m_tour->press(name, role); }
    /// Types into the list of choices that is open, and takes the first.
    bool choose(const QString& title, const QString& words) {
        const Accessible dialog = m_tour->find(title, QStringLiteral("dialog"));
        const Accessible field = tree().find(dialog, {title, QStringLiteral("text")});
        return tree().setText(field, words) && m_tour->screen.press({QStringLiteral("Return")}) &&
               tree().waitGone(m_tour->app, {title, QStringLiteral("dialog")});
    }
    bool hears(const QString& words, const QString& role = QStringLiteral("label")) {
        return !m_tour->find(words, role).isNull();
    }

    std::unique_ptr<Tour> m_tour;
};

void tst_AccessibleDay::oneLead() {
    // Found by the last four digits.
    int place = 0;
    QString contact = saidCell(place, Contact);
    while (!contact.startsWith(QLatin1Char('+')))
        contact = saidCell(++place, Contact);
    const QString customer = saidCell(place, Customer).section(QStringLiteral(", "), 0, 0);
    QVERIFY(m_tour->write(QStringLiteral("Search this list"), contact.right(4)));
    QVERIFY(eventually([&] { return rows() < 5 && cell(0, Contact) == contact; }));

    // Selecting it is enough for the panel; Return opens it by itself, Back goes back.
    QVERIFY(tree().selectRow(table(), 0));
    QVERIFY(hears(customer, QStringLiteral("heading")));
    QVERIFY(tree().grabFocus(m_tour->find(QStringLiteral("Search this list"))));
    QVERIFY(m_tour->screen.press({QStringLiteral("Down"), QStringLiteral("Return")}));
    QVERIFY(press(QStringLiteral("Back to the list")));
    QVERIFY(!table().isNull());

    // Stage, owner, tag, note.
    QVERIFY(press(QStringLiteral("Stage")));
    QVERIFY(choose(QStringLiteral("Stage"), QStringLiteral("qualif")));
    QVERIFY(eventually([&] { return cell(0, Status) == QStringLiteral("Qualified"); }));
    QVERIFY(press(QStringLiteral("Assign")));
    QVERIFY(choose(QStringLiteral("Assign to"), QStringLiteral("karan")));
    QVERIFY(eventually([&] { return cell(0, Owner) == QStringLiteral("Karan Sawant"); }));
    QVERIFY(press(QStringLiteral("Details"), QStringLiteral("page tab")));
    QVERIFY(press(QStringLiteral("+ Tag")));
    QVERIFY(choose(QStringLiteral("Tag"), QStringLiteral("met at the fair")));
    QVERIFY(hears(QStringLiteral("Remove tag met at the fair"), QStringLiteral("push button")));
    QVERIFY(m_tour->write(QStringLiteral("City"), QStringLiteral("Bhiwandi")));
    QVERIFY(m_tour->screen.press({QStringLiteral("Return")}));
    QVERIFY(press(QStringLiteral("Timeline"), QStringLiteral("page tab")));
    QVERIFY(m_tour->write(QStringLiteral("Note to the team"), QStringLiteral("Calls back on Monday")));
    QVERIFY(press(QStringLiteral("Save note")));
    QVERIFY(eventually([&] {
        for (const Accessible& message : tree().findAll(m_tour->find(QStringLiteral("Timeline"), QStringLiteral("panel")), {})) {
            if (message.name.contains(QStringLiteral("Calls back on Monday")) ||
                (message.can("Text") && tree().text(message).contains(QStringLiteral("Calls back on Monday"))))
                return true;
        }
        return false;
    }));
}

void tst_AccessibleDay::tenAtOnceAndFilters() {
    // Ten are selected, changed in one step, and the step is taken back.
    for (int row = 0; row < 10; ++row)
        QVERIFY(tree().selectRow(table(), row));
    QVERIFY(hears(QStringLiteral("10 selected")));
    QCOMPARE(tree().selectedRows(table()).size(), 10);
    const int wonBefore = count(Status, QStringLiteral("Negotiation"), 10);
    QVERIFY(press(QStringLiteral("Stage…")));
    QVERIFY(choose(QStringLiteral("Stage of 10 leads"), QStringLiteral("negot")));
    QVERIFY(eventually([&] { return count(Status, QStringLiteral("Negotiation"), 10) == 10; }));
    QVERIFY(press(QStringLiteral("Undo")));
    QVERIFY(eventually([&] { return count(Status, QStringLiteral("Negotiation"), 10) == wonBefore; }));
    QVERIFY(press(QStringLiteral("Clear")));

    // A filter says what it is set to, narrows the list, and is cleared.
    const int all = rows();
    QVERIFY(press(QStringLiteral("Heat: any"), QStringLiteral("button menu")));
    QVERIFY(press(QStringLiteral("Cold*"), QStringLiteral("menu item")));
    QVERIFY(m_tour->screen.press({QStringLiteral("Escape")}));
    QVERIFY(hears(QStringLiteral("Heat: Cold"), QStringLiteral("button menu")));
    QVERIFY(eventually([&] { return rows() < all && saidCell(0, Heat).startsWith(QStringLiteral("Cold")); }));
    QVERIFY(press(QStringLiteral("Heat: Cold"), QStringLiteral("button menu")));
    QVERIFY(press(QStringLiteral("Clear"), QStringLiteral("menu item")));
    QVERIFY(eventually([&] { return rows() == all; }));

    // The same list by a view.
    QVERIFY(press(QStringLiteral("Unassigned*"), QStringLiteral("page tab")));
    QVERIFY(eventually([&] { return rows() < all; }));
    QCOMPARE(saidCell(0, Owner), QStringLiteral("nobody"));
    QVERIFY(m_tour->find(QStringLiteral("Unassigned*"), QStringLiteral("page tab")).is(State::Selected));
}

void tst_AccessibleDay::newLeads() {
    // Typed: what is missing is said, what was typed is kept.
    QVERIFY(press(QStringLiteral("New lead")));
    const Accessible dialog = m_tour->find(QStringLiteral("New lead"), QStringLiteral("dialog"));
    QVERIFY(tree().act(tree().find(dialog, {QStringLiteral("Add lead"), {}})));
    QVERIFY(!tree().find(dialog, {QStringLiteral("Type a phone number*"), QStringLiteral("label")}).isNull());
    QVERIFY(tree().setText(tree().find(dialog, {QStringLiteral("Phone or e-mail"), QStringLiteral("text")}),
                           QStringLiteral("+91 98200 41177")));
    QVERIFY(
        tree().setText(tree().find(dialog, {QStringLiteral("Name"), QStringLiteral("text")}), QStringLiteral("Lata Deshpande")));
    QVERIFY(tree().setText(tree().find(dialog, {QStringLiteral("Enquiry"), QStringLiteral("text")}),
                           QStringLiteral("Price of 200 kg yarn")));
    QVERIFY(tree().act(tree().find(dialog, {QStringLiteral("Personal visit"), {}}), QStringLiteral("Toggle")));
    QVERIFY(eventually([&] { return tree().find(dialog, {QStringLiteral("Personal visit"), {}}).is(State::Checked); }));
    QVERIFY(tree().act(tree().find(dialog, {QStringLiteral("Add lead"), {}})));
    QVERIFY(tree().waitGone(m_tour->app, {QStringLiteral("New lead"), QStringLiteral("dialog")}));
    QVERIFY(hears(QStringLiteral("Lata Deshpande"), QStringLiteral("heading")));

    // From a file.
    QFile file(m_tour->screen.folder() + QStringLiteral("/fair.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Visitor;Firm;Mob.;Interest\n");
    for (int i = 1; i <= 12; ++i)
        file.write(QStringLiteral("Visitor %1;Firm %1;98201%2;40s cotton\n").arg(i).arg(i, 5, 10, QLatin1Char('0')).toUtf8());
    file.close();
    QVERIFY(press(QStringLiteral("Import…")));
    QVERIFY(press(QStringLiteral("Choose a file…")));
    const Accessible files = m_tour->find(QStringLiteral("Choose a file of leads"), QStringLiteral("dialog"));
    QVERIFY(tree().setText(tree().find(files, {QStringLiteral("File name:"), QStringLiteral("text")}), file.fileName()));
    QVERIFY(press(QStringLiteral("Open")));
    QVERIFY(hears(QStringLiteral("Column Mob. becomes: Phone"), QStringLiteral("combo box")));
    QVERIFY(m_tour->write(QStringLiteral("Tag for these leads"), QStringLiteral("fair")));
    QVERIFY(press(QStringLiteral("Import 12")));
    QVERIFY(press(QStringLiteral("Show the leads")));
    QVERIFY(eventually([&] { return cell(0, Customer).startsWith(QStringLiteral("Visitor")); }));
}

void tst_AccessibleDay::channelsAndSettings() {
    // A mailbox: each complaint is beside its field and in its description; a failed test says what happened.
    QVERIFY(m_tour->go(QStringLiteral("Channels")));
    QVERIFY(press(QStringLiteral("Add account…")));
    QVERIFY(press(QStringLiteral("Save")));
    QVERIFY(hears(QStringLiteral("“Mail server” is needed.")));
    QVERIFY(eventually([&] {
        return m_tour->find(QStringLiteral("Mail server"), QStringLiteral("text"))
            .description.contains(QStringLiteral("is needed"));
    }));
    QVERIFY(m_tour->write(QStringLiteral("Mail server"), QStringLiteral("127.0.0.1")));
    QVERIFY(m_tour->write(QStringLiteral("User name"), QStringLiteral("sales@mehtatex.example")));
    QVERIFY(m_tour->write(QStringLiteral("Password"), QStringLiteral("not a real one")));
    QVERIFY(m_tour->write(QStringLiteral("Port"), QStringLiteral("1")));
    QVERIFY(press(QStringLiteral("Test")));
    QVERIFY(hears(QStringLiteral("No connection to the mail server*")));
    QVERIFY(press(QStringLiteral("Cancel")));

    // Settings take effect at once, and say what they are set to.
    QVERIFY(m_tour->go(QStringLiteral("Settings")));
    QVERIFY(m_tour->write(QStringLiteral("Name"), QStringLiteral("Mehta Textiles")));
    QVERIFY(press(QStringLiteral("Appearance"), QStringLiteral("page tab")));
    QVERIFY(press(QStringLiteral("Dark"), QStringLiteral("radio button")));
    QVERIFY(eventually([&] { return m_tour->find(QStringLiteral("Dark"), QStringLiteral("radio button")).is(State::Checked); }));
    QVERIFY(!m_tour->find(QStringLiteral("Light"), QStringLiteral("radio button")).is(State::Checked));
    QVERIFY(press(QStringLiteral("Single-letter keys"), QStringLiteral("check box")));
    QVERIFY(eventually(
        [&] { return !m_tour->find(QStringLiteral("Single-letter keys"), QStringLiteral("check box")).is(State::Checked); }));
    QVERIFY(m_tour->go(QStringLiteral("Inbox")));
}

QTEST_GUILESS_MAIN(tst_AccessibleDay)
#include "tst_AccessibleDay.moc"
