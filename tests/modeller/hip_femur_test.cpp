#include "modeller/bone.h"
#include "modeller/checks.h"
#include "modeller/context.h"
#include "modeller/structures.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>

using namespace psoas;
using namespace psoas::modeller;

namespace {

const glm::vec3 hipCentre{85, 0, 0};

Context& shipped()
{
    static Context context{test::assetsDir() / "atlas" / "tables"};
    return context;
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

using Wanted = std::function<bool(const glm::vec3&)>;

/// The vertex farthest along `direction` among those wanted.
glm::vec3 farthest(const Mesh& mesh, const glm::vec3& direction, const Wanted& wanted)
{
    glm::vec3 best{0};
    float most = -std::numeric_limits<float>::max();
    for (const glm::vec3& position : mesh.positions) {
        if (wanted(position) && glm::dot(position, direction) > most) {
            most = glm::dot(position, direction);
            best = position;
        }
    }
    return best;
}

bool everywhere(const glm::vec3&)
{
    return true;
}

/// Handles of a closed surface: 0 a ball, 1 a ring.
int handles(const Mesh& mesh)
{
    const auto triangles = static_cast<int>(mesh.triangleCount());
    return (2 - (static_cast<int>(mesh.positions.size()) - triangles / 2)) / 2;
}

std::string refusal(const std::string& text)
{
    Table table = Table::parse(text, "bone.table");
    (void)boneFrom(table);
    const Result<void> sound = table.finish();
    return sound ? std::string{} : sound.error().what;
}

const std::string plate = "landmark a 0 0 0 half 3\nlandmark b 30 0 0 half 3\nlandmark c 0 30 0 half 3\n";

/// Vertices of an OBJ file of BodyParts3D, brought to the atlas frame with their hip joint centre on ours.
std::vector<glm::vec3> referencePoints(const std::filesystem::path& path, const glm::vec3& hip)
{
    std::vector<glm::vec3> points;
    std::ifstream file{path};
    std::string line;
    while (std::getline(file, line)) {
        std::istringstream words{line};
        std::string word;
        glm::vec3 p;
        if (words >> word && word == "v" && words >> p.x >> p.y >> p.z) {
            points.push_back(glm::vec3{p.x, p.z - 811.42f, -p.y - 78.74f} - hip + hipCentre);
        }
    }
    return points;
}

} // namespace

TEST_CASE("hip bone and femur are sound surfaces")
{
    for (const std::string key : {"hip-bone-left", "femur-left"}) {
        INFO(key);
        const Mesh& mesh = surface(key);
        const Soundness soundness = soundnessOf(mesh);
        CHECK(soundness.closed);
        CHECK(soundness.outward);
        CHECK(soundness.pieces == 1);
        CHECK(soundness.sliverShare < 0.001);
        CHECK(selfCrossings(mesh) == 0);
        CHECK(mesh.normals.size() == mesh.positions.size());
        CHECK(mesh.triangleCount() > 8000);
        CHECK(mesh.triangleCount() <= 20000);
    }
    CHECK(handles(surface("hip-bone-left")) == 1); // the obturator foramen
    CHECK(handles(surface("femur-left")) == 0);
}

TEST_CASE("the right sides mirror the left")
{
    const Mesh& left = surface("femur-left");
    const Mesh& right = surface("femur-right");
    REQUIRE(left.positions.size() == right.positions.size());
    CHECK(soundnessOf(right).outward);
    CHECK(boundsOf(right).lower.x == Approx(-boundsOf(left).upper.x));
}

// Governing values and their sources: design facts A4 and A5 (AUG, MAL, CT1K, BELL, forensic osteometry).
TEST_CASE("the hip bone has a man's dimensions")
{
    const Mesh& bone = surface("hip-bone-left");
    const glm::vec3 asis = farthest(bone, {0, 0, 1}, [](const glm::vec3& p) { return p.y > 55; });
    CHECK(2 * asis.x == Approx(240).epsilon(0.05));
    CHECK(2 * boundsOf(bone).upper.x == Approx(284).epsilon(0.05));
    CHECK(asis.y == Approx(72).margin(8));
    CHECK(asis.z == Approx(53).margin(5));
    float longest = 0;
    const glm::vec3 lowest = farthest(bone, {0, -1, 0}, everywhere);
    for (const glm::vec3& p : bone.positions) {
        longest = std::max(longest, glm::distance(p, lowest));
    }
    CHECK(longest == Approx(218).epsilon(0.05));
    const float toMidline = boundsOf(bone).lower.x;
    CHECK(2 * toMidline >= 4);
    CHECK(2 * toMidline <= 5.5f);
    const glm::vec3 spine = farthest(bone, {-0.3f, 0, -1}, [](const glm::vec3& p) { return std::abs(p.y - 6) < 9; });
    CHECK(2 * spine.x == Approx(92).margin(12)); // bispinous 90-95
}

// Sources: GER, AUT, CT1K, TOR, CAR, GRE, BOS, LTN.
TEST_CASE("the femur has a man's dimensions")
{
    const Mesh& bone = surface("femur-left");
    const Box box = boundsOf(bone);
    CHECK(box.upper.y - box.lower.y == Approx(465).epsilon(0.02));
    double head = 0;
    int count = 0;
    for (const glm::vec3& p : bone.positions) {
        const glm::vec3 from = p - hipCentre;
        if (from.y > 6 && from.x < 2 && from.x > -12) {
            head += glm::length(from);
            ++count;
        }
    }
    REQUIRE(count > 50);
    CHECK(2 * head / count == Approx(48.5).epsilon(0.02));
    const auto knee = [&](const glm::vec3& p) { return p.y < box.lower.y + 40; };
    CHECK(farthest(bone, {1, 0, 0}, knee).x - farthest(bone, {-1, 0, 0}, knee).x == Approx(83).epsilon(0.05));
    const auto midshaft = [](const glm::vec3& p) { return std::abs(p.y + 215) < 4; };
    CHECK(farthest(bone, {1, 0, 0}, midshaft).x - farthest(bone, {-1, 0, 0}, midshaft).x == Approx(27.9).margin(2));
    CHECK(farthest(bone, {0, 0, 1}, midshaft).z - farthest(bone, {0, 0, -1}, midshaft).z == Approx(28.3).margin(2.5));
    const auto behindKnee = [&](bool medial) {
        return farthest(bone, {0, 0, -1}, [&](const glm::vec3& p) { return knee(p) && (p.x < 71) == medial; });
    };
    const glm::vec3 medial = behindKnee(true);
    const glm::vec3 lateral = behindKnee(false);
    CHECK(lateral.x - medial.x > 30); // two condyles
    const auto notch = [&](const glm::vec3& p) {
        return std::abs(p.x - 71) < 2 && std::abs(p.y - box.lower.y - 22) < 3 && p.z < 10;
    };
    CHECK(farthest(bone, {0, 0, -1}, notch).z - std::min(medial.z, lateral.z) > 18); // a notch between them
    const glm::vec3 tip = farthest(bone, {0, 1, 0}, [](const glm::vec3& p) { return p.x > 122; });
    CHECK(std::abs(tip.y) < 7); // the greater trochanter's tip is level with the head's centre
}

TEST_CASE("the femoral head lies free in its socket")
{
    const Mesh& hip = surface("hip-bone-left");
    Result<FieldPtr> femur = shipped().solid("femur-left");
    Result<FieldPtr> hipSolid = shipped().solid("hip-bone-left");
    REQUIRE(femur);
    REQUIRE(hipSolid);
    float least = std::numeric_limits<float>::max();
    for (const glm::vec3& p : hip.positions) {
        least = std::min(least, femur.value()->at(p));
    }
    CHECK(least > 0.5f);
    int near = 0;
    for (const glm::vec3& p : surface("femur-left").positions) {
        const float gap = hipSolid.value()->at(p);
        CHECK(gap > 0.5f);
        near += gap < 4 ? 1 : 0;
    }
    CHECK(near > 200); // but it does lie in it
}

TEST_CASE("wrong bone tables are refused by line")
{
    CHECK(refusal(plate + "sheet s : a b c\npart s fillet 0\n").empty());
    CHECK_THAT(refusal(plate + "sheet s : a b d\npart s fillet 0\n"), ContainsSubstring("bone.table:4: "));
    CHECK_THAT(refusal(plate + "sheet s : a b c\npart t fillet 0\n"), ContainsSubstring("no sheet \"t\""));
    CHECK_THAT(refusal(plate + "sheet s : a b c\npart s fillet 0\nball h 0 0 0 radius -4\n"),
               ContainsSubstring("bone.table:6: "));
    CHECK_THAT(refusal(plate + "sheet s : a b c\npart s fillet 0\nline l height 1 width 2 : 0 0\n"),
               ContainsSubstring("three were expected"));
    CHECK_THAT(refusal(plate + "sheet s : a b c\npart s fillet 0\nline l height 1 width 2 : 0 0 x\n"),
               ContainsSubstring("\"x\""));
    CHECK_THAT(refusal(plate + "sheet s : a b c\n"), ContainsSubstring("no part"));
    CHECK_THAT(refusal(plate + "sheet s : a b c\npart s fillet 0\nbowl b 0 0 0 radius 4 axis 0 0 0 height 1\n"),
               ContainsSubstring("direction"));
}

TEST_CASE("a shell is what its faces enclose, on both sides of the median plane")
{
    const std::string half = "landmark top 0 20 0\nlandmark bottom 0 -20 0\nlandmark front 0 0 20\n"
                             "landmark back 0 0 -20\nlandmark side 20 0 0\n"
                             "shell ball : top front side ; top side back ; bottom side front ; bottom back side\n";
    CHECK_THAT(refusal(half + "part ball fillet 0\n"), ContainsSubstring("is open"));
    CHECK_THAT(refusal(half + "sheet s : top front side\npart s fillet 0\n"), ContainsSubstring("no thickness"));
    Table table = Table::parse(half + "part ball fillet 0 mirrored\nhollow pit 16 0 0 radius 3 fillet 0 mirrored\n",
                               "bone.table");
    const FieldPtr solid = boneFrom(table);
    REQUIRE(table.finish());
    CHECK(solid->at({0, 0, 0}) < -10);
    CHECK(solid->at({0, 0, 20}) == Approx(0).margin(0.6)); // the surface passes through the landmarks
    CHECK(solid->at({0, 0, 24}) == Approx(4).margin(0.6));
    CHECK(solid->at({10, 2, 2}) == Approx(solid->at({-10, 2, 2})).margin(0.01));
    CHECK(solid->at({16, 0, 0}) == Approx(3).margin(0.01));
    CHECK(solid->at({-16, 0, 0}) == Approx(3).margin(0.01));
    const FieldPtr near = nearOr(solid, {0, 12, 0}, 3);
    CHECK(near->at({0, 13, 1}) == Approx(solid->at({0, 13, 1})).margin(0.001));
}

TEST_CASE("cartilage and labrum of the hip leave room for the head, and the symphysis joins the pubic bones")
{
    Result<FieldPtr> femur = shipped().solid("femur-left");
    Result<FieldPtr> hip = shipped().solid("hip-bone-left");
    REQUIRE(femur);
    REQUIRE(hip);
    for (const std::string key : {"hip-cartilage-left", "acetabular-labrum-left", "pubic-symphysis"}) {
        INFO(key);
        const Mesh& mesh = surface(key);
        const Soundness soundness = soundnessOf(mesh);
        CHECK(soundness.closed);
        CHECK(soundness.pieces == 1);
        CHECK(soundness.sliverShare < 0.001);
        CHECK(selfCrossings(mesh) == 0);
        std::size_t touching = 0;
        for (const glm::vec3& p : mesh.positions) {
            CHECK(femur.value()->at(p) > 0.1f);
            CHECK(hip.value()->at(p) > -0.5f);
            touching += hip.value()->at(p) < 0.5f ? 1 : 0;
        }
        CHECK(touching > mesh.positions.size() / 8);
    }
}

TEST_CASE("the head's cartilage lies on the head, all but the fovea, and clears that of the socket")
{
    const glm::vec3 centre{85, 0, 0};
    const Mesh& head = surface("femoral-head-cartilage-left");
    const Soundness soundness = soundnessOf(head);
    CHECK(soundness.closed);
    CHECK(soundness.pieces == 1);
    CHECK(selfCrossings(head) == 0);
    Result<FieldPtr> femur = shipped().solid("femur-left");
    REQUIRE(femur);
    float farthest = 0;
    for (const glm::vec3& p : head.positions) {
        CHECK(femur.value()->at(p) > -0.25f);
        CHECK(glm::distance(p, {59, 5, -5}) > 4); // the fovea is bare
        farthest = std::max(farthest, glm::distance(p, centre));
    }
    CHECK(farthest > 25.1f); // as thick as a layer that can be seen
    float nearest = 1e6f;
    for (const glm::vec3& p : surface("hip-cartilage-left").positions) {
        nearest = std::min(nearest, glm::distance(p, centre));
    }
    CHECK(nearest > farthest);
    CHECK(nearest < farthest + 1);
}

TEST_CASE("a square border stands its corner's radius beyond its landmarks")
{
    Table table = Table::parse("landmark a 0 0 0 half 6 corner 2\nlandmark b 40 0 0 half 6 corner 2\n"
                               "landmark c 40 40 0 half 6 corner 2\nlandmark d 0 40 0 half 6 corner 2\n"
                               "sheet s : a b c d\npart s fillet 0\n",
                               "bone.table");
    const FieldPtr solid = boneFrom(table);
    REQUIRE(table.finish());
    // across the middle of the border from a to b: outside by its face, on it, and near its rounded corner
    CHECK(solid->at({20, 20, 6}) == Approx(0).margin(0.1));
    const float face = solid->at({20, -3, 0});
    CHECK(solid->at({20, -3, 3}) == Approx(face).margin(0.05));
    CHECK(solid->at({20, -3, 5.5f}) > face + 0.2f);
}

TEST_CASE("hip bone and femur resemble a real man's and copy nobody's", "[reference]")
{
    const auto reference = test::referenceDir();
    if (!reference) {
        WARN("SKIP: no reference data beside the checkout (PSOAS_REFERENCE_DIR)");
        return;
    }
    struct Bone {
        std::string key;
        std::string file;
        glm::vec3 hip;
    };
    for (const Bone& bone : {Bone{"hip-bone-left", "left_hip_bone_FMA16587_FJ3288.obj", {88.5f, 0.1f, 1.5f}},
                             Bone{"femur-left", "left_femur_FMA24475_FJ3259.obj", {86.94f, 0, 0}}}) {
        INFO(bone.key);
        const std::vector<glm::vec3> points = referencePoints(*reference / "bp3d-4.0" / "obj" / bone.file, bone.hip);
        REQUIRE(points.size() > 1000);
        Result<FieldPtr> solid = shipped().solid(bone.key);
        REQUIRE(solid);
        double sum = 0;
        for (const glm::vec3& p : points) {
            sum += std::abs(solid.value()->at(p));
        }
        const double mean = sum / static_cast<double>(points.size());
        INFO(mean);
        CHECK(mean < 3.2);
        CHECK(mean > 0.6);
    }
}
