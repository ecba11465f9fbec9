// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/MailBody.h"

#include "core/channels/email/Charset.h"
#include "core/channels/email/HtmlText.h"
#include "core/channels/email/QuotedText.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace leadwell::channels::email {

namespace {

struct Piece {
    QString text;
    QString html;

    bool isBlank() const { return text.trimmed().isEmpty() && html.trimmed().isEmpty(); }
};

QString charsetInHtml(const QByteArray& html) {
    static const QRegularExpression meta(QStringLiteral("charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]{2,40})"),
                                         QRegularExpression::CaseInsensitiveOption);
    return meta.match(QString::fromLatin1(html.left(2048))).captured(1);
}

QString generatedName(const MimeNode& leaf) {
    static const QHash<QString, QString> endings = {
        {QStringLiteral("application/pdf"), QStringLiteral("pdf")},
        {QStringLiteral("image/jpeg"), QStringLiteral("jpg")},
        {QStringLiteral("image/png"), QStringLiteral("png")},
        {QStringLiteral("image/gif"), QStringLiteral("gif")},
        {QStringLiteral("text/calendar"), QStringLiteral("ics")},
        {QStringLiteral("text/vcard"), QStringLiteral("vcf")},
        {QStringLiteral("text/x-vcard"), QStringLiteral("vcf")},
        {QStringLiteral("text/csv"), QStringLiteral("csv")},
        {QStringLiteral("text/plain"), QStringLiteral("txt")},
        {QStringLiteral("text/html"), QStringLiteral("html")},
        {QStringLiteral("message/rfc822"), QStringLiteral("eml")},
        {QStringLiteral("message/delivery-status"), QStringLiteral("txt")},
        {QStringLiteral("application/zip"), QStringLiteral("zip")},
    };
    if (leaf.type == QLatin1String("application/ms-tnef"))
        return QStringLiteral("winmail.dat");
    return QStringLiteral("part-%1.%2").arg(leaf.index + 1).arg(endings.value(leaf.type, QStringLiteral("bin")));
}

class BodyReader {
public:
    explicit BodyReader(const MimeTree& tree) : m_tree(tree) {}

    MailBody read() {
        const QList<Piece> pieces = readNode(m_tree.root());
        QStringList texts;
        QStringList htmls;
        const bool hasHtml = std::any_of(pieces.begin(), pieces.end(), [](const Piece& p) { return !p.html.isEmpty(); });
        for (const Piece& piece : pieces) {
            texts.append(piece.text);
            if (hasHtml)
                htmls.append(piece.html.isEmpty() ? textToHtml(piece.text) : piece.html);
        }
        m_body.text = texts.join(QStringLiteral("\n\n"));
        m_body.html = htmls.join(QLatin1Char('\n'));
        if (!m_body.text.trimmed().isEmpty())
            m_body.unreadableCharset.clear();
        return std::move(m_body);
    }

private:
    QList<Piece> readNode(const MimeNode& node) {
        if (node.isMultipart() && node.type == QLatin1String("multipart/alternative"))
            return readAlternatives(node);
        if (node.isMultipart() && node.type == QLatin1String("multipart/related"))
            return readRelated(node);
        if (node.isMultipart()) {
            if (node.type == QLatin1String("multipart/encrypted"))
                warn(QStringLiteral("The mail is encrypted; its content can only be read in the writer's mail program."));
            QList<Piece> pieces;
            for (const MimeNode& child : node.children)
                pieces += readNode(child);
            return pieces;
        }
        if (isText(node))
            return readText(node);
        attach(node);
        return {};
    }

    bool isText(const MimeNode& leaf) const {
        if (leaf.type != QLatin1String("text/plain") && leaf.type != QLatin1String("text/html") &&
            leaf.type != QLatin1String("text"))
            return false;
        const bool isWhole = &leaf == &m_tree.root();
        return isWhole || (leaf.disposition != QLatin1String("attachment") && leaf.fileName.isEmpty());
    }

    QList<Piece> readAlternatives(const MimeNode& node) {
        Piece chosen;
        for (const MimeNode& child : node.children) {
            QStringList texts;
            QStringList htmls;
            const QList<Piece> pieces = readNode(child);
            for (const Piece& piece : pieces) {
                texts.append(piece.text);
                if (!piece.html.isEmpty())
                    htmls.append(piece.html);
            }
            // The first plain text wins; text made from HTML only fills in for a missing one.
            if (chosen.text.trimmed().isEmpty())
                chosen.text = texts.join(QStringLiteral("\n\n"));
            if (!htmls.isEmpty())
                chosen.html = htmls.join(QLatin1Char('\n'));
        }
        return chosen.isBlank() ? QList<Piece>() : QList<Piece>{chosen};
    }

    QList<Piece> readRelated(const MimeNode& node) {
        QList<Piece> pieces;
        for (const MimeNode& child : node.children) {
            if (&child == &node.children.front() || child.isMultipart())
                pieces += readNode(child);
            else if (child.type == QLatin1String("text/html") && pieces.isEmpty())
                pieces += readText(child);
            else
                attach(child);
        }
        return pieces;
    }

    QList<Piece> readText(const MimeNode& leaf) {
        const PartContent content = m_tree.content(leaf, m_bytesLeft);
        m_bytesLeft -= content.bytes.size();
        QByteArray bytes = content.bytes;
        if (content.sizeBytes > bytes.size()) {
            warn(QStringLiteral("The text is longer than 2 MB; the rest is only in the raw message."));
            bytes.truncate(qMax(bytes.lastIndexOf('\n'), bytes.size() - 1000));
        }
        const bool isHtml = leaf.type == QLatin1String("text/html");
        QString charset = leaf.parameter("charset");
        if (isHtml && charset.isEmpty())
            charset = charsetInHtml(bytes);
        const DecodedText decoded = decodeText(bytes, charset);
        if (!decoded.isReadable) {
            m_body.unreadableCharset = oneLine(charset, 40);
            warn(QStringLiteral("A text could not be read (charset %1).").arg(m_body.unreadableCharset));
            return {};
        }
        warn(decoded.warning);
        const Piece piece = isHtml ? ofHtml(decoded.text) : ofPlain(decoded.text, leaf);
        return piece.isBlank() ? QList<Piece>() : QList<Piece>{piece};
    }

    static Piece ofHtml(const QString& html) {
        QString kept = html;
        kept.remove(QChar(0));
        return {htmlToText(kept), kept};
    }

    static Piece ofPlain(const QString& text, const MimeNode& leaf) {
        const QString clean = withoutControls(text);
        const bool isFlowed = leaf.parameter("format").compare(QLatin1String("flowed"), Qt::CaseInsensitive) == 0;
        const bool deletes = leaf.parameter("delsp").compare(QLatin1String("yes"), Qt::CaseInsensitive) == 0;
        return {isFlowed ? unflowed(clean, deletes) : clean, {}};
    }

    void attach(const MimeNode& leaf) {
        domain::Attachment attachment;
        attachment.name = safeFileName(leaf.fileName);
        if (attachment.name.isEmpty() || attachment.name == QLatin1String("eml"))
            attachment.name = generatedName(leaf);
        attachment.mediaType = leaf.type;
        attachment.sizeBytes = m_tree.content(leaf, 0).sizeBytes;
        attachment.part = leaf.index;
        attachment.contentId = leaf.contentId;
        m_body.attachments.append(attachment);
    }

    void warn(const QString& sentence) {
        if (!sentence.isEmpty() && !m_body.warnings.contains(sentence) && m_body.warnings.size() < 50)
            m_body.warnings.append(sentence);
    }

    const MimeTree& m_tree;
    MailBody m_body;
    qint64 m_bytesLeft = textBytesMax;
};

} // namespace

MailBody bodyOf(const MimeTree& tree, const QByteArray& mail, const HeaderBlock& headers) {
    MailBody body = BodyReader(tree).read();
    body.warnings = tree.warnings() + body.warnings;
    if (tree.isUnsplit()) {
        const DecodedText rest = decodeText(mail.mid(headers.bodyStart(), textBytesMax), QString());
        body.text = withoutControls(rest.text);
        body.warnings.append(QStringLiteral("The mail's parts cannot be told apart; it is shown as one text."));
    }
    return body;
}

} // namespace leadwell::channels::email
