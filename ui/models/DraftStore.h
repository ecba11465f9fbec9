// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
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

Q_SIGNALS:
    /// The drafts of the last run are here.
    void loaded();

private:
    void load();
    void save();

    QString m_path;
    QHash<QString, QString> m_texts;
    QTimer m_timer;
    QThreadPool m_disk;
};

} // namespace leadwell::models
