// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/MailboxReader.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace leadwell::files {
namespace {

constexpr qint64 longestLinePiece = 64 * 1024;

bool isBlankLine(const QByteArray& line) {
    return line == "\n" || line == "\r\n" || line == "\r";
}

/// A "From " line between messages. Text may begin a line with "From " too, so a date must follow; a complete
/// one separates even where the blank line before it is missing.
bool separates(const QByteArray& line, bool afterBlankLine) {
    if (!line.startsWith("From "))
        return false;
    static const QRegularExpression complete(
        QStringLiteral("^From \\S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\\d{1,2} \\d{2}:\\d{2}(?::\\d{2})? "
                       "[^\\n]*\\d{4}\\s*$"));
    static const QRegularExpression loose(QStringLiteral("^From \\S+\\s.*\\d{1,2}:\\d{2}.*\\d{4}"));
    const QString text = QString::fromLatin1(line.left(300));
    return complete.match(text).hasMatch() || (afterBlankLine && loose.match(text).hasMatch());
}

bool isQuotedFrom(const QByteArray& line) {
    qsizetype marks = 0;
    while (marks < line.size() && line.at(marks) == '>')
        ++marks;
    return marks > 0 && line.sliced(marks).startsWith("From ");
}

bool looksLikeHeader(const QByteArray& line) {
    static const QRegularExpression header(QStringLiteral("^[!-9;-~]{1,76}[ \\t]*:"));
    return header.match(QString::fromLatin1(line.left(100))).hasMatch();
}

void dropLastBlankLine(QByteArray& bytes) {
    if (bytes.endsWith("\r\n\r\n"))
        bytes.chop(2);
    else if (bytes.endsWith("\n\n"))
        bytes.chop(1);
}

} // namespace

Result<std::unique_ptr<MailboxReader>> MailboxReader::open(const QString& path) {
    auto file = std::make_unique<QFile>(path);
    const QString name = QFileInfo(path).fileName();
    if (!file->exists())
        return Error{ErrorKind::NotFound, QStringLiteral("There is no file “%1”.").arg(path), {}};
    if (QFileInfo(path).isDir())
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is a folder; give the mail files in it.").arg(path), {}};
    if (!file->open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, QStringLiteral("“%1” could not be read: %2.").arg(name, file->errorString()), path};
    return over(std::move(file));
}

Result<std::unique_ptr<MailboxReader>> MailboxReader::overBytes(const QByteArray& bytes) {
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return over(std::move(buffer));
}

Result<std::unique_ptr<MailboxReader>> MailboxReader::over(std::unique_ptr<QIODevice> device) {
    std::unique_ptr<MailboxReader> reader(new MailboxReader(std::move(device)));
    LW_CHECK(reader->look());
    return reader;
}

QByteArray MailboxReader::readLine() {
    return m_device->readLine(longestLinePiece);
}

Result<void> MailboxReader::look() {
    if (m_device->peek(3) == "\xEF\xBB\xBF")
        m_device->skip(3);
    QByteArray line;
    do {
        m_start = m_device->pos();
        line = readLine();
    } while (isBlankLine(line));
    m_isMailbox = line.startsWith("From ");
    if (!m_isMailbox && !looksLikeHeader(line))
        return Error{ErrorKind::Invalid,
                     line.isEmpty() ? QStringLiteral("The file is empty. Nothing was imported.")
                                    : QStringLiteral("This is not an e-mail: it does not begin with a header such as "
                                                     "“From:” or “Subject:”. Nothing was imported."),
                     {}};
    // The separator of the first message is consumed; a single message starts over.
    if (!m_isMailbox)
        m_device->seek(m_start);
    m_isLineStart = line.endsWith('\n') || !m_isMailbox;
    return {};
}

Result<std::optional<RawMail>> MailboxReader::next() {
    if (m_hasEnded)
        return std::optional<RawMail>();
    RawMail mail;
    mail.number = ++m_number;
    mail.offset = m_start;
    bool isTooLarge = false;
    bool afterBlankLine = true;
    for (;;) {
        const qint64 lineStart = m_device->pos();
        QByteArray line = readLine();
        if (line.isEmpty()) {
            m_hasEnded = true;
            break;
        }
        const bool startsLine = std::exchange(m_isLineStart, line.endsWith('\n'));
        if (m_isMailbox && startsLine && separates(line, afterBlankLine)) {
            m_start = lineStart;
            break;
        }
        afterBlankLine = startsLine && isBlankLine(line);
        if (m_isMailbox && startsLine && isQuotedFrom(line))
            line.remove(0, 1);
        isTooLarge = isTooLarge || mail.bytes.size() + line.size() > largestMessage;
        if (!isTooLarge)
            mail.bytes += line;
    }
    if (m_isMailbox)
        dropLastBlankLine(mail.bytes);
    if (isTooLarge) {
        mail.bytes = QByteArray();
        mail.refusal = QStringLiteral("Message %1 is larger than 64 MB and was left out.").arg(mail.number);
    }
    return std::optional<RawMail>(std::move(mail));
}

double MailboxReader::progress() const {
    return static_cast<double>(m_device->pos()) / static_cast<double>(qMax<qint64>(1, m_device->size()));
}

} // namespace leadwell::files
