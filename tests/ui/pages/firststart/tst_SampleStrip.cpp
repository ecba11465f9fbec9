// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sample workspace is marked and goes with one click; a workspace of one's own never shows the mark.
#include "ui/pages/firststart/SampleStrip.h"

#include "tests/support/pages/PageBench.h"

using namespace leadwell;
using namespace leadwell::test;
using namespace leadwell::pages;

class tst_SampleStrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(ownWarnings()); }

    void onlyASampleIsMarkedAndOneClickRemovesIt() {
        PageBench bench;
        QWidget window;
        window.resize(900, 200);
        auto* strip = new SampleStrip(bench.context(), &window);
        strip->resize(900, 60);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(bench.members().isLoaded(), patience);
        QVERIFY(!strip->isVisible());

        domain::WorkspaceSettings settings = awaited(bench.desk().team().settings());
        settings.isSample = true;
        awaited(bench.desk().team().saveSettings(settings));
        QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), patience);

        for (auto* button : strip->findChildren<QAbstractButton*>()) {
            if (button->isVisible())
                button->click();
        }

        QCOMPARE(bench.host().samplesRemoved, 1);
        QCOMPARE(namelessControls(strip), QStringList());
    }
};

QTEST_MAIN(tst_SampleStrip)
#include "tst_SampleStrip.moc"
