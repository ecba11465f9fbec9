// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QIcon>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

class QMenu;

namespace leadwell::kit {

/// One thing a filter can be set to.
struct FilterChoice {
    QString id;
    QString label; ///< may be data; shown as plain text
    std::optional<qint64> count;
    QIcon icon;
};

/// How several choices hold together.
struct FilterRule {
    QString id;
    QString label; ///< the entry of the menu: "All of these"
    QString words; ///< around the value: "all of %1"
};

/// "Heat: Warm and above ▾ ✕": a pill that opens its choices and, when it is set, clears itself. Space,
/// Return or Down opens; Delete or Backspace clears. With Many, choices stay open while they are ticked.
class FilterChip final : public QAbstractButton {
    Q_OBJECT
public:
    enum class Mode : quint8 { One, Many };

    explicit FilterChip(const QString& title, Mode mode, QWidget* parent = nullptr);

    /// Keeps what is chosen as far as it still exists.
    void setChoices(const QList<FilterChoice>& choices);
    /// What the chip says while nothing is chosen: "any", "anyone".
    void setAnyText(const QString& text);
    /// Entries above the choices, of which exactly one holds; the first one until another is picked.
    void setRules(const QList<FilterRule>& rules);
    QString rule() const;
    void setRule(const QString& id);
    QStringList chosen() const { return m_chosen; }
    void setChosen(const QStringList& ids);
    /// Own words instead of those of the choices ("last 30 days"); with `isSet` it looks chosen. For own
    /// menus.
    void setValue(const QString& words, bool isSet);
    /// A menu of the caller's instead of choices; the chip does not own it.
    void setOwnMenu(QMenu* menu);
    bool isSet() const;
    void clear();
    /// "Heat: Warm, Hot"
    QString sentence() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the person; setChosen and setChoices do not send it.
    void chosenChanged(const QStringList& ids);
    /// By the person; after it chosen() is empty.
    void cleared();
    /// Before the choices show: time to refresh their counts with setChoices.
    void aboutToOpen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void open();
    void addRules(QMenu* menu);
    void toggle(const QString& id, bool isOn);
    void clearByPerson();
    void describe();
    QRect closeRect() const;
    QString value() const;

    QString m_title;
    Mode m_mode;
    QString m_anyText;
    QList<FilterChoice> m_choices;
    QList<FilterRule> m_rules;
    qsizetype m_rule = 0;
    QStringList m_chosen;
    QString m_ownValue;
    bool m_isOwnSet = false;
    bool m_isOverClose = false;
    QMenu* m_ownMenu = nullptr;
};

} // namespace leadwell::kit
