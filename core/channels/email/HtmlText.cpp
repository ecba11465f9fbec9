// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/HtmlText.h"

#include "core/channels/email/Charset.h"

#include <QSet>

namespace leadwell::channels::email {

namespace {

const QSet<QString>& blockTags() {
    static const QSet<QString> tags = {
        QStringLiteral("address"), QStringLiteral("article"),  QStringLiteral("aside"),   QStringLiteral("blockquote"),
        QStringLiteral("center"),  QStringLiteral("dd"),       QStringLiteral("div"),     QStringLiteral("dl"),
        QStringLiteral("dt"),      QStringLiteral("fieldset"), QStringLiteral("footer"),  QStringLiteral("form"),
        QStringLiteral("h1"),      QStringLiteral("h2"),       QStringLiteral("h3"),      QStringLiteral("h4"),
        QStringLiteral("h5"),      QStringLiteral("h6"),       QStringLiteral("header"),  QStringLiteral("hr"),
        QStringLiteral("li"),      QStringLiteral("main"),     QStringLiteral("nav"),     QStringLiteral("ol"),
        QStringLiteral("p"),       QStringLiteral("pre"),      QStringLiteral("section"), QStringLiteral("table"),
        QStringLiteral("tbody"),   QStringLiteral("tr"),       QStringLiteral("ul"),
    };
    return tags;
}

// What these contain is never read, not even as markup, until their own end tag.
const QSet<QString>& silentTags() {
    static const QSet<QString> tags = {
        QStringLiteral("script"), QStringLiteral("style"),    QStringLiteral("title"), QStringLiteral("textarea"),
        QStringLiteral("svg"),    QStringLiteral("template"), QStringLiteral("xml"),   QStringLiteral("noframes"),
    };
    return tags;
}

const QSet<QString>& voidTags() {
    static const QSet<QString> tags = {
        QStringLiteral("area"), QStringLiteral("base"),  QStringLiteral("br"),    QStringLiteral("col"),
        QStringLiteral("hr"),   QStringLiteral("img"),   QStringLiteral("input"), QStringLiteral("link"),
        QStringLiteral("meta"), QStringLiteral("param"), QStringLiteral("wbr"),
    };
    return tags;
}

/// Collects words into lines the way a browser would, with "> " before what is quoted.
class LineWriter {
public:
    void put(QChar c) {
        if (m_isPre && c == QLatin1Char('\n')) {
            endLine(1);
        } else if (c.isSpace() && c.unicode() != 0xA0 && !m_isPre) {
            m_wantsSpace = !m_line.isEmpty();
        } else {
            flushSpace();
            m_line.append(c.unicode() == 0xA0 ? QLatin1Char(' ') : c);
        }
    }
    void put(const QString& text) {
        for (const QChar c : text)
            put(c);
    }
    /// Ends the line if there is one; with two, leaves an empty line after it.
    void endLine(int breaks) {
        if (!m_line.isEmpty() || breaks == 0)
            writeLine();
        m_wantsSpace = false;
        m_wantsCell = false;
        m_wantsGap = m_wantsGap || breaks > 1;
    }
    void breakLine() { writeLine(); }
    /// What comes next stands in another cell of the same row.
    void startCell() { m_wantsCell = !m_line.isEmpty(); }
    void quote(int step) { m_depth = qBound(0, m_depth + step, 1000); }
    void setPre(bool isPre) { m_isPre = isPre; }
    QString take() {
        endLine(1);
        while (m_out.endsWith(QLatin1Char('\n')))
            m_out.chop(1);
        return std::move(m_out);
    }

private:
    void flushSpace() {
        // "Name:" and its value in the next cell are read together.
        if (m_wantsCell && !m_line.endsWith(QLatin1Char(':')))
            m_line.append(QLatin1String(" | "));
        else if (m_wantsSpace || m_wantsCell)
            m_line.append(QLatin1Char(' '));
        m_wantsSpace = false;
        m_wantsCell = false;
    }
    QString prefix() const { return QStringLiteral("> ").repeated(qMin(m_depth, 5)); }
    void writeLine() {
        if (m_wantsGap && !m_out.isEmpty() && !m_line.isEmpty())
            m_out.append(prefix().trimmed() + QLatin1Char('\n'));
        if (!m_line.isEmpty())
            m_wantsGap = false;
        while (m_line.endsWith(QLatin1Char(' ')))
            m_line.chop(1);
        m_out.append(prefix() + m_line + QLatin1Char('\n'));
        m_line.clear();
        m_wantsSpace = false;
        m_wantsCell = false;
    }

    QString m_out;
    QString m_line;
    int m_depth = 0;
    bool m_wantsSpace = false;
    bool m_wantsCell = false;
    bool m_wantsGap = false;
    bool m_isPre = false;
};

struct Tag {
    QString name; ///< lower case; empty for what is no tag
    QStringView rest;
    bool isEnd = false;
    qsizetype next = 0; ///< where reading goes on
};

class HtmlReader {
public:
    HtmlReader(const QString& html, bool honoursHidden) : m_html(html), m_honoursHidden(honoursHidden) {}

    QString read() {
        while (m_at < m_html.size()) {
            const QChar c = m_html.at(m_at);
            if (c == QLatin1Char('<'))
                readMarkup();
            else if (c == QLatin1Char('&'))
                readEntity();
            else
                readLetter(c);
        }
        return m_lines.take();
    }

private:
    bool isHidden() const { return m_hiddenDepth > 0; }

    void readLetter(QChar c) {
        if (!isHidden())
            m_lines.put(c);
        ++m_at;
    }

    void readEntity() {
        const QStringView rest = QStringView(m_html).mid(m_at + 1, 12);
        qsizetype length = 0;
        while (length < rest.size() && (rest.at(length).isLetterOrNumber() || (length == 0 && rest.at(0) == QLatin1Char('#'))))
            ++length;
        const QString meaning = htmlEntity(rest.left(length));
        if (meaning.isEmpty()) {
            readLetter(QLatin1Char('&'));
            return;
        }
        if (!isHidden())
            m_lines.put(meaning);
        m_at += 1 + length;
        if (m_at < m_html.size() && m_html.at(m_at) == QLatin1Char(';'))
            ++m_at;
    }

    void readMarkup() {
        const QStringView rest = QStringView(m_html).mid(m_at);
        if (rest.startsWith(QLatin1String("<!--"))) {
            skipBehind(QStringLiteral("-->"), m_at + 4);
            return;
        }
        const Tag tag = tagAt(m_at);
        if (tag.name.isEmpty()) {
            readLetter(QLatin1Char('<'));
            return;
        }
        m_at = tag.next;
        if (silentTags().contains(tag.name) && !tag.isEnd && !tag.rest.endsWith(QLatin1Char('/')))
            skipElement(tag.name);
        else if (isHidden())
            trackHidden(tag);
        else
            apply(tag);
    }

    void skipBehind(const QString& end, qsizetype from) {
        const qsizetype found = m_html.indexOf(end, from);
        m_at = found < 0 ? m_html.size() : found + end.size();
    }

    void skipElement(const QString& name) {
        const qsizetype found = m_html.indexOf(QLatin1String("</") + name, m_at, Qt::CaseInsensitive);
        m_at = found < 0 ? m_html.size() : found;
        if (found < 0)
            return;
        const qsizetype end = m_html.indexOf(QLatin1Char('>'), found);
        m_at = end < 0 ? m_html.size() : end + 1;
    }

    // A quote that is never closed would make every tag search to the end; after the first one, quotes mean
    // nothing.
    qsizetype tagEnd(qsizetype from) {
        QChar quote;
        for (qsizetype i = from; !m_ignoresQuotes && i < m_html.size(); ++i) {
            const QChar c = m_html.at(i);
            if (!quote.isNull()) {
                if (c == quote)
                    quote = QChar();
            } else if (c == QLatin1Char('>')) {
                return i;
            } else if ((c == QLatin1Char('"') || c == QLatin1Char('\'')) && m_html.at(i - 1) == QLatin1Char('=')) {
                quote = c;
            }
        }
        m_ignoresQuotes = true;
        return m_html.indexOf(QLatin1Char('>'), from);
    }

    Tag tagAt(qsizetype at) {
        Tag tag;
        qsizetype i = at + 1;
        tag.isEnd = i < m_html.size() && m_html.at(i) == QLatin1Char('/');
        i += tag.isEnd;
        const bool isDeclaration = i < m_html.size() && (m_html.at(i) == QLatin1Char('!') || m_html.at(i) == QLatin1Char('?'));
        if (i >= m_html.size() || m_hasNoMoreEnds || !(isDeclaration || m_html.at(i).isLetter()))
            return tag;
        const qsizetype end = tagEnd(i);
        if (end < 0) {
            m_hasNoMoreEnds = true;
            return tag;
        }
        qsizetype nameEnd = i;
        while (nameEnd < end && nameEnd - i < 20 && (m_html.at(nameEnd).isLetterOrNumber() || isDeclaration))
            ++nameEnd;
        tag.name = m_html.mid(i, nameEnd - i).toLower();
        tag.rest = QStringView(m_html).mid(nameEnd, end - nameEnd);
        tag.next = end + 1;
        return tag;
    }

    bool hides(const Tag& tag) const {
        if (!m_honoursHidden || tag.isEnd || voidTags().contains(tag.name) || tag.rest.size() > 4000)
            return false;
        QString rest = tag.rest.toString().toLower();
        rest.remove(QLatin1Char(' '));
        return rest.contains(QLatin1String("display:none")) || rest.contains(QLatin1String("mso-hide:all"));
    }

    void trackHidden(const Tag& tag) {
        if (tag.name == m_hiddenTag)
            m_hiddenDepth += tag.isEnd ? -1 : 1;
    }

    void apply(const Tag& tag) {
        if (hides(tag)) {
            m_hiddenTag = tag.name;
            m_hiddenDepth = 1;
            return;
        }
        if (tag.name == QLatin1String("br")) {
            m_lines.breakLine();
            return;
        }
        if (tag.name == QLatin1String("td") || tag.name == QLatin1String("th")) {
            m_lines.startCell();
            return;
        }
        if (blockTags().contains(tag.name))
            applyBlock(tag);
    }

    void applyBlock(const Tag& tag) {
        const bool isParagraph = tag.name == QLatin1String("p") || tag.name == QLatin1String("blockquote") ||
                                 (tag.name.size() == 2 && tag.name.at(0) == QLatin1Char('h') && tag.name.at(1).isDigit());
        m_lines.endLine(isParagraph ? 2 : 1);
        if (tag.name == QLatin1String("blockquote"))
            m_lines.quote(tag.isEnd ? -1 : 1);
        else if (tag.name == QLatin1String("pre"))
            m_lines.setPre(!tag.isEnd);
        else if (tag.name == QLatin1String("li") && !tag.isEnd)
            m_lines.put(QStringLiteral("- "));
        else if (tag.name == QLatin1String("hr"))
            m_lines.endLine(1);
    }

    const QString& m_html;
    LineWriter m_lines;
    qsizetype m_at = 0;
    QString m_hiddenTag;
    int m_hiddenDepth = 0;
    bool m_honoursHidden = true;
    bool m_hasNoMoreEnds = false;
    bool m_ignoresQuotes = false;
};

} // namespace

QString htmlToText(const QString& html) {
    QString text = HtmlReader(html, true).read();
    // A hidden element that is never closed would swallow the mail.
    if (text.trimmed().isEmpty())
        text = HtmlReader(html, false).read();
    return withoutControls(text);
}

QString textToHtml(const QString& text) {
    QString html = text.toHtmlEscaped();
    html.replace(QLatin1Char('\n'), QLatin1String("<br>\n"));
    return QLatin1String("<div>") + html + QLatin1String("</div>");
}

} // namespace leadwell::channels::email
