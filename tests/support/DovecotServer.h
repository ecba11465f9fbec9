// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <memory>

namespace leadwell::test {

/// A real IMAP server of one's own: Dovecot on a free port of 127.0.0.1, with one user, its mail in a
/// temporary folder. Runs without privileges (as root it steps down to "nobody"); gone when the object goes.
class DovecotServer {
public:
    struct Options {
        bool withTls = false; ///< also IMAPS on tlsPort() and STARTTLS on port(), with a certificate made for
                              ///< the occasion
    };

    /// False where no Dovecot is installed, or on systems without POSIX processes; tests then skip.
    static bool isAvailable();
    static Result<std::unique_ptr<DovecotServer>> start();
    static Result<std::unique_ptr<DovecotServer>> start(const Options& options);
    ~DovecotServer();

    QString host() const { return QStringLiteral("127.0.0.1"); }
    quint16 port() const { return m_port; }
    quint16 tlsPort() const { return m_tlsPort; }
    QString caFile() const;
    QString user() const { return QStringLiteral("sales@mehtatex.in"); }
    QString password() const { return m_password; }
    /// The server's log, for messages of failing tests.
    QString log() const;

    /// Folders are made as needed; "INBOX" is there from the start. `received` becomes the INTERNALDATE.
    Result<void> addMessage(const QString& folder, const QByteArray& bytes, const QDateTime& received = {});
    /// Gives every message of the folder a new UID under a new UIDVALIDITY.
    Result<void> changeUidValidity(const QString& folder);
    Result<void> setPassword(const QString& password);

    /// kill -9 of the processes that serve mailboxes; the server itself goes on and accepts new connections.
    /// Returns how many there were. Callable from any thread.
    int killSessions();
    /// kill -9 of the server and all it started, as at a power cut. Callable from any thread; restart()
    /// brings it back.
    void killEverything();
    void stop();
    /// Starts again on the same ports with the same mail.
    Result<void> restart();

private:
    DovecotServer();
    Result<void> prepare(const Options& options);
    Result<void> makeCertificate();
    Result<void> launch();
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString maildir(const QString& folder) const;
    bool accepts(const QString& password) const;
    Result<void> ensureFolder(const QString& folder);
    Result<void> write(const QString& path, const QByteArray& bytes) const;
    QByteArray configuration() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    Options m_options;
    std::atomic<qint64> m_pid = 0;
    quint16 m_port = 0;
    quint16 m_tlsPort = 0;
    QString m_password;
    int m_messages = 0;
    quint32 m_uidValidity = 1'000'000;
};

} // namespace leadwell::test
