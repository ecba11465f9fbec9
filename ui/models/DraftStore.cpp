// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/DraftStore.h"

#include "core/base/Log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace leadwell::models {
namespace {

constexpr int saveDelayMs = 500;
constexpr qint64 fileBytesMax = 32'000'000;

QHash<QString, QString> readDrafts(const QString& path) {
    QHash<QString, QString> texts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > fileBytesMax)
        return texts;
    const QJsonObject drafts = QJsonDocument::fromJson(file.readAll()).object();
    for (auto draft = drafts.begin(); draft != drafts.end(); ++draft)
        texts.insert(draft.key(), draft.value().toString());
    return texts;
}

void writeDrafts(const QString& path, const QHash<QString, QString>& texts) {
    QJsonObject drafts;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text)
        drafts.insert(text.key(), text.value());
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(drafts).toJson(QJsonDocument::Compact);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        qCWarning(logUi) << "Drafts could not be written:" << file.errorString();
}

} // namespace

DraftStore::DraftStore(const QString& path, QObject* parent) : QObject(parent), m_path(path) {
    m_disk.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(saveDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &DraftStore::save);
    load();
}

DraftStore::~DraftStore() {
    if (m_timer.isActive())
        save();
    m_disk.waitForDone();
}

void DraftStore::setText(const QString& key, const QString& text) {
    if (m_texts.value(key) == text)
        return;
    if (text.isEmpty())
        m_texts.remove(key);
    else
        m_texts.insert(key, text);
    if (!m_timer.isActive())
        m_timer.start(); // Not restarted by further keys: steady typing is saved, too.
}

void DraftStore::load() {
    m_disk.start([this, path = m_path] {
        const QHash<QString, QString> texts = readDrafts(path);
        QMetaObject::invokeMethod(this, [this, texts] {
            for (auto text = texts.cbegin(); text != texts.cend(); ++text) {
                if (!m_texts.contains(text.key()))
                    m_texts.insert(text.key(), text.value());
            }
            Q_EMIT loaded();
        });
    });
}

void DraftStore::save() {
    m_disk.start([path = m_path, texts = m_texts] { writeDrafts(path, texts); });
}

} // namespace leadwell::models
