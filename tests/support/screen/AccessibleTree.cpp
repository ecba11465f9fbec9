// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/screen/AccessibleTree.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QThread>

#include <algorithm>

namespace leadwell::test {
namespace {

// A limit, not a waiting time: a busy machine is slow.
constexpr int patienceMs = 60'000;
constexpr int answerMs = 30'000;
constexpr int lookEveryMs = 30;
constexpr const char* accessible = "Accessible";
constexpr const char* rootPath = "/org/a11y/atspi/accessible/root";
constexpr const char* nullPath = "/org/a11y/atspi/null";

QString interfaceName(const char* interface) {
    return QStringLiteral("org.a11y.atspi.") + QString::fromLatin1(interface);
}

QDBusMessage message(const Accessible& object, const char* interface, const char* method, const QVariantList& arguments) {
    QDBusMessage made =
        QDBusMessage::createMethodCall(object.service, object.path, interfaceName(interface), QString::fromLatin1(method));
    made.setArguments(arguments);
    return made;
}

QDBusMessage propertyMessage(const Accessible& object, const char* interface, const char* name) {
    QDBusMessage made = QDBusMessage::createMethodCall(object.service, object.path,
                                                       QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    made.setArguments({interfaceName(interface), QString::fromLatin1(name)});
    return made;
}

QVariant unwrapped(const QDBusMessage& answer) {
    const QVariant first = answer.arguments().value(0);
    return first.canConvert<QDBusVariant>() ? first.value<QDBusVariant>().variant() : first;
}

Accessible readRef(const QDBusArgument& argument) {
    Accessible read;
    QDBusObjectPath path;
    argument.beginStructure();
    argument >> read.service >> path;
    argument.endStructure();
    if (path.path() != QLatin1String(nullPath))
        read.path = path.path();
    return read;
}

Accessible refOf(const QDBusMessage& answer) {
    const QVariant first = unwrapped(answer);
    return first.canConvert<QDBusArgument>() ? readRef(first.value<QDBusArgument>()) : Accessible();
}

QList<Accessible> refsOf(const QDBusMessage& answer) {
    QList<Accessible> refs;
    const QVariant first = answer.arguments().value(0);
    if (!first.canConvert<QDBusArgument>())
        return refs;
    const QDBusArgument argument = first.value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd()) {
        const Accessible ref = readRef(argument);
        if (!ref.isNull())
            refs.append(ref);
    }
    argument.endArray();
    return refs;
}

quint64 statesOf(const QDBusMessage& answer) {
    const QVariant first = answer.arguments().value(0);
    if (!first.canConvert<QDBusArgument>())
        return 0;
    QList<uint> words;
    first.value<QDBusArgument>() >> words;
    return words.value(0) | (static_cast<quint64>(words.value(1)) << 32U);
}

QStringList actionsOf(const QDBusMessage& answer) {
    QStringList names;
    const QVariant first = answer.arguments().value(0);
    if (!first.canConvert<QDBusArgument>())
        return names;
    const QDBusArgument argument = first.value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd()) {
        QString name;
        QString description;
        QString key;
        argument.beginStructure();
        argument >> name >> description >> key;
        argument.endStructure();
        names << name;
    }
    argument.endArray();
    return names;
}

QStringList shortNames(const QStringList& interfaces) {
    QStringList names;
    for (const QString& interface : interfaces)
        names << interface.section(QLatin1Char('.'), -1);
    return names;
}

} // namespace

bool eventually(const std::function<bool()>& holds) {
    QElapsedTimer waited;
    waited.start();
    while (!holds()) {
        if (waited.elapsed() > patienceMs)
            return false;
        QThread::msleep(lookEveryMs);
    }
    return true;
}

AccessibleTree::AccessibleTree(const QString& busAddress)
    : m_name(QStringLiteral("accessible-") + busAddress)
    , m_bus(QDBusConnection::connectToBus(busAddress, m_name)) {}

AccessibleTree::~AccessibleTree() {
    m_bus = QDBusConnection(QString());
    QDBusConnection::disconnectFromBus(m_name);
}

QVariantList AccessibleTree::call(const Accessible& object, const char* interface, const char* method,
                                  const QVariantList& arguments) {
    const QDBusMessage answer = m_bus.call(message(object, interface, method, arguments), QDBus::Block, answerMs);
    return answer.type() == QDBusMessage::ReplyMessage ? answer.arguments() : QVariantList();
}

QVariant AccessibleTree::property(const Accessible& object, const char* interface, const char* name) {
    return unwrapped(m_bus.call(propertyMessage(object, interface, name), QDBus::Block, answerMs));
}

/// Asks for everything about all of them before it waits for the first answer.
QList<Accessible> AccessibleTree::look(QList<Accessible> refs) {
    struct Asked {
        QDBusPendingCall role, states, interfaces, name, description, count;
    };
    QList<Asked> asked;
    for (const Accessible& ref : std::as_const(refs)) {
        const auto ask = [&](const QDBusMessage& what) { return m_bus.asyncCall(what, answerMs); };
        asked.append({ask(message(ref, accessible, "GetRoleName", {})), ask(message(ref, accessible, "GetState", {})),
                      ask(message(ref, accessible, "GetInterfaces", {})), ask(propertyMessage(ref, accessible, "Name")),
                      ask(propertyMessage(ref, accessible, "Description")), ask(propertyMessage(ref, accessible, "ChildCount"))});
    }
    QList<Accessible> seen;
    for (qsizetype i = 0; i < refs.size(); ++i) {
        Asked& answer = asked[i];
        for (QDBusPendingCall* one :
             {&answer.role, &answer.states, &answer.interfaces, &answer.name, &answer.description, &answer.count})
            one->waitForFinished();
        if (answer.role.isError())
            continue; // Gone meanwhile.
        Accessible object = refs.at(i);
        object.role = answer.role.reply().arguments().value(0).toString();
        object.states = statesOf(answer.states.reply());
        object.interfaces = shortNames(answer.interfaces.reply().arguments().value(0).toStringList());
        object.name = unwrapped(answer.name.reply()).toString();
        object.description = unwrapped(answer.description.reply()).toString();
        object.childCount = unwrapped(answer.count.reply()).toInt();
        seen.append(object);
    }
    return seen;
}

QList<Accessible> AccessibleTree::childrenOf(const Accessible& object) {
    return look(refsOf(m_bus.call(message(object, accessible, "GetChildren", {}), QDBus::Block, answerMs)));
}

qsizetype AccessibleTree::focusedOf(const QList<Accessible>& objects) {
    QList<QDBusPendingCall> asked;
    for (const Accessible& object : objects)
        asked.append(m_bus.asyncCall(message(object, accessible, "GetState", {}), answerMs));
    qsizetype found = -1;
    for (qsizetype i = 0; i < asked.size(); ++i) {
        asked[i].waitForFinished();
        Accessible now = objects.at(i);
        now.states = statesOf(asked.at(i).reply());
        // The innermost: parents come first. The view inside a scroll area says so too and takes no keys.
        if (now.is(State::Focused) && now.is(State::Focusable))
            found = i;
    }
    return found;
}

Accessible AccessibleTree::again(const Accessible& object) {
    return look({object}).value(0);
}

Accessible AccessibleTree::parentOf(const Accessible& object) {
    const Accessible ref = refOf(m_bus.call(propertyMessage(object, accessible, "Parent"), QDBus::Block, answerMs));
    return ref.isNull() ? ref : again(ref);
}

Accessible AccessibleTree::program(const QString& name) {
    const Accessible desktop{
        QStringLiteral("org.a11y.atspi.Registry"), QString::fromLatin1(rootPath), {}, {}, {}, 0, {}, {}, 0, -1};
    Accessible found;
    eventually([&] {
        const QList<Accessible> programs = childrenOf(desktop);
        for (const Accessible& program : programs) {
            if (program.name == name && program.childCount > 0)
                found = program;
        }
        return !found.isNull();
    });
    return found;
}

QList<Accessible> AccessibleTree::walk(const Accessible& root) {
    Accessible top = root;
    top.parent = -1; // Its place was one in another list.
    QList<Accessible> all = look({top});
    qsizetype first = 0;
    while (first < all.size()) {
        // One level at a time: all its children are asked for at once.
        const qsizetype end = all.size();
        QList<std::pair<qsizetype, QDBusPendingCall>> asked;
        for (qsizetype i = first; i < end; ++i) {
            if (!all.at(i).can("Table") && all.at(i).childCount > 0)
                asked.append({i, m_bus.asyncCall(message(all.at(i), accessible, "GetChildren", {}), answerMs)});
        }
        QList<Accessible> refs;
        for (auto& [parent, answer] : asked) {
            answer.waitForFinished();
            for (Accessible& ref : refsOf(answer.reply())) {
                ref.parent = static_cast<int>(parent);
                refs.append(ref);
            }
        }
        all += look(refs);
        first = end;
    }
    QList<std::pair<qsizetype, QDBusPendingCall>> asked;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i).can("Action"))
            asked.append({i, m_bus.asyncCall(message(all.at(i), "Action", "GetActions", {}), answerMs)});
    }
    for (auto& [place, answer] : asked) {
        answer.waitForFinished();
        all[place].actions = actionsOf(answer.reply());
    }
    return all;
}

QList<Accessible> AccessibleTree::shown(const Accessible& root) {
    QList<Accessible> all = walk(root);
    QList<Accessible> kept;
    QList<int> newPlace(all.size(), -1);
    for (qsizetype i = 0; i < all.size(); ++i) {
        Accessible& object = all[i];
        const bool hasShownParent = object.parent < 0 || newPlace.at(object.parent) >= 0;
        const bool isProgram = object.role == QStringLiteral("application");
        if (!hasShownParent || (!isProgram && !(object.is(State::Showing) && object.is(State::Visible))))
            continue;
        newPlace[i] = static_cast<int>(kept.size());
        object.parent = object.parent < 0 ? -1 : newPlace.at(object.parent);
        kept.append(object);
    }
    return kept;
}

bool AccessibleTree::fits(const Accessible& object, const Wanted& wanted) {
    if (!wanted.role.isEmpty() && object.role != wanted.role)
        return false;
    if (!wanted.name.contains(QLatin1Char('*')))
        return wanted.name.isEmpty() || object.name == wanted.name;
    const QString pattern = QRegularExpression::escape(wanted.name).replace(QStringLiteral("\\*"), QStringLiteral(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::DotMatchesEverythingOption)
        .match(object.name)
        .hasMatch();
}

QList<Accessible> AccessibleTree::findAll(const Accessible& root, const Wanted& wanted) {
    QList<Accessible> found = shown(root);
    found.erase(std::remove_if(found.begin(), found.end(), [&](const Accessible& object) { return !fits(object, wanted); }),
                found.end());
    return found;
}

Accessible AccessibleTree::find(const Accessible& root, const Wanted& wanted) {
    Accessible found;
    eventually([&] {
        found = findAll(root, wanted).value(0);
        return !found.isNull();
    });
    return found;
}

bool AccessibleTree::waitGone(const Accessible& root, const Wanted& wanted) {
    return eventually([&] { return findAll(root, wanted).isEmpty(); });
}

QString AccessibleTree::where(const QList<Accessible>& list, qsizetype place) {
    QStringList steps;
    for (qsizetype at = place; at >= 0; at = list.at(at).parent)
        steps.prepend(list.at(at).role +
                      (list.at(at).name.isEmpty() ? QString() : QStringLiteral(" ‹%1›").arg(list.at(at).name.left(60))));
    return steps.join(QStringLiteral(" / "));
}

bool AccessibleTree::act(const Accessible& object, const QString& action) {
    const QStringList actions = actionsOf(m_bus.call(message(object, "Action", "GetActions", {}), QDBus::Block, answerMs));
    const qsizetype place = actions.indexOf(action);
    return place >= 0 && call(object, "Action", "DoAction", {static_cast<int>(place)}).value(0).toBool();
}

bool AccessibleTree::setText(const Accessible& object, const QString& text) {
    return call(object, "EditableText", "SetTextContents", {text}).value(0).toBool();
}

QString AccessibleTree::text(const Accessible& object) {
    return call(object, "Text", "GetText", {0, -1}).value(0).toString();
}

bool AccessibleTree::grabFocus(const Accessible& object) {
    return call(object, "Component", "GrabFocus").value(0).toBool();
}

QRect AccessibleTree::place(const Accessible& object) {
    constexpr uint onScreen = 0;
    const QVariant answer = call(object, "Component", "GetExtents", {onScreen}).value(0);
    if (!answer.canConvert<QDBusArgument>())
        return {};
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    const QDBusArgument argument = answer.value<QDBusArgument>();
    argument.beginStructure();
    argument >> x >> y >> width >> height;
    argument.endStructure();
    return {x, y, width, height};
}

int AccessibleTree::rows(const Accessible& table) {
    return property(table, "Table", "NRows").toInt();
}

int AccessibleTree::columns(const Accessible& table) {
    return property(table, "Table", "NColumns").toInt();
}

Accessible AccessibleTree::cell(const Accessible& table, int row, int column) {
    const Accessible ref = refOf(m_bus.call(message(table, "Table", "GetAccessibleAt", {row, column}), QDBus::Block, answerMs));
    return ref.isNull() ? ref : again(ref);
}

QString AccessibleTree::columnName(const Accessible& table, int column) {
    return call(table, "Table", "GetColumnDescription", {column}).value(0).toString();
}

bool AccessibleTree::selectRow(const Accessible& table, int row, bool isOn) {
    return call(table, "Table", isOn ? "AddRowSelection" : "RemoveRowSelection", {row}).value(0).toBool();
}

QList<int> AccessibleTree::selectedRows(const Accessible& table) {
    const QVariant answer = call(table, "Table", "GetSelectedRows").value(0);
    QList<int> rows;
    if (answer.canConvert<QDBusArgument>())
        answer.value<QDBusArgument>() >> rows;
    return rows;
}

} // namespace leadwell::test
