// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/inbox/KnownPeople.h"

#include "core/domain/lead/Lead.h"
#include "core/domain/person/Phone.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/Isolates.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"

#include <QAccessible>
#include <QHBoxLayout>

#include <memory>

namespace leadwell::pages {
namespace {

using services::Lookalike;

/// "Rohan Mehta (L-1042, Mehta Textiles, owner Asha)"
QString described(const Lookalike& known) {
    QStringList facts{domain::leadNumberText(known.number)};
    if (!known.company.isEmpty() && known.company != known.customer)
        facts << known.company;
    if (known.why == Lookalike::Why::LikeContact && !known.contact.isEmpty())
        facts << domain::formatPhone(known.contact);
    facts << (known.owner.isEmpty() ? KnownPeople::tr("no owner") : KnownPeople::tr("owner %1").arg(known.owner));
    if (!known.isOpen)
        facts << KnownPeople::tr("closed");
    return KnownPeople::tr("%1 (%2)").arg(kit::isolated(known.customer), kit::joined(facts, QStringLiteral(", ")));
}

QString sentenceOf(const Lookalike& known) {
    switch (known.why) {
    case Lookalike::Why::SamePhone:
        return KnownPeople::tr("Same phone as %1").arg(described(known));
    case Lookalike::Why::SameEmail:
        return KnownPeople::tr("Same e-mail as %1").arg(described(known));
    case Lookalike::Why::LikeContact:
        return KnownPeople::tr("So far like %1").arg(described(known));
    case Lookalike::Why::SimilarName:
        return KnownPeople::tr("Similar name: %1").arg(described(known));
    }
    return {};
}

/// What adding does then; nothing is forbidden.
QString consequenceOf(const Lookalike& known) {
    if (!known.takesIt)
        return {};
    return known.isOpen
               ? KnownPeople::tr("Adding this puts the enquiry into %1, which is open.").arg(domain::leadNumberText(known.number))
               : KnownPeople::tr("Adding this opens a repeat lead of %1.").arg(kit::isolated(known.customer));
}

} // namespace

KnownPeople::KnownPeople(QWidget* parent) : QWidget(parent), m_lines(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("known"));
    setAccessibleName(tr("Who may be there already"));
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(kit::space::tight);
    hide();
}

void KnownPeople::addLine(const Lookalike& known) {
    const QString sentence = sentenceOf(known);
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new kit::PlainLabel(sentence, line);
    label->setLook(kit::PlainLabel::Look::Warning);
    label->setWordWrap(true);
    auto* open = new kit::Button(tr("Open"), line);
    open->setRole(kit::ButtonRole::Link);
    open->setAccessibleName(tr("Open %1, %2").arg(domain::leadNumberText(known.number), known.customer));
    open->setToolTip(tr("Goes there. What you typed is kept for the next new lead."));
    connect(open, &QAbstractButton::clicked, this, [this, number = known.number] { Q_EMIT opened(number); });
    row->addWidget(label, 1);
    row->addWidget(open, 0, Qt::AlignTop);
    m_lines->addWidget(line);
    m_sentences << sentence;
}

void KnownPeople::show(const QList<Lookalike>& known) {
    if (known == m_known)
        return; // A button that somebody stands on stays.
    m_known = known;
    m_sentences.clear();
    while (const std::unique_ptr<QLayoutItem> item{m_lines->takeAt(0)}) {
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    for (const Lookalike& one : known)
        addLine(one);
    const QString consequence = known.isEmpty() ? QString() : consequenceOf(known.first());
    if (!consequence.isEmpty()) {
        auto* label = new kit::PlainLabel(consequence, this);
        label->setLook(kit::PlainLabel::Look::Small);
        label->setWordWrap(true);
        m_lines->addWidget(label);
        m_sentences << consequence;
    }
    setVisible(!known.isEmpty());
    setAccessibleDescription(m_sentences.join(QLatin1Char(' ')));
    QAccessibleEvent changed(this, m_sentences.isEmpty() ? QAccessible::DescriptionChanged : QAccessible::Alert);
    QAccessible::updateAccessibility(&changed);
}

} // namespace leadwell::pages
