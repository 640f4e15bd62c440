#include "scene/side_by_side.h"

#include "scene/pick.h"
#include "support/catch.h"
#include "support/shapes.h"

#include <glm/gtc/matrix_transform.hpp>

#include <cmath>

using namespace psoas;

namespace {

SceneSnapshot boxOnly(const std::shared_ptr<const Mesh>& mesh, float yaw)
{
    SceneSnapshot snapshot;
    Drawable drawable;
    drawable.mesh = mesh;
    drawable.tree = std::make_shared<MeshTree>(mesh);
    drawable.bounds = drawable.tree->bounds();
    snapshot.bounds = drawable.bounds;
    snapshot.drawables.push_back(drawable);
    snapshot.camera.target = {0, 0, 0};
    snapshot.camera.pitch = 0;
    snapshot.camera.distance = 1000;
    snapshot.camera.yaw = yaw;
    return snapshot;
}

} // namespace

TEST_CASE("two bodies stand in the middle of their halves, seen from the same direction, whichever way one looks")
{
    const auto mesh = test::boxMesh({-20, -20, -20}, {20, 20, 20});
    const float aspect = 1.6f;
    for (const float yaw : {0.f, 1.2f, -2.5f}) {
        INFO(yaw);
        MeshDoubles doubles;
        const SceneSnapshot both = sideBySide(boxOnly(mesh, yaw), boxOnly(mesh, yaw), aspect, doubles);
        REQUIRE(both.drawables.size() == 2);
        const glm::mat4 clip_from_atlas =
            clip_from_view(both.camera, aspect, both.bounds) * view_from_atlas(both.camera);
        for (int i = 0; i < 2; ++i) {
            const glm::mat4& place = both.drawables[static_cast<std::size_t>(i)].atlas_from_mesh;
            const glm::vec4 middle = clip_from_atlas * place * glm::vec4{0, 0, 0, 1};
            CHECK(middle.x / middle.w == Approx(i == 0 ? -0.5f : 0.5f).margin(0.02));
            CHECK(std::abs(middle.y / middle.w) < 0.01f);
            // What one looks at of each is the side that would be seen of one alone.
            const glm::vec3 centre{place * glm::vec4{0, 0, 0, 1}};
            const glm::vec3 toEye = glm::normalize(eyeOf(both.camera) - centre);
            const glm::vec3 alone = glm::normalize(eyeOf(both.camera) - both.camera.target);
            CHECK(glm::distance(glm::mat3{place} * alone, toEye) < 0.03f);
        }
        // Each can be clicked where it is seen.
        for (const float x : {0.25f, 0.75f}) {
            CHECK(pick(both, rayThrough(both.camera, {x, 0.5f}, aspect)));
        }
        CHECK_FALSE(pick(both, rayThrough(both.camera, {0.5f, 0.5f}, aspect)));
    }
}

TEST_CASE("a body that is there twice has meshes of its own, the same ones in every picture")
{
    const auto mesh = test::boxMesh({-20, -20, -20}, {20, 20, 20});
    MeshDoubles doubles;
    const SceneSnapshot first = sideBySide(boxOnly(mesh, 0), boxOnly(mesh, 0), 1, doubles);
    const SceneSnapshot second = sideBySide(boxOnly(mesh, 0.5f), boxOnly(mesh, 0.5f), 1, doubles);
    CHECK(first.drawables[0].mesh == mesh);
    CHECK(first.drawables[1].mesh != mesh);
    CHECK(first.drawables[1].mesh->positions == mesh->positions);
    CHECK(first.drawables[1].mesh == second.drawables[1].mesh);
}

TEST_CASE("of two bodies side by side only level sections are shown")
{
    ViewState state;
    state.shown.sections = {{Axis::x, 0, true}, {Axis::y, 10, true}, {Axis::z, 3, false}};
    const ViewState half = forOneOfTwo(state);
    REQUIRE(half.shown.sections.size() == 1);
    CHECK(half.shown.sections[0].axis == Axis::y);
}
