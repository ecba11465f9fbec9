// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A website's form that names its writer in a "From:" line at the top of the body, as Contact Form 7 does.

#include "tests/support/ReadMail.h"

#include <QTest>

using namespace leadwell;
using domain::IdentityKind;
using domain::ParsedEvent;

namespace {

const QString footer = QStringLiteral("\n\n-- \nThis e-mail was sent from a contact form on Mysite (https://mysite.example)");

ParsedEvent read(const QString& headers, const QString& body) {
    return test::readMail((headers +
                           QStringLiteral("\nTo: sales@mehtatex.in\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                                          "Content-Transfer-Encoding: 8bit\n\n") +
                           body + u'\n')
                              .toUtf8());
}

QStringList known(const ParsedEvent& parsed) {
    QStringList values;
    for (const auto& identity : parsed.identities) {
        if (identity.identifies)
            values.append(identity.value);
    }
    return values;
}

const QString wordpress = QStringLiteral("From: WordPress <wordpress@mysite.example>\nSubject: Mysite \"Enquiry\"");
const QString geeta = QStringLiteral("From: Geeta Menon <geeta@menonfoods.example>\nSubject: Enquiry\n\nMessage Body:\n");
const QString geetasAddress = QStringLiteral("geeta@menonfoods.example");

} // namespace

class TestFormLetter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theWriterIsWhomTheFormNames_data() {
        QTest::addColumn<QString>("headers");
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("end");
        const auto row = [](const char* title, const QString& headers, const QString& head, const QString& end) {
            QTest::newRow(title) << headers << head << end;
        };
        row("<address>", wordpress, geeta, footer);
        row("[address]", wordpress, QString(geeta).replace(u'<', u'[').replace(u'>', u']'), footer);
        row("address alone behind the name", wordpress, QString(geeta).remove(u'<').remove(u'>'), footer);
        row("footer of today", wordpress, geeta,
            QStringLiteral("\n\n--\nThis is a notification that a contact form was submitted on your website (Mysite "
                           "https://mysite.example)."));
        row("footer beside its rule", wordpress, geeta,
            QStringLiteral("\n\n-- This e-mail was sent from a contact form on Mysite (https://mysite.example)"));
        row("footer over two lines", wordpress, geeta,
            QStringLiteral("\n\n-- \nThis e-mail was sent from a contact form on Mysite\n(https://mysite.example)"));
        row("no footer", wordpress, geeta, QString());
        row("no label above the words", wordpress, QString(geeta).remove(QStringLiteral("Message Body:\n")), QString());
        row("sent by the site's own mailbox", QStringLiteral("From: Mysite <info@mysite.example>\nSubject: Enquiry"), geeta,
            footer);
        row("sent in the writer's own name", QStringLiteral("From: geeta@menonfoods.example\nSubject: Enquiry"), geeta, footer);
        row("with reply-to", wordpress + QStringLiteral("\nReply-To: geeta@menonfoods.example"), geeta, footer);
        row("reply-to is the site's", wordpress + QStringLiteral("\nReply-To: Mysite <info@mysite.example>"), geeta, footer);
        row("german", wordpress,
            QStringLiteral("Von: Geeta Menon <geeta@menonfoods.example>\nBetreff: Anfrage\n\nNachrichtentext:\n"),
            QStringLiteral("\n\n-- \nDiese E-Mail wurde von einem Kontaktformular auf Mysite (https://mysite.example) gesendet"));
        row("french", wordpress,
            QStringLiteral("De : Geeta Menon <geeta@menonfoods.example>\nObjet : Demande\n\nCorps du message :\n"),
            QStringLiteral("\n\n-- \nCet e-mail a été envoyé via le formulaire de contact de Mysite (https://mysite.example)"));
    }
    void theWriterIsWhomTheFormNames() {
        QFETCH(QString, headers);
        QFETCH(QString, head);
        QFETCH(QString, end);

        const ParsedEvent parsed =
            read(headers, head + QStringLiteral("2 ton of film.\n\nTo: be sent to Kochi\nDate: 5 December") + end);

        QCOMPARE(parsed.senderName, QStringLiteral("Geeta Menon"));
        QCOMPARE(known(parsed), QStringList{geetasAddress});
        QCOMPARE(parsed.text, QStringLiteral("2 ton of film.\n\nTo: be sent to Kochi\nDate: 5 December"));
        QCOMPARE(parsed.source, domain::Source::WebsiteForm);
        QVERIFY(parsed.forwarder.address.isEmpty());
        for (const QString& line : QString(head + end).split(u'\n')) // Nothing is lost.
            QVERIFY2(parsed.quoted.contains(line.trimmed()), qPrintable(line));
    }

    void otherFieldsOfTheFormAreRead() {
        const ParsedEvent parsed = read(
            wordpress,
            QStringLiteral("From: Geeta Menon <geeta@menonfoods.example>\nSubject: Enquiry\nPhone: 98470 12345\nCity: Kochi\n"
                           "Thickness: 40 micron\n\nMessage Body:\n2 ton of film.") +
                footer);

        QCOMPARE(known(parsed), (QStringList{geetasAddress, QStringLiteral("98470 12345")}));
        QCOMPARE(parsed.city, QStringLiteral("Kochi"));
        QVERIFY2(parsed.text.contains(QStringLiteral("Thickness: 40 micron")), qPrintable(parsed.text));
        QVERIFY(parsed.text.endsWith(QStringLiteral("2 ton of film.")));
    }

    void withoutAnAddressTheFormsOwnIdentifiesNobody() {
        const ParsedEvent parsed =
            read(wordpress, QStringLiteral("From: Geeta Menon\nSubject: Enquiry\n\nMessage Body:\n2 ton of film.") + footer);

        QCOMPARE(parsed.senderName, QStringLiteral("Geeta Menon"));
        QCOMPARE(known(parsed), QStringList());
        QCOMPARE(parsed.text, QStringLiteral("2 ton of film."));
    }

    void passedOnByAColleagueItIsReadTheSameWay() {
        const ParsedEvent parsed =
            read(QStringLiteral("From: Col <col@mehtatex.in>\nSubject: Fwd: Enquiry"),
                 QStringLiteral("For you.\n\n---------- Forwarded message ---------\nFrom: WordPress <wordpress@mysite.example>\n"
                                "Date: Fri, 20 Nov 2026 at 08:00\nSubject: Mysite \"Enquiry\"\nTo: <info@mehtatex.in>\n\n\n") +
                     geeta + QStringLiteral("2 ton of film.") + footer);

        QCOMPARE(parsed.senderName, QStringLiteral("Geeta Menon"));
        QCOMPARE(known(parsed), QStringList{geetasAddress});
        QCOMPARE(parsed.text, QStringLiteral("2 ton of film."));
        QCOMPARE(parsed.forwarder.address, QStringLiteral("col@mehtatex.in"));
    }

    void aFromLineElsewhereIsNoForm_data() {
        QTest::addColumn<QString>("headers");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("text");
        const QString customer = QStringLiteral("From: Real Cust <real@cust.example>\nSubject: Re: film");
        const QString own = QStringLiteral("real@cust.example");
        QTest::newRow("in the middle of a person's mail")
            << customer << QString(QStringLiteral("Hello, see what I got:\n\n") + geeta + QStringLiteral("2 ton.")) << own
            << QString(QStringLiteral("Hello, see what I got:\n\n") + geeta + QStringLiteral("2 ton."));
        QTest::newRow("quoted mail on top")
            << customer
            << QStringLiteral("From: Sales <sales@mehtatex.in>\nSent: Friday\nTo: Real Cust\nSubject: film\n\nOld words") << own
            << QString();
        QTest::newRow("a person begins with From and Subject")
            << customer << QStringLiteral("From: Geeta <geeta@menonfoods.example>\nSubject: film\n\nShe wrote me this.") << own
            << QStringLiteral("From: Geeta <geeta@menonfoods.example>\nSubject: film\n\nShe wrote me this.");
        QTest::newRow("a form's field of that name")
            << wordpress
            << QStringLiteral(
                   "From: Mysite <noreply@mysite.example>\nName: Geeta Menon\nEmail: geeta@menonfoods.example\nMessage: film")
            << geetasAddress
            << QStringLiteral(
                   "From: Mysite <noreply@mysite.example>\nName: Geeta Menon\nEmail: geeta@menonfoods.example\nMessage: film");
    }
    void aFromLineElsewhereIsNoForm() {
        QFETCH(QString, headers);
        QFETCH(QString, body);
        QFETCH(QString, address);
        QFETCH(QString, text);

        const ParsedEvent parsed = read(headers, body);

        QCOMPARE(known(parsed), QStringList{address});
        QCOMPARE(parsed.text, text);
    }

    /// Reading it as the form's From line would make the answer inside it somebody else's.
    void whatTheWriterQuotesStaysHistory() {
        const ParsedEvent parsed =
            read(wordpress,
                 geeta + QStringLiteral("Yes please.\n\nOn Thu, 19 Nov 2026, Sales <sales@mehtatex.in> wrote:\n> 900 helmets?") +
                     footer);

        QCOMPARE(known(parsed), QStringList{geetasAddress});
        QCOMPARE(parsed.text, QStringLiteral("Yes please."));
        QVERIFY(parsed.quoted.contains(QStringLiteral("900 helmets")));
    }
};

QTEST_GUILESS_MAIN(TestFormLetter)
#include "tst_FormLetter.moc"
