// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/TeamModel.h"
#include "ui/pages/Page.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/PageRegistry.h"

#include <QTimer>

class QAction;
class QSplitter;
class QStackedLayout;

namespace leadwell::kit {
class Banner;
class EmptyState;
class PageHeader;
class Skeleton;
} // namespace leadwell::kit

namespace leadwell::pages {

class AnswersView;
class FairnessView;
class PeopleList;
class PersonPanel;
class SuccessView;
class TeamCommands;

/// The people of the team: who has how much and can be given a lead, whether leads are shared out fairly, and what each
/// achieved.
class TeamPage final : public Page {
    Q_OBJECT
public:
    TeamPage(PageContext& context, QWidget* parent);

    static QList<Shot> shots();
    static QList<PageCommand> commands();

    QString title() const override;
    /// "team", "team?tab=fairness", "team?person=<id>"
    void activate(const Route& route) override;
    QVariantMap memento() const override;
    void restore(const QVariantMap& memento) override;
    bool isSettled() const override;
    QWidget* firstFocus() override;
    qint64 currentLead() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildPeople();
    void connectParts();
    void refresh();
    void refreshTab();
    void showTab();
    void showState();
    void showBanner();
    QString sentenceOf(const services::TeamState& state) const;
    void fitPanel();

    PageContext& m_context;
    models::TeamModel m_model;
    kit::PageHeader* m_header = nullptr;
    kit::Banner* m_banner = nullptr;
    QStackedLayout* m_states = nullptr;
    QSplitter* m_people = nullptr;
    PeopleList* m_list = nullptr;
    PersonPanel* m_panel = nullptr;
    AnswersView* m_answers = nullptr;
    FairnessView* m_fairness = nullptr;
    SuccessView* m_success = nullptr;
    TeamCommands* m_commands = nullptr;
    kit::Skeleton* m_skeleton = nullptr;
    kit::EmptyState* m_empty = nullptr;
    QTimer m_minute;
    QTimer m_later;
    bool m_isWriting = false; ///< what is shown will be another thing in a moment
};

} // namespace leadwell::pages
