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

/// One after the other, as they were typed.
QString joined(const QString& first, const QString& second) {
    const QString between = first.isEmpty() || second.isEmpty() ? QString() : QStringLiteral("\n");
    return first + between + second;
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
    saveSoon();
    Q_EMIT changed(key);
}

quint64 DraftStore::handOver(const QString& key) {
    m_handed.insert(++m_lastTicket, {key, m_texts.take(key)});
    Q_EMIT changed(key);
    return m_lastTicket;
}

void DraftStore::stored(quint64 ticket) {
    m_handed.remove(ticket);
    saveSoon();
}

void DraftStore::giveBack(quint64 ticket) {
    const Handed handed = m_handed.take(ticket);
    setText(handed.key, joined(handed.text, m_texts.value(handed.key)));
}

/// Not put off by further keys: steady typing is saved, too.
void DraftStore::saveSoon() {
    if (!m_timer.isActive())
        m_timer.start();
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
    QHash<QString, QString> texts;
    for (const Handed& handed : std::as_const(m_handed))
        texts.insert(handed.key, joined(texts.value(handed.key), handed.text));
    for (auto text = m_texts.cbegin(); text != m_texts.cend(); ++text)
        texts.insert(text.key(), joined(texts.value(text.key()), text.value()));
    m_disk.start([path = m_path, texts] { writeDrafts(path, texts); });
}

} // namespace leadwell::models
