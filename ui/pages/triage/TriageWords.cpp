// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/triage/TriageWords.h"

#include "core/base/Clock.h"
#include "core/domain/person/Phone.h"
#include "ui/kit/Labels.h"
#include "ui/models/MemberCache.h"

#include <QCoreApplication>

namespace leadwell::pages {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TriageWords)
};

const QString dot = QStringLiteral(" · ");

bool isPending(const services::TriageEntry& entry) {
    return entry.item.status == domain::TriageStatus::Pending;
}

QString waitOf(const services::TriageEntry& entry, const Clock& clock) {
    return Words::tr("waits since %1").arg(kit::relativeText(entry.item.createdAt, clock.now()));
}

} // namespace

QString whatOf(const services::TriageEntry& entry, const models::MemberCache& members) {
    using Kind = domain::TriageSuggestion::Kind;
    const QString owner = members.nameOf(entry.lead.ownerId);
    if (!isPending(entry))
        return domain::isOpen(entry.lead.stage) && !owner.isEmpty() ? owner : kit::label(entry.lead.stage);
    switch (entry.suggestion.kind) {
    case Kind::Assign:
        return Words::tr("Assign to %1").arg(members.nameOf(entry.suggestion.member));
    case Kind::AskForContact:
        return Words::tr("Ask for a phone number");
    case Kind::Dismiss:
        return Words::tr("Dismiss as not a lead");
    case Kind::Merge:
        return Words::tr("Merge into %1").arg(domain::leadNumberText(entry.suggestion.otherLead));
    case Kind::Wait:
        break;
    }
    return Words::tr("Wait for somebody");
}

QString labelOf(domain::MissingDetail detail) {
    using Detail = domain::MissingDetail;
    switch (detail) {
    case Detail::Phone:
        return Words::tr("Phone number");
    case Detail::Email:
        return Words::tr("E-mail address");
    case Detail::Quantity:
        return Words::tr("Quantity");
    case Detail::Budget:
        return Words::tr("Budget");
    case Detail::Time:
        return Words::tr("When it is needed");
    case Detail::Place:
        return Words::tr("City of delivery");
    case Detail::Product:
        break;
    }
    return Words::tr("Product");
}

QString becauseOf(const services::TriageEntry& entry, const models::MemberCache& members, const Clock& clock) {
    if (!isPending(entry))
        return kit::agoText(entry.lead.lastActivityAt, clock.now(), members.zone());
    if (entry.suggestion.kind == domain::TriageSuggestion::Kind::Wait)
        return entry.suggestion.because;
    const QString sure = members.locale().toString(entry.suggestion.confidence, 'f', 2);
    // First how sure it is: of a long reason the end is cut away.
    return QString(Words::tr("confidence %1").arg(sure) + dot + entry.suggestion.because);
}

QString spokenEntry(const services::TriageEntry& entry, const models::MemberCache& members, const Clock& clock) {
    const QString lead = QStringList{entry.lead.customer, kit::label(entry.lead.priority), kit::label(entry.lead.channel),
                                     kit::label(entry.lead.heat)}
                             .join(QStringLiteral(", "));
    return QStringLiteral("%1. %2. %3: %4")
        .arg(lead, entry.item.reason, whatOf(entry, members), becauseOf(entry, members, clock));
}

QString exactEntry(const services::TriageEntry& entry, const models::MemberCache& members, const Clock& clock) {
    QStringList lines{entry.lead.customer,
                      entry.lead.company == entry.lead.customer ? QString() : entry.lead.company,
                      domain::formatPhone(entry.lead.contact),
                      entry.lead.preview,
                      entry.item.reason,
                      isPending(entry) ? waitOf(entry, clock) : QString(),
                      whatOf(entry, members),
                      becauseOf(entry, members, clock)};
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace leadwell::pages
