// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/sample/SampleMail.h"

#include "core/services/sample/SampleTexts.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace leadwell::services::sample {

namespace {

QByteArray encodedWord(const QString& text) {
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
    if (isPlain)
        return text.toLatin1();
    // An encoded word holds at most 75 characters; 12 letters of any script fit.
    QByteArray line;
    for (qsizetype at = 0; at < text.size(); at += 12) {
        qsizetype length = 12;
        if (at + length < text.size() && text.at(at + length - 1).isHighSurrogate())
            --length;
        line += (line.isEmpty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + text.mid(at, length).toUtf8().toBase64() + "?=";
        at -= 12 - length;
    }
    return line;
}

QByteArray inLines(const QByteArray& base64) {
    QByteArray lines;
    for (qsizetype at = 0; at < base64.size(); at += 76)
        lines += base64.mid(at, 76) + "\r\n";
    return lines;
}

QByteArray part(const QByteArray& type, const QByteArray& bytes, const QByteArray& disposition = {}) {
    QByteArray head = "Content-Type: " + type + "\r\n";
    if (!disposition.isEmpty())
        head += "Content-Disposition: " + disposition + "\r\n";
    return head + "Content-Transfer-Encoding: base64\r\n\r\n" + inLines(bytes.toBase64());
}

QByteArray multipart(const QByteArray& subtype, const QByteArray& boundary, const QList<QByteArray>& parts) {
    QByteArray body = "Content-Type: multipart/" + subtype + "; boundary=\"" + boundary + "\"\r\n\r\n";
    for (const QByteArray& one : parts)
        body += "--" + boundary + "\r\n" + one;
    return body + "--" + boundary + "--\r\n";
}

QByteArray bodyOf(const Mail& mail) {
    QByteArray body = part("text/plain; charset=utf-8", mail.text.toUtf8());
    if (!mail.html.isEmpty())
        body = multipart("alternative", "=_alternative", {body, part("text/html; charset=utf-8", mail.html.toUtf8())});
    if (mail.attachments.isEmpty())
        return body;
    QList<QByteArray> parts{body};
    for (const MailAttachment& attachment : mail.attachments)
        parts.append(part(attachment.mediaType.toLatin1(), attachment.bytes,
                          "attachment; filename=\"" + attachment.name.toLatin1() + "\""));
    return multipart("mixed", "=_mixed", parts);
}

QByteArray dateOf(Instant at) {
    const QDateTime india = at.inZone(QTimeZone(19'800));
    return QLocale::c().toString(india, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toLatin1() + " +0530";
}

/// A drawing with one line of text, as small as the format allows.
QByteArray onePagePdf(const QString& line) {
    const QByteArray text = "BT /F1 12 Tf 40 100 Td (" + line.toLatin1() + ") Tj ET";
    QByteArray pdf("%PDF-1.4\n");
    QList<qsizetype> offsets;
    const QList<QByteArray> objects{
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        "<</Length " + QByteArray::number(text.size()) + ">>\nstream\n" + text + "\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    };
    for (qsizetype i = 0; i < objects.size(); ++i) {
        offsets.append(pdf.size());
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects.at(i) + "\nendobj\n";
    }
    const qsizetype table = pdf.size();
    pdf += "xref\n0 6\n0000000000 65535 f \n";
    for (const qsizetype offset : offsets)
        pdf += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
    return pdf + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
}

} // namespace

QByteArray toMime(const Mail& mail) {
    QByteArray head = "Return-Path: <" + mail.fromAddress.toLatin1() + ">\r\nFrom: ";
    if (!mail.fromName.isEmpty())
        head += encodedWord(mail.fromName) + ' ';
    head += '<' + mail.fromAddress.toLatin1() + ">\r\nTo: Sahyadri Supply <sales@sahyadri.example>\r\nSubject: ";
    head += encodedWord(mail.subject) + "\r\nDate: " + dateOf(mail.sentAt) + "\r\nMessage-ID: <" + mail.messageId.toLatin1() +
            ">\r\n";
    if (!mail.inReplyTo.isEmpty())
        head += "In-Reply-To: <" + mail.inReplyTo.toLatin1() + ">\r\nReferences: <" + mail.inReplyTo.toLatin1() + ">\r\n";
    if (mail.isAutoReply)
        head += "Auto-Submitted: auto-replied\r\n";
    return head + "MIME-Version: 1.0\r\n" + bodyOf(mail);
}

QString htmlOf(const Customer& customer, const QString& text, Random& random) {
    const QString quantity = quantityText(customer, random);
    return QStringLiteral("<html><head><style>td{padding:4px 10px}</style></head><body style=\"font-family:Arial\">"
                          "<p>%1</p><table border=\"1\" cellspacing=\"0\" style=\"border-collapse:collapse\">"
                          "<tr style=\"background:#e9edf7\"><th>Item</th><th>Quantity</th><th>Deliver to</th></tr>"
                          "<tr><td>%2</td><td align=\"right\"><b>%3</b></td><td>%4</td></tr></table>"
                          "<p style=\"color:#666\">%5<br>%6</p>"
                          "<img src=\"https://pixel.tracker.example/open?id=%7\" width=\"1\" height=\"1\"></body></html>")
        .arg(text.toHtmlEscaped(), customer.product.name.toHtmlEscaped(), quantity.toHtmlEscaped(), customer.city.toHtmlEscaped(),
             customer.name.toHtmlEscaped(), customer.company.toHtmlEscaped(), QString::number(random.below(1'000'000)));
}

QList<MailAttachment> attachmentsFor(const Customer& customer, Random& random) {
    QList<MailAttachment> attachments;
    attachments.append(
        {QStringLiteral("Requirement.pdf"), QStringLiteral("application/pdf"),
         onePagePdf(QStringLiteral("Requirement: %1 of %2").arg(quantityText(customer, random), customer.product.name))});
    if (chance(random, 0.4))
        attachments.append({QStringLiteral("Items.csv"), QStringLiteral("text/csv"),
                            QStringLiteral("item,quantity,unit\n%1,%2,%3\n")
                                .arg(customer.product.name)
                                .arg(customer.product.quantityMax)
                                .arg(customer.product.unit)
                                .toUtf8()});
    return attachments;
}

} // namespace leadwell::services::sample
