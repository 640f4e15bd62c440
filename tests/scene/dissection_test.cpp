#include "scene/cut_faces.h"
#include "scene/dissection.h"
#include "scene/pick.h"
#include "scene/verbs.h"
#include "support/catch.h"
#include "support/shapes.h"

#include <algorithm>

using namespace psoas;
using namespace psoas::test;
using Keys = std::vector<std::string>;

namespace {

/// A box within a box, and one beside them; skin about all.
std::shared_ptr<const Atlas> nested()
{
    std::vector<Structure> structures;
    structures.push_back(structureOf("skin", boxMesh({-100, -100, -100}, {200, 100, 100}), Kind::skin));
    structures.back().glassByDefault = true;
    structures.push_back(structureOf("rectus-abdominis-left", boxMesh({-60, -60, 60}, {60, 60, 70}), Kind::muscle));
    structures.back().hiddenByDefault = true;
    structures.push_back(structureOf("psoas-major-left", boxMesh({-40, -50, -40}, {40, 50, 40}), Kind::muscle));
    structures.push_back(structureOf("nerve-femoral-left", boxMesh({-5, -50, -5}, {5, 50, 5}), Kind::nerve));
    structures.push_back(structureOf("femur-left", boxMesh({100, -50, -40}, {160, 30, 40}), Kind::bone));
    std::vector<Landmark> landmarks(1);
    landmarks[0].key = "lesser-trochanter-left";
    landmarks[0].name = "Left lesser trochanter";
    landmarks[0].bone = "femur-left";
    landmarks[0].point = {130, 10, 40};
    landmarks[0].facing = glm::vec3{0, 0, 1};
    Dissection dissection;
    dissection.layers = {{"skin", "Skin", {"skin"}},
                         {"arms", "Arms", {"humerus"}}, // nothing of it is there
                         {"surface", "Muscles at the surface", {"rectus-abdominis"}},
                         {"nerves", "Nerves", {"nerve-femoral", "rectus-abdominis"}}};
    dissection.stops = {{"trochanter", "Trochanter", 1, {"lesser-trochanter-left"}},
                        {"middle", "Middle", 0, {"psoas-major", "femur"}},
                        {"gone", "Gone", 1, {"disc-l3-l4"}}};
    return Atlas::create("nested", std::move(structures), {}, {}, std::move(landmarks), std::move(dissection)).value();
}

Keys drawn(const Atlas& atlas, const Shown& shown)
{
    Keys keys;
    for (const Drawable& drawable : compose(atlas, {{}, shown}, {}).drawables) {
        if (drawable.cutBy == 0) {
            keys.push_back(atlas.at(drawable.structure).key);
        }
    }
    return keys;
}

/// Straight down from far above.
Ray down(float x, float z)
{
    return {{x, 1000, z}, {0, -1, 0}};
}

std::string keyOf(const Atlas& atlas, const std::optional<PickResult>& hit)
{
    return hit ? atlas.at(hit->structure).key : std::string{};
}

} // namespace

TEST_CASE("A plane cuts away one side and closes what it cuts")
{
    const auto atlas = nested();
    ViewState state{{}, openingShown(*atlas)};
    state.shown.sections = {{Axis::y, 0, true}};
    const SceneSnapshot snapshot = compose(*atlas, state, {});
    REQUIRE(snapshot.cutFaces.size() == 4);
    const auto faceOf = [&](const char* key) {
        const auto index = atlas->find(key);
        return *std::ranges::find_if(snapshot.cutFaces,
                                     [&](const auto& face) { return face->source == atlas->at(*index).mesh; });
    };
    CHECK_THAT(faceOf("psoas-major-left")->area, WithinAbs(80.0 * 80.0, 0.5));
    CHECK_THAT(faceOf("nerve-femoral-left")->area, WithinAbs(100.0, 0.1));
    CHECK(snapshot.leftOpen.empty());
    // Nothing that is drawn reaches beyond the plane by more than faces lie on one another.
    CHECK(snapshot.bounds.upper.y < 1);

    SECTION("a ray from above hits the face and names it, the inner before the outer")
    {
        const auto outer = pick(snapshot, down(30, 0));
        REQUIRE(outer);
        CHECK(keyOf(*atlas, outer) == "psoas-major-left");
        CHECK(outer->cutFace);
        CHECK_THAT(outer->position.y, WithinAbs(0.0, 0.3));
        CHECK(keyOf(*atlas, pick(snapshot, down(0, 0))) == "nerve-femoral-left");
    }
    SECTION("a ray from below meets the surface as before")
    {
        const auto hit = pick(snapshot, {{130, -1000, 0}, {0, 1, 0}});
        CHECK(keyOf(*atlas, hit) == "femur-left");
        CHECK_FALSE(hit->cutFace);
    }
    SECTION("a ray through what is cut away meets nothing there")
    {
        CHECK_FALSE(pick(snapshot, {{-1000, 25, 0}, {1, 0, 0}}));
        CHECK(pick(snapshot, {{-1000, -25, 0}, {1, 0, 0}}));
    }
    SECTION("faces are taken over from the snapshot before, not made again")
    {
        const SceneSnapshot again = compose(*atlas, state, {}, nullptr, &snapshot);
        CHECK(again.cutFaces == snapshot.cutFaces);
        state.shown.sections[0].at = 1;
        CHECK(compose(*atlas, state, {}, nullptr, &snapshot).cutFaces != snapshot.cutFaces);
    }
}

TEST_CASE("The other side is kept when the section is turned over")
{
    const auto atlas = nested();
    const Shown shown = sectioned(openingShown(*atlas), {Axis::x, 80, true});
    CHECK(drawn(*atlas, shown) == Keys{"skin", "psoas-major-left", "nerve-femoral-left"});
    CHECK(drawn(*atlas, sectionFlipped(shown, Axis::x)) == Keys{"skin", "femur-left"});
    CHECK(sectionAcross(sectionFlipped(shown, Axis::x), Axis::x)->keepsBelow == false);
    CHECK_FALSE(sectionAcross(sectionRemoved(shown, Axis::x), Axis::x));
}

TEST_CASE("Three planes cut out a corner, and no more than three are held")
{
    const auto atlas = nested();
    Shown shown = openingShown(*atlas);
    for (const Axis axis : {Axis::x, Axis::y, Axis::z}) {
        shown = sectioned(std::move(shown), {axis, 0, true});
    }
    const SceneSnapshot snapshot = compose(*atlas, {{}, shown}, {});
    // From each side the face of that plane, and only where the other two keep it.
    CHECK(keyOf(*atlas, pick(snapshot, down(-20, -20))) == "psoas-major-left");
    CHECK_FALSE(pick(snapshot, down(20, -20)));
    CHECK_FALSE(pick(snapshot, down(-20, 20)));
    CHECK(pick(snapshot, {{1000, -20, -20}, {-1, 0, 0}})->cutFace);
    CHECK(pick(snapshot, {{-20, -20, 1000}, {0, 0, -1}})->cutFace);
    shown = sectioned(std::move(shown), {Axis::y, 7, false});
    CHECK(shown.sections.size() == 3);
    CHECK(sectionAcross(shown, Axis::y) == SectionPlane{Axis::y, 7, false});
}

TEST_CASE("A surface with a wide hole is left open where the plane meets the hole, and said to be")
{
    // A box without its front.
    auto mesh = std::make_shared<Mesh>(*boxMesh({-10, -10, -10}, {10, 10, 10}));
    std::vector<std::uint32_t> triangles;
    for (std::size_t i = 0; i < mesh->triangles.size(); i += 3) {
        const auto z = [&](std::size_t k) { return mesh->positions[mesh->triangles[i + k]].z; };
        if (!(z(0) > 0 && z(1) > 0 && z(2) > 0)) {
            triangles.insert(triangles.end(), &mesh->triangles[i], &mesh->triangles[i] + 3);
        }
    }
    mesh->triangles = triangles;
    Drawable drawable;
    drawable.mesh = mesh;
    drawable.tree = std::make_shared<MeshTree>(mesh);
    const CutFace across = cut(drawable, {Axis::y, 0, true}, false);
    CHECK(across.open);
    CHECK(across.mesh == nullptr);
    const CutFace behind = cut(drawable, {Axis::z, 0, true}, false);
    CHECK_FALSE(behind.open);
    CHECK_THAT(behind.area, WithinAbs(400.0, 0.01));
}

TEST_CASE("Overlapping and hollow bodies are filled by the rule of non-zero winding")
{
    // Two boxes that overlap as one mesh, and a third turned inside out within the first: a cavity.
    Mesh all;
    const auto put = [&](const Mesh& mesh, bool inverted) {
        const auto first = static_cast<std::uint32_t>(all.positions.size());
        all.positions.insert(all.positions.end(), mesh.positions.begin(), mesh.positions.end());
        for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
            all.triangles.insert(all.triangles.end(),
                                 {first + mesh.triangles[i], first + mesh.triangles[i + (inverted ? 2 : 1)],
                                  first + mesh.triangles[i + (inverted ? 1 : 2)]});
        }
    };
    put(*boxMesh({0, 0, 0}, {20, 10, 20}), false);
    put(*boxMesh({10, 0, 10}, {30, 10, 30}), false);
    put(*boxMesh({2, 2, 2}, {6, 8, 6}), true);
    computeNormals(all);
    Drawable drawable;
    drawable.mesh = std::make_shared<const Mesh>(std::move(all));
    const CutFace face = cut(drawable, {Axis::y, 5, true}, false);
    CHECK_THAT(face.area, WithinAbs(400.0 + 400.0 - 100.0 - 16.0, 0.01));
    // The triangles, rims left out, cover just that.
    double covered = 0;
    const Mesh& mesh = *face.mesh;
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
        const auto corner = [&](std::size_t k) { return mesh.positions[mesh.triangles[i + k]]; };
        if (corner(0).y == 5.f && corner(1).y == 5.f && corner(2).y == 5.f) {
            covered += 0.5 * static_cast<double>(glm::length(glm::cross(corner(1) - corner(0), corner(2) - corner(0))));
        }
    }
    CHECK_THAT(covered, WithinAbs(face.area, 0.05));
}

TEST_CASE("Stops lie in the middle of what they go through")
{
    const auto atlas = nested();
    REQUIRE(atlas->sectionStops().size() == 2); // of the third nothing is there
    const SceneSnapshot snapshot = compose(*atlas, {}, {});
    CHECK_THAT(placeOf(atlas->sectionStops()[0], *atlas, snapshot), WithinAbs(10.0, 1e-4));
    CHECK_THAT(placeOf(atlas->sectionStops()[1], *atlas, snapshot), WithinAbs(65.0, 1e-3));
    // As it is drawn, not as it rests.
    SceneSnapshot moved = snapshot;
    for (Drawable& drawable : moved.drawables) {
        drawable.atlas_from_mesh[3].y += 5;
    }
    CHECK_THAT(placeOf(atlas->sectionStops()[0], *atlas, moved), WithinAbs(15.0, 1e-4));
}

TEST_CASE("Peeling takes layers off from outside in")
{
    const auto atlas = nested();
    REQUIRE(atlas->layers().size() == 3);                               // of the arms nothing is there
    CHECK(atlas->at(*atlas->find("rectus-abdominis-left")).layer == 1); // the first layer that names it
    const Shown opening = openingShown(*atlas);
    CHECK(drawn(*atlas, peeled(opening, *atlas, 0)).size() == 5); // what waited comes too
    CHECK(drawn(*atlas, peeled(opening, *atlas, 1)).size() == 4);
    CHECK(drawn(*atlas, peeled(opening, *atlas, 2)) == Keys{"psoas-major-left", "nerve-femoral-left", "femur-left"});
    CHECK(drawn(*atlas, peeled(opening, *atlas, 3)) == Keys{"psoas-major-left", "femur-left"});
    CHECK(peeled(opening, *atlas, 99).peel == 3);
    CHECK(peeled(peeled(opening, *atlas, 2), *atlas, std::nullopt) == opening);

    SECTION("the skin is solid as long as it is on")
    {
        const SceneSnapshot whole = compose(*atlas, {{}, peeled(opening, *atlas, 0)}, {});
        CHECK_FALSE(whole.drawables.front().faded);
        CHECK_FALSE(whole.drawables.front().hull);
        CHECK(compose(*atlas, {{}, opening}, {}).drawables.front().hull);
    }
    SECTION("what is hidden stays hidden, and only that is listed")
    {
        Shown shown = hidden(opening, Keys{"femur-left"});
        shown = peeled(std::move(shown), *atlas, 2);
        CHECK(hiddenCount(*atlas, shown) == 1);
        shown = peeled(std::move(shown), *atlas, 0);
        CHECK(drawn(*atlas, shown).size() == 4);
        CHECK(hiddenCount(*atlas, shown) == 1);
        CHECK(hiddenCount(*atlas, hidden(shown, Keys{"rectus-abdominis-left"})) == 2);
    }
    SECTION("what is off cannot be picked, nor stay selected")
    {
        Shown shown = selected(opening, Keys{"nerve-femoral-left", "psoas-major-left"});
        shown = peeled(std::move(shown), *atlas, 3);
        CHECK(shown.selection == Keys{"psoas-major-left"});
        const SceneSnapshot snapshot = compose(*atlas, {{}, shown}, {});
        CHECK(keyOf(*atlas, pick(snapshot, {{0, 0, 1000}, {0, 0, -1}})) == "psoas-major-left");
    }
    SECTION("searching for it brings back that alone, until the next layer comes off over it")
    {
        Shown shown = peeled(opening, *atlas, 3);
        shown = revealed(std::move(shown), *atlas, Keys{"rectus-abdominis-left"});
        CHECK(drawn(*atlas, shown) == Keys{"rectus-abdominis-left", "psoas-major-left", "femur-left"});
        shown = peeled(peeled(std::move(shown), *atlas, 0), *atlas, 2);
        CHECK(drawn(*atlas, shown) == Keys{"psoas-major-left", "nerve-femoral-left", "femur-left"});
    }
    SECTION("showing all ends it")
    {
        CHECK(allShown(sectioned(peeled(opening, *atlas, 2), {Axis::y, 0, true}), *atlas) == opening);
    }
}

TEST_CASE("Pins stand on what is shown, and a click on one names it")
{
    const auto atlas = nested();
    ViewState state{{}, openingShown(*atlas)};
    CHECK(compose(*atlas, state, {}).pins.empty());
    state.shown.pins = true;
    const SceneSnapshot snapshot = compose(*atlas, state, {});
    REQUIRE(snapshot.pins.size() == 1);
    CHECK(snapshot.pins[0].name == "Left lesser trochanter");
    const Ray at{{130, 10, 1000}, {0, 0, -1}};
    const auto hit = pick(snapshot, at);
    REQUIRE(hit);
    CHECK(hit->landmark == "lesser-trochanter-left");
    CHECK(keyOf(*atlas, hit) == "femur-left");
    CHECK(pick(snapshot, {{140, 10, 1000}, {0, 0, -1}})->landmark.empty());
    CHECK(pick(snapshot, {{130, 10, -1000}, {0, 0, 1}})->landmark.empty()); // from behind the bone is before it

    state.shown.sections = {{Axis::y, 0, true}};
    CHECK(compose(*atlas, state, {}).pins.empty());
    state.shown.sections.clear();
    state.shown.hidden.insert("femur-left");
    CHECK(compose(*atlas, state, {}).pins.empty());
    // One that was found shows alone.
    state.shown = openingShown(*atlas);
    state.shown.landmark = "lesser-trochanter-left";
    CHECK(compose(*atlas, state, {}).pins.at(0).chosen);
}
