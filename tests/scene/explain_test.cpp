#include "scene/explain.h"

#include "motion/body.h"
#include "motion/muscle_paths.h"
#include "motion/stick_man.h"
#include "scene/pick.h"
#include "scene/snapshot.h"
#include "support/catch.h"
#include "support/paths.h"

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>

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
        const Overlay overlay =
            overlayOf(*subject.model, bent(degrees), {{}, "length", Side::left, {}}, subject.paths.get());
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
    CHECK(overlayOf(*subject.model, bent(60), {{}, "length", Side::left, {}}).isEmpty()); // nobody knows the lines
}

TEST_CASE("arrows of pull point down at the spine and up at the thigh")
{
    const Man subject = man();
    const Overlay overlay = overlayOf(*subject.model, {}, {{}, "forces", Side::left, {}}, subject.paths.get());
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
}

TEST_CASE("weak links of a chain are drawn as such, and what has no place is not drawn")
{
    const Man subject = man();
    OverlayWish wish{
        {}, "chain", Side::left, {{"psoas", "ribs", true}, {"hip", "groin", false}, {"psoas", "moon", true}}};
    wish.links.push_back({"psoas", "knee", false});
    const Overlay overlay = overlayOf(*subject.model, {}, wish);
    REQUIRE(overlay.lines.size() == 2); // hip and groin are one place
    CHECK(overlay.lines[0].tint == Tint::weak);
    CHECK(overlay.lines[0].arrow);
    CHECK(overlay.lines[1].tint == Tint::accent);
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
