#include "scene/camera.h"

#include <glm/gtc/constants.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

constexpr float leastDistance = 5;
constexpr float greatestDistance = 20000;

/// Columns: right, up and back of the camera in the atlas frame.
glm::mat3 atlas_from_viewAxes(const Camera& camera)
{
    const float cy = std::cos(camera.yaw);
    const float sy = std::sin(camera.yaw);
    const float cp = std::cos(camera.pitch);
    const float sp = std::sin(camera.pitch);
    return {glm::vec3{cy, 0, -sy}, glm::vec3{-sy * sp, cp, -cy * sp}, glm::vec3{sy * cp, sp, cy * cp}};
}

/// (0,0) top left .. (1,1) bottom right to offsets at depth 1 in view space.
glm::vec2 atUnitDepth(glm::vec2 point, float aspect)
{
    const float half = std::tan(verticalFieldOfView / 2);
    return {(2 * point.x - 1) * half * aspect, (1 - 2 * point.y) * half};
}

} // namespace

glm::vec3 eyeOf(const Camera& camera)
{
    return camera.target + atlas_from_viewAxes(camera)[2] * camera.distance;
}

glm::mat4 view_from_atlas(const Camera& camera)
{
    const glm::mat3 view_from_axes = glm::transpose(atlas_from_viewAxes(camera));
    glm::mat4 result{view_from_axes};
    result[3] = glm::vec4{-(view_from_axes * eyeOf(camera)), 1};
    return result;
}

glm::mat4 clip_from_view(const Camera& camera, float aspect, const Box& shown)
{
    float near = camera.distance * 0.5f;
    float far = camera.distance * 2.f;
    if (!shown.isEmpty()) {
        const float depth = glm::dot(eyeOf(camera) - shown.centre(), atlas_from_viewAxes(camera)[2]);
        const float radius = glm::length(shown.size()) / 2 + 1;
        near = depth - radius;
        far = depth + radius;
    }
    far = std::max(far, 2.f);
    near = std::clamp(near, std::max(1.f, far / 4000), far / 1.5f);
    return glm::perspective(verticalFieldOfView, aspect, near, far);
}

Ray rayThrough(const Camera& camera, glm::vec2 point, float aspect)
{
    const glm::vec2 at = atUnitDepth(point, aspect);
    return {eyeOf(camera), glm::normalize(atlas_from_viewAxes(camera) * glm::vec3{at, -1})};
}

Camera framed(Camera camera, const Box& box, float aspect)
{
    if (box.isEmpty()) {
        return camera;
    }
    // The least distance at which each corner of the box is inside the picture's four planes, about its centre.
    const glm::mat3 axes = glm::transpose(atlas_from_viewAxes(camera));
    const float half = std::tan(verticalFieldOfView / 2);
    const float air = 1.06f;
    float distance = leastDistance;
    for (int corner = 0; corner < 8; ++corner) {
        const glm::vec3 sign{(corner & 1) != 0 ? 1 : -1, (corner & 2) != 0 ? 1 : -1, (corner & 4) != 0 ? 1 : -1};
        const glm::vec3 inView = axes * (sign * box.size() * 0.5f);
        distance = std::max(distance, inView.z + air * std::abs(inView.x) / (half * aspect));
        distance = std::max(distance, inView.z + air * std::abs(inView.y) / half);
    }
    camera.target = box.centre();
    camera.distance = std::min(distance, greatestDistance);
    return camera;
}

Camera orbited(Camera camera, float yaw, float pitch)
{
    camera.yaw = std::remainder(camera.yaw + yaw, glm::two_pi<float>());
    camera.pitch = std::clamp(camera.pitch + pitch, -glm::half_pi<float>(), glm::half_pi<float>());
    return camera;
}

Camera panned(Camera camera, glm::vec2 from, glm::vec2 to, float aspect, const glm::vec3& anchor)
{
    const glm::mat3 axes = atlas_from_viewAxes(camera);
    const float depth = std::max(glm::dot(eyeOf(camera) - anchor, axes[2]), leastDistance);
    const glm::vec2 moved = (atUnitDepth(from, aspect) - atUnitDepth(to, aspect)) * depth;
    camera.target += axes * glm::vec3{moved, 0};
    return camera;
}

Camera zoomed(Camera camera, float factor, const glm::vec3& anchor)
{
    const float distance = std::clamp(camera.distance * factor, leastDistance, greatestDistance);
    const float applied = distance / camera.distance;
    camera.target = anchor + (camera.target - anchor) * applied;
    camera.distance = distance;
    return camera;
}

Camera between(const Camera& from, const Camera& to, float t)
{
    Camera camera;
    camera.target = glm::mix(from.target, to.target, t);
    camera.yaw =
        std::remainder(from.yaw + std::remainder(to.yaw - from.yaw, glm::two_pi<float>()) * t, glm::two_pi<float>());
    camera.pitch = glm::mix(from.pitch, to.pitch, t);
    camera.distance = std::exp(glm::mix(std::log(from.distance), std::log(to.distance), t));
    return t <= 0 ? from : t >= 1 ? to : camera;
}

} // namespace psoas
