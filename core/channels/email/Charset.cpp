// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/Charset.h"

#include <QHash>
#include <QStringDecoder>

#include <glib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

namespace leadwell::channels::email {

namespace {

constexpr QChar replacement(0xFFFD);

// 0x80..0x9F of windows-1252; the five holes stay what ISO 8859-1 makes of them.
constexpr std::array<char16_t, 32> windows1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                  0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

QString fromWindows1252(const QByteArray& bytes) {
    QString text = QString::fromLatin1(bytes);
    for (QChar& c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xA0)
            c = QChar(windows1252[c.unicode() - 0x80U]);
    }
    return text;
}

struct Attempt {
    QString text;
    qsizetype bad = 0; ///< sequences that are not of this charset
};

Attempt fromUtf8(const QByteArray& bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    Attempt attempt;
    attempt.text = decoder(bytes);
    if (decoder.hasError())
        attempt.bad = qMax<qsizetype>(1, attempt.text.count(replacement));
    return attempt;
}

bool isAscii(const QByteArray& bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
}

Attempt fromUtf16(const QByteArray& bytes, const QString& name) {
    qsizetype zeroEven = 0;
    qsizetype zeroOdd = 0;
    for (qsizetype i = 0; i + 1 < qMin<qsizetype>(bytes.size(), 4000); i += 2) {
        zeroEven += bytes.at(i) == 0;
        zeroOdd += bytes.at(i + 1) == 0;
    }
    const bool hasBom = bytes.startsWith("\xFE\xFF") || bytes.startsWith("\xFF\xFE");
    auto encoding = QStringDecoder::Utf16;
    if (!hasBom && name == QLatin1String("utf-16le"))
        encoding = QStringDecoder::Utf16LE;
    else if (!hasBom && name == QLatin1String("utf-16be"))
        encoding = QStringDecoder::Utf16BE;
    else if (!hasBom)
        encoding = zeroOdd > zeroEven ? QStringDecoder::Utf16LE : QStringDecoder::Utf16BE;
    QStringDecoder decoder(encoding, QStringDecoder::Flag::Stateless);
    Attempt attempt;
    attempt.text = decoder(bytes);
    attempt.bad = decoder.hasError() ? qMax<qsizetype>(1, attempt.text.count(replacement)) : 0;
    return attempt;
}

// nullopt when the C library knows no such charset.
std::optional<Attempt> fromIconv(const QByteArray& bytes, const QByteArray& name) {
    const GIConv converter = g_iconv_open("UTF-8", name.constData());
    if (converter == reinterpret_cast<GIConv>(-1))
        return std::nullopt;
    QByteArray utf8;
    utf8.reserve(bytes.size() + bytes.size() / 2);
    std::array<char, 8192> room{};
    char* in = const_cast<char*>(bytes.constData());
    gsize inLeft = static_cast<gsize>(bytes.size());
    Attempt attempt;
    while (inLeft > 0) {
        char* out = room.data();
        gsize outLeft = room.size();
        const gsize done = g_iconv(converter, &in, &inLeft, &out, &outLeft);
        const int why = errno;
        utf8.append(room.data(), static_cast<qsizetype>(room.size() - outLeft));
        if (done != static_cast<gsize>(-1) || why == E2BIG)
            continue;
        utf8.append("\xEF\xBF\xBD"); // a byte that fits nowhere, or an end in the middle of a letter
        ++attempt.bad;
        ++in;
        --inLeft;
    }
    g_iconv_close(converter);
    attempt.text = QString::fromUtf8(utf8);
    return attempt;
}

// Names mailers write and what they mean; the last ones follow what browsers do (a label is read as its
// superset).
QString canonicalName(const QString& charset) {
    static const QHash<QString, QString> meant = {
        {QStringLiteral("utf8"), QStringLiteral("utf-8")},
        {QStringLiteral("unicode-1-1-utf-8"), QStringLiteral("utf-8")},
        {QStringLiteral("utf-8-mac"), QStringLiteral("utf-8")},
        {QStringLiteral("utf16"), QStringLiteral("utf-16")},
        {QStringLiteral("unicode"), QStringLiteral("utf-16")},
        {QStringLiteral("ucs-2"), QStringLiteral("utf-16")},
        {QStringLiteral("ascii"), QStringLiteral("us-ascii")},
        {QStringLiteral("ansi_x3.4-1968"), QStringLiteral("us-ascii")},
        {QStringLiteral("646"), QStringLiteral("us-ascii")},
        {QStringLiteral("7bit"), QStringLiteral("us-ascii")},
        {QStringLiteral("iso-8859-1"), QStringLiteral("windows-1252")},
        {QStringLiteral("iso8859-1"), QStringLiteral("windows-1252")},
        {QStringLiteral("iso_8859-1"), QStringLiteral("windows-1252")},
        {QStringLiteral("latin1"), QStringLiteral("windows-1252")},
        {QStringLiteral("cp1252"), QStringLiteral("windows-1252")},
        {QStringLiteral("cp-1252"), QStringLiteral("windows-1252")},
        {QStringLiteral("ansi"), QStringLiteral("windows-1252")},
        {QStringLiteral("iso-8859-9"), QStringLiteral("windows-1254")},
        {QStringLiteral("iso-8859-8-i"), QStringLiteral("iso-8859-8")},
        {QStringLiteral("iso-8859-11"), QStringLiteral("windows-874")},
        {QStringLiteral("tis-620"), QStringLiteral("windows-874")},
        {QStringLiteral("gb2312"), QStringLiteral("gb18030")},
        {QStringLiteral("gb_2312-80"), QStringLiteral("gb18030")},
        {QStringLiteral("gbk"), QStringLiteral("gb18030")},
        {QStringLiteral("x-gbk"), QStringLiteral("gb18030")},
        {QStringLiteral("shift_jis"), QStringLiteral("cp932")},
        {QStringLiteral("shift-jis"), QStringLiteral("cp932")},
        {QStringLiteral("sjis"), QStringLiteral("cp932")},
        {QStringLiteral("x-sjis"), QStringLiteral("cp932")},
        {QStringLiteral("ks_c_5601-1987"), QStringLiteral("cp949")},
        {QStringLiteral("euc-kr"), QStringLiteral("cp949")},
        {QStringLiteral("big5"), QStringLiteral("big5-hkscs")},
        {QStringLiteral("x-mac-roman"), QStringLiteral("macintosh")},
        {QStringLiteral("windows-874"), QStringLiteral("cp874")},
    };
    QString name = charset.trimmed().toLower();
    name.remove(QLatin1Char('"')).remove(QLatin1Char('\''));
    return meant.value(name, name);
}

// A Latin label is so often wrong that valid UTF-8 overrules it; the chance of real Latin text being valid
// UTF-8 is tiny.
bool isLatin(const QString& name) {
    return name == QLatin1String("us-ascii") || name.startsWith(QLatin1String("windows-125")) ||
           name.startsWith(QLatin1String("iso-8859-")) || name == QLatin1String("macintosh");
}

DecodedText guess(const QByteArray& bytes, const Attempt& utf8, const QString& why) {
    const auto foreign =
        std::count_if(utf8.text.begin(), utf8.text.end(), [](QChar c) { return c.unicode() > 0x7F && c != replacement; });
    if (utf8.bad == 0 || foreign > utf8.bad * 4)
        return {utf8.text, why.arg(QStringLiteral("UTF-8")), true};
    return {fromWindows1252(bytes), why.arg(QStringLiteral("windows-1252")), true};
}

DecodedText ofUnknown(const QByteArray& bytes, const Attempt& utf8, const QString& charset) {
    qsizetype plain = 0;
    qsizetype marks = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        plain += byte > 0x20 && byte < 0x7F;
        marks += byte > 0x20 || (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t');
    }
    DecodedText decoded =
        guess(bytes, utf8, QStringLiteral("The charset %1 is not known; the text was read as %2.").arg(oneLine(charset, 40)));
    decoded.isReadable = utf8.bad == 0 || plain * 2 >= marks;
    return decoded;
}

DecodedText ofLatin(const QByteArray& bytes, const Attempt& utf8, const QString& name) {
    const QString why = QStringLiteral("The mail says its text is %1, which is wrong; it was read as %2.").arg(name);
    if (isAscii(bytes))
        return {utf8.text, {}, true};
    if (utf8.bad == 0 || name == QLatin1String("us-ascii"))
        return guess(bytes, utf8, why);
    if (name == QLatin1String("windows-1252"))
        return {fromWindows1252(bytes), {}, true};
    const auto attempt = fromIconv(bytes, name.toLatin1());
    return attempt ? DecodedText{attempt->text, {}, true} : guess(bytes, utf8, why);
}

} // namespace

DecodedText decodeText(const QByteArray& bytes, const QString& charset) {
    const QString name = canonicalName(charset);
    if (name.startsWith(QLatin1String("utf-16")) || bytes.startsWith("\xFF\xFE"))
        return {fromUtf16(bytes, name).text, {}, true};
    const Attempt utf8 = fromUtf8(bytes);
    if (name.isEmpty() || name == QLatin1String("utf-8")) {
        if (utf8.bad == 0)
            return {utf8.text, {}, true};
        return guess(bytes, utf8,
                     name.isEmpty() ? QStringLiteral("The mail names no charset; the text was read as %1.")
                                    : QStringLiteral("Some letters are not UTF-8; the text was read as %1."));
    }
    if (isLatin(name))
        return ofLatin(bytes, utf8, name);
    const auto attempt = name.size() > 40 ? std::nullopt : fromIconv(bytes, name.toLatin1());
    if (!attempt)
        return ofUnknown(bytes, utf8, charset);
    if (attempt->bad > 0 && utf8.bad == 0)
        return guess(bytes, utf8, QStringLiteral("The mail says its text is %1, which is wrong; it was read as %2.").arg(name));
    const bool isBroken = attempt->bad > 0;
    return {attempt->text, isBroken ? QStringLiteral("Some letters are not %1 and could not be read.").arg(name) : QString(),
            true};
}

bool isBidiControl(QChar c) {
    const char16_t u = c.unicode();
    return u == 0x061C || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
}

QString withoutControls(const QString& text) {
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t u = text.at(i).unicode();
        if (u == u'\r') {
            if (i + 1 >= text.size() || text.at(i + 1) != QLatin1Char('\n'))
                out.append(QLatin1Char('\n'));
        } else if (u == 0x2028 || u == 0x2029 || u == 0x0B || u == 0x0C) {
            out.append(QLatin1Char('\n'));
        } else if (u == u'\n' || u == u'\t' || (u >= 0x20 && u != 0x7F && (u < 0x80 || u > 0x9F) && u < 0xFFFE && u != 0xFEFF)) {
            out.append(text.at(i));
        }
    }
    return out;
}

QString oneLine(const QString& text, int charsMax) {
    QString clean = withoutControls(text.left(charsMax * 8));
    clean.removeIf(isBidiControl);
    clean = clean.simplified();
    if (clean.size() <= charsMax)
        return clean;
    clean.truncate(clean.at(charsMax - 2).isHighSurrogate() ? charsMax - 2 : charsMax - 1);
    return clean + QChar(0x2026);
}

} // namespace leadwell::channels::email
