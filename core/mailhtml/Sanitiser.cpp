// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/mailhtml/Emitter.h"
#include "core/mailhtml/SafeHtml.h"
#include "core/mailhtml/TagGuard.h"

#include <QRegularExpression>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <memory>

namespace leadwell::mailhtml {
namespace {

// The parser looks through its open elements at every end tag. Beyond this depth it starts afresh at the same
// place, so that the product stays bounded.
constexpr qsizetype parserDepth = 300;
constexpr int passes = 5;

/// One run of the parser over a piece of the input.
struct Run {
    Emitter& emitter;
    htmlParserCtxtPtr parser = nullptr;
    long stoppedAt = -1; ///< byte where it was stopped to start afresh
};

void onStart(void* context, const xmlChar* name, const xmlChar** attributes) {
    auto& run = *static_cast<Run*>(context);
    run.emitter.start(QByteArrayView(reinterpret_cast<const char*>(name)), Attributes(attributes));
    if (run.emitter.isFull() || run.emitter.sourceDepth() > parserDepth) {
        run.stoppedAt = run.emitter.isFull() ? -1 : xmlByteConsumed(run.parser);
        xmlStopParser(run.parser);
    }
}

void onEnd(void* context, const xmlChar*) {
    static_cast<Run*>(context)->emitter.end();
}

void onText(void* context, const xmlChar* text, int length) {
    static_cast<Run*>(context)->emitter.text(QString::fromUtf8(reinterpret_cast<const char*>(text), length));
}

void onIgnored(void*, const xmlChar*, int) {}
void onError(void*, const char*, ...) {}

/// Parses from `from`; answers where to go on, −1 at the end.
qsizetype parse(Emitter& emitter, const QByteArray& html, qsizetype from) {
    htmlSAXHandler handler = {};
    handler.startElement = onStart;
    handler.endElement = onEnd;
    handler.characters = onText;
    handler.ignorableWhitespace = onText;
    handler.cdataBlock = onIgnored;
    handler.error = onError;
    handler.warning = onError;
    handler.fatalError = onError;
    Run run{emitter};
    // The encoding is told, never guessed: a charset in the text must not change what the bytes mean.
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreatePushParserCtxt(&handler, &run, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8), &htmlFreeParserCtxt);
    if (!parser)
        return -1;
    run.parser = parser.get();
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
    static const QByteArray root = "<html><body>";
    htmlParseChunk(parser.get(), root.constData(), static_cast<int>(root.size()), 0);
    htmlParseChunk(parser.get(), html.constData() + from, static_cast<int>(html.size() - from), 1);
    if (run.stoppedAt < 0)
        return -1;
    const qsizetype tagEnd = html.indexOf('>', from + run.stoppedAt - root.size());
    return tagEnd < 0 ? -1 : tagEnd + 1;
}

/// Word processors leave "<![if !mso]>" and "<![endif]>" between elements; they are no content.
QString withoutMarkedSections(QString html) {
    static const QRegularExpression section(QStringLiteral("<!\\[[^\\[\\]<>]{0,100}\\]>"));
    return html.remove(section);
}

SafeHtml pass(const QString& html, const Options& options, int remoteReferences) {
    Emitter emitter(options, remoteReferences);
    const BoundedHtml bounded = withBoundedTags(html.toUtf8().replace('\0', ' '));
    const QByteArray& bytes = bounded.html;
    for (qsizetype from = 0; from >= 0 && from < bytes.size() && !emitter.isFull();) {
        from = parse(emitter, bytes, from);
        emitter.forgetOpenElements();
    }
    SafeHtml safe = emitter.finish();
    safe.isShortened = safe.isShortened || bounded.isCut;
    return safe;
}

QString withinLimit(const QString& html, qsizetype limit) {
    if (html.size() <= limit)
        return html;
    const bool splitsPair = html.at(limit - 1).isHighSurrogate();
    return html.left(splitsPair ? limit - 1 : limit);
}

/// When cleaning does not settle, text alone always does.
QString asParagraph(const QString& plainText) {
    QString html = plainText.toHtmlEscaped();
    html.replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    return QStringLiteral("<p>") + html + QStringLiteral("</p>");
}

} // namespace

SafeHtml sanitise(const QString& html, const Options& options) {
    static const bool isReady = (xmlInitParser(), true);
    Q_UNUSED(isReady)
    SafeHtml safe = pass(withoutMarkedSections(withinLimit(html, options.limits.inputLength)), options, 0);
    safe.isShortened = safe.isShortened || html.size() > options.limits.inputLength;
    // What the parser corrects in our own output it would correct in a viewer too: go on until nothing
    // changes.
    const int remoteReferences = options.showsRemoteImages ? static_cast<int>(safe.remoteImages.size()) : 0;
    for (int i = 0; i < passes; ++i) {
        const SafeHtml again = pass(safe.html, options, remoteReferences);
        if (again.html == safe.html)
            return safe;
        safe.html = again.html;
        safe.isShortened = safe.isShortened || again.isShortened;
    }
    safe.html = asParagraph(safe.plainText);
    safe.wasFlattened = true;
    return safe;
}

} // namespace leadwell::mailhtml
