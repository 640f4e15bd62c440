#include "modeller/checks.h"
#include "modeller/context.h"
#include "modeller/muscle_family.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

using namespace psoas;
using namespace psoas::modeller;

namespace {

Context& atlasContext()
{
    static Context context{test::assetsDir() / "atlas" / "tables"};
    return context;
}

const Mesh& made(const char* key)
{
    static std::map<std::string, Mesh> meshes;
    const auto found = meshes.find(key);
    if (found != meshes.end()) {
        return found->second;
    }
    Result<Mesh> mesh = atlasContext().make(key);
    if (!mesh) {
        FAIL(mesh.error().what);
    }
    return meshes[key] = std::move(mesh).value();
}

/// cm2 of the horizontal section at `up` mm: each triangle that crosses the plane gives a piece of outline, and closed
/// outlines add up to the area whatever point the pieces are seen from.
double sectionArea(const Mesh& mesh, float up)
{
    double twice = 0;
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
        std::array<glm::vec3, 3> corner;
        for (std::size_t k = 0; k < 3; ++k) {
            corner[k] = mesh.positions[mesh.triangles[i + k]];
        }
        glm::vec3 in{0};
        glm::vec3 out{0};
        int crossings = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            const glm::vec3& a = corner[k];
            const glm::vec3& b = corner[(k + 1) % 3];
            if ((a.y < up) == (b.y < up)) {
                continue;
            }
            const glm::vec3 at = glm::mix(a, b, (up - a.y) / (b.y - a.y));
            (a.y < up ? in : out) = at;
            ++crossings;
        }
        if (crossings == 2) {
            twice += static_cast<double>(in.z) * out.x - static_cast<double>(in.x) * out.z;
        }
    }
    return std::abs(twice) / 200;
}

std::string refusal(const std::string& text)
{
    Table table = Table::parse(text, "x.table");
    musclePlan(table);
    const Result<void> done = table.finish();
    return done ? std::string{} : done.error().what;
}

constexpr auto tube = "level a up 100 centre 0 0 half 10 5\nlevel b up 0 centre 0 0 half 10 5\n";

} // namespace

TEST_CASE("psoas major has the sectional areas of grown men at every level")
{
    struct Level {
        const char* name;
        float up;
        double least;
        double most;
    };
    // Mean heights of the discs' vertices in our stack, mm; ranges in cm2.
    const Level levels[] = {{"T12/L1", 292, 1, 2},      {"L1/2", 258.5f, 3, 4.5}, {"L2/3", 222.5f, 5.5, 7.5},
                            {"L3/4", 184.5f, 10, 12.5}, {"L4/5", 146, 13, 16.3},  {"L5/S1", 110, 11, 15}};
    const Mesh& psoas = made("psoas-major-left");
    for (const Level& level : levels) {
        const double area = sectionArea(psoas, level.up);
        INFO(level.name << ": " << area << " cm2");
        CHECK(area >= level.least);
        CHECK(area <= level.most);
    }
}

TEST_CASE("muscles are closed, outward, in one piece and of a man's volume")
{
    struct Muscle {
        const char* key;
        double least;
        double most;
    };
    const Muscle muscles[] = {{"psoas-major-left", 170, 330}, {"iliacus-left", 110, 200}, {"psoas-minor-left", 3, 15}};
    for (const Muscle& muscle : muscles) {
        const Soundness soundness = soundnessOf(made(muscle.key));
        INFO(muscle.key << ": " << soundness.volume / 1000 << " cm3");
        CHECK(soundness.closed);
        CHECK(soundness.outward);
        CHECK(soundness.pieces == 1);
        CHECK(soundness.sliverShare < 0.001);
        CHECK(soundness.volume / 1000 >= muscle.least);
        CHECK(soundness.volume / 1000 <= muscle.most);
    }
}

TEST_CASE("each slip of psoas major lies on its own vertebra or disc")
{
    struct Origin {
        const char* slip;
        const char* bone;
    };
    const Origin origins[] = {
        {"t12-body", "vertebra-t12"},  {"l1-l2-disc", "vertebra-l1"}, {"l1-l2-disc", "vertebra-l2"},
        {"l2-l3-disc", "vertebra-l2"}, {"l2-l3-disc", "vertebra-l3"}, {"l3-l4-disc", "vertebra-l3"},
        {"l3-l4-disc", "vertebra-l4"}, {"l4-l5-disc", "vertebra-l4"}, {"l4-l5-disc", "vertebra-l5"},
        {"l5-body", "vertebra-l5"},    {"l1-tp", "vertebra-l1"},      {"l2-tp", "vertebra-l2"},
        {"l3-tp", "vertebra-l3"},      {"l4-tp", "vertebra-l4"},      {"l5-tp", "vertebra-l5"}};
    const Mesh& psoas = made("psoas-major-left");
    REQUIRE(psoas.partKeys.size() == 12);
    CHECK(psoas.partKeys.back() == "tendon");
    REQUIRE(psoas.parts.size() == psoas.positions.size());
    for (const Origin& origin : origins) {
        const Result<FieldPtr> bone = atlasContext().solid(origin.bone);
        REQUIRE(bone);
        const auto part = std::find(psoas.partKeys.begin(), psoas.partKeys.end(), origin.slip) - psoas.partKeys.begin();
        int touching = 0;
        for (std::size_t i = 0; i < psoas.positions.size(); ++i) {
            touching += psoas.parts[i] == part && std::abs(bone.value()->at(psoas.positions[i])) < 0.5f ? 1 : 0;
        }
        INFO(origin.slip << " on " << origin.bone << ": " << touching << " vertices");
        CHECK(touching >= 8);
    }
}

TEST_CASE("muscles stay out of the bones they lie on and touch them where they are attached")
{
    for (const char* key : {"psoas-major-left", "psoas-minor-left", "iliacus-left"}) {
        const Mesh& mesh = made(key);
        for (const char* bone : {"vertebra-t12", "vertebra-l1", "vertebra-l2", "vertebra-l3", "vertebra-l4",
                                 "vertebra-l5", "hip-bone-left", "femur-left"}) {
            const Result<FieldPtr> solid = atlasContext().solid(bone);
            REQUIRE(solid);
            float deepest = 0;
            for (const glm::vec3& position : mesh.positions) {
                deepest = std::min(deepest, solid.value()->at(position));
            }
            INFO(key << " in " << bone << ": " << -deepest << " mm");
            CHECK(deepest > -0.5f);
        }
    }
    struct End {
        const char* muscle;
        const char* bone;
        int vertices;
    };
    const End ends[] = {{"psoas-major-left", "femur-left", 40},  {"iliacus-left", "femur-left", 40},
                        {"iliacus-left", "hip-bone-left", 800},  {"psoas-minor-left", "hip-bone-left", 12},
                        {"psoas-minor-left", "vertebra-t12", 8}, {"psoas-minor-left", "vertebra-l1", 8}};
    for (const End& end : ends) {
        const Result<FieldPtr> bone = atlasContext().solid(end.bone);
        REQUIRE(bone);
        const std::vector<glm::vec3>& positions = made(end.muscle).positions;
        const auto touching = std::count_if(positions.begin(), positions.end(), [&](const glm::vec3& position) {
            return std::abs(bone.value()->at(position)) < 0.5f;
        });
        INFO(end.muscle << " on " << end.bone << ": " << touching << " vertices");
        CHECK(touching >= end.vertices);
    }
}

TEST_CASE("fibres have unit length, run along the surface and downwards")
{
    for (const char* key : {"psoas-major-left", "psoas-minor-left", "iliacus-left"}) {
        const Mesh& mesh = made(key);
        REQUIRE(mesh.fibres.size() == mesh.positions.size());
        std::size_t across = 0;
        std::size_t upwards = 0;
        for (std::size_t i = 0; i < mesh.fibres.size(); ++i) {
            CHECK_THAT(glm::length(mesh.fibres[i]), WithinAbs(1.0, 1e-3));
            across += std::abs(glm::dot(mesh.fibres[i], mesh.normals[i])) > 0.05f ? 1 : 0;
            upwards += mesh.fibres[i].y > 0 ? 1 : 0;
        }
        INFO(key << ": " << across << " across, " << upwards << " upwards of " << mesh.fibres.size());
        CHECK(across < mesh.fibres.size() / 100);
        CHECK(upwards < mesh.fibres.size() / 25);
    }
}

TEST_CASE("fibres of psoas major turn with it over the hip")
{
    const Mesh& psoas = made("psoas-major-left");
    glm::vec3 above{0};
    glm::vec3 below{0};
    for (std::size_t i = 0; i < psoas.positions.size(); ++i) {
        const float up = psoas.positions[i].y;
        if (up > 40 && up < 70) {
            above += psoas.fibres[i];
        } else if (up > -45 && up < -25) {
            below += psoas.fibres[i];
        }
    }
    // Forwards over the brim, back towards the lesser trochanter.
    CHECK(glm::normalize(above).z > 0.2f);
    CHECK(glm::normalize(below).z < -0.4f);
    CHECK(glm::normalize(below).x > 0.2f);
}

TEST_CASE("a muscle's field is a distance near its surface and nowhere too steep")
{
    Result<Table> table = Table::read(test::assetsDir() / "atlas" / "tables" / "psoas-major.table");
    REQUIRE(table);
    const MuscleShape shape{musclePlan(table.value())};
    const Box box = shape.bounds();
    std::size_t steep = 0;
    std::size_t count = 0;
    for (int i = 0; i < 4000; ++i) {
        // A low-discrepancy sequence (Halton 1960) over the box.
        const auto halton = [i](int base) {
            float result = 0;
            float part = 1;
            for (int n = i + 1; n > 0; n /= base) {
                part /= static_cast<float>(base);
                result += part * static_cast<float>(n % base);
            }
            return result;
        };
        const glm::vec3 point = box.lower + box.size() * glm::vec3{halton(2), halton(3), halton(5)};
        const glm::vec3 other = point + glm::vec3{1.5f, 1, -1};
        const float change = std::abs(shape.at(point) - shape.at(other)) / glm::length(other - point);
        steep += change > fieldSlope ? 1 : 0;
        ++count;
    }
    INFO(steep << " of " << count);
    CHECK(steep < count / 100);
}

TEST_CASE("a furrow runs between two slips and fades with its depth")
{
    const std::string text = std::string{tube} +
                             "slip left top 110 at 5 0 foot 104 to 5 0 half 5 5 merge 99 site 0.5 0 share 0.5\n"
                             "slip right top 110 at -5 0 foot 104 to -5 0 half 5 5 merge 99 site -0.5 0 share 0.5\n"
                             "relief up 110 depth 2 width 2 ripple 0 swell 0.9\n"
                             "relief up 60 depth 2 width 2 ripple 0 swell 0.9\n"
                             "relief up 40 depth 0 width 2 ripple 0 swell 0.9\n";
    Table table = Table::parse(text, "x.table");
    const MuscleShape shape{musclePlan(table)};
    REQUIRE(table.finish());
    CHECK_THAT(shape.at({0, 70, 5}), WithinAbs(2, 0.3));
    CHECK_THAT(shape.at({0, 20, 5}), WithinAbs(0, 0.3));
    CHECK(shape.partAt({6, 50, 0}) == 0);
    CHECK(shape.partAt({-6, 50, 0}) == 1);
}

TEST_CASE("a bent section is a crescent about its centre")
{
    Table table = Table::parse("level a up 100 centre 0 0 half 20 4 bend 8\nlevel b up 0 centre 0 0 half 20 4 bend 8\n",
                               "x.table");
    const MuscleShape shape{musclePlan(table)};
    REQUIRE(table.finish());
    CHECK(shape.at({0, 50, -2}) < -3);
    CHECK(shape.at({0, 50, 3}) > 0.5f);
    CHECK(shape.at({17, 50, 3.8f}) < 0);
    CHECK(shape.at({-17, 50, 3.8f}) < 0);
    CHECK(shape.at({17, 50, -2}) > 0.5f);
}

TEST_CASE("flesh becomes tendon sooner on the side that faces it")
{
    Table table =
        Table::parse(std::string{tube} + "slip all top 100 at 0 0 foot 95 to 0 0 half 5 5 merge 90 site 0 0 share 0.9\n"
                                         "tendon from 60 to 20 facing 1 0\n",
                     "x.table");
    const MuscleShape shape{musclePlan(table)};
    REQUIRE(table.finish());
    REQUIRE(shape.partKeys() == std::vector<std::string>{"all", "tendon"});
    CHECK(shape.partAt({9, 65, 0}) == 0);
    CHECK(shape.partAt({9, 55, 0}) == 1);
    CHECK(shape.partAt({-9, 55, 0}) == 0);
    CHECK(shape.partAt({-9, 15, 0}) == 1);
}

TEST_CASE("a muscle follows its bones, and names only places that there are")
{
    const std::filesystem::path tables = test::assetsDir() / "atlas" / "tables";
    const auto text = [&](const std::string& name) {
        std::ifstream file{tables / (name + ".table")};
        return std::string{std::istreambuf_iterator<char>{file}, {}};
    };
    const std::string key = "psoas-minor-left";
    const auto shape = [&](Context& context) { return context.madeBy(key).family->unfitted(key, context); };
    Context as{tables};
    const Result<FieldPtr> before = shape(as);
    REQUIRE(before);

    // The first lumbar vertebra 6 mm to the front.
    std::string moved = text("vertebrae");
    const std::size_t row = moved.find("\nstack l1 ");
    REQUIRE(row != std::string::npos);
    const std::size_t at = moved.find(" at ", row) + 4;
    const std::size_t end = moved.find(" tilt", at);
    std::istringstream numbers{moved.substr(at, end - at)};
    float up = 0;
    float front = 0;
    numbers >> up >> front;
    moved.replace(at, end - at, std::to_string(up) + " " + std::to_string(front + 6));
    Context with{tables};
    with.replace("vertebrae", moved);
    const Result<FieldPtr> after = shape(with);
    REQUIRE(after);
    const auto foremost = [](const FieldPtr& field, float height) {
        float best = -1e6f;
        for (float x = 10; x < 80; x += 0.5f) {
            for (float z = -60; z < 60; z += 0.5f) {
                best = field->at({x, height, z}) < 0 ? std::max(best, z) : best;
            }
        }
        return best;
    };
    CHECK(foremost(after.value(), up) - foremost(before.value(), up) > 3);
    CHECK_THAT(foremost(after.value(), 60), WithinAbs(foremost(before.value(), 60), 1));

    Context wrong{tables};
    wrong.replace("psoas-minor", text("psoas-minor") + "\nanchor hip-bone-left/nowhere 0 0 0\n");
    const Result<FieldPtr> refused = shape(wrong);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().what, ContainsSubstring("hip-bone-left/nowhere") && ContainsSubstring("expected"));
}

TEST_CASE("a crown lets a sheet begin at different heights along it")
{
    Table table = Table::parse("fan a up 100 places -20 0 4  0 0 4  20 0 4\nfan b up 0 places -20 0 4  0 0 4  20 0 4\n"
                               "crown up 90 70 50 taper 10\n",
                               "x.table");
    const MuscleShape shape{musclePlan(table)};
    REQUIRE(table.finish());
    CHECK(shape.at({-20, 75, 0}) < 0);
    CHECK(shape.at({20, 75, 0}) > 0);
    CHECK(shape.at({20, 35, 0}) < 0);
}

TEST_CASE("wrong muscle tables are refused with their line")
{
    CHECK(refusal(tube).empty());
    CHECK_THAT(refusal("level a up 100 centre 0 0 half 10 -5\nlevel b up 0 centre 0 0 half 10 5\n"),
               ContainsSubstring("x.table:1") && ContainsSubstring("positive half axes"));
    CHECK_THAT(refusal("level a up 0 centre 0 0 half 10 5\nlevel b up 100 centre 0 0 half 10 5\n"),
               ContainsSubstring("x.table:2") && ContainsSubstring("below that of the row before"));
    CHECK_THAT(
        refusal(std::string{tube} + "slip s top 90 at 0 0 foot 95 to 0 0 half 2 2 merge 80 site 0 0 share 0.3\n"),
        ContainsSubstring("x.table:3") && ContainsSubstring("fall in this order"));
    CHECK_THAT(refusal("fan a up 10 places 0 0 1 5 0\nfan b up 0 places 0 0 1 5 0 1\n"),
               ContainsSubstring("x.table:1"));
    CHECK_THAT(refusal("bundle width 5\n"), ContainsSubstring("two rows \"level\" or two rows \"fan\""));
}
