// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/Charset.h"

#include "core/channels/email/Bytes.h"
#include "core/channels/email/HeaderBlock.h"

#include <QRegularExpression>
#include <QSet>

#include <cctype>
#include <optional>

namespace leadwell::channels::email {

namespace {

struct EncodedWord {
    QString charset;
    QByteArray bytes;
    qsizetype next = 0; ///< offset behind "?="
};

QByteArray fromQ(QByteArrayView text) {
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (c == '=' && i + 2 < text.size() && isxdigit(static_cast<unsigned char>(text.at(i + 1))) &&
            isxdigit(static_cast<unsigned char>(text.at(i + 2)))) {
            out += QByteArray::fromHex(text.sliced(i + 1, 2).toByteArray());
            i += 2;
        } else {
            out += c == '_' ? ' ' : c;
        }
    }
    return out;
}

// "=?charset*language?B?…?=" at `at`; at most 4,000 bytes, or there would be a search to the end for each
// "=?".
std::optional<EncodedWord> encodedWordAt(const QByteArray& value, qsizetype at) {
    const QByteArrayView rest = cut(value, at, 4000);
    const qsizetype charsetEnd = cut(rest, 0, 64).indexOf('?', 2);
    if (charsetEnd < 3 || charsetEnd + 2 >= rest.size() || rest.at(charsetEnd + 2) != '?')
        return std::nullopt;
    const char encoding = static_cast<char>(rest.at(charsetEnd + 1) | 0x20);
    if (encoding != 'b' && encoding != 'q')
        return std::nullopt;
    const qsizetype textStart = charsetEnd + 3;
    const qsizetype end = rest.indexOf("?=", textStart);
    if (end < 0)
        return std::nullopt;
    const QByteArrayView text = cut(rest, textStart, end - textStart);
    EncodedWord word;
    QByteArrayView charset = cut(rest, 2, charsetEnd - 2);
    if (const qsizetype star = charset.indexOf('*'); star >= 0)
        charset = charset.first(star);
    word.charset = QString::fromLatin1(charset);
    word.bytes = encoding == 'b' ? QByteArray::fromBase64(text.toByteArray()) : fromQ(text);
    word.next = at + end + 2;
    return word;
}

/// Joins neighbouring words of one charset before decoding, because mailers split letters between them.
class HeaderDecoder {
public:
    explicit HeaderDecoder(const QByteArray& value) : m_value(value) {}

    QString decode() {
        qsizetype at = 0;
        while (at < m_value.size()) {
            const qsizetype start = m_value.indexOf("=?", at);
            if (start < 0)
                break;
            const auto word = encodedWordAt(m_value, start);
            const qsizetype plainEnd = word ? start : start + 2;
            plain(cut(m_value, at, plainEnd - at), word.has_value());
            if (word)
                encoded(*word);
            at = word ? word->next : plainEnd;
        }
        plain(cut(m_value, at), false);
        flush();
        return m_out;
    }

private:
    void plain(QByteArrayView text, bool beforeWord) {
        const bool isGap = beforeWord && m_afterWord && text.trimmed().empty();
        if (text.empty() || isGap)
            return; // white space between two encoded words is not text
        flush();
        m_out += decodeText(text.toByteArray(), QString()).text;
        m_afterWord = false;
    }
    void encoded(const EncodedWord& word) {
        if (word.charset.compare(m_charset, Qt::CaseInsensitive) != 0)
            flush();
        m_charset = word.charset;
        m_bytes += word.bytes;
        m_afterWord = true;
    }
    void flush() {
        if (!m_bytes.isEmpty())
            m_out += decodeText(m_bytes, m_charset).text;
        m_bytes.clear();
    }

    const QByteArray& m_value;
    QString m_out;
    QString m_charset;
    QByteArray m_bytes;
    bool m_afterWord = false;
};

QString withoutQuotes(const QString& text) {
    const QString bare = text.trimmed();
    const bool isQuoted = bare.size() >= 2 && bare.startsWith(QLatin1Char('"')) && bare.endsWith(QLatin1Char('"'));
    return isQuoted ? bare.mid(1, bare.size() - 2) : bare;
}

/// Cuts an address list at its commas; quotes, comments and angle brackets protect theirs.
class MailboxReader {
public:
    explicit MailboxReader(const QByteArray& value) : m_value(value) {}

    QList<Mailbox> read() {
        for (qsizetype i = 0; i < m_value.size() && m_found.size() < 500; ++i)
            i += takeEncodedWord(i) ? 0 : take(m_value.at(i), i);
        finish();
        return m_found;
    }

private:
    // Mailers forget to encode commas and brackets inside encoded words; a word is kept in one piece.
    bool takeEncodedWord(qsizetype& at) {
        if (m_isAngle || m_value.at(at) != '=' || at + 1 >= m_value.size() || m_value.at(at + 1) != '?')
            return false;
        const auto word = encodedWordAt(m_value, at);
        if (!word)
            return false;
        target() += m_value.mid(at, word->next - at);
        at = word->next - 1;
        return true;
    }
    // Returns how many further bytes were used.
    qsizetype take(char c, qsizetype at) {
        if (c == '\\' && (m_isQuoted || m_commentDepth > 0) && at + 1 < m_value.size()) {
            target() += m_value.at(at + 1);
            return 1;
        }
        if (m_isQuoted) {
            m_isQuoted = c != '"';
            if (m_isQuoted)
                m_words += c;
        } else if (m_commentDepth > 0 || (c == '(' && !m_isAngle)) {
            takeComment(c);
        } else {
            takePlain(c);
        }
        return 0;
    }
    QByteArray& target() { return m_commentDepth > 0 ? m_comment : m_words; }

    void takeComment(char c) {
        m_commentDepth += (c == '(') - (c == ')');
        if (m_commentDepth > 0 && c != '(')
            m_comment += c;
    }
    void takePlain(char c) {
        if (m_isAngle)
            takeAngle(c);
        else if (c == '"')
            m_isQuoted = true;
        else if (c == '<')
            m_isAngle = true;
        else if (c == ',' || c == ';')
            finish();
        else if (c == ':' && !m_words.contains('@'))
            m_words.clear(); // the name of a group
        else
            m_words += c;
    }
    void takeAngle(char c) {
        if (c == '>') {
            m_isAngle = false;
            m_hasAngle = true;
        } else if (c != '<' && c != '"' && c != ' ') {
            m_address += c;
        }
    }

    // A quote that nobody closed has swallowed the brackets.
    void rescueBrackets() {
        const qsizetype open = m_isQuoted ? m_words.lastIndexOf('<') : -1;
        if (open < 0)
            return;
        m_address = m_words.mid(open + 1).replace('>', "");
        m_words.truncate(open);
        m_hasAngle = true;
    }

    void finish() {
        rescueBrackets();
        QByteArray name = m_hasAngle || m_isAngle ? m_words : m_comment;
        QByteArray address = m_hasAngle || m_isAngle ? m_address : m_words;
        if (name.trimmed().isEmpty())
            name = m_comment;
        // "Asha Rao asha@example.org", without brackets.
        address = address.trimmed();
        if (const qsizetype blank = address.lastIndexOf(' '); blank >= 0) {
            if (name.trimmed().isEmpty())
                name = address.left(blank);
            address = address.mid(blank + 1);
        }
        if (const qsizetype route = address.lastIndexOf(':'); route >= 0)
            address = address.mid(route + 1); // <@relay:asha@example.org>, mailto:
        if (!address.isEmpty() || !name.trimmed().isEmpty())
            m_found.append({oneLine(withoutQuotes(decodeHeader(name)), 200), oneLine(decodeHeader(address), 320)});
        m_words.clear();
        m_address.clear();
        m_comment.clear();
        m_isQuoted = m_isAngle = m_hasAngle = false;
        m_commentDepth = 0;
    }

    const QByteArray m_value;
    QList<Mailbox> m_found;
    QByteArray m_words;
    QByteArray m_address;
    QByteArray m_comment;
    bool m_isQuoted = false;
    bool m_isAngle = false;
    bool m_hasAngle = false;
    int m_commentDepth = 0;
};

QString cleanId(QByteArrayView id) {
    QByteArray clean;
    for (const char c : cut(id, 0, 1000)) {
        if (c > 0x20 && c != '<' && c != '>' && c != 0x7F)
            clean += c;
    }
    return QString::fromLatin1(clean);
}

bool isDeviceName(const QString& base) {
    static const QSet<QString> devices = {QStringLiteral("con"), QStringLiteral("prn"), QStringLiteral("aux"),
                                          QStringLiteral("nul")};
    const QString lower = base.toLower();
    const bool isNumbered = lower.size() == 4 && lower.at(3).isDigit() &&
                            (lower.startsWith(QLatin1String("com")) || lower.startsWith(QLatin1String("lpt")));
    return devices.contains(lower) || isNumbered;
}

} // namespace

QString decodeHeader(const QByteArray& value) {
    return HeaderDecoder(value).decode();
}

QStringList messageIdsIn(const QByteArray& value) {
    QStringList ids;
    qsizetype at = 0;
    while (ids.size() < 1000) {
        const qsizetype open = value.indexOf('<', at);
        const qsizetype close = open < 0 ? -1 : value.indexOf('>', open);
        if (close < 0)
            break;
        if (const QString id = cleanId(cut(value, open, close - open)); !id.isEmpty())
            ids.append(id);
        at = close + 1;
    }
    if (!ids.isEmpty() || value.contains('<'))
        return ids;
    for (const QByteArray& word : value.simplified().split(' ')) {
        if (word.contains('@') && ids.size() < 1000)
            ids.append(cleanId(word));
    }
    return ids;
}

QList<Mailbox> mailboxesIn(const QByteArray& value) {
    return MailboxReader(value.left(64 * 1024)).read();
}

Mailbox mailboxAsWritten(const QString& written) {
    using Regex = QRegularExpression;
    static const Regex address(QStringLiteral("[^\\s<>\\[\\]()\"',;:]+@[^\\s<>\\[\\]()\"',;:]+"));
    static const Regex marks(QStringLiteral("[<\\[(]?(?:mailto:)?$|<\\s*>$|[\"*]"), Regex::CaseInsensitiveOption);
    const auto match = address.match(written.left(1000));
    QString name = match.hasMatch() ? written.left(match.capturedStart()) : written;
    name = name.remove(marks).simplified();
    while (name.startsWith(QLatin1Char('\'')) && name.endsWith(QLatin1Char('\'')) && name.size() > 1)
        name = name.mid(1, name.size() - 2).trimmed();
    name.remove(QLatin1Char('\\'));
    return {oneLine(name, 200), match.captured()};
}

QString safeFileName(const QString& name) {
    QString clean = withoutControls(name.left(4000));
    clean.removeIf(isBidiControl);
    clean.replace(QLatin1Char('\\'), QLatin1Char('/'));
    clean = clean.mid(clean.lastIndexOf(QLatin1Char('/')) + 1).simplified();
    for (QChar& c : clean) {
        if (QStringLiteral("<>:\"|?*").contains(c))
            c = QLatin1Char('_');
    }
    while (clean.endsWith(QLatin1Char('.')) || clean.endsWith(QLatin1Char(' ')))
        clean.chop(1);
    while (clean.startsWith(QLatin1Char('.')) || clean.startsWith(QLatin1Char(' ')))
        clean.remove(0, 1);
    if (isDeviceName(clean.section(QLatin1Char('.'), 0, 0)))
        clean.prepend(QLatin1Char('_'));
    if (clean.size() <= 120)
        return clean;
    const qsizetype dot = clean.lastIndexOf(QLatin1Char('.'));
    const QString extension = dot > 0 && clean.size() - dot <= 12 ? clean.mid(dot) : QString();
    QString base = clean.left(120 - extension.size());
    if (!base.isEmpty() && base.back().isHighSurrogate())
        base.chop(1);
    return base + extension;
}

} // namespace leadwell::channels::email
