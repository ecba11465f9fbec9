// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/LogFile.h"

#include "core/base/Clock.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>

#include <cstdio>
#include <memory>
#include <mutex>

namespace leadwell::desktop {
namespace {

constexpr qint64 fileBytesMax = 5'000'000;
constexpr int filesKept = 5;

/// The one place all threads write to.
class Log {
public:
    explicit Log(const QString& folder) : m_path(folder + QStringLiteral("/leadwell.log")), m_file(m_path) {
        QDir().mkpath(folder);
        open();
    }

    void write(const QByteArray& line) {
        const std::scoped_lock lock(m_mutex);
        if (m_file.size() + line.size() > fileBytesMax)
            rotate();
        m_file.write(line);
        m_file.flush();
    }

private:
    void open() {
        if (!m_file.open(QIODevice::Append))
            std::fprintf(stderr, "The log cannot be written to %s\n", qPrintable(m_path));
    }
    QString numbered(int number) const { return m_path + QLatin1Char('.') + QString::number(number); }
    void rotate() {
        m_file.close();
        QFile::remove(numbered(filesKept - 1));
        for (int number = filesKept - 2; number >= 1; --number)
            QFile::rename(numbered(number), numbered(number + 1));
        QFile::rename(m_path, numbered(1));
        open();
    }

    std::mutex m_mutex;
    QString m_path;
    QFile m_file;
};

std::unique_ptr<Log>& theLog() {
    static std::unique_ptr<Log> log;
    return log;
}

const char* levelOf(QtMsgType type) {
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "";
}

Terminal& theTerminal() {
    static Terminal terminal = Terminal::Everything;
    return terminal;
}

/// A platform without windows says for every window what it cannot do with it; nothing is wrong then.
bool isNoise(QtMsgType type, const QString& message) {
    return type == QtDebugMsg || type == QtInfoMsg || message.startsWith(QStringLiteral("This plugin does not support "));
}

void writeMessage(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    const QString line = QStringLiteral("%1 %2 %3: %4\n")
                             .arg(SystemClock().now().toIso(), QString::fromLatin1(levelOf(type)),
                                  QString::fromLatin1(context.category ? context.category : "default"), message);
    const QByteArray bytes = line.toUtf8();
    if (theTerminal() == Terminal::Everything || !isNoise(type, message))
        std::fputs(bytes.constData(), stderr);
    if (theLog())
        theLog()->write(bytes);
}

} // namespace

void startLogFile(const QString& folder, Terminal terminal) {
    theTerminal() = terminal;
    theLog() = std::make_unique<Log>(folder);
    qInstallMessageHandler(writeMessage);
}

} // namespace leadwell::desktop
