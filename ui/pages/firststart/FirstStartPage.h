// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"
#include "ui/pages/firststart/SourceCard.h"

#include <QList>

class QHBoxLayout;

namespace leadwell::kit {
class Button;
}

namespace leadwell::pages {

/// What a workspace without leads and accounts opens with: the ways enquiries can come in, as far as there is a page for
/// them, sample data, or nothing. Route: "first-start".
class FirstStartPage final : public Page {
    Q_OBJECT
public:
    FirstStartPage(PageContext& context, QWidget* parent);

    static QList<Shot> shots();

    QString title() const override;
    void activate(const Route& route) override;
    bool isSettled() const override { return !m_isMakingSample; }
    QWidget* firstFocus() override;

private:
    QHBoxLayout* buildCards();
    QHBoxLayout* buildButtons();
    void addCard(QHBoxLayout* row, const char* id, const SourceCard::Words& words, const Route& route);
    void trySample();
    void setMaking(bool isMaking);

    PageContext& m_context;
    QList<SourceCard*> m_cards;
    kit::Button* m_sample = nullptr;
    kit::Button* m_empty = nullptr;
    bool m_isMakingSample = false;
};

} // namespace leadwell::pages
