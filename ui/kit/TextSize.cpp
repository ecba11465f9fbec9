// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/kit/TextSize.h"

#include <QApplication>
#include <QEvent>
#include <QFontInfo>
#include <QWidget>

#include <algorithm>
#include <cstdlib>

namespace leadwell::kit {
namespace {

/// The lengths of the program are right for letters up to this size.
constexpr double ordinaryPixels = 14;

class Follower final : public QObject {
public:
    Follower(QWidget* widget, std::function<void()> apply) : QObject(widget), m_apply(std::move(apply)) {
        widget->installEventFilter(this);
        m_apply();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
            applyNowAndThen();
        return QObject::eventFilter(watched, event);
    }

private:
    /// Labels inside may get their letters after their parent: what is measured is measured once more then.
    void applyNowAndThen() {
        m_apply();
        QMetaObject::invokeMethod(
            this, [this] { m_apply(); }, Qt::QueuedConnection);
    }

    std::function<void()> m_apply;
};

} // namespace

int steppedTextSize(int percent, int by) {
    const auto nearest = std::min_element(textSizes.begin(), textSizes.end(),
                                          [percent](int a, int b) { return std::abs(a - percent) < std::abs(b - percent); });
    const auto place = static_cast<int>(nearest - textSizes.begin()) + by;
    return textSizes.at(static_cast<std::size_t>(std::clamp(place, 0, static_cast<int>(textSizes.size()) - 1)));
}

int byText(int pixels) {
    const double scale = QFontInfo(QApplication::font()).pixelSize() / ordinaryPixels;
    return scale <= 1 ? pixels : qRound(pixels * scale);
}

void followText(QWidget* widget, std::function<void()> apply) {
    new Follower(widget, std::move(apply));
}

} // namespace leadwell::kit
