// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/text/ImageDecoder.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

namespace leadwell::kit {
namespace {

struct ImageDecoder {
    Q_DECLARE_TR_FUNCTIONS(ImageDecoder)
};

Error tooLarge(const QString& detail) {
    return {ErrorKind::TooLarge,
            ImageDecoder::tr("The picture is too large to show. It is kept with the message; save it to look at it."), detail};
}

} // namespace

QByteArray imageFormatOf(const QByteArray& bytes) {
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "gif";
    if (bytes.size() >= 12 && bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "webp";
    return {};
}

Result<QImage> decodeImage(const QByteArray& bytes, const ImageLimits& limits) {
    if (bytes.size() > limits.inputBytes)
        return tooLarge(QStringLiteral("%1 bytes").arg(bytes.size()));
    const QByteArray format = imageFormatOf(bytes);
    if (format.isEmpty())
        return Error{ErrorKind::Invalid, ImageDecoder::tr("This kind of picture is not shown. It is kept with the message."),
                     QStringLiteral("unknown magic bytes")};
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > limits.side || size.height() > limits.side ||
        static_cast<qint64>(size.width()) * size.height() * 4 > static_cast<qint64>(limits.allocationMib) * 1048576)
        return tooLarge(QStringLiteral("%1 × %2").arg(size.width()).arg(size.height()));
    if (limits.shownAtMost.isValid() && size.isValid() &&
        (size.width() > limits.shownAtMost.width() || size.height() > limits.shownAtMost.height()))
        reader.setScaledSize(size.scaled(limits.shownAtMost, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    if (image.isNull() || image.width() > limits.side || image.height() > limits.side)
        return Error{ErrorKind::Protocol,
                     ImageDecoder::tr("The picture is broken and cannot be shown. It is kept with the message."),
                     reader.errorString()};
    return image;
}

} // namespace leadwell::kit
