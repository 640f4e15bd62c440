#include "scene/pick.h"
#include "support/catch.h"
#include "support/shapes.h"

#include <glm/gtc/matrix_transform.hpp>

#include <random>

using namespace psoas;
using namespace psoas::test;

namespace {

std::shared_ptr<const Atlas> twoBoxes()
{
    std::vector<Structure> structures{structureOf("near", boxMesh({-50, 40, 50}, {50, 140, 60})),
                                      structureOf("far", boxMesh({-50, 40, -60}, {50, 140, -50}))};
    return Atlas::create("two", std::move(structures), {}, {}).value();
}

std::string keyHit(const Atlas& atlas, const ViewState& state, const Ray& ray)
{
    const auto hit = pick(compose(atlas, state, {}), ray);
    return hit ? atlas.at(hit->structure).key : "";
}

} // namespace

TEST_CASE("A ray through the middle of the picture")
{
    const auto atlas = twoBoxes();
    ViewState state;
    const Ray ray = rayThrough(state.camera, {0.5f, 0.5f}, 1.f);

    SECTION("meets the nearest structure, at a known depth")
    {
        const auto hit = pick(compose(*atlas, state, {}), ray);
        REQUIRE(hit);
        CHECK(atlas->at(hit->structure).key == "near");
        CHECK_THAT(hit->position.z, WithinAbs(60.0, 1e-2));
        CHECK_THAT(hit->distance, WithinAbs(1340.0, 1e-2));
    }
    SECTION("passes through what is hidden or not isolated")
    {
        state.shown.hidden.insert("near");
        CHECK(keyHit(*atlas, state, ray) == "far");
        state.shown.hidden.clear();
        state.shown.isolated.insert("far");
        CHECK(keyHit(*atlas, state, ray) == "far");
    }
    SECTION("meets what is faded")
    {
        state.shown.faded.insert("near");
        CHECK(keyHit(*atlas, state, ray) == "near");
    }
    SECTION("meets nothing beside the body")
    {
        CHECK(keyHit(*atlas, state, rayThrough(state.camera, {0.02f, 0.5f}, 1.f)).empty());
    }
}

TEST_CASE("A mirrored and moved mesh is hit where it stands")
{
    Structure structure = structureOf("box", boxMesh({10, 0, 0}, {20, 10, 10}));
    structure.atlas_from_mesh = glm::translate(glm::mat4{1}, {0, 5, 0}) * glm::scale(glm::mat4{1}, {-2, 2, 2});
    const auto atlas = Atlas::create("one", {structure}, {}, {}).value();
    const auto snapshot = compose(*atlas, {}, {});
    const auto hit = pick(snapshot, {{-30, 10, 500}, {0, 0, -1}});
    REQUIRE(hit);
    CHECK_THAT(hit->position.z, WithinAbs(20.0, 1e-3));
    CHECK_FALSE(pick(snapshot, {{30, 10, 500}, {0, 0, -1}}));
}

TEST_CASE("The tree finds the same triangle as looking at all of them")
{
    std::mt19937 random{7};
    std::uniform_real_distribution<float> coordinate{-100, 100};
    Mesh mesh;
    for (int i = 0; i < 900; ++i) {
        const glm::vec3 base{coordinate(random), coordinate(random), coordinate(random)};
        for (int k = 0; k < 3; ++k) {
            mesh.triangles.push_back(static_cast<std::uint32_t>(mesh.positions.size()));
            mesh.positions.push_back(base +
                                     0.1f * glm::vec3{coordinate(random), coordinate(random), coordinate(random)});
        }
    }
    computeNormals(mesh);
    const auto whole = std::make_shared<const Mesh>(mesh);
    const MeshTree tree{whole};
    std::vector<MeshTree> single;
    for (std::size_t i = 0; i < mesh.triangleCount(); ++i) {
        Mesh one;
        one.positions = {mesh.positions[3 * i], mesh.positions[3 * i + 1], mesh.positions[3 * i + 2]};
        one.triangles = {0, 1, 2};
        single.emplace_back(std::make_shared<const Mesh>(one));
    }
    int hits = 0;
    for (int i = 0; i < 500; ++i) {
        const glm::vec3 from{coordinate(random), coordinate(random), 300};
        const glm::vec3 to{coordinate(random), coordinate(random), coordinate(random)};
        const Ray ray{from, glm::normalize(to - from)};
        float nearest = 1e9f;
        for (const MeshTree& one : single) {
            if (const auto hit = one.nearest(ray, nearest)) {
                nearest = hit->distance;
            }
        }
        const auto found = tree.nearest(ray, 1e9f);
        REQUIRE(found.has_value() == (nearest < 1e9f));
        if (found) {
            ++hits;
            CHECK(found->distance == nearest);
        }
    }
    CHECK(hits > 100);
}

TEST_CASE("A ray that runs exactly along an edge or a corner still hits a closed surface")
{
    const MeshTree tree{boxMesh({-10, -10, -10}, {10, 10, 10})};
    CHECK(tree.nearest({{0, 0, 100}, {0, 0, -1}}, 1e9f));   // the diagonal of a face
    CHECK(tree.nearest({{10, 10, 100}, {0, 0, -1}}, 1e9f)); // a corner, in the plane of two faces
    CHECK_FALSE(MeshTree{std::make_shared<const Mesh>()}.nearest({{0, 0, 1}, {0, 0, -1}}, 1e9f));
}

TEST_CASE("A hit names the part of the mesh")
{
    auto mesh = std::make_shared<Mesh>(*boxMesh({-10, -10, -10}, {10, 10, 10}));
    mesh->parts.assign(mesh->positions.size(), 1);
    mesh->partKeys = {"l1-body", "l2-body"};
    const auto atlas = Atlas::create("one", {structureOf("muscle", mesh)}, {}, {}).value();
    const auto hit = pick(compose(*atlas, {}, {}), {{1, 2, 100}, {0, 0, -1}});
    REQUIRE(hit);
    CHECK(hit->part == "l2-body");
}
