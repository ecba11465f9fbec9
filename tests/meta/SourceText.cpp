// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/meta/SourceText.h"

#include <QRegularExpression>
#include <QStringList>

namespace leadwell::meta {

namespace {

/// Cuts a file into code, literals and comments in one pass.
class Cutter {
public:
    Cutter(const QString& text, SourceText& into) : m_text(text), m_into(into) {}

    void run() {
        while (m_at < m_text.size()) {
            if (startsWith("//"))
                comment(QStringLiteral("\n"), false);
            else if (startsWith("/*"))
                comment(QStringLiteral("*/"), true);
            else if (startsWith("R\"") && !isWord(before()))
                rawLiteral();
            else if (now() == u'"')
                literal();
            else if (now() == u'\'' && !isWord(before()))
                character();
            else
                keep(1);
        }
    }

private:
    QChar now() const { return m_text.at(m_at); }
    QChar before() const { return m_at > 0 ? m_text.at(m_at - 1) : QChar(u' '); }
    static bool isWord(QChar c) { return c.isLetterOrNumber() || c == u'_'; }
    bool startsWith(const char* what) const { return QStringView(m_text).mid(m_at).startsWith(QLatin1String(what)); }

    void keep(qsizetype count) {
        m_into.code += QStringView(m_text).mid(m_at, count);
        skip(count, false);
    }
    /// Goes on; with `leaveLines` the line ends stay in the code, so that lines keep their numbers.
    void skip(qsizetype count, bool leaveLines = true) {
        const QStringView passed = QStringView(m_text).mid(m_at, count);
        const qsizetype lines = passed.count(u'\n');
        if (leaveLines)
            m_into.code += QString(lines, u'\n');
        m_line += static_cast<int>(lines);
        m_at += passed.size();
    }
    void comment(const QString& end, bool withEnd) {
        qsizetype to = m_text.indexOf(end, m_at);
        to = to < 0 ? m_text.size() : to + (withEnd ? end.size() : 0);
        m_into.comments.append({m_line, m_text.mid(m_at, to - m_at)});
        skip(to - m_at);
    }
    void rawLiteral() {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        const QString end = u')' + m_text.mid(m_at + 2, open - m_at - 2) + u'"';
        qsizetype to = m_text.indexOf(end, open);
        to = to < 0 ? m_text.size() : to + end.size();
        m_into.literals.append({m_line, m_text.mid(open + 1, to - open - 1 - end.size())});
        m_into.code += QStringLiteral("\"\"");
        skip(to - m_at);
    }
    void literal() {
        qsizetype to = m_at + 1;
        while (to < m_text.size() && m_text.at(to) != u'"' && m_text.at(to) != u'\n')
            to += m_text.at(to) == u'\\' ? 2 : 1;
        m_into.literals.append({m_line, m_text.mid(m_at + 1, to - m_at - 1)});
        m_into.code += QStringLiteral("\"\"");
        skip(to + 1 - m_at);
    }
    void character() {
        qsizetype to = m_at + 1;
        while (to < m_text.size() && m_text.at(to) != u'\'' && m_text.at(to) != u'\n')
            to += m_text.at(to) == u'\\' ? 2 : 1;
        m_into.code += QStringLiteral("''");
        skip(to + 1 - m_at);
    }

    const QString& m_text;
    SourceText& m_into;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace

SourceText SourceText::read(const QString& path, const QString& bytes) {
    SourceText source;
    source.path = path;
    Cutter(bytes, source).run();
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*([<\"][^>\"]+[>\"])"));
    const QStringList lines = bytes.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto match = include.match(lines.at(i)); match.hasMatch())
            source.includes.append({static_cast<int>(i) + 1, match.captured(1)});
    }
    return source;
}

} // namespace leadwell::meta
