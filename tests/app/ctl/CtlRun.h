// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace leadwell::test {

/// What one run of the real program said.
struct CtlRun {
    int exit = -1;
    bool hasCrashed = false;
    QByteArray out;
    QString err;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    QString text() const { return QString::fromUtf8(out); }
};

/// The real leadwellctl with a workspace in a temporary folder.
class Ctl {
public:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString store() const { return path(QStringLiteral("desk.leadwell")); }

    /// Waits at most two minutes.
    CtlRun run(const QStringList& words, const QByteArray& input = {}) const {
        QProcess process;
        start(process, words);
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(120'000);
        return resultOf(process);
    }
    /// The same, with --store and --json.
    CtlRun json(QStringList words, const QByteArray& input = {}) const {
        return run(words << QStringLiteral("--store") << store() << QStringLiteral("--json"), input);
    }
    CtlRun plain(QStringList words, const QByteArray& input = {}) const {
        return run(words << QStringLiteral("--store") << store(), input);
    }
    void start(QProcess& process, const QStringList& words) const {
        process.start(QStringLiteral(LEADWELLCTL), words);
        process.waitForStarted(30'000);
    }
    static CtlRun resultOf(QProcess& process) {
        return {process.exitCode(), process.exitStatus() == QProcess::CrashExit, process.readAllStandardOutput(),
                QString::fromUtf8(process.readAllStandardError())};
    }

    QString write(const QString& name, const QByteArray& bytes) const {
        QFile file(path(name));
        const bool isOpen = file.open(QIODevice::WriteOnly);
        Q_ASSERT(isOpen);
        file.write(bytes);
        return file.fileName();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace leadwell::test

/// The run ended with this exit code, without a crash; otherwise its words are the failure's.
#define COMPARE_EXIT(result, code)                                                                                               \
    do {                                                                                                                         \
        const leadwell::test::CtlRun lwRun = (result);                                                                           \
        QVERIFY2(!lwRun.hasCrashed, qPrintable(lwRun.err));                                                                      \
        const QString lwSaid = QString::number(lwRun.exit) + u' ' + lwRun.err + lwRun.text();                                    \
        QVERIFY2(lwRun.exit == (code), qPrintable(lwSaid));                                                                      \
    } while (false)
