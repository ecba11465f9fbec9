// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/channels/VaultPanel.h"

#include "ui/kit/DialogSeam.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/BusyBar.h"
#include "ui/kit/widgets/Button.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

using vault::SecretBytes;
using vault::VaultState;

constexpr int fieldWidth = 280;

QLineEdit* secretField(const QString& objectName, QWidget* parent) {
    auto* field = new QLineEdit(parent);
    field->setObjectName(objectName);
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    kit::followText(field, [field] { field->setFixedWidth(kit::byText(fieldWidth)); });
    return field;
}

} // namespace

VaultPanel::VaultPanel(vault::Vault& vault, kit::DialogSeam& dialogs, QWidget* parent)
    : Panel(parent)
    , m_vault(vault)
    , m_dialogs(dialogs)
    , m_title(new kit::PlainLabel(this))
    , m_sentence(new kit::PlainLabel(this))
    , m_busy(new kit::BusyBar(this))
    , m_fields(new QWidget(this))
    , m_form(new QFormLayout(m_fields))
    , m_passphrase(secretField(QStringLiteral("passphrase"), m_fields))
    , m_again(secretField(QStringLiteral("passphraseAgain"), m_fields))
    , m_complaint(new kit::PlainLabel(this))
    , m_submit(new kit::Button(this))
    , m_retry(new kit::Button(tr("Retry"), this))
    , m_other(new kit::Button(this)) {
    setObjectName(QStringLiteral("vault"));
    build();
    connect(&m_vault, &vault::Vault::stateChanged, this, &VaultPanel::show);
    show(m_vault.state());
}

void VaultPanel::build() {
    m_title->setLook(kit::PlainLabel::Look::Heading);
    m_sentence->setWordWrap(true);
    m_complaint->setLook(kit::PlainLabel::Look::Bad);
    m_complaint->setWordWrap(true);
    m_complaint->setObjectName(QStringLiteral("vaultComplaint"));
    m_complaint->hide();
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_form->addRow(tr("Passphrase"), m_passphrase);
    m_form->addRow(tr("Again"), m_again);
    m_submit->setObjectName(QStringLiteral("vaultSubmit"));
    m_retry->setObjectName(QStringLiteral("vaultRetry"));
    m_other->setObjectName(QStringLiteral("vaultOther"));
    m_submit->setRole(kit::ButtonRole::Primary);
    auto* row = new QHBoxLayout;
    row->setSpacing(kit::space::small);
    row->addWidget(m_submit);
    row->addWidget(m_retry);
    row->addWidget(m_other);
    row->addStretch();
    for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_sentence), static_cast<QWidget*>(m_busy),
                          m_fields, static_cast<QWidget*>(m_complaint)})
        body()->addWidget(part);
    body()->addLayout(row);
    connect(m_submit, &QAbstractButton::clicked, this, &VaultPanel::submit);
    connect(m_passphrase, &QLineEdit::returnPressed, this, [this] {
        if (m_again->isVisibleTo(this))
            m_again->setFocus();
        else
            submit();
    });
    connect(m_again, &QLineEdit::returnPressed, this, &VaultPanel::submit);
    connect(m_retry, &QAbstractButton::clicked, this, &VaultPanel::retry);
    connect(m_other, &QAbstractButton::clicked, this, [this] {
        wantPassphrase(otherWant());
        offerOther();
    });
}

void VaultPanel::setShowsWaiting(bool shows) {
    m_showsWaiting = shows;
    show(m_vault.state());
}

void VaultPanel::present(VaultState state, const QString& sentence) {
    show(state);
    setWords(m_title->text(), sentence);
}

void VaultPanel::setWords(const QString& title, const QString& sentence) {
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

void VaultPanel::show(VaultState state) {
    const bool isWaiting = state == VaultState::Waiting;
    m_busy->setVisible(isWaiting);
    m_busy->setBusy(isWaiting);
    m_retry->setVisible(false);
    m_other->setVisible(false);
    for (QWidget* part : {m_fields, static_cast<QWidget*>(m_submit)})
        part->setEnabled(!isWaiting);
    switch (state) {
    case VaultState::Unknown:
    case VaultState::Open:
        break;
    case VaultState::Waiting:
        setWords(m_isBusy ? tr("Working on the passphrase") : tr("Waiting for the system keyring"),
                 m_isBusy ? tr("This takes a moment on purpose: it makes guessing expensive.") : m_vault.sentence());
        break;
    case VaultState::Locked:
    case VaultState::Unavailable:
    case VaultState::WrongKey:
        setWords(state == VaultState::Locked     ? tr("Unlock your keyring")
                 : state == VaultState::WrongKey ? tr("The key does not fit")
                                                 : tr("No system keyring"),
                 m_vault.sentence());
        showLocked(state);
        break;
    case VaultState::NeedsPassphrase:
        setWords(tr("Passphrase needed"), m_vault.sentence());
        if (m_want != Want::StartOver)
            wantPassphrase(Want::Open);
        offerOther();
        break;
    }
    const bool isTrouble = state != VaultState::Unknown && state != VaultState::Open;
    const bool wasShown = !isHidden();
    setVisible(isTrouble && (!isWaiting || m_showsWaiting));
    if (state == VaultState::Unknown || state == VaultState::Open) {
        m_want = Want::Nothing;
        clearFields();
        complain({});
    }
    if (m_want == Want::Nothing) {
        m_fields->hide();
        m_submit->hide();
    }
    if (wasShown != !isHidden())
        Q_EMIT shownChanged();
    if (state == VaultState::Open)
        Q_EMIT opened();
}

/// Where a new workspace has no keyring at all, a passphrase is the way; elsewhere it comes after trying again.
void VaultPanel::showLocked(VaultState state) {
    m_retry->setVisible(true);
    if (state == VaultState::Unavailable && m_vault.isNew() && m_want == Want::Nothing)
        wantPassphrase(Want::Choose);
    offerOther();
}

VaultPanel::Want VaultPanel::otherWant() const {
    if (m_vault.isNew())
        return Want::Choose;
    return m_vault.hasPassphrase() && m_want == Want::Nothing ? Want::Open : Want::StartOver;
}

/// The next way out after the one that is offered already.
void VaultPanel::offerOther() {
    const Want other = otherWant();
    m_other->setText(other == Want::Choose ? tr("Choose a passphrase instead…")
                     : other == Want::Open ? tr("Use the passphrase…")
                                           : tr("Give up saved passwords…"));
    m_other->setVisible(m_want == Want::Nothing || m_want == Want::Open);
}

void VaultPanel::wantPassphrase(Want want) {
    m_want = want;
    const bool isNew = want != Want::Open;
    m_fields->show();
    m_submit->show();
    m_again->setVisible(isNew);
    m_form->labelForField(m_again)->setVisible(isNew);
    m_submit->setRole(want == Want::StartOver ? kit::ButtonRole::Danger : kit::ButtonRole::Primary);
    m_submit->setText(want == Want::Open     ? tr("Open")
                      : want == Want::Choose ? tr("Use this passphrase")
                                             : tr("Give up and start over…"));
    m_passphrase->setPlaceholderText(isNew ? tr("At least %1 characters").arg(vault::PassphraseKeeper::shortestPassphrase)
                                           : QString());
    if (isVisible())
        m_passphrase->setFocus();
}

void VaultPanel::submit() {
    const QString typed = m_passphrase->text();
    const bool isNew = m_want != Want::Open;
    if (isNew && typed.size() < vault::PassphraseKeeper::shortestPassphrase) {
        complain(tr("The passphrase needs at least %1 characters.").arg(vault::PassphraseKeeper::shortestPassphrase));
        m_passphrase->setFocus();
        return;
    }
    if (isNew && typed != m_again->text()) {
        complain(tr("The two are not the same. Type the passphrase once more."));
        m_again->clear();
        m_again->setFocus();
        return;
    }
    complain({});
    const SecretBytes passphrase = SecretBytes::fromText(typed);
    if (m_want == Want::StartOver) {
        startOver(passphrase);
        return;
    }
    m_isBusy = true;
    follow(m_want == Want::Open ? m_vault.unlockWithPassphrase(passphrase) : m_vault.setPassphrase(passphrase));
}

void VaultPanel::startOver(const SecretBytes& passphrase) {
    kit::Question question;
    question.title = tr("Give up saved passwords?");
    question.text = tr("The passwords saved so far can then never be read again, even if the old key comes back. "
                       "Accounts, leads and messages stay. Leadwell asks for each account's password once more.");
    question.accept = tr("Give them up");
    question.isDestructive = true;
    m_dialogs.ask(question, this, this, [this, passphrase](bool isAccepted) {
        if (!isAccepted)
            return;
        m_isBusy = true;
        follow(m_vault.startOverWithPassphrase(passphrase));
    });
}

void VaultPanel::follow(Answer<bool> answer) {
    if (m_vault.state() == VaultState::Waiting)
        show(VaultState::Waiting);
    answer.then(this, [this](const Result<bool>& opened) {
        m_isBusy = false;
        if (opened)
            return;
        complain(opened.error().sentence);
        m_passphrase->selectAll();
        m_passphrase->setFocus();
    });
}

void VaultPanel::retry() {
    complain({});
    m_want = Want::Nothing;
    m_vault.unlock();
}

void VaultPanel::complain(const QString& sentence) {
    m_complaint->setText(sentence);
    m_complaint->setVisible(!sentence.isEmpty());
}

void VaultPanel::clearFields() {
    m_passphrase->clear();
    m_again->clear();
}

} // namespace leadwell::pages
