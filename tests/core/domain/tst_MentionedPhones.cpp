// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Telephone numbers without a label in what people write, by a table of examples of both kinds.

#include "core/domain/person/MentionedPhones.h"
#include "tests/support/SourceTree.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace leadwell::domain;

class tst_MentionedPhones : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyExampleIsReadAsMeant_data();
    void everyExampleIsReadAsMeant();
    void aTableOfFiguresIsNoListOfTelephones();
};

void tst_MentionedPhones::everyExampleIsReadAsMeant_data() {
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("numbers");
    QFile file(leadwell::test::sourcePath(QStringLiteral("tests/data/text/mentioned-phones.tsv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    int rows = 0;
    for (const QString& line : lines) {
        const QStringList fields = line.split(u'\t');
        if (line.startsWith(u'#') || fields.size() < 3)
            continue;
        QString text = fields.at(1);
        QTest::addRow("%d: %s", ++rows, qPrintable(text))
            << fields.at(0) << text.replace(QStringLiteral("\\n"), QStringLiteral("\n"))
            << fields.at(2).split(u',', Qt::SkipEmptyParts);
    }
    QVERIFY2(rows >= 60, "the table shrank");
}

void tst_MentionedPhones::everyExampleIsReadAsMeant() {
    QFETCH(QString, region);
    QFETCH(QString, text);
    QFETCH(QStringList, numbers);
    QStringList found;
    for (const MentionedPhone& mentioned : mentionedPhones(text, region))
        found.append(mentioned.phone.e164);
    QCOMPARE(found, numbers);
}

void tst_MentionedPhones::aTableOfFiguresIsNoListOfTelephones() {
    QString figures;
    for (int i = 0; i < 3000; ++i)
        figures += QStringLiteral("10234 45078 %1 22390\n").arg(i + 10'000);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(mentionedPhones(figures, QStringLiteral("IN")).size() <= 5);
    QVERIFY(timer.elapsed() < 2'000);
}

QTEST_GUILESS_MAIN(tst_MentionedPhones)
#include "tst_MentionedPhones.moc"
