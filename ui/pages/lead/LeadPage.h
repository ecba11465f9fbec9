// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/ChangeSet.h"
#include "ui/models/LeadDetailLoader.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"

#include <QTimer>

namespace leadwell::pages {

class LeadCommands;
class LeadPanel;

/// One lead on the whole page: "lead/41207". Escape goes back.
class LeadPage final : public Page {
    Q_OBJECT
public:
    LeadPage(PageContext& context, QWidget* parent);
    static QList<Shot> shots();

    QString title() const override;
    void activate(const Route& route) override;
    bool isSettled() const override { return m_loader.isSettled(); }
    QWidget* firstFocus() override;
    qint64 currentLead() const override;

private:
    static Answer<Route> findHtmlMail(PageContext& context);
    void onDetail(const domain::LeadDetail& detail);

    PageContext& m_context;
    models::LeadDetailLoader m_loader;
    LeadCommands* m_commands = nullptr;
    LeadPanel* m_panel = nullptr;
    QStringList m_tags;
    QTimer m_readSoon;
    QString m_title;
};

} // namespace leadwell::pages
