// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/vault/KeychainKeeper.h"

#include "core/base/Log.h"

#include <qt6keychain/keychain.h>

#include <QPointer>
#include <QTimer>

namespace leadwell::vault {
namespace {

Error errorOf(const QKeychain::Job& job) {
    // The text comes from the keychain and names services and paths, never values.
    const QString detail = job.errorString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorKind::NotFound, QStringLiteral("The system keyring holds no key for this workspace."), detail};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorKind::Denied, QStringLiteral("The system keyring refused."), detail};
    default:
        return {ErrorKind::Offline, QStringLiteral("The system keyring does not work here."), detail};
    }
}

/// Runs a keychain job once: answers when it finishes or when the deadline passes, whichever is first.
template<class T, class Done>
Answer<T> runJob(QKeychain::Job* job, QObject* context, Millis deadline, Done done) {
    const auto promise = std::make_shared<Promise<Result<T>>>();
    auto* const timer = new QTimer(context);
    const auto settle = [promise, timer = QPointer<QTimer>(timer)](const Result<T>& result) {
        // Both ends hold the promise; the first one to come decides.
        if (promise->give(result) && timer)
            timer->deleteLater();
    };
    QObject::connect(job, &QKeychain::Job::finished, context, [settle, done](QKeychain::Job* finished) {
        settle(finished->error() == QKeychain::NoError ? done(*finished) : Result<T>(errorOf(*finished)));
    });
    QObject::connect(timer, &QTimer::timeout, context, [settle] {
        settle(Error{ErrorKind::TimedOut,
                     QStringLiteral("The system keyring did not answer within a minute. Nothing was changed. "
                                    "Retry, or use a passphrase."),
                     {}});
    });
    timer->setSingleShot(true);
    timer->start(deadline);
    job->start();
    return promise->later();
}

} // namespace

KeychainKeeper::KeychainKeeper(const QUuid& workspace, Millis deadline, QObject* parent)
    : QObject(parent)
    , m_entry(QStringLiteral("vault/") + workspace.toString(QUuid::WithoutBraces))
    , m_deadline(deadline) {}

Answer<SecretBytes> KeychainKeeper::read() {
    // The job deletes itself when it is done, also when nobody waits for it any more.
    auto* const job = new QKeychain::ReadPasswordJob(service());
    job->setKey(m_entry);
    return runJob<SecretBytes>(job, this, m_deadline, [](QKeychain::Job& finished) -> Result<SecretBytes> {
        auto& read = static_cast<QKeychain::ReadPasswordJob&>(finished);
        return SecretBytes::taking(read.binaryData());
    });
}

Answer<bool> KeychainKeeper::write(const SecretBytes& key) {
    auto* const job = new QKeychain::WritePasswordJob(service());
    job->setKey(m_entry);
    job->setBinaryData(key.view().toByteArray());
    return runJob<bool>(job, this, m_deadline, [](QKeychain::Job&) -> Result<bool> { return true; })
        .then(this,
              [this, key](const Result<bool>& written) -> Answer<bool> {
                  if (!written)
                      return answered<bool>(written.error());
                  return read().then(this, [key](const Result<SecretBytes>& kept) -> Result<bool> {
                      if (!kept)
                          return kept.error();
                      if (*kept == key)
                          return true;
                      return Error{ErrorKind::Offline, QStringLiteral("The system keyring did not keep the key."), {}};
                  });
              })
        .unwrap();
}

} // namespace leadwell::vault
