// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/capture/Ledger.h"
#include "core/services/MaintenanceService.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/pages/PageContext.h"

#include <QHash>
#include <QTimer>

#include <optional>

class QBoxLayout;
class QHBoxLayout;

namespace leadwell::kit {
class FlowLayout;
class PlainLabel;
class StatusDot;
} // namespace leadwell::kit

namespace leadwell::shell {

/// The line at the bottom: one dot and a sentence per account, how many leads, whether everything is saved, the last
/// backup, and on demand how fast the session is. In two lines where the letters are too large for one.
class StatusLine final : public kit::Surface {
    Q_OBJECT
public:
    explicit StatusLine(pages::PageContext& context, QWidget* parent = nullptr);

    void setLeadCount(int leads);
    /// Empty: all changes are saved.
    void setTrouble(const QString& sentence);
    /// The kind of what somebody just asked for and waits for ("undo"), empty when it is done. It is named
    /// before what the desk writes meanwhile; words appear when it takes longer than a moment.
    void setWriting(const QString& kind);
    void setBackup(Instant at);
    void refreshAccounts();
    /// How fast this session is: from a key to its picture, and from a question to its answer.
    void setSpeedShown(bool isShown);

Q_SIGNALS:
    void accountClicked(const QString& accountId);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    void showAccounts(const QList<domain::Account>& accounts);
    void showAccount(kit::StatusDot* dot, const domain::Account& account);
    void onSyncState(AccountId account, const QString& sentence, int done, int total);
    void askBackups();
    void showSpeed();
    void onDeskWriting(const QString& kind);
    void noteWriting();
    void showSaved();
    void showLocal();

    pages::PageContext& m_context;
    QBoxLayout* m_row;
    kit::FlowLayout* m_dots;
    QHBoxLayout* m_words;
    kit::PlainLabel* m_leads;
    kit::PlainLabel* m_saved;
    kit::PlainLabel* m_backup;
    kit::PlainLabel* m_speed;
    QList<domain::Account> m_accounts;
    QHash<QString, QString> m_running; ///< account → sentence of the sync that runs
    QTimer m_minute;
    QTimer m_second; ///< runs while the speed is shown
    QTimer m_busySoon;
    QTimer m_calmSoon; ///< many small writes, as of an import, are one
    QString m_trouble;
    QString m_asked;        ///< kind of what somebody waits for; empty: nothing
    QString m_deskWrites;   ///< kind of what the desk writes; empty: nothing
    QString m_writing;      ///< kind of what was written last
    bool m_isBurst = false; ///< written, or so a moment ago
    bool m_isBusy = false;  ///< for longer than a moment
    std::optional<Instant> m_backupAt;
    std::optional<int> m_leadCount;
};

} // namespace leadwell::shell
