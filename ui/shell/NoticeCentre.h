// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/NoticeService.h"
#include "ui/kit/notices/SystemNotices.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"

#include <QMap>
#include <QTimer>

#include <memory>

class QWidget;

namespace leadwell::shell {

/// Shows what is to be told when it is to be told, and does what the person answers: opens the lead, takes it, or marks its task
/// as done. Main thread; asks the store only when something changed or it is time.
class NoticeCentre final : public QObject {
    Q_OBJECT
public:
    /// A timer does not count while the machine sleeps: the time is compared so often while something waits for its moment.
    static constexpr Millis lookEvery = std::chrono::seconds(3);

    /// `window` is what comes to the front; it outlives this, as the context does.
    NoticeCentre(pages::PageContext& context, QWidget& window, std::unique_ptr<kit::SystemNotices> system,
                 QObject* parent = nullptr);
    ~NoticeCentre() override;

    void start();
    /// Compares the time.
    void look();
    bool isSettled() const { return !m_due.isAsking(); }

private:
    void ask();
    void tell(const services::Bubble& bubble);
    void onChosen(qint64 id, const QString& action);
    void open(const services::Bubble& bubble);
    void take(const services::Bubble& bubble);
    void finish(const services::Bubble& bubble);
    void read(const services::Bubble& bubble);

    pages::PageContext& m_context;
    QWidget& m_window;
    std::unique_ptr<kit::SystemNotices> m_system;
    services::NoticeService m_notices;
    models::LatestAnswer<services::NoticesDue> m_due{this};
    QMap<qint64, services::Bubble> m_showing; ///< by the number of their first notice: the oldest first
    Instant m_again;
    QTimer m_timer;
    bool m_isStarted = false;
};

} // namespace leadwell::shell
