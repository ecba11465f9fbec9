// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Random.h"

#include <QString>
#include <QStringList>

namespace leadwell::services::sample {

/// "red|green|blue" as a list.
QStringList words(const char* utf8);

template<class List>
auto pick(Random& random, const List& list) {
    return list.at(static_cast<qsizetype>(random.below(static_cast<quint64>(list.size()))));
}
inline bool chance(Random& random, double probability) {
    return random.unit() < probability;
}

struct Product {
    QString name;
    QString unit;
    QString field; ///< "textiles"
    int quantityMin = 1;
    int quantityMax = 1;
};

/// Somebody who never existed. Mail addresses end in .example; telephone numbers lie in series with hardly any subscribers.
struct Customer {
    QString name;
    QString company;
    QString title;
    QString city;
    QString country;
    QString industry;
    QString phone; ///< empty where there is none to know
    QString email;
    QString language; ///< what they write: "en", "hi", "hi-Latn", "de", "ar", "fr", "mr", "ta", "gu"
    int companySize = 0;
    Product product;
};

/// The customer of this number; the same for the same seed and number.
Customer customerOf(quint64 seed, int number);

} // namespace leadwell::services::sample
