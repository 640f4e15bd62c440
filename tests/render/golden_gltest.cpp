#include "render/golden.h"
#include "render/passes/all_passes.h"
#include "render/test_bodies.h"
#include "scene/cut_faces.h"
#include "support/catch.h"

#include <algorithm>
#include <set>

using namespace psoas;
using namespace psoas::test;

namespace {

SceneSnapshot selectedScene()
{
    SceneSnapshot snapshot = smallScene();
    snapshot.drawables[1].selected = true; // the ball, partly behind the nerve
    snapshot.drawables[2].hovered = true;
    snapshot.presentation.hovered = snapshot.drawables[2].structure;
    return snapshot;
}

SceneSnapshot glassScene()
{
    SceneSnapshot snapshot = smallScene();
    for (std::size_t i : {0, 1, 3}) {
        snapshot.drawables[i].faded = true;
    }
    return snapshot;
}

/// An origin and an insertion painted on bones.
SceneSnapshot paintedScene()
{
    SceneSnapshot snapshot;
    add(snapshot, ellipsoid({30, 40, 30}, 32, false), at({-36, 0, 0}), Kind::bone);
    add(snapshot, ellipsoid({30, 40, 30}, 32, false), at({36, 0, 0}), Kind::bone);
    add(snapshot, ellipsoid({24, 30, 30}, 32, false), at({-36, 0, 2}), Kind::origin);
    add(snapshot, ellipsoid({24, 30, 30}, 32, false), at({36, 0, 2}), Kind::insertion);
    aim(snapshot, 1);
    return snapshot;
}

SceneSnapshot pinnedScene()
{
    SceneSnapshot snapshot = smallScene();
    const auto pin = [&](const glm::vec3& place, std::uint32_t structure) {
        snapshot.pins.push_back({"pin", "", place, std::nullopt, {structure}, false, false});
    };
    pin({30, 30, 34}, 1);
    pin({30, 30, -34}, 1); // behind its bone
    pin({-55, 40, 20}, 0);
    pin({36, -62, 6}, 4);
    snapshot.pins.back().chosen = true;
    return snapshot;
}

/// Cut level and from the side, with something faded, and a nerve within the muscle.
SceneSnapshot cutScene()
{
    SceneSnapshot snapshot = smallScene();
    add(snapshot, ellipsoid({6, 50, 6}, 16, false), at({-55, 0, 6}), Kind::nerve);
    snapshot.drawables[1].selected = true;
    snapshot.drawables[4].faded = true;
    snapshot.sections = {{Axis::y, 8, true}, {Axis::x, 44, true}};
    snapshot.camera.pitch = 0.75f;
    cutThrough(snapshot, nullptr);
    return snapshot;
}

SceneSnapshot mirroredScene()
{
    SceneSnapshot snapshot;
    const auto mesh = wedge({60, 90, 50});
    const auto muscle = ellipsoid({16, 50, 12}, 24, true);
    add(snapshot, mesh, at({45, 0, 0}), Kind::bone);
    add(snapshot, mesh, mirroredAt({-45, 0, 0}), Kind::bone);
    add(snapshot, muscle, at({45, 0, 40}), Kind::muscle);
    add(snapshot, muscle, mirroredAt({-45, 0, 40}), Kind::muscle);
    aim(snapshot, 1);
    return snapshot;
}

/// Lines of every tint before and behind a body, an arrow, and a seat it stands on.
SceneSnapshot overlayScene()
{
    SceneSnapshot snapshot = smallScene();
    const Box box = snapshot.bounds;
    const glm::vec3 size = box.size();
    Overlay overlay;
    int row = 0;
    for (const Tint tint : {Tint::quiet, Tint::accent, Tint::shorter, Tint::longer, Tint::pull, Tint::weak}) {
        const float y = box.lower.y + size.y * (0.1f + 0.15f * static_cast<float>(row));
        overlay.lines.push_back({{{box.lower.x - 0.2f * size.x, y, box.centre().z},
                                  {box.centre().x, y + 0.05f * size.y, box.centre().z},
                                  {box.upper.x + 0.2f * size.x, y, box.centre().z}},
                                 tint,
                                 10,
                                 row % 2 == 1});
        ++row;
    }
    const glm::vec3 a{box.lower.x - 20, box.lower.y - 4, box.lower.z - 20};
    const glm::vec3 b{box.upper.x + 20, box.lower.y - 4, box.lower.z - 20};
    const glm::vec3 c{box.upper.x + 20, box.lower.y - 4, box.upper.z + 20};
    const glm::vec3 d{box.lower.x - 20, box.lower.y - 4, box.upper.z + 20};
    overlay.figure = {a, b, c, a, c, d};
    addOverlay(snapshot, std::move(overlay));
    return snapshot;
}

/// Muscles that say something by their surfaces, a nerve behind one of them, and words to all of it.
SceneSnapshot explainedScene()
{
    SceneSnapshot snapshot;
    const auto muscle = ellipsoid({22, 62, 18}, 24, true);
    const auto nerve = ellipsoid({70, 5, 5}, 16, false);
    Overlay overlay;
    for (int i = 0; i < 4; ++i) {
        add(snapshot, muscle, at({(static_cast<float>(i) - 1.5f) * 50, 0, 0}), Kind::muscle);
        snapshot.drawables.back().structure = {static_cast<std::uint32_t>(i)};
        overlay.washes.emplace_back(StructureIndex{static_cast<std::uint32_t>(i)}, static_cast<Wash>(i + 1));
    }
    snapshot.drawables[0].selected = true;
    snapshot.drawables[3].faded = true;
    add(snapshot, nerve, at({-30, 10, -40}), Kind::nerve);
    snapshot.drawables.back().structure = {4};
    overlay.lit = {{4}};
    overlay.notes = {{"A note", {-75, 20, 18}}, {"Another note", {-25, 10, 18}}};
    overlay.rows = {{"Strong words", true, {}, Wash::none},
                    {"Shorter", false, {}, Wash::shorter},
                    {"Longer", false, {}, Wash::longer},
                    {"Weak", false, Tint::weak, Wash::none}};
    overlay.captions = {"One idea", "And the other"};
    aim(snapshot, 1);
    addOverlay(snapshot, std::move(overlay));
    return snapshot;
}

/// One ball of every kind.
SceneSnapshot kindsScene()
{
    SceneSnapshot snapshot;
    const auto ball = ellipsoid({15, 17, 15}, 32, true);
    for (int kind = 0; kind <= static_cast<int>(Kind::other); ++kind) {
        const glm::vec3 place{static_cast<float>(kind % 4) * 36, static_cast<float>(-(kind / 4)) * 38, 0};
        add(snapshot, ball, at(place), static_cast<Kind>(kind));
    }
    snapshot.camera.pitch = 0;
    snapshot.camera = framed(snapshot.camera, snapshot.bounds, 1);
    return snapshot;
}

struct Case {
    std::string name;
    std::string pass; ///< the one it is about
    SceneSnapshot (*scene)();
    Quality quality;
    Theme theme;
    bool transparent;
    Tolerance tolerance{};
};

std::vector<Case> allCases()
{
    return {
        {"background-light", "background", [] { return SceneSnapshot{}; }, Quality::standard, Theme::light, false},
        {"background-dark", "background", [] { return SceneSnapshot{}; }, Quality::standard, Theme::dark, false},
        {"solid-draft", "solid", smallScene, Quality::draft, Theme::light, false},
        {"solid-kinds", "solid", kindsScene, Quality::standard, Theme::light, false},
        {"solid-kinds-dark", "solid", kindsScene, Quality::standard, Theme::dark, false},
        {"solid-mirrored", "solid", mirroredScene, Quality::standard, Theme::light, false},
        {"ink-standard", "ink", smallScene, Quality::standard, Theme::light, false},
        {"shadow-final", "shadow", smallScene, Quality::final, Theme::light, false},
        {"accumulate-final-dark", "accumulate", smallScene, Quality::final, Theme::dark, false},
        {"glass-light", "glass", glassScene, Quality::standard, Theme::light, false},
        {"glass-dark", "glass", glassScene, Quality::standard, Theme::dark, false},
        {"glass-draft", "glass", glassScene, Quality::draft, Theme::light, false},
        {"overlay-light", "overlay", overlayScene, Quality::standard, Theme::light, false},
        {"overlay-dark", "overlay", overlayScene, Quality::draft, Theme::dark, false},
        {"explained-light", "overlay", explainedScene, Quality::standard, Theme::light, false},
        {"explained-dark", "overlay", explainedScene, Quality::standard, Theme::dark, false},
        {"explained-draft", "overlay", explainedScene, Quality::draft, Theme::light, false},
        {"outline-light", "outline", selectedScene, Quality::standard, Theme::light, false},
        {"outline-dark", "outline", selectedScene, Quality::standard, Theme::dark, false},
        {"outline-draft", "outline", selectedScene, Quality::draft, Theme::dark, false},
        {"section-light", "section", cutScene, Quality::standard, Theme::light, false},
        {"section-dark", "section", cutScene, Quality::final, Theme::dark, false},
        {"section-draft", "section", cutScene, Quality::draft, Theme::light, false},
        {"solid-areas", "solid", paintedScene, Quality::standard, Theme::light, false},
        {"pins-light", "label", pinnedScene, Quality::standard, Theme::light, false},
        {"pins-dark", "label", pinnedScene, Quality::draft, Theme::dark, false},
        {"transparent", "background", glassScene, Quality::standard, Theme::light, true},
    };
}

} // namespace

TEST_CASE("pictures match their golden ones")
{
    for (const Case& one : allCases()) {
        DYNAMIC_SECTION(one.name)
        {
            SceneSnapshot snapshot = one.scene();
            snapshot.presentation.quality = one.quality;
            snapshot.presentation.theme = one.theme;
            snapshot.presentation.transparentBackground = one.transparent;
            checkGolden(one.name, drawn(snapshot, 256, 256), offscreen().renderer().driver(), one.tolerance);
        }
    }
}

TEST_CASE("every pass of a picture has a golden picture about it")
{
    std::set<std::string> covered;
    for (const Case& one : allCases()) {
        covered.insert(one.pass);
    }
    for (const PassEntry& entry : allPasses()) {
        if (entry.inPicture) {
            INFO(entry.name);
            CHECK(covered.contains(std::string{entry.name}));
        }
    }
}
