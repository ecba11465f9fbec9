// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <memory>
#include <optional>

namespace leadwell::files {

/// A message as it stands in the file, ready for a MIME parser.
struct RawMail {
    int number = 0;    ///< from 1
    qint64 offset = 0; ///< where it begins in the file
    QByteArray bytes;  ///< the "From " line removed, ">From " restored
    QString refusal;   ///< why it cannot be used; then `bytes` is empty
};

/// Splits an mbox (mboxo, mboxrd; RFC 4155) into messages, or gives the one message of an .eml file. One
/// message is in memory. Not thread-safe.
class MailboxReader {
public:
    static constexpr qsizetype largestMessage = 64 * 1024 * 1024;

    /// Errors: NotFound, Storage, Invalid (no e-mail).
    static Result<std::unique_ptr<MailboxReader>> open(const QString& path);
    static Result<std::unique_ptr<MailboxReader>> overBytes(const QByteArray& bytes);

    /// True for an mbox, false for a single message.
    bool isMailbox() const { return m_isMailbox; }
    double progress() const;

    /// The next message; nothing at the end. Errors: Storage.
    Result<std::optional<RawMail>> next();

private:
    explicit MailboxReader(std::unique_ptr<QIODevice> device) : m_device(std::move(device)) {}
    static Result<std::unique_ptr<MailboxReader>> over(std::unique_ptr<QIODevice> device);
    Result<void> look();
    QByteArray readLine();

    std::unique_ptr<QIODevice> m_device;
    qint64 m_start = 0; ///< of the message to read next
    int m_number = 0;
    bool m_isMailbox = false;
    bool m_isLineStart = true;
    bool m_hasEnded = false;
};

} // namespace leadwell::files
