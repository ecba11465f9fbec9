// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace leadwell::pages {

/// The fields of one person of the team: who they are, and what decides whether they are given a lead.
class PersonForm final : public QWidget {
    Q_OBJECT
public:
    explicit PersonForm(const domain::Member& member, QWidget* parent = nullptr);

    /// As they are stored.
    static QStringList roles();

    domain::Member member() const;
    /// Empty when it can be saved.
    QString complaint() const;

private:
    QLineEdit* field(const char* objectName, const QString& text, const QString& placeholder);
    void fillChoices();
    QString limitComplaint() const;

    domain::Member m_member;
    QLineEdit* m_name;
    QLineEdit* m_email;
    QComboBox* m_role;
    QComboBox* m_colour;
    QLineEdit* m_skills;
    QLineEdit* m_regions;
    QLineEdit* m_capacity;
    QLineEdit* m_monthMin;
    QLineEdit* m_monthMax;
    QLineEdit* m_hours;
    QLineEdit* m_zone;
};

} // namespace leadwell::pages
