#include "modeller/checks.h"
#include "modeller/spine.h"
#include "modeller/structures.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

using namespace psoas;
using namespace psoas::modeller;

namespace {

Context& shipped()
{
    static Context context{test::assetsDir() / "atlas" / "tables"};
    return context;
}

const SpinePlan& spine()
{
    static const SpinePlan plan = [] {
        Result<SpinePlan> read = spineFrom(shipped());
        if (!read) {
            FAIL(read.error().what);
        }
        return read.value();
    }();
    return plan;
}

const Mesh& surface(std::string_view key)
{
    static std::map<std::string, Mesh, std::less<>> made;
    const auto found = made.find(key);
    if (found != made.end()) {
        return found->second;
    }
    Result<Mesh> mesh = shipped().make(std::string{key});
    if (!mesh) {
        FAIL(mesh.error().what);
    }
    return made.emplace(std::string{key}, std::move(mesh.value())).first->second;
}

std::string keyOf(const LevelPlan& level)
{
    return "vertebra-" + level.name;
}

/// A vertebra's vertices in its level's frame.
std::vector<glm::vec3> inLevel(const LevelPlan& level)
{
    const glm::mat4 level_from_atlas = glm::inverse(level.atlas_from_level);
    std::vector<glm::vec3> points;
    for (const glm::vec3& position : surface(keyOf(level)).positions) {
        points.emplace_back(level_from_atlas * glm::vec4{position, 1});
    }
    return points;
}

template<class Filter>
Box boxOf(const std::vector<glm::vec3>& points, Filter filter)
{
    Box box;
    for (const glm::vec3& point : points) {
        if (filter(point)) {
            box.add(point);
        }
    }
    return box;
}

/// 5 % or 1 mm, whichever is more.
void checkLength(const char* what, double measured, double wanted)
{
    INFO(what << ": measured " << measured << ", wanted " << wanted);
    CHECK(std::abs(measured - wanted) <= std::max(1.0, 0.05 * wanted));
}

/// How far the surface of `mesh` stays outside `field` at least, mm (negative: it enters).
float clearance(const Mesh& mesh, const Field& field)
{
    float least = std::numeric_limits<float>::max();
    for (const glm::vec3& position : mesh.positions) {
        least = std::min(least, field.at(position));
    }
    return least;
}

} // namespace

TEST_CASE("Vertebrae, discs, sacrum and coccyx are sound surfaces")
{
    for (const char* key :
         {"vertebra-t12", "vertebra-l1", "vertebra-l2", "vertebra-l3", "vertebra-l4", "vertebra-l5", "disc-t12-l1",
          "disc-l1-l2", "disc-l2-l3", "disc-l3-l4", "disc-l4-l5", "disc-l5-s1", "sacrum", "coccyx"}) {
        INFO(key);
        const Mesh& mesh = surface(key);
        const Soundness soundness = soundnessOf(mesh);
        CHECK(soundness.closed);
        CHECK(soundness.outward);
        CHECK(soundness.pieces == 1);
        CHECK(soundness.sliverShare < 0.001);
        CHECK(selfCrossings(mesh) == 0);
        CHECK(mesh.normals.size() == mesh.positions.size());
        CHECK(mesh.triangleCount() >= 4000);
        CHECK(mesh.triangleCount() <= 20000);
        // These are all symmetric.
        CHECK(boundsOf(mesh).lower.x == Approx(-boundsOf(mesh).upper.x).margin(0.7));
    }
}

TEST_CASE("Vertebral bodies have the widths, depths and heights of their table")
{
    for (std::size_t i = 0; i < 6; ++i) {
        const LevelPlan& level = spine().levels[i];
        INFO(level.name);
        const std::vector<glm::vec3> points = inLevel(level);
        const float top = level.body.meanHeight() / 2;
        const auto front = [](const glm::vec3& p) { return p.z > -4; };
        checkLength("upper width",
                    boxOf(points, [&](const glm::vec3& p) { return front(p) && p.y > top - 6; }).size().x,
                    level.body.width.x);
        checkLength("lower width",
                    boxOf(points, [&](const glm::vec3& p) { return front(p) && p.y < 6 - top; }).size().x,
                    level.body.width.y);
        const float frontUp = boxOf(points, [&](const glm::vec3& p) { return front(p) && p.y > top - 6; }).upper.z;
        const float frontLow = boxOf(points, [&](const glm::vec3& p) { return front(p) && p.y < 6 - top; }).upper.z;
        checkLength("upper depth, front half", frontUp, level.body.depth.x / 2);
        checkLength("lower depth, front half", frontLow, level.body.depth.y / 2);
        // The waist is the widest place of the slice at mid-height.
        checkLength("waist",
                    boxOf(points, [&](const glm::vec3& p) { return p.z > -1 && std::abs(p.y) < 1.2f; }).size().x,
                    level.body.waist);
        const auto rim = [&](float z) {
            return boxOf(points, [&](const glm::vec3& p) { return std::abs(p.x) < 12 && std::abs(p.z - z) < 2; });
        };
        checkLength("front height", rim(level.body.meanDepth() / 2 - 2.5f).size().y, level.body.height.x);
        checkLength("span of the transverse processes", boxOf(points, [](const glm::vec3&) { return true; }).size().x,
                    2 * level.tip.x);
        const float end = boxOf(points, [](const glm::vec3&) { return true; }).lower.z;
        checkLength("end of the spinous process", -end, -level.spinousEnd.z);
    }
}

TEST_CASE("Bodies stand where the standing stack says, lowest and widest below")
{
    for (std::size_t i = 0; i < 6; ++i) {
        const LevelPlan& level = spine().levels[i];
        INFO(level.name);
        const std::vector<glm::vec3> points = inLevel(level);
        const Box body = boxOf(points, [](const glm::vec3& p) { return p.z > 2; });
        CHECK(body.centre().y == Approx(0).margin(1));
        CHECK(body.centre().x == Approx(0).margin(0.4));
    }
    // The tilt of the upper endplate itself, by the heights of its rim in front and behind.
    const Mesh& l4 = surface("vertebra-l4");
    const glm::vec3 centre{spine().levels[4].atlas_from_level[3]};
    CHECK(centre.y == Approx(165.1));
    CHECK(centre.z == Approx(-3.6));
    float frontTop = 0;
    float backTop = 0;
    for (const glm::vec3& p : l4.positions) {
        if (std::abs(p.x) < 4 && p.z - centre.z > 12) {
            frontTop = std::max(frontTop, p.y);
        }
        if (std::abs(p.x) < 4 && p.z - centre.z < -12 && p.z - centre.z > -17) {
            backTop = std::max(backTop, p.y);
        }
    }
    CHECK(backTop > frontTop + 1);
}

TEST_CASE("The canal and the intervertebral foramina are open")
{
    for (std::size_t i = 0; i < 6; ++i) {
        const LevelPlan& level = spine().levels[i];
        INFO(level.name);
        Result<FieldPtr> solid = shipped().solid(keyOf(level));
        REQUIRE(solid);
        const auto at = [&](const glm::vec3& p) {
            return solid.value()->at(glm::vec3{level.atlas_from_level * glm::vec4{p, 1}});
        };
        const float back = level.body.back();
        // A rod of 9 mm goes down behind the body.
        for (float y = -20; y <= 20; y += 2) {
            CHECK(at({0, y, back + level.body.notch - level.canal.y * 0.45f}) > 4.5f);
        }
        // Width of the canal at the pedicles.
        float half = 0;
        const float height = level.body.height.y / 2 - level.below - level.pedicle.y / 2;
        while (half < 30 && at({half, height, back - 4}) > 0) {
            half += 0.1f;
        }
        checkLength("canal width", 2 * half, level.canal.x);
        // Below the pedicle the nerve leaves sideways through a gap of 7 mm at least.
        const float under = height - level.pedicle.y / 2 - 5.5f;
        for (float x = 0; x < 24; x += 2) {
            CHECK(at({x, under, back - 3.5f}) > 2.5f);
        }
    }
}

TEST_CASE("Facets face each other across a joint space")
{
    for (std::size_t i = 1; i < 7; ++i) {
        const std::string lower = i < 6 ? keyOf(spine().levels[i]) : "sacrum";
        const std::string upper = keyOf(spine().levels[i - 1]);
        INFO(upper << " on " << lower);
        Result<FieldPtr> solid = shipped().solid(lower);
        REQUIRE(solid);
        const float space = clearance(surface(upper), *solid.value());
        CHECK(space > 0.5f);
        CHECK(space < 2.5f);
    }
}

TEST_CASE("Discs meet the endplates without entering the bone")
{
    const char* names[] = {"t12-l1", "l1-l2", "l2-l3", "l3-l4", "l4-l5", "l5-s1"};
    for (std::size_t i = 0; i < 6; ++i) {
        INFO(names[i]);
        const Mesh& disc = surface(std::string{"disc-"} + names[i]);
        const std::string lower = i < 5 ? keyOf(spine().levels[i + 1]) : "sacrum";
        for (const std::string& bone : {keyOf(spine().levels[i]), lower}) {
            Result<FieldPtr> solid = shipped().solid(bone);
            REQUIRE(solid);
            CHECK(clearance(disc, *solid.value()) > -0.35f);
            // A good part of the disc's surface lies on each bone.
            const auto close = std::count_if(disc.positions.begin(), disc.positions.end(),
                                             [&](const glm::vec3& p) { return std::abs(solid.value()->at(p)) < 0.3f; });
            CHECK(static_cast<double>(close) / static_cast<double>(disc.positions.size()) > 0.2);
        }
    }
}

TEST_CASE("The sacrum has its height, breadth, canal and foramina")
{
    const Mesh& sacrum = surface("sacrum");
    const Box box = boundsOf(sacrum);
    checkLength("breadth", box.size().x, 112);
    // From the promontory to the apex.
    glm::vec3 promontory{0, 0, -1e3f};
    glm::vec3 apex{0, 1e3f, 0};
    for (const glm::vec3& p : sacrum.positions) {
        if (std::abs(p.x) < 4 && p.z > promontory.z) {
            promontory = p;
        }
        if (std::abs(p.x) < 6 && p.y < apex.y) {
            apex = p;
        }
    }
    checkLength("height", glm::distance(promontory, apex), 108);
    // Hollow in front: halfway down the surface lies 12 mm or more behind the line from promontory to apex.
    float hollow = 0;
    const glm::vec3 chord = glm::normalize(apex - promontory);
    for (const glm::vec3& p : sacrum.positions) {
        const float along = glm::dot(p - promontory, chord);
        if (std::abs(p.x) < 3 && along > 45 && along < 65) {
            const glm::vec3 across = p - promontory - along * chord;
            hollow = std::max(hollow, across.z < 0 && glm::length(across) < 30 ? glm::length(across) : 0.f);
        }
    }
    CHECK(hollow > 12);
    Result<FieldPtr> solid = shipped().solid("sacrum");
    REQUIRE(solid);
    // Euler: four pairs of foramina in front and behind, and the canal with its hiatus, give a surface of many handles.
    const auto vertices = static_cast<long>(sacrum.positions.size());
    const auto faces = static_cast<long>(sacrum.triangleCount());
    const long handles = (2 - (vertices - faces / 2)) / 2;
    CHECK(handles >= 9);
}
