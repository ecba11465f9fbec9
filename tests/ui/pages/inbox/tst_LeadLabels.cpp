// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is true of a lead just now stands beside its name in the list, is heard there, and goes when it is true no more.
#include "core/services/LeadService.h"
#include "tests/support/Warnings.h"
#include "tests/ui/support/TestDesk.h"
#include "ui/models/PagedLeadModel.h"
#include "ui/pages/inbox/LeadListView.h"
#include "ui/pages/lead/LeadWords.h"

#include <QStandardPaths>

using namespace leadwell;

class tst_LeadLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() {
        QTest::failOnWarning(test::ownWarnings());
        m_desk = std::make_unique<test::TestDesk>();
        m_desk->window->navigate(pages::Route::to(QStringLiteral("inbox")));
    }
    void cleanup() { m_desk.reset(); }

    void whoCameBackIsMarked();

private:
    models::PagedLeadModel* model() const {
        return qobject_cast<models::PagedLeadModel*>(m_desk->window->findChild<pages::LeadListView*>()->model());
    }
    QString heard(int row) const {
        return model()->index(row, static_cast<int>(domain::LeadColumn::Customer)).data(Qt::AccessibleTextRole).toString();
    }
    std::unique_ptr<test::TestDesk> m_desk;
};

void tst_LeadLabels::whoCameBackIsMarked() {
    m_desk->addLeads(1);
    QVERIFY2(!heard(0).contains(QStringLiteral("repeat")), qPrintable(heard(0)));
    m_desk->result(m_desk->desk->leads().setStage({model()->numberAt(0)}, domain::Stage::Lost));
    m_desk->settle();
    m_desk->clock.advance(std::chrono::minutes(5));
    m_desk->result(m_desk->desk->leads().quickAdd(
        {QStringLiteral("098200 00001"), QString(), QStringLiteral("We need 20 electric motors too"), domain::Channel::Phone}));
    m_desk->settle();
    QCOMPARE(model()->rowCount(), 1);
    QVERIFY2(heard(0).endsWith(QStringLiteral(", repeat")), qPrintable(heard(0)));
    QCOMPARE(pages::labelsOf(*model()->rowAt(0)), QStringList{QStringLiteral("Repeat")});
}

QTEST_MAIN(tst_LeadLabels)
#include "tst_LeadLabels.moc"
