#include "modeller/checks.h"
#include "modeller/grid.h"
#include "modeller/mesher.h"
#include "modeller/sheet.h"
#include "modeller/simplify.h"
#include "modeller/solids.h"
#include "modeller/surface.h"
#include "support/catch.h"

#include <cmath>
#include <random>

using namespace psoas;
using namespace psoas::modeller;

namespace {

constexpr double pi = 3.14159265358979;

void checkSound(const Mesh& mesh)
{
    const Soundness soundness = soundnessOf(mesh);
    CHECK(soundness.badEdges == 0);
    CHECK(soundness.closed);
    CHECK(soundness.outward);
    CHECK(soundness.pieces == 1);
    CHECK(soundness.sliverShare < 0.001);
}

} // namespace

TEST_CASE("A ball becomes a ball")
{
    const Result<Mesh> mesh =
        surfaceOf(sphere({3, -4, 5}, 12), {.step = 0.8f, .blur = 0, .triangles = 2000, .error = 0.1f}, "ball");
    REQUIRE(mesh);
    checkSound(mesh.value());
    CHECK(mesh.value().triangleCount() <= 2000);
    CHECK(selfCrossings(mesh.value()) == 0);
    CHECK(soundnessOf(mesh.value()).volume == Approx(4.0 / 3 * pi * 12 * 12 * 12).epsilon(0.02));
    for (std::size_t i = 0; i < mesh.value().positions.size(); ++i) {
        const glm::vec3 from = mesh.value().positions[i] - glm::vec3{3, -4, 5};
        REQUIRE(glm::length(from) == Approx(12).margin(0.1));
        REQUIRE(glm::dot(glm::normalize(from), mesh.value().normals[i]) > 0.97f);
    }
}

TEST_CASE("Any pattern of signs gives a closed manifold surface")
{
    // Random signs meet every ambiguous cell; only the border must be outside.
    std::mt19937 random{7};
    std::uniform_real_distribution<float> value{-1, 1};
    Grid grid;
    grid.size = {24, 24, 24};
    grid.values.assign(24 * 24 * 24, 1.f);
    for (int z = 1; z < 23; ++z) {
        for (int y = 1; y < 23; ++y) {
            for (int x = 1; x < 23; ++x) {
                grid.at(x, y, z) = value(random);
            }
        }
    }
    Mesh mesh = meshOf(grid);
    CHECK(mesh.triangleCount() > 10000);
    CHECK(soundnessOf(mesh).badEdges == 0);
    CHECK(soundnessOf(mesh).outward);
    keepLargestPiece(mesh);
    CHECK(soundnessOf(mesh).pieces == 1);
    CHECK(soundnessOf(mesh).badEdges == 0);
}

TEST_CASE("Simplifying keeps a ring a ring")
{
    std::vector<Station> stations;
    for (int i = 0; i <= 24; ++i) {
        const float angle = static_cast<float>(i) * 2 * static_cast<float>(pi) / 24;
        stations.push_back({{20 * std::cos(angle), 0, 20 * std::sin(angle)}, {0, 1, 0}, 4, 4});
    }
    Result<Mesh> mesh =
        surfaceOf(sweep(stations), {.step = 0.8f, .blur = 0.4f, .triangles = 3000, .error = 0.2f}, "ring");
    REQUIRE(mesh);
    checkSound(mesh.value());
    // Euler: a ring has as many vertices and faces as edges.
    const auto faces = static_cast<long>(mesh.value().triangleCount());
    CHECK(static_cast<long>(mesh.value().positions.size()) + faces - faces * 3 / 2 == 0);
    CHECK(soundnessOf(mesh.value()).volume == Approx(2 * pi * 20 * pi * 16).epsilon(0.05));
}

TEST_CASE("Swept sections are as wide as they were stated and end where they were told")
{
    const FieldPtr bar =
        sweep({{{0, 0, 0}, {0, 1, 0}, 6, 3}, {{10, 0, 0}, {0, 1, 0}, 6, 3}, {{20, 0, 0}, {0, 1, 0}, 4, 2}}, 2, 1);
    CHECK(bar->at({5, 6, 0}) == Approx(0).margin(0.2));
    CHECK(bar->at({5, 0, 3}) == Approx(0).margin(0.1));
    CHECK(bar->at({22, 0, 0}) == Approx(0).margin(0.15));
    CHECK(bar->at({-3, 0, 0}) == Approx(0).margin(0.15));
    CHECK(bar->at({40, 0, 0}) > 14);
    CHECK(bar->at({5, 0, 0}) < -2);
}

TEST_CASE("Cutting with a clearance leaves that much room")
{
    const FieldPtr ball = sphere({0, 0, 0}, 10);
    const FieldPtr cut = carved(ball, sphere({12, 0, 0}, 6), 1, 0);
    CHECK(cut->at({5, 0, 0}) == Approx(0).margin(1e-4));
    CHECK(cut->at({4.5f, 0, 0}) < 0);
    CHECK(cut->at({5.5f, 0, 0}) > 0);
}

TEST_CASE("What near() leaves has the same values there")
{
    std::vector<Blended> parts;
    for (int i = 0; i < 30; ++i) {
        const float x = static_cast<float>(i) * 4;
        parts.push_back({roundCone({x, 0, 0}, 3, {x + 2, 8, static_cast<float>(i % 5)}, 2), 2});
    }
    const FieldPtr field = featured(bilateral(blended(std::move(parts)), 1), {{{{40, 8, 0}}, 1, 3}});
    std::mt19937 random{3};
    std::uniform_real_distribution<float> offset{-1, 1};
    for (int i = 0; i < 200; ++i) {
        const glm::vec3 centre{60 * offset(random) + 60, 12 * offset(random), 8 * offset(random)};
        const FieldPtr near = nearOr(field, centre, 5);
        const glm::vec3 point = centre + 2.8f * glm::vec3{offset(random), offset(random), offset(random)};
        REQUIRE(near->at(point) == Approx(field->at(point)).margin(1e-4));
    }
}

TEST_CASE("A sheet runs through its landmarks and has their thickness")
{
    SheetPlan plan;
    for (int y = 0; y < 4; ++y) {
        for (int x = 0; x < 4; ++x) {
            Landmark landmark;
            landmark.position = {10.f * static_cast<float>(x), 10.f * static_cast<float>(y),
                                 (x == 1 && y == 2) ? 6.f : 0.f};
            landmark.half = 3;
            landmark.edge = 1;
            plan.landmarks.push_back(landmark);
        }
    }
    for (std::uint32_t y = 0; y < 3; ++y) {
        for (std::uint32_t x = 0; x < 3; ++x) {
            const std::uint32_t a = 4 * y + x;
            plan.triangles.push_back({a, a + 1, a + 5});
            plan.triangles.push_back({a, a + 5, a + 4});
        }
    }
    const FieldPtr field = sheet(plan);
    CHECK(field->at({10, 20, 6}) == Approx(-3).margin(0.25));
    CHECK(field->at({20, 10, 0}) == Approx(-3).margin(0.4));
    CHECK(field->at({-1, 15, 0}) == Approx(0).margin(0.3));
    CHECK(field->at({10, 20, 16}) > 5);
    const Result<Mesh> mesh = surfaceOf(field, {.step = 0.7f, .blur = 0.3f, .triangles = 3000, .error = 0.1f}, "sheet");
    REQUIRE(mesh);
    checkSound(mesh.value());
}

TEST_CASE("The mirror image is outward, and twice mirrored is the same")
{
    Result<Mesh> mesh = surfaceOf(roundCone({5, 0, 0}, 4, {15, 5, 2}, 2), {.step = 0.8f, .triangles = 800}, "cone");
    REQUIRE(mesh);
    mesh.value().fibres.assign(mesh.value().positions.size(), {1, 0, 0});
    const Mesh mirror = mirrored(mesh.value());
    checkSound(mirror);
    CHECK(mirror.fibres.front() == glm::vec3{-1, 0, 0});
    CHECK(boundsOf(mirror).upper.x == Approx(-boundsOf(mesh.value()).lower.x));
    CHECK(mirrored(mirror).positions == mesh.value().positions);
}

TEST_CASE("Self-crossing is seen")
{
    Mesh mesh;
    mesh.positions = {{0, 0, 0}, {4, 0, 0}, {0, 4, 0}, {1, 1, -1}, {1, 1, 1}, {9, 9, 0}};
    mesh.triangles = {0, 1, 2, 3, 4, 5};
    CHECK(selfCrossings(mesh) == 1);
    mesh.positions[4] = {1, 1, -0.5f};
    mesh.positions[5] = {9, 9, -2};
    CHECK(selfCrossings(mesh) == 0);
}

TEST_CASE("Nothing inside is refused by name")
{
    const Result<Mesh> mesh = surfaceOf(grown(sphere({0, 0, 0}, 3), -4), {}, "void");
    REQUIRE_FALSE(mesh);
    CHECK_THAT(mesh.error().what, ContainsSubstring("void"));
}
