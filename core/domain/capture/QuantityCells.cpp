// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/capture/QuantityCells.h"

#include <QRegularExpression>

#include <algorithm>

namespace leadwell::domain {

namespace {

constexpr qsizetype labelMax = 60;
constexpr qsizetype wideGap = 3;

struct Cell {
    qsizetype begin = 0;
    QString text;
};
using Line = QList<Cell>;

/// Without space and the ":" that stands in a cell of its own or begins one.
Cell trimmed(const QString& text, qsizetype begin, qsizetype end) {
    const auto isEdge = [&](QChar c) { return c.isSpace() || c == u':' || c == u'='; };
    while (begin < end && isEdge(text.at(begin)))
        ++begin;
    while (end > begin && text.at(end - 1).isSpace())
        --end;
    return {begin, text.mid(begin, end - begin)};
}

Line cellsOf(const QString& text, qsizetype begin, qsizetype end) {
    Line cells;
    qsizetype from = begin;
    const auto close = [&](qsizetype at) {
        const Cell cell = trimmed(text, from, at);
        if (!cell.text.isEmpty())
            cells.append(cell);
    };
    for (qsizetype at = begin; at < end; ++at) {
        qsizetype gap = at;
        while (gap < end && text.at(gap) == u' ')
            ++gap;
        if (text.at(at) != u'|' && text.at(at) != u'\t' && gap - at < wideGap)
            continue;
        close(at);
        at = std::max(at, gap - 1);
        from = at + 1;
    }
    close(end);
    return cells;
}

/// Lines with something in them.
QList<Line> linesOf(const QString& text) {
    QList<Line> lines;
    qsizetype begin = 0;
    while (begin < text.size()) {
        qsizetype end = text.indexOf(u'\n', begin);
        end = end < 0 ? text.size() : end;
        const Line cells = cellsOf(text, begin, end);
        if (!cells.isEmpty())
            lines.append(cells);
        begin = end + 1;
    }
    return lines;
}

bool startsWithDigit(const Cell& cell) {
    return !cell.text.isEmpty() && cell.text.at(0).isDigit();
}

bool isNumber(const Cell& cell) {
    static const QRegularExpression number(QStringLiteral("^\\d[\\d,. ]*$"), QRegularExpression::UseUnicodePropertiesOption);
    return number.match(cell.text).hasMatch();
}

/// "Quantity (Kg)": the text in brackets is captured.
QRegularExpressionMatch quantityLabel(const QString& label) {
    static const QRegularExpression words(
        QStringLiteral("^[*•\\s-]{0,4}(?:(?:order|ordered|required|req|total|approx|approximate|estimated|expected|your|"
                       "product|item)"
                       "\\.?\\s+){0,3}(?:qty|qnty|quantity)\\.?(?:\\s+(?:required|reqd|needed|ordered|wanted))?\\s*"
                       "(?:[(\\[]\\s*(?:in\\s+)?([^)\\]]{1,20})[)\\]])?$"),
        QRegularExpression::CaseInsensitiveOption);
    return words.match(label);
}

bool isUnitLabel(const QString& label) {
    static const QRegularExpression words(
        QStringLiteral("^[*•\\s-]{0,4}(?:(?:order|quantity|qty|product|item)\\.?\\s+){0,2}(?:units?|uom|"
                       "units? of measure(?:ment)?|"
                       "units? of quantity|measurement unit)$"),
        QRegularExpression::CaseInsensitiveOption);
    return words.match(label).hasMatch();
}

/// "Rate", "Size": the number beside or below it counts nothing.
bool isOtherLabel(const QString& label) {
    static const QRegularExpression words(
        QStringLiteral("\\b(?:price|rate|cost|amount|mrp|budget|value|total|size|width|length|height|weight|"
                       "gsm|code|pin|phone|"
                       "mobile|no|number|id|date|grade|model)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    const bool hasDigits = std::any_of(label.begin(), label.end(), [](QChar c) { return c.isDigit(); });
    return !hasDigits && words.match(label).hasMatch(); // "Yarn no. 40" is what is counted.
}

/// "Rate (Rs)", "Our target price is": a line that announces a price, the number below it is that.
bool announcesPrice(const Line& line) {
    static const QRegularExpression words(
        QStringLiteral(
            "\\b(?:price|rate|cost|amount|mrp|budget|value)\\s*(?:[(\\[][^)\\]]{0,20}[)\\]])?(?:\\s+(?:is|was))?[\\s:=-]*$"),
        QRegularExpression::CaseInsensitiveOption);
    return line.size() == 1 && words.match(line.first().text.right(labelMax)).hasMatch();
}

struct Labelled {
    QString label;
    Cell value; ///< empty: it stands somewhere else
};

Labelled labelledOf(const Cell& cell) {
    static const QRegularExpression separator(QStringLiteral("\\s*[:=]\\s*|\\s+[-–]\\s+"));
    const auto match = separator.match(cell.text.left(labelMax));
    if (!match.hasMatch())
        return {cell.text.left(labelMax + 1), {}};
    const qsizetype from = cell.begin + match.capturedEnd();
    return {cell.text.left(match.capturedStart()), {from, cell.text.mid(match.capturedEnd())}};
}

/// A value and the cell it stands in.
struct Value {
    Cell text;
    qsizetype line = 0;
    qsizetype cell = 0;
};

class Reader {
public:
    Reader(const QString& text, const std::function<bool(QStringView)>& isUnit) : m_lines(linesOf(text)), m_isUnit(isUnit) {}

    QuantityCells read() {
        for (qsizetype line = 0; line < m_lines.size(); ++line) {
            if (line == 0 || m_lines.at(line).size() != m_lines.at(m_head).size())
                m_head = line;
            for (qsizetype cell = 0; cell < m_lines.at(line).size(); ++cell)
                readCell(line, cell);
            if (!m_found.pair)
                m_found.pair = pairIn(line);
        }
        for (QuantityCell& quantity : m_found.labelled) {
            if (quantity.unit.isEmpty())
                quantity.unit = m_found.unit;
        }
        return m_found;
    }

private:
    using Accepts = std::function<bool(const Cell&)>;

    void readCell(qsizetype line, qsizetype cell) {
        const Labelled labelled = labelledOf(m_lines.at(line).at(cell));
        if (const auto match = quantityLabel(labelled.label); match.hasMatch()) {
            const auto value = valueOf(labelled, line, cell, startsWithDigit);
            if (!value)
                return;
            const QString inBrackets = match.captured(1).trimmed();
            m_found.labelled.append({value->text.begin, m_isUnit(inBrackets) ? inBrackets : unitBehind(*value)});
        } else if (m_found.unit.isEmpty() && isUnitLabel(labelled.label)) {
            const auto value = valueOf(labelled, line, cell, [this](const Cell& unit) { return m_isUnit(unit.text); });
            m_found.unit = value ? value->text.text : QString();
        }
    }

    /// Behind the label, in the next cell, below it in its column, or alone on the next line.
    std::optional<Value> valueOf(const Labelled& labelled, qsizetype line, qsizetype cell, const Accepts& accepts) const {
        const Line& cells = m_lines.at(line);
        if (!labelled.value.text.isEmpty())
            return accepts(labelled.value) ? std::optional(Value{labelled.value, line, cell}) : std::nullopt;
        const bool hasBelow = line + 1 < m_lines.size() && m_lines.at(line + 1).size() == cells.size();
        if (cell + 1 < cells.size() && accepts(cells.at(cell + 1)))
            return Value{cells.at(cell + 1), line, cell + 1};
        if (hasBelow && accepts(m_lines.at(line + 1).at(cell)))
            return Value{m_lines.at(line + 1).at(cell), line + 1, cell};
        return std::nullopt;
    }

    /// "500 | Metres": the unit in the cell behind a number.
    QString unitBehind(const Value& number) const {
        const Line& cells = m_lines.at(number.line);
        const qsizetype next = number.cell + 1;
        if (!isNumber(number.text) || next >= cells.size() || !m_isUnit(cells.at(next).text))
            return {};
        // "500 | Unit | kg": there it is the label.
        const bool isLabel = isUnitLabel(cells.at(next).text) && next + 1 < cells.size() && m_isUnit(cells.at(next + 1).text);
        return isLabel ? QString() : cells.at(next).text;
    }

    std::optional<QuantityCell> pairIn(qsizetype line) const {
        const Line& cells = m_lines.at(line);
        const auto numbers = std::count_if(cells.begin(), cells.end(), isNumber);
        const bool hasHead = m_head < line && cells.size() > 1 &&
                             std::none_of(m_lines.at(m_head).begin(), m_lines.at(m_head).end(), startsWithDigit);
        for (qsizetype cell = 0; cell + 1 < cells.size(); ++cell) {
            const QString unit = unitBehind({cells.at(cell), line, cell});
            const bool isSerial = cell == 0 && numbers > 1;
            const bool isBelowPrice = cell == 0 && line > 0 && announcesPrice(m_lines.at(line - 1));
            const bool isOther = isBelowPrice || (cell > 0 && isOtherLabel(cells.at(cell - 1).text)) ||
                                 (hasHead && isOtherLabel(m_lines.at(m_head).at(cell).text));
            if (!unit.isEmpty() && !isSerial && !isOther)
                return QuantityCell{cells.at(cell).begin, unit};
        }
        return std::nullopt;
    }

    QList<Line> m_lines;
    const std::function<bool(QStringView)>& m_isUnit;
    qsizetype m_head = 0; ///< first of the lines in a row with as many cells
    QuantityCells m_found;
};

} // namespace

QuantityCells quantityCells(const QString& text, const std::function<bool(QStringView)>& isUnit) {
    return Reader(text, isUnit).read();
}

} // namespace leadwell::domain
