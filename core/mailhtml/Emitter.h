// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/mailhtml/Attributes.h"
#include "core/mailhtml/InlineStyle.h"
#include "core/mailhtml/PlainTextWriter.h"
#include "core/mailhtml/SafeHtml.h"
#include "core/mailhtml/TagTable.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <vector>

namespace leadwell::mailhtml {

/// Turns the parser's events into safe HTML. Writes well-formed output only: every tag it opens it closes,
/// blocks end paragraphs, rows stand in tables and items in lists, whatever the events say. Each event costs
/// O(depth limit).
class Emitter {
public:
    /// `remoteReferences` above zero: "remote:N" below it is an image of ours (second pass over own output).
    explicit Emitter(const Options& options, int remoteReferences = 0)
        : m_options(options)
        , m_remoteReferences(remoteReferences) {}

    void start(QByteArrayView name, const Attributes& attributes);
    void end();
    void text(const QString& text);
    /// The parser starts afresh in the middle: elements open so far get no end any more.
    void forgetOpenElements() { m_forgotten = m_source.size(); }

    bool isFull() const { return m_isFull; }
    /// Elements open in the source since the last forgetting.
    qsizetype sourceDepth() const { return static_cast<qsizetype>(m_source.size() - m_forgotten); }
    SafeHtml finish();

private:
    struct Open {
        Kind kind;
        const char* tag;
        int link = -1;
    };
    struct Source {
        qsizetype openBefore = 0;
        Kind kind = Kind::Unwrapped;
        bool isHidden = false;
    };

    void dispatch(const TagRule& rule, const Attributes& attributes, const InlineStyle& style);
    void startInline(const TagRule& rule, const QString& attributes);
    void startBlock(const TagRule& rule, const QString& attributes);
    void startAnchor(const Attributes& attributes);
    void startItem(const QString& attributes);
    void startTable();
    void startRow();
    void startCell(const char* tag, const Attributes& attributes, const QString& common);
    void startCaption(const QString& attributes);
    void image(const Attributes& attributes);
    void showImage(const QString& src, const Attributes& attributes);
    void remoteImage(const QString& url, const Attributes& attributes);
    QString commonAttributes(const TagRule& rule, const Attributes& attributes, const InlineStyle& style) const;
    bool countElement();
    bool fits();

    bool push(Kind kind, const char* tag, const QString& attributes = {}, int link = -1);
    void closeTo(qsizetype size);
    void closed(const Open& open);
    void closeParagraph();
    void prepareContent();
    qsizetype findOpen(Kind kind, Kind boundary) const;
    bool isInTable() const;
    void blockEdge(Kind kind);
    void addText(QStringView text);
    void addPreformatted(const QString& text);

    Options m_options;
    int m_remoteReferences;
    SafeHtml m_result;
    QString m_html;
    PlainTextWriter m_plain;
    QList<Open> m_open;
    std::vector<Source> m_source;
    std::size_t m_forgotten = 0;
    QList<bool> m_tables; ///< tables open in the source; false for those opened up
    QList<int> m_itemNumbers;
    QHash<QString, int> m_remoteIndex;
    QSet<QString> m_contentIds;
    int m_hidden = 0; ///< open source elements whose content is dropped
    int m_preformatted = 0;
    int m_tableDepth = 0;
    int m_rowColumns = 0;
    int m_elements = 0;
    int m_wordLength = 0;
    bool m_afterBlank = true; ///< a blank here would show nothing
    bool m_isFull = false;
};

} // namespace leadwell::mailhtml
