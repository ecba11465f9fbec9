// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/lead/Reasons.h"

#include <QHash>

class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace leadwell::kit {
class Button;
class HeatMeter;
class PlainLabel;
class ScoreBar;
} // namespace leadwell::kit

namespace leadwell::pages {

class LeadCommands;
class TintedNote;

/// The upper part of the lead panel: who it is, what can be done, how good it is and why.
class LeadSummary final : public kit::Surface {
    Q_OBJECT
public:
    LeadSummary(PageContext& context, LeadCommands& commands, QWidget* parent = nullptr);
    void show(const domain::LeadDetail& detail);
    QSize minimumSizeHint() const override;
    /// Opens the reasons at `anchor`; without one beside the value's own word, or the commands where it has none.
    void openWhy(Why why, QWidget* anchor = nullptr);
    void openMenu();
    void setCompact(bool isCompact);

Q_SIGNALS:
    /// Somebody wants to read what a value was derived from.
    void messageWanted(leadwell::MessageId message);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QVBoxLayout* buildIdentity();
    QLayout* buildButtons();
    void fit();
    void fitBars();
    QVBoxLayout* buildScore();
    kit::Button* makeWhy(Why why);
    void showScore(const domain::LeadDetail& detail);
    void showTriage(const domain::LeadDetail& detail);
    void showOwner(const domain::LeadDetail& detail);
    void showOthers(const domain::LeadDetail& detail);

    PageContext& m_context;
    LeadCommands& m_commands;
    domain::LeadDetail m_detail;
    kit::PlainLabel* m_name;
    kit::PlainLabel* m_number;
    kit::PlainLabel* m_where;
    QHBoxLayout* m_tiles;
    kit::HeatMeter* m_heat;
    kit::PlainLabel* m_score;
    QList<kit::ScoreBar*> m_bars;
    TintedNote* m_triage;
    TintedNote* m_suggestion;
    kit::Button* m_compare = nullptr; ///< beside the suggestion
    QVBoxLayout* m_others;            ///< who is one with them
    kit::PlainLabel* m_owner;
    kit::PlainLabel* m_stage;
    QBoxLayout* m_head;            ///< of heat and score
    QBoxLayout* m_lines;           ///< of urgency and ownership
    QList<kit::Button*> m_buttons; ///< in their row
    kit::Button* m_note = nullptr;
    kit::Button* m_more = nullptr;
    QHash<int, kit::Button*> m_whys;
};

} // namespace leadwell::pages
