// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/paint/Pill.h"

#include <QFrame>
#include <QPointer>

#include <chrono>
#include <functional>

class QTimer;

namespace leadwell::kit {

class Button;
class PlainLabel;

/// A place that cannot be scrolled and makes room while a message stands over it.
class MakesRoom {
public:
    virtual ~MakesRoom() = default;
    /// A bar stands over this much above the footer; 0: none does.
    virtual void setCovered(int pixels) = 0;
};

/// "Archived 12 leads   Undo": a dark bar over the lower edge of its parent for ten seconds; longer while the
/// pointer or the keyboard is on it. One at a time, the newest wins. It never takes the keyboard away.
class Toast final : public QFrame {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds usualTime{10'000};

    explicit Toast(QWidget* parent);

    void say(const QString& sentence, std::chrono::milliseconds time = usualTime);
    /// With a button, "Undo". `run` is called at most once; afterwards the bar goes.
    void offer(const QString& sentence, const QString& action, std::function<void()> run,
               std::chrono::milliseconds time = usualTime);
    /// With a second button before it, "Show". Either one ends the bar.
    struct Choice {
        QString text;
        std::function<void()> run;
    };
    void offerTwo(const QString& sentence, const Choice& first, const Choice& second, std::chrono::milliseconds time = usualTime);
    void dismiss();
    QString sentence() const;
    /// The bar stands above this widget while it shows; may be null.
    void keepAbove(QWidget* footer);

Q_SIGNALS:
    /// So much above the footer is behind the bar; 0 when it goes.
    void covers(int pixels);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void runAction(std::function<void()>& action);

    PlainLabel* m_sentence;
    Button* m_action;
    Button* m_second;
    Button* m_close;
    QTimer* m_timer;
    QPointer<QWidget> m_footer;
    std::function<void()> m_run;
    std::function<void()> m_runSecond;
};

} // namespace leadwell::kit
