// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QImage>

namespace leadwell::kit {

/// What a picture from outside may cost.
struct ImageLimits {
    int side = 8192;        ///< pixels, width and height
    int allocationMib = 64; ///< memory for the decoded pixels
    qint64 inputBytes = 32'000'000;
    QSize shownAtMost; ///< scaled down while decoding when set
};

/// Decodes a picture that came from outside: PNG, JPEG, GIF (first frame) or WebP, recognised by its first
/// bytes and by nothing else; never SVG, TIFF or icons. Any thread. Errors: Invalid (another format),
/// TooLarge, Protocol (broken).
Result<QImage> decodeImage(const QByteArray& bytes, const ImageLimits& limits = {});

/// "png", "jpeg", "gif", "webp", or empty: decided by the first bytes.
QByteArray imageFormatOf(const QByteArray& bytes);

} // namespace leadwell::kit
