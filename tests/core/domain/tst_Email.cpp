// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/person/NameAndEmail.h"
#include "tests/support/Property.h"

#include <QRegularExpression>

using namespace leadwell;
using namespace leadwell::domain;

/// E-mail addresses are taken out of their wrapping, compared by the rules of their provider, and refused
/// with a reason.
class tst_Email : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void anAddressIsReadAndCompared_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("canonical");
        const auto row = [](const char* text, const char* address, const char* canonical) {
            QTest::newRow(text) << QString::fromUtf8(address) << QString::fromUtf8(canonical);
        };
        row("rohan@mehtatex.in", "rohan@mehtatex.in", "rohan@mehtatex.in");
        row("  Rohan@MehtaTex.IN ", "Rohan@mehtatex.in", "rohan@mehtatex.in");
        row("Rohan <ROHAN@mehtatex.in>", "ROHAN@mehtatex.in", "rohan@mehtatex.in");
        row("\"Mehta, Rohan\" <rohan@mehtatex.in>", "rohan@mehtatex.in", "rohan@mehtatex.in");
        row("\"a@b\" <rohan@mehtatex.in>", "rohan@mehtatex.in", "rohan@mehtatex.in");
        row("<rohan@mehtatex.in>,", "rohan@mehtatex.in", "rohan@mehtatex.in");
        row("rohan@mehtatex.in;", "rohan@mehtatex.in", "rohan@mehtatex.in");
        row("'rohan@mehtatex.in'", "rohan@mehtatex.in", "rohan@mehtatex.in");
        row("mailto:rohan@mehtatex.in", "rohan@mehtatex.in", "rohan@mehtatex.in");
        row("MAILTO:rohan%2Bx@mehtatex.in?subject=Hi", "rohan+x@mehtatex.in", "rohan+x@mehtatex.in");
        row("<mailto:rohan@mehtatex.in>", "rohan@mehtatex.in", "rohan@mehtatex.in");
        row("rohan@mehtatex.in.", "rohan@mehtatex.in", "rohan@mehtatex.in");
        row("rohan＠mehtatex.in", "rohan@mehtatex.in", "rohan@mehtatex.in");
        row("\u200brohan@\u200emehtatex.in", "rohan@mehtatex.in", "rohan@mehtatex.in");
        row("Rohan.Mehta@gmail.com", "Rohan.Mehta@gmail.com", "rohanmehta@gmail.com");
        row("rohan.mehta+crm@googlemail.com", "rohan.mehta+crm@googlemail.com", "rohanmehta@gmail.com");
        row("+rohan@gmail.com", "+rohan@gmail.com", "+rohan@gmail.com");
        row("rohan.mehta+x@outlook.com", "rohan.mehta+x@outlook.com", "rohan.mehta@outlook.com");
        row("rohan+x@hotmail.co.uk", "rohan+x@hotmail.co.uk", "rohan@hotmail.co.uk");
        row("rohan+x@live.in", "rohan+x@live.in", "rohan@live.in");
        row("r.m+x@icloud.com", "r.m+x@icloud.com", "r.m@icloud.com");
        row("r.m+x@proton.me", "r.m+x@proton.me", "r.m@proton.me");
        row("r+x@fastmail.fm", "r+x@fastmail.fm", "r@fastmail.fm");
        row("r+x@zoho.in", "r+x@zoho.in", "r@zoho.in");
        row("rohan-shop@yahoo.in", "rohan-shop@yahoo.in", "rohan-shop@yahoo.in");
        row("rohan+x@yahoo.com", "rohan+x@yahoo.com", "rohan+x@yahoo.com");
        row("rohan+x@mehtatex.in", "rohan+x@mehtatex.in", "rohan+x@mehtatex.in");
        row("o'brien@example.ie", "o'brien@example.ie", "o'brien@example.ie");
        row("info@müller.de", "info@xn--mller-kva.de", "info@xn--mller-kva.de");
        row("info@MÜLLER.de", "info@xn--mller-kva.de", "info@xn--mller-kva.de");
        row("info@straße.de", "info@xn--strae-oqa.de", "info@xn--strae-oqa.de");
        row("राजेश@उदाहरण.भारत", "राजेश@xn--p1b6ci4b4b3a.xn--h2brj9c", "राजेश@xn--p1b6ci4b4b3a.xn--h2brj9c");
        row("\"rohan mehta\"@mehtatex.in", "\"rohan mehta\"@mehtatex.in", "\"rohan mehta\"@mehtatex.in");
        row("a@b.co", "a@b.co", "a@b.co");
        row("x@sub.domain.co.in", "x@sub.domain.co.in", "x@sub.domain.co.in");
    }
    void anAddressIsReadAndCompared() {
        const Result<EmailAddress> email = normaliseEmail(QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY2(email, qPrintable(email ? QString() : email.error().sentence));
        QTEST(email->address, "address");
        QTEST(email->canonical, "canonical");
        // Both forms are read back as themselves.
        QCOMPARE(normaliseEmail(email->address)->address, email->address);
        QCOMPARE(normaliseEmail(email->address)->canonical, email->canonical);
        QCOMPARE(normaliseEmail(email->canonical)->canonical, email->canonical);
    }

    void whatIsNoAddressIsRefused_data() {
        QTest::addColumn<QString>("text");
        const QString longLocal = QString(65, u'a') + QStringLiteral("@mehtatex.in");
        const QString longDomain = QStringLiteral("a@") + QStringLiteral("abcdefghi.").repeated(26) + QStringLiteral("in");
        const QStringList texts{QString(),
                                QStringLiteral("rohan"),
                                QStringLiteral("@mehtatex.in"),
                                QStringLiteral("rohan@"),
                                QStringLiteral("rohan@mehtatex"),
                                QStringLiteral("rohan@-mehta.in"),
                                QStringLiteral("rohan@mehta-.in"),
                                QStringLiteral("rohan@mehta..in"),
                                QStringLiteral("ro han@mehtatex.in"),
                                QStringLiteral("rohan@mehta tex.in"),
                                QStringLiteral("rohan@192.168.1.1"),
                                QStringLiteral("rohan@[192.168.1.1]"),
                                QStringLiteral("a@b@c.in"),
                                QStringLiteral("rohan@mehtatex.i"),
                                QStringLiteral("ro,han@mehtatex.in"),
                                QStringLiteral("rohan@mehta_tex.in"),
                                QStringLiteral("<>"),
                                QStringLiteral("mailto:"),
                                QStringLiteral("rohan(at)mehtatex.in"),
                                longLocal,
                                longDomain,
                                QStringLiteral("98200 41177"),
                                QStringLiteral("\"@mehtatex.in")};
        for (qsizetype i = 0; i < texts.size(); ++i)
            QTest::addRow("%d: %s", static_cast<int>(i), qPrintable(texts.at(i).left(60))) << texts.at(i);
    }
    void whatIsNoAddressIsRefused() {
        QFETCH(QString, text);
        const Result<EmailAddress> email = normaliseEmail(text);
        QVERIFY2(!email, qPrintable(email ? email->address : QString()));
        QCOMPARE(email.error().kind, ErrorKind::Invalid);
        QVERIFY(email.error().sentence.endsWith(u'.'));
    }

    void mailboxesOfManyIdentifyNobody_data() {
        QTest::addColumn<bool>("identifies");
        for (const char* text :
             {"info@mehtatex.in",    "INFO@mehtatex.in", "sales@mehtatex.in",  "sales2@mehtatex.in", "support@x.in",
              "no-reply@x.in",       "noreply@x.in",     "no_reply@x.in",      "donotreply@x.in",    "noreply-crm@x.in",
              "bounce+123@x.in",     "bounces@x.in",     "mailer-daemon@x.in", "postmaster@x.in",    "hr@x.in",
              "kontakt@x.de",        "ventas@x.es",      "info+spam@x.in",     "purchase@x.in",      "contact-us@x.in",
              "rohan@mailinator.com"})
            QTest::newRow(text) << false;
        for (const char* text : {"rohan@mehtatex.in", "informatics@x.in", "salesh@x.in", "hrithik@x.in", "teamo.patel@x.in",
                                 "rohan.sales@x.in", "adminder@x.in", "rohan@gmail.com", "contactrohan@x.in"})
            QTest::newRow(text) << true;
    }
    void mailboxesOfManyIdentifyNobody() {
        QTEST(normaliseEmail(QString::fromUtf8(QTest::currentDataTag()))->identifies, "identifies");
    }

    void refusalsSayWhy() {
        QCOMPARE(normaliseEmail(QStringLiteral("rohan")).error().sentence,
                 QStringLiteral("“rohan” has no @ and is not an e-mail address."));
        QCOMPARE(normaliseEmail(QStringLiteral("rohan@home")).error().sentence,
                 QStringLiteral("“rohan@home” is not an e-mail address: the part after the @ is not a domain."));
    }

    void readingNeverStumblesAndSettles() {
        test::property("any text is read or refused; what is read is fixed", [](const std::string& a, const std::string& b) {
            const QString text = QString::fromUtf8(QByteArray::fromStdString(a)) + u'@' +
                                 QString::fromUtf8(QByteArray::fromStdString(b)) + QStringLiteral(".in");
            const Result<EmailAddress> email = normaliseEmail(text);
            if (!email)
                return;
            const Result<EmailAddress> again = normaliseEmail(email->address);
            RC_ASSERT(again.has_value());
            RC_ASSERT(again->address == email->address);
            RC_ASSERT(again->canonical == email->canonical);
        });
        QVERIFY(!normaliseEmail(QString(1'000'000, u'@')));
        QVERIFY(!normaliseEmail(QString(1'000'000, u'<')));
    }
};

QTEST_GUILESS_MAIN(tst_Email)
#include "tst_Email.moc"
