// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Error.h"

#include <QDialog>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>

namespace leadwell::kit {

/// A sentence to read, with one button.
struct Message {
    QString title;
    QString text;    ///< plain text, always
    QString details; ///< behind "Copy details"; may be empty
};

/// A yes-or-no question. Only for what cannot be undone; everything else is done at once and offers undo.
struct Question {
    QString title;
    QString text;
    QString accept;             ///< a verb: "Remove account"
    QString reject;             ///< "Cancel" when empty
    bool isDestructive = false; ///< the accept button is red and not the default
};

/// A dialog around a form of the caller.
struct Form {
    QString title;
    QString accept; ///< "Save"
    QString reject; ///< "Cancel" when empty
    /// Empty: the dialog closes. Otherwise the sentence is shown above the buttons and the dialog stays.
    std::function<QString()> check;
    int width = 540;
    QWidget* corner = nullptr; ///< beside the title; taken
    QString acceptKey{};       ///< printed on the accepting button, which Ctrl+Return presses in every form
};

/// A question for files.
struct FileQuestion {
    enum class Kind : quint8 { OpenOne, OpenMany, Save, Folder };
    Kind kind = Kind::OpenOne;
    QString title;
    QString folder;
    QString suggestedName;
    QStringList nameFilters; ///< "Tables (*.csv *.tsv)"
};

/// What a test sees when something was asked, and may answer.
struct Asked {
    enum class Kind : quint8 { Message, Question, Form, Files };
    Kind kind = Kind::Message;
    QString title;
    QString text;
    QWidget* content = nullptr; ///< the form's own widget; a test may fill it in
};
struct ScriptedAnswer {
    bool isAccepted = false;
    QStringList files;
};

/// The only place that shows modal dialogs. Nothing here waits: the answer comes to a callback, on the main
/// thread, in a later turn of the event loop, exactly once, unless `context` is gone by then. Texts are shown
/// as plain text.
class DialogSeam final : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(bool isAccepted)>;
    using Files = std::function<void(const QStringList& files)>;
    using Script = std::function<ScriptedAnswer(const Asked&)>;

    explicit DialogSeam(QObject* parent = nullptr);

    /// `over` is the widget whose window the dialog belongs to.
    void tell(const Message& message, QWidget* over);
    void tell(const Error& error, QWidget* over);
    void ask(const Question& question, QWidget* over, QObject* context, Answer answer);
    /// Takes `content`; it lives until the answer was given.
    void showForm(const Form& form, QWidget* content, QWidget* over, QObject* context, Answer answer);
    /// No files: the person cancelled.
    void askFiles(const FileQuestion& question, QWidget* over, QObject* context, Files answer);

    /// From now on nothing is shown and `script` answers. For tests; an empty function ends it.
    void setScript(Script script) { m_script = std::move(script); }
    /// The dialog that is open now, for tests that use the real one.
    QDialog* openDialog() const { return m_open; }

private:
    bool answerByScript(const Asked& asked, QObject* context, const std::function<void(const ScriptedAnswer&)>& pass);
    void open(QDialog* dialog, QObject* context, std::function<void(int)> answer);
    void openWith(QDialog* dialog, QObject* context, Answer answer);

    Script m_script;
    QPointer<QDialog> m_open;
};

} // namespace leadwell::kit
