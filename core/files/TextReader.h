// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QIODevice>
#include <QString>
#include <QStringDecoder>
#include <QStringList>

#include <memory>

namespace leadwell::files {

/// The encodings a list of people arrives in. Everything that is none of the Unicode ones is read as
/// Windows-1252, or as ISO-8859-1 when it uses bytes Windows-1252 leaves open.
enum class Encoding : quint8 { Utf8, Utf8WithBom, Utf16Le, Utf16Be, Windows1252, Latin1 };

/// The name people know: "UTF-8", "UTF-16 LE", "Windows-1252".
QString nameOf(Encoding encoding);
/// The name or one of its usual spellings ("utf8", "latin1", "cp1252", "utf-16"); nothing for any other.
std::optional<Encoding> encodingFromName(const QString& name);

/// The names a person may choose from.
QStringList encodingNames();

/// What the bytes of a whole text told about themselves.
struct EncodingFacts {
    Encoding encoding = Encoding::Utf8;
    int bomBytes = 0;
    qint64 brokenCharacters = 0;      ///< UTF-8 sequences that cannot be read; they become U+FFFD
    qint64 nulBytes = 0;              ///< NULs that are no part of UTF-16; they become spaces
    bool endsInsideCharacter = false; ///< cut off in the middle of a character
};

/// Looks at bytes chunk by chunk, in constant memory.
class EncodingSniffer {
public:
    void add(QByteArrayView chunk);
    EncodingFacts facts() const;

private:
    void addByte(uchar byte);
    void addUtf8(uchar byte);
    bool looksLikeUtf16(qint64 nulsThere, qint64 nulsElsewhere) const;

    QByteArray m_head;
    qint64 m_size = 0;
    qint64 m_nulsAtEven = 0;
    qint64 m_nulsAtOdd = 0;
    qint64 m_longCharacters = 0;
    qint64 m_broken = 0;
    qint64 m_openInWindows1252 = 0;
    int m_awaited = 0;
    uchar m_low = 0x80;
    uchar m_high = 0xBF;
};

EncodingFacts sniffEncoding(QByteArrayView bytes);

/// The whole text at once; for small inputs.
QString decode(QByteArrayView bytes, const EncodingFacts& facts);

/// A text file as a stream of decoded characters. The file is read once to learn its encoding, then chunk by
/// chunk: never more than two chunks are in memory. NULs arrive as spaces. Not thread-safe; may live in any
/// one thread.
class TextReader {
public:
    static constexpr qint64 chunkBytes = 128 * 1024;

    /// Errors: NotFound, Storage (cannot be read).
    static Result<std::unique_ptr<TextReader>> openFile(const QString& path);
    static Result<std::unique_ptr<TextReader>> overBytes(const QByteArray& bytes);

    const EncodingFacts& facts() const { return m_facts; }
    /// Reads on in another encoding than the one sniffed; takes effect with the next rewind(). The byte order of UTF-16
    /// stays as sniffed.
    void useEncoding(Encoding encoding);
    /// The first bytes as they are in the file; at most 4 KiB. Tells a spreadsheet from a text.
    const QByteArray& firstBytes() const { return m_firstBytes; }
    qint64 sizeBytes() const { return m_device->size(); }
    qint64 bytesRead() const { return m_device->pos(); }

    /// The next characters; empty only at the end. Errors: Storage.
    Result<QString> readChunk();
    Result<void> rewind();

private:
    TextReader(std::unique_ptr<QIODevice> device, const QString& name) : m_device(std::move(device)), m_name(name) {}
    Result<void> look();

    std::unique_ptr<QIODevice> m_device;
    QString m_name;
    EncodingFacts m_facts;
    QByteArray m_firstBytes;
    QStringDecoder m_decoder;
    bool m_ended = false;
};

} // namespace leadwell::files
