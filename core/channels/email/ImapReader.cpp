// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/ImapReader.h"

#include "core/channels/email/Bytes.h"

#include <algorithm>
#include <limits>

namespace leadwell::channels::email {

namespace {

Error broken(const char* what) {
    return {ErrorKind::Protocol,
            QStringLiteral("The mail server sent an answer that cannot be read. What was fetched "
                           "before is kept; the rest is tried again with the next sync."),
            QLatin1String(what)};
}

Error tooLarge(const char* what) {
    return {ErrorKind::TooLarge,
            QStringLiteral("The mail server announced more than Leadwell takes in one piece. What was "
                           "fetched before is kept."),
            QLatin1String(what)};
}

bool isStatusWord(const QByteArray& word) {
    return word == "OK" || word == "NO" || word == "BAD" || word == "BYE" || word == "PREAUTH";
}

// "* OK …" and "a1 NO …" end in free text, where "{5}" announces nothing.
bool isStatusLine(const QByteArray& line) {
    const qsizetype tagEnd = line.indexOf(' ');
    if (line.startsWith('+') || tagEnd < 0)
        return true;
    const qsizetype wordEnd = line.indexOf(' ', tagEnd + 1);
    return isStatusWord(line.mid(tagEnd + 1, wordEnd < 0 ? -1 : wordEnd - tagEnd - 1).toUpper());
}

struct LiteralMark {
    qsizetype start = 0; ///< of "{" or "~{"
    qint64 size = 0;
};

// "{123}" or "{123+}" at the end of a line. A size of more than 18 digits is as good as too large.
std::optional<LiteralMark> literalAt(const QByteArray& line) {
    if (!line.endsWith('}'))
        return std::nullopt;
    const qsizetype open = line.lastIndexOf('{');
    if (open < 0)
        return std::nullopt;
    QByteArray digits = line.mid(open + 1, line.size() - open - 2);
    if (digits.endsWith('+'))
        digits.chop(1);
    if (digits.isEmpty() || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    bool isNumber = false;
    const qint64 size = digits.toLongLong(&isNumber);
    const bool isBinary = open > 0 && line.at(open - 1) == '~';
    return LiteralMark{isBinary ? open - 1 : open, isNumber ? size : std::numeric_limits<qint64>::max()};
}

} // namespace

Result<void> ImapReader::feed(QByteArrayView bytes) {
    while (!bytes.empty()) {
        if (m_literalLeft > 0) {
            const qsizetype taken = qMin<qint64>(m_literalLeft, bytes.size());
            m_raw.back().literal.append(bytes.first(taken));
            m_literalLeft -= taken;
            bytes = bytes.sliced(taken);
            continue;
        }
        const qsizetype end = bytes.indexOf('\n');
        const qsizetype taken = end < 0 ? bytes.size() : end + 1;
        m_line.append(bytes.first(taken));
        m_lineBytes += taken;
        bytes = bytes.sliced(taken);
        if (m_lineBytes > m_limits.lineBytes)
            return tooLarge("line");
        if (end >= 0)
            LW_CHECK(endLine());
    }
    return {};
}

Result<void> ImapReader::endLine() {
    m_line.chop(1);
    if (m_line.endsWith('\r'))
        m_line.chop(1);
    const auto literal = m_raw.empty() && isStatusLine(m_line) ? std::nullopt : literalAt(m_line);
    if (!literal) {
        m_raw.push_back({std::move(m_line), {}, false});
        m_ready.push_back(std::move(m_raw));
        m_raw.clear();
        m_lineBytes = 0;
        m_literalBytes = 0;
    } else {
        if (literal->size > m_limits.literalBytes - m_literalBytes)
            return tooLarge("literal");
        m_literalBytes += literal->size;
        m_literalLeft = literal->size;
        m_line.truncate(literal->start);
        m_raw.push_back({std::move(m_line), {}, true});
    }
    m_line = QByteArray();
    return {};
}

/// Turns the pieces of one response into values.
class ImapResponseParser {
public:
    ImapResponseParser(ImapReader::Raw raw, int depthMax) : m_raw(std::move(raw)), m_depthMax(depthMax) {}

    Result<ImapResponse> parse() {
        ImapResponse response;
        response.tag = word();
        if (response.tag == "+") {
            response.text = rest();
            return response;
        }
        const qsizetype mark = m_at;
        const QByteArray status = word().toUpper();
        if (isStatusWord(status)) {
            response.status = status;
            readStatusText(response);
            return response;
        }
        m_at = mark;
        LW_TRY(response.values, values(0));
        return response;
    }

private:
    const QByteArray& text() const { return m_raw.at(m_piece).text; }
    bool atTextEnd() const { return m_at >= text().size(); }
    char peek() const { return text().at(m_at); }

    QByteArray word() {
        skipBlanks();
        const qsizetype end = text().indexOf(' ', m_at);
        const QByteArray found = text().mid(m_at, end < 0 ? -1 : end - m_at);
        m_at = end < 0 ? text().size() : end;
        return found;
    }
    QByteArray rest() {
        skipBlanks();
        return text().mid(m_at);
    }
    void skipBlanks() {
        while (!atTextEnd() && peek() == ' ')
            ++m_at;
    }
    void readStatusText(ImapResponse& response) {
        QByteArray words = rest();
        const qsizetype end = words.startsWith('[') ? words.indexOf(']') : -1;
        if (end > 0) {
            response.code = words.mid(1, end - 1);
            words = words.mid(end + 1).trimmed();
        }
        response.text = words.left(500);
    }

    // Values up to the end of the response, or to the ")" of this list.
    Result<std::vector<ImapValue>> values(int depth) {
        if (depth > m_depthMax)
            return broken("lists nested too deep");
        std::vector<ImapValue> found;
        while (true) {
            skipBlanks();
            if (atTextEnd()) {
                if (m_raw.at(m_piece).hasLiteral) {
                    found.push_back({ImapValue::Kind::String, std::move(m_raw.at(m_piece).literal), {}});
                    ++m_piece;
                    m_at = 0;
                    continue;
                }
                return depth == 0 ? Result<std::vector<ImapValue>>(std::move(found)) : broken("a list without end");
            }
            if (peek() == ')') {
                ++m_at;
                return depth > 0 ? Result<std::vector<ImapValue>>(std::move(found)) : broken("a list end without list");
            }
            LW_TRY(ImapValue value, one(depth));
            found.push_back(std::move(value));
        }
    }

    Result<ImapValue> one(int depth) {
        if (peek() == '"')
            return quoted();
        if (peek() != '(')
            return ImapValue{ImapValue::Kind::Atom, atom(), {}};
        ++m_at;
        ImapValue list;
        list.kind = ImapValue::Kind::List;
        LW_TRY(list.items, values(depth + 1));
        return list;
    }

    Result<ImapValue> quoted() {
        ImapValue value;
        value.kind = ImapValue::Kind::String;
        for (++m_at; !atTextEnd(); ++m_at) {
            if (peek() == '"') {
                ++m_at;
                return value;
            }
            if (peek() == '\\' && m_at + 1 < text().size())
                ++m_at;
            value.bytes.append(peek());
        }
        return broken("a string without end");
    }

    // BODY[HEADER.FIELDS (DATE)]<0> is one atom.
    QByteArray atom() {
        const qsizetype start = m_at;
        bool isBracketed = false;
        for (; !atTextEnd(); ++m_at) {
            const char c = peek();
            isBracketed = (isBracketed || c == '[') && c != ']';
            if (!isBracketed && (c == ' ' || c == '(' || c == ')' || c == '"'))
                break;
        }
        return text().mid(start, m_at - start);
    }

    ImapReader::Raw m_raw;
    size_t m_piece = 0;
    qsizetype m_at = 0;
    int m_depthMax = 0;
};

Result<std::optional<ImapResponse>> ImapReader::next() {
    if (m_ready.empty())
        return std::optional<ImapResponse>();
    Raw raw = std::move(m_ready.front());
    m_ready.pop_front();
    LW_TRY(ImapResponse response, ImapResponseParser(std::move(raw), m_limits.depth).parse());
    return std::optional(std::move(response));
}

} // namespace leadwell::channels::email
