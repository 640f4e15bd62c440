#include "modeller/context.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

#include <glm/glm.hpp>

#include <algorithm>

using namespace psoas;
using namespace psoas::modeller;

namespace {

constexpr const char* muscle = "structure demo-left step 1 triangles 1500\n"
                               "strand long fillet 2\n"
                               "at origin 50 60 0 half 5 4\n"
                               "at end 50 0 0 half 5 4\n"
                               "strand short fillet 2\n"
                               "at origin 62 40 0 half 4 4\n"
                               "at end 54 5 0 half 4 4\n"
                               "parts\n";

Result<Mesh> made(const std::string& text, const std::string& key)
{
    test::TemporaryFolder folder;
    folder.write("demo.table", text);
    Context context{folder.path()};
    return context.make(key);
}

std::string refusal(const std::string& text, const std::string& key)
{
    const Result<Mesh> mesh = made(text, key);
    return mesh ? "nothing was refused" : mesh.error().what;
}

} // namespace

TEST_CASE("A table alone makes a structure, with fibres along its strands and their names on its vertices")
{
    const Result<Mesh> mesh = made(muscle, "demo-left");
    REQUIRE(mesh);
    CHECK(mesh.value().partKeys == std::vector<std::string>{"long", "short"});
    REQUIRE(mesh.value().fibres.size() == mesh.value().positions.size());
    REQUIRE(mesh.value().parts.size() == mesh.value().positions.size());
    int straight = 0;
    for (std::size_t i = 0; i < mesh.value().positions.size(); ++i) {
        const glm::vec3& at = mesh.value().positions[i];
        if (at.x < 48 && at.y > 10 && at.y < 50) {
            CHECK(mesh.value().parts[i] == 0);
            CHECK(mesh.value().fibres[i].y < -0.97f);
            ++straight;
        }
        if (at.x > 63) {
            CHECK(mesh.value().parts[i] == 1);
        }
    }
    CHECK(straight > 20);
}

TEST_CASE("The right side of a tabled structure is the mirror image of the left")
{
    const Result<Mesh> left = made(muscle, "demo-left");
    const Result<Mesh> right = made(muscle, "demo-right");
    REQUIRE(left);
    REQUIRE(right);
    REQUIRE(left.value().positions.size() == right.value().positions.size());
    for (std::size_t i = 0; i < left.value().positions.size(); ++i) {
        REQUIRE(left.value().positions[i].x == -right.value().positions[i].x);
    }
}

TEST_CASE("A sheet's fibres follow its flows")
{
    const Result<Mesh> mesh = made("structure wall step 1 triangles 1500\n"
                                   "landmark a 0 0 0 half 2\nlandmark b 40 0 0 half 2\n"
                                   "landmark c 0 -40 0 half 2\nlandmark d 40 -40 0 half 2\n"
                                   "sheet wall : a b d c\npart wall fillet 0\n"
                                   "flow oblique : a d\n",
                                   "wall");
    REQUIRE(mesh);
    int onFaces = 0;
    for (std::size_t i = 0; i < mesh.value().fibres.size(); ++i) {
        if (std::abs(mesh.value().normals[i].z) > 0.95f) {
            CHECK(glm::dot(mesh.value().fibres[i], glm::normalize(glm::vec3{1, -1, 0})) > 0.95f);
            ++onFaces;
        }
    }
    CHECK(onFaces > 100);
}

TEST_CASE("A gap opens a structure and a neighbour keeps its room")
{
    const std::string block = "structure block step 1 triangles 2000\nball a 0 0 0 radius 12\n"
                              "gap canal through 0 -20 0 3 ; 0 20 0 3\n"
                              "structure ring step 1 triangles 2000\nball b 14 0 0 radius 10\n"
                              "lies-on block clearance 0.5\n";
    test::TemporaryFolder folder;
    folder.write("demo.table", block);
    Context context{folder.path()};
    const Result<FieldPtr> solid = context.solid("block");
    REQUIRE(solid);
    CHECK(solid.value()->at({0, 0, 0}) > 2);
    CHECK(solid.value()->at({7, 0, 0}) < 0);
    const Result<Mesh> ring = context.make("ring");
    REQUIRE(ring);
    for (const glm::vec3& at : ring.value().positions) {
        CHECK(glm::length(at) > 12.2f);
    }
}

TEST_CASE("A wrong row of a tabled structure is refused by file and line")
{
    const auto with = [](const std::string& row) { return std::string{muscle} + row + "\n"; };
    CHECK_THAT(refusal(with("lies-on nothing-there"), "demo-left"),
               ContainsSubstring("demo.table:9: \"nothing-there\""));
    CHECK_THAT(refusal(with("blob 3"), "demo-left"), ContainsSubstring("demo.table:9: unknown row \"blob\""));
    CHECK_THAT(refusal(with("tube t through 0 0 0 -2 ; 0 9 0 1"), "demo-left"), ContainsSubstring("demo.table:9:"));
    CHECK_THAT(refusal(with("tube t through 0 0 0 1"), "demo-left"), ContainsSubstring("two points"));
    CHECK_THAT(refusal(with("at lost 0 0 0 half 1 1"), "demo-left"), ContainsSubstring("demo.table:9:"));
    CHECK_THAT(refusal(with("strand empty"), "demo-left"), ContainsSubstring("demo.table:9: a strand needs two"));
    CHECK_THAT(refusal(with("flow f : a b"), "demo-left"), ContainsSubstring("no landmark \"a\""));
    CHECK_THAT(refusal(with("structure demo-left step 1 triangles 9"), "demo-left"),
               ContainsSubstring("demo.table:9: a second row"));
    CHECK_THAT(refusal("structure bare step 1 triangles 9\n", "bare"), ContainsSubstring("has nothing in it"));
    CHECK_THAT(refusal(muscle, "elsewhere"), ContainsSubstring("elsewhere"));
}
