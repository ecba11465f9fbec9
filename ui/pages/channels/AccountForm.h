// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/channels/Channel.h"
#include "core/domain/capture/Ledger.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/pages/PageContext.h"

#include <QHash>
#include <QMap>

class QComboBox;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace leadwell::kit {
class BusyBar;
class Button;
class PlainLabel;
} // namespace leadwell::kit

namespace leadwell::pages {

class SettingEditor;
class VaultPanel;

/// One form for the accounts of every channel, made from the channel's own description. Tests and saves without ever
/// waiting; what was typed stays until it is saved. Secrets go to the channel service and nowhere else; everything but
/// them survives a restart as a draft.
class AccountForm final : public kit::Surface {
    Q_OBJECT
public:
    AccountForm(PageContext& context, QWidget* parent = nullptr);

    /// An empty form, with what was typed last time and not saved. An unknown or empty kind: the first there is.
    void startNew(const QString& kindId);
    void startEdit(const domain::Account& account);
    bool isSettled() const { return !m_isBusy; }

Q_SIGNALS:
    void saved(leadwell::AccountId account, bool isNew);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    QWidget* buildButtons();
    void showKind(const QString& kindId);
    void fill(const QMap<QString, QString>& settings);
    QMap<QString, QString> settings() const;
    QMap<QString, QString> secrets() const;
    domain::Account account() const;
    bool isComplete();
    void save();
    void test();
    /// Opens the vault first when `next` needs it; `next` runs only when this form still wants it.
    void withVault(bool isNeeded, void (AccountForm::*next)());
    void saveNow();
    void testNow();
    void onVaultOpened();
    void close();
    void finish();
    void setBusy(const QString& sentence);
    enum class Tone : quint8 { Calm, Good, Bad };
    void say(Tone tone, const QString& sentence);
    QString draftKey() const;
    void keepDraft();
    bool isNew() const { return !m_account.id.isSet(); }

    PageContext& m_context;
    QList<channels::Description> m_kinds;
    channels::Description m_kind;
    domain::Account m_account; ///< as it was when the form opened
    quint64 m_round = 0;       ///< answers of an earlier round are dropped
    bool m_isBusy = false;
    void (AccountForm::*m_afterVault)() = nullptr;

    QScrollArea* m_scroll = nullptr;
    kit::PlainLabel* m_title = nullptr;
    kit::PlainLabel* m_summary = nullptr;
    QComboBox* m_kindBox = nullptr;
    QWidget* m_kindRow = nullptr;
    QLineEdit* m_name = nullptr;
    QVBoxLayout* m_rows = nullptr;
    QList<SettingEditor*> m_editors;
    VaultPanel* m_vault = nullptr;
    kit::BusyBar* m_busy = nullptr;
    kit::PlainLabel* m_result = nullptr;
};

} // namespace leadwell::pages
