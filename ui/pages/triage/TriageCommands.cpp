// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/triage/TriageCommands.h"

#include "core/services/Desk.h"
#include "ui/kit/Labels.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/models/MemberCache.h"
#include "ui/models/TriageModel.h"
#include "ui/pages/MenuSections.h"
#include "ui/pages/PageHost.h"
#include "ui/pages/parts/Merge.h"
#include "ui/pages/parts/PeopleChoices.h"
#include "ui/pages/triage/TriageList.h"
#include "ui/pages/triage/TriageWords.h"

#include <QAction>

#include <algorithm>
#include <numeric>
#include <utility>

namespace leadwell::pages {

using domain::TriageSuggestion;
using services::TriageEntry;

TriageCommands::TriageCommands(PageContext& context, models::TriageModel& model, TriageList& list, QWidget* page)
    : QObject(page)
    , m_context(context)
    , m_model(model)
    , m_list(list)
    , m_page(page) {
    addActions(page);
    connect(&list, &TriageList::acceptWanted, this, &TriageCommands::accept);
    connect(&list, &TriageList::enterPressed, this, [this] { run(&TriageCommands::accept, &TriageCommands::acceptSeveral); });
    connect(&list, &TriageList::chosenCountChanged, this, &TriageCommands::follow);
    connect(&list, &TriageList::otherWanted, this, &TriageCommands::other);
    connect(&list, &TriageList::opened, this, &TriageCommands::open);
    connect(&list, &TriageList::currentLeadChanged, this, &TriageCommands::follow);
    connect(&model, &models::TriageModel::entriesRead, this, &TriageCommands::acceptHeld);
    connect(&model, &models::TriageModel::stateChanged, this, &TriageCommands::follow);
    follow();
}

void TriageCommands::addActions(QWidget* page) {
    const auto add = [this](const char* id, const QString& text, const QKeySequence& key, const QString& icon, const QString& tip,
                            QWidget* owner, std::function<void()> run) {
        const kit::ActionSpec spec{QString::fromLatin1(id), text, sections::list(), key, icon, tip, {}};
        return m_context.actions.add(spec, owner, std::move(run));
    };
    const auto on = [this](OfOne one, OfSeveral several) { return [=, this] { run(one, several); }; };
    // Enter belongs to the list: on a button it presses the button.
    QAction* accept =
        add("triage.accept", tr("Accept"), Qt::Key_Return, QStringLiteral("check"), tr("Do what is suggested for this lead."),
            &m_list, on(&TriageCommands::accept, &TriageCommands::acceptSeveral));
    QAction* other =
        add("triage.other", tr("Other…"), Qt::Key_A, QStringLiteral("assign"), tr("Give this lead to somebody else."), page,
            on(&TriageCommands::other, &TriageCommands::otherOfSeveral));
    QAction* ask = add("triage.ask", tr("Ask…"), Qt::Key_Q, QStringLiteral("message"),
                       tr("Something is missing: plan to ask the customer for it, with what could be written to them."), page,
                       on(&TriageCommands::ask, &TriageCommands::askSeveral));
    QAction* dismiss =
        add("triage.dismiss", tr("Dismiss"), Qt::Key_X, QStringLiteral("close"), tr("This is not a lead: close it."), page,
            on(&TriageCommands::dismiss, &TriageCommands::dismissSeveral));
    m_merge = add("triage.merge", tr("Merge…"), Qt::Key_M, {}, tr("This is somebody who is there already: make them one."), page,
                  on(&TriageCommands::merge, nullptr));
    m_open = add("triage.open", tr("Open lead"), Qt::Key_O, QStringLiteral("person"), tr("Show all that is known of this lead."),
                 page, on(&TriageCommands::open, nullptr));
    m_acceptAll = add("triage.acceptAll", tr("Accept all above %1").arg(sureFrom), {}, QStringLiteral("check"),
                      tr("Do what is suggested wherever that is as sure as this."), page, [this] { acceptAll(); });
    add("triage.next", tr("Next lead"), Qt::Key_J, {}, {}, page, [this] { m_list.step(1); });
    add("triage.previous", tr("Previous lead"), Qt::Key_K, {}, {}, page, [this] { m_list.step(-1); });
    m_ofLead = {accept, other, ask, m_merge, dismiss};
    m_ofSeveral = {accept, other, ask, dismiss};
    // A key that is held down decides nothing: nobody has read what comes by.
    for (QAction* action : std::as_const(m_ofLead))
        action->setAutoRepeat(false);
    m_list.showCommands(accept, other);
    m_list.setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list.addActions({other, ask, m_merge, dismiss, m_open});
}

QAction* TriageCommands::find(const char* id) const {
    return m_context.actions.find(QString::fromLatin1(id));
}

void TriageCommands::follow() {
    const bool isPending = m_model.status() == domain::TriageStatus::Pending;
    for (QAction* action : std::as_const(m_ofLead))
        action->setEnabled(isPending && m_list.currentNumber() != 0);
    m_open->setEnabled(m_list.currentNumber() != 0);
    if (m_list.chosenCount() > 1)
        m_merge->setEnabled(false); // Two people are looked at side by side.
    if (m_held && (m_model.error() || m_held->number != m_list.currentNumber()))
        m_held.reset();
    const int sure = isPending ? m_model.sureCount(sureFrom) : 0;
    const QString count =
        kit::countText(sure, m_context.members.locale()) + (m_model.isAllRead() ? QString() : QStringLiteral("+"));
    m_acceptAll->setText(tr("Accept all above %1 (%2)").arg(m_context.members.locale().toString(sureFrom, 'f', 2), count));
    m_acceptAll->setEnabled(sure > 0 && !m_isAcceptingAll);
    m_acceptAll->setVisible(sure > 0);
}

/// Of one as ever; of several where that is known.
void TriageCommands::run(OfOne one, OfSeveral several) {
    const QList<qint64> numbers = m_list.chosen();
    if (numbers.size() > 1 && several) {
        m_held.reset();
        (this->*several)(numbers);
    } else if (const qint64 number = m_list.currentNumber()) {
        (this->*one)(number);
    }
}

/// The button that was pressed, else the row's.
QWidget* TriageCommands::anchorOf(qint64 number) {
    if (QWidget* once = std::exchange(m_anchorOnce, nullptr))
        return once;
    return m_list.otherAnchor(number);
}

QString TriageCommands::howMany(const QList<qint64>& numbers, const QString& words) const {
    return words.arg(kit::countText(numbers.size(), m_context.members.locale()));
}

// Decisions ------------------------------------------------------------------------------------------------------------

void TriageCommands::accept(qint64 number) {
    const TriageEntry* entry = m_model.entryAt(m_model.rowOf(number));
    if (!entry || m_model.status() != domain::TriageStatus::Pending)
        return; // Nothing was suggested to the person yet.
    if (!m_model.isFresh(number)) {
        // The decision before changes who is next: a moment, until it is known.
        if (!m_held || m_held->number != number)
            m_held = Held{number, entry->suggestion};
        return;
    }
    m_held.reset();
    if (entry->suggestion.kind == TriageSuggestion::Kind::Wait) {
        m_context.host.say(entry->suggestion.because);
        return;
    }
    if (entry->suggestion.kind == TriageSuggestion::Kind::Merge) { // Nobody is merged unseen.
        openMerge(m_context, m_page, number, entry->suggestion.otherLead);
        return;
    }
    const TriageSuggestion seen = entry->suggestion; // The entry goes with the row.
    carryOut({number}, m_context.desk.triage().accept(number, seen));
}

/// What only somebody can decide who looks at it stays in the list.
void TriageCommands::acceptSeveral(const QList<qint64>& numbers) {
    QList<services::SeenSuggestion> seen;
    QList<qint64> going;
    for (const qint64 number : numbers) {
        const TriageEntry* entry = m_model.entryOf(number);
        seen.append({number, entry ? std::optional(entry->suggestion.kind) : std::nullopt});
        const bool stays = entry && (entry->suggestion.kind == TriageSuggestion::Kind::Wait ||
                                     entry->suggestion.kind == TriageSuggestion::Kind::Merge);
        if (!stays)
            going.append(number);
    }
    carryOut(going, m_context.desk.triage().acceptSeen(seen));
}

void TriageCommands::acceptHeld() {
    follow();
    if (!m_held || !m_model.isFresh(m_held->number))
        return;
    const Held held = *std::exchange(m_held, std::nullopt);
    const TriageEntry* entry = m_model.entryAt(m_model.rowOf(held.number));
    if (!entry)
        return;
    const TriageSuggestion& now = entry->suggestion;
    if (now.kind == held.seen.kind && now.member == held.seen.member && now.other == held.seen.other)
        accept(held.number);
    else
        m_context.host.say(tr("This changed meanwhile; now it is: %1 (%2).").arg(whatOf(*entry, m_context.members), now.because));
}

void TriageCommands::acceptAll() {
    m_isAcceptingAll = true;
    follow();
    m_context.desk.triage().acceptAbove(sureFrom).then(this, [this](const Result<services::Receipt>& receipt) {
        m_isAcceptingAll = false;
        m_model.decided();
        follow();
        if (!receipt)
            m_context.host.showError(receipt.error());
        else if (receipt->changed == 0)
            m_context.host.say(tr("Nothing of it can be done now; all of it still waits."));
        else
            m_context.host.showReceipt(*receipt);
    });
}

void TriageCommands::other(qint64 number) {
    const TriageEntry* entry = m_model.entryAt(m_model.rowOf(number));
    if (!entry || m_model.status() != domain::TriageStatus::Pending)
        return;
    m_held.reset();
    pickOwner(tr("Assign %1 to").arg(entry->lead.customer), entry->suggestion.member, {number});
}

void TriageCommands::otherOfSeveral(const QList<qint64>& numbers) {
    pickOwner(howMany(numbers, tr("Assign %1 leads to")), {}, numbers);
}

void TriageCommands::pickOwner(const QString& title, MemberId usual, const QList<qint64>& numbers) {
    const QList<Choice> choices = peopleChoices(m_context, usual);
    if (choices.isEmpty()) {
        m_context.host.say(tr("There is nobody in the team yet."));
        return;
    }
    auto* picker = new ChoicePicker(title, choices, m_page);
    connect(picker, &ChoicePicker::picked, this, [this, numbers](const QString& id) {
        carryOut(numbers, m_context.desk.triage().give(numbers, MemberId::fromText(id)));
    });
    picker->openAt(anchorOf(m_list.currentNumber()));
}

void TriageCommands::dismiss(qint64 number) {
    m_held.reset();
    carryOut({number}, m_context.desk.triage().dismiss({number}));
}

void TriageCommands::dismissSeveral(const QList<qint64>& numbers) {
    carryOut(numbers, m_context.desk.triage().dismiss(numbers));
}

void TriageCommands::ask(qint64 number) {
    m_held.reset();
    if (const TriageEntry* entry = m_model.entryOf(number))
        pickDetail(tr("Ask %1 for").arg(entry->lead.customer), {number});
}

void TriageCommands::askSeveral(const QList<qint64>& numbers) {
    pickDetail(howMany(numbers, tr("Ask %1 customers for")), numbers);
}

/// First what most of them lack.
void TriageCommands::pickDetail(const QString& title, const QList<qint64>& numbers) {
    QList<qsizetype> lacking(domain::missingDetailCount, 0);
    for (const qint64 number : numbers) {
        if (const TriageEntry* entry = m_model.entryOf(number)) {
            for (const domain::MissingDetail detail : entry->lacking)
                ++lacking[static_cast<int>(detail)];
        }
    }
    QList<int> order(domain::missingDetailCount);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&lacking](int a, int b) { return lacking.at(a) > lacking.at(b); });
    QList<Choice> choices;
    for (const int value : std::as_const(order)) {
        const QString detail = lacking.at(value) == 0 ? tr("known already")
                               : numbers.size() == 1
                                   ? QString()
                                   : tr("missing in %1").arg(kit::countText(lacking.at(value), m_context.members.locale()));
        choices.append({QString::number(value), labelOf(static_cast<domain::MissingDetail>(value)), detail, {}, false});
    }
    auto* picker = new ChoicePicker(title, choices, m_page);
    picker->numberChoices();
    connect(picker, &ChoicePicker::picked, this, [this, numbers](const QString& id) {
        carryOut(numbers, m_context.desk.triage().ask(numbers, static_cast<domain::MissingDetail>(id.toInt())));
    });
    picker->openAt(anchorOf(m_list.currentNumber()));
}

void TriageCommands::merge(qint64 number) {
    m_held.reset();
    const TriageEntry* entry = m_model.entryAt(m_model.rowOf(number));
    if (entry && entry->suggestion.kind == TriageSuggestion::Kind::Merge)
        openMerge(m_context, m_page, number, entry->suggestion.otherLead);
    else
        chooseMerge(m_context, m_page, m_list.otherAnchor(number), number);
}

void TriageCommands::open(qint64 number) {
    m_context.host.navigate(Route::lead(number));
}

/// The rows go at once; the answer says whether they stay away. The rate is of those that were decided one by one.
void TriageCommands::carryOut(const QList<qint64>& numbers, Answer<services::Receipt> answer) {
    const bool isRated = numbers.size() == 1;
    if (isRated)
        m_rate.decided(m_context.clock.now());
    m_list.letGo(numbers);
    answer.then(this, [this, numbers, isRated](const Result<services::Receipt>& receipt) {
        if (receipt) {
            m_context.host.showReceipt(*receipt); // Before: what is read anew may say something about the next lead at once.
            m_model.settle(numbers);
        } else {
            if (isRated)
                m_rate.takeBack();
            m_context.host.showError(receipt.error());
            m_model.comeBack(numbers);
        }
    });
}

} // namespace leadwell::pages
