// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/AccountForm.h"

#include "core/services/ChannelService.h"
#include "core/vault/Vault.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/BusyBar.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/DraftStore.h"
#include "ui/pages/channels/AccountWords.h"
#include "ui/pages/channels/SettingEditor.h"
#include "ui/pages/channels/VaultPanel.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

constexpr int formWidth = 620;
const QString nameKey = QStringLiteral("name");

QString toJson(const QMap<QString, QString>& values) {
    QJsonObject object;
    for (auto value = values.begin(); value != values.end(); ++value)
        object.insert(value.key(), value.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<QString, QString> fromJson(const QString& text) {
    QMap<QString, QString> values;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto value = object.begin(); value != object.end(); ++value)
        values.insert(value.key(), value.value().toString());
    return values;
}

} // namespace

AccountForm::AccountForm(PageContext& context, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_kinds(context.channels.kinds()) {
    setObjectName(QStringLiteral("accountForm"));
    build();
}

void AccountForm::build() {
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* page = new Surface(m_scroll);
    m_scroll->setWidget(page);
    auto* sides = new QHBoxLayout(page);
    sides->setContentsMargins(kit::space::large, kit::space::large, kit::space::large, kit::space::large);
    auto* middle = new QWidget(page);
    kit::followText(middle, [middle] { middle->setMaximumWidth(kit::byText(formWidth)); });
    sides->addStretch(1);
    sides->addWidget(middle, 100);
    sides->addStretch(1);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::medium);
    m_title = new kit::PlainLabel(middle);
    m_title->setLook(kit::PlainLabel::Look::Title);
    m_summary = new kit::PlainLabel(middle);
    m_summary->setLook(kit::PlainLabel::Look::Muted);
    m_summary->setWordWrap(true);
    m_kindBox = new QComboBox(middle);
    m_kindBox->setAccessibleName(tr("Kind of account"));
    for (const channels::Description& kind : std::as_const(m_kinds))
        m_kindBox->addItem(kind.name, kind.id);
    connect(m_kindBox, &QComboBox::activated, this, [this] { startNew(m_kindBox->currentData().toString()); });
    m_kindRow = formRow(tr("Kind"), m_kindBox, {}, nullptr, middle);
    m_name = new QLineEdit(middle);
    m_name->setObjectName(QStringLiteral("field.") + nameKey);
    m_name->setAccessibleName(tr("Name"));
    connect(m_name, &QLineEdit::textEdited, this, &AccountForm::keepDraft);
    connect(m_name, &QLineEdit::returnPressed, this, &AccountForm::save);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(kit::space::medium);
    m_vault = new VaultPanel(m_context.vault, m_context.dialogs, middle);
    connect(m_vault, &VaultPanel::opened, this, &AccountForm::onVaultOpened);
    m_busy = new kit::BusyBar(middle);
    m_busy->hide();
    m_result = new kit::PlainLabel(middle);
    m_result->setObjectName(QStringLiteral("formResult"));
    m_result->setWordWrap(true);
    m_result->setSelectable(true);
    m_result->hide();
    column->addWidget(m_title);
    column->addWidget(m_summary);
    column->addWidget(m_kindRow);
    column->addLayout(m_rows);
    column->addWidget(formRow(tr("Name"), m_name, tr("What the account is called here. Empty: the address."), nullptr, middle));
    column->addWidget(m_vault);
    column->addWidget(m_result);
    column->addWidget(m_busy);
    column->addWidget(buildButtons());
    column->addStretch();
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);
}

QWidget* AccountForm::buildButtons() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space::small);
    auto* testButton = new kit::Button(tr("Test"), bar);
    testButton->setObjectName(QStringLiteral("formTest"));
    testButton->setToolTip(tr("Sign in with what is typed; nothing is saved."));
    auto* cancel = new kit::Button(tr("Cancel"), bar);
    cancel->setObjectName(QStringLiteral("formCancel"));
    auto* saveButton = new kit::Button(tr("Save"), bar);
    saveButton->setObjectName(QStringLiteral("formSave"));
    saveButton->setRole(kit::ButtonRole::Primary);
    row->addWidget(testButton);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(saveButton);
    connect(testButton, &QAbstractButton::clicked, this, &AccountForm::test);
    connect(cancel, &QAbstractButton::clicked, this, &AccountForm::close);
    connect(saveButton, &QAbstractButton::clicked, this, &AccountForm::save);
    return bar;
}

void AccountForm::startNew(const QString& kindId) {
    ++m_round;
    m_account = domain::Account();
    const bool isKnown = std::any_of(m_kinds.cbegin(), m_kinds.cend(), [&](const auto& kind) { return kind.id == kindId; });
    showKind(isKnown || m_kinds.isEmpty() ? kindId : m_kinds.first().id);
    m_account.channelId = m_kind.id;
    m_title->setText(tr("Add an account: %1").arg(m_kind.name));
    m_kindRow->setVisible(m_kinds.size() > 1);
    m_kindBox->setCurrentIndex(m_kindBox->findData(m_kind.id));
    const QMap<QString, QString> draft = fromJson(m_context.drafts.text(draftKey()));
    m_name->setText(draft.value(nameKey));
    fill(draft);
}

void AccountForm::startEdit(const domain::Account& account) {
    ++m_round;
    m_account = account;
    showKind(account.channelId);
    m_title->setText(tr("Edit %1").arg(account.name));
    m_kindRow->hide();
    m_name->setText(account.name);
    fill(account.settings);
}

void AccountForm::showKind(const QString& kindId) {
    m_kind = channels::Description();
    for (const channels::Description& kind : std::as_const(m_kinds)) {
        if (kind.id == kindId)
            m_kind = kind;
    }
    m_summary->setText(m_kind.summary);
    for (SettingEditor* editor : std::as_const(m_editors)) {
        m_rows->removeWidget(editor);
        editor->hide();
        editor->deleteLater();
    }
    m_editors.clear();
    for (const channels::SettingField& field : std::as_const(m_kind.fields)) {
        auto* editor =
            new SettingEditor(field, field.kind == channels::SettingField::Kind::Secret && !isNew(), m_kindRow->parentWidget());
        connect(editor, &SettingEditor::edited, this, &AccountForm::keepDraft);
        connect(editor, &SettingEditor::submitted, this, &AccountForm::save);
        m_rows->addWidget(editor);
        editor->show();
        m_editors.append(editor);
    }
    m_afterVault = nullptr;
    finish();
    say(Tone::Calm, {});
    if (!m_editors.isEmpty())
        setFocusProxy(m_editors.first());
    m_vault->setShowsWaiting(false);
}

void AccountForm::fill(const QMap<QString, QString>& settings) {
    for (SettingEditor* editor : std::as_const(m_editors)) {
        if (!editor->isSecret())
            editor->setValue(settings.value(editor->field().key));
    }
}

QMap<QString, QString> AccountForm::settings() const {
    QMap<QString, QString> values;
    for (const SettingEditor* editor : m_editors) {
        if (!editor->isSecret() && !editor->value().isEmpty())
            values.insert(editor->field().key, editor->value());
    }
    return values;
}

QMap<QString, QString> AccountForm::secrets() const {
    QMap<QString, QString> values;
    for (const SettingEditor* editor : m_editors) {
        if (editor->isSecret() && !editor->value().isEmpty())
            values.insert(editor->field().key, editor->value());
    }
    return values;
}

domain::Account AccountForm::account() const {
    domain::Account account = m_account;
    account.settings = settings();
    const QString typed = m_name->text().simplified();
    account.name = typed.isEmpty() ? usualName(m_kind, account.settings) : typed;
    return account;
}

/// Says what is missing at each field; the keyboard goes to the first one.
bool AccountForm::isComplete() {
    SettingEditor* first = nullptr;
    for (SettingEditor* editor : std::as_const(m_editors)) {
        const QString complaint = editor->check();
        editor->complain(complaint);
        if (!complaint.isEmpty() && !first)
            first = editor;
    }
    if (first) {
        first->setFocus();
        m_scroll->ensureWidgetVisible(first);
    }
    return first == nullptr;
}

void AccountForm::save() {
    if (!m_isBusy && isComplete())
        withVault(!secrets().isEmpty(), &AccountForm::saveNow);
}

void AccountForm::test() {
    if (m_isBusy || !isComplete())
        return;
    const bool hasAll = std::none_of(m_editors.cbegin(), m_editors.cend(),
                                     [](const SettingEditor* editor) { return editor->isSecret() && editor->value().isEmpty(); });
    withVault(!isNew() && !hasAll, &AccountForm::testNow);
}

void AccountForm::withVault(bool isNeeded, void (AccountForm::*next)()) {
    if (!isNeeded || m_context.vault.state() == vault::VaultState::Open) {
        (this->*next)();
        return;
    }
    m_afterVault = next;
    m_vault->setShowsWaiting(true);
    setBusy({});
    m_context.vault.unlock().then(this, [this, round = m_round](const Result<bool>& opened) {
        if (round != m_round || !m_afterVault)
            return;
        if (opened)
            return onVaultOpened();
        // What can be done about it stands in the vault's own panel; when that is done, saving goes on.
        finish();
        const bool isExplained = !m_vault->isHidden();
        say(Tone::Bad, isExplained ? tr("Nothing was saved yet; what you typed is still here.") : opened.error().sentence);
        m_scroll->ensureWidgetVisible(m_vault);
    });
}

void AccountForm::onVaultOpened() {
    if (const auto next = std::exchange(m_afterVault, nullptr)) {
        finish();
        (this->*next)();
    }
}

void AccountForm::saveNow() {
    setBusy(tr("Saving …"));
    const bool wasNew = isNew();
    m_context.channels.saveAccount(account(), secrets())
        .then(this, [this, wasNew, round = m_round](const Result<AccountId>& saved) {
            if (saved && wasNew)
                m_context.drafts.setText(draftKey(), {});
            if (round != m_round)
                return;
            finish();
            if (!saved) {
                say(Tone::Bad, saved.error().sentence);
                return;
            }
            ++m_round;
            for (SettingEditor* editor : std::as_const(m_editors))
                editor->setValue({});
            Q_EMIT this->saved(*saved, wasNew);
        });
}

void AccountForm::testNow() {
    setBusy(tr("Signing in …"));
    m_context.channels.test(account(), secrets()).then(this, [this, round = m_round](const Result<QString>& answer) {
        if (round != m_round)
            return;
        finish();
        say(answer ? Tone::Good : Tone::Bad, answer ? *answer : answer.error().sentence);
    });
}

/// An answer that still comes finds nobody who wants it.
void AccountForm::close() {
    ++m_round;
    m_afterVault = nullptr;
    finish();
    for (SettingEditor* editor : std::as_const(m_editors)) {
        if (editor->isSecret())
            editor->setValue({});
    }
    Q_EMIT closed();
}

void AccountForm::setBusy(const QString& sentence) {
    m_isBusy = true;
    m_busy->setBusy(true);
    m_busy->show();
    // The buttons stay enabled and are ignored: a disabled one would hand the keyboard to its neighbour.
    say(Tone::Calm, sentence);
}

void AccountForm::finish() {
    m_isBusy = false;
    m_busy->setBusy(false);
    m_busy->hide();
}

void AccountForm::say(Tone tone, const QString& sentence) {
    using Look = kit::PlainLabel::Look;
    m_result->setLook(tone == Tone::Good ? Look::Good : tone == Tone::Bad ? Look::Bad : Look::Muted);
    m_result->setText(sentence);
    m_result->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        m_scroll->ensureWidgetVisible(m_result);
}

QString AccountForm::draftKey() const {
    return QStringLiteral("account/") + m_kind.id;
}

/// Only a new account keeps a draft; an edited one is safe in the workspace.
void AccountForm::keepDraft() {
    if (!isNew())
        return;
    QMap<QString, QString> values = settings();
    if (!m_name->text().isEmpty())
        values.insert(nameKey, m_name->text());
    m_context.drafts.setText(draftKey(), toJson(values));
}

void AccountForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        close();
    else
        Surface::keyPressEvent(event);
}

} // namespace leadwell::pages
