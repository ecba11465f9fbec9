// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/widgets/Panel.h"
#include "ui/pages/PageContext.h"

class QPlainTextEdit;

namespace leadwell::kit {
class Button;
}

namespace leadwell::pages {

class LeadCommands;

/// A note to the team about the lead that shows. What is typed is kept as a draft of that lead until it is saved.
class NoteComposer final : public kit::Surface {
    Q_OBJECT
public:
    NoteComposer(PageContext& context, LeadCommands& commands, QWidget* parent = nullptr);
    void setLead(qint64 number);
    void focusText();

Q_SIGNALS:
    /// Escape: the keyboard goes back to where it came from; what was typed stays a draft.
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QString key() const;
    void showDraft();
    void keepDraft();
    void save();
    void fitHeight();

    PageContext& m_context;
    LeadCommands& m_commands;
    QPlainTextEdit* m_text;
    kit::Button* m_save;
    QWidget* m_foot = nullptr;
    qint64 m_number = 0;
};

} // namespace leadwell::pages
