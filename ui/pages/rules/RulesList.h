// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/ListDelegate.h"
#include "ui/models/RulesModel.h"

#include <QListView>
#include <QSet>

namespace leadwell::pages {

/// Paints a rule: its switch, its title, what it does, how often it did.
class RulesDelegate final : public kit::ListDelegate {
    Q_OBJECT
public:
    RulesDelegate(const models::RulesModel& model, const QSet<QString>& drafts, QObject* parent);

    /// Where the switch is.
    static QRect switchRect(const QRect& row, Qt::LayoutDirection direction);

protected:
    void paintCell(const kit::Cell& cell, const QModelIndex& index) const override;
    bool isStrong(const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    const models::RulesModel& m_model;
    const QSet<QString>& m_drafts; ///< names of rules with something typed and not saved
};

/// The rules in their order. One is current and stays so while others come, go and move.
class RulesList final : public QListView {
    Q_OBJECT
public:
    RulesList(models::RulesModel& model, QWidget* parent);

    QString currentName() const;
    void setCurrentName(const QString& name);
    void step(int by);
    /// Rules with something typed and not saved.
    void setDrafts(const QSet<QString>& names);

Q_SIGNALS:
    void currentNameChanged();
    void opened();
    void switchWanted(const QString& name);
    void moveWanted(int by);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void returnToPlace();

    models::RulesModel& m_model;
    QSet<QString> m_drafts;
    QString m_name;
    int m_row = 0;
};

} // namespace leadwell::pages
