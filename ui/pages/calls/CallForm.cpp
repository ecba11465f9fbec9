// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/calls/CallForm.h"

#include "core/base/Clock.h"
#include "core/domain/clock/TypedTime.h"
#include "core/domain/lead/Lead.h"
#include "core/domain/person/Phone.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/paint/Pill.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/calls/CallTimer.h"
#include "ui/pages/calls/NextSteps.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QStandardItemModel>

#include <algorithm>

namespace leadwell::pages {

using domain::CallOutcome;
using domain::Direction;
using services::Caller;

namespace {

constexpr int offeredMax = 4;
constexpr int notesLines = 4;
constexpr int phoneWidth = 200;
constexpr int durationWidth = 110;
constexpr int whoWidth = 190;
constexpr int outcomeCount = 4;
constexpr int phoneRole = Qt::UserRole + 1;

/// With and without the country's and the trunk's digits before it.
bool areOneNumber(const QString& a, const QString& b) {
    constexpr qsizetype ofSubscriber = 10;
    constexpr qsizetype shortest = 6;
    const QString one = domain::phoneDigits(a);
    const QString other = domain::phoneDigits(b);
    const qsizetype digits = std::min({one.size(), other.size(), ofSubscriber});
    return one == other ? !one.isEmpty() : digits >= shortest && one.right(digits) == other.right(digits);
}

/// As high as it has to be; more only where there is room.
class NotesField final : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;
    QSize sizeHint() const override { return {QPlainTextEdit::sizeHint().width(), minimumHeight()}; }
};

} // namespace

CallForm::CallForm(PageContext& context, const TypedCall& start, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_start(start)
    , m_key(CallDrafts(context.drafts).keyOf(start))
    , m_rows(new QFormLayout(this))
    , m_phone(new QLineEdit(this))
    , m_who(new kit::Pill(this))
    , m_completer(new QCompleter(this))
    , m_offered(new QStandardItemModel(this))
    , m_direction(new kit::PillTabs(this))
    , m_outcome(new kit::PillTabs(this))
    , m_duration(new QLineEdit(this))
    , m_notes(new NotesField(this))
    , m_recording(new QLineEdit(this))
    , m_next(new NextSteps(context.clock, context.members.zone(), this))
    , m_whose(new WhoseCall(this))
    , m_trouble(new kit::PlainLabel(this))
    , m_timer(new CallTimer(context.clock, this)) {
    setObjectName(QStringLiteral("callForm"));
    build();
    addKeys();
    connect(m_timer, &CallTimer::ticked, m_duration, [this](int seconds) { m_duration->setText(CallTimer::wordsOf(seconds)); });
    const auto kept = CallDrafts(context.drafts).find(m_key);
    m_isNumberTyped = kept.has_value();
    fill(kept ? *kept : start);
    connectParts();
    setFocusProxy(m_phone->text().isEmpty() || m_lead > 0 ? static_cast<QWidget*>(m_phone) : m_notes);
    if (kept) {
        auto* anew = new kit::Button(tr("Begin anew"), this);
        anew->setObjectName(QStringLiteral("anew"));
        anew->setRole(kit::ButtonRole::Link);
        anew->setToolTip(tr("This call was typed before and not saved. Empties the form."));
        connect(anew, &QAbstractButton::clicked, this, &CallForm::beginAnew);
        m_rows->insertRow(0, tr("Typed before"), anew);
    }
    lookUp();
}

QWidget* CallForm::timer() const {
    return m_timer;
}

// Building -------------------------------------------------------------------------------------------------------------

void CallForm::build() {
    m_direction->addPill(tr("Inbound"));
    m_direction->addPill(tr("Outbound"));
    m_direction->setObjectName(QStringLiteral("direction"));
    m_direction->setAccessibleName(tr("Direction"));
    m_direction->setToolTip(tr("Alt+I and Alt+O from anywhere in the form."));
    for (int i = 0; i < outcomeCount; ++i)
        m_outcome->addPill(QStringLiteral("%1 %2").arg(i + 1).arg(kit::label(static_cast<CallOutcome>(i))));
    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_outcome->setAccessibleName(tr("Outcome"));
    m_outcome->setToolTip(tr("1 to 4, and Alt+1 to Alt+4 from a text field."));
    m_duration->setObjectName(QStringLiteral("duration"));
    m_duration->setPlaceholderText(tr("3m 12 or 192"));
    m_duration->setFixedWidth(kit::byText(durationWidth));
    m_notes->setObjectName(QStringLiteral("notes"));
    m_notes->setTabChangesFocus(true);
    m_notes->setMinimumHeight(notesLines * fontMetrics().lineSpacing() + 18);
    QSizePolicy tall(QSizePolicy::Expanding, QSizePolicy::Expanding); // What a question took that is no longer asked.
    tall.setVerticalStretch(1);
    m_notes->setSizePolicy(tall);
    m_trouble->setLook(kit::PlainLabel::Look::Bad);
    m_trouble->setWordWrap(true);
    m_trouble->setHeightKept(true);
    m_trouble->hide();
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setVerticalSpacing(kit::space::small);
    m_rows->addRow(tr("Phone"), buildPhone());
    m_rows->addRow(QString(), m_whose);
    m_rows->addRow(tr("Direction"), m_direction);
    m_rows->addRow(tr("Outcome"), m_outcome);
    m_rows->addRow(tr("Duration"), m_duration);
    m_rows->addRow(tr("Notes"), m_notes);
    m_rows->addRow(tr("Recording"), buildRecording());
    m_rows->addRow(tr("Next step"), m_next);
    m_rows->addRow(m_trouble);
    for (const auto& [field, name] : {std::pair<QWidget*, QString>(m_phone, tr("Phone")),
                                      {m_duration, tr("Duration")},
                                      {m_notes, tr("Notes")},
                                      {m_recording, tr("Recording")}})
        field->setAccessibleName(name);
    for (QWidget* field : {static_cast<QWidget*>(m_phone), static_cast<QWidget*>(m_direction), static_cast<QWidget*>(m_outcome),
                           static_cast<QWidget*>(m_duration), static_cast<QWidget*>(m_recording)})
        field->installEventFilter(this);
}

QWidget* CallForm::buildPhone() {
    auto* place = new QWidget(this);
    auto* row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    m_phone->setObjectName(QStringLiteral("phone"));
    m_phone->setPlaceholderText(tr("+91 98200 41177, a name, or “withheld”"));
    m_phone->setMinimumWidth(kit::byText(phoneWidth));
    m_who->setObjectName(QStringLiteral("who"));
    m_who->hide();
    row->addWidget(m_phone, 1);
    row->addWidget(m_who);
    m_completer->setModel(m_offered);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(m_phone);
    m_completer->popup()->setAccessibleName(tr("Who it may be"));
    return place;
}

QWidget* CallForm::buildRecording() {
    auto* place = new QWidget(this);
    auto* row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    m_recording->setObjectName(QStringLiteral("recording"));
    m_recording->setPlaceholderText(tr("link or file…"));
    auto* choose = new kit::Button(tr("File…"), place);
    choose->setObjectName(QStringLiteral("chooseRecording"));
    connect(choose, &QAbstractButton::clicked, this, &CallForm::chooseFile);
    row->addWidget(m_recording, 1);
    row->addWidget(choose);
    return place;
}

void CallForm::addKeys() {
    const auto add = [this](const QKeySequence& key, std::function<void()> act) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WindowShortcut);
        connect(shortcut, &QShortcut::activated, this, std::move(act));
    };
    for (int i = 0; i < outcomeCount; ++i)
        add(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)), [this, i] { m_outcome->setCurrentIndex(i); });
    add(QKeySequence(Qt::ALT | Qt::Key_I), [this] { m_direction->setCurrentIndex(0); });
    add(QKeySequence(Qt::ALT | Qt::Key_O), [this] { m_direction->setCurrentIndex(1); });
    add(QKeySequence(Qt::ALT | Qt::Key_T), [this] { m_timer->click(); });
}

void CallForm::connectParts() {
    connect(m_phone, &QLineEdit::textEdited, this, [this] {
        m_trouble->hide();
        m_isNumberTyped = true;
        m_whose->numberEdited();
        lookUp();
    });
    connect(m_phone, &QLineEdit::textChanged, this, &CallForm::keep);
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this, [this](const QModelIndex& index) {
        m_isNumberTyped = true;
        m_phone->setText(domain::formatPhone(index.data(phoneRole).toString()));
        lookUp();
    });
    connect(m_direction, &QTabBar::currentChanged, this, [this] {
        showWhose();
        keep();
    });
    connect(m_outcome, &QTabBar::currentChanged, this, &CallForm::onOutcome);
    connect(m_duration, &QLineEdit::textEdited, m_timer, &CallTimer::stop);
    connect(m_duration, &QLineEdit::textEdited, this, [this] { m_isDurationChosen = true; });
    connect(m_duration, &QLineEdit::textChanged, this, &CallForm::keep);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &CallForm::keep);
    connect(m_recording, &QLineEdit::textChanged, this, &CallForm::keep);
    connect(m_next, &NextSteps::edited, this, &CallForm::keep);
    connect(m_whose, &WhoseCall::edited, this, &CallForm::keep);
    connect(m_timer, &CallTimer::toggledByPerson, this, [this] {
        m_isDurationChosen = true;
        keep();
    });
    connect(&m_context.desk, &services::Desk::changed, this, &CallForm::lookUp);
}

void CallForm::fill(const TypedCall& call) {
    m_isFilling = true;
    m_lead = call.lead;
    m_calledAt = call.calledAt;
    m_providerId = call.providerId;
    m_phone->setText(call.phone);
    m_direction->setCurrentIndex(static_cast<int>(call.direction));
    m_outcome->setCurrentIndex(static_cast<int>(call.outcome));
    m_notes->setPlainText(call.notes);
    m_recording->setText(call.recording);
    m_whose->setName(call.name);
    m_next->propose(call.outcome, presentStage());
    m_next->setStep(call.next);
    m_timer->stop();
    if (call.timerFrom.isSet())
        m_timer->start(call.timerFrom);
    else
        m_duration->setText(call.duration);
    m_isFilling = false;
    if (m_lead == 0)
        return;
    m_opened.ask([this] { return m_context.desk.calls().callerOf(m_lead); },
                 [this](const Result<Caller>& caller) {
                     if (!caller)
                         return;
                     m_openedCaller = *caller;
                     if (m_phone->text().isEmpty() && !m_isNumberTyped) {
                         m_phone->setText(domain::formatPhone(caller->phone));
                         m_phone->selectAll(); // Who types a number means another one.
                     }
                     lookUp();
                 });
}

void CallForm::beginAnew() {
    m_isNumberTyped = false;
    fill(m_start);
    keep();
    lookUp();
    m_phone->setFocus(Qt::OtherFocusReason);
}

void CallForm::chooseFile() {
    kit::FileQuestion question;
    question.title = tr("Recording of the call");
    m_context.dialogs.askFiles(question, this, this, [this](const QStringList& files) {
        if (!files.isEmpty())
            m_recording->setText(files.first());
    });
}

// Who it is ------------------------------------------------------------------------------------------------------------

void CallForm::lookUp() {
    const QString typed = m_phone->text().simplified();
    if (typed.isEmpty()) {
        m_guess.forget();
        takeGuess({});
        return;
    }
    m_guess.ask([this, typed] { return m_context.desk.calls().recognise(typed, offeredMax); },
                [this, typed](const Result<services::CallerGuess>& guess) {
                    if (guess && typed == m_phone->text().simplified())
                        takeGuess(*guess);
                });
}

void CallForm::takeGuess(const services::CallerGuess& guess) {
    m_known = guess;
    showWhose();
    const bool isSure =
        std::any_of(guess.callers.cbegin(), guess.callers.cend(), [](const Caller& one) { return one.hasNumber; });
    offer(isSure ? QList<Caller>() : guess.callers);
}

/// Below the field, as long as somebody types there.
void CallForm::offer(const QList<Caller>& callers) {
    m_offered->clear();
    for (const Caller& caller : callers) {
        if (caller.phone.isEmpty())
            continue;
        auto* item =
            new QStandardItem(QStringLiteral("%1 · %2 · %3")
                                  .arg(caller.customer, domain::formatPhone(caller.phone), domain::leadNumberText(caller.lead)));
        item->setData(caller.phone, phoneRole);
        m_offered->appendRow(item);
    }
    if (m_offered->rowCount() > 0 && QApplication::focusWidget() == m_phone)
        m_completer->complete();
    else
        m_completer->popup()->hide();
}

void CallForm::showWhose() {
    const Whose whose = whoseCall(m_phone->text(), m_known, m_openedCaller);
    m_whose->show(whose, static_cast<Direction>(m_direction->currentIndex()));
    const bool isKnown = whose.kind == Whose::Kind::Known || whose.kind == Whose::Kind::Other;
    if (isKnown) {
        const Caller who = whose.kind == Whose::Kind::Known && whose.opened ? *whose.opened : whose.callers.first();
        const QString lead = who.lead > 0 ? QStringLiteral(" · ") + domain::leadNumberText(who.lead) : QString();
        const int room = kit::byText(whoWidth) - fontMetrics().horizontalAdvance(lead);
        m_who->set(fontMetrics().elidedText(who.customer, Qt::ElideRight, room) + lead,
                   whose.kind == Whose::Kind::Known ? kit::Tone::Good : kit::Tone::Warning);
        m_who->setAccessibleName(tr("This is %1").arg(who.customer + lead));
    }
    m_who->setVisible(isKnown);
    m_next->propose(static_cast<CallOutcome>(m_outcome->currentIndex()), presentStage());
}

std::optional<domain::Stage> CallForm::presentStage() const {
    if (m_openedCaller)
        return m_openedCaller->stage;
    for (const Caller& caller : m_known.callers) {
        if (caller.hasNumber)
            return caller.stage;
    }
    return {};
}

void CallForm::onOutcome() {
    m_isOutcomeChosen = m_isOutcomeChosen || (!m_isFilling && !m_isFollowing);
    m_next->propose(static_cast<CallOutcome>(m_outcome->currentIndex()), presentStage());
    keep();
}

// What is typed --------------------------------------------------------------------------------------------------------

TypedCall CallForm::typed() const {
    TypedCall call;
    call.phone = m_phone->text().simplified();
    call.name = m_whose->name();
    call.duration = m_duration->text().simplified();
    call.notes = m_notes->toPlainText();
    call.recording = m_recording->text().trimmed();
    call.providerId = m_providerId;
    call.direction = static_cast<Direction>(m_direction->currentIndex());
    call.outcome = static_cast<CallOutcome>(m_outcome->currentIndex());
    call.lead = m_lead;
    call.timerFrom = m_timer->from();
    call.calledAt = m_calledAt;
    call.next = m_next->step();
    return call;
}

services::NewCall CallForm::call() const {
    const TypedCall form = typed();
    services::NewCall call;
    call.phone = form.phone;
    call.name = form.name;
    call.direction = form.direction;
    call.outcome = form.outcome;
    call.seconds = form.duration.isEmpty() ? 0 : domain::secondsFromText(form.duration).value_or(0);
    call.notes = form.notes.trimmed();
    call.recording = form.recording;
    call.calledAt = form.calledAt.isSet()                           ? form.calledAt
                    : call.seconds > 0 && form.providerId.isEmpty() ? m_context.clock.now() - std::chrono::seconds(call.seconds)
                                                                    : Instant();
    call.providerId = form.providerId;
    call.lead = form.lead;
    call.linkTo = m_whose->linkTo();
    if (!call.linkTo && !call.providerId.isEmpty() && m_whose->isNewCaller())
        call.linkTo = services::NewCall::newLead; // The telephone system may have written it down without a lead by then.
    call.next = form.next;
    return call;
}

QString CallForm::complaint() {
    m_timer->stop();
    const TypedCall form = typed();
    if (form.phone.isEmpty())
        return tr("Type the telephone number, or “withheld”.");
    if (!form.duration.isEmpty()) {
        if (const auto seconds = domain::secondsFromText(form.duration); !seconds)
            return seconds.error().sentence;
    }
    if (const QString missing = m_whose->missing(); !missing.isEmpty()) {
        m_whose->focusChoice();
        return missing;
    }
    return m_next->finish();
}

void CallForm::ask(const services::LoggedCall& question) {
    m_whose->ask(question.question, question.candidates, m_lead);
}

void CallForm::tell(const QString& sentence) {
    m_trouble->setText(sentence);
    m_trouble->setVisible(!sentence.isEmpty());
}

bool CallForm::takes(const TypedCall& start) {
    const bool isSameCall = !start.providerId.isEmpty() && start.providerId == m_providerId;
    const bool isSameNumber =
        areOneNumber(start.phone, m_phone->text()) && (m_providerId.isEmpty() || start.providerId.isEmpty());
    if (!isSameCall && !isSameNumber)
        return false;
    if (m_providerId.isEmpty())
        m_providerId = start.providerId;
    if (!m_calledAt.isSet())
        m_calledAt = start.calledAt;
    keep();
    return true;
}

void CallForm::follow(const domain::PhoneCall& call) {
    if (m_providerId.isEmpty() || call.id != m_providerId)
        return;
    {
        const QScopedValueRollback following(m_isFollowing, true);
        const bool isOver = call.state == domain::PhoneCall::State::Ended;
        if (!m_isOutcomeChosen && (isOver || call.state == domain::PhoneCall::State::Answered))
            m_outcome->setCurrentIndex(static_cast<int>(call.outcome));
        if (!m_isDurationChosen && isOver) {
            m_timer->stop();
            m_duration->setText(call.talkSeconds() > 0 ? CallTimer::wordsOf(static_cast<int>(call.talkSeconds())) : QString());
        } else if (!m_isDurationChosen && call.answeredAt.isSet() && !m_timer->from().isSet()) {
            m_timer->start(call.answeredAt);
        }
        if (m_recording->text().isEmpty() && call.recording.startsWith(QStringLiteral("http")))
            m_recording->setText(call.recording);
    }
    keep();
}

void CallForm::keep() {
    if (m_isFilling)
        return;
    const TypedCall now = typed();
    CallDrafts drafts(m_context.drafts);
    if (now.hasMoreThanNumber() || (m_isNumberTyped && !now.phone.isEmpty()))
        drafts.keep(m_key, now);
    else
        drafts.forget(m_key);
}

// Keys -----------------------------------------------------------------------------------------------------------------

/// What no field took: a digit is an outcome.
void CallForm::keyPressEvent(QKeyEvent* event) {
    const int outcome = event->key() - Qt::Key_1;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isPlain && outcome >= 0 && outcome < outcomeCount && !kit::takesText(QApplication::focusWidget())) {
        m_outcome->setCurrentIndex(outcome);
        return;
    }
    QWidget::keyPressEvent(event);
}

/// A scrolled form gets no less than its broken lines need at this width: rows would stand over each other.
void CallForm::keepHeight() {
    if (const int needed = m_rows->totalHeightForWidth(width()); needed != minimumHeight())
        setMinimumHeight(needed);
}

bool CallForm::event(QEvent* event) {
    const bool isTaken = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        keepHeight();
    return isTaken;
}

void CallForm::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    keepHeight();
}

/// Return goes on to the next field; the call is saved with Ctrl+Return, when all of it is there.
bool CallForm::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isReturn || (key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    if (watched == m_phone)
        m_outcome->setFocus(Qt::TabFocusReason);
    else if (watched == m_duration)
        m_notes->setFocus(Qt::TabFocusReason);
    else
        focusNextPrevChild(true);
    return true;
}

} // namespace leadwell::pages
