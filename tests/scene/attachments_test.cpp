#include "scene/pick.h"
#include "scene/snapshot.h"
#include "scene/verbs.h"
#include "support/catch.h"
#include "support/shapes.h"

using namespace psoas;
using namespace psoas::test;
using Keys = std::vector<std::string>;

namespace {

/// A muscle before a bone, its origin painted on the bone.
std::shared_ptr<const Atlas> painted()
{
    std::vector<Structure> structures;
    structures.push_back(structureOf("femur-left", boxMesh({0, 0, 0}, {10, 10, 10})));
    structures.push_back(structureOf("psoas-major-left", boxMesh({0, 0, 12}, {10, 10, 20}), Kind::muscle));
    structures.push_back(structureOf("psoas-major-left/origin", boxMesh({2, 2, 10.05f}, {8, 8, 10.1f}), Kind::origin));
    structures.back().muscle = "psoas-major-left";
    structures.back().bones = {"femur-left"};
    structures.back().hiddenByDefault = true;
    return Atlas::create("painted", std::move(structures), {}, {}).value();
}

Keys drawn(const Atlas& atlas, const Shown& shown)
{
    Keys keys;
    for (const Drawable& drawable : compose(atlas, {{}, shown}, {}).drawables) {
        keys.push_back(atlas.at(drawable.structure).key);
    }
    return keys;
}

} // namespace

TEST_CASE("Attachment areas come with their muscle as glass, and go again")
{
    const auto atlas = painted();
    CHECK(drawn(*atlas, {}).size() == 2);
    CHECK(attachmentsOf(*atlas, Keys{"psoas-major-left"}) == Keys{"psoas-major-left/origin"});
    CHECK(attachmentsOf(*atlas, Keys{"femur-left"}) == Keys{"psoas-major-left/origin"});
    for (const char* key : {"psoas-major-left", "femur-left", "psoas-major-left/origin"}) {
        INFO(key);
        const Shown with = attachmentsToggled({}, *atlas, Keys{key});
        CHECK(drawn(*atlas, with).size() == 3);
        CHECK(with.faded.contains("psoas-major-left"));
        CHECK(attachmentsToggled(with, *atlas, Keys{key}) == Shown{});
    }
    CHECK(hiddenCount(*atlas, {}) == 0);
}

TEST_CASE("No area floats: it goes with its bone, and with its muscle when that is hidden")
{
    const auto atlas = painted();
    const Shown with = attachmentsToggled({}, *atlas, Keys{"psoas-major-left"});
    CHECK(drawn(*atlas, hidden(with, Keys{"femur-left"})) == Keys{"psoas-major-left"});
    CHECK(drawn(*atlas, hidden(with, Keys{"psoas-major-left"})) == Keys{"femur-left"});
    // Asked for by name, it shows on the bare bone.
    const Shown bare = revealed(hidden(with, Keys{"psoas-major-left"}), *atlas, Keys{"psoas-major-left/origin"});
    CHECK(drawn(*atlas, bare) == Keys{"femur-left", "psoas-major-left/origin"});
    // Isolated with its bone it stays, without it there is nothing to lie on.
    CHECK(drawn(*atlas, isolationToggled(with, Keys{"femur-left", "psoas-major-left/origin"})).size() == 2);
    CHECK(drawn(*atlas, isolationToggled(with, Keys{"psoas-major-left/origin"})).empty());
}

TEST_CASE("A click on an area is a click on the area, not on the bone under it")
{
    const auto atlas = painted();
    Shown shown = revealed({}, *atlas, Keys{"psoas-major-left/origin"});
    shown = hidden(shown, Keys{});
    shown.hidden.insert("psoas-major-left");
    const SceneSnapshot snapshot = compose(*atlas, {{}, shown}, {});
    const auto onArea = pick(snapshot, {{5, 5, 100}, {0, 0, -1}});
    REQUIRE(onArea);
    CHECK(atlas->at(onArea->structure).key == "psoas-major-left/origin");
    const auto beside = pick(snapshot, {{1, 1, 100}, {0, 0, -1}});
    REQUIRE(beside);
    CHECK(atlas->at(beside->structure).key == "femur-left");
}
