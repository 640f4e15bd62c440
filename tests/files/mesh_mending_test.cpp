#include "files/checked_models.h"
#include "files/mesh_mending.h"
#include "support/catch.h"
#include "support/shapes.h"

#include <cmath>
#include <limits>

using namespace psoas;

namespace {

double areaOf(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& triangles)
{
    double area = 0;
    for (std::size_t i = 0; i < triangles.size(); i += 3) {
        area +=
            0.5 * static_cast<double>(glm::length(glm::cross(positions[triangles[i + 1]] - positions[triangles[i]],
                                                             positions[triangles[i + 2]] - positions[triangles[i]])));
    }
    return area;
}

double volumeOf(const Mesh& mesh)
{
    double volume = 0;
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
        volume += static_cast<double>(
                      glm::dot(mesh.positions[mesh.triangles[i]], glm::cross(mesh.positions[mesh.triangles[i + 1]],
                                                                             mesh.positions[mesh.triangles[i + 2]]))) /
                  6;
    }
    return volume;
}

RawMesh rawBox()
{
    const Mesh box = *test::boxMesh({0, 0, 0}, {20, 40, 60});
    return {box.positions, {}, {}, {}, {}, box.triangles};
}

/// A ball of radius 100 mm with 2 * 4^steps * 4 triangles.
Mesh ball(int steps)
{
    RawMesh raw{{{100, 0, 0}, {-100, 0, 0}, {0, 100, 0}, {0, -100, 0}, {0, 0, 100}, {0, 0, -100}}, {}, {}, {}, {}, {}};
    raw.triangles = {0, 2, 4, 2, 1, 4, 1, 3, 4, 3, 0, 4, 2, 0, 5, 1, 2, 5, 3, 1, 5, 0, 3, 5};
    for (int step = 0; step < steps; ++step) {
        RawMesh finer;
        for (std::size_t i = 0; i < raw.triangles.size(); i += 3) {
            const glm::vec3 a = raw.positions[raw.triangles[i]];
            const glm::vec3 b = raw.positions[raw.triangles[i + 1]];
            const glm::vec3 c = raw.positions[raw.triangles[i + 2]];
            const auto middle = [](const glm::vec3& p, const glm::vec3& q) { return 100.f * glm::normalize(p + q); };
            for (const glm::vec3& p : {a, middle(a, b), middle(c, a), b, middle(b, c), middle(a, b), c, middle(c, a),
                                       middle(b, c), middle(a, b), middle(b, c), middle(c, a)}) {
                finer.triangles.push_back(static_cast<std::uint32_t>(finer.positions.size()));
                finer.positions.push_back(p);
            }
        }
        raw = std::move(finer);
    }
    return mended(std::move(raw)).mesh;
}

} // namespace

TEST_CASE("A polygon that bends inwards is cut without leaving its outline")
{
    // An arrowhead: the fan from its first corner would cover ground outside.
    const std::vector<glm::vec3> outline{{0, 4, 0}, {-3, -4, 0}, {0, -2, 0}, {3, -4, 0}};
    for (std::uint32_t first = 0; first < 4; ++first) {
        std::vector<std::uint32_t> triangles;
        appendPolygon(outline, {first, (first + 1) % 4, (first + 2) % 4, (first + 3) % 4}, triangles);
        REQUIRE(triangles.size() == 6);
        CHECK_THAT(areaOf(outline, triangles), WithinAbs(18, 1e-4));
    }
}

TEST_CASE("Polygons of any shape and size give two triangles fewer than corners")
{
    for (const std::uint32_t corners : {3u, 4u, 5u, 17u, 600u}) {
        std::vector<glm::vec3> outline;
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < corners; ++i) {
            const float angle = 6.2831853f * static_cast<float>(i) / static_cast<float>(corners);
            const float radius = i % 2 == 0 || corners == 600 ? 10.f : 7.f;
            outline.push_back({radius * std::cos(angle), radius * std::sin(angle), 3});
            order.push_back(i);
        }
        std::vector<std::uint32_t> triangles;
        appendPolygon(outline, order, triangles);
        CHECK(triangles.size() == 3 * (corners - 2));
    }
    std::vector<std::uint32_t> triangles;
    appendPolygon({{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {3, 0, 0}}, {0, 1, 2, 3}, triangles);
    CHECK(triangles.size() == 6); // a line: mending drops these
    triangles.clear();
    appendPolygon({{0, 0, 0}, {1, 0, 0}}, {0, 1}, triangles);
    CHECK(triangles.empty());
}

TEST_CASE("A sound mesh passes without a note")
{
    const MendedMesh done = mended(rawBox());
    CHECK(done.note.empty());
    CHECK(done.mesh.triangleCount() == 12);
    CHECK(done.mesh.positions.size() == 8);
    CHECK(faultOf(done.mesh).empty());
}

TEST_CASE("Vertices are welded where they are exactly equal, and only there")
{
    RawMesh apart;
    const RawMesh box = rawBox();
    for (const std::uint32_t index : box.triangles) {
        apart.triangles.push_back(static_cast<std::uint32_t>(apart.positions.size()));
        apart.positions.push_back(box.positions[index]);
    }
    apart.positions[0].x = -0.f;
    CHECK(mended(apart).mesh.positions.size() == 8);
    apart.positions[0].x = 1e-6f;
    CHECK(mended(apart).mesh.positions.size() == 9);
}

TEST_CASE("Triangles that cannot be are left out, counted and told")
{
    RawMesh raw = rawBox();
    raw.positions.push_back({std::numeric_limits<float>::quiet_NaN(), 0, 0});
    raw.positions.push_back({0, std::numeric_limits<float>::infinity(), 0});
    raw.positions.push_back({0, 0, 0});
    raw.positions.push_back({10, 0, 0});
    for (const std::uint32_t index :
         {0u, 1u, 8u, 0u, 1u, 9u, 0u, 1u, 99u, 0u, 1u, 0xffffffffu, 0u, 1u, 1u, 10u, 1u, 11u}) {
        raw.triangles.push_back(index);
    }
    const MendedMesh done = mended(raw);
    CHECK(done.mesh.triangleCount() == 12);
    CHECK(done.mesh.positions.size() == 8);
    CHECK(faultOf(done.mesh).empty());
    CHECK_THAT(done.note, ContainsSubstring("2 triangles name vertices not in the file; left out."));
    CHECK_THAT(done.note, ContainsSubstring("2 triangles have a corner that is not a number"));
    CHECK_THAT(done.note, ContainsSubstring("2 triangles without area left out."));
}

TEST_CASE("A mesh with nothing sound is empty")
{
    RawMesh raw{{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}}, {}, {}, {}, {}, {0, 1, 2}};
    CHECK(mended(raw).mesh.triangles.empty());
    CHECK_THAT(mended(raw).note, ContainsSubstring("1 triangle without area left out."));
    CHECK(mended({}).mesh.triangles.empty());
}

TEST_CASE("A closed surface that is inside out is turned; an open one is left alone")
{
    RawMesh raw = rawBox();
    for (std::size_t i = 0; i < raw.triangles.size(); i += 3) {
        std::swap(raw.triangles[i], raw.triangles[i + 1]);
    }
    const MendedMesh turned = mended(raw);
    CHECK_THAT(volumeOf(turned.mesh), WithinAbs(48000, 1e-3));
    CHECK_THAT(turned.note, ContainsSubstring("inside out"));
    raw.triangles.resize(raw.triangles.size() - 3);
    const MendedMesh open = mended(raw);
    CHECK(open.note.empty());
    CHECK(open.mesh.triangles[0] == 0);
}

TEST_CASE("The file's normals count only where welding joined nothing")
{
    RawMesh raw = rawBox();
    raw.normals.assign(8, {0, 0, 2});
    CHECK(mended(raw).mesh.normals[0] == glm::vec3{0, 0, 1});
    raw.normals[3] = {0, 0, 0};
    CHECK(mended(raw).mesh.normals[0] != glm::vec3{0, 0, 1});
    raw.normals.assign(8, {0, 0, 2});
    raw.positions.push_back(raw.positions[0]);
    raw.normals.push_back({1, 0, 0});
    raw.triangles[0] = 8;
    CHECK(mended(raw).mesh.normals[0] != glm::vec3{0, 0, 1});
}

TEST_CASE("Fibres and parts follow their vertices through mending and reordering")
{
    RawMesh raw = rawBox();
    raw.positions.insert(raw.positions.begin(), {500, 0, 0}); // belongs to no triangle
    for (std::uint32_t& index : raw.triangles) {
        ++index;
    }
    for (const glm::vec3& p : raw.positions) {
        raw.fibres.push_back(p + glm::vec3{1, 0, 0});
        raw.parts.push_back(p.y > 20 ? 1 : 0);
    }
    raw.partKeys = {"low", "high"};
    Mesh mesh = mended(raw).mesh;
    addLevels(mesh);
    REQUIRE(mesh.fibres.size() == 8);
    REQUIRE(mesh.parts.size() == 8);
    for (std::size_t i = 0; i < 8; ++i) {
        CHECK(glm::distance(mesh.fibres[i], glm::normalize(mesh.positions[i] + glm::vec3{1, 0, 0})) < 1e-6f);
        CHECK(mesh.parts[i] == (mesh.positions[i].y > 20 ? 1 : 0));
    }
    raw.parts.back() = 2;
    CHECK(mended(raw).mesh.parts.empty());
    CHECK(mended(raw).mesh.partKeys.empty());
}

TEST_CASE("Levels of detail halve the triangles and say how far they stray")
{
    Mesh mesh = ball(5);
    REQUIRE(mesh.triangleCount() == 8192);
    addLevels(mesh);
    CHECK(faultOf(mesh).empty());
    CHECK(mesh.triangleCount() == 8192);
    REQUIRE(mesh.levels.size() == 6);
    std::size_t expected = 4096;
    float before = 0;
    for (const MeshLevel& level : mesh.levels) {
        const auto count = level.triangles.size() / 3;
        CHECK(count <= expected);
        CHECK(count > expected * 9 / 10);
        CHECK(level.error > before);
        CHECK(level.error < (count > 900 ? 5 : 15)); // a part of the size each, and they add up
        before = level.error;
        expected /= 2;
    }
    Mesh small = ball(1);
    addLevels(small);
    CHECK(small.levels.empty());
}
