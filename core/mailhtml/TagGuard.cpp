// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mailhtml/TagGuard.h"

namespace leadwell::mailhtml {
namespace {

constexpr int mostAttributes = 256;

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c == '.';
}

/// Reads a tag the way the parser does.
class TagScan {
public:
    TagScan(const QByteArray& html, qsizetype at) : m_html(html), m_at(at) {}

    qsizetype at() const { return m_at; }
    /// Where the tag has had too many attributes; −1 when it ends before.
    qsizetype findExcess() {
        skipName();
        for (int count = 0; m_at < m_html.size() && m_html.at(m_at) != '>'; ++count) {
            if (count == mostAttributes)
                return m_at;
            skipAttribute();
        }
        return -1;
    }

private:
    void skipBlanks() {
        while (m_at < m_html.size() && isBlank(m_html.at(m_at)))
            ++m_at;
    }
    void skipName() {
        while (m_at < m_html.size() && !isBlank(m_html.at(m_at)) && m_html.at(m_at) != '>' && m_html.at(m_at) != '=')
            ++m_at;
        skipBlanks();
    }
    void skipAttribute() {
        const qsizetype before = m_at;
        skipName();
        if (m_at < m_html.size() && m_html.at(m_at) == '=') {
            ++m_at;
            skipBlanks();
            skipValue();
        }
        skipBlanks();
        if (m_at == before)
            ++m_at;
    }
    void skipValue() {
        const char quote = m_at < m_html.size() ? m_html.at(m_at) : ' ';
        if (quote == '"' || quote == '\'') {
            const qsizetype end = m_html.indexOf(quote, m_at + 1);
            m_at = end < 0 ? m_html.size() : end + 1;
            return;
        }
        while (m_at < m_html.size() && !isBlank(m_html.at(m_at)) && m_html.at(m_at) != '>')
            ++m_at;
    }

    const QByteArray& m_html;
    qsizetype m_at;
};

} // namespace

BoundedHtml withBoundedTags(const QByteArray& html) {
    BoundedHtml bounded;
    qsizetype copied = 0;
    // Tags overlap only where one opens inside another; honest mail is looked through about once.
    qsizetype budget = 20 * html.size() + 100'000;
    qsizetype at = html.indexOf('<');
    for (; at >= 0 && at + 1 < html.size() && budget > 0; at = html.indexOf('<', at + 1)) {
        if (!startsName(html.at(at + 1)))
            continue;
        TagScan scan(html, at + 1);
        const qsizetype excess = scan.findExcess();
        budget -= scan.at() - at;
        if (excess < copied)
            continue;
        bounded.html.append(QByteArrayView(html).sliced(copied, excess - copied)).append(" >");
        copied = excess;
    }
    bounded.isCut = budget <= 0 && at >= 0;
    const qsizetype end = bounded.isCut ? qMax(at, copied) : html.size();
    bounded.html.append(QByteArrayView(html).sliced(copied, end - copied));
    return bounded;
}

} // namespace leadwell::mailhtml
