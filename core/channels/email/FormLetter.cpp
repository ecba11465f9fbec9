// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/FormLetter.h"

#include "core/channels/email/MailSender.h"
#include "core/channels/email/QuotedText.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace leadwell::channels::email {

namespace {

using Regex = QRegularExpression;

constexpr qsizetype headLinesMax = 60;
constexpr qsizetype footerLinesMax = 12;

/// "Message Body:", with what follows it on its line.
std::optional<QString> behindLabel(const QString& line) {
    static const Regex label(
        QStringLiteral("^\\*?(?:Message Body|Your Message|Message|Nachrichtentext|Nachricht|Corps du message|"
                       "Cuerpo del mensaje|Mensaje|Corpo del messaggio|Messaggio|Berichtinhoud|Bericht|"
                       "Corpo da mensagem|Mensagem|संदेश)\\*?\\s?[:：]\\*?\\s*(.*)$"),
        Regex::UseUnicodePropertiesOption | Regex::CaseInsensitiveOption);
    const auto match = label.match(line.trimmed());
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

bool isFooter(const QString& line) {
    static const Regex footer(QStringLiteral("^(?:--\\s*)?(?:This e-?mail (?:was|is) sent (?:from|via) a contact form|"
                                             "This is a notification that a contact form was submitted|"
                                             "Diese E-Mail wurde (?:von|über) (?:einem|ein|das|dem) Kontaktformular|"
                                             "Dies ist eine Benachrichtigung.{0,60}Kontaktformular|"
                                             "C(?:et|eci est un) (?:e-?mail|message).{0,60}formulaire de contact|"
                                             "Este (?:e-?mail|mensaje|correo).{0,60}formulario de contacto|"
                                             "Questa e-?mail.{0,60}modulo di contatto|"
                                             "Deze e-?mail.{0,60}contactformulier|"
                                             "Este e-?mail.{0,60}formulário de contato)"),
                              Regex::UseUnicodePropertiesOption | Regex::CaseInsensitiveOption);
    return footer.match(line.left(300).trimmed()).hasMatch();
}

/// Where the form's footer begins, its rule included; the number of lines when there is none.
qsizetype footerOf(const QStringList& lines, qsizetype from) {
    for (qsizetype at = lines.size() - 1; at >= qMax(from, lines.size() - footerLinesMax); --at) {
        if (!isFooter(lines.at(at)))
            continue;
        qsizetype rule = at - 1;
        while (rule >= from && lines.at(rule).trimmed().isEmpty())
            --rule;
        return rule >= from && lines.at(rule).trimmed() == QLatin1String("--") ? rule : at;
    }
    return lines.size();
}

bool isField(const QString& line) {
    static const Regex field(QStringLiteral("^[*•\\s-]*[\\p{L}\\p{M}][^:：]{0,40}[:：]"), Regex::UseUnicodePropertiesOption);
    return field.match(line.left(100)).hasMatch();
}

/// Reads the lines above the words.
class HeadReader {
public:
    explicit HeadReader(const QStringList& lines) : m_lines(lines) {}

    /// False: these are not the lines of a form.
    bool read() {
        while (m_at < m_lines.size() && m_lines.at(m_at).trimmed().isEmpty())
            ++m_at;
        QString written;
        if (m_at == m_lines.size() || passedOnKey(m_lines.at(m_at).trimmed(), &written) != QLatin1String("from"))
            return false;
        writer = mailboxAsWritten(written);
        frame.append(m_lines.at(m_at++));
        for (const qsizetype end = qMin(m_lines.size(), m_at + headLinesMax); m_at < end; ++m_at) {
            if (!take(m_lines.at(m_at)))
                break;
        }
        // Dates and recipients stand above a mail passed on or quoted.
        return !isPassedOn && (hasLabel || hasSubject);
    }

    Mailbox writer;
    QStringList frame;
    QStringList words;
    bool hasSubject = false;
    bool hasLabel = false;
    bool hasEnvelope = false; ///< a "To:", "Date:" or "Cc:" line, which a form may have for reasons of its own
    bool isPassedOn = false;
    qsizetype end() const { return m_at; }

private:
    /// False: the words begin here.
    bool take(const QString& line) {
        if (line.trimmed().isEmpty()) {
            words.append(QString());
            return true;
        }
        if (const auto rest = behindLabel(line)) {
            hasLabel = true;
            frame.append(rest->isEmpty() ? line : line.left(line.size() - rest->size()));
            words.append(*rest);
            ++m_at;
            return false;
        }
        QString value;
        const QString key = passedOnKey(line.trimmed(), &value);
        if (key == QLatin1String("subject") && !hasSubject) {
            hasSubject = true;
            frame.append(line);
            return true;
        }
        const bool isEnvelope = key == QLatin1String("to") || key == QLatin1String("date") || key == QLatin1String("cc");
        isPassedOn = isPassedOn || key == QLatin1String("from") || (isEnvelope && hasEnvelope);
        hasEnvelope = hasEnvelope || isEnvelope;
        if (isPassedOn || !isField(line))
            return false;
        words.append(line);
        return true;
    }

    const QStringList& m_lines;
    qsizetype m_at = 0;
};

bool isPersons(const Mailbox& box, bool hasLabel) {
    if (box.address.isEmpty())
        return hasLabel && !box.name.isEmpty();
    return !isNoReply(box.address) && !isMailSystem(box.address) && !isFormAddress(box.address);
}

} // namespace

std::optional<FormLetter> formLetter(const QString& text, FormTrust trust) {
    const QStringList lines = text.split(QLatin1Char('\n'));
    HeadReader head(lines);
    if (!head.read() || !isPersons(head.writer, head.hasLabel))
        return std::nullopt;
    const qsizetype footer = footerOf(lines, head.end());
    const bool isProven =
        trust == FormTrust::Address || (head.hasLabel && (trust == FormTrust::Program || footer < lines.size()));
    if (!isProven || (head.hasEnvelope && (!head.hasLabel || trust == FormTrust::None)))
        return std::nullopt;
    FormLetter letter;
    letter.writer = head.writer;
    letter.text = (head.words + lines.mid(head.end(), footer - head.end())).join(QLatin1Char('\n')).trimmed();
    letter.frame = (head.frame + lines.mid(footer)).join(QLatin1Char('\n')).trimmed();
    return letter;
}

} // namespace leadwell::channels::email
