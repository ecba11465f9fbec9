// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/AllChannels.h"
#include "core/services/Desk.h"
#include "core/services/DeskCore.h"
#include "tests/support/FakeClock.h"
#include "tests/support/desk/DeskFixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace leadwell;
using namespace leadwell::domain;
using test::must;

namespace {

const QString asked = QStringLiteral("Dear Sir,\n\nplease quote 400 bath towels of 600 gsm, delivered to Pune before Diwali.\n\n"
                                     "Kind regards\nRohan Kale");

QByteArray mail(const QString& from, const QString& to, const QString& subject, const QString& id, const QString& text,
                const QString& more = {}) {
    return QStringLiteral("From: %1\r\nTo: %2\r\nSubject: %3\r\nMessage-ID: <%4>\r\n"
                          "%5Content-Type: text/plain; charset=utf-8\r\n\r\n%6\r\n")
        .arg(from, to, subject, id, more, text)
        .toUtf8();
}

QString passedOn(const QString& words, const QString& text = asked) {
    return QStringLiteral("%1\n\n---------- Forwarded message ---------\nFrom: Rohan Kale <rohan@blue.in>\n"
                          "Date: Sun, 1 Mar 2026 at 09:00\nSubject: Towels\nTo: <sales@mehta.in>\n\n\n%2")
        .arg(words, text);
}

/// A workspace that reads real mail; Asha is one of the team, and sales@mehta.in our mailbox.
class MailDesk {
public:
    MailDesk() {
        services::DeskOptions options;
        options.path = m_folder.filePath(QStringLiteral("desk.leadwell"));
        options.clock = &m_clock;
        options.random = &m_random;
        options.channels = &m_channels;
        m_desk = must(services::Desk::open(options));
        Member asha;
        asha.name = QStringLiteral("Asha");
        asha.role = QStringLiteral("salesperson");
        asha.colour = QStringLiteral("#3553C9");
        asha.email = QStringLiteral("asha@mehta.in");
        must(m_desk->team().saveMember(asha));
    }
    IntakeOutcome receive(const QByteArray& bytes) {
        RawEvent event;
        event.channel = Channel::Email;
        event.parser = QStringLiteral("email");
        event.account = QStringLiteral("test");
        event.mediaType = QStringLiteral("message/rfc822");
        event.bytes = bytes;
        event.receivedAt = m_clock.now();
        return must(m_desk->intake().receive(event));
    }
    LeadDetail lead(qint64 number) { return must(m_desk->inbox().detail(number)); }
    qint64 openTasks(qint64 number) {
        const auto all = lead(number).tasks;
        return std::count_if(all.begin(), all.end(), [](const Task& task) { return task.status == TaskStatus::Pending; });
    }
    QStringList problems() { return must(m_desk->maintenance().verify()).problems; }
    test::FakeClock& clock() { return m_clock; }

private:
    QTemporaryDir m_folder;
    test::FakeClock m_clock;
    SeededRandom m_random{42};
    const channels::Registry m_channels = channels::allChannels();
    std::unique_ptr<services::Desk> m_desk;
};

QList<Message> messagesOf(const LeadDetail& detail) {
    QList<Message> all;
    for (const TimelineEntry& entry : detail.timeline) {
        if (entry.message)
            all.append(*entry.message);
    }
    return all;
}

} // namespace

class tst_PassedOnAmongUs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void whatStandsThereAlreadyIsNotAskedAnew_data();
    void whatStandsThereAlreadyIsNotAskedAnew();
    void whatNobodyHasSeenIsAnEnquiry();
    void theCustomersOwnReminderIsHeard();
};

void tst_PassedOnAmongUs::whatStandsThereAlreadyIsNotAskedAnew_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("more");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Direction>("direction");
    const QString asha = QStringLiteral("Asha <asha@mehta.in>");
    const QString thread = QStringLiteral("References: <first@blue.in>\r\n");
    QTest::newRow("to a colleague") << asha << thread << asked << Direction::Aside;
    QTest::newRow("without references") << asha << QString() << asked << Direction::Aside;
    QTest::newRow("by a colleague of the house who is not in the team")
        << QStringLiteral("Dev <dev@mehta.in>") << thread << asked << Direction::Aside;
    QTest::newRow("lines broken anew") << asha << QString()
                                       << QStringLiteral(
                                              "Dear Sir,\n\nplease quote 400 bath\ntowels of 600 gsm, delivered\nto "
                                              "Pune before Diwali.\n\nKind regards\nRohan Kale")
                                       << Direction::Aside;
    QTest::newRow("the customer in Cc") << asha << thread + QStringLiteral("Cc: rohan@blue.in\r\n") << asked
                                        << Direction::Outbound;
}

void tst_PassedOnAmongUs::whatStandsThereAlreadyIsNotAskedAnew() {
    QFETCH(const QString, from);
    QFETCH(const QString, more);
    QFETCH(const QString, text);
    QFETCH(const Direction, direction);
    MailDesk f;
    const IntakeOutcome first = f.receive(mail(QStringLiteral("Rohan Kale <rohan@blue.in>"), QStringLiteral("sales@mehta.in"),
                                               QStringLiteral("Towels"), QStringLiteral("first@blue.in"), asked));
    f.clock().advance(Millis(60'000));
    f.receive(mail(QStringLiteral("Asha <asha@mehta.in>"), QStringLiteral("rohan@blue.in"), QStringLiteral("Re: Towels"),
                   QStringLiteral("answer@mehta.in"), QStringLiteral("180 rupees each."),
                   QStringLiteral("In-Reply-To: <first@blue.in>\r\n")));
    const LeadDetail before = f.lead(first.leadNumber);
    const qint64 tasks = f.openTasks(first.leadNumber);
    f.clock().advance(Millis(60'000));

    f.receive(mail(from, QStringLiteral("Meera <meera@mehta.in>"), QStringLiteral("Fwd: Towels"),
                   QStringLiteral("forward@mehta.in"), passedOn(QStringLiteral("Meera, can you take these towels?"), text),
                   more));
    const LeadDetail after = f.lead(first.leadNumber);
    QCOMPARE(f.openTasks(first.leadNumber), tasks);
    QCOMPARE(messagesOf(after).size(), messagesOf(before).size() + 1);
    const QList<Message> written = messagesOf(after);
    const auto copy = std::find_if(written.begin(), written.end(), [](const Message& one) {
        return one.text == QStringLiteral("Meera, can you take these towels?");
    });
    QVERIFY(copy != written.end()); // The new words are theirs who passed it on; hers stand below, as history.
    QCOMPARE(copy->direction, direction);
    QVERIFY2(copy->author == QStringLiteral("Asha") || copy->author == QStringLiteral("Dev"), qPrintable(copy->author));
    QVERIFY2(copy->quoted.contains(QStringLiteral("400 bath")), qPrintable(copy->quoted));
    QVERIFY(!copy->quoted.contains(QStringLiteral("Meera, can you")));
    if (direction == Direction::Aside)
        QCOMPARE(after.lead.lastActivityAt, before.lead.lastActivityAt);
    QCOMPARE(f.problems(), QStringList());
}

void tst_PassedOnAmongUs::whatNobodyHasSeenIsAnEnquiry() {
    MailDesk f;
    const IntakeOutcome first = f.receive(mail(QStringLiteral("Rohan Kale <rohan@blue.in>"), QStringLiteral("sales@mehta.in"),
                                               QStringLiteral("Towels"), QStringLiteral("first@blue.in"), asked));
    const IntakeOutcome other =
        f.receive(mail(QStringLiteral("Asha <asha@mehta.in>"), QStringLiteral("sales@mehta.in"), QStringLiteral("Fwd: Napkins"),
                       QStringLiteral("forward@mehta.in"),
                       passedOn(QStringLiteral("This came to me."), QStringLiteral("And what do 200 napkins cost?"))));
    QCOMPARE(other.state, IntakeOutcome::State::Attached);
    QCOMPARE(other.leadNumber, first.leadNumber);
    const QList<Message> all = messagesOf(f.lead(first.leadNumber));
    QVERIFY(std::any_of(all.begin(), all.end(), [](const Message& one) {
        return one.direction == Direction::Inbound && one.text == QStringLiteral("And what do 200 napkins cost?");
    }));
}

void tst_PassedOnAmongUs::theCustomersOwnReminderIsHeard() {
    MailDesk f;
    const IntakeOutcome first = f.receive(mail(QStringLiteral("Rohan Kale <rohan@blue.in>"), QStringLiteral("sales@mehta.in"),
                                               QStringLiteral("Towels"), QStringLiteral("first@blue.in"), asked));
    const IntakeOutcome again =
        f.receive(mail(QStringLiteral("Rohan Kale <rohan@blue.in>"), QStringLiteral("sales@mehta.in"),
                       QStringLiteral("Fwd: Towels"), QStringLiteral("second@blue.in"),
                       passedOn(QStringLiteral("Did you get this?")), QStringLiteral("References: <first@blue.in>\r\n")));
    QCOMPARE(again.state, IntakeOutcome::State::Attached);
    QCOMPARE(again.leadNumber, first.leadNumber);
    const QList<Message> all = messagesOf(f.lead(first.leadNumber));
    QCOMPARE(std::count_if(all.begin(), all.end(), [](const Message& one) { return one.direction == Direction::Inbound; }), 2);
}

QTEST_GUILESS_MAIN(tst_PassedOnAmongUs)
#include "tst_PassedOnAmongUs.moc"
