// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much speaks for two people being one.

#include "core/domain/person/Sameness.h"
#include "tests/support/Property.h"

using namespace leadwell;
using namespace leadwell::domain;

namespace {

Identity identity(IdentityKind kind, const char* value, bool identifies = true) {
    Identity one;
    one.kind = kind;
    one.value = QString::fromUtf8(value);
    one.identifies = identifies;
    return one;
}

Person person(const char* name, const char* company, const QList<Identity>& identities) {
    Person somebody;
    somebody.name = QString::fromUtf8(name);
    somebody.company = QString::fromUtf8(company);
    somebody.identities = identities;
    return somebody;
}

const Identity phone = identity(IdentityKind::Phone, "+919820041177");
const Identity whatsApp = identity(IdentityKind::WhatsApp, "+919820041177");
const Identity mail = identity(IdentityKind::Email, "rohan@mehtatex.in");
const Identity office = identity(IdentityKind::Email, "info@mehtatex.in", false);

Person anybody() {
    QList<Identity> identities;
    for (const Identity& one : {phone, whatsApp, mail, office}) {
        if (*rc::gen::arbitrary<bool>())
            identities.append(one);
    }
    return person(*rc::gen::element("", "Rohan Mehta", "Rohan", "Sunita Iyer"),
                  *rc::gen::element("", "Mehta Textiles", "Iyer Mills"), identities);
}

} // namespace

class tst_Sameness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatSpeaksForItIsSaid();
    void theMoreSpeaksForItTheSurer();
    void namesThatDifferLeaveADoubt();
    void itDoesNotMatterWhoComesFirst();
};

void tst_Sameness::whatSpeaksForItIsSaid() {
    const Sameness same =
        samenessOf(person("Rohan Mehta", "Mehta Textiles", {phone, mail}), person("Rohan", "mehta textiles", {whatsApp, mail}));
    QCOMPARE(same.why, (QStringList{QStringLiteral("same phone"), QStringLiteral("same e-mail"), QStringLiteral("names agree"),
                                    QStringLiteral("same company")}));
    QVERIFY(same.whyNot.isEmpty());
    QVERIFY(same.confidence > 0.9 && same.confidence < 1);
    QCOMPARE(samenessOf(person("", "", {phone}), person("", "", {mail})).confidence, 0.0);
}

void tst_Sameness::theMoreSpeaksForItTheSurer() {
    const double shared = samenessOf(person("", "", {office}), person("", "", {office})).confidence;
    const double number = samenessOf(person("", "", {phone}), person("", "", {phone})).confidence;
    const double named = samenessOf(person("Rohan", "", {phone}), person("Rohan", "", {phone})).confidence;
    QVERIFY(0 < shared && shared < number && number < named);
}

void tst_Sameness::namesThatDifferLeaveADoubt() {
    const Sameness family = samenessOf(person("Rohan Mehta", "", {phone}), person("Sunita Iyer", "", {phone}));
    QCOMPARE(family.whyNot, QStringList{QStringLiteral("names differ")});
    QVERIFY(family.confidence <= 0.5);
}

void tst_Sameness::itDoesNotMatterWhoComesFirst() {
    test::property("samenessOf is symmetric, and never certain", [] {
        const Person a = anybody();
        const Person b = anybody();
        const Sameness one = samenessOf(a, b);
        const Sameness other = samenessOf(b, a);
        RC_ASSERT(one.confidence == other.confidence);
        RC_ASSERT(QSet<QString>(one.why.cbegin(), one.why.cend()) == QSet<QString>(other.why.cbegin(), other.why.cend()));
        RC_ASSERT(one.confidence >= 0 && one.confidence < 1);
        RC_ASSERT(one.why.isEmpty() == (one.confidence == 0.0));
    });
}

QTEST_GUILESS_MAIN(tst_Sameness)
#include "tst_Sameness.moc"
