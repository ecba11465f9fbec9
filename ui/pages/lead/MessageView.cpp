// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/lead/MessageView.h"

#include "core/mailhtml/SafeHtml.h"
#include "core/services/Desk.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Labels.h"
#include "ui/kit/TextSize.h"
#include "ui/kit/Tokens.h"
#include "ui/kit/style/Paint.h"
#include "ui/kit/text/ImageDecoder.h"
#include "ui/kit/text/Isolates.h"
#include "ui/kit/text/Links.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/text/SafeTextView.h"
#include "ui/kit/widgets/Button.h"
#include "ui/models/MemberCache.h"
#include "ui/pages/lead/LeadWords.h"
#include "ui/pages/lead/OriginalView.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace leadwell::pages {
namespace {

using kit::PlainLabel;

/// Longer bodies are cut in the panel; "Show original message" has all of it.
constexpr qsizetype shownCharsMax = 20'000;
constexpr int readableWidth = 780;

kit::SafeTextView* makeView(const QString& name, QWidget* parent) {
    auto* view = new kit::SafeTextView(parent);
    view->setFitsContent(true);
    view->setFrameShape(QFrame::NoFrame);
    view->viewport()->setAutoFillBackground(false);
    view->setAccessibleName(name);
    view->document()->setDocumentMargin(0);
    return view;
}

} // namespace

MessageView::MessageView(PageContext& context, const domain::Message& message, QWidget* parent)
    : QFrame(parent)
    , m_context(context)
    , m_message(message)
    , m_column(new QVBoxLayout(this))
    , m_text(makeView(tr("Message"), this)) {
    kit::followText(this, [this] { setMaximumWidth(kit::byText(readableWidth)); });
    m_column->setContentsMargins(10, 7, 10, 7);
    m_column->setSpacing(kit::space::tight);
    addHead();
    m_column->addWidget(m_text);
    showPlain();
    addQuoted();
    addAttachments();
    addFoot();
    connect(m_text, &kit::SafeTextView::linkActivated, this, &MessageView::openLink);
    if (!m_message.html.isEmpty())
        cleanHtml();
}

void MessageView::addHead() {
    if (!m_message.subject.isEmpty()) {
        m_subject = new PlainLabel(m_message.subject, this);
        m_subject->setLook(PlainLabel::Look::Strong);
        m_subject->setWordWrap(true);
        m_column->addWidget(m_subject);
    }
    if (!m_message.isMachine)
        return;
    const QString why =
        m_message.machineReason.isEmpty() ? tr("Sent by a machine") : tr("Sent by a machine: %1").arg(m_message.machineReason);
    auto* machine = new PlainLabel(why, this);
    machine->setLook(PlainLabel::Look::Small);
    machine->setWordWrap(true);
    m_column->addWidget(machine);
}

void MessageView::addQuoted() {
    if (m_message.quoted.trimmed().isEmpty())
        return;
    auto* fold = new kit::Button(tr("Show quoted text"), this);
    fold->setRole(kit::ButtonRole::Link);
    m_quoted = makeView(tr("Quoted text"), this);
    m_quoted->showPlain(m_message.quoted.left(shownCharsMax));
    m_quoted->hide();
    m_column->addWidget(fold, 0, Qt::AlignLeft);
    m_column->addWidget(m_quoted);
    connect(fold, &QAbstractButton::clicked, this, [this, fold] {
        m_quoted->setVisible(m_quoted->isHidden());
        fold->setText(m_quoted->isHidden() ? tr("Show quoted text") : tr("Hide quoted text"));
    });
}

void MessageView::addAttachments() {
    for (const domain::Attachment& attachment : std::as_const(m_message.attachments)) {
        auto* row = new QHBoxLayout;
        auto* icon = new QLabel(this);
        icon->setPixmap(
            kit::icons::tinted(QStringLiteral("attachment"), kit::tokens(this).muted, kit::iconSize, devicePixelRatioF()));
        auto* name = new PlainLabel(tr("%1 · %2").arg(kit::isolated(attachment.name),
                                                      kit::fileSizeText(attachment.sizeBytes, m_context.members.locale())),
                                    this);
        name->setElided(true);
        auto* save = new kit::Button(tr("Save as…"), this);
        save->setRole(kit::ButtonRole::Link);
        save->setAccessibleName(tr("Save %1").arg(attachment.name));
        save->setVisible(m_message.eventId.isSet());
        connect(save, &QAbstractButton::clicked, this,
                [this, attachment] { saveAttachment(m_context, m_message.eventId, attachment, window()); });
        row->addWidget(icon);
        row->addWidget(name, 1);
        row->addWidget(save);
        m_column->addLayout(row);
    }
}

/// Pictures that came inside the message; those from afar stay away.
void MessageView::loadPictures(const QStringList& contentIds) {
    for (const domain::Attachment& attachment : std::as_const(m_message.attachments)) {
        if (attachment.contentId.isEmpty() || !contentIds.contains(attachment.contentId))
            continue;
        m_context.desk.inbox()
            .attachment(m_message.eventId, attachment.part)
            .then(
                On::Pool,
                [](const Result<QByteArray>& bytes) { return bytes ? kit::decodeImage(*bytes) : Result<QImage>(bytes.error()); })
            .then(this, [this, id = attachment.contentId](const Result<QImage>& picture) {
                if (!picture)
                    return;
                m_pictures.insert(QStringLiteral("cid:") + id, *picture);
                if (m_isFormatted)
                    showFormatted();
            });
    }
}

/// Room for what the sanitiser has to say; stays away for plain messages.
void MessageView::addFoot() {
    m_notice = new PlainLabel(this);
    m_notice->setLook(PlainLabel::Look::Small);
    m_notice->setWordWrap(true);
    m_look = new kit::Button(this);
    m_look->setRole(kit::ButtonRole::Link);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_notice, 1);
    foot->addWidget(m_look, 0, Qt::AlignTop);
    m_column->addLayout(foot);
    m_notice->hide();
    m_look->hide();
    connect(m_look, &QAbstractButton::clicked, this, [this] {
        if (m_isFormatted)
            showPlain();
        else
            showFormatted();
    });
}

void MessageView::cleanHtml() {
    inBackground([html = m_message.html] { return mailhtml::sanitise(html); }).then(this, [this](const mailhtml::SafeHtml& safe) {
        takeHtml(safe);
    });
}

void MessageView::takeHtml(const mailhtml::SafeHtml& safe) {
    m_safeHtml = safe.html;
    QStringList notes;
    if (safe.blockedImages > 0)
        notes << (safe.blockedImages == 1 ? tr("1 remote image blocked")
                                          : tr("%1 remote images blocked").arg(safe.blockedImages));
    if (safe.isShortened)
        notes << tr("shortened; the original message has all of it");
    m_notice->setText(notes.join(QStringLiteral(" · ")));
    m_notice->setVisible(!notes.isEmpty());
    m_look->show();
    showFormatted();
    loadPictures(safe.contentIds);
}

void MessageView::showFormatted() {
    m_isFormatted = true;
    layPaper();
    m_text->showSanitised(m_safeHtml, m_pictures);
    showMarks();
    m_look->setText(tr("Show plain text"));
}

/// A mail that brings its own colours was made for white paper; on a dark ground its words would be lost.
void MessageView::layPaper() {
    const bool isPaper =
        m_isFormatted && m_safeHtml.contains(QStringLiteral("color:")) && kit::tokens(palette()).scheme == kit::Scheme::Dark;
    m_text->setPalette(isPaper ? kit::palette(kit::Scheme::Light) : palette());
    m_text->viewport()->setAutoFillBackground(isPaper);
    m_text->document()->setDocumentMargin(isPaper ? kit::space::small : 0);
}

void MessageView::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        layPaper();
}

void MessageView::showPlain() {
    m_isFormatted = false;
    layPaper();
    const QString text = m_message.text.isEmpty() ? tr("(no text)") : m_message.text.left(shownCharsMax);
    m_text->showPlain(m_message.text.size() > shownCharsMax ? text + QStringLiteral(" …") : text);
    showMarks();
    if (m_look)
        m_look->setText(tr("Show formatted"));
}

void MessageView::markMatches(const services::SearchMarks& marks) {
    m_marks = marks;
    showMarks();
}

void MessageView::showMarks() {
    m_text->setMarks(marksIn(m_text->text(), m_marks));
    if (m_subject)
        m_subject->setMarks(marksIn(m_subject->text(), m_marks));
}

/// A link that says one place and leads to another is shown before it opens.
void MessageView::openLink(const QUrl& url, const QString& shown) {
    if (!kit::isSafeLink(url))
        return;
    if (!kit::isDeceptive(url, shown)) {
        QDesktopServices::openUrl(url);
        return;
    }
    kit::Question question;
    question.title = tr("This link leads elsewhere");
    question.text = tr("It reads “%1” but leads to %2.").arg(shown.left(100), kit::realTarget(url));
    question.accept = tr("Open it anyway");
    question.isDestructive = true;
    m_context.dialogs.ask(question, window(), this, [url](bool isAccepted) {
        if (isAccepted)
            QDesktopServices::openUrl(url);
    });
}

void MessageView::paintEvent(QPaintEvent*) {
    const kit::Tokens& t = kit::tokens(this);
    QPainter painter(this);
    const bool isOurs = m_message.direction != domain::Direction::Inbound;
    kit::stroke::box(painter, rect(), isOurs ? t.accentTint : t.neutral, QColor());
}

} // namespace leadwell::pages
