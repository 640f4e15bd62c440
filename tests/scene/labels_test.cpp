#include "scene/dissection.h"
#include "scene/labels.h"
#include "scene/verbs.h"
#include "support/catch.h"
#include "support/shapes.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace psoas;
using namespace psoas::test;

namespace {

constexpr int width = 800;
constexpr int height = 500;

/// Columns of boxes beside one another, left and right, of several heights.
std::shared_ptr<const Atlas> shelves()
{
    std::vector<Structure> structures;
    for (int row = 0; row < 6; ++row) {
        const float y = static_cast<float>(row) * 40;
        for (const char* side : {"-left", "-right"}) {
            const float x = side[1] == 'l' ? 10.f : -60.f;
            structures.push_back(structureOf("muscle-" + std::to_string(row) + side,
                                             boxMesh({x, y, 0}, {x + 50, y + 30, 30}), Kind::muscle));
            structures.back().name =
                std::string{side[1] == 'l' ? "Left" : "Right"} + " muscle number " + std::to_string(row);
        }
    }
    structures.push_back(structureOf("behind", boxMesh({-60, 0, -40}, {60, 230, -30}), Kind::bone));
    return Atlas::create("shelves", std::move(structures), {}, {}).value();
}

glm::vec2 measured(const std::string& text)
{
    return {7.f * static_cast<float>(text.size()), 15};
}

ViewState labelled(const Atlas& atlas)
{
    ViewState state;
    state.shown.labels = true;
    state.camera.pitch = 0.1f;
    state.camera = framed(state.camera, atlas.bounds(), static_cast<float>(width) / height);
    return state;
}

std::vector<std::string> textsOf(const std::vector<Label>& labels)
{
    std::vector<std::string> texts;
    for (const Label& label : labels) {
        texts.push_back(label.text);
    }
    std::ranges::sort(texts);
    return texts;
}

bool overlap(const Label& a, const Label& b)
{
    return a.corner.x < b.corner.x + b.size.x && b.corner.x < a.corner.x + a.size.x &&
           a.corner.y < b.corner.y + b.size.y && b.corner.y < a.corner.y + a.size.y;
}

} // namespace

TEST_CASE("Labels name what is seen, once for both sides, within the picture and without overlapping")
{
    const auto atlas = shelves();
    LabelPlan plan;
    const auto labels = plan.update(compose(*atlas, labelled(*atlas), {}), width, height, measured);
    const auto texts = textsOf(labels);
    CHECK(std::ranges::count(texts, "Muscle number 3") == 1);
    CHECK(labels.size() >= 6);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Label& one = labels[i];
        CAPTURE(one.text);
        CHECK(one.corner.x >= 0);
        CHECK(one.corner.y >= 0);
        CHECK(one.corner.x + one.size.x <= width);
        CHECK(one.corner.y + one.size.y <= height);
        for (std::size_t k = 0; k < i; ++k) {
            CHECK_FALSE(overlap(one, labels[k]));
        }
    }
    CHECK(plan.update(compose(*atlas, ViewState{}, {}), width, height, measured).empty());
}

TEST_CASE("No label lies under what covers the picture, nor names what does")
{
    const auto atlas = shelves();
    const ViewState state = labelled(*atlas);
    Presentation presentation;
    LabelPlan before;
    const auto free = before.update(compose(*atlas, state, presentation), width, height, measured);
    REQUIRE(free.size() > 4);
    // The top left, the foot, and what the lowest label names.
    const glm::vec2 low = std::ranges::max_element(free, {}, [](const Label& label) { return label.anchor.y; })->anchor;
    presentation.covered = {
        {0, 0, 0.45f, 0.4f}, {0, 0.9f, 1, 0.1f}, {low.x / width - 0.01f, low.y / height - 0.01f, 0.02f, 0.02f}};
    LabelPlan plan;
    const auto labels = plan.update(compose(*atlas, state, presentation), width, height, measured);
    REQUIRE(labels.size() > 1);
    CHECK(labels.size() < free.size());
    for (const Label& label : labels) {
        INFO(label.text);
        CHECK((label.corner.y >= 0.4f * height || label.corner.x >= 0.45f * width));
        CHECK(label.corner.y + label.size.y <= 0.9f * height);
        CHECK(label.anchor != low);
    }
}

TEST_CASE("A label goes when what it names is hidden, covered, cut or peeled away")
{
    const auto atlas = shelves();
    ViewState state = labelled(*atlas);
    LabelPlan plan;
    const auto has = [&](const char* text) {
        const auto texts = textsOf(plan.update(compose(*atlas, state, {}), width, height, measured));
        return std::ranges::find(texts, text) != texts.end();
    };
    REQUIRE(has("Muscle number 2"));
    SECTION("hidden")
    {
        state.shown.hidden = {"muscle-2-left", "muscle-2-right"};
        CHECK_FALSE(has("Muscle number 2"));
    }
    SECTION("cut away")
    {
        state.shown.sections = {{Axis::y, 75, true}};
        CHECK_FALSE(has("Muscle number 2"));
        CHECK(has("Muscle number 1"));
    }
    SECTION("behind others")
    {
        state.camera.yaw = 3.1f;
        CHECK_FALSE(has("Muscle number 2"));
        CHECK(has("behind"));
    }
    SECTION("behind others while turning, too")
    {
        state.camera.yaw = 3.1f;
        Presentation moving;
        moving.quality = Quality::draft;
        const auto texts = textsOf(plan.update(compose(*atlas, state, moving), width, height, measured));
        CHECK(std::ranges::find(texts, "Muscle number 2") == texts.end());
    }
}

TEST_CASE("What is selected is always named, and strongly")
{
    const auto atlas = shelves();
    ViewState state = labelled(*atlas);
    state.shown.selection = {"muscle-4-left", "muscle-4-right"};
    LabelPlan plan;
    const auto& labels = plan.update(compose(*atlas, state, {}), width, height, measured);
    CHECK(std::ranges::count_if(labels, [](const Label& one) { return one.strong; }) == 2);
}

TEST_CASE("Labels stand still while the body turns")
{
    const auto atlas = shelves();
    ViewState state = labelled(*atlas);
    Presentation moving;
    moving.quality = Quality::draft;
    LabelPlan plan;
    plan.update(compose(*atlas, state, {}), width, height, measured);
    std::map<std::string, Label> before;
    float furthest = 0;
    int changedSides = 0;
    constexpr float step = 0.004f; // radians
    for (int i = 0; i < 200; ++i) {
        state.camera.yaw += i < 100 ? step : -step;
        for (const Label& label : plan.update(compose(*atlas, state, moving), width, height, measured)) {
            const auto old = before.find(label.text);
            if (old != before.end()) {
                furthest = std::max(furthest, std::abs(label.corner.y - old->second.corner.y));
                changedSides += label.onRight != old->second.onRight ? 1 : 0;
            }
            before[label.text] = label;
        }
    }
    // No farther than one place in the column, and from side to side only where the middle is passed.
    CHECK(furthest <= 24);
    CHECK(changedSides <= 2);
}
