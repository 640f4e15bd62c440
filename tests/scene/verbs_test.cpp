#include "scene/pick.h"
#include "scene/snapshot.h"
#include "scene/tools/tool.h"
#include "scene/verbs.h"
#include "scene/views.h"
#include "support/catch.h"
#include "support/shapes.h"

using namespace psoas;
using namespace psoas::test;

namespace {

std::shared_ptr<const Atlas> threeBoxes()
{
    std::vector<Structure> structures;
    for (const char* key : {"femur-left", "femur-right", "psoas-minor-left"}) {
        structures.push_back(structureOf(key, boxMesh({0, 0, 0}, {1, 1, 1})));
    }
    structures.back().hiddenByDefault = true;
    return Atlas::create("three", std::move(structures), {}, {}).value();
}

std::vector<std::string> shownKeys(const Atlas& atlas, const Shown& shown)
{
    std::vector<std::string> keys;
    for (const Structure& structure : atlas.structures()) {
        if (isShown(structure, shown)) {
            keys.push_back(structure.key);
        }
    }
    return keys;
}

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("Hiding takes out of sight and out of the selection")
{
    const auto atlas = threeBoxes();
    Shown shown = selected({}, Keys{"femur-left", "femur-right"});
    shown = hidden(shown, Keys{"femur-left"});
    CHECK(shown.selection == Keys{"femur-right"});
    CHECK(shownKeys(*atlas, shown) == Keys{"femur-right"});
    CHECK(hiddenCount(*atlas, shown) == 1);
    CHECK(hiddenCount(*atlas, allShown(shown, *atlas)) == 0);
}

TEST_CASE("A variant is out of sight until asked for, and hiding it is not counted as hidden")
{
    const auto atlas = threeBoxes();
    CHECK(shownKeys(*atlas, {}) == Keys{"femur-left", "femur-right"});
    Shown shown = revealed({}, *atlas, Keys{"psoas-minor-left"});
    CHECK(shownKeys(*atlas, shown).size() == 3);
    shown = hidden(shown, Keys{"psoas-minor-left"});
    CHECK(shownKeys(*atlas, shown).size() == 2);
    CHECK(hiddenCount(*atlas, shown) == 0);
}

TEST_CASE("Isolating shows nothing else, and twice is as before")
{
    const auto atlas = threeBoxes();
    const Shown before = hidden({}, Keys{"femur-right"});
    Shown shown = isolationToggled(before, Keys{"psoas-minor-left"});
    CHECK(shownKeys(*atlas, shown) == Keys{"psoas-minor-left"});
    shown = isolationToggled(shown, Keys{"psoas-minor-left"});
    CHECK(shown == before);
}

TEST_CASE("Revealing one thing while others are hidden shows only that")
{
    const auto atlas = threeBoxes();
    Shown shown = hidden({}, Keys{"femur-left", "femur-right"});
    shown = revealed(shown, *atlas, Keys{"femur-left"});
    CHECK(shownKeys(*atlas, shown) == Keys{"femur-left"});
}

TEST_CASE("Fading a mixed set fades all, and again unfades all")
{
    Shown shown = fadeToggled({}, Keys{"femur-left"});
    shown = fadeToggled(shown, Keys{"femur-left", "femur-right"});
    CHECK(shown.faded.size() == 2);
    CHECK(fadeToggled(shown, Keys{"femur-left", "femur-right"}).faded.empty());
}

TEST_CASE("Ctrl-click adds and takes away")
{
    Shown shown = selectionToggled({}, Keys{"femur-left"});
    shown = selectionToggled(shown, Keys{"femur-right"});
    CHECK(shown.selection == Keys{"femur-left", "femur-right"});
    CHECK(selectionToggled(shown, Keys{"femur-left"}).selection == Keys{"femur-right"});
}

TEST_CASE(
    "Every tool has an id of its own, words, and leaves all as it was at a click on nothing but select's clearing")
{
    const auto atlas = threeBoxes();
    std::set<std::string_view> ids;
    for (const auto& tool : allTools()) {
        CAPTURE(std::string{tool->id()});
        CHECK(ids.insert(tool->id()).second);
        CHECK_FALSE(tool->name().empty());
        CHECK_FALSE(tool->help().empty());
        Shown shown;
        shown.faded.insert("femur-left");
        CHECK(tool->onClick(*atlas, shown, std::nullopt, false) == shown);
        const PickResult hit{StructureIndex{1}, {}, 1, 0, false, {}, {}};
        CHECK_FALSE(tool->onClick(*atlas, shown, hit, false) == shown);
    }
    CHECK(allTools().front()->id() == "select");
}

TEST_CASE("Views begin with the six directions")
{
    CHECK(allViews(*threeBoxes()).size() == 6);
    CHECK(allViews(*threeBoxes())[2].key == "left");
    CHECK(allViews(*threeBoxes())[2].yaw == 90);
}

TEST_CASE("a group stands for what one sees of it")
{
    const auto named = [](const char* key) {
        Structure structure = structureOf(key, boxMesh({0, 0, 0}, {1, 1, 1}));
        structure.group = "both";
        return structure;
    };
    const Structure seen = named("seen");
    Structure waiting = named("waiting");
    waiting.hiddenByDefault = true;
    Structure hull = named("hull");
    hull.glassByDefault = true;
    const auto atlas = Atlas::create("Three", {seen, waiting, hull}, {{"both", "Both", "", ""}}, {}).value();
    const Shown opening = openingShown(*atlas);
    CHECK(opening.faded == std::set<std::string>{"hull"});
    CHECK(keysMeantBy(*atlas, opening, "both") == std::vector<std::string>{"seen", "hull"});
    CHECK(keysMeantBy(*atlas, opening, "waiting") == std::vector<std::string>{"waiting"});
    const std::vector<std::string> asked{"waiting"};
    CHECK(keysMeantBy(*atlas, revealed(opening, *atlas, asked), "both").size() == 3);
    CHECK(keysMeantBy(*atlas, opening, "nobody").empty());

    // A click goes through the hull, but not through what was turned to glass by hand.
    Shown onlyHull = opening;
    onlyHull.hidden.insert("seen");
    const Ray through{{0.5f, 0.5f, 10}, {0, 0, -1}};
    CHECK_FALSE(pick(compose(*atlas, {{}, onlyHull}, {}), through));
    onlyHull.faded.clear();
    CHECK(pick(compose(*atlas, {{}, onlyHull}, {}), through));

    // What was turned to glass or hidden by hand comes back; the hull stays glass.
    Shown changed = opening;
    changed.faded.insert("seen");
    changed.hidden.insert("seen");
    CHECK(allShown(changed, *atlas) == opening);
}
