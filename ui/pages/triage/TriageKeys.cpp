// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/triage/TriageKeys.h"

#include "ui/kit/Tokens.h"
#include "ui/kit/actions/ActionRegistry.h"
#include "ui/kit/paint/KeyCap.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/FlowLayout.h"

#include <QAction>
#include <QHBoxLayout>

namespace leadwell::pages {

namespace space = kit::space;

TriageKeys::TriageKeys(kit::ActionRegistry& actions, QWidget* parent)
    : Surface(parent)
    , m_actions(actions)
    , m_flow(new kit::FlowLayout(nullptr, space::medium)) {
    setObjectName(QStringLiteral("triageKeys"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::small, space::large, space::small);
    row->addLayout(m_flow, 1);
    connect(&actions, &kit::ActionRegistry::changed, this, &TriageKeys::follow);
    follow();
}

void TriageKeys::follow() {
    struct Key {
        const char* id;
        QString words;
    };
    const Key keys[] = {{"triage.accept", tr("accept")},
                        {"triage.other", tr("other person")},
                        {"triage.ask", tr("ask")},
                        {"triage.merge", tr("merge")},
                        {"triage.dismiss", tr("dismiss")},
                        {"triage.open", tr("open")},
                        {m_actions.areSingleLettersEnabled() ? "edit.undo.letter" : "edit.undo", tr("undo")}};
    QStringList said;
    for (const Key& key : keys) {
        const QAction* action = m_actions.find(QString::fromLatin1(key.id));
        said.append(action && action->isEnabled() ? action->shortcut().toString(QKeySequence::PortableText) : QString());
    }
    if (said == m_said)
        return;
    m_said = said;
    qDeleteAll(m_pairs);
    m_pairs.clear();
    add({Qt::Key_Up, Qt::Key_Down}, tr("move"));
    for (qsizetype i = 0; i < said.size(); ++i) {
        if (!said.at(i).isEmpty())
            add({QKeySequence(said.at(i), QKeySequence::PortableText)}, keys[i].words);
    }
}

void TriageKeys::add(const QList<QKeySequence>& keys, const QString& words) {
    auto* pair = new QWidget(this);
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::tight);
    for (const QKeySequence& key : keys)
        row->addWidget(new kit::KeyCap(key, pair));
    auto* label = new kit::PlainLabel(words, pair);
    label->setLook(kit::PlainLabel::Look::Muted);
    row->addWidget(label);
    m_flow->addWidget(pair);
    pair->show();
    m_pairs.append(pair);
}

} // namespace leadwell::pages
