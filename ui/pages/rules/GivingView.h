// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/Panel.h"
#include "ui/models/GivingDraft.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"

class QSplitter;

namespace leadwell::kit {
class Button;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

class BackTestView;
class GivingForm;

/// Who gets a lead: the settings at the left, what they would have done to real arrivals at the right. Nothing takes effect until
/// it is saved, in one undo step.
class GivingView final : public kit::Surface {
    Q_OBJECT
public:
    GivingView(PageContext& context, QWidget* parent);

    void refresh();
    void save();
    void backTest();
    bool isSettled() const;
    QWidget* firstFocus();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void keep();
    void showHead();
    void throwAway();

    PageContext& m_context;
    models::GivingDraft m_draft;
    models::LatestAnswer<domain::AssignmentRules> m_rules{this};
    bool m_isLoaded = false;
    bool m_isLoading = false;
    bool m_isSaving = false;
    kit::PlainLabel* m_state;
    kit::Button* m_save;
    kit::Button* m_throwAway;
    QSplitter* m_splitter;
    GivingForm* m_form;
    BackTestView* m_test;
};

} // namespace leadwell::pages
