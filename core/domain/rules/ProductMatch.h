// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace leadwell::domain {

/// Which of the workspace's products a message means.
struct ProductMatch {
    QString product;   ///< empty: none, or it is not clear which
    QStringList mayBe; ///< where it is not clear: those it could be
};

/// Looks for the names of products in a text, whole words, one mistyped letter in words of five letters and more; the beginning
/// of a name is enough where no other name begins so. Cost: linear in the words of both. Pure.
ProductMatch productNamedIn(const QString& text, const QStringList& products);

} // namespace leadwell::domain
