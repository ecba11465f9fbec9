// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/text/Mnemonics.h"

namespace leadwell::kit {

QString buttonText(const QString& words) {
    return QString(words).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QString withoutMnemonic(const QString& text) {
    QString words;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isMark = text.at(i) == QLatin1Char('&');
        if (isMark && (++i >= text.size()))
            break;
        words += text.at(i);
    }
    return words;
}

} // namespace leadwell::kit
