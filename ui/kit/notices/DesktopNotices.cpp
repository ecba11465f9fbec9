// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#ifdef LW_HAS_DBUS

#include "ui/kit/notices/DesktopNotices.h"

#include <QDBusAbstractInterface>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QVariantMap>

#include <algorithm>

namespace leadwell::kit {

namespace {

const QString serviceName = QStringLiteral("org.freedesktop.Notifications");
constexpr qsizetype waitingMax = 20;
constexpr qsizetype titleMax = 200;
constexpr qsizetype bodyMax = 600;

QString cut(const QString& text, qsizetype max) {
    if (text.size() <= max)
        return text;
    // Not through the middle of a letter of two.
    const qsizetype end = text.at(max - 2).isHighSurrogate() ? max - 2 : max - 1;
    return text.left(end) + QStringLiteral("…");
}

} // namespace

/// The interface as the specification has it.
class NotificationsInterface final : public QDBusAbstractInterface {
    Q_OBJECT
public:
    NotificationsInterface(const QDBusConnection& bus, QObject* parent)
        : QDBusAbstractInterface(serviceName, QStringLiteral("/org/freedesktop/Notifications"), "org.freedesktop.Notifications",
                                 bus, parent) {}

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& key);
    void NotificationClosed(uint id, uint reason);
};

QString escapedForMarkup(const QString& text) {
    return text.toHtmlEscaped(); // Also quotes, which the specification lets be written so.
}

QString withoutControls(const QString& text, bool isLine) {
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        const bool isEnd = c == u'\n' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
        // Also what turns the direction of writing, so that no text can disguise itself.
        const bool turns = (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (isEnd || c == u'\t')
            plain += isLine || c == u'\t' ? QChar(u' ') : QChar(u'\n');
        else if (c.category() != QChar::Other_Control && !turns)
            plain += c;
    }
    return plain.trimmed();
}

DesktopNotices::DesktopNotices(const QDBusConnection& bus, std::unique_ptr<SystemNotices> fallback)
    : m_fallback(std::move(fallback))
    , m_service(new NotificationsInterface(bus, this)) {
    connect(m_service, &NotificationsInterface::ActionInvoked, this, [this](uint number, const QString& key) {
        if (const auto showing = m_showing.constFind(number); showing != m_showing.cend())
            Q_EMIT chosen(showing->id, key);
    });
    connect(m_service, &NotificationsInterface::NotificationClosed, this, [this](uint number, uint) {
        if (const auto showing = m_showing.constFind(number); showing != m_showing.cend()) {
            const qint64 id = showing->id;
            m_showing.erase(showing);
            Q_EMIT closed(id);
        }
    });
    auto* watcher = new QDBusServiceWatcher(serviceName, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &DesktopNotices::forgetService);
    if (m_fallback) {
        connect(m_fallback.get(), &SystemNotices::chosen, this, &SystemNotices::chosen);
        connect(m_fallback.get(), &SystemNotices::closed, this, &SystemNotices::closed);
    }
}

/// A button that nobody hears any more must not stay.
DesktopNotices::~DesktopNotices() {
    for (auto showing = m_showing.cbegin(); showing != m_showing.cend(); ++showing)
        m_service->asyncCall(QStringLiteral("CloseNotification"), showing.key());
}

/// Another one has other numbers, and may know other things.
void DesktopNotices::forgetService() {
    m_abilities.reset();
    m_isAbsent = false;
    const auto gone = std::exchange(m_showing, {});
    for (const Showing& one : gone)
        Q_EMIT closed(one.id);
}

void DesktopNotices::askAbilities() {
    if (std::exchange(m_isAsking, true))
        return;
    auto* answer = new QDBusPendingCallWatcher(m_service->asyncCall(QStringLiteral("GetCapabilities")), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        const QDBusPendingReply<QStringList> reply = *done;
        done->deleteLater();
        m_isAsking = false;
        m_isAbsent = reply.isError();
        if (!m_isAbsent) {
            const QStringList known = reply.value();
            m_abilities = Abilities{known.contains(QStringLiteral("body-markup")), known.contains(QStringLiteral("actions"))};
        }
        const QList<Wanted> waiting = std::exchange(m_waiting, {});
        for (const Wanted& wanted : waiting)
            m_isAbsent ? pass(wanted) : send(wanted);
        m_isAbsent = false; // The next one asks again: a service may be started by being asked for.
    });
}

void DesktopNotices::show(qint64 id, const SystemNotice& notice) {
    const Wanted wanted{id, notice};
    if (m_abilities)
        return send(wanted);
    m_waiting.removeIf(
        [&](const Wanted& one) { return one.id == id || (!notice.group.isEmpty() && one.notice.group == notice.group); });
    m_waiting.append(wanted);
    if (m_waiting.size() > waitingMax)
        m_waiting.removeFirst(); // The list in the window has it.
    askAbilities();
}

void DesktopNotices::pass(const Wanted& wanted) {
    if (m_fallback)
        m_fallback->show(wanted.id, wanted.notice);
}

quint32 DesktopNotices::placeOf(const Wanted& wanted) const {
    for (auto showing = m_showing.cbegin(); showing != m_showing.cend(); ++showing) {
        const bool isOfGroup = !wanted.notice.group.isEmpty() && showing->group == wanted.notice.group;
        if (showing->id == wanted.id || isOfGroup)
            return showing.key();
    }
    return 0;
}

void DesktopNotices::send(const Wanted& wanted) {
    const SystemNotice& notice = wanted.notice;
    QStringList actions;
    if (m_abilities->hasActions) {
        actions = {whole(), tr("Open")};
        for (const auto& [key, words] : notice.actions)
            actions << key << words;
    }
    const QString body = cut(withoutControls(notice.body, false), bodyMax);
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("leadwell")},
                            {QStringLiteral("urgency"), QVariant::fromValue<uchar>(notice.isUrgent ? 2 : 1)}};
    constexpr int asTheServiceLikes = -1;
    const quint32 replaced = placeOf(wanted);
    m_sending.append(wanted.id);
    auto* answer = new QDBusPendingCallWatcher(
        m_service->asyncCall(QStringLiteral("Notify"), QStringLiteral("Leadwell"), replaced, QStringLiteral("leadwell"),
                             cut(withoutControls(notice.title, true), titleMax),
                             m_abilities->hasMarkup ? escapedForMarkup(body) : body, actions, hints, asTheServiceLikes),
        this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, wanted, replaced](QDBusPendingCallWatcher* done) {
        const QDBusPendingReply<quint32> reply = *done;
        done->deleteLater();
        m_sending.removeOne(wanted.id);
        const bool isWithdrawn = m_withdrawn.removeAll(wanted.id) > 0;
        if (reply.isError() && !isWithdrawn)
            pass(wanted);
        if (reply.isError())
            return;
        const auto before = m_showing.constFind(replaced);
        if (replaced > 0 && before != m_showing.cend() && replaced != reply.value())
            m_showing.erase(before);
        m_showing.insert(reply.value(), {wanted.id, wanted.notice.group});
        if (isWithdrawn)
            close(wanted.id);
    });
}

void DesktopNotices::close(qint64 id) {
    m_waiting.removeIf([id](const Wanted& one) { return one.id == id; });
    for (auto showing = m_showing.cbegin(); showing != m_showing.cend(); ++showing) {
        if (showing->id == id) {
            m_service->asyncCall(QStringLiteral("CloseNotification"), showing.key());
            return;
        }
    }
    if (m_sending.contains(id))
        m_withdrawn.append(id);
    if (m_fallback)
        m_fallback->close(id);
}

} // namespace leadwell::kit

#include "DesktopNotices.moc"

#endif
