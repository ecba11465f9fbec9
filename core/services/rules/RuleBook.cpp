// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/rules/RuleBook.h"

#include "core/domain/rules/ShippedRules.h"
#include "core/store/repository/RuleRepository.h"

#include <algorithm>
#include <mutex>

namespace leadwell::services {

using namespace domain;

namespace {

void noteAsked(RuleBook& book) {
    for (const Rule& rule : book.rules) {
        if (!rule.isEnabled)
            continue;
        RuleFieldSet& asked = book.asked[static_cast<size_t>(rule.trigger)];
        rule.when.eachField([&asked](RuleField field) { asked.set(static_cast<size_t>(field)); });
    }
}

Result<std::shared_ptr<const RuleBook>> read(store::Connection& connection) {
    LW_TRY(const auto own, store::rules::own(connection));
    auto book = std::make_shared<RuleBook>();
    QList<Rule> rules;
    for (const auto& one : own) {
        rules.append(one.rule);
        if (!one.trouble.isEmpty())
            book->troubles.insert(one.rule.no, one.trouble);
    }
    book->rules = withShipped(rules);
    LW_TRY(book->products, store::rules::products(connection));
    noteAsked(*book);
    return std::shared_ptr<const RuleBook>(std::move(book));
}

} // namespace

const Rule* RuleBook::find(qint64 no) const {
    const auto found = std::find_if(rules.cbegin(), rules.cend(), [no](const Rule& rule) { return rule.no == no; });
    return found == rules.cend() ? nullptr : &*found;
}

Result<Rule> RuleBook::named(const QString& name) const {
    const auto found = std::find_if(rules.cbegin(), rules.cend(), [&name](const Rule& rule) { return rule.name == name; });
    if (found == rules.cend())
        return Error{ErrorKind::NotFound, QStringLiteral("There is no rule “%1”.").arg(name.left(60)), {}};
    return *found;
}

Result<std::shared_ptr<const RuleBook>> ruleBook(store::Connection& connection) {
    // The stamp is a chance number of 64 bits that the store draws at every change: it names the rules, whosever they are.
    static std::mutex mutex;
    static qint64 keptStamp = 0;
    static std::shared_ptr<const RuleBook> kept;
    LW_TRY(const qint64 stamp, store::rules::stamp(connection));
    {
        const std::scoped_lock lock(mutex);
        if (kept && keptStamp == stamp)
            return kept;
    }
    LW_TRY(std::shared_ptr<const RuleBook> book, read(connection));
    const std::scoped_lock lock(mutex);
    keptStamp = stamp;
    kept = book;
    return book;
}

} // namespace leadwell::services
