#if !__has_include(<catch2/catch_session.hpp>)
#define CATCH_CONFIG_RUNNER
#endif
#include "app/pose_mover.h"
#include "app/session.h"
#include "content/tour.h"
#include "files/import_child.h"
#include "render/offscreen.h"
#include "scene/pick.h"
#include "support/catch.h"
#include "support/paths.h"
#include "support/temporary_folder.h"
#include "ui/window.h"
#include "viewport/viewport_item.h"

#include <QAccessible>
#include <QEventLoop>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItemGrabResult>
#include <QQuickWindow>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>

namespace psoas {
namespace {

constexpr int patience = 120'000; // ms until something awaited counts as never coming
constexpr int gridStep = 6;       // pixels between the places tried for a structure
const std::string rightPsoas = "psoas-major-right";

QStringList warnings;

void listen(QtMsgType type, const QMessageLogContext& /*context*/, const QString& message)
{
    // What the platform says of itself is not ours.
    const bool ours = type != QtDebugMsg && type != QtInfoMsg && !message.contains(u"XDG_RUNTIME_DIR") &&
                      !message.contains(u"propagateSizeHints");
    if (ours) {
        warnings << message;
        std::cerr << message.toStdString() << '\n';
    }
}

/// The window as a person meets it: a hand, keys, and a screen reader's names.
class Program {
public:
    /// `content`: the folder of what is said; empty: the program's own.
    explicit Program(const std::filesystem::path& atlas = {}, const std::filesystem::path& content = {})
    {
        warnings.clear();
        SessionParts parts;
        parts.settingsFile = QString::fromStdString((m_folder.path() / "settings.ini").string());
        parts.content = content;
        m_session = std::make_unique<Session>(std::move(parts));
        m_session->settings()->setDark(false);
        atlas.empty() ? m_session->openBuiltIn() : m_session->open(atlas);
        m_engine = std::make_unique<QQmlApplicationEngine>();
        REQUIRE(showWindow(*m_engine, *m_session));
        m_window = qobject_cast<QQuickWindow*>(m_engine->rootObjects().constFirst());
        REQUIRE(m_window != nullptr);
        m_window->resize(1280, 800);
        m_window->requestActivate();
        REQUIRE(until([&] { return m_window->isExposed() && m_window->isActive(); }));
    }

    Session& session() { return *m_session; }
    const test::TemporaryFolder& folder() const { return m_folder; }

    /// Lets events come until `condition` holds; false if it never does. Asked again after every frame and every word
    /// of the session.
    bool until(const std::function<bool()>& condition)
    {
        QEventLoop loop;
        QObject here; // the end of the connections
        const auto ask = [&] {
            if (condition()) {
                loop.quit();
            }
        };
        for (const auto signal : {&Session::atlasChanged, &Session::loadingChanged, &Session::problemChanged,
                                  &Session::pictureProblemChanged, &Session::shownChanged, &Session::snapshotChanged}) {
            QObject::connect(m_session.get(), signal, &here, ask, Qt::QueuedConnection);
        }
        if (m_window != nullptr) {
            QObject::connect(m_window, &QQuickWindow::frameSwapped, &here, ask, Qt::QueuedConnection);
            QObject::connect(m_window, &QWindow::activeChanged, &here, ask, Qt::QueuedConnection);
        }
        bool late = false;
        QTimer::singleShot(patience, &here, [&] {
            late = true;
            loop.quit();
        });
        if (!condition()) {
            loop.exec();
        }
        return !late || condition();
    }

    /// A whole frame of now, drawn at rest, is on the screen.
    bool untilDrawn()
    {
        int frames = 0;
        QObject here;
        QObject::connect(
            m_window, &QQuickWindow::frameSwapped, &here, [&] { ++frames; }, Qt::QueuedConnection);
        m_window->update();
        return until([&] {
            // The first may have been on its way before.
            const bool still = !m_session->isFlying() && m_session->quality() != Quality::draft;
            if (!still) {
                frames = 0;
            }
            if (frames < 2) {
                m_window->update();
            }
            return still && frames >= 2;
        });
    }

    bool untilOpen()
    {
        const bool done = until([&] { return !m_session->loading(); });
        UNSCOPED_INFO("the session says: " << m_session->problem().toStdString());
        return done && m_session->hasAtlas() && untilDrawn();
    }

    // What a screen reader finds ------------------------------------------------------------------------------------

    QAccessibleInterface* named(const QString& name) const
    {
        return below(QAccessible::queryAccessibleInterface(m_window),
                     [&](QAccessibleInterface& thing) { return thing.text(QAccessible::Name) == name; });
    }

    /// The names of all below the panel `name`, in order.
    QStringList wordsOf(const QString& name) const
    {
        QStringList words;
        if (QAccessibleInterface* panel = named(name)) {
            below(panel, [&](QAccessibleInterface& thing) {
                words << thing.text(QAccessible::Name);
                return false;
            });
        }
        return words;
    }

    // The hand ------------------------------------------------------------------------------------------------------

    void click(const QString& name)
    {
        QAccessibleInterface* thing = named(name);
        INFO("looking for: " << name.toStdString());
        REQUIRE(thing != nullptr);
        QTest::mouseClick(m_window, Qt::LeftButton, {}, m_window->mapFromGlobal(thing->rect().center()));
    }
    void clickAt(QPoint place) { QTest::mouseClick(m_window, Qt::LeftButton, {}, place); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_window, key, modifiers); }
    void type(const char* letters)
    {
        for (const char* letter = letters; *letter != '\0'; ++letter) {
            QTest::keyClick(m_window, *letter);
        }
    }

    /// Where in the window `structure` lies under the pointer, as far from its edges as may be.
    std::optional<QPoint> placeOf(const std::string& structure) const
    {
        QAccessibleInterface* picture = named(QStringLiteral("Picture of the body"));
        if (picture == nullptr) {
            return std::nullopt;
        }
        const QRect area{m_window->mapFromGlobal(picture->rect().topLeft()), picture->rect().size()};
        const float aspect = static_cast<float>(area.width()) / static_cast<float>(area.height());
        const auto snapshot = m_session->snapshot();
        const auto isThere = [&](QPoint place) {
            const glm::vec2 point{static_cast<float>(place.x() - area.x()) / static_cast<float>(area.width()),
                                  static_cast<float>(place.y() - area.y()) / static_cast<float>(area.height())};
            const auto hit = pick(*snapshot, rayThrough(snapshot->camera, point, aspect));
            return hit && m_session->atlas()->at(hit->structure).key == structure;
        };
        for (const int margin : {3, 2, 1, 0}) {
            for (int y = area.top(); y < area.bottom(); y += gridStep) {
                for (int x = area.left(); x < area.right(); x += gridStep) {
                    const auto free = [&](int dx, int dy) {
                        return isThere(QPoint{x, y} + margin * gridStep * QPoint{dx, dy});
                    };
                    if (free(0, 0) && free(-1, 0) && free(1, 0) && free(0, -1) && free(0, 1)) {
                        return QPoint{x, y};
                    }
                }
            }
        }
        return std::nullopt;
    }

    // The eye -------------------------------------------------------------------------------------------------------

    QImage picture() const { return m_window->grabWindow(); }

    /// The body alone as the window shows it once it has come to rest; null if it never does.
    QImage pictureAtRest()
    {
        auto* viewport = m_window->findChild<ViewportItem*>();
        REQUIRE(viewport != nullptr);
        bool finished = false;
        QObject here;
        QObject::connect(viewport, &ViewportItem::pictureFinished, &here, [&] { finished = true; });
        if (!untilDrawn()) {
            return {};
        }
        if (m_finishedOnce && !finished) {
            viewport->update(); // it may have come to rest before we looked
        }
        if (!until([&] { return finished; })) {
            return {};
        }
        m_finishedOnce = true;
        const QSize pixels = (viewport->size() * m_window->effectiveDevicePixelRatio()).toSize();
        const QSharedPointer<QQuickItemGrabResult> grab = viewport->grabToImage(pixels);
        bool grabbed = false;
        QObject::connect(grab.get(), &QQuickItemGrabResult::ready, &here, [&] { grabbed = true; });
        return until([&] { return grabbed; }) ? grab->image() : QImage{};
    }

    void hideAndShow()
    {
        m_window->hide();
        REQUIRE(until([&] { return !m_window->isExposed(); }));
        m_window->show();
        REQUIRE(until([&] { return m_window->isExposed(); }));
    }

    /// All that was made on the graphics card goes with its context; whether it did.
    bool loseContext()
    {
        bool lost = false;
        QObject here;
        // On the render thread, while this one waits.
        QObject::connect(
            m_window, &QQuickWindow::sceneGraphInvalidated, &here, [&] { lost = true; }, Qt::DirectConnection);
        m_window->setPersistentGraphics(false);
        m_window->setPersistentSceneGraph(false);
        hideAndShow();
        return lost;
    }

    /// To a picture without a pixel, and back.
    void shrinkAndGrow()
    {
        auto* viewport = m_window->findChild<ViewportItem*>();
        REQUIRE(viewport != nullptr);
        m_window->setMinimumSize({1, 1});
        m_window->resize(40, 1);
        REQUIRE(until([&] { return viewport->width() < 1 || viewport->height() < 1; }));
        REQUIRE(untilDrawn());
        m_window->resize(1280, 800);
        REQUIRE(until([&] { return viewport->width() > 100 && viewport->height() > 100; }));
    }

    /// Selects the right psoas by a click on it and returns what the panel then says.
    QStringList factsOfPsoas()
    {
        const auto place = placeOf(rightPsoas);
        REQUIRE(place);
        clickAt(*place);
        CHECK(m_session->currentKey().toStdString() == rightPsoas);
        REQUIRE(untilDrawn()); // lists are laid out with a frame
        return wordsOf(QStringLiteral("Facts"));
    }

private:
    static QAccessibleInterface* below(QAccessibleInterface* thing,
                                       const std::function<bool(QAccessibleInterface&)>& wanted)
    {
        if (thing == nullptr || thing->state().invisible) {
            return nullptr;
        }
        if (wanted(*thing)) {
            return thing;
        }
        for (int i = 0; i < thing->childCount(); ++i) {
            if (QAccessibleInterface* found = below(thing->child(i), wanted)) {
                return found;
            }
        }
        return nullptr;
    }

    test::TemporaryFolder m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QQmlApplicationEngine> m_engine; // goes before the session that its window shows
    QQuickWindow* m_window = nullptr;
    bool m_finishedOnce = false;
};

/// The words after `heading`; empty if it is not there.
QString after(const QStringList& words, const QString& heading)
{
    for (const QString& each : words) {
        if (each.startsWith(heading)) {
            return each.mid(heading.size()).trimmed();
        }
    }
    return {};
}

void checkFacts(const QStringList& words)
{
    INFO(words.join('\n').toStdString());
    CHECK(words.contains(QStringLiteral("Psoas major")));
    CHECK(words.contains(QStringLiteral("right muscle")));
    CHECK(after(words, "Latin:") == "musculus psoas major");
    CHECK(after(words, "TA2 ") == "2595");
    for (const char* heading : {"Origin:", "Insertion:", "Nerve supply:", "Blood supply:", "Action:"}) {
        INFO(heading);
        CHECK(after(words, heading).size() > 5);
    }
}

/// Without what is said and offered of the model alone.
QStringList ofTheStructure(QStringList words)
{
    words.erase(std::remove_if(words.begin(), words.end(),
                               [](const QString& each) {
                                   for (const char* ofModel : {"About this model:", "Attachment areas", "Landmarks",
                                                               "Show attachment areas", "Show psoas minor"}) {
                                       if (each.startsWith(ofModel)) {
                                           return true;
                                       }
                                   }
                                   return false;
                               }),
                words.end());
    return words;
}

double lightness(const QImage& picture)
{
    double sum = 0;
    int count = 0;
    for (int y = 0; y < picture.height(); y += 10) {
        for (int x = 0; x < picture.width(); x += 10) {
            sum += picture.pixelColor(x, y).lightnessF();
            ++count;
        }
    }
    return sum / std::max(count, 1);
}

/// Largest difference of a channel at `place`, 0 .. 255.
int difference(const QImage& one, const QImage& other, QPoint place)
{
    const QColor a = one.pixelColor(place);
    const QColor b = other.pixelColor(place);
    return std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()), std::abs(a.blue() - b.blue())});
}

TEST_CASE("the built-in atlas opens, is clicked, read, hidden, searched and darkened", "[built-in-atlas]")
{
    Program program;
    Session& session = program.session();
    REQUIRE(program.untilOpen());
    CHECK(session.problem().toStdString().empty());
    CHECK(session.pictureProblem().toStdString().empty());

    const auto place = program.placeOf(rightPsoas);
    REQUIRE(place);
    const QImage before = program.picture();
    {
        const QColor flesh = before.pixelColor(*place);
        INFO("at the psoas: " << flesh.name().toStdString());
        CHECK(flesh.red() > flesh.green() + 30);
    }
    checkFacts(program.factsOfPsoas());

    program.key(Qt::Key_H);
    CHECK(session.hiddenCount() == 1);
    REQUIRE(program.untilDrawn());
    CHECK(program.named("Right psoas major, hidden") != nullptr);
    CHECK(difference(before, program.picture(), *place) > 20);
    program.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(session.hiddenCount() == 0);
    REQUIRE(program.untilDrawn());
    CHECK(program.named("Right psoas major, hidden") == nullptr);

    session.select({});
    program.key(Qt::Key_F, Qt::ControlModifier);
    program.type("soas");
    REQUIRE(program.until([&] { return program.named("Search results") != nullptr; }));
    program.key(Qt::Key_Return);
    CHECK(session.currentName().endsWith("psoas major"));
    REQUIRE(program.untilDrawn()); // the flight has come to its end
    CHECK(program.wordsOf("Facts").contains(QStringLiteral("Latin: musculus psoas major")));

    REQUIRE(lightness(program.picture()) > 0.6);
    program.click("Dark colours");
    REQUIRE(program.untilDrawn());
    CHECK(lightness(program.picture()) < 0.4);
    program.click("Light colours");
    REQUIRE(program.untilDrawn());
    CHECK(lightness(program.picture()) > 0.6);

    // A picture to keep: of the same size as what is seen; where none can be written that is said.
    const auto save = [&](const std::filesystem::path& file) {
        program.key(Qt::Key_S, Qt::ControlModifier);
        REQUIRE(program.until([&] { return program.named("File of the picture") != nullptr; }));
        program.key(Qt::Key_A, Qt::ControlModifier);
        program.type(file.c_str());
        program.key(Qt::Key_Return);
    };
    const auto file = program.folder().path() / "seen.png";
    save(file);
    REQUIRE(program.until([&] { return std::filesystem::exists(file) && program.named("Saved as seen.png"); }));
    CHECK(QImage{QString::fromStdString(file.string())}.width() > 400);
    save(program.folder().path() / "nowhere" / "seen.png");
    REQUIRE(program.until([&] { return !session.problem().isEmpty(); }));
    CHECK(session.problem().contains("seen.png"));

    CHECK(warnings.join('\n').toStdString().empty());
}

TEST_CASE("a pillow is searched, shown, left for its muscle, and come back to", "[pillow]")
{
    Program program;
    Session& session = program.session();
    REQUIRE(program.untilOpen());
    // Until then the bar of poses grows, and the opening view makes room for it.
    REQUIRE(program.until([&] { return program.named("Working out how this body moves …") == nullptr; }));
    REQUIRE(program.untilDrawn());
    const ViewState before = session.viewState();
    const QImage standing = program.picture();

    program.key(Qt::Key_F, Qt::ControlModifier);
    program.type("pillow");
    REQUIRE(program.until([&] { return program.named("Search results") != nullptr; }));
    program.key(Qt::Key_Return);
    REQUIRE(program.untilDrawn());
    CHECK(session.entryKey() == "point-22");
    CHECK(program.named("A pillow under the knees as a hint") != nullptr);
    CHECK(session.viewState() == before); // it is read first

    program.click("Show me");
    REQUIRE(program.untilDrawn());
    CHECK(session.entryShown());
    CHECK(session.viewState().shown.pose.key == "supine-pillow");
    CHECK(session.viewState().shown.pose.angle("hip-flexion-left") > 0.3);
    const ViewState shown = session.viewState();
    CHECK(shown.camera != before.camera);
    CHECK(program.picture() != standing);

    session.find("psoas-major-left"); // what a click on its name in the text does
    REQUIRE(program.untilDrawn());
    CHECK(program.wordsOf("Facts").contains(QStringLiteral("Latin: musculus psoas major")));
    program.click("Back to: A pillow under the knees as a hint");
    REQUIRE(program.untilDrawn());
    CHECK(session.entryKey() == "point-22");
    CHECK(session.viewState() == shown);
    program.click("Restore the picture");
    REQUIRE(program.untilDrawn());
    CHECK(session.viewState() == before);
    CHECK(warnings.join('\n').toStdString().empty());
}

TEST_CASE("texts that are not in order are left out, and how many is said", "[left-out]")
{
    const test::TemporaryFolder folder;
    const auto content = folder.path() / "content";
    std::filesystem::copy(findAssets().content, content, std::filesystem::copy_options::recursive);
    std::filesystem::create_directory_symlink(findAssets().atlas, folder.path() / "atlas");
    const auto spoil = [&](const char* file, const std::string& text) {
        std::ofstream{content / file, std::ios::binary} << text;
    };
    spoil("points/point-05.md", "---\nkey: point-05\n---\n");
    spoil("symptoms/symptom-02.md", "\xFF\xFE");
    Program program{{}, content};
    Session& session = program.session();
    REQUIRE(program.untilOpen());
    // The two, and the tour of all points, which has lost one of its stops.
    CHECK(session.problem().startsWith("3 texts could not be read"));
    CHECK(session.problemDetails().join('\n').contains("point-05.md"));
    CHECK(program.named(session.problem()) != nullptr);
    CHECK(session.library()->entry("point-05") == nullptr);
    CHECK(session.library()->entry("point-06") != nullptr);
    program.click("Points");
    REQUIRE(program.untilDrawn());
    CHECK(program.named("4 Not to be filed under hip flexor") != nullptr);
    CHECK(program.named("5 A stabiliser of the lumbar spine, and a hip flexor") == nullptr);
}

TEST_CASE("the window at rest shows the picture that is drawn without it, to the last bit", "[picture-at-rest]")
{
    Program program;
    Session& session = program.session();
    REQUIRE(program.untilOpen());
    auto offscreen = Offscreen::create();
    REQUIRE(offscreen);
    const auto check = [&](const char* what) {
        INFO(what);
        const QImage shown = program.pictureAtRest().convertToFormat(QImage::Format_RGBA8888);
        REQUIRE(!shown.isNull());
        SceneSnapshot snapshot = *session.snapshot();
        CHECK(snapshot.presentation.quality == Quality::final);
        auto drawn = offscreen.value()->image(snapshot, shown.width(), shown.height());
        REQUIRE(drawn);
        int different = 0;
        for (int y = 0; y < shown.height(); ++y) {
            const auto bytes = static_cast<std::size_t>(shown.width()) * 4;
            const std::uint8_t* row = drawn.value().rgba.data() + static_cast<std::size_t>(y) * bytes;
            different += std::equal(row, row + bytes, shown.constScanLine(y)) ? 0 : 1;
        }
        CHECK(different == 0); // rows
    };
    check("as it opens");
    session.setCamera(orbited(session.viewState().camera, 0.4f, 0.1f));
    check("turned");
    session.select(QString::fromStdString(rightPsoas));
    check("with something selected");
}

TEST_CASE("the picture comes back whole after the window was hidden, lost its context or had no room",
          "[picture-returns]")
{
    Program program;
    REQUIRE(program.untilOpen());
    const QImage before = program.pictureAtRest();
    REQUIRE_FALSE(before.isNull());

    program.hideAndShow();
    CHECK(program.pictureAtRest() == before);

    REQUIRE(program.loseContext());
    CHECK(program.pictureAtRest() == before);

    program.shrinkAndGrow();
    CHECK(program.pictureAtRest() == before);
    CHECK(program.session().pictureProblem().toStdString().empty());
}

TEST_CASE("a pose is clicked, drawn with every vertex, picked in and undone", "[poses]")
{
    Program program;
    Session& session = program.session();
    REQUIRE(program.untilOpen());
    REQUIRE(program.until([&] { return session.motion() != nullptr; }));
    REQUIRE(program.untilDrawn());
    const QImage standing = program.picture();
    const auto kneeOf = [&] {
        const auto index = *session.atlas()->find("patella-left");
        return boundsOf(*session.atlas(), index, session.body().get()).centre();
    };
    const float before = kneeOf().y;
    program.click("Left thigh raised");
    CHECK(session.viewState().shown.pose.key == "march-left");
    REQUIRE(program.until(
        [&] { return !session.mover()->isMoving() && session.body() && session.body()->detail() == Detail::full; }));
    CHECK(kneeOf().y > before + 200);
    REQUIRE(program.untilDrawn());
    CHECK(program.picture() != standing);
    session.lookFrom(60, 10);
    REQUIRE(program.untilDrawn());
    const auto place = program.placeOf("femur-left");
    REQUIRE(place);
    program.clickAt(*place);
    CHECK(session.currentKey() == "femur-left");
    program.key(Qt::Key_Z, Qt::ControlModifier);
    program.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(session.viewState().shown.pose.isRest());
    REQUIRE(program.until([&] { return !session.mover()->isMoving(); }));
    CHECK(kneeOf().y == before);
    CHECK(warnings.isEmpty());
}

TEST_CASE("what the articles think of a tight psoas stands side by side in the window", "[ideas]")
{
    Program program;
    REQUIRE(program.untilOpen());
    REQUIRE(program.until([&] { return program.session().motion() != nullptr; }));
    const std::size_t alone = program.session().snapshot()->drawables.size();
    program.session().openEntry("point-12");
    program.session().showEntry();
    REQUIRE(program.untilDrawn());
    const auto both = program.session().snapshot();
    CHECK(both->overlay.captions.size() == 2);
    CHECK(program.named("Illustration of the article’s idea") != nullptr);
    CHECK(program.named("How tight the psoas is taken to be") != nullptr);
    // The same muscle is clicked in either half.
    const auto aspect = static_cast<float>(program.session().aspect());
    for (const float from : {0.f, 0.5f}) {
        bool found = false;
        for (float x = from + 0.05f; x < from + 0.45f && !found; x += 0.01f) {
            for (float y = 0.1f; y < 0.6f && !found; y += 0.02f) {
                const auto hit = pick(*both, rayThrough(both->camera, {x, y}, aspect));
                found = hit && program.session().atlas()->at(hit->structure).key == "psoas-major-left";
            }
        }
        CHECK(found);
    }
    program.session().endShowing();
    REQUIRE(program.untilDrawn());
    CHECK(program.session().snapshot()->drawables.size() == alone);
    CHECK(warnings.isEmpty());
}

TEST_CASE("every overlay that an entry names draws something", "[overlays]")
{
    Program program;
    REQUIRE(program.untilOpen());
    Session& session = program.session();
    session.setFlightDuration(0);
    REQUIRE(program.until([&] { return session.motion() != nullptr; }));
    int overlays = 0;
    for (const Entry& entry : session.library()->entries()) {
        for (std::size_t step = 0; step <= entry.steps.size(); ++step) {
            const Showing showing = stepOf(entry, step);
            if (showing.overlay.empty()) {
                continue;
            }
            INFO(entry.key << ", step " << step << ": " << showing.overlay);
            session.showEntryOf(QString::fromStdString(entry.key), static_cast<int>(step));
            const auto snapshot = session.snapshot();
            const Overlay& drawn = snapshot->overlay;
            CHECK_FALSE((drawn.lines.empty() && drawn.lit.empty() && drawn.washes.empty()));
            if (showing.overlay == "nerves") {
                CHECK(std::ranges::any_of(snapshot->drawables, &Drawable::lit));
            } else if (showing.overlay == "slice") {
                CHECK_FALSE(session.viewState().shown.sections.empty());
            } else if (showing.overlay == "chain") {
                CHECK_FALSE(drawn.notes.empty());
            }
            ++overlays;
        }
    }
    CHECK(overlays > 30);
}

TEST_CASE("a bad file leaves what is open and says so", "[bad-file]")
{
    Program program;
    Session& session = program.session();
    REQUIRE(program.untilOpen());
    const auto open = session.atlas();
    const auto bad = program.folder().write("torn.glb", "glTF\x02 and then nothing of the kind");
    session.openUrls(QList<QUrl>{QUrl::fromLocalFile(QString::fromStdString(bad.string()))});
    REQUIRE(program.until([&] { return !session.loading(); }));
    REQUIRE(!session.problem().isEmpty());
    CHECK(session.problem().contains("torn.glb"));
    CHECK(session.atlas() == open);
    REQUIRE(program.untilDrawn());
    CHECK(program.named(session.problem()) != nullptr);
    checkFacts(program.factsOfPsoas());

    program.click("Dismiss this message");
    CHECK(session.problem().isEmpty());
    session.open(program.folder().path() / "nowhere");
    REQUIRE(program.until([&] { return !session.loading(); }));
    CHECK(session.problem().contains("nowhere"));
    CHECK(session.atlas() == open);
    CHECK(warnings.join('\n').toStdString().empty());
}

TEST_CASE("the real pack says of its psoas what the built-in atlas says", "[real-pack]")
{
    const auto reference = test::referenceDir();
    if (!reference) {
        std::cerr << "SKIPPED: no reference data. Set PSOAS_REFERENCE_DIR, or lay it beside the checkout.\n";
        WARN("skipped: no reference data");
        return;
    }
    Program program{*reference / "bp3d-4.0"};
    Session& session = program.session();
    REQUIRE(program.untilOpen());
    CHECK(session.structureCount() == 117);
    CHECK(session.problem().toStdString().empty());

    session.select("iliopsoas");
    program.key(Qt::Key_I);
    REQUIRE(program.untilDrawn());
    const QStringList real = program.factsOfPsoas();
    checkFacts(real);

    session.openBuiltIn();
    REQUIRE(program.untilOpen());
    REQUIRE(session.structureCount() != 117);
    const QStringList builtIn = program.factsOfPsoas();
    checkFacts(builtIn);
    CHECK(ofTheStructure(real).join('\n').toStdString() == ofTheStructure(builtIn).join('\n').toStdString());
    CHECK(warnings.join('\n').toStdString().empty());
}

} // namespace
} // namespace psoas

int main(int argc, char* argv[])
{
    if (const int status = psoas::runImportChild(argc, argv); status >= 0) {
        return status;
    }
    const psoas::test::TemporaryFolder cache;
    qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(cache.path().string()));
    qInstallMessageHandler(psoas::listen);
    psoas::prepareGraphics();
    int plain = 1; // the other arguments are Catch's
    QGuiApplication application{plain, argv};
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QAccessible::setActive(true);
    return Catch::Session().run(argc, argv);
}
