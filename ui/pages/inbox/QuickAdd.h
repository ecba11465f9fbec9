// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/InboxQueries.h"
#include "core/services/LeadService.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QPlainTextEdit;
class QRadioButton;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

class KnownPeople;

/// A lead typed by hand: three fields at most, and while typing who may be there already, and why. What is typed is
/// kept as a draft until the lead is stored.
class QuickAdd final : public QWidget {
    Q_OBJECT
public:
    QuickAdd(PageContext& context, const services::QuickLead& prefill, QWidget* parent = nullptr);
    services::QuickLead lead() const;
    /// What is missing, as a sentence; empty when it can be saved.
    QString complaint() const;
    void showComplaint(const QString& sentence);
    static QString draftKey();
    /// What somebody typed before and left.
    static services::QuickLead draft(const PageContext& context);

Q_SIGNALS:
    /// Somebody wants to see that lead instead; what is typed stays a draft.
    void leadChosen(qint64 number);

private:
    void keepDraft();
    void beginAnew();
    void lookUp();

    PageContext& m_context;
    QLineEdit* m_contact;
    QLineEdit* m_name;
    QPlainTextEdit* m_enquiry;
    QRadioButton* m_visit;
    QRadioButton* m_byHand;
    kit::PlainLabel* m_hint;
    KnownPeople* m_known;
    models::LatestAnswer<QList<services::Lookalike>> m_answer{this};
};

/// Asks for a lead and stores it; `added` gets its number. What was typed comes back when it cannot be stored, and when
/// somebody left and asks again without a prefill.
void openQuickAdd(PageContext& context, QWidget* over, const services::QuickLead& prefill,
                  std::function<void(qint64 number)> added);

} // namespace leadwell::pages
