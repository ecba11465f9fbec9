// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Warnings.h"
#include "tests/ui/kit/Gallery.h"
#include "ui/kit/DialogSeam.h"
#include "ui/kit/Labels.h"
#include "ui/kit/Theme.h"
#include "ui/kit/paint/StatusDot.h"
#include "ui/kit/widgets/Toast.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QTest>

/// The look of the kit: pictures of everything in both themes for people to judge, and what a machine can
/// judge.
namespace leadwell::kit {

class KitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void everythingIsPaintedInBothThemes_data();
    void everythingIsPaintedInBothThemes();
    void rightToLeftIsMirrored();
    void dialogsAndFocusArePainted();
    void wordsCanBeReadOnEveryGroundTheyStandOn_data();
    void wordsCanBeReadOnEveryGroundTheyStandOn();
    void partsWithAMeaningStandOutFromTheirGround_data();
    void partsWithAMeaningStandOutFromTheirGround();
    void everyIconPaintsSomething();
    void iconsTakeTheColourAskedForAndAreSharpAtTwiceTheSize();
    void everyChannelHasATileOfItsOwn();
    void everyControlHasANameForScreenReaders();
    void everyControlCanBeReachedByTab();
    void aThemeChangeRepaintsWithoutRestart();
    void theChoiceOfThemeSurvivesAsAWord();
    void memberColoursCarryWhiteLetters();

private:
    void picture(QWidget* page, const QString& name);

    Theme* m_theme = nullptr;
    QDir m_folder;
};

void KitTest::initTestCase() {
    QApplication::setFont([] {
        QFont font(QStringLiteral("Inter"));
        font.setPixelSize(13);
        return font;
    }());
    m_theme = new Theme(this);
    m_theme->install();
    const QString base = qEnvironmentVariable("LEADWELL_SHOTS", QDir::tempPath() + QStringLiteral("/leadwell-kit"));
    QVERIFY(QDir().mkpath(base));
    m_folder.setPath(base);
}

void KitTest::init() {
    QTest::failOnWarning(test::ownWarnings());
}

void KitTest::picture(QWidget* page, const QString& name) {
    const QString file = m_folder.filePath(name + QStringLiteral(".png"));
    page->ensurePolished();
    const QPixmap shot = page->grab();
    QVERIFY(!shot.isNull());
    QVERIFY(shot.save(file));
    qInfo("%s", qPrintable(file));
}

void KitTest::everythingIsPaintedInBothThemes_data() {
    QTest::addColumn<Theme::Choice>("choice");
    QTest::addColumn<QString>("name");
    QTest::newRow("light") << Theme::Choice::Light << QStringLiteral("light");
    QTest::newRow("dark") << Theme::Choice::Dark << QStringLiteral("dark");
}

void KitTest::everythingIsPaintedInBothThemes() {
    QFETCH(Theme::Choice, choice);
    QFETCH(QString, name);
    m_theme->setChoice(choice);

    const std::unique_ptr<QWidget> gallery(test::makeGallery());
    gallery->resize(1280, gallery->sizeHint().height());
    gallery->show();
    QVERIFY(QTest::qWaitForWindowExposed(gallery.get()));
    gallery->activateWindow();
    picture(gallery.get(), QStringLiteral("kit-") + name);

    const std::unique_ptr<QWidget> states(test::makeStates());
    states->resize(820, 900);
    Toast toast(states.get());
    states->show();
    toast.offer(QStringLiteral("Archived 12 leads"), QStringLiteral("Undo"), [] {});
    picture(states.get(), QStringLiteral("kit-states-") + name);

    const std::unique_ptr<QWidget> stock(test::makeStock());
    stock->resize(760, 620);
    stock->show();
    picture(stock.get(), QStringLiteral("kit-stock-") + name);

    QMenu menu;
    menu.addAction(icons::icon(QStringLiteral("assign")), QStringLiteral("Assign…"))->setShortcut(Qt::Key_A);
    menu.addAction(icons::icon(QStringLiteral("stage")), QStringLiteral("Stage"))->setEnabled(false);
    menu.addSeparator();
    QAction* ticked = menu.addAction(QStringLiteral("Warm and above\t58"));
    ticked->setCheckable(true);
    ticked->setChecked(true);
    menu.addAction(QStringLiteral("Hot and above\t31"))->setCheckable(true);
    menu.addMenu(QStringLiteral("More"))->addAction(QStringLiteral("Export"));
    menu.setActiveAction(ticked);
    picture(&menu, QStringLiteral("kit-menu-") + name);
}

void KitTest::rightToLeftIsMirrored() {
    m_theme->setChoice(Theme::Choice::Light);
    const std::unique_ptr<QWidget> gallery(test::makeGallery());
    gallery->setLayoutDirection(Qt::RightToLeft);
    gallery->resize(1040, gallery->sizeHint().height());
    gallery->show();
    const auto* tabs = gallery->findChild<PillTabs*>();
    QVERIFY(tabs->mapTo(gallery.get(), QPoint()).x() > gallery->width() / 2 - 100);
    picture(gallery.get(), QStringLiteral("kit-rtl"));
}

void KitTest::dialogsAndFocusArePainted() {
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme->setChoice(choice);
        const QString name = toText(choice);
        DialogSeam seam;
        seam.ask({QStringLiteral("Remove sales@mehtatex.in?"),
                  QStringLiteral("148 messages stay where they are. No new ones are fetched."),
                  QStringLiteral("Remove account"),
                  {},
                  true},
                 nullptr, this, [](bool) {});
        picture(seam.openDialog(), QStringLiteral("kit-dialog-") + name);
        seam.openDialog()->reject();

        QWidget row;
        row.setAttribute(Qt::WA_KeyboardFocusChange);
        row.setAutoFillBackground(true);
        auto* line = new QHBoxLayout(&row);
        auto* primary = new Button(QStringLiteral("Save"), &row);
        primary->setRole(ButtonRole::Primary);
        QList<QWidget*> controls = {primary,
                                    new Button(QStringLiteral("Cancel"), &row),
                                    new QCheckBox(QStringLiteral("Ticked"), &row),
                                    new QLineEdit(QStringLiteral("Surat"), &row),
                                    new QComboBox(&row),
                                    new FilterChip(QStringLiteral("Heat"), FilterChip::Mode::One, &row)};
        for (QWidget* control : controls)
            line->addWidget(control);
        row.show();
        row.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&row));
        QImage sheet(row.width(), row.height() * static_cast<int>(controls.size()), QImage::Format_RGB32);
        QPainter painter(&sheet);
        QSet<QByteArray> seen;
        for (int place = 0; place < controls.size(); ++place) {
            controls.at(place)->setFocus(Qt::TabFocusReason);
            row.setAttribute(Qt::WA_KeyboardFocusChange);
            const QImage shot = row.grab().toImage().convertToFormat(QImage::Format_RGB32);
            seen.insert(QByteArray(reinterpret_cast<const char*>(shot.constBits()), shot.sizeInBytes()));
            painter.drawImage(0, place * row.height(), shot);
        }
        QCOMPARE(seen.size(), controls.size());
        painter.end();
        QVERIFY(sheet.save(m_folder.filePath(QStringLiteral("kit-focus-%1.png").arg(name))));

        auto* combo = qobject_cast<QComboBox*>(controls.at(4));
        combo->addItems({QStringLiteral("Default pipeline"), QStringLiteral("Exports"), QStringLiteral("Tenders")});
        combo->showPopup();
        picture(combo->view()->window(), QStringLiteral("kit-popup-") + name);
        combo->hidePopup();
    }
}

void KitTest::wordsCanBeReadOnEveryGroundTheyStandOn_data() {
    QTest::addColumn<QColor>("words");
    QTest::addColumn<QColor>("ground");
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Tokens& t = tokens(scheme);
        const char* theme = scheme == Scheme::Light ? "light" : "dark";
        const auto pair = [theme](const char* what, const QColor& words, const QColor& ground) {
            QTest::addRow("%s: %s", theme, what) << words << ground;
        };
        pair("text on surface", t.text, t.surface);
        pair("text on window", t.text, t.window);
        pair("text on tint", t.text, t.accentTint);
        pair("text on neutral", t.text, t.neutral);
        pair("muted on surface", t.muted, t.surface);
        pair("muted on window", t.muted, t.window);
        pair("muted on tint", t.mutedOnTint, t.accentTint);
        pair("muted on neutral", t.mutedOnTint, t.neutral);
        pair("accent on surface", t.accent, t.surface);
        pair("accent on window", t.accent, t.window);
        pair("accent on tint", t.accent, t.accentTint);
        pair("words on accent", t.onAccent, t.accent);
        for (const QColor& ground : {t.surface, t.window, t.accentTint}) {
            pair("good", t.goodText, ground);
            pair("warning", t.warningText, ground);
            pair("bad", t.badText, ground);
        }
        pair("good on its tint", t.goodText, t.goodTint);
        pair("warning on its tint", t.warningText, t.warningTint);
        pair("bad on its tint", t.badText, t.badTint);
        pair("text on warning tint", t.text, t.warningTint);
        pair("text on bad tint", t.text, t.badTint);
        pair("navigation", t.navigationText, t.navigation);
        pair("navigation heading", t.navigationHeading, t.navigation);
        pair("navigation, current", QColor(Qt::white), t.navigationActive);
        pair("badge", QColor(Qt::white), t.navigationBadge);
        pair("red badge", QColor(Qt::white), t.alarm);
    }
}

void KitTest::wordsCanBeReadOnEveryGroundTheyStandOn() {
    QFETCH(QColor, words);
    QFETCH(QColor, ground);
    const double found = contrast(words, ground);
    QVERIFY2(found >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(words.name(), ground.name()).arg(found)));
}

/// WCAG 2.1 §1.4.11: what one must see to understand or to use it.
void KitTest::partsWithAMeaningStandOutFromTheirGround_data() {
    QTest::addColumn<QColor>("part");
    QTest::addColumn<QColor>("ground");
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Tokens& t = tokens(scheme);
        const char* theme = scheme == Scheme::Light ? "light" : "dark";
        const auto part = [theme](const char* what, const QColor& color, const QColor& ground) {
            QTest::addRow("%s: %s on %s", theme, what, qPrintable(ground.name())) << color << ground;
        };
        for (const QColor& ground : {t.surface, t.accentTint, t.window}) {
            for (int heat = 0; heat < domain::heatCount; ++heat)
                part(qPrintable(label(static_cast<domain::Heat>(heat))), t.heat(static_cast<domain::Heat>(heat)), ground);
            for (const Tone tone : {Tone::Accent, Tone::Good, Tone::Warning, Tone::Bad, Tone::Neutral})
                part(qPrintable(QStringLiteral("dot %1").arg(static_cast<int>(tone))), dotColor(tone, t), ground);
            part("focus ring", t.accent, ground);
        }
        part("field", t.fieldLine, t.surface);
        part("field", t.fieldLine, t.window);
        part("focus ring of the navigation", t.navigationText, t.navigation);
        part("icon", t.muted, t.neutral);
    }
}

void KitTest::partsWithAMeaningStandOutFromTheirGround() {
    QFETCH(QColor, part);
    QFETCH(QColor, ground);
    const double found = contrast(part, ground);
    QVERIFY2(found >= 3, qPrintable(QStringLiteral("%1 on %2: %3").arg(part.name(), ground.name()).arg(found)));
}

void KitTest::everyIconPaintsSomething() {
    QVERIFY(icons::names().size() >= 60);
    for (const QString& name : icons::names()) {
        const QImage image = icons::tinted(name, Qt::red, 16, 1.0).toImage();
        int inked = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                inked += qAlpha(image.pixel(x, y)) > 100 ? 1 : 0;
        }
        QVERIFY2(inked >= 6, qPrintable(name));
        QVERIFY2(inked < 200, qPrintable(name));
    }
    QVERIFY(!icons::application().pixmap(64).isNull());
}

void KitTest::iconsTakeTheColourAskedForAndAreSharpAtTwiceTheSize() {
    const QPixmap pixmap = icons::tinted(QStringLiteral("plus"), QColor(0x3553C9), 16, 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    const QColor middle = pixmap.toImage().pixelColor(16, 16);
    QCOMPARE(middle.rgb(), QColor(0x3553C9).rgb());
}

void KitTest::everyChannelHasATileOfItsOwn() {
    QSet<QByteArray> seen;
    for (int channel = 0; channel < domain::channelCount; ++channel) {
        QImage image(18, 18, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintChannelTile(painter, image.rect(), static_cast<domain::Channel>(channel));
        painter.end();
        seen.insert(QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()));
    }
    QCOMPARE(seen.size(), domain::channelCount);
}

namespace {

bool isInteractive(const QWidget* widget) {
    return widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(widget->window());
}

} // namespace

void KitTest::everyControlHasANameForScreenReaders() {
    const std::unique_ptr<QWidget> gallery(test::makeGallery());
    const std::unique_ptr<QWidget> states(test::makeStates());
    int checked = 0;
    for (const QWidget* page : {gallery.get(), states.get()}) {
        for (QWidget* widget : page->findChildren<QWidget*>()) {
            // Parts inside a stock widget (scroll bars, headers, the field of a spin box) speak through their
            // owner.
            const bool isPart = widget->objectName().startsWith(QStringLiteral("qt_")) ||
                                qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) ||
                                qobject_cast<QComboBox*>(widget->parentWidget()) || widget->inherits("QComboBoxListView") ||
                                qobject_cast<QHeaderView*>(widget) || qobject_cast<QTabBar*>(widget) ||
                                qobject_cast<QTabWidget*>(widget) || qobject_cast<QTabWidget*>(widget->parentWidget());
            if (!isInteractive(widget) || isPart)
                continue;
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            const QString name = widget->accessibleName().isEmpty() && button ? button->text() : widget->accessibleName();
            QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
            ++checked;
        }
    }
    QVERIFY(checked > 90);
}

void KitTest::everyControlCanBeReachedByTab() {
    const std::unique_ptr<QWidget> gallery(test::makeGallery());
    for (const QAbstractButton* button : gallery->findChildren<QAbstractButton*>()) {
        if (button->isEnabled() && button->isVisibleTo(gallery.get()) &&
            !button->objectName().startsWith(QStringLiteral("qt_")) && !qobject_cast<QLineEdit*>(button->parentWidget()) &&
            !qobject_cast<QTabBar*>(button->parentWidget()) && !qobject_cast<QTableView*>(button->parentWidget()))
            QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->text()));
    }
}

void KitTest::aThemeChangeRepaintsWithoutRestart() {
    m_theme->setChoice(Theme::Choice::Light);
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* label = new PlainLabel(QStringLiteral("muted"), &window);
    label->setLook(PlainLabel::Look::Muted);
    column->addWidget(label);
    column->addWidget(new StagePill(domain::Stage::New, &window));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(window.grab().toImage().pixelColor(0, 0), tokens(Scheme::Light).window);
    QCOMPARE(label->palette().color(QPalette::WindowText), tokens(Scheme::Light).muted);

    m_theme->setChoice(Theme::Choice::Dark);

    QTRY_COMPARE(window.grab().toImage().pixelColor(0, 0), tokens(Scheme::Dark).window);
    QCOMPARE(label->palette().color(QPalette::WindowText), tokens(Scheme::Dark).muted);
    QCOMPARE(schemeOf(window.palette()), Scheme::Dark);
}

void KitTest::theChoiceOfThemeSurvivesAsAWord() {
    for (const Theme::Choice choice : {Theme::Choice::FollowSystem, Theme::Choice::Light, Theme::Choice::Dark})
        QCOMPARE(themeChoiceFromText(toText(choice)), choice);
    QCOMPARE(themeChoiceFromText(QStringLiteral("pink")), Theme::Choice::FollowSystem);
}

void KitTest::memberColoursCarryWhiteLetters() {
    for (const QColor& color : memberColors())
        QCOMPARE(readableOn(color), QColor(Qt::white));
    QCOMPARE(readableOn(QColor(0xF2D04B)), QColor(0x11162A));
}

} // namespace leadwell::kit

QTEST_MAIN(leadwell::kit::KitTest)
#include "tst_Kit.moc"
