// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/services/CallService.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace leadwell::kit {
class PlainLabel;
}

namespace leadwell::pages {

/// Whose call it is, as far as is known while the number is typed.
struct Whose {
    enum class Kind : quint8 {
        Nothing,   ///< not a whole number yet
        Withheld,  ///< no number
        Known,     ///< just one lead's
        NewCaller, ///< nobody's
        NewNumber, ///< nobody's, and the form is for a lead
        Other,     ///< of another lead than the one the form is for
        Several    ///< of several, or of nobody alone
    };
    Kind kind = Kind::Nothing;
    QList<services::Caller> callers; ///< who has the number
    std::optional<services::Caller> opened;
    friend bool operator==(const Whose&, const Whose&) = default;
};
/// `opened`: whom the form is for.
Whose whoseCall(const QString& phone, const services::CallerGuess& guess, const std::optional<services::Caller>& opened);

/// Says what will become of the call, and asks where there is a doubt: nothing is linked without a word then.
class WhoseCall final : public QWidget {
    Q_OBJECT
public:
    explicit WhoseCall(QWidget* parent = nullptr);

    void show(const Whose& whose, domain::Direction direction);
    /// As the service answered; wins over what is shown until numberEdited().
    void ask(const QString& question, const QList<services::Caller>& candidates, qint64 openedFor);
    void numberEdited() { m_isAsked = false; }
    /// For services::NewCall; not set: as the number says.
    std::optional<qint64> linkTo() const;
    /// What has to be chosen before it can be saved; empty when nothing has.
    QString missing() const;
    void focusChoice();
    /// Nobody has the number, and a lead is made.
    bool isNewCaller() const;
    QString name() const;
    void setName(const QString& name);

Q_SIGNALS:
    void edited();

private:
    void clearChoices();
    void addChoice(const QString& words, qint64 link, bool isUsual = false);
    void addChoices(const Whose& whose);
    void say(const QString& sentence, bool isWarning);

    Whose m_whose;
    kit::PlainLabel* m_sentence;
    QButtonGroup* m_choices;
    QVBoxLayout* m_choiceColumn;
    QLineEdit* m_name;
    QCheckBox* m_alone;
    bool m_mustChoose = false;
    bool m_isAsked = false;
};

} // namespace leadwell::pages
