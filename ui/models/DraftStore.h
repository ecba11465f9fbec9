// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QMap>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

namespace leadwell::models {

/// What somebody typed and has not saved yet, by a key of the caller's ("note/41207"). On disk at most a second after the
/// last key, so that a crash costs a word, not a note. The file is written whole, under a temporary name first, on an
/// own thread. Main thread.
class DraftStore final : public QObject {
    Q_OBJECT
public:
    /// Reads the file in the background; an unreadable one counts as empty.
    explicit DraftStore(const QString& path, QObject* parent = nullptr);
    /// Writes what is still unwritten.
    ~DraftStore() override;

    QString text(const QString& key) const { return m_texts.value(key); }
    /// An empty text forgets the draft.
    void setText(const QString& key, const QString& text);

    /// Takes the text out to be stored: what is typed from now on is the next one. Until stored() or giveBack() says what
    /// became of it, the file keeps it, before whatever is typed since.
    quint64 handOver(const QString& key);
    void stored(quint64 ticket);
    /// It could not be stored: it is a draft again, before whatever was typed since.
    void giveBack(quint64 ticket);

Q_SIGNALS:
    /// text(key) is another one now.
    void changed(const QString& key);
    /// The drafts of the last run are here.
    void loaded();

private:
    struct Handed {
        QString key;
        QString text;
    };
    void load();
    void save();
    void saveSoon();

    QString m_path;
    QHash<QString, QString> m_texts;
    QMap<quint64, Handed> m_handed; ///< being stored, the oldest first
    quint64 m_lastTicket = 0;
    QTimer m_timer;
    QThreadPool m_disk;
};

} // namespace leadwell::models
