// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/screen/Screen.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

namespace leadwell::test {
namespace {

// Limits, not waiting times: a busy machine is slow.
constexpr int startMs = 60'000;
constexpr int endMs = 20'000;

QString toolPath(const QString& name) {
    return QStandardPaths::findExecutable(name);
}

/// The first line a program says, when it has said it.
QString firstLine(QProcess& process) {
    QElapsedTimer waited;
    waited.start();
    while (!process.canReadLine() && process.state() != QProcess::NotRunning && waited.elapsed() < startMs)
        process.waitForReadyRead(200);
    return QString::fromUtf8(process.readLine()).trimmed();
}

void end(std::unique_ptr<QProcess>& process) {
    if (!process || process->state() == QProcess::NotRunning)
        return;
    process->terminate();
    if (!process->waitForFinished(endMs)) {
        process->kill();
        process->waitForFinished(endMs);
    }
}

} // namespace

Screen::~Screen() {
    end(m_bus); // The accessibility bus and its registry go with it.
    end(m_display);
}

QString Screen::start() {
    for (const char* tool : {"Xvfb", "dbus-daemon", "xdotool"}) {
        if (toolPath(QString::fromLatin1(tool)).isEmpty())
            return QStringLiteral("%1 is not installed.").arg(QString::fromLatin1(tool));
    }
    m_display = std::make_unique<QProcess>();
    m_display->setStandardErrorFile(QProcess::nullDevice());
    m_display->start(toolPath(QStringLiteral("Xvfb")),
                     {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                      QStringLiteral("1440x900x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    const QString number = firstLine(*m_display);
    if (number.isEmpty())
        return QStringLiteral("There is no display: Xvfb did not start.");

    m_environment = QProcessEnvironment::systemEnvironment();
    for (const char* other : {"DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY", "XAUTHORITY",
                              "QT_QPA_PLATFORM", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORMTHEME", "QT_FONT_DPI", "QT_SCALE_FACTOR"})
        m_environment.remove(QString::fromLatin1(other));
    const QDir home(m_folder.path());
    for (const char* variable : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
        const QString folder = home.filePath(QString::fromLatin1(variable).toLower());
        home.mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_environment.insert(QString::fromLatin1(variable), folder);
    }
    m_environment.insert(QStringLiteral("HOME"), home.path());
    m_environment.insert(QStringLiteral("DISPLAY"), QLatin1Char(':') + number);
    m_environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));

    m_bus = std::make_unique<QProcess>();
    m_bus->setProcessEnvironment(m_environment);
    m_bus->setStandardErrorFile(QProcess::nullDevice());
    m_bus->start(toolPath(QStringLiteral("dbus-daemon")),
                 {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
    const QString session = firstLine(*m_bus);
    if (session.isEmpty())
        return QStringLiteral("There is no session bus: dbus-daemon did not start.");
    m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), session);

    const QString name = QStringLiteral("screen-session-") + m_folder.path();
    {
        QDBusConnection bus = QDBusConnection::connectToBus(session, name);
        const QDBusMessage answer =
            bus.call(QDBusMessage::createMethodCall(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                                                    QStringLiteral("org.a11y.Bus"), QStringLiteral("GetAddress")),
                     QDBus::Block, startMs);
        if (answer.type() == QDBusMessage::ReplyMessage)
            m_accessibilityBus = answer.arguments().value(0).toString();
    }
    QDBusConnection::disconnectFromBus(name);
    return m_accessibilityBus.isEmpty() ? QStringLiteral("There is no accessibility bus: at-spi2-core is not installed.")
                                        : QString();
}

bool Screen::press(const QStringList& keys) const {
    return run(QStringList{QStringLiteral("key"), QStringLiteral("--delay"), QStringLiteral("4")} + keys);
}

bool Screen::type(const QString& text) const {
    return run({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("4"), text});
}

bool Screen::run(const QStringList& arguments) const {
    QProcess tool;
    tool.setProcessEnvironment(m_environment);
    tool.start(toolPath(QStringLiteral("xdotool")), arguments);
    return tool.waitForFinished(startMs) && tool.exitCode() == 0;
}

QString Program::makeStore(int leads) {
    m_store = m_screen.folder() + QStringLiteral("/desk.leadwell");
    QStringList arguments{QStringLiteral("init"), QStringLiteral("--store"), m_store};
    if (leads > 0)
        arguments = {QStringLiteral("demo"),    QStringLiteral("--store"), m_store,
                     QStringLiteral("--leads"), QString::number(leads),    QStringLiteral("--seed"),
                     QStringLiteral("7")};
    QProcess made;
    made.setProcessEnvironment(m_screen.environment());
    made.start(QStringLiteral(LEADWELLCTL), arguments);
    if (!made.waitForFinished(startMs) || made.exitCode() != 0)
        return QString::fromUtf8(made.readAllStandardError()) + QStringLiteral("No workspace was made.");
    return {};
}

QString Program::start(const QStringList& arguments) {
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_screen.environment());
    m_process->setStandardErrorFile(m_screen.folder() + QStringLiteral("/terminal.txt"));
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->start(QStringLiteral(LEADWELL), QStringList{QStringLiteral("--store"), m_store} + arguments);
    return m_process->waitForStarted(startMs) ? QString() : QStringLiteral("leadwell did not start.");
}

bool Program::stop() {
    if (!isRunning())
        return m_process && m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
    end(m_process);
    return m_process->exitStatus() == QProcess::NormalExit;
}

QString Program::terminal() const {
    QFile file(m_screen.folder() + QStringLiteral("/terminal.txt"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace leadwell::test
