// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/person/Sameness.h"

#include "core/domain/person/NameAndEmail.h"
#include "core/domain/person/PersonUnion.h"

#include <algorithm>

namespace leadwell::domain {

namespace {

bool isNumber(IdentityKind kind) {
    return kind == IdentityKind::Phone || kind == IdentityKind::WhatsApp;
}

/// A WhatsApp number and a telephone number are the same number.
bool areSame(const Identity& a, const Identity& b) {
    const bool isSameKind = a.kind == b.kind || (isNumber(a.kind) && isNumber(b.kind));
    return isSameKind && a.account == b.account && a.value == b.value;
}

/// Each sign closes a part of the doubt that is left.
class Doubt {
public:
    void lessen(double by) { m_left *= 1 - by; }
    void grow(double to) { m_limit = std::min(m_limit, to); }
    double sureness() const { return std::min(1 - m_left, m_limit); }

private:
    double m_left = 1;
    double m_limit = 0.99; ///< only a person is certain
};

constexpr double sameNumber = 0.6;
constexpr double sameMail = 0.75;
constexpr double sameAccount = 0.9;
constexpr double sameShared = 0.2; ///< info@…, a switchboard
constexpr double sameName = 0.5;
constexpr double sameCompany = 0.3;
constexpr double sameCity = 0.1;
constexpr double whenNamesDiffer = 0.5;

} // namespace

const QStringList& personFields() {
    static const QStringList fields{QStringLiteral("name"),     QStringLiteral("company"),      QStringLiteral("title"),
                                    QStringLiteral("city"),     QStringLiteral("region"),       QStringLiteral("country"),
                                    QStringLiteral("industry"), QStringLiteral("company_size"), QStringLiteral("revenue_minor"),
                                    QStringLiteral("language")};
    return fields;
}

Sameness samenessOf(const Person& a, const Person& b) {
    Sameness found;
    Doubt doubt;
    const auto speaks = [&](const QString& why, double weight) {
        if (found.why.contains(why))
            return;
        found.why.append(why);
        doubt.lessen(weight);
    };
    for (const Identity& one : a.identities) {
        for (const Identity& other : b.identities) {
            if (!areSame(one, other))
                continue;
            const bool isShared = !one.identifies && !other.identifies;
            if (isNumber(one.kind))
                speaks(QStringLiteral("same phone"), isShared ? sameShared : sameNumber);
            else if (one.kind == IdentityKind::Email)
                speaks(QStringLiteral("same e-mail"), isShared ? sameShared : sameMail);
            else
                speaks(QStringLiteral("same account"), sameAccount);
        }
    }
    const bool areNamed = !isPlaceholderName(a.name) && !isPlaceholderName(b.name);
    if (areNamed && namesAgree(a.name, b.name))
        speaks(QStringLiteral("names agree"), sameName);
    else if (areNamed)
        found.whyNot.append(QStringLiteral("names differ"));
    if (!a.company.isEmpty() && a.company.compare(b.company, Qt::CaseInsensitive) == 0)
        speaks(QStringLiteral("same company"), sameCompany);
    else if (!a.company.isEmpty() && !b.company.isEmpty())
        found.whyNot.append(QStringLiteral("companies differ"));
    if (!a.city.isEmpty() && a.city.compare(b.city, Qt::CaseInsensitive) == 0)
        speaks(QStringLiteral("same city"), sameCity);
    if (!found.whyNot.isEmpty())
        doubt.grow(whenNamesDiffer);
    found.confidence = doubt.sureness();
    return found;
}

} // namespace leadwell::domain
