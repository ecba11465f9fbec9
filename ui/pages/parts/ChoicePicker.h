// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Answer.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/parts/Popover.h"

#include <QIcon>
#include <QList>
#include <QString>

#include <functional>

class QListWidget;

namespace leadwell::kit {
class PlainLabel;
class SearchField;
} // namespace leadwell::kit

namespace leadwell::pages {

struct Choice {
    QString id;
    QString label;
    QString detail; ///< muted words behind the label
    QIcon icon{};
    bool isCurrent = false;
};

/// Pick one of a list by typing a part of it, or with the arrows: "Assign to…", "Stage…", "Tag…". Return picks, Escape
/// leaves everything as it was.
class ChoicePicker final : public Popover {
    Q_OBJECT
public:
    /// What fits what was typed; not empty.
    using Find = std::function<Answer<QList<Choice>>(const QString& typed)>;

    ChoicePicker(const QString& title, const QList<Choice>& choices, QWidget* parent);

    /// What is typed may become a new choice; `words` holds %1: "New tag “%1”".
    void allowNew(const QString& words);
    /// The first nine have a digit that picks them as long as nothing is typed.
    void numberChoices();
    /// What is typed is looked for there instead of among the choices, which show while nothing is typed; each has its detail on
    /// a line of its own. Return picks of what fits what stands there. Where nothing does, `nothing` (with %1) is said, and what
    /// was typed stays.
    void findBy(Find find, const QString& prompt, const QString& nothing);
    void openAt(QWidget* anchor);

Q_SIGNALS:
    void picked(const QString& id);
    void pickedNew(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const QString& typed);
    void addRow(const Choice& choice, const QString& words);
    void look(const QString& typed);
    void takeFound(const QString& typed, const Result<QList<Choice>>& found);
    void showFound(const QList<Choice>& choices);
    void say(const QString& sentence);
    void pick();
    bool pickByDigit(int key);
    int rowHeight() const;

    QList<Choice> m_choices;
    QString m_newWords;
    bool m_isNumbered = false;
    Find m_find;
    QString m_nothing;
    QString m_foundFor;        ///< what the shown choices fit
    bool m_isPickHeld = false; ///< Return came before the answer
    models::LatestAnswer<QList<Choice>> m_found{this};
    kit::SearchField* m_search;
    QListWidget* m_list;
    kit::PlainLabel* m_sentence;
};

} // namespace leadwell::pages
