// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/parts/Popover.h"

#include <QIcon>
#include <QList>
#include <QString>

class QListWidget;

namespace leadwell::kit {
class SearchField;
}

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
    ChoicePicker(const QString& title, const QList<Choice>& choices, QWidget* parent);

    /// What is typed may become a new choice; `words` holds %1: "New tag “%1”".
    void allowNew(const QString& words);
    void openAt(QWidget* anchor);

Q_SIGNALS:
    void picked(const QString& id);
    void pickedNew(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const QString& typed);
    void pick();

    QList<Choice> m_choices;
    QString m_newWords;
    kit::SearchField* m_search;
    QListWidget* m_list;
};

} // namespace leadwell::pages
