#include "app/commands.h"
#include "fixture.h"
#include "scene/verbs.h"
#include "support/catch.h"

#include <thread>

using namespace psoas;
using namespace psoas::test;

namespace {

/// Where `point` of the atlas lies in the picture, (0,0) .. (1,1).
QPointF inPicture(const Session& session, const glm::vec3& point, float aspect)
{
    const Camera& camera = session.viewState().camera;
    const glm::vec4 clip = clip_from_view(camera, aspect, {}) * view_from_atlas(camera) * glm::vec4{point, 1};
    return {0.5 + 0.5 * static_cast<double>(clip.x / clip.w), 0.5 - 0.5 * static_cast<double>(clip.y / clip.w)};
}

LoadedAtlas loaded(std::shared_ptr<const Atlas> atlas, std::vector<Problem> problems = {})
{
    LoadedAtlas result;
    result.atlas = std::move(atlas);
    result.problems = std::move(problems);
    return result;
}

} // namespace

TEST_CASE("a click selects what lies there, and on nothing clears")
{
    const auto session = boxSession();
    session->click(leftPsoas, false);
    CHECK(session->currentKey() == "psoas-major-left");
    CHECK(session->currentName() == "Left psoas major");
    session->click(rightPsoas, false);
    CHECK(session->currentKey() == "psoas-major-right");
    CHECK(session->selectionCount() == 1);
    session->click(leftPsoas, true);
    CHECK(session->selectionCount() == 2);
    session->click(nothing, false);
    CHECK(session->selectionCount() == 0);
}

TEST_CASE("what is hidden cannot be picked, is counted and comes back by restore")
{
    const auto session = boxSession();
    CHECK(session->hiddenCount() == 0); // the variant that nobody asked for does not count
    session->click(leftPsoas, false);
    session->run("hide");
    CHECK(session->hiddenCount() == 1);
    CHECK(session->hiddenStructures().at(0).toMap().value("key").toString() == "psoas-major-left");
    session->click(leftPsoas, false);
    CHECK(session->currentKey() == "sacrum"); // what lies behind
    session->restoreHidden();
    CHECK(session->hiddenCount() == 0);
    session->click(leftPsoas, false);
    CHECK(session->currentKey() == "psoas-major-left");
}

TEST_CASE("finding a hidden structure restores only that")
{
    const auto session = boxSession();
    session->toggleVisible("psoas-major-left");
    session->toggleVisible("sacrum");
    CHECK(session->hiddenCount() == 2);
    const QSignalSpy found{session.get(), &Session::found};
    session->find("psoas-major-left");
    CHECK(session->hiddenCount() == 1);
    CHECK(session->currentKey() == "psoas-major-left");
    CHECK(found.count() == 1);
    session->undo(); // one step, not two
    CHECK(session->hiddenCount() == 2);
}

TEST_CASE("a variant is shown when asked for")
{
    const auto session = boxSession();
    session->toggleVisible("psoas-minor");
    CHECK(isShown(session->atlas()->at(*session->atlas()->find("psoas-minor-left")), session->viewState().shown));
    session->toggleVisible("psoas-minor");
    CHECK_FALSE(isShown(session->atlas()->at(*session->atlas()->find("psoas-minor-left")), session->viewState().shown));
    CHECK(session->hiddenCount() == 0);
}

TEST_CASE("every command that changes what is shown is undone by undo and redone by redo")
{
    for (const Command& command : allCommands()) {
        if (!command.action || command.id == "undo" || command.id == "redo" || command.id == "open-built-in") {
            continue;
        }
        const auto session = boxSession();
        session->click(leftPsoas, false);
        session->run("fade");
        session->select("psoas-major-right");
        INFO(command.id.toStdString());
        const Shown before = session->viewState().shown;
        session->run(command.id);
        const Shown after = session->viewState().shown;
        if (after == before) {
            continue;
        }
        session->undo();
        CHECK(session->viewState().shown == before);
        session->redo();
        CHECK(session->viewState().shown == after);
    }
}

TEST_CASE("undo leaves the camera alone, and something new ends the redoing")
{
    const auto session = boxSession();
    session->click(leftPsoas, false);
    session->orbit(0.5, 0.2);
    const Camera camera = session->viewState().camera;
    session->undo();
    CHECK(session->selectionCount() == 0);
    CHECK(session->viewState().camera == camera);
    CHECK(session->canRedo());
    session->click(rightPsoas, false);
    CHECK_FALSE(session->canRedo());
}

TEST_CASE("commands act on what is under the pointer while nothing is selected")
{
    const auto session = boxSession();
    session->hover(rightPsoas);
    CHECK(session->hoveredName() == "Right psoas major");
    session->run("hide");
    CHECK(session->viewState().shown.hidden == std::set<std::string>{"psoas-major-right"});
}

TEST_CASE("a command that is not offered does nothing")
{
    const auto session = boxSession();
    session->run("hide"); // nothing is selected or under the pointer
    CHECK_FALSE(session->canUndo());
    session->run("no-such-command");
    CHECK_FALSE(session->canUndo());
}

TEST_CASE("escape once goes back to selecting, twice shows all")
{
    const auto session = boxSession();
    session->select("sacrum");
    session->run("hide");
    session->setToolId("hide");
    session->run("escape");
    CHECK(session->toolId() == "select");
    CHECK(session->hiddenCount() == 1);
    session->run("escape");
    CHECK(session->hiddenCount() == 0);
}

TEST_CASE("zooming leaves what is under the pointer under the pointer")
{
    const auto session = boxSession();
    const auto hit = pick(*session->snapshot(), rayThrough(session->viewState().camera, {0.62f, 0.5f}, 2));
    REQUIRE(hit);
    const float before = session->viewState().camera.distance;
    for (int notch = 0; notch < 5; ++notch) {
        session->zoom(0.85, leftPsoas);
    }
    CHECK(session->viewState().camera.distance < 0.5f * before);
    const QPointF now = inPicture(*session, hit->position, 2);
    CHECK_THAT(now.x(), WithinAbs(leftPsoas.x(), 1e-3));
    CHECK_THAT(now.y(), WithinAbs(leftPsoas.y(), 1e-3));
}

TEST_CASE("panning keeps what was taken under the hand")
{
    const auto session = boxSession();
    const auto hit = pick(*session->snapshot(), rayThrough(session->viewState().camera, {0.62f, 0.5f}, 2));
    REQUIRE(hit);
    session->beginDrag(Drag::pan, leftPsoas);
    session->drag({0.7, 0.6}, {});
    session->drag({0.5, 0.4}, {});
    session->endDrag();
    const QPointF now = inPicture(*session, hit->position, 2);
    CHECK_THAT(now.x(), WithinAbs(0.5, 1e-3));
    CHECK_THAT(now.y(), WithinAbs(0.4, 1e-3));
}

TEST_CASE("dragging to the right turns the front of the body to the right")
{
    const auto session = boxSession();
    session->beginDrag(Drag::orbit, {0.5, 0.5});
    session->drag({0.6, 0.5}, {0.3, 0});
    CHECK(session->cameraYaw() < 0); // the camera goes to the subject's right
    CHECK(session->direction() == "from the front");
}

TEST_CASE("a smooth zoom arrives where the wheel asked for, a flight where it was sent")
{
    const auto session = boxSession();
    session->setFlightDuration(60);
    const float before = session->viewState().camera.distance;
    session->zoom(0.5, {0.5, 0.5});
    CHECK(waitUntil([&] { return std::abs(session->viewState().camera.distance / before - 0.5f) < 1e-3f; }));
    session->lookFrom(90, 0);
    CHECK(session->isFlying());
    CHECK(waitUntil([&] { return !session->isFlying(); }));
    CHECK_THAT(session->cameraYaw(), WithinAbs(90, 1e-3));
    CHECK(session->direction() == "from the subject's left");
}

TEST_CASE("the hand interrupts a flight")
{
    const auto session = boxSession();
    session->setFlightDuration(100000);
    session->lookFrom(90, 0);
    REQUIRE(session->isFlying());
    session->beginDrag(Drag::orbit, {0.5, 0.5});
    CHECK_FALSE(session->isFlying());
}

TEST_CASE("a moving picture is drawn as a draft, and once in full when the hand stops")
{
    const auto session = boxSession();
    session->orbit(0.1, 0);
    CHECK(session->snapshot()->presentation.quality == Quality::draft);
    QSignalSpy drawn{session.get(), &Session::snapshotChanged};
    CHECK(waitUntil([&] { return session->quality() == Quality::final; }));
    CHECK(session->snapshot()->presentation.quality == Quality::final);
    CHECK(drawn.count() == 1);
}

TEST_CASE("hovering asks for a new picture only when something else lights up")
{
    const auto session = boxSession();
    session->hover(leftPsoas);
    const QSignalSpy drawn{session.get(), &Session::snapshotChanged};
    session->hover(leftPsoas + QPointF{0.001, 0});
    CHECK(drawn.count() == 0);
    session->hover(nothing);
    CHECK(drawn.count() == 1);
    CHECK(session->hoveredKey().isEmpty());
}

TEST_CASE("a menu on a structure selects it unless it is selected already")
{
    const auto session = boxSession();
    session->select("iliopsoas");
    CHECK(session->selectForMenu(leftPsoas));
    CHECK(session->selectionCount() == 2); // not the variant
    session->select("sacrum");
    CHECK(session->selectForMenu(leftPsoas));
    CHECK(session->currentKey() == "psoas-major-left");
    CHECK_FALSE(session->selectForMenu(nothing));
}

TEST_CASE("every view can be flown to")
{
    const auto session = boxSession();
    session->flyToView("left-psoas");
    CHECK_THAT(session->cameraYaw(), WithinAbs(30, 1e-3));
    CHECK_THAT(session->viewState().camera.target.x, WithinAbs(100, 1e-3));
    session->flyToView("superior");
    CHECK(session->direction() == "from above");
}

TEST_CASE("opening runs beside the interface and shows what came")
{
    needApplication();
    SessionParts parts;
    parts.content = assetsDir() / "content";
    std::thread::id loader;
    parts.load = [&](const std::filesystem::path&, const LoadOptions& options) -> Result<LoadedAtlas> {
        loader = std::this_thread::get_id();
        options.progress(1, 2, "sacrum");
        return loaded(boxAtlas(), {{"pack.yaml", 3, "has a part without a mesh"}});
    };
    Session session{parts};
    QSignalSpy progress{&session, &Session::progressChanged};
    session.openBuiltIn();
    CHECK(session.loading());
    CHECK_FALSE(session.hasAtlas());
    REQUIRE(waitUntil([&] { return !session.loading(); }));
    CHECK(loader != std::this_thread::get_id());
    CHECK(session.atlasName() == "Boxes");
    CHECK(session.searchIndex() != nullptr);
    CHECK(progress.count() >= 2);
    CHECK(session.progressText() == "sacrum");
    CHECK(session.problemDetails().contains("pack.yaml:3: has a part without a mesh"));
    CHECK(session.snapshot()->drawables.size() == 3);
}

TEST_CASE("opening that fails keeps what was there and says why")
{
    needApplication();
    SessionParts parts;
    parts.content = assetsDir() / "content";
    parts.load = [](const std::filesystem::path& path, const LoadOptions&) -> Result<LoadedAtlas> {
        if (path.empty()) {
            return loaded(boxAtlas());
        }
        return Error{"There is no file " + path.string() + "; check the name.", {}};
    };
    Session session{parts};
    session.openBuiltIn();
    REQUIRE(waitUntil([&] { return !session.loading(); }));
    session.select("sacrum");
    session.openUrls({QUrl::fromLocalFile("/no/such/model.obj")});
    REQUIRE(waitUntil([&] { return !session.loading(); }));
    CHECK(session.problem() == "There is no file /no/such/model.obj; check the name.");
    CHECK(session.atlasName() == "Boxes");
    CHECK(session.currentKey() == "sacrum");
    session.dismissProblem();
    CHECK(session.problem().isEmpty());
}

TEST_CASE("opening can be cancelled, and a second opening wins over the first")
{
    needApplication();
    SessionParts parts;
    parts.content = assetsDir() / "content";
    parts.load = [](const std::filesystem::path& path, const LoadOptions& options) -> Result<LoadedAtlas> {
        while (path == "slow" && !*options.cancel) {
            std::this_thread::yield();
        }
        return loaded(boxAtlas(path.string()));
    };
    Session session{parts};
    session.open("slow");
    session.cancelLoading();
    CHECK_FALSE(session.loading());
    CHECK_FALSE(session.problem().isEmpty()); // nothing is open: says what to do
    session.open("slow");
    session.open("second");
    REQUIRE(waitUntil([&] { return session.hasAtlas(); }));
    CHECK(session.atlasName() == "second");
    session.open("slow"); // and a session may end while something is on its way
}

TEST_CASE("a camera made for the atlas is taken over")
{
    needApplication();
    Session session;
    session.setInitialView([](const Atlas&) {
        ViewState state;
        state.camera.distance = 321;
        state.shown.selection = {"sacrum"};
        return state;
    });
    session.setAtlas(boxAtlas());
    session.setAspect(3);
    CHECK(session.viewState().camera.distance == 321);
    CHECK(session.currentKey() == "sacrum");
}

TEST_CASE("the same message is shown once")
{
    needApplication();
    Session session;
    session.report("Something is missing.");
    session.report("Something is missing.");
    session.report("Something else is missing.");
    CHECK(session.problemCount() == 2);
    CHECK(session.problem() == "Something is missing.");
    session.dismissProblem();
    CHECK(session.problem() == "Something else is missing.");
}

TEST_CASE("each mapping of the mouse turns and moves, and shift and left drag always moves")
{
    for (const Hands& hands : allHands()) {
        INFO(hands.id.toStdString());
        std::set<Drag> drags;
        for (const Hands::Rule& rule : hands.rules) {
            drags.insert(dragFor(hands.id, rule.button, rule.modifiers));
        }
        CHECK(drags.contains(Drag::orbit));
        CHECK(drags.contains(Drag::pan));
        CHECK(dragFor(hands.id, Qt::LeftButton, Qt::ShiftModifier) == Drag::pan);
        CHECK(dragFor(hands.id, Qt::LeftButton, Qt::NoModifier) == Drag::orbit);
    }
    CHECK(dragFor("atlas", Qt::RightButton, Qt::NoModifier) == Drag::pan);
    CHECK(dragFor("slicer", Qt::RightButton, Qt::NoModifier) == Drag::zoom);
    CHECK(dragFor("blender", Qt::MiddleButton, Qt::NoModifier) == Drag::orbit);
    CHECK(dragFor("of nobody", Qt::MiddleButton, Qt::NoModifier) == Drag::pan);
}
