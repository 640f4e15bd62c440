#include "scene/explain.h"

#include "motion/body.h"
#include "motion/muscle_paths.h"
#include "motion/stick_man.h"
#include "scene/pick.h"
#include "scene/snapshot.h"
#include "support/catch.h"
#include "support/paths.h"
#include "support/shapes.h"

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

using namespace psoas;

namespace {

struct Man {
    std::shared_ptr<const MotionTables> tables;
    std::shared_ptr<const MotionModel> model;
    std::shared_ptr<const MusclePaths> paths;
};

Man man()
{
    std::vector<Problem> problems;
    Man made;
    const std::filesystem::path folder = std::filesystem::path{PSOAS_SOURCE_DIR} / "assets/atlas";
    made.tables = readMotionTables(folder, problems);
    made.model = MotionModel::create(stickMan(), made.tables);
    made.paths = std::make_shared<MusclePaths>(made.model, *readMusclePaths(folder, *made.tables, problems));
    REQUIRE(problems.empty());
    return made;
}

Box boxOf(const std::vector<glm::vec3>& points)
{
    Box box;
    for (const glm::vec3& point : points) {
        box.add(point);
    }
    return box;
}

OverlayWish wishFor(const char* overlay)
{
    OverlayWish wish{{}, overlay, Side::left};
    for (const char* muscle : {"psoas-major", "psoas-minor", "iliacus"}) {
        for (const char* end : {"-left", "-right"}) {
            wish.muscles.push_back(muscle + std::string{end});
        }
    }
    return wish;
}

OverlayWish lengths()
{
    return wishFor("length");
}

OverlayWish forces()
{
    return wishFor("forces");
}

Pose bent(double degrees)
{
    return turned({}, "hip-flexion-left", glm::radians(degrees));
}

} // namespace

TEST_CASE("the angle of thigh and trunk is drawn as wide as it is, from one to the other")
{
    const Man subject = man();
    for (const double degrees : {-15.0, 0.0, 40.0, 90.0, 120.0}) {
        INFO(degrees);
        const Pose pose = bent(degrees);
        CHECK(glm::degrees(angleAtTheFront(*subject.model, pose, Side::left)) == Approx(180 - degrees));
        const Overlay overlay = overlayOf(*subject.model, pose, {{}, "thigh-trunk-angle", Side::left, {}});
        REQUIRE(overlay.lines.size() == 3);
        const glm::vec3 hip = overlay.lines[0].points[0];
        const auto& arc = overlay.lines[2].points;
        const auto along = [&](const glm::vec3& p) { return glm::normalize(p - hip); };
        CHECK(glm::distance(along(arc.front()), along(overlay.lines[0].points[1])) < 1e-3f);
        CHECK(glm::distance(along(arc.back()), along(overlay.lines[1].points[1])) < 1e-3f);
        CHECK(along(arc[arc.size() / 2]).z > 0.1f); // through the front
    }
}

TEST_CASE("lines of pull are shorter in flexion, longer behind, and of another tint each")
{
    const Man subject = man();
    const auto tintOf = [&](double degrees) {
        const Overlay overlay = overlayOf(*subject.model, bent(degrees), lengths(), subject.paths.get());
        std::vector<Tint> tints;
        for (const OverlayLine& line : overlay.lines) {
            REQUIRE(line.points.size() > 2);
            if (line.points.back().x > 0 && std::ranges::find(tints, line.tint) == tints.end()) {
                tints.push_back(line.tint);
            }
        }
        return tints;
    };
    CHECK(tintOf(0) == std::vector{Tint::quiet});
    const auto has = [](const std::vector<Tint>& tints, Tint tint) {
        return std::ranges::find(tints, tint) != tints.end();
    };
    CHECK(has(tintOf(60), Tint::shorter));
    CHECK_FALSE(has(tintOf(60), Tint::longer));
    CHECK(has(tintOf(-15), Tint::longer));
    CHECK(overlayOf(*subject.model, bent(60), lengths()).isEmpty()); // nobody knows the lines
}

TEST_CASE("surfaces of muscles say whether they are longer or shorter than in standing, and nothing when they are not")
{
    const Man subject = man();
    const auto washOf = [&](double degrees) {
        const Overlay overlay = overlayOf(*subject.model, bent(degrees), lengths(), subject.paths.get());
        const auto psoas = subject.model->atlas().find("psoas-major-left");
        const auto found = std::ranges::find(overlay.washes, *psoas, &std::pair<StructureIndex, Wash>::first);
        return found == overlay.washes.end() ? Wash::none : found->second;
    };
    CHECK(washOf(0) == Wash::none);
    CHECK(washOf(60) == Wash::shorter);
    CHECK(washOf(-15) == Wash::longer);

    SceneSnapshot snapshot = compose(subject.model->atlas(), {}, {});
    addOverlay(snapshot, overlayOf(*subject.model, bent(60), lengths(), subject.paths.get()));
    int washed = 0;
    for (const Drawable& drawable : snapshot.drawables) {
        washed += drawable.wash == Wash::shorter ? 1 : 0;
        CHECK((drawable.wash == Wash::none || drawable.kind == Kind::muscle));
    }
    CHECK(washed > 0);
}

TEST_CASE("a lever arm is drawn from the centre of the hip square to the line of pull, as long as it is measured")
{
    const Man subject = man();
    for (const double degrees : {-15.0, 0.0, 30.0, 60.0, 90.0}) {
        INFO(degrees);
        const Pose pose = bent(degrees);
        const Overlay overlay = overlayOf(*subject.model, pose, {{}, "lever-arm", Side::left, {}}, subject.paths.get());
        const auto pull = std::ranges::find(overlay.lines, Tint::pull, &OverlayLine::tint);
        const auto arm = std::ranges::find_if(overlay.lines, [](const OverlayLine& line) {
            return line.tint == Tint::accent && line.points.size() == 2;
        });
        REQUIRE(pull != overlay.lines.end());
        REQUIRE(arm != overlay.lines.end());
        const auto places = subject.model->atlas_from_segments(pose);
        const auto thigh = subject.model->segment("thigh-left");
        const glm::vec3 centre{places[*thigh] * glm::dvec4{subject.model->centre(*thigh), 1}};
        CHECK(glm::distance(arm->points[0], centre) < 0.01f);
        const double measured = subject.paths->measured(pose, "psoas-major-left")->arm;
        CHECK(static_cast<double>(glm::distance(arm->points[0], arm->points[1])) ==
              Approx(measured).margin(0.12 * measured + 1));
        REQUIRE(overlay.notes.size() == 3);
        CHECK(overlay.notes[2].text == "Lever arm: " + std::to_string(std::lround(measured)) + " mm, of the model");
    }
    const Overlay far = overlayOf(*subject.model, bent(110), {{}, "lever-arm", Side::left, {}}, subject.paths.get());
    CHECK(far.notes[2].text == OverlayTexts{}.notMeasured);
    CHECK(overlayOf(*subject.model, {}, {{}, "lever-arm", Side::left, {}}).isEmpty());
}

TEST_CASE("nerves show through, and muscles say which plexus supplies them")
{
    CHECK(supplyOf("vastus-lateralis") == Wash::lumbar);
    CHECK(supplyOf("gluteus-maximus") == Wash::sacral);
    CHECK(supplyOf("erector-spinae") == Wash::none);
    const auto mesh = test::boxMesh({-1, -1, -1}, {1, 1, 1});
    const auto atlas = Atlas::create("three",
                                     {test::structureOf("nerve-femoral-left", mesh, Kind::nerve),
                                      test::structureOf("vastus-lateralis-left", mesh, Kind::muscle),
                                      test::structureOf("gluteus-maximus-left", mesh, Kind::muscle),
                                      test::structureOf("erector-spinae-left", mesh, Kind::muscle)},
                                     {}, {})
                           .value();
    const auto model = MotionModel::create(atlas, man().tables);
    const Overlay overlay = overlayOf(*model, {}, {{}, "nerves", Side::left, {}});
    CHECK(overlay.lit == std::vector{StructureIndex{0}});
    REQUIRE(overlay.washes.size() == 2);
    CHECK(overlay.washes[0] == std::pair{StructureIndex{1}, Wash::lumbar});
    CHECK(overlay.washes[1] == std::pair{StructureIndex{2}, Wash::sacral});
    SceneSnapshot snapshot = compose(*atlas, {}, {});
    addOverlay(snapshot, overlay);
    CHECK(snapshot.drawables[0].lit);
    CHECK_FALSE(snapshot.drawables[1].lit);
    CHECK(snapshot.drawables[3].wash == Wash::none);
}

TEST_CASE("the depth of layers is drawn as their outlines at one level, and psoas among them")
{
    const auto around = [](float half) { return test::boxMesh({-half, 60, -half}, {half, 300, half}); };
    Structure skin = test::structureOf("skin", around(150), Kind::skin);
    Structure wall = test::structureOf("external-oblique-left", around(120), Kind::muscle);
    skin.layer = 0;
    wall.layer = 1;
    const auto atlas = Atlas::create("layers",
                                     {skin, wall, test::structureOf("psoas-major-left", around(20), Kind::muscle),
                                      test::structureOf("disc-l3-l4", test::boxMesh({-20, 150, -60}, {20, 160, -20}))},
                                     {}, {})
                           .value();
    const auto model = MotionModel::create(atlas, man().tables);
    const Overlay overlay = overlayOf(*model, {}, {{}, "layers", Side::left, {}});
    REQUIRE(overlay.lines.size() == 3);
    for (const OverlayLine& line : overlay.lines) {
        CHECK(std::ranges::all_of(line.points, [](const glm::vec3& p) { return std::abs(p.y - 155) < 0.1f; }));
        CHECK(line.points.front() == line.points.back());
    }
    CHECK(overlay.lines[0].tint == Tint::quiet);
    CHECK(overlay.lines[2].tint == Tint::accent);
    REQUIRE(overlay.notes.size() == 3);
    CHECK(overlay.notes[1].text == "External oblique");
    CHECK(overlay.notes[1].at.x == Approx(120));
}

TEST_CASE("a frame stands about every section, in its plane")
{
    const Man subject = man();
    OverlayWish wish{{}, "slice", Side::left};
    CHECK(overlayOf(*subject.model, {}, wish).isEmpty());
    wish.sections = {{Axis::y, 120, true}, {Axis::x, 5, false}};
    const Overlay overlay = overlayOf(*subject.model, {}, wish);
    REQUIRE(overlay.lines.size() >= 2);
    for (const OverlayLine& line : overlay.lines) {
        const bool level = std::ranges::all_of(line.points, [](const glm::vec3& p) { return p.y == 120; });
        const bool upright = std::ranges::all_of(line.points, [](const glm::vec3& p) { return p.x == 5; });
        CHECK((level || upright));
    }
}

TEST_CASE("the articles' two ideas bend the lumbar curve to opposite sides of the one it is compared with")
{
    const Man subject = man();
    const auto shift = [&](const char* idea, double degrees) {
        const Pose pose = turned({}, "lumbar-flexion", glm::radians(degrees));
        const Overlay overlay = overlayOf(*subject.model, pose, {{}, idea, Side::left});
        REQUIRE(overlay.lines.size() >= 2);
        CHECK(overlay.lines[0].tint == Tint::weak);
        CHECK(overlay.lines[1].tint == Tint::accent);
        return overlay.lines[1].points.back().z - overlay.lines[0].points.back().z;
    };
    CHECK(shift("tight-psoas-flatter", 30) > 5);
    CHECK(shift("tight-psoas-deeper", -15) < -2);
}

TEST_CASE("an overlay is kept while nothing it is made of changes")
{
    const Man subject = man();
    Explainer explainer;
    const OverlayWish wish = lengths();
    const Overlay& first = explainer.overlay(subject.model, bent(30), wish, subject.paths.get());
    const auto* points = first.lines.front().points.data();
    CHECK(explainer.overlay(subject.model, bent(30), wish, subject.paths.get()).lines.front().points.data() == points);
    const Overlay other = explainer.overlay(subject.model, bent(31), wish, subject.paths.get());
    CHECK(other == overlayOf(*subject.model, bent(31), wish, subject.paths.get()));
    OverlayWish another = wish;
    another.overlay = "forces";
    CHECK_FALSE(explainer.overlay(subject.model, bent(31), another, subject.paths.get()) == other);
}

TEST_CASE("arrows of pull point down at the spine and up at the thigh")
{
    const Man subject = man();
    const Overlay overlay = overlayOf(*subject.model, {}, forces(), subject.paths.get());
    int down = 0;
    int up = 0;
    for (const OverlayLine& line : overlay.lines) {
        if (line.arrow) {
            CHECK(line.tint == Tint::pull);
            (line.points.back().y < line.points.front().y ? down : up) += 1;
        }
    }
    CHECK(down >= 11);
    CHECK(up >= 2);
    OverlayWish none = forces();
    none.muscles.clear(); // where no muscle is shown nothing pulls
    CHECK(overlayOf(*subject.model, {}, none, subject.paths.get()).isEmpty());
}

TEST_CASE("weak links of a chain are drawn as such, and what has no place is not drawn")
{
    const Man subject = man();
    OverlayWish wish{
        {},
        "chain",
        Side::left,
        {{"psoas", "ribs", true, {}, {}}, {"hip", "groin", false, {}, {}}, {"psoas", "moon", true, {}, {}}}};
    wish.links.push_back({"psoas", "knee", false, {}, {}});
    const Overlay overlay = overlayOf(*subject.model, {}, wish);
    REQUIRE(overlay.lines.size() == 2); // hip and groin are one place
    CHECK(overlay.lines[0].tint == Tint::weak);
    CHECK(overlay.lines[0].arrow);
    CHECK(overlay.lines[1].tint == Tint::accent);
    CHECK(overlay.notes.empty());
    wish.links[0].fromWords = wish.links[3].fromWords = "short psoas";
    wish.links[0].toWords = "ribs pulled down";
    const std::vector<OverlayNote> notes = overlayOf(*subject.model, {}, wish).notes;
    REQUIRE(notes.size() == 2); // said once
    CHECK(notes[0].text == "short psoas");
    CHECK(notes[1].text == "ribs pulled down");
}

TEST_CASE("what the body touches lies under it in every pose that has it")
{
    const Man subject = man();
    int figures = 0;
    for (const NamedPose& named : subject.tables->poses) {
        if (named.figure.empty()) {
            continue;
        }
        INFO(named.key);
        const Overlay overlay = overlayOf(*subject.model, named.pose, {named.figure, {}, Side::left, {}});
        const Box box = boxOf(overlay.figure);
        CHECK(overlay.figure.size() % 3 == 0);
        if (named.figure != "ball") { // no shoulder blades in this man
            REQUIRE_FALSE(box.isEmpty());
            ++figures;
        }
        const auto body = posed(*subject.model, named.pose);
        SceneSnapshot snapshot = compose(subject.model->atlas(), {}, {}, body.get());
        if (named.figure == "floor") {
            CHECK(box.upper.y < snapshot.bounds.lower.y + 1);
        }
        const std::size_t drawables = snapshot.drawables.size();
        addOverlay(snapshot, overlay);
        CHECK(snapshot.drawables.size() == drawables); // not to be picked
        CHECK(snapshot.bounds.lower.y <= box.lower.y);
    }
    CHECK(figures > 10);
    CHECK(overlayOf(*subject.model, {}, {"cloud", {}, Side::left, {}}).isEmpty());
}
