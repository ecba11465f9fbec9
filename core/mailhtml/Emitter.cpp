// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mailhtml/Emitter.h"

#include "core/mailhtml/SafeUrl.h"

namespace leadwell::mailhtml {
namespace {

constexpr qsizetype longestAlternative = 500;
constexpr qsizetype longestLinkText = 200;
constexpr qsizetype remoteImagesKept = 500;
// A text table lays out rows × columns whatever is in them.
constexpr int columnsPerRow = 100;
constexpr int rowsPerCell = 50;
constexpr int largestImageSide = 4'000;
// Room for the row, the cell and what an item needs, inside the depth limit.
constexpr int depthKeptForParts = 4;
constexpr qsizetype outputReserve = 64 * 1024;
constexpr QChar zeroWidthSpace(0x200B);

bool isBlank(QChar c) {
    return c == QLatin1Char(' ') || c == QLatin1Char('\n') || c == QLatin1Char('\t') || c == QLatin1Char('\r') ||
           c == QLatin1Char('\f');
}

/// Control characters, and those QTextDocument gives a meaning of its own (frames, objects, separators).
bool isRemoved(QChar c) {
    const char16_t u = c.unicode();
    return (u < 0x20 && !isBlank(c)) || (u >= 0x7F && u < 0xA0) || u == 0xFFFC || (u >= 0xFDD0 && u <= 0xFDEF) || u == 0x2028 ||
           u == 0x2029 || u >= 0xFFFE;
}

bool isDirectionMark(QChar c) {
    return (c.unicode() >= 0x202A && c.unicode() <= 0x202E) || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
}

QString escaped(QStringView text) {
    return text.toString().toHtmlEscaped();
}

QString attribute(const char* name, const QString& value) {
    return value.isEmpty() ? QString()
                           : QString(QLatin1Char(' ') + QLatin1String(name) + QStringLiteral("=\"") + value.toHtmlEscaped() +
                                     QLatin1Char('"'));
}

int boundedNumber(const QString& text, int least, int most) {
    bool isNumber = false;
    const int number = text.trimmed().toInt(&isNumber);
    return isNumber && number >= least ? qMin(number, most) : 0;
}

QString numberAttribute(const char* name, int number) {
    return number > 0 ? attribute(name, QString::number(number)) : QString();
}

bool isInlineKind(Kind kind) {
    return kind == Kind::Inline || kind == Kind::Anchor;
}

} // namespace

bool Emitter::countElement() {
    ++m_elements;
    return fits();
}

bool Emitter::fits() {
    // Escaping makes text longer; the output keeps to the input's limit too.
    const qsizetype length = m_options.limits.inputLength;
    if (m_elements > m_options.limits.elements || m_html.size() > length - qMin(length / 4, outputReserve)) {
        m_isFull = true;
        m_result.isShortened = true;
    }
    return !m_isFull;
}

void Emitter::start(QByteArrayView name, const Attributes& attributes) {
    if (m_isFull || !countElement())
        return;
    const TagRule& rule = ruleFor(name);
    const InlineStyle style = readStyle(attributes.value("style"));
    Source source{m_open.size(), rule.kind, false};
    if (m_hidden == 0 && attributes.has("background"))
        ++m_result.blockedImages;
    m_result.blockedImages += m_hidden == 0 ? style.remoteReferences : 0;
    source.isHidden = rule.kind == Kind::Dropped || style.isHidden || attributes.has("hidden");
    m_source.push_back(source);
    if (source.isHidden)
        ++m_hidden;
    if (m_hidden == 0)
        dispatch(rule, attributes, style);
    else if (rule.kind == Kind::Table)
        m_tables += false;
}

void Emitter::end() {
    if (m_source.size() <= m_forgotten)
        return;
    const Source source = m_source.back();
    m_source.pop_back();
    if (source.isHidden)
        --m_hidden;
    if (source.kind == Kind::Table && !m_tables.isEmpty())
        m_tables.removeLast();
    if (!m_isFull)
        closeTo(source.openBefore);
}

void Emitter::dispatch(const TagRule& rule, const Attributes& attributes, const InlineStyle& style) {
    const QString common = commonAttributes(rule, attributes, style);
    switch (rule.kind) {
    case Kind::Unwrapped:
    case Kind::Dropped:
        break;
    case Kind::Inline:
        startInline(rule, common);
        break;
    case Kind::Anchor:
        startAnchor(attributes);
        break;
    case Kind::Image:
        image(attributes);
        break;
    case Kind::Break:
        prepareContent();
        m_html += QStringLiteral("<br>");
        m_plain.breakLine();
        m_afterBlank = true;
        m_wordLength = 0;
        break;
    case Kind::SoftBreak:
        if (m_wordLength > 0)
            addText(QStringView(&zeroWidthSpace, 1));
        break;
    case Kind::Line:
        closeParagraph();
        prepareContent();
        m_html += QStringLiteral("<hr>");
        m_plain.endLine();
        m_plain.text(u"---");
        m_plain.endLine();
        break;
    case Kind::Block:
    case Kind::Paragraph:
    case Kind::Preformatted:
    case Kind::Quote:
    case Kind::List:
        startBlock(rule, common);
        break;
    case Kind::Item:
        startItem(common);
        break;
    case Kind::Table:
        startTable();
        break;
    case Kind::Row:
        startRow();
        break;
    case Kind::Cell:
        startCell(rule.output, attributes, common);
        break;
    case Kind::Caption:
        startCaption(common);
        break;
    }
}

QString Emitter::commonAttributes(const TagRule& rule, const Attributes& attributes, const InlineStyle& given) const {
    InlineStyle style = given;
    if (style.color.isEmpty() && attributes.has("color"))
        style.color = readColor(attributes.value("color", 100));
    if (style.backgroundColor.isEmpty() && attributes.has("bgcolor"))
        style.backgroundColor = readColor(attributes.value("bgcolor", 100));
    QString text;
    if (!isInlineKind(rule.kind)) {
        const bool isCenter = qstrcmp(rule.name, "center") == 0;
        const QString align = isCenter ? QStringLiteral("center") : readAlignment(attributes.value("align", 100));
        text += attribute("align", style.textAlign.isEmpty() ? align : style.textAlign);
        const QString direction = attributes.value("dir", 10).toLower();
        if (direction == QStringLiteral("rtl") || direction == QStringLiteral("ltr"))
            text += attribute("dir", direction);
    }
    if (qstrcmp(rule.name, "ol") == 0)
        text += numberAttribute("start", boundedNumber(attributes.value("start", 10), 2, 100'000));
    return text + attribute("style", style.text());
}

void Emitter::startInline(const TagRule& rule, const QString& attributes) {
    prepareContent();
    // A span that says nothing is only depth.
    if (!attributes.isEmpty() || qstrcmp(rule.output, "span") != 0)
        push(Kind::Inline, rule.output, attributes);
}

void Emitter::startBlock(const TagRule& rule, const QString& attributes) {
    closeParagraph();
    if (rule.kind != Kind::List || m_open.isEmpty() || m_open.last().kind != Kind::List)
        prepareContent();
    blockEdge(rule.kind);
    const bool fits = rule.kind != Kind::List || m_open.size() + depthKeptForParts <= m_options.limits.depth;
    if (!fits || !push(rule.kind, rule.output, attributes)) {
        m_result.wasFlattened = true;
        return;
    }
    if (rule.kind == Kind::Preformatted)
        ++m_preformatted;
    if (rule.kind == Kind::Quote)
        m_plain.enterQuote();
    if (rule.kind == Kind::List)
        m_itemNumbers += qstrcmp(rule.output, "ol") == 0 ? 1 : 0;
}

void Emitter::blockEdge(Kind kind) {
    if (kind == Kind::Paragraph || kind == Kind::Preformatted)
        m_plain.endParagraph();
    else
        m_plain.endLine();
    m_afterBlank = true;
    m_wordLength = 0;
}

void Emitter::startAnchor(const Attributes& attributes) {
    prepareContent();
    const SafeUrl target = readLink(attributes.value("href"));
    if (target.url.isEmpty())
        return;
    int index = -1;
    if (m_result.links.size() < m_options.limits.links) {
        index = static_cast<int>(m_result.links.size());
        m_result.links += Link{target.url, target.host, QString(), target.hidHost};
    }
    push(Kind::Anchor, "a", attribute("href", target.url), index);
}

bool Emitter::isInTable() const {
    return !m_tables.isEmpty() && m_tables.last() && findOpen(Kind::Table, Kind::Table) >= 0;
}

void Emitter::startItem(const QString& attributes) {
    if (!m_open.isEmpty() && (m_open.last().kind == Kind::Table || m_open.last().kind == Kind::Row))
        prepareContent();
    const qsizetype list = findOpen(Kind::List, Kind::Cell);
    if (list < 0) {
        startBlock(TagRule{"li", Kind::Block, "div"}, attributes);
        return;
    }
    closeTo(list + 1);
    blockEdge(Kind::Item);
    push(Kind::Item, "li", attributes);
    int& number = m_itemNumbers.last();
    m_plain.text(number > 0 ? QStringLiteral("%1. ").arg(number++) : QStringLiteral("• "));
}

void Emitter::startTable() {
    closeParagraph();
    prepareContent();
    blockEdge(Kind::Table);
    const bool fits = m_tableDepth < m_options.limits.tableDepth && m_open.size() + depthKeptForParts <= m_options.limits.depth;
    m_tables += fits;
    if (fits) {
        // Without it the words of neighbouring cells run together.
        push(Kind::Table, "table", QStringLiteral(" cellpadding=\"4\" cellspacing=\"0\""));
        ++m_tableDepth;
        m_rowColumns = 0;
    } else {
        m_result.wasFlattened = true;
        push(Kind::Block, "div");
    }
}

void Emitter::startRow() {
    if (!isInTable()) {
        startBlock(TagRule{"tr", Kind::Block, "div"}, {});
        return;
    }
    closeTo(findOpen(Kind::Table, Kind::Table) + 1);
    blockEdge(Kind::Row);
    push(Kind::Row, "tr");
    m_rowColumns = 0;
}

void Emitter::startCell(const char* tag, const Attributes& attributes, const QString& common) {
    if (!isInTable()) {
        if (!m_afterBlank)
            addText(u" ");
        return;
    }
    const qsizetype table = findOpen(Kind::Table, Kind::Table);
    const qsizetype row = findOpen(Kind::Row, Kind::Table);
    if (row < 0) {
        closeTo(table + 1);
        push(Kind::Row, "tr");
        m_rowColumns = 0;
    } else {
        closeTo(row + 1);
    }
    const int left = columnsPerRow - m_rowColumns;
    if (left <= 0) {
        // Further cells share the last one.
        m_result.wasFlattened = true;
        push(Kind::Cell, tag);
        return;
    }
    const int columns = boundedNumber(attributes.value("colspan", 10), 2, left);
    const int rows = boundedNumber(attributes.value("rowspan", 10), 2, rowsPerCell);
    m_rowColumns += qMax(columns, 1);
    push(Kind::Cell, tag, numberAttribute("colspan", columns) + numberAttribute("rowspan", rows) + common);
    m_plain.text(m_rowColumns > qMax(columns, 1) ? u"  " : u"");
    m_afterBlank = true;
    m_wordLength = 0;
}

void Emitter::startCaption(const QString& attributes) {
    if (!isInTable())
        return;
    startRow();
    push(Kind::Cell, "td", attributes);
    m_rowColumns = 1;
}

void Emitter::image(const Attributes& attributes) {
    const QString src = attributes.value("src", 4'000);
    const QString id = readContentId(src);
    prepareContent();
    if (!id.isEmpty()) {
        if (!m_contentIds.contains(id)) {
            m_contentIds.insert(id);
            m_result.contentIds += id;
        }
        showImage(QStringLiteral("cid:") + id, attributes);
        return;
    }
    if (m_remoteReferences > 0 && src.startsWith(QStringLiteral("remote:"))) {
        bool isNumber = false;
        const int index = src.mid(7).toInt(&isNumber);
        if (isNumber && index >= 0 && index < m_remoteReferences)
            showImage(QStringLiteral("remote:%1").arg(index), attributes);
        return;
    }
    const QString url = readImageUrl(src);
    if (!url.isEmpty())
        remoteImage(url, attributes);
    else
        text(attributes.value("alt", longestAlternative));
}

void Emitter::remoteImage(const QString& url, const Attributes& attributes) {
    const auto isTiny = [&](const char* side) {
        const QString value = attributes.value(side, 10).trimmed();
        return !value.isEmpty() && boundedNumber(value, 3, largestImageSide) == 0 && value.at(0).isDigit();
    };
    const bool isTracker = isTiny("width") && isTiny("height");
    auto known = m_remoteIndex.constFind(url);
    if (known == m_remoteIndex.cend() && m_result.remoteImages.size() < remoteImagesKept) {
        known = m_remoteIndex.insert(url, static_cast<int>(m_result.remoteImages.size()));
        m_result.remoteImages += RemoteImage{url, isTracker};
    }
    if (m_options.showsRemoteImages && known != m_remoteIndex.cend() && !isTracker) {
        showImage(QStringLiteral("remote:%1").arg(*known), attributes);
        return;
    }
    ++m_result.blockedImages;
    text(attributes.value("alt", longestAlternative));
}

void Emitter::showImage(const QString& src, const Attributes& attributes) {
    const QString alternative = attributes.value("alt", longestAlternative).simplified();
    m_html += QStringLiteral("<img") + attribute("src", src) + attribute("alt", alternative) +
              numberAttribute("width", boundedNumber(attributes.value("width", 10), 1, largestImageSide)) +
              numberAttribute("height", boundedNumber(attributes.value("height", 10), 1, largestImageSide)) + QLatin1Char('>');
    if (!alternative.isEmpty())
        m_plain.text(QString(QLatin1Char('[') + alternative + QLatin1Char(']')));
    m_afterBlank = false;
    m_wordLength = 0;
}

bool Emitter::push(Kind kind, const char* tag, const QString& attributes, int link) {
    const bool isPart = kind == Kind::Row || kind == Kind::Cell || kind == Kind::Item;
    if (m_open.size() >= m_options.limits.depth && !isPart) {
        m_result.wasFlattened = true;
        return false;
    }
    m_html += QLatin1Char('<') + QLatin1String(tag) + attributes + QLatin1Char('>');
    m_open += Open{kind, tag, link};
    return true;
}

void Emitter::closeTo(qsizetype size) {
    while (m_open.size() > qMax<qsizetype>(size, 0)) {
        const Open open = m_open.takeLast();
        m_html += QStringLiteral("</") + QLatin1String(open.tag) + QLatin1Char('>');
        closed(open);
    }
}

void Emitter::closed(const Open& open) {
    if (open.kind == Kind::Preformatted)
        --m_preformatted;
    if (open.kind == Kind::Table)
        --m_tableDepth;
    if (open.kind == Kind::List)
        m_itemNumbers.removeLast();
    if (open.kind == Kind::Quote)
        m_plain.leaveQuote();
    if (open.kind == Kind::Anchor && open.link >= 0) {
        Link& link = m_result.links[open.link];
        link.showsAnotherHost = showsAnotherHost(link.text, readLink(link.target)) || link.showsAnotherHost;
    }
    if (!isInlineKind(open.kind) && open.kind != Kind::Cell)
        blockEdge(open.kind);
}

void Emitter::closeParagraph() {
    for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
        const Kind kind = m_open.at(i).kind;
        if (kind == Kind::Paragraph || kind == Kind::Preformatted) {
            closeTo(i);
            return;
        }
        if (!isInlineKind(kind))
            return;
    }
}

void Emitter::prepareContent() {
    const Kind top = m_open.isEmpty() ? Kind::Block : m_open.last().kind;
    if (top == Kind::List) {
        startItem({});
        return;
    }
    if (top == Kind::Table) {
        blockEdge(Kind::Row);
        push(Kind::Row, "tr");
        m_rowColumns = 0;
    }
    if (top == Kind::Table || top == Kind::Row) {
        push(Kind::Cell, "td");
        ++m_rowColumns;
    }
}

qsizetype Emitter::findOpen(Kind kind, Kind boundary) const {
    for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
        if (m_open.at(i).kind == kind)
            return i;
        if (m_open.at(i).kind == boundary)
            return -1;
    }
    return -1;
}

void Emitter::text(const QString& text) {
    if (m_isFull || m_hidden > 0 || text.isEmpty() || !fits())
        return;
    if (m_preformatted > 0) {
        addPreformatted(text);
        return;
    }
    QString line;
    line.reserve(text.size());
    bool afterBlank = m_afterBlank;
    for (const QChar c : text) {
        if (isRemoved(c))
            continue;
        if (!isBlank(c))
            line += c;
        else if (!afterBlank)
            line += QLatin1Char(' ');
        afterBlank = isBlank(c);
    }
    if (line.isEmpty())
        return;
    if (line.trimmed().isEmpty() && !m_open.isEmpty()) {
        const Kind top = m_open.last().kind;
        if (top == Kind::Table || top == Kind::Row || top == Kind::List)
            return;
    }
    prepareContent();
    addText(line);
    m_afterBlank = afterBlank;
}

void Emitter::addPreformatted(const QString& text) {
    QString plain = text;
    plain.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    plain.removeIf(isRemoved);
    qsizetype from = 0;
    while (from < plain.size() && !m_isFull) {
        qsizetype end = plain.indexOf(QLatin1Char('\n'), from);
        const bool hasBreak = end >= 0;
        end = hasBreak ? end : plain.size();
        addText(QStringView(plain).mid(from, end - from));
        if (hasBreak && countElement()) {
            m_html += QLatin1Char('\n');
            m_plain.breakLine();
            m_wordLength = 0;
        }
        from = end + 1;
    }
}

void Emitter::addText(QStringView text) {
    QString pieces;
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        m_wordLength = isBlank(c) || c == zeroWidthSpace ? 0 : m_wordLength + 1;
        if (m_wordLength <= m_options.limits.wordLength || c.isLowSurrogate() || c.isMark())
            continue;
        pieces += text.mid(from, i - from);
        pieces += zeroWidthSpace;
        from = i;
        m_wordLength = 1;
    }
    pieces += text.mid(from);
    m_html += escaped(pieces);
    m_plain.text(pieces);
    for (qsizetype i = m_open.size() - 1; i >= 0 && isInlineKind(m_open.at(i).kind); --i) {
        if (m_open.at(i).kind != Kind::Anchor || m_open.at(i).link < 0)
            continue;
        QString& shown = m_result.links[m_open.at(i).link].text;
        shown += pieces.left(longestLinkText - qMin(shown.size(), longestLinkText));
        shown.removeIf(isDirectionMark);
        break;
    }
    m_afterBlank = false;
}

SafeHtml Emitter::finish() {
    closeTo(0);
    m_result.html = m_html;
    m_result.plainText = m_plain.finish();
    return m_result;
}

} // namespace leadwell::mailhtml
