// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <deque>
#include <optional>

namespace leadwell::channels::asterisk {

/// One message of the Asterisk Manager Interface: lines of "Key: Value". Keys in any case and order; one may repeat.
struct AmiBlock {
    struct Field {
        QByteArray key;
        QByteArray value;
        friend bool operator==(const Field&, const Field&) = default;
    };
    QList<Field> fields;

    /// The first of that name, without the blanks around it; empty when there is none.
    QByteArray value(const QByteArray& key) const;
    QString text(const QByteArray& key) const;
    bool has(const QByteArray& key) const;
    /// As it is sent: lines that end with CR LF, and an empty one. Line breaks in a value are left out.
    QByteArray toBytes() const;
    friend bool operator==(const AmiBlock&, const AmiBlock&) = default;
};

/// Bytes of a connection, split anywhere, to messages. Lines end with CR LF, LF or CR; what is no field is passed over; a
/// message keeps so much and no more. Pure, bounded: never holds more than a message and what was fed last.
class AmiReader {
public:
    static constexpr qsizetype lineMax = 8 * 1024;   ///< of a longer line the rest is left out
    static constexpr qsizetype fieldsMax = 256;      ///< of a message; the rest is left out
    static constexpr qsizetype withoutEnd = 1 << 20; ///< so many bytes without the end of a message: no manager speaks

    enum class Begin : quint8 { WithBanner, WithMessage };
    explicit AmiReader(Begin begin = Begin::WithBanner) : m_wantsBanner(begin == Begin::WithBanner) {}

    /// Errors: Protocol, once and for good: the connection is of no more use.
    Result<void> feed(QByteArrayView bytes);
    /// The first line ("Asterisk Call Manager/5.0.2"), when it is there.
    std::optional<QByteArray> banner() const { return m_wantsBanner ? std::nullopt : std::optional(m_banner); }
    /// Whole messages, oldest first. Empty ones do not count.
    std::optional<AmiBlock> next();
    /// What was begun, as if it were whole: for a text that ends without an empty line.
    void finish();

private:
    void take(char byte);
    void endLine();
    void endBlock();

    QByteArray m_line;
    QByteArray m_banner;
    AmiBlock m_block;
    std::deque<AmiBlock> m_blocks;
    qsizetype m_sinceBlock = 0;
    bool m_wantsBanner;
    bool m_wasReturn = false;
    bool m_isBroken = false;
};

} // namespace leadwell::channels::asterisk
