// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/Timeline.h"

#include "core/base/Clock.h"
#include "ui/kit/Labels.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/Isolates.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/lead/LeadWords.h"
#include "ui/pages/lead/MessageView.h"
#include "ui/pages/parts/TintedNote.h"

#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {
namespace {

using Kind = domain::TimelineEntry::Kind;
using kit::PlainLabel;

constexpr qsizetype entriesAtOnce = 20;
constexpr Millis sameMoment{2'000};

/// The column with the line down its side.
class Thread final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override {
        const int left = layoutDirection() == Qt::LeftToRight ? 0 : width() - 2;
        QPainter(this).fillRect(QRect(left, 2, 2, height() - 4), kit::tokens(this).line);
    }
};

PlainLabel* line(const QString& text, PlainLabel::Look look, const QString& tip) {
    auto* label = new PlainLabel(text);
    label->setLook(look);
    label->setWordWrap(true);
    label->setSelectable(true);
    label->setFocusPolicy(Qt::NoFocus);
    label->setToolTip(kit::plainToolTip(tip));
    return label;
}

/// A task or a name in another writing must not turn the moment that stands behind it.
QString apart(const domain::TimelineEntry& entry) {
    return entry.kind == Kind::Task ? kit::withIsolatedQuotes(entry.sentence) : kit::isolated(entry.sentence);
}

/// What was written comes before what was concluded from it in the same moment, and small conclusions share a line.
QList<domain::TimelineEntry> readable(const QList<domain::TimelineEntry>& entries) {
    QList<domain::TimelineEntry> told;
    for (qsizetype first = 0; first < entries.size();) {
        qsizetype end = first;
        while (end < entries.size() && entries.at(first).at - entries.at(end).at < sameMoment)
            ++end;
        QList<domain::TimelineEntry> moment = entries.mid(first, end - first);
        std::stable_partition(moment.begin(), moment.end(), [](const auto& entry) { return entry.message.has_value(); });
        for (const domain::TimelineEntry& entry : std::as_const(moment)) {
            const bool joins = entry.kind == Kind::Field && !told.isEmpty() && told.last().kind == Kind::Field &&
                               told.last().actor == entry.actor && told.last().at - entry.at < sameMoment;
            if (joins)
                told.last().sentence =
                    kit::isolated(told.last().sentence) + QStringLiteral(" · ") + kit::isolated(entry.sentence);
            else
                told.append(entry);
        }
        first = end;
    }
    return told;
}

} // namespace

Timeline::Timeline(PageContext& context, QWidget* parent) : QScrollArea(parent), m_context(context) {
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
}

void Timeline::show(const domain::LeadDetail& detail) {
    const bool isSame = detail.lead.number == m_number;
    const int place = verticalScrollBar()->value();
    const qsizetype shownBefore = m_shown;
    m_number = detail.lead.number;
    m_entries = readable(detail.timeline);
    m_shown = 0;
    m_messages.clear();
    auto* frame = new QWidget;
    auto* margins = new QVBoxLayout(frame);
    margins->setContentsMargins(kit::space::large, kit::space::small, kit::space::large, kit::space::large);
    m_inside = new Thread(frame);
    m_column = new QVBoxLayout(m_inside);
    m_column->setContentsMargins(kit::space::medium + 2, 0, 0, 0);
    m_column->setSpacing(kit::space::small);
    margins->addWidget(m_inside);
    margins->addStretch(1);
    frame->setBackgroundRole(QPalette::Base);
    addEntries(isSame ? std::max(shownBefore, entriesAtOnce) : entriesAtOnce);
    setWidget(frame);
    verticalScrollBar()->setValue(isSame ? place : 0);
}

void Timeline::markMatches(const services::SearchMarks& marks) {
    m_marks = marks;
    showMarks();
}

void Timeline::showMarks() {
    if (!m_inside)
        return;
    for (MessageView* message : m_inside->findChildren<MessageView*>())
        message->markMatches(m_marks);
    for (TintedNote* note : m_inside->findChildren<TintedNote*>())
        note->setMarks(marksIn(note->text(), m_marks));
}

void Timeline::addEntries(qsizetype count) {
    const qsizetype end = std::min(m_shown + count, m_entries.size());
    for (; m_shown < end; ++m_shown)
        m_column->addWidget(widgetOf(m_entries.at(m_shown)));
    if (!m_marks.isEmpty())
        showMarks();
    if (m_entries.isEmpty())
        m_column->addWidget(line(tr("Nothing has happened yet."), PlainLabel::Look::Muted, {}));
    if (m_shown >= m_entries.size())
        return;
    auto* older = new kit::Button(tr("Show %1 older").arg(m_entries.size() - m_shown));
    older->setRole(kit::ButtonRole::Link);
    older->setObjectName(QStringLiteral("older"));
    m_column->addWidget(older, 0, Qt::AlignLeft);
    connect(older, &QAbstractButton::clicked, this, [this, older] {
        older->hide();
        older->deleteLater();
        addEntries(entriesAtOnce * 2);
    });
}

void Timeline::reveal(MessageId message) {
    const auto entry = std::find_if(m_entries.cbegin(), m_entries.cend(), [message](const domain::TimelineEntry& one) {
        return one.message && one.message->id == message;
    });
    if (entry == m_entries.cend())
        return;
    if (const qsizetype place = entry - m_entries.cbegin(); place >= m_shown) {
        delete findChild<kit::Button*>(QStringLiteral("older"));
        addEntries(place + 1 - m_shown);
    }
    QWidget* const view = m_messages.value(message);
    if (!view)
        return;
    // The new ones have their place after the next turn of the loop, when the area has grown.
    QMetaObject::invokeMethod(
        view, [this, view] { ensureWidgetVisible(view, 0, kit::space::large); }, Qt::QueuedConnection);
    view->setFocus(Qt::OtherFocusReason); // No stop for Tab: only who came here by a reason stands on a message.
}

/// "2 min ago · WhatsApp", "3 Nov · Karan S"
QString Timeline::headOf(const domain::TimelineEntry& entry) const {
    const QString when = kit::agoText(entry.at, m_context.clock.now(), m_context.members.zone());
    QString who = kit::isolated(entry.actor);
    if (entry.message) {
        who = kit::label(entry.message->channel);
        if (!entry.message->author.isEmpty() && entry.message->direction != domain::Direction::Inbound)
            who = tr("%1 · %2").arg(who, kit::isolated(entry.message->author));
        if (entry.message->direction == domain::Direction::Aside)
            who = tr("%1 · %2").arg(who, kit::label(domain::Direction::Aside));
    }
    return who.isEmpty() ? when : tr("%1 · %2").arg(when, who);
}

QWidget* Timeline::widgetOf(const domain::TimelineEntry& entry) {
    const QString exact = kit::exactText(entry.at, m_context.members.zone(), m_context.members.locale());
    const bool isBlock = entry.message || !entry.body.isEmpty();
    if (!isBlock)
        return line(tr("%1 · %2").arg(apart(entry), headOf(entry)), PlainLabel::Look::Muted, exact);
    auto* block = new QWidget;
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::tight);
    column->addWidget(line(headOf(entry), PlainLabel::Look::Muted, exact));
    if (entry.message) {
        auto* message = new MessageView(m_context, *entry.message);
        message->setAccessibleName(tr("Message, %1").arg(headOf(entry)));
        m_messages.insert(entry.message->id, message);
        column->addWidget(message);
        return block;
    }
    if (entry.kind != Kind::Note && !entry.sentence.isEmpty())
        column->addWidget(line(apart(entry), PlainLabel::Look::Muted, exact));
    auto* note = new TintedNote(entry.kind == Kind::Note ? kit::Tone::Warning : kit::Tone::Neutral, block);
    note->setText(entry.body);
    column->addWidget(note);
    return block;
}

} // namespace leadwell::pages
