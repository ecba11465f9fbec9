// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/GivingView.h"

#include "core/services/Desk.h"
#include "core/services/TrialService.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/models/DraftStore.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/parts/Receipts.h"
#include "ui/pages/rules/BackTestView.h"
#include "ui/pages/rules/GivingForm.h"

#include <QScopedValueRollback>
#include <QSplitter>
#include <QVBoxLayout>

namespace leadwell::pages {

using domain::AssignmentRules;

namespace {

constexpr int besideFrom = 800;
constexpr int formWidth = 460;

QString draftKey() {
    return QStringLiteral("assignment");
}

} // namespace

GivingView::GivingView(PageContext& context, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_state(new kit::PlainLabel(this))
    , m_save(new kit::Button(tr("Save"), this))
    , m_throwAway(new kit::Button(tr("As it is now"), this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_form(new GivingForm(m_draft, m_splitter))
    , m_test(new BackTestView(context, m_draft, m_splitter)) {
    setObjectName(QStringLiteral("giving"));
    m_state->setObjectName(QStringLiteral("givingState"));
    m_state->setWordWrap(true);
    m_state->setHeightKept(true);
    m_save->setObjectName(QStringLiteral("saveGiving"));
    m_save->setRole(kit::ButtonRole::Primary);
    m_save->setKeyCap(QStringLiteral("Ctrl S"));
    m_throwAway->setObjectName(QStringLiteral("resetGiving"));
    m_throwAway->setToolTip(tr("Throw away what was changed here and not saved."));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_form);
    m_splitter->addWidget(m_test);
    m_splitter->setStretchFactor(1, 1);
    auto* buttons = new kit::FlowLayout(nullptr, kit::space::small);
    buttons->addWidget(m_save);
    buttons->addWidget(m_throwAway);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::small);
    head->setSpacing(kit::space::small);
    head->addWidget(m_state);
    head->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new kit::HairLine(Qt::Horizontal, this));
    column->addWidget(m_splitter, 1);
    connect(m_save, &QAbstractButton::clicked, this, &GivingView::save);
    connect(m_throwAway, &QAbstractButton::clicked, this, &GivingView::throwAway);
    connect(&m_draft, &models::GivingDraft::edited, this, [this] {
        keep();
        showHead();
        m_test->showStale();
    });
    connect(&context.drafts, &models::DraftStore::loaded, this, [this] {
        m_isLoaded = false;
        refresh();
    });
    connect(&context.members, &models::MemberCache::changed, this, &GivingView::refresh);
    kit::followText(this, [this] { fit(); });
    showHead();
}

void GivingView::refresh() {
    m_rules.ask([this] { return m_context.desk.team().assignmentRules(); },
                [this](const Result<AssignmentRules>& rules) {
                    if (!rules) {
                        m_state->setText(rules.error().sentence);
                        return;
                    }
                    const QScopedValueRollback loading(m_isLoading, true);
                    m_draft.setSaved(*rules, m_context.members.members(), m_context.members.settings().autoAssign);
                    const QString typed = m_context.drafts.text(draftKey());
                    if (!std::exchange(m_isLoaded, true) && !typed.isEmpty())
                        m_draft.takeText(typed);
                    showHead();
                });
}

void GivingView::keep() {
    if (!m_isLoading && m_isLoaded)
        m_context.drafts.setText(draftKey(), m_draft.isChanged() ? m_draft.toText() : QString());
}

void GivingView::showHead() {
    const bool isChanged = m_draft.isChanged();
    m_state->setText(isChanged ? tr("Changed here and not saved: nothing of it takes effect yet.")
                               : (m_draft.givesAtOnce() ? tr("Leads are given by %1 now.")
                                                        : tr("New leads wait in triage now; suggested is who is next by %1."))
                                     .arg(domain::inWords(m_draft.rules().strategy)));
    m_save->setEnabled(isChanged);
    m_throwAway->setEnabled(isChanged);
}

void GivingView::save() {
    if (!m_draft.isChanged() || m_isSaving)
        return;
    if (const QString trouble = m_form->trouble(); !trouble.isEmpty()) {
        m_state->setText(tr("Not saved: %1").arg(trouble));
        return;
    }
    m_isSaving = true;
    services::TrialService(m_context.desk.core())
        .save({m_draft.rules(), m_draft.limits(), m_draft.givesAtOnce()})
        .then(this, [this](const Result<AssignmentRules>& saved) {
            m_isSaving = false;
            if (!saved) {
                m_state->setText(tr("Not saved: %1").arg(saved.error().sentence));
                return;
            }
            m_context.drafts.setText(draftKey(), {});
            offerUndo(m_context, this, tr("How leads are given changed"));
            refresh();
        });
}

void GivingView::throwAway() {
    m_draft.reset();
    m_context.drafts.setText(draftKey(), {});
}

void GivingView::backTest() {
    if (const QString trouble = m_form->trouble(); !trouble.isEmpty()) {
        m_state->setText(tr("It cannot be tried yet: %1").arg(trouble));
        return;
    }
    m_test->run();
}

bool GivingView::isSettled() const {
    return m_test->isSettled() && !m_rules.isAsking() && !m_isSaving;
}

QWidget* GivingView::firstFocus() {
    return m_form->findChild<QWidget*>(QStringLiteral("strategy"));
}

void GivingView::resizeEvent(QResizeEvent* event) {
    Surface::resizeEvent(event);
    fit();
}

void GivingView::fit() {
    const bool isBeside = width() >= kit::byText(besideFrom);
    m_splitter->setOrientation(isBeside ? Qt::Horizontal : Qt::Vertical);
    const int form = isBeside ? std::min(kit::byText(formWidth), width() / 2) : m_splitter->height() / 2;
    m_splitter->setSizes({form, (isBeside ? width() : m_splitter->height()) - form});
}

} // namespace leadwell::pages
