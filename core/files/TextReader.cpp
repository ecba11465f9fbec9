// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/TextReader.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <array>
#include <cstring>

namespace leadwell::files {
namespace {

// What Windows-1252 puts at 0x80–0x9F; 0 marks the five bytes it leaves open.
constexpr std::array<char16_t, 32> windows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

bool isOpenInWindows1252(uchar byte) {
    return byte >= 0x80 && byte <= 0x9F && windows1252[byte - 0x80] == 0;
}

/// How many bytes at the front are ASCII other than NUL, in steps of eight: they tell nothing about the
/// encoding.
qsizetype plainBytes(QByteArrayView bytes) {
    constexpr quint64 highBits = 0x8080808080808080;
    constexpr quint64 ones = 0x0101010101010101;
    qsizetype count = 0;
    for (; count + 8 <= bytes.size(); count += 8) {
        quint64 word = 0;
        std::memcpy(&word, bytes.data() + count, 8);
        if (((word | ((word - ones) & ~word)) & highBits) != 0)
            break;
    }
    return count;
}

QString decodeWindows1252(QByteArrayView bytes) {
    QString text = QString::fromLatin1(bytes);
    for (QChar& c : text) {
        const char16_t unit = c.unicode();
        if (unit >= 0x80 && unit <= 0x9F && windows1252[unit - 0x80] != 0)
            c = QChar(windows1252[unit - 0x80]);
    }
    return text;
}

bool isUtf16(Encoding encoding) {
    return encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be;
}

QStringDecoder decoderFor(Encoding encoding) {
    // The byte order mark is skipped by us; one that follows it is text.
    const auto keepsMarks = QStringConverter::Flag::ConvertInitialBom;
    switch (encoding) {
    case Encoding::Utf16Le:
        return QStringDecoder(QStringDecoder::Utf16LE, keepsMarks);
    case Encoding::Utf16Be:
        return QStringDecoder(QStringDecoder::Utf16BE, keepsMarks);
    case Encoding::Utf8:
    case Encoding::Utf8WithBom:
    case Encoding::Windows1252:
    case Encoding::Latin1:
        break;
    }
    return QStringDecoder(QStringDecoder::Utf8, keepsMarks);
}

QString decodeWith(QStringDecoder& decoder, Encoding encoding, QByteArrayView bytes) {
    QString text;
    if (encoding == Encoding::Windows1252)
        text = decodeWindows1252(bytes);
    else if (encoding == Encoding::Latin1)
        text = QString::fromLatin1(bytes);
    else
        text = decoder.decode(bytes);
    return text.replace(QChar(0), QLatin1Char(' '));
}

Error cannotRead(const QString& path, const QString& reason) {
    return {ErrorKind::Storage,
            QStringLiteral("“%1” could not be read: %2. Nothing was changed.").arg(QFileInfo(path).fileName(), reason), path};
}

} // namespace

QString nameOf(Encoding encoding) {
    switch (encoding) {
    case Encoding::Utf8:
        return QStringLiteral("UTF-8");
    case Encoding::Utf8WithBom:
        return QStringLiteral("UTF-8 with BOM");
    case Encoding::Utf16Le:
        return QStringLiteral("UTF-16 LE");
    case Encoding::Utf16Be:
        return QStringLiteral("UTF-16 BE");
    case Encoding::Windows1252:
        return QStringLiteral("Windows-1252");
    case Encoding::Latin1:
        break;
    }
    return QStringLiteral("ISO-8859-1");
}

std::optional<Encoding> encodingFromName(const QString& name) {
    static const QHash<QString, Encoding> spellings{
        {QStringLiteral("utf8"), Encoding::Utf8},           {QStringLiteral("unicode11utf8"), Encoding::Utf8},
        {QStringLiteral("utf8bom"), Encoding::Utf8WithBom}, {QStringLiteral("utf8sig"), Encoding::Utf8WithBom},
        {QStringLiteral("utf16"), Encoding::Utf16Le},       {QStringLiteral("unicode"), Encoding::Utf16Le},
        {QStringLiteral("ucs2"), Encoding::Utf16Le},        {QStringLiteral("windows1252"), Encoding::Windows1252},
        {QStringLiteral("cp1252"), Encoding::Windows1252},  {QStringLiteral("win1252"), Encoding::Windows1252},
        {QStringLiteral("1252"), Encoding::Windows1252},    {QStringLiteral("ansi"), Encoding::Windows1252},
        {QStringLiteral("latin1"), Encoding::Latin1},       {QStringLiteral("l1"), Encoding::Latin1},
        {QStringLiteral("iso88591"), Encoding::Latin1},     {QStringLiteral("ascii"), Encoding::Utf8},
        {QStringLiteral("usascii"), Encoding::Utf8}};
    QString bare;
    for (const QChar c : name.toLower()) {
        if (c.isLetterOrNumber())
            bare += c;
    }
    if (const auto known = spellings.constFind(bare); known != spellings.cend())
        return *known;
    if (bare == QStringLiteral("utf16be"))
        return Encoding::Utf16Be;
    if (bare == QStringLiteral("utf16le"))
        return Encoding::Utf16Le;
    for (const Encoding encoding :
         {Encoding::Utf8, Encoding::Utf8WithBom, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252, Encoding::Latin1}) {
        if (nameOf(encoding).compare(name, Qt::CaseInsensitive) == 0)
            return encoding;
    }
    return std::nullopt;
}

QStringList encodingNames() {
    QStringList names;
    for (const Encoding encoding :
         {Encoding::Utf8, Encoding::Utf8WithBom, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252, Encoding::Latin1})
        names.append(nameOf(encoding));
    return names;
}

void EncodingSniffer::add(QByteArrayView chunk) {
    if (m_head.size() < 4)
        m_head.append(chunk.first(qMin<qsizetype>(4 - m_head.size(), chunk.size())).toByteArray());
    for (qsizetype i = 0; i < chunk.size();) {
        const qsizetype plain = m_awaited > 0 ? 0 : plainBytes(chunk.sliced(i));
        i += plain;
        m_size += plain;
        if (i < chunk.size())
            addByte(static_cast<uchar>(chunk.at(i++)));
    }
}

void EncodingSniffer::addByte(uchar byte) {
    if (byte == 0)
        ++(m_size % 2 == 0 ? m_nulsAtEven : m_nulsAtOdd);
    if (isOpenInWindows1252(byte))
        ++m_openInWindows1252;
    if (byte >= 0x80 || m_awaited > 0)
        addUtf8(byte);
    ++m_size;
}

void EncodingSniffer::addUtf8(uchar byte) {
    if (m_awaited > 0 && byte >= m_low && byte <= m_high) {
        m_low = 0x80;
        m_high = 0xBF;
        if (--m_awaited == 0)
            ++m_longCharacters;
        return;
    }
    if (m_awaited > 0)
        ++m_broken;
    m_awaited = 0;
    if (byte < 0x80)
        return;
    // Overlong forms, surrogates and values above U+10FFFF are not UTF-8 (RFC 3629 §4).
    m_low = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    m_high = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    if (byte >= 0xC2 && byte <= 0xDF)
        m_awaited = 1;
    else if (byte >= 0xE0 && byte <= 0xEF)
        m_awaited = 2;
    else if (byte >= 0xF0 && byte <= 0xF4)
        m_awaited = 3;
    else
        ++m_broken;
}

bool EncodingSniffer::looksLikeUtf16(qint64 nulsThere, qint64 nulsElsewhere) const {
    // Even a Hindi list has a sixth of ASCII (digits, commas, line ends), whose upper bytes are NUL, on one
    // side only.
    return m_size >= 4 && nulsThere * 6 >= m_size / 2 && nulsElsewhere * 10 <= nulsThere;
}

EncodingFacts EncodingSniffer::facts() const {
    EncodingFacts facts;
    const auto decide = [&facts](Encoding encoding, int bomBytes) {
        facts.encoding = encoding;
        facts.bomBytes = bomBytes;
    };
    if (m_head.startsWith("\xEF\xBB\xBF"))
        decide(Encoding::Utf8WithBom, 3);
    else if (m_head.startsWith("\xFF\xFE"))
        decide(Encoding::Utf16Le, 2);
    else if (m_head.startsWith("\xFE\xFF"))
        decide(Encoding::Utf16Be, 2);
    else if (looksLikeUtf16(m_nulsAtOdd, m_nulsAtEven))
        decide(Encoding::Utf16Le, 0);
    else if (looksLikeUtf16(m_nulsAtEven, m_nulsAtOdd))
        decide(Encoding::Utf16Be, 0);
    else if ((m_broken == 0 && m_awaited == 0) || m_longCharacters > 10 * (m_broken + (m_awaited > 0 ? 1 : 0)))
        decide(Encoding::Utf8, 0);
    else
        decide(m_openInWindows1252 > 0 ? Encoding::Latin1 : Encoding::Windows1252, 0);

    const bool utf8 = facts.encoding == Encoding::Utf8 || facts.encoding == Encoding::Utf8WithBom;
    facts.brokenCharacters = utf8 ? m_broken : 0;
    facts.nulBytes = isUtf16(facts.encoding) ? 0 : m_nulsAtEven + m_nulsAtOdd;
    facts.endsInsideCharacter = (utf8 && m_awaited > 0) || (isUtf16(facts.encoding) && m_size % 2 != 0);
    return facts;
}

EncodingFacts sniffEncoding(QByteArrayView bytes) {
    EncodingSniffer sniffer;
    sniffer.add(bytes);
    return sniffer.facts();
}

QString decode(QByteArrayView bytes, const EncodingFacts& facts) {
    auto decoder = decoderFor(facts.encoding);
    QString text = decodeWith(decoder, facts.encoding, bytes.sliced(qMin<qsizetype>(facts.bomBytes, bytes.size())));
    if (facts.endsInsideCharacter)
        text += QChar(QChar::ReplacementCharacter);
    return text;
}

Result<std::unique_ptr<TextReader>> TextReader::openFile(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorKind::NotFound, QStringLiteral("There is no file “%1”.").arg(path), {}};
    if (info.isDir())
        return Error{ErrorKind::Invalid, QStringLiteral("“%1” is a folder, not a file.").arg(path), {}};
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return cannotRead(path, file->errorString());
    std::unique_ptr<TextReader> reader(new TextReader(std::move(file), path));
    LW_CHECK(reader->look());
    return reader;
}

Result<std::unique_ptr<TextReader>> TextReader::overBytes(const QByteArray& bytes) {
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    std::unique_ptr<TextReader> reader(new TextReader(std::move(buffer), QStringLiteral("text")));
    LW_CHECK(reader->look());
    return reader;
}

Result<void> TextReader::look() {
    EncodingSniffer sniffer;
    QByteArray chunk(chunkBytes, Qt::Uninitialized);
    for (;;) {
        const qint64 size = m_device->read(chunk.data(), chunkBytes);
        if (size < 0)
            return cannotRead(m_name, m_device->errorString());
        if (size == 0)
            break;
        if (m_firstBytes.isEmpty())
            m_firstBytes = chunk.first(qMin<qint64>(size, 4096));
        sniffer.add(QByteArrayView(chunk).first(size));
    }
    m_facts = sniffer.facts();
    return rewind();
}

Result<void> TextReader::rewind() {
    m_decoder = decoderFor(m_facts.encoding);
    m_ended = false;
    if (!m_device->seek(m_facts.bomBytes))
        return cannotRead(m_name, m_device->errorString());
    return {};
}

void TextReader::useEncoding(Encoding encoding) {
    // "UTF-16" names both orders; which of them it is, the text tells.
    if (encoding == Encoding::Utf16Le && m_facts.encoding == Encoding::Utf16Be)
        return;
    m_facts.encoding = encoding;
    m_facts.endsInsideCharacter = false;
}

Result<QString> TextReader::readChunk() {
    QString text;
    // A chunk may decode to nothing: the first bytes of a character that goes on in the next one.
    while (text.isEmpty() && !m_ended) {
        QByteArray chunk(chunkBytes, Qt::Uninitialized);
        const qint64 size = m_device->read(chunk.data(), chunkBytes);
        if (size < 0)
            return cannotRead(m_name, m_device->errorString());
        m_ended = size == 0;
        text = m_ended && m_facts.endsInsideCharacter
                   ? QString(QChar(QChar::ReplacementCharacter))
                   : decodeWith(m_decoder, m_facts.encoding, QByteArrayView(chunk).first(size));
    }
    // Old DOS programs end a text with Ctrl-Z.
    if (m_device->atEnd() && text.endsWith(QChar(0x1A)))
        text.chop(1);
    return text;
}

} // namespace leadwell::files
