// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "core/vault/Vault.h"
#include "ui/kit/widgets/Panel.h"

#include <QWidget>

class QFormLayout;
class QHBoxLayout;
class QLineEdit;

namespace leadwell::kit {
class BusyBar;
class Button;
class DialogSeam;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

/// What is the matter with saved passwords, and what can be done about it: retry a locked keyring, type the passphrase,
/// choose one where there is no keyring, or, only after a clear yes, give up what is sealed. Shows itself when the
/// vault is in trouble or being waited for, and goes when it is open. Typed passphrases are wiped when handed on.
class VaultPanel final : public kit::Panel {
    Q_OBJECT
public:
    VaultPanel(vault::Vault& vault, kit::DialogSeam& dialogs, QWidget* parent = nullptr);

    /// Also speaks while the keyring is only being waited for; off in places where nobody waits.
    void setShowsWaiting(bool shows);
    /// Shows this state with this sentence, until the vault's own changes. For pictures.
    void present(vault::VaultState state, const QString& sentence);
    /// A passphrase is being worked on.
    bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void opened();
    void shownChanged();

private:
    enum class Want : quint8 { Nothing, Open, Choose, StartOver };

    void build();
    void show(vault::VaultState state);
    void showLocked(vault::VaultState state);
    Want otherWant() const;
    void offerOther();
    void setWords(const QString& title, const QString& sentence);
    void wantPassphrase(Want want);
    void submit();
    void startOver(const vault::SecretBytes& passphrase);
    void follow(Answer<bool> answer);
    void retry();
    void complain(const QString& sentence);
    void clearFields();

    vault::Vault& m_vault;
    kit::DialogSeam& m_dialogs;
    kit::PlainLabel* m_title;
    kit::PlainLabel* m_sentence;
    kit::BusyBar* m_busy;
    QWidget* m_fields;
    QFormLayout* m_form;
    QLineEdit* m_passphrase;
    QLineEdit* m_again;
    kit::PlainLabel* m_complaint;
    kit::Button* m_submit;
    kit::Button* m_retry;
    kit::Button* m_other;
    Want m_want = Want::Nothing;
    bool m_showsWaiting = true;
    bool m_isBusy = false;
};

} // namespace leadwell::pages
