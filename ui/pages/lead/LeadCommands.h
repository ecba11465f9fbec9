// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/domain/lead/LeadDetail.h"
#include "core/services/LeadService.h"
#include "ui/pages/PageContext.h"
#include "ui/pages/lead/Reasons.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>

class QAction;

namespace leadwell::pages {

/// What can be done with leads, as entries of the action registry; one set for each page that shows leads. A command
/// works on everything selected, in one undo step: on what was selected when it was given, whatever changes while a choice
/// is open.
class LeadCommands final : public QObject {
    Q_OBJECT
public:
    /// How the page answers "which leads".
    struct Target {
        std::function<QList<qint64>()> selected; ///< the current one is always one of them
        /// The one the keyboard is on; 0 for none.
        std::function<qint64()> current;
        /// What is known about that one; nullptr while it is being read.
        std::function<const domain::LeadDetail*()> detail;
        /// Where a picker opens.
        std::function<QWidget*()> anchor;
        std::function<QStringList()> knownTags;
    };

    LeadCommands(PageContext& context, Target target, QWidget* page);

    /// "lead.assign", "lead.stage" … nullptr for an unknown id.
    QAction* action(const QString& id) const { return m_actions.value(id); }
    /// All of them in the order of a menu; nullptr stands for a separator.
    QList<QAction*> menuActions() const;
    /// Commands are possible only with a lead.
    void setHasLead(bool hasLead);
    /// The lead they are for; 0 for none.
    qint64 currentNumber() const { return m_target.current(); }
    /// Pickers open here for the next command instead of at the target's own place.
    void setAnchorOnce(QWidget* anchor) { m_anchorOnce = anchor; }

    void removeTag(qint64 number, const QString& tag);
    void completeTask(TaskId task);
    void addNote(qint64 number, const QString& text, std::function<void(bool isStored)> done);
    void edit(qint64 number, const QString& field, const QString& value, std::function<void(const QString& complaint)> done);

Q_SIGNALS:
    void noteWanted();
    void detailsWanted();
    /// Why what the keyboard is on?
    void whyHereWanted();
    void whyWanted(leadwell::pages::Why why);

private:
    void addActions(QWidget* page);
    void add(const QString& id, const QString& text, const QKeySequence& key, const QString& icon, const QString& tip,
             void (LeadCommands::*command)(), const QStringList& keywords = {});
    void addWhys();
    void assign();
    void assignToMe();
    void setStage();
    void addTag();
    void addTask();
    void finishTask();
    void pinHeat();
    void addVisit();
    void addPayment();
    void showOriginal();
    void copyNumber();
    void merge();
    void run(Answer<services::Receipt> answer);
    void pickStage(const QList<qint64>& numbers, const QString& id);
    void pickOwner(const QList<qint64>& numbers, const QString& id);
    void pickHeat(const QList<qint64>& numbers, const QString& id);
    QWidget* anchor(const char* id);
    QString howMany(const QList<qint64>& numbers, const QString& one, const QString& many) const;

    PageContext& m_context;
    Target m_target;
    QPointer<QWidget> m_page;
    QPointer<QWidget> m_anchorOnce;
    QHash<QString, QAction*> m_actions;
};

} // namespace leadwell::pages
