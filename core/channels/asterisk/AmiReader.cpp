// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/asterisk/AmiReader.h"

#include <algorithm>
#include <utility>

namespace leadwell::channels::asterisk {

namespace {

bool isKey(const QByteArray& text) {
    constexpr qsizetype keyMax = 80;
    return !text.isEmpty() && text.size() <= keyMax && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '(' ||
               c == ')' || c == '.';
    });
}

QByteArray onOneLine(QByteArray text) {
    text.replace('\r', "");
    text.replace('\n', "");
    return text;
}

} // namespace

QByteArray AmiBlock::value(const QByteArray& key) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&key](const Field& field) { return field.key.compare(key, Qt::CaseInsensitive) == 0; });
    return found == fields.end() ? QByteArray() : found->value;
}

QString AmiBlock::text(const QByteArray& key) const {
    return QString::fromUtf8(value(key));
}

bool AmiBlock::has(const QByteArray& key) const {
    return std::any_of(fields.begin(), fields.end(),
                       [&key](const Field& field) { return field.key.compare(key, Qt::CaseInsensitive) == 0; });
}

QByteArray AmiBlock::toBytes() const {
    QByteArray bytes;
    for (const Field& field : fields)
        bytes += onOneLine(field.key) + ": " + onOneLine(field.value) + "\r\n";
    return bytes + "\r\n";
}

Result<void> AmiReader::feed(QByteArrayView bytes) {
    if (!m_isBroken) {
        for (const char byte : bytes) {
            take(byte);
            if (++m_sinceBlock > withoutEnd) {
                m_isBroken = true;
                m_line.clear();
                m_block = {};
                break;
            }
        }
    }
    if (m_isBroken)
        return Error{ErrorKind::Protocol,
                     QStringLiteral("What answers there does not speak as Asterisk's manager does. Check host and port (5038)."),
                     QStringLiteral("no end of a message")};
    return {};
}

void AmiReader::take(char byte) {
    const bool followsReturn = std::exchange(m_wasReturn, byte == '\r');
    if (byte == '\n' && followsReturn)
        return;
    if (byte == '\r' || byte == '\n')
        endLine();
    else if (m_line.size() < lineMax)
        m_line.append(byte);
}

void AmiReader::endLine() {
    const QByteArray line = std::exchange(m_line, {});
    if (m_wantsBanner) {
        m_banner = line.trimmed();
        m_wantsBanner = m_banner.isEmpty();
        m_sinceBlock = 0;
        return;
    }
    if (line.isEmpty())
        return endBlock();
    const qsizetype colon = line.indexOf(':');
    const QByteArray key = line.left(std::max<qsizetype>(0, colon)).trimmed();
    if (isKey(key) && m_block.fields.size() < fieldsMax)
        m_block.fields.append({key, line.mid(colon + 1).trimmed()});
}

void AmiReader::endBlock() {
    m_sinceBlock = 0;
    if (m_block.fields.isEmpty())
        return;
    m_blocks.push_back(std::exchange(m_block, {}));
}

void AmiReader::finish() {
    if (!m_line.isEmpty())
        endLine();
    endBlock();
}

std::optional<AmiBlock> AmiReader::next() {
    if (m_blocks.empty())
        return {};
    AmiBlock block = std::move(m_blocks.front());
    m_blocks.pop_front();
    return block;
}

} // namespace leadwell::channels::asterisk
