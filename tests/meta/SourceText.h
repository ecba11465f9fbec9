// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace leadwell::meta {

/// A place in a source file.
struct Piece {
    int line = 0;
    QString text;
};

/// A C++ file taken apart: code without comments and without what stands in quotes, the literals, the comments, the
/// includes. Lines keep their numbers.
struct SourceText {
    QString path; ///< from the root, "core/base/Id.h"
    QString code;
    QList<Piece> literals;
    QList<Piece> comments;
    QList<Piece> includes; ///< with their brackets or quotes: <QString>, "core/base/Id.h"

    static SourceText read(const QString& path, const QString& bytes);
    int lineAt(qsizetype offset) const { return static_cast<int>(code.left(offset).count(u'\n')) + 1; }
};

} // namespace leadwell::meta
