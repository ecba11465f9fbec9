// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Ledger.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"

#include <QWidget>

class QVBoxLayout;

namespace leadwell::pages {

/// Which machines the program talks to, for which account and why; where everything else stays; and what this is.
class PrivacySection final : public QWidget {
    Q_OBJECT
public:
    PrivacySection(PageContext& context, QWidget* parent);
    void refresh();
    bool isIdle() const { return !m_answer.isAsking(); }

private:
    void addAbout();
    void show(const Result<QList<domain::Account>>& accounts);
    void addHosts(const domain::Account& account, QVBoxLayout* column);

    PageContext& m_context;
    QVBoxLayout* m_column;
    QWidget* m_hosts = nullptr;
    models::LatestAnswer<QList<domain::Account>> m_answer{this};
};

} // namespace leadwell::pages
