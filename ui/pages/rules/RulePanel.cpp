// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/RulePanel.h"

#include "core/services/Desk.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/DraftStore.h"
#include "ui/models/MemberCache.h"
#include "ui/models/RulesModel.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/parts/Receipts.h"
#include "ui/pages/parts/TintedNote.h"
#include "ui/pages/rules/RuleBuilder.h"
#include "ui/pages/rules/RuleLogView.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace leadwell::pages {

using domain::Rule;
using models::RulesModel;
using services::Receipt;
using services::RuleEntry;

namespace {

/// Pages that scroll what they have too much of: what they would like to be high is not taken from the head.
class ScrollingPages final : public QStackedWidget {
public:
    using QStackedWidget::QStackedWidget;
    bool hasHeightForWidth() const override { return false; }
};

} // namespace

RulePanel::RulePanel(PageContext& context, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_title(new kit::PlainLabel(this))
    , m_state(new kit::PlainLabel(this))
    , m_sentence(new kit::PlainLabel(this))
    , m_trouble(new TintedNote(kit::Tone::Bad, this))
    , m_switch(new kit::Button(this))
    , m_save(new kit::Button(tr("Save"), this))
    , m_throwAway(new kit::Button(tr("Throw away what is typed"), this))
    , m_remove(new kit::Button(this))
    , m_tabs(new kit::PillTabs(this))
    , m_stack(new ScrollingPages(this))
    , m_builder(new RuleBuilder(m_draft, m_stack))
    , m_past(new RulePreviewView(context, m_stack))
    , m_log(new RuleLogView(context, m_stack)) {
    setObjectName(QStringLiteral("rulePanel"));
    build();
    connect(&m_draft, &models::RuleDraft::edited, this, [this] {
        if (m_isLoading)
            return;
        keep();
        showHead();
    });
    connect(m_switch, &QAbstractButton::clicked, this, &RulePanel::switchIt);
    connect(m_save, &QAbstractButton::clicked, this, [this] { save(); });
    connect(m_throwAway, &QAbstractButton::clicked, this, &RulePanel::throwAway);
    connect(m_remove, &QAbstractButton::clicked, this, &RulePanel::remove);
    connect(m_tabs, &QTabBar::currentChanged, this, &RulePanel::onTab);
    connect(m_past, &RulePreviewView::accepted, this, [this] { saveAs(true); });
    connect(m_past, &RulePreviewView::leftAlone, this, [this] { m_draft.isChanged() ? edit() : Q_EMIT left(); });
    connect(&context.members, &models::MemberCache::changed, this, [this] { m_draft.setTeam(m_context.members.members()); });
    m_draft.setTeam(context.members.members());
}

void RulePanel::build() {
    m_title->setLook(kit::PlainLabel::Look::Heading);
    m_title->setWordWrap(true);
    m_state->setLook(kit::PlainLabel::Look::Muted);
    m_state->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("ruleState"));
    m_sentence->setWordWrap(true);
    m_sentence->setHeightKept(true);
    m_sentence->setObjectName(QStringLiteral("ruleSentence"));
    m_trouble->setObjectName(QStringLiteral("ruleTrouble"));
    m_trouble->hide();
    m_switch->setObjectName(QStringLiteral("switch"));
    m_save->setObjectName(QStringLiteral("saveRule"));
    m_save->setRole(kit::ButtonRole::Primary);
    m_save->setKeyCap(QStringLiteral("Ctrl S"));
    m_throwAway->setObjectName(QStringLiteral("throwAway"));
    m_remove->setObjectName(QStringLiteral("removeRule"));
    m_remove->setRole(kit::ButtonRole::Quiet);
    m_tabs->setObjectName(QStringLiteral("ruleTabs"));
    m_tabs->setAccessibleName(tr("What about the rule"));
    for (const QString& label : {tr("What it does"), tr("Last 90 days"), tr("Log")})
        m_tabs->addPill(label);
    auto* buttons = new kit::FlowLayout(nullptr, kit::space::small);
    for (QWidget* button : {m_switch, m_save, m_throwAway, m_remove})
        buttons->addWidget(button);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::small);
    head->setSpacing(kit::space::tight);
    head->addWidget(m_title);
    head->addWidget(m_state);
    head->addWidget(m_sentence);
    head->addWidget(m_trouble);
    head->addLayout(buttons);
    head->addWidget(m_tabs);
    m_stack->addWidget(m_builder);
    m_stack->addWidget(m_past);
    m_stack->addWidget(m_log);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new kit::HairLine(Qt::Horizontal, this));
    column->addWidget(m_stack, 1);
}

// What is shown --------------------------------------------------------------------------------------------------------

void RulePanel::show(const RuleEntry* entry) {
    setVisible(entry != nullptr);
    if (!entry) {
        m_isShown = false;
        m_log->show({});
        return;
    }
    const bool isSame = m_isShown && !m_draft.isNew() && m_entry.rule.name == entry->rule.name;
    const bool isOther = !isSame || m_entry.rule != entry->rule;
    const QString typed = m_context.drafts.text(keyOf(entry->rule.name));
    m_entry = *entry;
    m_isShown = true;
    if (isOther) {
        const QScopedValueRollback loading(m_isLoading, true);
        // What stands there with the keyboard in it is not written anew when it says the same.
        if (!isSame || typed.isEmpty() || !m_draft.isChanged()) {
            m_draft.begin(entry->rule);
            if (!typed.isEmpty())
                m_draft.takeText(typed);
        } else {
            const QString now = m_draft.toText();
            m_draft.begin(entry->rule);
            m_draft.takeText(now);
        }
        if (!isSame) {
            say({});
            m_past->clear();
            askChoices();
        }
        onTab();
    }
    showHead();
}

void RulePanel::showNew(const QStringList& taken) {
    setVisible(true);
    const QScopedValueRollback loading(m_isLoading, true);
    const bool isThere = m_isShown && m_draft.isNew();
    m_entry = {};
    m_isShown = true;
    if (!isThere) {
        m_draft.beginNew(taken);
        if (const QString typed = m_context.drafts.text(keyOf({})); !typed.isEmpty())
            m_draft.takeText(typed);
        say({});
        m_past->clear();
        m_log->show({});
        askChoices();
    }
    m_tabs->setCurrentIndex(Does);
    showHead();
}

void RulePanel::showHead() {
    const bool isNewRule = m_draft.isNew();
    const bool isTyped = m_draft.isChanged();
    m_title->setText(isNewRule ? tr("New rule") : m_entry.rule.title);
    QStringList state;
    if (!isNewRule) {
        state = {m_entry.rule.isEnabled ? tr("On") : tr("Off"), RulesModel::tallyOf(m_entry), RulesModel::originOf(m_entry),
                 tr("version %1").arg(m_entry.rule.version)};
        state.removeAll(QString());
    }
    if (isTyped)
        state.append(tr("typed and not saved"));
    m_state->setText(state.join(QStringLiteral(" · ")));
    m_state->setVisible(!state.isEmpty());
    const QString sentence = m_draft.sentence();
    m_sentence->setText(sentence.isEmpty() ? QString() : sentence.at(0).toUpper() + sentence.mid(1));
    m_switch->setVisible(!isNewRule);
    m_switch->setText(m_entry.rule.isEnabled ? tr("Switch off") : isTyped ? tr("Save and switch on…") : tr("Switch on…"));
    m_switch->setKeyCap(QStringLiteral("E"));
    m_save->setVisible(isTyped || isNewRule);
    m_throwAway->setVisible(isTyped);
    m_remove->setVisible(!isNewRule && (!m_entry.rule.isShipped() || m_entry.isChanged));
    m_remove->setText(m_entry.rule.isShipped() ? tr("As it came") : tr("Remove"));
    m_remove->setAccessibleName(m_entry.rule.isShipped() ? tr("Make the rule as it came with Leadwell") : tr("Remove the rule"));
    m_tabs->setTabVisible(Log, !isNewRule);
    if (!m_entry.trouble.isEmpty() && !isNewRule && !isTyped)
        say(m_entry.trouble);
}

void RulePanel::say(const QString& trouble) {
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void RulePanel::showTab(Tab tab) {
    m_tabs->setCurrentIndex(tab);
}

RulePanel::Tab RulePanel::tab() const {
    return static_cast<Tab>(m_tabs->currentIndex());
}

void RulePanel::onTab() {
    m_stack->setCurrentIndex(m_tabs->currentIndex());
    if (!m_isShown)
        return;
    if (tab() == Past && !m_past->isAsking() && !m_past->isOf(m_draft.rule()))
        look(RulePreviewView::Question::None);
    if (tab() == Log)
        m_log->show(m_entry.rule.name);
    Q_EMIT tabChanged();
}

void RulePanel::edit() {
    m_tabs->setCurrentIndex(Does);
    m_builder->setFocusOnTitle();
}

void RulePanel::refresh() {
    if (m_isShown && tab() == Log)
        m_log->refresh();
}

void RulePanel::setKinds(const QStringList& taskKinds) {
    if (taskKinds == m_choices.taskKinds)
        return;
    m_choices.taskKinds = taskKinds;
    m_builder->setChoices(m_choices);
}

void RulePanel::askChoices() {
    const auto take = [this](QStringList RuleChoices::*of, const Result<QStringList>& known) {
        if (!known || m_choices.*of == *known)
            return;
        m_choices.*of = *known;
        m_builder->setChoices(m_choices);
    };
    m_products.ask([this] { return m_context.desk.rules().products(); },
                   [take](const Result<QStringList>& known) { take(&RuleChoices::products, known); });
    m_tags.ask([this] { return m_context.desk.inbox().tags(); },
               [take](const Result<QStringList>& known) { take(&RuleChoices::tags, known); });
    QStringList people;
    for (const domain::Member& member : m_context.members.activeMembers())
        people.append(member.name);
    const QString currency = m_context.members.settings().currency;
    if (people == m_choices.people && currency == m_choices.currency)
        return;
    m_choices.people = people;
    m_choices.currency = currency;
    m_builder->setChoices(m_choices);
}

bool RulePanel::isSettled() const {
    return m_waiting == 0 && m_past->isSettled() && m_log->isSettled() && !m_products.isAsking() && !m_tags.isAsking();
}

qint64 RulePanel::currentLead() const {
    return !m_isShown ? 0 : tab() == Past ? m_past->currentLead() : tab() == Log ? m_log->currentLead() : 0;
}

// What is typed --------------------------------------------------------------------------------------------------------

void RulePanel::keep() {
    if (!m_isShown)
        return;
    m_context.drafts.setText(keyOf(m_draft.isNew() ? QString() : m_entry.rule.name),
                             m_draft.isChanged() ? m_draft.toText() : QString());
    say({});
    Q_EMIT draftsChanged();
}

void RulePanel::throwAway() {
    const bool wasNew = m_draft.isNew();
    m_context.drafts.setText(keyOf(wasNew ? QString() : m_entry.rule.name), {});
    {
        const QScopedValueRollback loading(m_isLoading, true);
        if (wasNew)
            m_isShown = false;
        else
            m_draft.begin(m_entry.rule);
    }
    say({});
    Q_EMIT draftsChanged();
    if (wasNew)
        Q_EMIT newLeft();
    else
        showHead();
    Q_EMIT left();
}

// Commands -------------------------------------------------------------------------------------------------------------

void RulePanel::saveAs(bool isEnabled) {
    if (!m_isShown || m_waiting > 0)
        return;
    const bool isOnlySwitch = !m_draft.isNew() && !m_draft.isChanged() && isEnabled != m_entry.rule.isEnabled;
    if (isOnlySwitch) {
        ++m_waiting;
        m_context.desk.rules().setEnabled(m_entry.rule.name, isEnabled).then(this, [this](const Result<Receipt>& receipt) {
            tell(receipt);
        });
        return;
    }
    if (!m_draft.isChanged() && !m_draft.isNew()) {
        m_context.host.say(tr("Nothing was changed in “%1”.").arg(m_entry.rule.title));
        return;
    }
    if (const QString trouble = m_builder->trouble(); !trouble.isEmpty()) {
        m_tabs->setCurrentIndex(Does);
        say(tr("Not saved yet: %1").arg(trouble));
        m_builder->showTrouble();
        return;
    }
    Rule rule = m_draft.rule();
    rule.title = rule.title.simplified();
    rule.isEnabled = isEnabled;
    ++m_waiting;
    const Rule sent = m_draft.rule();
    m_context.desk.rules().save(rule).then(
        this, [this, sent, wasNew = m_draft.isNew()](const Result<Rule>& saved) { takeSaved(saved, sent, wasNew); });
}

/// What was typed since it was sent stays typed.
void RulePanel::takeSaved(const Result<Rule>& saved, const Rule& sent, bool wasNew) {
    --m_waiting;
    if (!saved) {
        say(tr("Not saved: %1").arg(saved.error().sentence));
        return;
    }
    offerUndo(m_context, this, tr("Rule “%1” saved").arg(saved->title));
    const bool isStillThere = m_isShown && m_draft.rule() == sent;
    if (isStillThere) {
        m_context.drafts.setText(keyOf(wasNew ? QString() : saved->name), {});
        const QScopedValueRollback loading(m_isLoading, true);
        m_entry.rule = *saved;
        m_draft.begin(*saved);
        say({});
        if (m_past->isAsking())
            m_past->clear();
        m_tabs->setCurrentIndex(Does);
        showHead();
        Q_EMIT draftsChanged();
    }
    Q_EMIT this->saved(saved->name);
}

void RulePanel::tell(const Result<Receipt>& receipt) {
    --m_waiting;
    if (!receipt) {
        say(receipt.error().sentence);
        return;
    }
    say({});
    m_context.host.showReceipt(*receipt);
    if (m_past->isAsking()) {
        m_past->clear();
        m_tabs->setCurrentIndex(Does);
        Q_EMIT left();
    }
}

void RulePanel::switchIt() {
    if (!m_isShown || m_draft.isNew() || m_waiting > 0)
        return;
    if (m_entry.rule.isEnabled) {
        ++m_waiting;
        m_context.desk.rules().setEnabled(m_entry.rule.name, false).then(this, [this](const Result<Receipt>& receipt) {
            tell(receipt);
        });
        return;
    }
    if (const QString trouble = m_builder->trouble(); !trouble.isEmpty()) {
        m_tabs->setCurrentIndex(Does);
        say(tr("It cannot be switched on yet: %1").arg(trouble));
        m_builder->showTrouble();
        return;
    }
    askPast(RulePreviewView::Question::SwitchOn);
}

/// Shown before it is asked, so that the keyboard goes to the question.
void RulePanel::askPast(RulePreviewView::Question question) {
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(Past);
    }
    m_stack->setCurrentIndex(Past);
    look(question);
    Q_EMIT tabChanged();
}

/// What a rule that is on does otherwise from now on is shown before, as when it was switched on.
void RulePanel::save() {
    const Rule& now = m_draft.rule();
    const Rule& before = m_entry.rule;
    const bool actsOtherwise = now.trigger != before.trigger || now.when != before.when || now.then != before.then;
    if (!m_isShown || m_draft.isNew() || !before.isEnabled || !actsOtherwise || !m_builder->trouble().isEmpty())
        return saveAs(before.isEnabled && !m_draft.isNew());
    askPast(RulePreviewView::Question::Save);
}

void RulePanel::look(RulePreviewView::Question question) {
    Rule rule = m_draft.rule();
    if (rule.name.isEmpty())
        rule.name = QStringLiteral("new_rule");
    m_past->look(rule, question);
}

void RulePanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        Surface::keyPressEvent(event);
}

void RulePanel::remove() {
    if (!m_isShown || m_waiting > 0)
        return;
    if (m_draft.isNew()) {
        throwAway();
        return;
    }
    m_context.drafts.setText(keyOf(m_entry.rule.name), {});
    {
        const QScopedValueRollback loading(m_isLoading, true);
        m_draft.begin(m_entry.rule);
    }
    ++m_waiting;
    m_context.desk.rules().remove(m_entry.rule.name).then(this, [this](const Result<Receipt>& receipt) { tell(receipt); });
    Q_EMIT draftsChanged();
    Q_EMIT left();
}

} // namespace leadwell::pages
