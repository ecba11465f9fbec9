// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/GivingDraft.h"

#include <QScrollArea>

#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace leadwell::kit {
class Panel;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

class ChoiceButton;

/// By what leads are given: the strategy, what counts how much, who takes part, when they go back, how many everybody takes.
class GivingForm final : public QScrollArea {
    Q_OBJECT
public:
    GivingForm(models::GivingDraft& draft, QWidget* parent);

    /// What is typed and is no number; empty: all of it is.
    QString trouble() const;

private:
    void build();
    void buildWeights(QFormLayout* form);
    kit::Panel* buildBestFit(QWidget* place);
    kit::Panel* buildGoingBack(QWidget* place);
    void fillGoingBack();
    void fill();
    void fillPeople();
    void fillPool();
    void fillGoodWith();
    bool isOfTeam(MemberId id) const;
    ChoiceButton* peopleButton(const QString& name, const QList<MemberId>& chosen,
                               std::function<void(domain::AssignmentRules&, const QList<MemberId>&)> take);
    QStringList people() const;
    void change(const std::function<void(domain::AssignmentRules&)>& how);
    void changeLimits(MemberId member, const std::function<void(domain::PersonLimits&)>& how);
    QWidget* limitField(const domain::Member& member, const QString& name, std::optional<int> value, bool mayBeOpen,
                        std::function<void(domain::PersonLimits&, std::optional<int>)> take);

    models::GivingDraft& m_draft;
    bool m_isFilling = false;
    QComboBox* m_newLeads;
    QComboBox* m_strategy;
    QWidget* m_weights;
    QList<QSpinBox*> m_weightFields;
    QCheckBox* m_mindsHours;
    QCheckBox* m_bestFit;
    QSpinBox* m_scoreMin;
    QSpinBox* m_gainMin;
    QComboBox* m_returnAfter;
    QCheckBox* m_returnsByHand;
    QComboBox* m_onLeave;
    ChoiceButton* m_pool = nullptr;
    ChoiceButton* m_notFor = nullptr;
    QFormLayout* m_form = nullptr;
    QFormLayout* m_bestFitForm = nullptr;
    kit::Panel* m_goodWith;
    QWidget* m_sources = nullptr;
    kit::Panel* m_people;
    QWidget* m_grid = nullptr;
    QStringList m_shown; ///< who stands there and how many they take, as it was written
};

} // namespace leadwell::pages
