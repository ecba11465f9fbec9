// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/calls/WhoseCall.h"

#include "core/domain/lead/Lead.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace leadwell::pages {

using services::Caller;
using services::NewCall;
using Kind = Whose::Kind;

namespace {

/// Ids of buttons are int, and a lead's number is not: its place in the list is.
constexpr char linkProperty[] = "link";
constexpr int choiceWidth = 340;

QString plain(QString words) {
    return words.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QString named(const Caller& caller) {
    return caller.lead > 0 ? QStringLiteral("%1 (%2)").arg(caller.customer, domain::leadNumberText(caller.lead))
                           : caller.customer;
}

} // namespace

Whose whoseCall(const QString& phone, const services::CallerGuess& guess, const std::optional<Caller>& opened) {
    Whose whose;
    whose.opened = opened;
    for (const Caller& caller : guess.callers) {
        if (caller.hasNumber)
            whose.callers.append(caller);
    }
    if (!guess.isNumber) {
        whose.kind = phone.trimmed().isEmpty() || !guess.complaint.isEmpty() ? Kind::Nothing : Kind::Withheld;
        return whose;
    }
    if (opened) {
        const bool isTheirs = std::any_of(whose.callers.cbegin(), whose.callers.cend(), [&opened](const Caller& one) {
            return one.person == opened->person || (one.lead > 0 && one.lead == opened->lead);
        });
        whose.kind = whose.callers.isEmpty() ? Kind::NewNumber : isTheirs ? Kind::Known : Kind::Other;
        return whose;
    }
    whose.kind = whose.callers.isEmpty()                                         ? Kind::NewCaller
                 : whose.callers.size() == 1 && whose.callers.first().identifies ? Kind::Known
                                                                                 : Kind::Several;
    return whose;
}

WhoseCall::WhoseCall(QWidget* parent)
    : QWidget(parent)
    , m_sentence(new kit::PlainLabel(this))
    , m_choices(new QButtonGroup(this))
    , m_choiceColumn(new QVBoxLayout)
    , m_name(new QLineEdit(this))
    , m_alone(new QCheckBox(tr("Without a lead"), this)) {
    m_sentence->setObjectName(QStringLiteral("whose"));
    m_sentence->setWordWrap(true);
    m_sentence->setHeightKept(true);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setPlaceholderText(tr("Name, if you know it"));
    m_name->setAccessibleName(tr("Name of the caller"));
    m_alone->setObjectName(QStringLiteral("alone"));
    m_alone->setToolTip(tr("Keeps the call, and makes no lead: a wrong number, or nothing to sell."));
    m_choiceColumn->setSpacing(kit::space::tight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space::small);
    column->addWidget(m_sentence);
    column->addLayout(m_choiceColumn);
    auto* row = new QHBoxLayout;
    row->addWidget(m_name, 1);
    row->addWidget(m_alone);
    column->addLayout(row);
    connect(m_name, &QLineEdit::textEdited, this, &WhoseCall::edited);
    connect(m_alone, &QCheckBox::toggled, this, &WhoseCall::edited);
    show({}, domain::Direction::Inbound);
}

void WhoseCall::clearChoices() {
    const QList<QAbstractButton*> buttons = m_choices->buttons();
    qDeleteAll(buttons);
    m_mustChoose = false;
}

void WhoseCall::addChoice(const QString& words, qint64 link, bool isUsual) {
    // A button does not wrap its words: a long name must not make the form wider than its window.
    auto* choice = new QRadioButton(plain(fontMetrics().elidedText(words, Qt::ElideRight, kit::byText(choiceWidth))), this);
    choice->setToolTip(kit::plainToolTip(words));
    choice->setProperty(linkProperty, link);
    m_choices->addButton(choice);
    m_choiceColumn->addWidget(choice);
    choice->show(); // At once: it may be asked to take the keyboard before its layout shows it.
    choice->setChecked(isUsual);
    connect(choice, &QAbstractButton::toggled, this, &WhoseCall::edited);
    m_mustChoose = true;
}

void WhoseCall::say(const QString& sentence, bool isWarning) {
    m_sentence->setText(sentence);
    m_sentence->setLook(isWarning ? kit::PlainLabel::Look::Warning : kit::PlainLabel::Look::Muted);
    m_sentence->setVisible(!sentence.isEmpty());
}

void WhoseCall::show(const Whose& whose, domain::Direction direction) {
    // A choice that was made for this number stays made.
    if (m_isAsked || (whose == m_whose && m_mustChoose))
        return;
    m_whose = whose;
    clearChoices();
    const Caller first = whose.callers.value(0);
    switch (whose.kind) {
    case Kind::Nothing:
        say({}, false);
        break;
    case Kind::Withheld:
        say(whose.opened ? tr("No number: the call is kept with %1.").arg(named(*whose.opened))
                         : tr("No number: the call is kept without a lead. With a name a lead is made."),
            false);
        break;
    case Kind::Known:
        say(!whose.opened && direction == domain::Direction::Inbound && first.lead > 0 && !domain::isOpen(first.stage)
                ? tr("%1 is closed. A new lead is made when you save.").arg(domain::leadNumberText(first.lead))
                : QString(),
            false);
        break;
    case Kind::NewCaller:
        say(tr("New caller? A lead is made when you save."), false);
        break;
    case Kind::NewNumber:
        say(tr("New caller? A lead is made when you save."), false);
        break;
    case Kind::Other:
        say(tr("This is the number of %1, not of %2. Whose call was it?").arg(named(first), named(*whose.opened)), true);
        break;
    case Kind::Several:
        say(whose.callers.size() == 1 ? tr("This may be %1, who is known with this number. Whose call was it?").arg(named(first))
                                      : tr("Several people may have this number. Whose call was it?"),
            true);
        break;
    }
    addChoices(whose);
    const bool isNew =
        whose.kind == Kind::NewCaller || whose.kind == Kind::NewNumber || (whose.kind == Kind::Withheld && !whose.opened);
    m_name->setVisible(isNew);
    m_alone->setVisible(whose.kind == Kind::NewCaller);
}

/// An unknown number is a new caller unless somebody says that it is a known one's; nothing else goes without saying.
void WhoseCall::addChoices(const Whose& whose) {
    if (whose.kind == Kind::NewNumber) {
        addChoice(tr("A new lead"), NewCall::newLead, true);
        addChoice(tr("A new number of %1").arg(named(*whose.opened)), whose.opened->lead);
        addChoice(tr("Save without a lead"), NewCall::noLead);
    }
    if (whose.kind != Kind::Other && whose.kind != Kind::Several)
        return;
    const bool isOneAlone = whose.kind == Kind::Several && whose.callers.size() == 1 && !whose.opened;
    for (const Caller& caller : whose.callers) {
        if (caller.lead > 0)
            addChoice(tr("Link to %1").arg(named(caller)), caller.lead, isOneAlone);
    }
    if (whose.opened)
        addChoice(tr("Link to %1").arg(named(*whose.opened)), whose.opened->lead);
    else
        addChoice(tr("A new lead"), NewCall::newLead);
    addChoice(tr("Save without a lead"), NewCall::noLead);
}

void WhoseCall::ask(const QString& question, const QList<Caller>& candidates, qint64 openedFor) {
    clearChoices();
    m_isAsked = true;
    say(question, true);
    for (const Caller& caller : candidates) {
        if (caller.lead > 0)
            addChoice(tr("Link to %1").arg(named(caller)), caller.lead);
    }
    if (openedFor > 0)
        addChoice(tr("Link to %1").arg(domain::leadNumberText(openedFor)), openedFor);
    else
        addChoice(tr("A new lead"), NewCall::newLead);
    addChoice(tr("Save without a lead"), NewCall::noLead);
}

std::optional<qint64> WhoseCall::linkTo() const {
    if (const QAbstractButton* chosen = m_choices->checkedButton())
        return chosen->property(linkProperty).toLongLong();
    if (m_whose.kind == Kind::NewCaller && m_alone->isChecked())
        return NewCall::noLead;
    if (m_whose.kind == Kind::Withheld && !m_whose.opened && !name().isEmpty())
        return NewCall::newLead;
    return {};
}

bool WhoseCall::isNewCaller() const {
    return m_whose.kind == Kind::NewCaller && !m_alone->isChecked();
}

QString WhoseCall::missing() const {
    return m_mustChoose && !m_choices->checkedButton() ? tr("Choose whose call it was.") : QString();
}

void WhoseCall::focusChoice() {
    if (QAbstractButton* first = m_choices->buttons().value(0))
        first->setFocus(Qt::OtherFocusReason);
}

QString WhoseCall::name() const {
    return m_name->text().simplified();
}

void WhoseCall::setName(const QString& name) {
    m_name->setText(name);
}

} // namespace leadwell::pages
