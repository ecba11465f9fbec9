// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/SuccessService.h"

#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace leadwell::models {
class MemberCache;
}

namespace leadwell::pages {

/// When somebody is not there: from one day to another, both of them whole.
class LeaveForm final : public QWidget {
    Q_OBJECT
public:
    LeaveForm(Instant now, const QTimeZone& zone, QWidget* parent = nullptr);

    /// Of nobody yet.
    domain::Leave leave() const;
    /// Empty when it can be saved.
    QString complaint() const;

private:
    QTimeZone m_zone;
    QDateEdit* m_from;
    QDateEdit* m_to;
    QLineEdit* m_note;
};

/// What a success counts from a day on. Given a definition, its next version.
class DefinitionForm final : public QWidget {
    Q_OBJECT
public:
    DefinitionForm(const domain::SuccessDefinition& definition, Instant now, const QTimeZone& zone, QWidget* parent = nullptr);

    domain::SuccessDefinition definition() const;
    QString complaint() const;

private:
    QTimeZone m_zone;
    QLineEdit* m_name;
    QComboBox* m_kind;
    QComboBox* m_which;
    QLineEdit* m_points;
    QDateEdit* m_from;
};

/// A success that somebody writes down.
class SuccessForm final : public QWidget {
    Q_OBJECT
public:
    /// `lead`: 0 for none yet; `definitions`: those that count now.
    SuccessForm(qint64 lead, MemberId member, const QList<domain::SuccessDefinition>& definitions,
                const models::MemberCache& members, Instant now, QWidget* parent = nullptr);

    services::NewSuccess success() const;
    QString complaint() const;

private:
    Instant at() const;

    Instant m_now;
    QTimeZone m_zone;
    QLineEdit* m_lead;
    QComboBox* m_kind;
    QComboBox* m_definition;
    QComboBox* m_member;
    QDateEdit* m_day;
    QLineEdit* m_note;
};

} // namespace leadwell::pages
