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
class FlowLayout;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

class LeadCommands;

/// What is known about person and lead, each field edited in place: leaving the field saves it, Escape takes back what was
/// typed. A value that cannot be read stays in the field with the reason under it, as a draft of that lead: whoever comes
/// back to the lead finds it. A field that has the keyboard changes only when another lead shows.
class DetailsTab final : public QScrollArea {
    Q_OBJECT
public:
    DetailsTab(PageContext& context, LeadCommands& commands, QWidget* parent = nullptr);
    void show(const domain::LeadDetail& detail);
    void focusFirst();

Q_SIGNALS:
    /// Escape: the keyboard goes back to where it came from.
    void left();
    /// Who said all this?
    void originsWanted(QWidget* anchor);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Field {
        QLineEdit* edit = nullptr;
        kit::PlainLabel* complaint = nullptr;
        QString label;
        QString stored; ///< as it was read
        QString shown;  ///< as it was put into the field, or saved from it: what differs was typed since
        bool isAsking = false;
        bool wasRefused = false; ///< since this lead shows
    };

    void build();
    void addField(QFormLayout* form, const QString& key, const QString& label);
    void addSource(QFormLayout* form);
    void setStored(const QString& key, const QString& text);
    void showField(const QString& key);
    QString draftKey(const QString& key) const;
    void keepTyped(const QString& key);
    void onDraft(const QString& draft);
    void saveField(const QString& key, bool isAsked = false);
    void ask(const QString& key, const QString& typed);
    void onAnswer(const QString& key, const QString& stored, const QString& complaint);
    void takeBack(const QString& key);
    void leaveLead();
    void sayKept(qint64 number, const QString& label, const QString& complaint);
    void showTags();
    void showOthers();
    QString valueText() const;

    PageContext& m_context;
    LeadCommands& m_commands;
    domain::LeadDetail m_detail;
    QHash<QString, Field> m_fields;
    QStringList m_order;
    bool m_isOther = false; ///< another lead is being shown: nobody is in its fields yet
    QComboBox* m_source = nullptr;
    kit::FlowLayout* m_tags = nullptr;
    QVBoxLayout* m_others = nullptr;
    kit::PlainLabel* m_known = nullptr;
};

} // namespace leadwell::pages
