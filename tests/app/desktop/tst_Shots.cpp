// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QImageReader>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

/// `leadwell --shots` on the offscreen platform: every picture has the size that its name says, no word in it is cut, not even
/// with letters twice as large in the smallest window, and the terminal only shows what is wrong.
class tst_Shots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPictureHasItsSizeAndTheTerminalIsQuiet();
};

void tst_Shots::everyPictureHasItsSizeAndTheTerminalIsQuiet() {
    QTemporaryDir home;
    const QString folder = home.filePath(QStringLiteral("pictures"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home.filePath(QStringLiteral("data")));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home.filePath(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(LEADWELL), {QStringLiteral("--shots"), folder});
    QVERIFY(program.waitForFinished(600'000));

    QCOMPARE(QString::fromUtf8(program.readAllStandardError()), QString());
    QCOMPARE(program.exitCode(), 0);
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.png")});
    QVERIFY(names.size() > 20);
    static const QRegularExpression sizeInName(QStringLiteral("-(\\d+)x(\\d+)"));
    int checked = 0;
    for (const QString& name : names) {
        const QRegularExpressionMatch match = sizeInName.match(name);
        const QSize size = QImageReader(QDir(folder).filePath(name)).size();
        QVERIFY2(size.isValid(), qPrintable(name));
        if (!match.hasMatch())
            continue;
        QCOMPARE(size, QSize(match.captured(1).toInt(), match.captured(2).toInt()));
        ++checked;
    }
    QVERIFY(checked >= 2);
}

QTEST_GUILESS_MAIN(tst_Shots)
#include "tst_Shots.moc"
