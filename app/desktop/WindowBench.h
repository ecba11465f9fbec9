// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/MeteredApplication.h"
#include "ui/shell/MainWindow.h"

#include <QListView>
#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace leadwell::desktop {

/// Works in the inbox as a hand would, by keys and clicks, and prints how long each thing takes: from the key to the first
/// picture of the answer, and to the last one, when nothing is waited for any more. One line a measurement, tab separated, in
/// milliseconds:
///
///     start   <the wall clock's nanoseconds at the first picture with leads in it>
///     ready   <the same, when everything is known: the whole list, the counts>
///     frame   <name>  <first p50>  <first p99>  <last p50>  <last p99>  <runs>
///     stall   <a long absence of the main loop, the longest first>  <what of it the main thread worked>  <the last thing done>
///     <minute> enquiries  <how many came meanwhile> memory  <proportional set size in KiB>          (where the system tells it)
///
/// Then it empties some of triage, key by key: the workspace changes. With `minutes` it begins again until they are over, a
/// little slower, while twenty enquiries a second come in. Ends the program when it is done.
class WindowBench final : public QObject {
    Q_OBJECT
public:
    WindowBench(kit::MeteredApplication& app, shell::MainWindow& window, int runs, int minutes);

private:
    struct Step {
        QString name; ///< empty: not measured, it only prepares
        std::function<void()> act;
    };

    void planSteps();
    void planSearches();
    void planFilters();
    void planTriage();
    void watch(const QAbstractItemModel* model);
    /// To a lead that one key gives to somebody; what is to be merged is looked at first.
    void goToSuggestion();
    void onPainted(qint64 at);
    void onListChanged();
    bool hasLeads() const;
    void onIdle();
    void begin();
    void goOn();
    void next();
    void finish();
    void beginSoak();
    void takeEnquiry();
    void beat();
    void press(int key, const QString& text = {}, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    QWidget* list() const;
    QListView* triageList() const;
    void type(const QString& text);
    void clearSearch();

    kit::MeteredApplication& m_app;
    shell::MainWindow& m_window;
    int m_runs;
    int m_minutes;
    qint64 m_until = 0; ///< of Timings::now(); 0: no soak
    int m_enquiries = 0;
    QTimer m_intake;
    QTimer m_heart;
    qint64 m_lastBeat = 0;
    struct Absence {
        qint64 took = 0;
        qint64 worked = 0; ///< much less than it took: the processor was somewhere else
        QString doing;
        int minute = 0;
    };
    QList<Absence> m_absences; ///< the longest first
    qint64 m_workedBefore = 0;
    qint64 m_begunAt = 0;
    std::vector<Step> m_steps;
    size_t m_step = 0;
    bool m_hasBegun = false;
    qint64 m_actedAt = 0;
    qint64 m_paintedAt = 0;
    qint64 m_answeredAt = 0; ///< the first picture after the list changed
    bool m_isListNew = false;
    bool m_hasStarted = false;
    struct Measured {
        QList<double> first;
        QList<double> last;
    };
    QHash<QString, Measured> m_times;
    QStringList m_order;
};

} // namespace leadwell::desktop
