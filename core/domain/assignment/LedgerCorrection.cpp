// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/assignment/LedgerCorrection.h"

#include "core/domain/assignment/RecordText.h"

#include <algorithm>

namespace leadwell::domain {

using record::formVersion;
using record::Reader;
using record::Writer;

Debts changesBy(const DecisionRecord& decision) {
    Debts changes;
    for (qsizetype i = 0; i < decision.candidates.size(); ++i) {
        const qint64 change = decision.decision.standings.at(i).deficitAfterMicro - decision.candidates.at(i).deficitMicro;
        if (change != 0)
            changes.insert(decision.candidates.at(i).id, change);
    }
    return changes;
}

LedgerCorrection correctionOf(QList<qint64> decisions, const Debts& changes, bool countsAgain, const Debts& now, Instant at,
                              const QByteArray& previous) {
    LedgerCorrection correction{at, countsAgain, std::move(decisions), {}, previous};
    std::sort(correction.decisions.begin(), correction.decisions.end());
    for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
        const qint64 before = now.value(change.key());
        if (change.value() != 0)
            correction.debts.append({change.key(), before, before + (countsAgain ? change.value() : -change.value())});
    }
    std::sort(correction.debts.begin(), correction.debts.end(),
              [](const auto& left, const auto& right) { return left.member.bytes() < right.member.bytes(); });
    return correction;
}

QByteArray toJson(const LedgerCorrection& correction) {
    Writer writer;
    writer.begin('{')
        .field("form", qint64(formVersion))
        .field("at", correction.at.ms())
        .field("countsAgain", correction.countsAgain)
        .key("decisions")
        .begin('[');
    for (const qint64 decision : correction.decisions)
        writer.value(decision);
    writer.end(']').key("debts").begin('[');
    for (const LedgerCorrection::Debt& debt : correction.debts)
        writer.begin('{').field("id", debt.member.text()).field("owed", debt.before).field("owedAfter", debt.after).end('}');
    writer.end(']').field("previous", QString::fromLatin1(correction.previous.toHex())).end('}');
    return std::move(writer).text();
}

Result<LedgerCorrection> correctionFromJson(const QByteArray& json) {
    Reader in(json);
    LedgerCorrection correction;
    qint64 form = 0;
    qint64 at = 0;
    QString previous;
    in.begin('{').field("form", form).field("at", at).field("countsAgain", correction.countsAgain).key("decisions").begin('[');
    while (in.hasMore())
        in.value(correction.decisions.emplaceBack());
    in.end(']').key("debts").begin('[');
    while (in.hasMore()) {
        LedgerCorrection::Debt& debt = correction.debts.emplaceBack();
        QString id;
        in.begin('{').field("id", id).field("owed", debt.before).field("owedAfter", debt.after).end('}');
        debt.member = MemberId::fromText(id);
    }
    in.end(']').field("previous", previous).end('}');
    if (!in.isWhole() || form != formVersion)
        return Error{ErrorKind::Invalid, QStringLiteral("This is no correction of the ledger."), {}};
    correction.at = Instant::fromMs(at);
    correction.previous = QByteArray::fromHex(previous.toLatin1());
    return correction;
}

} // namespace leadwell::domain
