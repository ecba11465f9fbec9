// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/Icons.h"

#include "core/base/Log.h"

#include <QDir>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

// Outside every namespace: the macro names a function of the generated code.
static void initKitResources() {
    Q_INIT_RESOURCE(kit);
}

namespace leadwell::kit::icons {
namespace {

QString fileOf(const QString& name) {
    return QStringLiteral(":/kit/icons/%1.svg").arg(name);
}

QPixmap render(const QString& name, const QColor& color, int pixels) {
    QSvgRenderer renderer(fileOf(name));
    if (!renderer.isValid()) {
        qCWarning(logUi) << "no icon" << name;
        return {};
    }
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

/// Tells our icons from those of others by QIcon::name().
const QString enginePrefix = QStringLiteral("leadwell/");

class TintedEngine final : public QIconEngine {
public:
    TintedEngine(QString name, QPalette::ColorRole role) : m_name(std::move(name)), m_role(role) {}

    QIconEngine* clone() const override { return new TintedEngine(m_name, m_role); }
    QString iconName() override { return enginePrefix + m_name; }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        icons::paint(*painter, rect, m_name, colorOf(mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        // Qt hands over device pixels here and sets the ratio itself.
        Q_UNUSED(scale);
        return tinted(m_name, colorOf(mode), std::min(size.width(), size.height()), 1.0);
    }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }

private:
    QColor colorOf(QIcon::Mode mode) const {
        const QPalette palette = QGuiApplication::palette();
        return palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, m_role);
    }

    QString m_name;
    QPalette::ColorRole m_role;
};

} // namespace

void loadResources() {
    static const bool loaded = [] {
        initKitResources();
        return true;
    }();
    Q_UNUSED(loaded);
}

QStringList names() {
    loadResources();
    QStringList all = QDir(QStringLiteral(":/kit/icons")).entryList(QDir::Files, QDir::Name);
    for (QString& name : all)
        name.chop(4);
    return all;
}

QPixmap tinted(const QString& name, const QColor& color, int size, double devicePixelRatio) {
    loadResources();
    const int pixels = std::max(1, static_cast<int>(std::lround(size * devicePixelRatio)));
    const QString key = QStringLiteral("lw-icon/%1/%2/%3").arg(name).arg(color.rgba(), 0, 16).arg(pixels);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, color, pixels);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paint(QPainter& painter, const QRectF& target, const QString& name, const QColor& color) {
    const double scale = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    const int size = static_cast<int>(std::lround(std::min(target.width(), target.height())));
    const QPixmap pixmap = tinted(name, color, size, scale);
    const QPointF corner(std::round(target.center().x() - size / 2.0), std::round(target.center().y() - size / 2.0));
    painter.drawPixmap(corner, pixmap);
}

QIcon icon(const QString& name, QPalette::ColorRole role) {
    return QIcon(new TintedEngine(name, role));
}

QString nameOf(const QIcon& ours) {
    const QString name = ours.isNull() ? QString() : ours.name();
    return name.startsWith(enginePrefix) ? name.mid(enginePrefix.size()) : QString();
}

QIcon application() {
    loadResources();
    return QIcon(QStringLiteral(":/kit/leadwell.svg"));
}

} // namespace leadwell::kit::icons
