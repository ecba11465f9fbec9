// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/form/JsonScan.h"

namespace leadwell::channels::form {

namespace {

/// Walks over the bytes once. Quotes, brackets and commas are ASCII, so UTF-8 needs no decoding.
class Scanner {
public:
    Scanner(const QByteArray& bytes, int depthMax) : m_bytes(bytes), m_depthMax(depthMax) {}

    Result<JsonShape> run() {
        for (m_at = 0; m_at < m_bytes.size(); ++m_at) {
            const char c = m_bytes.at(m_at);
            if (m_inString)
                stepInString(c);
            else if (c == '"')
                m_inString = true;
            else if (c == '[' || c == '{')
                open(c);
            else if (c == ']' || c == '}')
                close();
            else if (c == ',' && m_level == 1 && m_shape.isArray)
                endElement();
            if (m_level > m_depthMax)
                return Error{ErrorKind::TooLarge,
                             QStringLiteral("The form nests deeper than %1 levels. The raw event is kept.").arg(m_depthMax),
                             {}};
        }
        if (m_inString || m_level != 0)
            return Error{ErrorKind::Protocol, QStringLiteral("The form is cut off. The raw event is kept."), {}};
        return m_shape;
    }

private:
    void stepInString(char c) {
        if (c == '\\')
            ++m_at; // Whatever is escaped cannot end the string.
        else if (c == '"')
            m_inString = false;
    }
    void open(char c) {
        if (m_level == 0 && m_shape.depth == 0 && c == '[') {
            m_shape.isArray = true;
            m_begin = m_at + 1;
        }
        ++m_level;
        m_shape.depth = std::max(m_shape.depth, m_level);
    }
    void close() {
        if (m_level == 1 && m_shape.isArray)
            endElement();
        m_level = std::max(0, m_level - 1);
    }
    void endElement() {
        const QByteArray element = m_bytes.mid(m_begin, m_at - m_begin).trimmed();
        if (!element.isEmpty())
            m_shape.elements.append(element);
        m_begin = m_at + 1;
    }

    const QByteArray& m_bytes;
    int m_depthMax;
    JsonShape m_shape;
    qsizetype m_at = 0;
    qsizetype m_begin = 0;
    int m_level = 0;
    bool m_inString = false;
};

} // namespace

Result<JsonShape> scanJson(const QByteArray& bytes, int depthMax) {
    return Scanner(bytes, depthMax).run();
}

} // namespace leadwell::channels::form
