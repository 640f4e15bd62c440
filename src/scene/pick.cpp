#include "scene/pick.h"

#include "scene/cut_faces.h"

#include <algorithm>
#include <limits>

namespace psoas {
namespace {

constexpr float pinTolerance = 2; // mm: a pin stands on its bone

/// From where to where along a ray one is in what the planes keep, mm; nowhere if `from` > `to`.
struct Stretch {
    float from = 0;
    float to = std::numeric_limits<float>::max();
};

/// `own`: the plane that does not count, from 1; 0: all do.
Stretch keptOf(const Ray& ray, const std::vector<SectionPlane>& planes, std::uint8_t own)
{
    Stretch kept;
    for (std::size_t i = 0; i < planes.size(); ++i) {
        if (i + 1 == own) {
            continue;
        }
        const glm::vec4 plane = equationOf(planes[i]);
        const float start = glm::dot(glm::vec3{plane}, ray.origin) + plane.w;
        const float along = glm::dot(glm::vec3{plane}, ray.direction);
        if (along > 0) {
            kept.from = std::max(kept.from, -start / along);
        } else if (along < 0) {
            kept.to = std::min(kept.to, -start / along);
        } else if (start < 0) {
            kept.to = -1;
        }
    }
    return kept;
}

std::optional<PickResult> nearest(const SceneSnapshot& snapshot, const Ray& ray, bool solidOnly)
{
    // Nearest boxes first, so that most structures are never entered.
    struct Candidate {
        float distance;
        const Drawable* drawable;
    };
    std::vector<Candidate> candidates;
    const glm::vec3 inverse = 1.f / ray.direction;
    for (const Drawable& drawable : snapshot.drawables) {
        if (drawable.hull || (solidOnly && drawable.faded)) {
            continue;
        }
        float near = 0;
        float far = std::numeric_limits<float>::max();
        for (int axis = 0; axis < 3; ++axis) {
            // A little wider than the box: a flat one seen edge-on must not be missed.
            const float a = (drawable.bounds.lower[axis] - 0.01f - ray.origin[axis]) * inverse[axis];
            const float b = (drawable.bounds.upper[axis] + 0.01f - ray.origin[axis]) * inverse[axis];
            near = std::max(near, std::min(a, b));
            far = std::min(far, std::max(a, b));
        }
        if (near <= far) {
            candidates.push_back({near, &drawable});
        }
    }
    std::ranges::sort(candidates, {}, &Candidate::distance);

    std::optional<PickResult> best;
    float limit = std::numeric_limits<float>::max();
    for (const Candidate& candidate : candidates) {
        if (candidate.distance >= limit) {
            break;
        }
        const Drawable& drawable = *candidate.drawable;
        const Stretch kept = keptOf(ray, snapshot.sections, drawable.cutBy);
        const float until = std::min(limit, kept.to);
        if (kept.from >= until) {
            continue;
        }
        const glm::mat4 mesh_from_atlas = glm::inverse(drawable.atlas_from_mesh);
        const glm::vec3 along{mesh_from_atlas * glm::vec4{ray.direction, 0}};
        const float scale = glm::length(along);
        const glm::vec3 start = ray.origin + ray.direction * kept.from;
        const Ray inMesh{glm::vec3{mesh_from_atlas * glm::vec4{start, 1}}, along / scale};
        const auto hit = drawable.tree->nearest(inMesh, (until - kept.from) * scale);
        if (!hit) {
            continue;
        }
        limit = kept.from + hit->distance / scale;
        best = PickResult{
            drawable.structure, ray.origin + ray.direction * limit, limit, hit->triangle, drawable.cutBy != 0, {}, {}};
        const Mesh& mesh = *drawable.mesh;
        if (!mesh.parts.empty()) {
            const std::uint16_t part = mesh.parts[hit->vertex];
            best->part = part < mesh.partKeys.size() ? mesh.partKeys[part] : std::string{};
        }
    }
    return best;
}

} // namespace

std::optional<PickResult> pick(const SceneSnapshot& snapshot, const Ray& ray)
{
    std::optional<PickResult> hit = nearest(snapshot, ray, false);
    const Pin* best = nullptr;
    float bestOff = pinRadius;
    for (const Pin& pin : snapshot.pins) {
        const glm::vec3 towards = pin.at - ray.origin;
        const float distance = glm::length(towards);
        const float off = glm::length(glm::cross(ray.direction, towards)) / distance;
        if (off < bestOff && glm::dot(ray.direction, towards) > 0 && isInSight(snapshot, ray.origin, pin)) {
            best = &pin;
            bestOff = off;
        }
    }
    if (best != nullptr) {
        PickResult onPin;
        onPin.structure = best->bone;
        onPin.position = best->at;
        onPin.distance = glm::distance(ray.origin, best->at);
        onPin.landmark = best->key;
        return onPin;
    }
    return hit;
}

bool isInSight(const SceneSnapshot& snapshot, const glm::vec3& eye, const Pin& pin)
{
    constexpr float edgeOn = -0.15f; // cosine: a point of a crest is seen from a little behind, too
    if (pin.facing && glm::dot(*pin.facing, glm::normalize(eye - pin.at)) < edgeOn) {
        return false;
    }
    return isInSight(snapshot, eye, pin.at, pinTolerance);
}

bool isInSight(const SceneSnapshot& snapshot, const glm::vec3& eye, const glm::vec3& point, float tolerance)
{
    const float distance = glm::distance(eye, point);
    const auto hit = nearest(snapshot, {eye, (point - eye) / distance}, true);
    return !hit || hit->distance > distance - tolerance;
}

} // namespace psoas
