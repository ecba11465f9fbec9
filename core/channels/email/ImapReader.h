// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <deque>
#include <optional>
#include <vector>

namespace leadwell::channels::email {

/// One value of an IMAP response: an atom (NIL included), a string (quoted or literal) or a list.
struct ImapValue {
    enum class Kind : quint8 { Atom, String, List };
    Kind kind = Kind::Atom;
    QByteArray bytes;
    std::vector<ImapValue> items;

    bool isNil() const { return kind == Kind::Atom && bytes.compare("NIL", Qt::CaseInsensitive) == 0; }
    bool isAtom(const char* word) const { return kind == Kind::Atom && bytes.compare(word, Qt::CaseInsensitive) == 0; }
};

/// One complete response of the server.
struct ImapResponse {
    QByteArray tag;                ///< "*", "+", or the tag of a command
    QByteArray status;             ///< "OK", "NO", "BAD", "BYE", "PREAUTH" in upper case; empty for data
    QByteArray code;               ///< what stood in brackets behind the status: "UIDVALIDITY 3857529045"
    QByteArray text;               ///< the server's words behind it
    std::vector<ImapValue> values; ///< of data: everything behind the tag
};

/// Cuts the bytes of an IMAP connection into responses (RFC 9051 §2.2.2, §9). Feed it pieces of any size.
/// Literals and lines are bounded, and memory is taken as bytes arrive, never on a claim. Linear. No I/O.
class ImapReader {
public:
    struct Limits {
        qint64 lineBytes = 16LL * 1024 * 1024;    ///< of one response without its literals
        qint64 literalBytes = 72LL * 1024 * 1024; ///< of all literals in one response
        int depth = 32;                           ///< of nested lists
    };

    ImapReader() : ImapReader(Limits()) {}
    explicit ImapReader(const Limits& limits) : m_limits(limits) {}

    /// Errors: TooLarge (a literal or line over the limit). The connection cannot be used any further then.
    Result<void> feed(QByteArrayView bytes);
    /// The next complete response, oldest first; nullopt when more bytes are needed. Errors: Protocol.
    Result<std::optional<ImapResponse>> next();

private:
    // A response as it stands on the wire: text, then perhaps a literal, then text …
    struct Piece {
        QByteArray text;
        QByteArray literal;
        bool hasLiteral = false;
    };
    using Raw = std::vector<Piece>;
    friend class ImapResponseParser;

    Result<void> endLine();

    Limits m_limits;
    Raw m_raw;
    QByteArray m_line;
    qint64 m_lineBytes = 0;
    qint64 m_literalBytes = 0;
    qint64 m_literalLeft = 0;
    std::deque<Raw> m_ready;
};

} // namespace leadwell::channels::email
