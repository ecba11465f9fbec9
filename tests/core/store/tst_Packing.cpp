// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is packed is read again as it was, whatever was packed before it and on whichever thread.

#include "core/store/Packing.h"

#include <QRandomGenerator>
#include <QTest>

#include <thread>

using namespace leadwell::store;

namespace {

QByteArray bytesOf(QRandomGenerator& random, int size) {
    QByteArray bytes(size, 'a');
    const int letters = random.bounded(1, 256); // From one that repeats to noise, which grows.
    for (char& byte : bytes)
        byte = static_cast<char>(random.bounded(letters));
    return bytes;
}

/// How many of them are not the same afterwards.
int wrongOf(quint32 seed) {
    QRandomGenerator random(seed);
    int wrong = 0;
    for (int i = 0; i < 400; ++i) {
        const QByteArray bytes = bytesOf(random, i % 40 == 0 ? 0 : random.bounded(i % 50 == 1 ? 300'000 : 12'000));
        wrong += qUncompress(packed(bytes, random.bounded(1, 10))) != bytes;
    }
    return wrong;
}

} // namespace

class tst_Packing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsPackedIsReadAgain();
    void itIsSmall();
};

void tst_Packing::whatIsPackedIsReadAgain() {
    int elsewhere = -1;
    std::thread other([&elsewhere] { elsewhere = wrongOf(2); });
    const int here = wrongOf(1);
    other.join();
    QCOMPARE(here, 0);
    QCOMPARE(elsewhere, 0);
}

void tst_Packing::itIsSmall() {
    const QByteArray record = QByteArrayLiteral("{\"name\":\"Asha\",\"owed\":-100000}").repeated(200);
    for (const int level : {1, 3, 9}) {
        QCOMPARE(packed(record, level).size(), qCompress(record, level).size());
        QVERIFY(packed(record, level).size() < record.size() / 10);
    }
}

QTEST_APPLESS_MAIN(tst_Packing)
#include "tst_Packing.moc"
