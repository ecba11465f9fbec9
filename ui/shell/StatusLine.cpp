// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/StatusLine.h"

#include "core/base/Clock.h"
#include "core/base/Timings.h"
#include "core/services/ChannelService.h"
#include "core/services/Desk.h"
#include "ui/kit/AccessibleFaces.h"
#include "ui/kit/Times.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/paint/StatusDot.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/models/MemberCache.h"

#include <QHBoxLayout>
#include <QPainter>

namespace leadwell::shell {
namespace {

constexpr int minuteMs = 60'000;
constexpr int secondMs = 1'000;
constexpr qsizetype sentenceMax = 60;
constexpr int momentMs = 150;

/// By the first word of the kind.
QString wordsOf(const QString& kind) {
    static const QHash<QString, QString> words{
        {QStringLiteral("undo"), StatusLine::tr("Taking back …")},
        {QStringLiteral("redo"), StatusLine::tr("Doing again …")},
        {QStringLiteral("import"), StatusLine::tr("Saving the import …")},
        {QStringLiteral("capture"), StatusLine::tr("Saving enquiries …")},
        {QStringLiteral("intake"), StatusLine::tr("Saving enquiries …")},
        {QStringLiteral("parked"), StatusLine::tr("Saving the lead …")},
        {QStringLiteral("lead"), StatusLine::tr("Saving the lead …")},
        {QStringLiteral("stage"), StatusLine::tr("Saving the stage …")},
        {QStringLiteral("owner"), StatusLine::tr("Saving the owner …")},
        {QStringLiteral("tag"), StatusLine::tr("Saving tags …")},
        {QStringLiteral("heat"), StatusLine::tr("Saving the heat …")},
        {QStringLiteral("note"), StatusLine::tr("Saving the note …")},
        {QStringLiteral("visit"), StatusLine::tr("Saving the visit …")},
        {QStringLiteral("call"), StatusLine::tr("Saving the call …")},
        {QStringLiteral("task"), StatusLine::tr("Saving the task …")},
        {QStringLiteral("account"), StatusLine::tr("Saving the account …")},
        {QStringLiteral("member"), StatusLine::tr("Saving the team …")},
        {QStringLiteral("settings"), StatusLine::tr("Saving settings …")},
        {QStringLiteral("view"), StatusLine::tr("Saving the view …")},
        {QStringLiteral("vault"), StatusLine::tr("Saving the password …")},
    };
    return words.value(kind.section(u'.', 0, 0), StatusLine::tr("Saving …"));
}

} // namespace

StatusLine::StatusLine(pages::PageContext& context, QWidget* parent)
    : Surface(parent)
    , m_context(context)
    , m_row(new QHBoxLayout(this))
    , m_dots(new kit::FlowLayout(nullptr, kit::space::medium))
    , m_words(new QHBoxLayout)
    , m_leads(new kit::PlainLabel(this))
    , m_saved(new kit::PlainLabel(tr("All changes saved"), this))
    , m_backup(new kit::PlainLabel(this))
    , m_speed(new kit::PlainLabel(this)) {
    setObjectName(QStringLiteral("statusLine"));
    kit::setAccessibleRole(this, QAccessible::StatusBar);
    setAccessibleName(tr("Status"));
    m_row->setContentsMargins(kit::space::medium, 4, kit::space::large, 4);
    m_row->setSpacing(kit::space::large);
    m_row->addLayout(m_dots, 1);
    m_row->addLayout(m_words);
    m_words->setSpacing(kit::space::large);
    m_words->addStretch(1);
    for (kit::PlainLabel* label : {m_speed, m_leads, m_backup, m_saved}) {
        label->setLook(kit::PlainLabel::Look::Small);
        m_words->addWidget(label);
    }
    // What went wrong may be a long sentence.
    m_saved->setElided(true);
    m_saved->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    connect(&context.channels, &services::ChannelService::accountsChanged, this, &StatusLine::refreshAccounts);
    connect(&context.channels, &services::ChannelService::syncStateChanged, this, &StatusLine::onSyncState);
    connect(&context.desk, &services::Desk::troubled, this, &StatusLine::setTrouble);
    connect(&context.desk, &services::Desk::writing, this, &StatusLine::onDeskWriting);
    connect(&context.members, &models::MemberCache::changed, this, &StatusLine::showLocal);
    m_saved->setObjectName(QStringLiteral("savedWords"));
    m_backup->setObjectName(QStringLiteral("backupWords"));
    m_busySoon.setSingleShot(true);
    m_busySoon.setInterval(momentMs);
    m_calmSoon.setSingleShot(true);
    m_calmSoon.setInterval(momentMs);
    connect(&m_busySoon, &QTimer::timeout, this, [this] {
        m_isBusy = !m_asked.isEmpty() || !m_deskWrites.isEmpty();
        showSaved();
    });
    connect(&m_calmSoon, &QTimer::timeout, this, [this] {
        m_busySoon.stop();
        m_isBurst = false;
        m_isBusy = false;
        showSaved();
    });
    connect(&m_minute, &QTimer::timeout, this, [this] {
        showAccounts(m_accounts);
        askBackups();
    });
    m_minute.start(minuteMs);
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->hide();
    m_second.setInterval(secondMs);
    connect(&m_second, &QTimer::timeout, this, &StatusLine::showSpeed);
    refreshAccounts();
    askBackups();
}

void StatusLine::setLeadCount(int leads) {
    m_leadCount = leads;
    showLocal();
}

void StatusLine::setTrouble(const QString& sentence) {
    m_trouble = sentence;
    showSaved();
}

void StatusLine::setWriting(const QString& kind) {
    m_asked = kind;
    noteWriting();
}

void StatusLine::onDeskWriting(const QString& kind) {
    m_deskWrites = kind;
    noteWriting();
}

/// A pause that is shorter than a moment ends nothing: between two pieces of an import not all is saved.
void StatusLine::noteWriting() {
    const QString kind = m_asked.isEmpty() ? m_deskWrites : m_asked;
    if (kind.isEmpty()) {
        m_calmSoon.start();
        return;
    }
    m_writing = kind;
    m_calmSoon.stop();
    if (!std::exchange(m_isBurst, true))
        m_busySoon.start();
    else if (!m_busySoon.isActive())
        m_isBusy = true;
    showSaved();
}

/// What takes a moment only is not worth a word; it would flicker with every key.
void StatusLine::showSaved() {
    m_saved->setText(!m_trouble.isEmpty() ? m_trouble : m_isBusy ? wordsOf(m_writing) : tr("All changes saved"));
    m_saved->setLook(m_trouble.isEmpty() ? kit::PlainLabel::Look::Small : kit::PlainLabel::Look::Bad);
}

void StatusLine::setBackup(Instant at) {
    m_backupAt = at;
    showLocal();
}

/// What is written in the zone and the numbers of the workspace: its settings may come after it.
void StatusLine::showLocal() {
    const QLocale& locale = m_context.members.locale();
    if (m_leadCount)
        m_leads->setText(*m_leadCount == 1 ? tr("1 lead") : tr("%1 leads").arg(kit::countText(*m_leadCount, locale)));
    if (!m_backupAt || !m_context.members.isLoaded())
        return;
    const QString when = kit::dayTimeText(*m_backupAt, m_context.clock.now(), m_context.members.zone(), locale);
    m_backup->setText(m_backupAt->isSet() ? tr("Backup %1").arg(when) : tr("No backup yet"));
    m_backup->setToolTip(kit::plainToolTip(kit::exactText(*m_backupAt, m_context.members.zone(), locale)));
}

void StatusLine::askBackups() {
    m_context.desk.maintenance().backups().then(this, [this](const Result<QList<services::BackupInfo>>& backups) {
        if (backups)
            setBackup(backups->isEmpty() ? Instant() : backups->first().at);
    });
}

void StatusLine::setSpeedShown(bool isShown) {
    m_speed->setVisible(isShown);
    if (isShown) {
        showSpeed();
        m_second.start();
    } else {
        m_second.stop();
    }
}

void StatusLine::showSpeed() {
    const Timings::Figures frames = Timings::ofProgram().figures(Timings::Kind::Frame);
    const Timings::Figures questions = Timings::ofProgram().figures(Timings::Kind::Question);
    const auto number = [this](double ms) { return m_context.members.locale().toString(ms, 'f', 1); };
    m_speed->setText(tr("Picture %1 ms · answer %2 ms (99 of 100)").arg(number(frames.p99Ms), number(questions.p99Ms)));
    m_speed->setToolTip(
        kit::plainToolTip(tr("Of this session. From a key or click to the picture: half within %1 ms, 99 of 100 within %2 ms, "
                             "the longest %3 ms, %4 in all. "
                             "From a question to the workspace to its answer: half within %5 ms, 99 of 100 within %6 ms, the "
                             "longest %7 ms, %8 in all.")
                              .arg(number(frames.p50Ms), number(frames.p99Ms), number(frames.longestMs),
                                   QString::number(frames.count), number(questions.p50Ms), number(questions.p99Ms),
                                   number(questions.longestMs), QString::number(questions.count))));
}

// Accounts -------------------------------------------------------------------------------------------------------------

void StatusLine::refreshAccounts() {
    m_context.channels.accounts().then(this, [this](const Result<QList<domain::Account>>& accounts) {
        if (accounts)
            showAccounts(*accounts);
    });
}

void StatusLine::showAccounts(const QList<domain::Account>& accounts) {
    m_accounts = accounts;
    while (m_dots->count() > accounts.size())
        delete m_dots->takeAt(m_dots->count() - 1)->widget();
    while (m_dots->count() < accounts.size()) {
        auto* dot = new kit::StatusDot(this);
        dot->setClickable(true);
        const int place = m_dots->count();
        connect(dot, &QAbstractButton::clicked, this,
                [this, place] { Q_EMIT accountClicked(m_accounts.value(place).id.text()); });
        m_dots->addWidget(dot);
    }
    for (int place = 0; place < accounts.size(); ++place)
        showAccount(static_cast<kit::StatusDot*>(m_dots->itemAt(place)->widget()), accounts.at(place));
}

void StatusLine::showAccount(kit::StatusDot* dot, const domain::Account& account) {
    const QString running = m_running.value(account.id.text());
    const auto named = [&](const QString& sentence) { return tr("%1: %2").arg(account.name, sentence); };
    dot->setToolTip(kit::plainToolTip(account.error.isEmpty() ? account.lastReport : account.error));
    if (account.isPaused) {
        dot->set(kit::Tone::Neutral, named(tr("paused")));
    } else if (!running.isEmpty()) {
        dot->set(kit::Tone::Accent, named(running));
    } else if (!account.error.isEmpty()) {
        const QString sentence =
            account.error.size() > sentenceMax ? account.error.left(sentenceMax) + QStringLiteral("…") : account.error;
        dot->set(kit::Tone::Bad, named(sentence));
    } else if (!account.lastSyncAt.isSet()) {
        dot->set(kit::Tone::Warning, named(tr("not synced yet")));
    } else {
        dot->set(kit::Tone::Good, tr("%1 %2").arg(account.name, kit::agoText(account.lastSyncAt, m_context.clock.now(),
                                                                             m_context.members.zone())));
    }
}

void StatusLine::onSyncState(AccountId account, const QString& sentence, int done, int total) {
    const QString id = account.text();
    if (done < 0) {
        m_running.remove(id);
        refreshAccounts();
        return;
    }
    m_running.insert(id, total > 0 ? tr("%1 %2/%3").arg(sentence).arg(done).arg(total) : sentence);
    showAccounts(m_accounts);
}

void StatusLine::resizeEvent(QResizeEvent* event) {
    Surface::resizeEvent(event);
    arrange();
}

bool StatusLine::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return Surface::event(event);
}

void StatusLine::arrange() {
    const int wanted = m_dots->sizeHint().width() + m_words->sizeHint().width() + 3 * kit::space::large;
    const bool hasTwoLines = m_dots->count() > 0 && wanted > width();
    const QBoxLayout::Direction direction = hasTwoLines ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (direction == m_row->direction())
        return;
    m_row->setDirection(direction);
    m_row->setSpacing(hasTwoLines ? 2 : kit::space::large);
}

void StatusLine::paintEvent(QPaintEvent* event) {
    Surface::paintEvent(event);
    QPainter(this).fillRect(QRect(0, 0, width(), 1), kit::tokens(this).line);
}

} // namespace leadwell::shell
