// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/lead/LeadDetail.h"
#include "core/services/SearchMarks.h"
#include "ui/pages/PageContext.h"

#include <QFrame>
#include <QHash>
#include <QImage>

class QVBoxLayout;

namespace leadwell::mailhtml {
struct SafeHtml;
}
namespace leadwell::kit {
class Button;
class PlainLabel;
class SafeTextView;
} // namespace leadwell::kit

namespace leadwell::pages {

/// One message as a bubble: what was written, the quoted history folded away, attachments, and the mail's own look when
/// it has one. Nothing remote is ever fetched.
class MessageView final : public QFrame {
    Q_OBJECT
public:
    MessageView(PageContext& context, const domain::Message& message, QWidget* parent = nullptr);

    /// Marks what a search found, in the look it is shown in, also when that changes.
    void markMatches(const services::SearchMarks& marks);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addHead();
    void addQuoted();
    void addAttachments();
    void addFoot();
    void loadPictures(const QStringList& contentIds);
    void cleanHtml();
    void takeHtml(const mailhtml::SafeHtml& safe);
    void showFormatted();
    void layPaper();
    void showPlain();
    void showMarks();
    void openLink(const QUrl& url, const QString& shown);

    PageContext& m_context;
    domain::Message m_message;
    QVBoxLayout* m_column;
    kit::SafeTextView* m_text;
    kit::SafeTextView* m_quoted = nullptr;
    kit::PlainLabel* m_notice = nullptr;
    kit::Button* m_look = nullptr;
    QString m_safeHtml;
    QHash<QString, QImage> m_pictures; ///< "cid:…" → decoded
    services::SearchMarks m_marks;
    kit::PlainLabel* m_subject = nullptr;
    bool m_isFormatted = false;
};

} // namespace leadwell::pages
