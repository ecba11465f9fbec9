// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/kit/ChannelTiles.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Labels.h"
#include "ui/kit/ListDelegate.h"
#include "ui/kit/paint/Avatar.h"
#include "ui/kit/paint/Badge.h"
#include "ui/kit/paint/HeatMeter.h"
#include "ui/kit/paint/KeyCap.h"
#include "ui/kit/paint/ScoreBar.h"
#include "ui/kit/paint/StatusDot.h"
#include "ui/kit/text/PlainLabel.h"
#include "ui/kit/text/SafeTextView.h"
#include "ui/kit/widgets/Banner.h"
#include "ui/kit/widgets/BusyBar.h"
#include "ui/kit/widgets/Button.h"
#include "ui/kit/widgets/EmptyState.h"
#include "ui/kit/widgets/FilterChip.h"
#include "ui/kit/widgets/KeyValueList.h"
#include "ui/kit/widgets/PageHeader.h"
#include "ui/kit/widgets/Panel.h"
#include "ui/kit/widgets/PillTabs.h"
#include "ui/kit/widgets/SearchField.h"
#include "ui/kit/widgets/Skeleton.h"

#include <QAction>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QGridLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QSplitter>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

/// Everything the kit has, on two sheets, for pictures and for checks that walk all widgets.
namespace leadwell::test {

using namespace leadwell::kit;

/// The rows of the inbox's mock, enough columns to compare with it.
class SampleDelegate final : public ListDelegate {
public:
    using ListDelegate::ListDelegate;

protected:
    bool isStrong(const QModelIndex& index) const override { return index.row() < 2; }
    void paintCell(const Cell& cell, const QModelIndex& index) const override {
        const QStringList parts = index.data().toString().split(QLatin1Char('|'));
        switch (index.column()) {
        case 0:
            drawChannel(cell, static_cast<domain::Channel>(parts.at(0).toInt()));
            return;
        case 1:
            drawTwoLines(cell, parts.at(0), parts.value(1));
            return;
        case 3:
            drawHeat(cell, static_cast<domain::Heat>(parts.at(0).toInt()), parts.at(1));
            return;
        case 5: {
            const auto stage = static_cast<domain::Stage>(parts.at(0).toInt());
            drawPill(cell, label(stage), toneOf(stage));
            return;
        }
        case 6:
            drawMember(cell, initialsOf(parts.at(0)), memberColors().at(index.row() % 12), parts.at(0));
            return;
        default:
            drawLine(cell, parts.at(0), index.column() == 4 ? cell.tokens.text : cell.muted, false,
                     index.column() == 7 ? Qt::AlignRight : Qt::AlignLeft);
        }
    }
};

inline QWidget* sampleTable(QWidget* parent) {
    using domain::Channel;
    using domain::Heat;
    using domain::Stage;
    auto* model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels({QString(), QStringLiteral("Customer"), QStringLiteral("Latest"), QStringLiteral("Heat"),
                                      QStringLiteral("Respond in"), QStringLiteral("Status"), QStringLiteral("Assigned to"),
                                      QStringLiteral("Activity")});
    const auto row = [model](Channel channel, const QString& who, const QString& latest, Heat heat, const QString& score,
                             const QString& due, Stage stage, const QString& owner, const QString& at) {
        const auto number = [](auto value) { return QString::number(static_cast<int>(value)); };
        QList<QStandardItem*> cells;
        for (const QString& text :
             {number(channel), who, latest, QString(number(heat) + QLatin1Char('|') + score), due, number(stage), owner, at})
            cells << new QStandardItem(text);
        model->appendRow(cells);
    };
    row(Channel::WhatsApp, QStringLiteral("Rohan Mehta|Mehta Textiles"),
        QStringLiteral("\"Need price for 100 units, delivery by Friday?\""), Heat::OnFire, QStringLiteral("92"),
        QStringLiteral("0:42"), Stage::New, QString(), QStringLiteral("2 min"));
    row(Channel::IndiaMart, QStringLiteral("Anita Desai|Desai Polymers"), QStringLiteral("HDPE granules, 5 MT — Vapi"),
        Heat::VeryHot, QStringLiteral("84"), QStringLiteral("4:10"), Stage::New, QString(), QStringLiteral("6 min"));
    row(Channel::Email, QStringLiteral("Farid Al Mansoori|Gulf Build LLC"), QStringLiteral("Re: Quotation for switchgear panel"),
        Heat::Hot, QStringLiteral("67"), QStringLiteral("12 m"), Stage::Qualified, QStringLiteral("Karan S"),
        QStringLiteral("14 min"));
    row(Channel::Phone, QStringLiteral("राजेश कुमार|श्री लक्ष्मी फूड्स प्राइवेट लिमिटेड"),
        QStringLiteral("<img src=file:///etc/passwd> कीमत क्या है?"), Heat::Warm, QStringLiteral("46"), QStringLiteral("—"),
        Stage::Nurturing, QStringLiteral("Meera J"), QStringLiteral("1 h"));
    row(Channel::JustDial, QStringLiteral("Vikram Rao|Rao Constructions"), QStringLiteral("Ready mix concrete · Whitefield"),
        Heat::Cold, QStringLiteral("21"), QStringLiteral("3 h"), Stage::Negotiation, QStringLiteral("Asha K"),
        QStringLiteral("2 h"));
    auto* view = new QTableView(parent);
    view->setModel(model);
    view->setItemDelegate(new SampleDelegate(view));
    view->setAccessibleName(QStringLiteral("Leads"));
    view->setFrameShape(QFrame::NoFrame);
    view->setShowGrid(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(rowHeight);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->horizontalHeader()->setSortIndicatorShown(true);
    view->horizontalHeader()->setSortIndicator(7, Qt::DescendingOrder);
    const int widths[] = {36, 150, 210, 74, 84, 104, 110, 80};
    for (int column = 0; column < 8; ++column)
        view->setColumnWidth(column, widths[column]);
    view->selectRow(0);
    view->setFixedHeight(5 * rowHeight + 32);
    return view;
}

inline QWidget* iconSheet(QWidget* parent) {
    auto* panel = new Panel(QStringLiteral("Icons and channels"), parent);
    auto* grid = new QGridLayout;
    grid->setSpacing(2);
    int place = 0;
    for (const QString& name : icons::names()) {
        auto* button = new Button(panel);
        button->setRole(ButtonRole::Quiet);
        button->setToolTip(name);
        button->setIconName(name);
        grid->addWidget(button, place / 17, place % 17);
        ++place;
    }
    panel->body()->addLayout(grid);
    auto* tiles = new QHBoxLayout;
    for (int channel = 0; channel < domain::channelCount; ++channel)
        tiles->addWidget(new ChannelTile(static_cast<domain::Channel>(channel), panel));
    tiles->addStretch();
    panel->body()->addLayout(tiles);
    return panel;
}

inline QWidget* controlSheet(QWidget* parent) {
    auto* panel = new Panel(QStringLiteral("Controls"), parent);
    auto* grid = new QGridLayout;
    const auto name = [](auto* widget, const char* words) {
        widget->setAccessibleName(QString::fromLatin1(words));
        return widget;
    };
    auto* line = name(new QLineEdit(QStringLiteral("+91 98200 41177"), panel), "Phone");
    auto* hint = name(new QLineEdit(panel), "Recording");
    hint->setPlaceholderText(QStringLiteral("link or file…"));
    auto* off = name(new QLineEdit(QStringLiteral("cannot be changed"), panel), "Fixed");
    off->setEnabled(false);
    auto* combo = name(new QComboBox(panel), "Pipeline");
    combo->addItems({QStringLiteral("Default pipeline"), QStringLiteral("Exports")});
    auto* pill = name(new QComboBox(panel), "Becomes");
    pill->addItems({QStringLiteral("Product interest"), QStringLiteral("Name")});
    pill->setProperty(pillProperty, true);
    auto* editable = name(new QComboBox(panel), "City");
    editable->setEditable(true);
    editable->setEditText(QStringLiteral("Surat"));
    auto* spin = name(new QSpinBox(panel), "Minutes");
    spin->setSuffix(QStringLiteral(" min"));
    spin->setValue(12);
    grid->addWidget(line, 0, 0);
    grid->addWidget(hint, 0, 1);
    grid->addWidget(off, 0, 2);
    grid->addWidget(combo, 1, 0);
    grid->addWidget(editable, 1, 1);
    grid->addWidget(pill, 1, 2, Qt::AlignLeft);
    grid->addWidget(spin, 2, 0);
    auto* text = name(new QPlainTextEdit(QStringLiteral("Wants 100 units of 40s cotton by Friday."), panel), "Notes");
    text->setFixedHeight(60);
    grid->addWidget(text, 2, 1, 1, 2);
    panel->body()->addLayout(grid);
    auto* marks = new QHBoxLayout;
    auto* ticked = new QCheckBox(QStringLiteral("Ticked"), panel);
    ticked->setChecked(true);
    auto* half = new QCheckBox(QStringLiteral("Some"), panel);
    half->setTristate(true);
    half->setCheckState(Qt::PartiallyChecked);
    auto* radio = new QRadioButton(QStringLiteral("add as a new enquiry"), panel);
    radio->setChecked(true);
    for (QWidget* mark : {static_cast<QWidget*>(ticked), static_cast<QWidget*>(half),
                          static_cast<QWidget*>(new QCheckBox(QStringLiteral("Not"), panel)), static_cast<QWidget*>(radio),
                          static_cast<QWidget*>(new QRadioButton(QStringLiteral("skip"), panel))})
        marks->addWidget(mark);
    panel->body()->addLayout(marks);
    auto* progress = name(new QProgressBar(panel), "Import");
    progress->setValue(62);
    panel->body()->addWidget(progress);
    return panel;
}

inline QWidget* buttonRow(QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& text, ButtonRole role, const QString& cap, const QString& icon) {
        auto* button = new Button(text, row);
        button->setRole(role);
        button->setKeyCap(cap);
        button->setIconName(icon);
        layout->addWidget(button);
        return button;
    };
    add(QStringLiteral("New lead"), ButtonRole::Primary, QStringLiteral("N"), {});
    add(QStringLiteral("Log call"), ButtonRole::Normal, QStringLiteral("L"), {});
    add(QStringLiteral("Import…"), ButtonRole::Normal, {}, QStringLiteral("import"));
    add(QStringLiteral("Remove…"), ButtonRole::Danger, {}, {});
    add(QStringLiteral("Quiet"), ButtonRole::Quiet, {}, QStringLiteral("undo"));
    add(QStringLiteral("Which, and why?"), ButtonRole::Link, {}, {});
    add(QStringLiteral("Off"), ButtonRole::Normal, QStringLiteral("E"), {})->setEnabled(false);
    add(QStringLiteral("Off"), ButtonRole::Primary, {}, {})->setEnabled(false);
    auto* stage = add(QStringLiteral("Stage"), ButtonRole::Normal, {}, {});
    stage->setMenu(new QMenu(stage));
    layout->addStretch();
    return row;
}

inline QWidget* chipRow(QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* channel = new FilterChip(QStringLiteral("Channel"), FilterChip::Mode::Many, row);
    channel->setChoices({{QStringLiteral("wa"), QStringLiteral("WhatsApp"), 41, channelIcon(domain::Channel::WhatsApp)},
                         {QStringLiteral("em"), QStringLiteral("E-mail & more"), 1200, channelIcon(domain::Channel::Email)}});
    auto* heat = new FilterChip(QStringLiteral("Heat"), FilterChip::Mode::One, row);
    heat->setChoices({{QStringLiteral("warm"), QStringLiteral("Warm and above"), 58, {}}});
    heat->setChosen({QStringLiteral("warm")});
    auto* owner = new FilterChip(QStringLiteral("Assigned"), FilterChip::Mode::Many, row);
    owner->setAnyText(QStringLiteral("anyone"));
    layout->addWidget(channel);
    layout->addWidget(heat);
    layout->addWidget(owner);
    auto* search = new SearchField(QStringLiteral("Search leads, or type a command…"), row);
    search->setKeyCap(QStringLiteral("Ctrl K"));
    layout->addWidget(search, 1);
    return row;
}

inline QWidget* paintedSheet(QWidget* parent) {
    auto* panel = new Panel(QStringLiteral("Lead panel"), parent);
    panel->heading()->setNote(QStringLiteral("why?"));
    auto* heats = new QHBoxLayout;
    for (int heat = 0; heat < domain::heatCount; ++heat) {
        auto* meter = new HeatMeter(panel);
        meter->setHeat(static_cast<domain::Heat>(heat), heat == 4 ? QStringLiteral("92 · grade A") : QString());
        heats->addWidget(meter);
    }
    heats->addStretch();
    panel->body()->addLayout(heats);
    const auto bar = [panel](const char* key, int points, int most) {
        auto* row = new ScoreBar(panel);
        row->setLabelWidth(90);
        row->setScore(factorLabel(QString::fromLatin1(key)), points, most);
        panel->body()->addWidget(row);
    };
    bar("demographic", 20, 20);
    bar("behavioural", 19, 25);
    bar("engagement", 1, 25);
    bar("firmographic", 0, 20);
    auto* pills = new QGridLayout;
    for (int stage = 0; stage < domain::stageCount; ++stage)
        pills->addWidget(new StagePill(static_cast<domain::Stage>(stage), panel), stage / 6, stage % 6, Qt::AlignLeft);
    panel->body()->addLayout(pills);
    auto* people = new QHBoxLayout;
    for (const QColor& color : memberColors()) {
        auto* avatar = new Avatar(panel);
        avatar->setMember(QStringLiteral("Karan Shah"), color);
        people->addWidget(avatar);
    }
    people->addWidget(new KeyCap(QKeySequence(QStringLiteral("Ctrl+K")), panel));
    people->addWidget(new KeyCap(QKeySequence(Qt::Key_Return), panel));
    people->addWidget(new KeyCap(QKeySequence(QStringLiteral("G, I")), panel));
    people->addStretch();
    panel->body()->addLayout(people);
    auto* dots = new QHBoxLayout;
    const auto dot = [&](Tone tone, const char* words) {
        auto* status = new StatusDot(panel);
        status->set(tone, QString::fromLatin1(words));
        status->setClickable(true);
        dots->addWidget(status);
    };
    dot(Tone::Good, "WhatsApp");
    dot(Tone::Warning, "IndiaMART next pull 3:12");
    dot(Tone::Bad, "JustDial: key rejected");
    dot(Tone::Neutral, "paused");
    dots->addStretch();
    panel->body()->addLayout(dots);
    auto* values = new KeyValueList(panel);
    values->set(QStringLiteral("Stage"), QStringLiteral("New"));
    values->set(QStringLiteral("Owner"), QString());
    values->set(QStringLiteral("Product"), QStringLiteral("<b>40s cotton</b> · 100 units"));
    panel->body()->addWidget(values);
    return panel;
}

inline QWidget* navigationSheet(QWidget* parent) {
    class Navigation final : public QWidget {
    public:
        using QWidget::QWidget;

    protected:
        void paintEvent(QPaintEvent*) override {
            QPainter painter(this);
            const Tokens& t = tokens(this);
            painter.fillRect(rect(), t.navigation);
            painter.fillRect(QRect(6, 34, width() - 12, 30), t.navigationActive);
            painter.setPen(t.navigationHeading);
            painter.drawText(QRect(16, 6, 100, 24), Qt::AlignVCenter, QStringLiteral("WORK"));
            const QStringList names = {QStringLiteral("inbox"), QStringLiteral("triage"), QStringLiteral("pipeline")};
            for (int row = 0; row < 3; ++row) {
                const QRect line(16, 34 + 32 * row, width() - 32, 30);
                const QColor words = row == 0 ? QColor(Qt::white) : t.navigationText;
                icons::paint(painter, QRect(line.left(), line.top(), 16, line.height()), names.at(row), words);
                painter.setPen(words);
                painter.drawText(line.adjusted(28, 0, 0, 0), Qt::AlignVCenter, names.at(row));
                if (row < 2)
                    paintBadge(painter, line, row == 0 ? QStringLiteral("128") : QStringLiteral("17"),
                               row == 0 ? BadgeKind::Calm : BadgeKind::Alarm, font(), t);
            }
        }
    };
    auto* navigation = new Navigation(parent);
    navigation->setFixedSize(navigationWidth, 136);
    return navigation;
}

inline PageHeader* sampleHeader(QWidget* parent) {
    auto* header = new PageHeader(QStringLiteral("Inbox"), parent);
    header->tabs()->addPill(QStringLiteral("All open"), 128);
    header->tabs()->addPill(QStringLiteral("Unassigned"), 23);
    header->tabs()->addPill(QStringLiteral("Mine"), 31);
    header->tabs()->addPill(QStringLiteral("Overdue & late"), 5);
    auto* save = new Button(QStringLiteral("+ Save view"), header);
    save->setRole(ButtonRole::Quiet);
    header->addAfterTabs(save);
    header->setNote(QStringLiteral("128 of 41,207 · newest activity first"));
    auto* call = new QAction(QStringLiteral("Log &call"), header);
    call->setShortcut(QKeySequence(QStringLiteral("L")));
    auto* lead = new QAction(QStringLiteral("New lead"), header);
    lead->setShortcut(QKeySequence(QStringLiteral("N")));
    header->addAction(call);
    header->addAction(lead, true);
    return header;
}

/// Sheet one: what lists and panels are made of.
inline QWidget* makeGallery() {
    auto* page = new QWidget;
    page->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(12);
    column->addWidget(sampleHeader(page));
    auto* body = new QVBoxLayout;
    body->setContentsMargins(16, 0, 16, 0);
    body->setSpacing(12);
    column->addLayout(body);
    body->addWidget(buttonRow(page));
    body->addWidget(chipRow(page));
    body->addWidget(sampleTable(page));
    auto* halves = new QHBoxLayout;
    halves->addWidget(paintedSheet(page), 1);
    auto* right = new QVBoxLayout;
    right->addWidget(controlSheet(page));
    right->addWidget(navigationSheet(page));
    right->addStretch();
    halves->addLayout(right, 1);
    body->addLayout(halves);
    body->addWidget(iconSheet(page));
    return page;
}

/// Sheet two: the states of a place.
inline QWidget* makeStates() {
    auto* page = new QWidget;
    page->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(page);
    const auto banner = [&](Tone tone, const char* words, const char* action) {
        auto* strip = new Banner(page);
        strip->say(tone, QString::fromUtf8(words), QString::fromUtf8(action));
        column->addWidget(strip);
    };
    banner(Tone::Bad, "JustDial: the key was rejected at 09:14. Enquiries wait at the hub; none is lost.", "Fix key…");
    banner(Tone::Warning, "Wants 100 units by Friday. Language: English · urgent · quantity given (confidence 0.89).", "");
    banner(Tone::Good, "2,418 rows imported.", "Undo");
    banner(Tone::Accent, "Working offline. 3 messages wait to be sent.", "");
    auto* busy = new BusyBar(page);
    busy->setProgress(40, 100);
    column->addWidget(busy);
    auto* text = new SafeTextView(page);
    text->showSanitised(QStringLiteral("<p>Need price for <b>100 units</b> of the 40s cotton. <a "
                                       "href='https://mehtatex.in/offer'>mehtatex.in</a></p><img src='file:///x.png'>"));
    text->setFitsContent(true);
    column->addWidget(text);
    auto* empty = new EmptyState(page);
    empty->setWords(QStringLiteral("inbox"), QStringLiteral("No leads yet"),
                    QStringLiteral("Every enquiry you receive appears here, recognised, scored and owned. Connect a "
                                   "mailbox, or drop a CSV file on this window."));
    empty->setAction(QStringLiteral("Connect my first channel…"));
    empty->setLink(QStringLiteral("Try with sample data"));
    column->addWidget(empty, 1);
    auto* skeleton = new Skeleton(page);
    skeleton->setFixedHeight(3 * rowHeight);
    column->addWidget(skeleton);
    auto* tabs = new QTabWidget(page);
    tabs->addTab(new QWidget(tabs), QStringLiteral("Timeline"));
    tabs->addTab(new QWidget(tabs), QStringLiteral("Tasks 1"));
    tabs->setFixedHeight(60);
    column->addWidget(tabs);
    return page;
}

/// Sheet three: stock widgets nobody of us paints, in the house style.
inline QWidget* makeStock() {
    auto* window = new QMainWindow;
    window->menuBar()->addMenu(QStringLiteral("File"))->addAction(QStringLiteral("Quit"));
    window->menuBar()->addMenu(QStringLiteral("Lead"))->addAction(QStringLiteral("Assign…"));
    window->statusBar()->addWidget(new QLabel(QStringLiteral("41,207 leads"), window));
    auto* split = new QSplitter(window);
    auto* tree = new QTreeWidget(split);
    tree->setAccessibleName(QStringLiteral("Parts"));
    tree->setHeaderLabels({QStringLiteral("Part"), QStringLiteral("Size")});
    auto* top = new QTreeWidgetItem(tree, {QStringLiteral("mixed"), QStringLiteral("14 kB")});
    for (int part = 0; part < 30; ++part)
        new QTreeWidgetItem(top, {QStringLiteral("part %1").arg(part), QStringLiteral("1 kB")});
    top->setExpanded(true);
    tree->setCurrentItem(top->child(1));
    auto* side = new QWidget(split);
    auto* column = new QVBoxLayout(side);
    auto* tools = new QHBoxLayout;
    for (const char* icon : {"undo", "filter", "columns"}) {
        auto* tool = new QToolButton(side);
        tool->setIcon(icons::icon(QString::fromLatin1(icon)));
        tool->setAutoRaise(true);
        tool->setAccessibleName(QString::fromLatin1(icon));
        tool->setCheckable(true);
        tool->setChecked(icon[0] == 'f');
        tools->addWidget(tool);
    }
    tools->addStretch();
    column->addLayout(tools);
    auto* group = new QGroupBox(QStringLiteral("Business hours"), side);
    auto* inside = new QVBoxLayout(group);
    inside->addWidget(new QDateEdit(QDate(2026, 11, 20), group));
    inside->addWidget(new QTimeEdit(QTime(9, 30), group));
    auto* slider = new QSlider(Qt::Horizontal, group);
    slider->setValue(40);
    inside->addWidget(slider);
    column->addWidget(group);
    auto* list = new QListWidget(side);
    list->addItems({QStringLiteral("Karan S"), QStringLiteral("<b>Meera J</b>"), QStringLiteral("Asha K")});
    list->setCurrentRow(1);
    column->addWidget(list);
    auto* calendar = new QCalendarWidget(side);
    calendar->setSelectedDate(QDate(2026, 11, 20));
    column->addWidget(calendar);
    window->setCentralWidget(split);
    return window;
}

} // namespace leadwell::test
