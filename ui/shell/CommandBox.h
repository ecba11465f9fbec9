// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/SearchField.h"
#include "ui/models/LatestAnswer.h"
#include "ui/pages/PageContext.h"
#include "ui/shell/CommandModel.h"

#include <QFrame>

class QListView;

namespace leadwell::shell {

/// One field for everything: leads by name, number or any digits of their phone, and every command that can be given now.
/// Down and Up choose, Return does it, Escape leaves. The list hangs under the field and never takes the keyboard.
class CommandBox final : public QWidget {
    Q_OBJECT
public:
    CommandBox(pages::PageContext& context, QWidget* window);

    kit::SearchField* field() const { return m_field; }
    CommandModel& model() { return m_model; }
    /// Where the keyboard goes back to when the box is left.
    void open();
    bool isSettled() const { return !m_answer.isAsking(); }

Q_SIGNALS:
    void leadChosen(qint64 number);
    /// The box is left and nobody is there any more who had the keyboard before.
    void keyboardFree();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onTyped(const QString& text);
    void showLines();
    void placeList();
    void hideList();
    void step(int rows);
    void run();
    /// Runs the first line as soon as the lines are those of what was typed.
    void runTyped();
    bool isAnswered() const;
    void leave();

    pages::PageContext& m_context;
    kit::SearchField* m_field;
    QFrame* m_frame;
    QListView* m_list;
    CommandModel m_model;
    QList<services::SearchHit> m_hits;
    QString m_answered;         ///< what was typed when they were found
    bool m_isChosen = false;    ///< somebody went to a line since the last letter
    bool m_runsSoon = false;    ///< when what was typed is answered
    bool m_hasClear = false;    ///< the first line is a command that was clearly meant
    QPointer<QWidget> m_before; ///< who had the keyboard, however it came here
    models::LatestAnswer<QList<services::SearchHit>> m_answer{this};
};

} // namespace leadwell::shell
