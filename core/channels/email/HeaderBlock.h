// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace leadwell::channels::email {

struct RawHeader {
    QByteArray name;  ///< as written
    QByteArray value; ///< unfolded, trimmed, not decoded
};

/// The header block of a mail, read without trusting it. At most `headersMax` headers, then only those this
/// channel uses; values are cut at `valueBytesMax`.
class HeaderBlock {
public:
    static constexpr int headersMax = 10'000;
    static constexpr qsizetype valueBytesMax = 256 * 1024;

    /// Reads from the start of a mail; an mbox "From " line, a byte-order mark and empty lines before it are
    /// skipped.
    static HeaderBlock read(const QByteArray& mail);

    const QList<RawHeader>& all() const { return m_headers; }
    int total() const { return m_total; }               ///< headers present, also those left out
    bool wasCut() const { return m_wasCut; }            ///< some were left out or shortened
    qsizetype start() const { return m_start; }         ///< offset of the first header
    qsizetype bodyStart() const { return m_bodyStart; } ///< offset behind the empty line; the mail's size if none

    /// The first header of that name (any case), undecoded; empty when absent.
    QByteArray raw(const char* name) const;
    QList<QByteArray> allRaw(const char* name) const;
    bool has(const char* name) const;
    /// Decoded (RFC 2047, raw 8-bit), on one line, safe to show.
    QString text(const char* name) const;
    /// The block again, as it was kept, with line ends "\n", for handing to a MIME parser.
    QByteArray rebuilt() const;

private:
    void add(const QByteArray& mail, qsizetype from, qsizetype to);

    QList<RawHeader> m_headers;
    int m_total = 0;
    bool m_wasCut = false;
    qsizetype m_start = 0;
    qsizetype m_bodyStart = 0;
};

/// Resolves RFC 2047 encoded words and raw 8-bit bytes in an unfolded value; tolerates lying charsets, spaces
/// inside a word and letters split between words. Linear.
QString decodeHeader(const QByteArray& value);

/// Ids in a Message-ID, References or In-Reply-To value, in order, without brackets and white space.
QStringList messageIdsIn(const QByteArray& value);

struct Mailbox {
    QString name;
    QString address; ///< as written, trimmed; may be malformed
};
/// The mailboxes of an address header, groups dissolved; at most 500.
QList<Mailbox> mailboxesIn(const QByteArray& value);
/// One that stands in a mail's text: "Asha Rao <asha@x.in>", "Asha Rao [mailto:asha@x.in]", "Asha Rao asha@x.in", "'Asha Rao'".
Mailbox mailboxAsWritten(const QString& written);

/// A name for an attachment that can be shown and used as a file name anywhere: no path, no bidi or control
/// characters, none of <>:"|?*, no device names, at most 120 characters with the extension kept. Empty stays
/// empty.
QString safeFileName(const QString& name);

} // namespace leadwell::channels::email
