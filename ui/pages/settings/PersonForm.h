// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace leadwell::pages {

/// "Lead manager" for the stored role; the role itself when it is not one of ours.
QString roleName(const QString& role);

/// The fields of one person of the team.
class PersonForm final : public QWidget {
    Q_OBJECT
public:
    explicit PersonForm(const domain::Member& member, QWidget* parent = nullptr);

    domain::Member member() const;
    /// Empty when it can be saved.
    QString complaint() const;

private:
    domain::Member m_member;
    QLineEdit* m_name;
    QLineEdit* m_email;
    QComboBox* m_role;
    QComboBox* m_colour;
};

} // namespace leadwell::pages
