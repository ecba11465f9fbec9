// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/rules/RulePreviewView.h"

#include "core/base/Clock.h"
#include "core/services/Desk.h"
#include "core/services/TrialService.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Times.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/BusyBar.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/FlowLayout.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/parts/Tables.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace leadwell::pages {

using models::RuleTouchesModel;
using services::RulePreview;

namespace {

constexpr int tickMs = 80;
constexpr int leadWidth = 80;
constexpr int whenWidth = 120;
constexpr int textsHeight = 90;

} // namespace

RulePreviewView::RulePreviewView(PageContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_bar(new kit::BusyBar(this))
    , m_sentence(new kit::PlainLabel(this))
    , m_circles(new kit::PlainLabel(this))
    , m_stop(new kit::Button(tr("Stop"), this))
    , m_accept(new kit::Button(this))
    , m_leave(new kit::Button(this))
    , m_table(plainTable(&m_model, tr("Leads it would have touched"), this))
    , m_texts(new kit::PlainLabel)
    , m_empty(new kit::EmptyState(this)) {
    setObjectName(QStringLiteral("rulePreview"));
    m_model.setTimeWords([this](Instant at) {
        return kit::dayTimeText(at, m_context.clock.now(), m_context.members.zone(), m_context.members.locale());
    });
    build();
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_progress)
            m_bar->setProgress(m_progress->done(), m_progress->total());
    });
    connect(m_stop, &QAbstractButton::clicked, this, &RulePreviewView::stop);
    connect(m_accept, &QAbstractButton::clicked, this, &RulePreviewView::accepted);
    connect(m_leave, &QAbstractButton::clicked, this, &RulePreviewView::leaveAlone);
    connect(m_table, &QTableView::activated, this, &RulePreviewView::openLead);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &RulePreviewView::showTexts);
    connect(m_empty, &kit::EmptyState::actionClicked, this, [this] { look(m_rule, m_question); });
    showState();
}

void RulePreviewView::build() {
    m_sentence->setObjectName(QStringLiteral("previewSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setHeightKept(true);
    m_sentence->setLook(kit::PlainLabel::Look::Strong);
    m_circles->setObjectName(QStringLiteral("previewCircles"));
    m_circles->setWordWrap(true);
    m_circles->setHeightKept(true);
    m_circles->setLook(kit::PlainLabel::Look::Bad);
    m_stop->setObjectName(QStringLiteral("stopPreview"));
    m_accept->setObjectName(QStringLiteral("switchOn"));
    m_accept->setRole(kit::ButtonRole::Primary);
    m_accept->setKeyCap(QStringLiteral("⏎"));
    m_leave->setObjectName(QStringLiteral("leaveOff"));
    m_leave->setKeyCap(tr("Esc"));
    m_table->setObjectName(QStringLiteral("touches"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    letCopyRows(m_table);
    kit::followText(m_table, [this] {
        m_table->setColumnWidth(RuleTouchesModel::Lead, kit::byText(leadWidth));
        m_table->setColumnWidth(RuleTouchesModel::When, kit::byText(whenWidth));
    });
    m_texts->setWordWrap(true);
    m_texts->setSelectable(true);
    m_texts->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto* texts = new QScrollArea(this);
    texts->setObjectName(QStringLiteral("touchTexts"));
    texts->setAccessibleName(tr("What it would have done, in full"));
    texts->setWidgetResizable(true);
    texts->setFrameShape(QFrame::NoFrame);
    texts->setWidget(m_texts);
    texts->setMaximumHeight(kit::byText(textsHeight));
    auto* buttons = new kit::FlowLayout(nullptr, kit::space::small);
    buttons->addWidget(m_accept);
    buttons->addWidget(m_leave);
    buttons->addWidget(m_stop);
    auto* full = new QWidget(this);
    auto* inside = new QVBoxLayout(full);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_table, 1);
    inside->addWidget(texts);
    auto* stack = new QWidget(this);
    m_states = new QStackedLayout(stack);
    m_states->addWidget(full);
    m_states->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::medium);
    column->addWidget(m_bar);
    column->addWidget(m_sentence);
    column->addWidget(m_circles);
    column->addLayout(buttons);
    column->addWidget(stack, 1);
}

QString RulePreviewView::sentenceOf(const RulePreview& preview) {
    if (preview.asked == 0)
        return tr("In the last %1 days nothing happened that it would have been asked about.").arg(days);
    const QString leads = preview.leads == 1 ? tr("1 lead") : tr("%1 leads").arg(preview.leads);
    const QString asked = preview.asked == 1 ? tr("once") : tr("%1 times").arg(preview.asked);
    if (preview.touchesInAll == 0)
        return tr("In the last %1 days it would have been asked %2 and have touched nobody.").arg(QString::number(days), asked);
    const QString times = preview.touchesInAll == 1 ? tr("once") : tr("%1 times").arg(preview.touchesInAll);
    const QString sentence = tr("In the last %1 days it would have been asked %2 and have touched %3, %4.")
                                 .arg(QString::number(days), asked, leads, times);
    return preview.isCut ? tr("%1 There was more than could be looked at.").arg(sentence) : sentence;
}

void RulePreviewView::clear() {
    stop();
    m_preview.reset();
    m_error.reset();
    m_rule = {};
    m_question = Question::None;
    m_model.show({});
    showState();
}

void RulePreviewView::look(const domain::Rule& rule, Question question) {
    stop();
    m_rule = rule;
    m_question = question;
    m_preview.reset();
    m_error.reset();
    m_model.show({});
    const auto progress = std::make_shared<Progress>();
    m_progress = progress;
    services::TrialService(m_context.desk.core())
        .preview(rule, days, progress)
        .then(this, [this, progress](const Result<RulePreview>& preview) {
            if (m_progress != progress)
                return; // Something else is looked for, or nothing.
            m_progress.reset();
            take(preview);
        });
    showState();
}

void RulePreviewView::stop() {
    if (!m_progress)
        return;
    m_progress->cancel();
    m_progress.reset();
    m_error = Error{ErrorKind::Cancelled, tr("Stopped. Nothing was changed."), {}};
    showState();
}

void RulePreviewView::take(const Result<RulePreview>& preview) {
    if (preview) {
        m_preview = *preview;
        m_model.show(preview->touches);
        if (m_model.rowCount() > 0)
            m_table->setCurrentIndex(m_model.index(0, 0));
    } else {
        m_error = preview.error();
    }
    showState();
    if (isAsking() && m_preview && isVisible())
        (m_accept->isVisible() ? m_accept : m_leave)->setFocus(Qt::OtherFocusReason);
}

void RulePreviewView::showState() {
    const bool isLooking = m_progress != nullptr;
    const bool goesRound = m_preview && !m_preview->circles.isEmpty();
    m_bar->setBusy(isLooking);
    if (isLooking)
        m_tick.start();
    else
        m_tick.stop();
    m_stop->setVisible(isLooking);
    m_accept->setVisible(isAsking() && m_preview && !goesRound);
    m_accept->setText(m_question == Question::Save ? tr("Save") : tr("Switch on"));
    m_leave->setText(m_question == Question::Save ? tr("Go on changing it") : tr("Leave it off"));
    m_leave->setVisible(isAsking() && m_preview);
    QString sentence = isLooking ? tr("Looking at the last %1 days…").arg(days) : m_preview ? sentenceOf(*m_preview) : QString();
    if (isAsking() && m_preview && !goesRound)
        sentence += QLatin1Char(' ') + (m_question == Question::Save ? tr("Save it so?") : tr("Switch it on?"));
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    QStringList circles;
    for (const QStringList& circle : m_preview ? m_preview->circles : QList<QStringList>())
        circles.append(tr("It would go in a circle: %1. Change or switch off one of them first.")
                           .arg((circle + QStringList{circle.first()}).join(QStringLiteral(" → "))));
    m_circles->setText(circles.join(u'\n'));
    m_circles->setVisible(!circles.isEmpty());
    const bool hasRows = m_model.rowCount() > 0;
    m_states->setCurrentIndex(hasRows ? 0 : 1);
    m_empty->setAction(m_error ? tr("Look again") : QString());
    if (m_error)
        m_empty->setWords(QStringLiteral("warning"), tr("The past could not be looked at"), m_error->sentence);
    else if (isLooking)
        m_empty->setWords(QStringLiteral("clock"), tr("Looking…"), tr("You can go on working meanwhile."));
    else
        m_empty->setWords(QStringLiteral("eye"), tr("Nobody"),
                          tr("Leads that the rule would have touched appear here, with every text it would have written."));
    showTexts();
}

void RulePreviewView::showTexts() {
    const RulePreview::Touch* touch = m_model.touchAt(m_table->currentIndex().row());
    m_texts->setText(touch ? touch->effects.join(u'\n') : QString());
}

qint64 RulePreviewView::currentLead() const {
    const RulePreview::Touch* touch = m_model.touchAt(m_table->currentIndex().row());
    return touch ? touch->leadNumber : 0;
}

void RulePreviewView::openLead() {
    if (currentLead() > 0)
        m_context.host.navigate(Route::lead(currentLead()));
}

void RulePreviewView::leaveAlone() {
    m_question = Question::None;
    showState();
    Q_EMIT leftAlone();
}

void RulePreviewView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && isAsking()) {
        leaveAlone();
        return;
    }
    QWidget::keyPressEvent(event);
}

/// What nobody saw is not answered.
void RulePreviewView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (isAsking() && !event->spontaneous())
        m_question = Question::None;
}

} // namespace leadwell::pages
