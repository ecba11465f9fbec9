// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/QuotedText.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace leadwell::channels::email {

namespace {

constexpr qsizetype attributionLinesMax = 4;
constexpr qsizetype attributionCharsMax = 400;

using Regex = QRegularExpression;

bool isQuoteLine(const QString& line) {
    return line.startsWith(QLatin1Char('>'));
}

bool isBlank(const QString& line) {
    return line.trimmed().isEmpty();
}

// "On Fri, 20 Nov 2026 at 10:15, Asha Rao <asha@example.org> wrote:" — word before, word at the end, by
// language.
bool isAttribution(const QString& text) {
    static const Regex forms(
        QStringLiteral("^(?:"
                       "(?:On|Am|Le|El|Il|Op|Em|Den|W dniu)\\b.{6,}?\\b(?:wrote|writes|schrieb\\b.{0,200}|a écrit|"
                       "escribió|ha scritto|schreef\\b.{0,200}|escreveu|skrev\\b.{0,200}|napisał\\(a\\))\\s?"
                       "|.{6,}(?:ने (?:यह )?लिखा|ಬರೆದಿದ್ದಾರೆ|எழுதியது|wrote|schrieb|a écrit\\s?|ha scritto|escribió)\\s?"
                       "|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}.{0,60}<[^<>\\s]+@[^<>\\s]+>"
                       ")[:：]$"),
        Regex::UseUnicodePropertiesOption | Regex::CaseInsensitiveOption);
    static const Regex dateOrAddress(QStringLiteral("\\d|@"), Regex::UseUnicodePropertiesOption);
    const bool endsRight = text.endsWith(QLatin1Char(':')) || text.endsWith(QChar(0xFF1A));
    return endsRight && text.size() <= attributionCharsMax && text.contains(dateOrAddress) && forms.match(text).hasMatch();
}

// Rules like "-----Original Message-----". What follows them is history to the end.
bool isHistoryRule(const QString& line) {
    static const Regex rule(
        QStringLiteral("^[-_=*\\s]{2,40}(?:Original Message|Original-Nachricht|Ursprüngliche Nachricht|"
                       "Urspr\\. Nachricht|Message d.origine|Message original|Mensaje original|Messaggio originale|"
                       "Oorspronkelijk bericht|Mensagem original|मूल संदेश|Reply message)[-_=*\\s]{2,40}$"),
        Regex::UseUnicodePropertiesOption | Regex::CaseInsensitiveOption);
    return line.size() <= 120 && rule.match(line.trimmed()).hasMatch();
}

bool isForwardRule(const QString& line) {
    static const Regex rule(
        QStringLiteral("^(?:[-_=*\\s]{2,40}(?:Forwarded message|Forwarded by .{1,80}|Weitergeleitete Nachricht|"
                       "Message transféré|Mensaje reenviado|Messaggio inoltrato|Doorgestuurd bericht|"
                       "अग्रेषित संदेश)[-_=*\\s]{0,40}|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:"
                       "|Début du message (?:réexpédié|transféré) ?:)$"),
        Regex::UseUnicodePropertiesOption | Regex::CaseInsensitiveOption);
    return line.size() <= 160 && rule.match(line.trimmed()).hasMatch();
}

// Outlook's block: a From line, and within the next five at least two of date, to, subject.
bool isHeaderBlock(const QStringList& lines, qsizetype at) {
    static const Regex from(QStringLiteral("^\\*?(?:From|Von|De|Da|Van|प्रेषक|से)\\*?\\s?:\\*?\\s*\\S"),
                            Regex::UseUnicodePropertiesOption);
    static const Regex other(
        QStringLiteral("^\\*?(?:Sent|Date|To|Subject|Cc|Gesendet|Datum|An|Betreff|Envoyé|À|A|Objet|Enviado(?: el)?|Para|"
                       "Asunto|Assunto|Inviato|Oggetto|Verzonden|Aan|Onderwerp|भेजा गया|दिनांक|प्रति|प्राप्तकर्ता|विषय)"
                       "\\*?\\s?:\\*?\\s"),
        Regex::UseUnicodePropertiesOption);
    if (!from.match(lines.at(at).left(200)).hasMatch())
        return false;
    int found = 0;
    for (qsizetype i = at + 1; i < lines.size() && i <= at + 5; ++i)
        found += other.match(lines.at(i).left(200) + QLatin1Char(' ')).hasMatch();
    return found >= 2;
}

bool isUnderline(const QString& line) {
    const QString bare = line.trimmed();
    return bare.size() >= 10 && bare.count(QLatin1Char('_')) == bare.size();
}

/// Walks the lines once and sorts each into the writer's or the quoted ones.
class Splitter {
public:
    explicit Splitter(const QString& text, bool isForward = false)
        : m_lines(text.split(QLatin1Char('\n')))
        , m_isForward(isForward) {}

    SplitText split() {
        const ForwardedText parts = splitForwarded();
        return {tidied(m_own + m_forwarded), parts.quoted};
    }

    ForwardedText splitForwarded() {
        while (m_at < m_lines.size())
            step();
        return {tidied(m_own), tidied(m_forwarded), tidied(m_quoted)};
    }

private:
    bool ownIsBlank() const {
        return std::all_of(m_own.begin(), m_own.end(), [](const QString& line) { return isBlank(line); });
    }

    void step() {
        const QString& line = m_lines.at(m_at);
        if (isForwardRule(line)) {
            takeRest(m_forwarded);
        } else if (isHistoryRule(line) || startsHeaderBlock()) {
            // Nothing above it: somebody passed a mail on without a word, and that mail is the message.
            takeRest(m_isForward || ownIsBlank() ? m_forwarded : m_quoted);
        } else if (isQuoteLine(line)) {
            takeQuotedRun();
        } else if (const qsizetype length = attributionLength(); length > 0) {
            takeAttribution(length);
        } else {
            m_own.append(line);
            ++m_at;
        }
    }

    bool startsHeaderBlock() const {
        qsizetype at = m_at;
        if (isUnderline(m_lines.at(at)))
            ++at;
        while (at < m_lines.size() && at <= m_at + 2 && at > m_at && isBlank(m_lines.at(at)))
            ++at;
        return at < m_lines.size() && isHeaderBlock(m_lines, at);
    }

    // How many lines, from here, are one attribution; 0 = none. Mail programs wrap it.
    qsizetype attributionLength() const {
        QString joined;
        for (qsizetype i = 0; i < attributionLinesMax && m_at + i < m_lines.size(); ++i) {
            const QString line = m_lines.at(m_at + i).trimmed();
            if (line.isEmpty() || line.size() > attributionCharsMax || isQuoteLine(line))
                return 0;
            joined += (joined.isEmpty() ? QString() : QStringLiteral(" ")) + line;
            if (isAttribution(joined))
                return i + 1;
            if (i == 0 && !mayStartAttribution(line))
                return 0;
        }
        return 0;
    }

    // A wrapped attribution starts with its word or a date; keeps ordinary paragraphs from being joined for
    // nothing.
    static bool mayStartAttribution(const QString& line) {
        static const Regex start(QStringLiteral("^(?:On|Am|Le|El|Il|Op|Em|Den|W dniu)\\b|^.{0,40}\\d|@"),
                                 Regex::UseUnicodePropertiesOption | Regex::CaseInsensitiveOption);
        return start.match(line).hasMatch();
    }

    void takeAttribution(qsizetype length) {
        qsizetype next = m_at + length;
        while (next < m_lines.size() && isBlank(m_lines.at(next)))
            ++next;
        const bool isMarked = next < m_lines.size() && isQuoteLine(m_lines.at(next));
        if (!isMarked) {
            takeRest(m_quoted); // no "> " to tell where the history ends: it is all that follows
            return;
        }
        for (; m_at < next; ++m_at)
            m_quoted.append(m_lines.at(m_at));
        takeQuotedRun();
    }

    void takeQuotedRun() {
        while (m_at < m_lines.size() && isQuoteLine(m_lines.at(m_at)))
            m_quoted.append(m_lines.at(m_at++));
    }

    void takeRest(QStringList& target) {
        for (; m_at < m_lines.size(); ++m_at)
            target.append(m_lines.at(m_at));
    }

    static QString tidied(const QStringList& lines) {
        QStringList kept;
        for (const QString& line : lines) {
            const bool blank = isBlank(line);
            if (blank && (kept.isEmpty() || kept.last().isEmpty()))
                continue;
            qsizetype end = line.size();
            while (end > 0 && line.at(end - 1).isSpace())
                --end;
            kept.append(line.left(end));
        }
        while (!kept.isEmpty() && kept.last().isEmpty())
            kept.removeLast();
        return kept.join(QLatin1Char('\n'));
    }

    const QStringList m_lines;
    const bool m_isForward;
    qsizetype m_at = 0;
    QStringList m_own;
    QStringList m_forwarded;
    QStringList m_quoted;
};

bool isAnyRule(const QString& line) {
    return isForwardRule(line) || isHistoryRule(line) || isUnderline(line);
}

/// Some programs mark every line of what is passed on with "> ".
QStringList unmarked(QStringList lines) {
    const auto isMarked = [](const QString& line) { return isBlank(line) || isAnyRule(line) || isQuoteLine(line); };
    const bool hasMarks = std::any_of(lines.begin(), lines.end(), isQuoteLine);
    if (!hasMarks || !std::all_of(lines.begin(), lines.end(), isMarked))
        return lines;
    for (QString& line : lines) {
        if (isQuoteLine(line))
            line = line.mid(line.startsWith(QLatin1String("> ")) ? 2 : 1);
    }
    return lines;
}

struct FlowedLine {
    int depth = 0;
    QString text;
    bool isSoft = false;
};

FlowedLine flowedLine(const QString& line) {
    FlowedLine flowed;
    qsizetype at = 0;
    while (at < line.size() && line.at(at) == QLatin1Char('>')) {
        ++at;
        ++flowed.depth;
    }
    if (at < line.size() && line.at(at) == QLatin1Char(' '))
        ++at; // space-stuffing
    flowed.text = line.mid(at);
    flowed.isSoft = flowed.text.endsWith(QLatin1Char(' ')) && flowed.text != QLatin1String("-- ");
    return flowed;
}

} // namespace

SplitText splitQuoted(const QString& text) {
    return Splitter(text).split();
}

ForwardedText splitForwarded(const QString& text, bool isForward) {
    return Splitter(text, isForward).splitForwarded();
}

QString passedOnKey(const QString& line, QString* value) {
    static const Regex form(QStringLiteral("^\\*?([\\p{L}\\p{M} -]{1,20}?)\\*?\\s?:\\*?(?:\\s+(.*))?$"),
                            Regex::UseUnicodePropertiesOption);
    static const QHash<QString, QString> names = [] {
        QHash<QString, QString> known;
        const auto add = [&known](const char* name, const char* words) {
            for (const QString& word : QString::fromUtf8(words).split(QLatin1Char('|')))
                known.insert(word, QString::fromLatin1(name));
        };
        add("from", "from|von|de|da|van|प्रेषक|से");
        add("date", "date|sent|gesendet|datum|envoyé|enviado|enviado el|inviato|verzonden|भेजा गया|दिनांक");
        add("to", "to|an|à|a|para|aan|प्रति|प्राप्तकर्ता");
        add("cc", "cc|kopie|bcc");
        add("subject", "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|विषय");
        add("reply-to", "reply-to|antwort an|antwort-an");
        add("other", "importance|priority|attachments|anlagen|wichtigkeit|resent-from|message-id|organization|organisation");
        return known;
    }();
    const auto match = form.match(line.left(2000));
    if (!match.hasMatch())
        return {};
    *value = match.captured(2).trimmed();
    return names.value(match.captured(1).simplified().toLower());
}

PassedOnHeaders readPassedOn(const QString& forwarded) {
    const QStringList lines = unmarked(forwarded.split(QLatin1Char('\n')));
    PassedOnHeaders read;
    qsizetype at = 0;
    while (at < lines.size() && (isBlank(lines.at(at)) || isAnyRule(lines.at(at))))
        ++at;
    QString key;
    qsizetype end = at; // behind the last header
    for (; at < lines.size(); ++at) {
        const QString& line = lines.at(at);
        QString value;
        const QString found = passedOnKey(line.trimmed(), &value);
        const bool goesOn = !key.isEmpty() && found.isEmpty() && end == at && !isBlank(line) &&
                            (line.at(0).isSpace() || line.contains(QLatin1Char('@')) || read.fields.value(key).isEmpty());
        if (goesOn) { // A long list of recipients is wrapped.
            read.fields[key] += QLatin1Char(' ') + line.trimmed();
        } else if (!found.isEmpty() && !read.fields.contains(found)) {
            key = found;
            read.fields.insert(key, value);
        } else if (isBlank(line) && end > 0 && at == end && read.fields.size() < 3) {
            continue; // Made from HTML: an empty line may stand between headers.
        } else if (found.isEmpty() || isBlank(line)) {
            break;
        }
        end = at + 1;
    }
    read.lines = lines.mid(0, end).join(QLatin1Char('\n'));
    read.body = lines.mid(end).join(QLatin1Char('\n')).trimmed();
    return read;
}

QString unflowed(const QString& text, bool deletesSpace) {
    QStringList out;
    int openDepth = -1; // depth of a line that waits for its continuation
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString& raw : lines) {
        FlowedLine line = flowedLine(raw);
        if (line.isSoft && deletesSpace)
            line.text.chop(1);
        const bool continues = openDepth == line.depth && line.text != QLatin1String("-- ");
        if (continues)
            out.last() += line.text;
        else
            out.append(QString(qMin(line.depth, 20), QLatin1Char('>')) + (line.depth > 0 ? QStringLiteral(" ") : QString()) +
                       line.text);
        openDepth = line.isSoft ? line.depth : -1;
    }
    return out.join(QLatin1Char('\n'));
}

} // namespace leadwell::channels::email
