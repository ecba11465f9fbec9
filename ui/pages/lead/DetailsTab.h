// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "ui/pages/PageContext.h"

#include <QHash>
#include <QScrollArea>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QVBoxLayout;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

class FlowLayout;
class LeadCommands;

/// What is known about person and lead, each field edited in place: leaving the field saves it, a value that cannot be
/// read stays in the field with the reason under it.
class DetailsTab final : public QScrollArea {
    Q_OBJECT
public:
    DetailsTab(PageContext& context, LeadCommands& commands, QWidget* parent = nullptr);
    void show(const domain::LeadDetail& detail);
    void focusFirst();

private:
    struct Field {
        QLineEdit* edit = nullptr;
        kit::PlainLabel* complaint = nullptr;
        QString stored; ///< as it was read
    };

    void build();
    void addField(QFormLayout* form, const QString& key, const QString& label);
    void addSource(QFormLayout* form);
    void setField(const QString& key, const QString& text);
    void saveField(const QString& key);
    void showTags();
    void showOthers();
    QString valueText() const;

    PageContext& m_context;
    LeadCommands& m_commands;
    domain::LeadDetail m_detail;
    QHash<QString, Field> m_fields;
    QStringList m_order;
    QComboBox* m_source = nullptr;
    FlowLayout* m_tags = nullptr;
    QVBoxLayout* m_others = nullptr;
    kit::PlainLabel* m_known = nullptr;
};

} // namespace leadwell::pages
