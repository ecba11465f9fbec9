// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/PageContext.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <functional>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace leadwell::domain {
struct WorkspaceSettings;
}
namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

class SettingsSaver;

/// What the workspace knows about itself. A field is saved when it is left, or
/// after a pause in typing; what cannot be read stays typed, with a
/// sentence under it, and nothing is changed.
class WorkspaceSection final : public QWidget {
    Q_OBJECT
public:
    WorkspaceSection(PageContext& context, SettingsSaver& saver, QWidget* parent);

    QLineEdit* firstField() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Setting = QString domain::WorkspaceSettings::*;
    struct Field {
        Setting setting;
        QLineEdit* line = nullptr;
        kit::PlainLabel* complaint = nullptr;
        std::function<QString(const QString&)> check; ///< a sentence when the text cannot be used; may be null
    };

    void build();
    void addLine(const char* name, const QString& label, Setting setting, const QString& help,
                 std::function<QString(const QString&)> check = nullptr);
    void addChoice(const char* name, const QString& label, Setting setting, const QString& help, const QStringList& choices,
                   std::function<QString(const QString&)> check = nullptr);
    void addRow(const QString& label, QWidget* editor, const QString& help, Field field);
    void buildSampleNote();
    void removeSample();
    void save(qsizetype place);
    void complain(qsizetype place, const QString& sentence);
    void refresh();

    PageContext& m_context;
    SettingsSaver& m_saver;
    QVBoxLayout* m_column;
    QWidget* m_sample = nullptr;
    QList<Field> m_fields;
    QTimer m_pause;
    qsizetype m_paused = 0; ///< the field that was typed in last
};

} // namespace leadwell::pages
