#include "scene/camera.h"
#include "support/catch.h"

#include <glm/gtc/constants.hpp>

#include <algorithm>

using namespace psoas;

namespace {

/// Where a point of the atlas lands in the picture, (0,0) top left .. (1,1) bottom right.
glm::vec2 seenAt(const Camera& camera, const glm::vec3& point, float aspect)
{
    const glm::vec4 clip = clip_from_view(camera, aspect, {}) * view_from_atlas(camera) * glm::vec4{point, 1};
    return {0.5f + 0.5f * clip.x / clip.w, 0.5f - 0.5f * clip.y / clip.w};
}

} // namespace

TEST_CASE("The camera stands where its angles say")
{
    Camera camera;
    camera.target = {0, 0, 0};
    camera.distance = 1000;
    CHECK(glm::distance(eyeOf(camera), {0, 0, 1000}) < 0.01f);
    camera.yaw = glm::half_pi<float>();
    CHECK(glm::distance(eyeOf(camera), {1000, 0, 0}) < 0.01f); // the subject's left
    camera.pitch = glm::half_pi<float>();
    CHECK(glm::distance(eyeOf(camera), {0, 1000, 0}) < 0.01f);
    camera.yaw = 0;
    // From above with yaw 0 the subject's front is at the bottom of the picture and the subject's left on the right.
    CHECK(seenAt(camera, {0, 0, 100}, 1).y > 0.5f);
    CHECK(seenAt(camera, {100, 0, 0}, 1).x > 0.5f);
}

TEST_CASE("A ray through a point of the picture meets what is drawn there")
{
    Camera camera;
    camera.yaw = 0.7f;
    camera.pitch = -0.3f;
    const float aspect = 1.6f;
    for (const glm::vec2& point : {glm::vec2{0.5f, 0.5f}, {0.1f, 0.2f}, {0.93f, 0.8f}}) {
        const Ray ray = rayThrough(camera, point, aspect);
        CHECK(glm::distance(seenAt(camera, ray.origin + ray.direction * 1300.f, aspect), point) < 1e-4f);
    }
}

TEST_CASE("Framing shows all of a box, and not from too far")
{
    const Box box{{-150, -400, -90}, {150, 330, 120}};
    for (const float yaw : {0.f, 0.8f, 2.f}) {
        for (const float aspect : {0.6f, 1.6f}) {
            Camera camera;
            camera.yaw = yaw;
            camera.pitch = 0.4f;
            camera = framed(camera, box, aspect);
            float widest = 0;
            for (int corner = 0; corner < 8; ++corner) {
                const glm::vec3 point{(corner & 1) != 0 ? box.upper.x : box.lower.x,
                                      (corner & 2) != 0 ? box.upper.y : box.lower.y,
                                      (corner & 4) != 0 ? box.upper.z : box.lower.z};
                const glm::vec2 off = glm::abs(seenAt(camera, point, aspect) - 0.5f);
                widest = std::max({widest, off.x, off.y});
            }
            CHECK(widest <= 0.5f);
            CHECK(widest > 0.4f);
        }
    }
}

TEST_CASE("Zooming keeps the anchor where it is, panning carries it along")
{
    Camera camera;
    camera.yaw = 0.5f;
    const glm::vec3 anchor{60, 140, 30};
    const glm::vec2 before = seenAt(camera, anchor, 1.5f);
    CHECK(glm::distance(seenAt(zoomed(camera, 0.5f, anchor), anchor, 1.5f), before) < 1e-4f);
    CHECK(glm::distance(seenAt(zoomed(camera, 3.f, anchor), anchor, 1.5f), before) < 1e-4f);

    const glm::vec2 to{0.3f, 0.65f};
    CHECK(glm::distance(seenAt(panned(camera, before, to, 1.5f, anchor), anchor, 1.5f), to) < 1e-4f);
}

TEST_CASE("Zooming stops at its ends without moving sideways")
{
    Camera camera;
    const glm::vec3 anchor{60, 140, 30};
    for (int i = 0; i < 200; ++i) {
        camera = zoomed(camera, 0.8f, anchor);
    }
    const Camera again = zoomed(camera, 0.8f, anchor);
    CHECK(again == camera);
    CHECK(camera.distance >= 5.f);
}

TEST_CASE("A flight begins and ends where it should and turns the short way")
{
    Camera from;
    from.yaw = 3.0f;
    Camera to;
    to.yaw = -3.0f;
    to.distance = 300;
    CHECK(between(from, to, 0) == from);
    CHECK(between(from, to, 1) == to);
    CHECK(std::abs(between(from, to, 0.5f).yaw) > 3.0f);
}

TEST_CASE("Pitch stops at straight up and down")
{
    CHECK_THAT(orbited({}, 0, 9).pitch, WithinAbs(glm::half_pi<double>(), 1e-6));
    CHECK_THAT(orbited({}, 0, -9).pitch, WithinAbs(-glm::half_pi<double>(), 1e-6));
}
