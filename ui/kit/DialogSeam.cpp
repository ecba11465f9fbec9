// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/DialogSeam.h"

#include "ui/kit/TabOrder.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/widgets/Button.h"

#include <QClipboard>
#include <QDialog>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace leadwell::kit {
namespace {

constexpr int textWidth = 420;
constexpr int frameRoom = 48; ///< what a window's title takes from the screen

/// What a form asks for. It is as high as it needs to be; where the screen is lower it scrolls.
class FormArea final : public QScrollArea {
public:
    explicit FormArea(QWidget* form) {
        setWidgetResizable(true);
        setFrameShape(NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus); // What is inside is reached by Tab, and scrolled to.
        setWidget(form);
        viewport()->setAutoFillBackground(false);
        form->setAutoFillBackground(false);
        QSizePolicy policy = sizePolicy();
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
        showFocused(this);
    }
    QSize sizeHint() const override { return widget()->sizeHint(); }
    QSize minimumSizeHint() const override {
        const QSize least = widget()->minimumSizeHint();
        return {least.width() + verticalScrollBar()->sizeHint().width(), std::min(byText(formHeightMin), least.height())};
    }
    int heightForWidth(int wide) const override {
        const QWidget* form = widget();
        return std::max(form->minimumSizeHint().height(),
                        form->hasHeightForWidth() ? form->heightForWidth(wide) : form->sizeHint().height());
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == widget() && event->type() == QEvent::LayoutRequest) {
            updateGeometry();
            // When the layouts have heard of it.
            QMetaObject::invokeMethod(this, &FormArea::grow, Qt::QueuedConnection);
        }
        return QScrollArea::eventFilter(watched, event);
    }
    void showEvent(QShowEvent* event) override {
        QScrollArea::showEvent(event);
        QMetaObject::invokeMethod(this, &FormArea::grow, Qt::QueuedConnection);
    }

private:
    static constexpr int formHeightMin = 90;

    /// Never smaller: a dialog that follows every word is restless.
    void grow() {
        const int missing = heightForWidth(viewport()->width()) - viewport()->height();
        QWidget* dialog = window();
        const QRect screen = dialog->screen()->availableGeometry();
        const int most = screen.height() - frameRoom;
        if (missing <= 0 || dialog->height() >= most)
            return;
        dialog->resize(dialog->width(), std::min(most, dialog->height() + missing));
        if (const int below = dialog->frameGeometry().bottom() - screen.bottom(); below > 0)
            dialog->move(dialog->x(), dialog->y() - below);
    }
};

/// Tab goes as the dialog is read, whatever was put into it first.
class ReadDialog final : public QDialog {
public:
    using QDialog::QDialog;

protected:
    bool focusNextPrevChild(bool next) override { return moveFocus(this, next); }
};

QDialog* makeDialog(const QString& title, QWidget* over) {
    auto* dialog = new ReadDialog(over ? over->window() : nullptr);
    dialog->setWindowTitle(title);
    dialog->setBackgroundRole(QPalette::Base);
    dialog->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(space::medium);
    auto* heading = new PlainLabel(title, dialog);
    heading->setLook(PlainLabel::Look::Title);
    column->addWidget(heading);
    return dialog;
}

void putBesideTitle(QDialog* dialog, QWidget* corner) {
    auto* column = static_cast<QVBoxLayout*>(dialog->layout());
    QWidget* heading = column->takeAt(0)->widget();
    auto* row = new QHBoxLayout;
    row->addWidget(heading);
    row->addStretch(1);
    row->addWidget(corner);
    column->insertLayout(0, row);
}

void addText(QDialog* dialog, const QString& text) {
    auto* words = new PlainLabel(text, dialog);
    words->setWordWrap(true);
    words->setSelectable(true);
    words->setMinimumWidth(byText(textWidth));
    dialog->layout()->addWidget(words);
}

/// Right to left: the accepting button stands last, as on the mock; platforms that differ turn the row round.
QHBoxLayout* addButtons(QDialog* dialog) {
    auto* row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addStretch();
    static_cast<QVBoxLayout*>(dialog->layout())->addLayout(row);
    return row;
}

Button* addButton(QHBoxLayout* row, QDialog* dialog, const QString& text, ButtonRole role) {
    auto* button = new Button(text, dialog);
    button->setRole(role);
    button->setAutoDefault(true);
    row->addWidget(button);
    return button;
}

} // namespace

DialogSeam::DialogSeam(QObject* parent) : QObject(parent) {}

bool DialogSeam::answerByScript(const Asked& asked, QObject* context, const std::function<void(const ScriptedAnswer&)>& pass) {
    if (!m_script)
        return false;
    const ScriptedAnswer answer = m_script(asked);
    QMetaObject::invokeMethod(
        context, [pass, answer] { pass(answer); }, Qt::QueuedConnection);
    return true;
}

void DialogSeam::open(QDialog* dialog, QObject* context, std::function<void(int)> answer) {
    m_open = dialog;
    // Queued in this order: the answer may still read the form, then the dialog goes.
    connect(dialog, &QDialog::finished, context, std::move(answer), Qt::QueuedConnection);
    connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater, Qt::QueuedConnection);
    dialog->open();
}

void DialogSeam::openWith(QDialog* dialog, QObject* context, Answer answer) {
    open(dialog, context, [answer = std::move(answer)](int result) { answer(result == QDialog::Accepted); });
}

void DialogSeam::tell(const Message& message, QWidget* over) {
    if (answerByScript({Asked::Kind::Message, message.title, message.text, nullptr}, this, [](const ScriptedAnswer&) {}))
        return;
    QDialog* dialog = makeDialog(message.title, over);
    addText(dialog, message.text);
    QHBoxLayout* row = addButtons(dialog);
    if (!message.details.isEmpty()) {
        Button* copy = addButton(row, dialog, tr("Copy details"), ButtonRole::Normal);
        connect(copy, &QAbstractButton::clicked, dialog, [text = message.text, details = message.details] {
            QGuiApplication::clipboard()->setText(text + QLatin1Char('\n') + details);
        });
    }
    Button* close = addButton(row, dialog, tr("Close"), ButtonRole::Primary);
    close->setDefault(true);
    connect(close, &QAbstractButton::clicked, dialog, &QDialog::accept);
    open(dialog, this, [](int) {});
}

void DialogSeam::tell(const Error& error, QWidget* over) {
    tell(Message{tr("That did not work"), error.sentence, error.detail}, over);
}

void DialogSeam::ask(const Question& question, QWidget* over, QObject* context, Answer answer) {
    if (answerByScript({Asked::Kind::Question, question.title, question.text, nullptr}, context,
                       [answer](const ScriptedAnswer& said) { answer(said.isAccepted); }))
        return;
    QDialog* dialog = makeDialog(question.title, over);
    addText(dialog, question.text);
    QHBoxLayout* row = addButtons(dialog);
    Button* reject = addButton(row, dialog, question.reject.isEmpty() ? tr("Cancel") : question.reject, ButtonRole::Normal);
    Button* accept = addButton(row, dialog, question.accept, question.isDestructive ? ButtonRole::Danger : ButtonRole::Primary);
    connect(reject, &QAbstractButton::clicked, dialog, &QDialog::reject);
    connect(accept, &QAbstractButton::clicked, dialog, &QDialog::accept);
    Button* usual = question.isDestructive ? reject : accept;
    usual->setDefault(true);
    usual->setFocus();
    openWith(dialog, context, std::move(answer));
}

void DialogSeam::showForm(const Form& form, QWidget* content, QWidget* over, QObject* context, Answer answer) {
    if (m_script) {
        content->setParent(nullptr);
        if (form.corner)
            form.corner->setParent(content);
        const std::shared_ptr<QWidget> kept(content, [](QWidget* widget) { widget->deleteLater(); });
        ScriptedAnswer said = m_script({Asked::Kind::Form, form.title, {}, content});
        said.isAccepted = said.isAccepted && (!form.check || form.check().isEmpty());
        QMetaObject::invokeMethod(
            context, [kept, answer, said] { answer(said.isAccepted); }, Qt::QueuedConnection);
        return;
    }
    QDialog* dialog = makeDialog(form.title, over);
    const int room = dialog->screen()->availableGeometry().width() - 2 * space::large;
    dialog->setMinimumWidth(std::min(byText(form.width), std::max(form.width, room)));
    if (form.corner)
        putBesideTitle(dialog, form.corner);
    dialog->layout()->addWidget(qobject_cast<QAbstractScrollArea*>(content) ? content : new FormArea(content));
    content->show();
    auto* complaint = new PlainLabel(dialog);
    complaint->setLook(PlainLabel::Look::Bad);
    complaint->setWordWrap(true);
    complaint->hide();
    dialog->layout()->addWidget(complaint);
    QHBoxLayout* row = addButtons(dialog);
    Button* reject = addButton(row, dialog, form.reject.isEmpty() ? tr("Cancel") : form.reject, ButtonRole::Normal);
    Button* accept = addButton(row, dialog, form.accept, ButtonRole::Primary);
    accept->setDefault(true);
    accept->setKeyCap(form.acceptKey);
    connect(reject, &QAbstractButton::clicked, dialog, &QDialog::reject);
    connect(accept, &QAbstractButton::clicked, dialog, [dialog, complaint, check = form.check] {
        const QString sentence = check ? check() : QString();
        complaint->setText(sentence);
        complaint->setVisible(!sentence.isEmpty());
        if (sentence.isEmpty())
            dialog->accept();
    });
    // In a field of several lines Return is a new line.
    for (const QKeyCombination key : {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(key), dialog), &QShortcut::activated, accept, [accept] { accept->click(); });
    openWith(dialog, context, std::move(answer));
    content->setFocus();
}

void DialogSeam::askFiles(const FileQuestion& question, QWidget* over, QObject* context, Files answer) {
    if (answerByScript({Asked::Kind::Files, question.title, question.suggestedName, nullptr}, context,
                       [answer](const ScriptedAnswer& said) { answer(said.isAccepted ? said.files : QStringList()); }))
        return;
    auto* dialog = new QFileDialog(over ? over->window() : nullptr, question.title, question.folder);
    dialog->setNameFilters(question.nameFilters);
    const bool isSave = question.kind == FileQuestion::Kind::Save;
    dialog->setAcceptMode(isSave ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    if (question.kind == FileQuestion::Kind::Folder)
        dialog->setFileMode(QFileDialog::Directory);
    else if (question.kind == FileQuestion::Kind::OpenMany)
        dialog->setFileMode(QFileDialog::ExistingFiles);
    else
        dialog->setFileMode(isSave ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    if (isSave)
        dialog->selectFile(question.suggestedName);
    open(dialog, context, [dialog, answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
    });
}

} // namespace leadwell::kit
