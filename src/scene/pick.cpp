#include "scene/pick.h"

#include <algorithm>

namespace psoas {

std::optional<PickResult> pick(const SceneSnapshot& snapshot, const Ray& ray)
{
    // Nearest boxes first, so that most structures are never entered.
    struct Candidate {
        float distance;
        const Drawable* drawable;
    };
    std::vector<Candidate> candidates;
    const glm::vec3 inverse = 1.f / ray.direction;
    for (const Drawable& drawable : snapshot.drawables) {
        if (drawable.hull) {
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
        const glm::mat4 mesh_from_atlas = glm::inverse(drawable.atlas_from_mesh);
        const glm::vec3 along{mesh_from_atlas * glm::vec4{ray.direction, 0}};
        const float scale = glm::length(along);
        const Ray inMesh{glm::vec3{mesh_from_atlas * glm::vec4{ray.origin, 1}}, along / scale};
        const auto hit = drawable.tree->nearest(inMesh, limit * scale);
        if (!hit) {
            continue;
        }
        limit = hit->distance / scale;
        best = PickResult{drawable.structure, ray.origin + ray.direction * limit, limit, hit->triangle, {}};
        const Mesh& mesh = *drawable.mesh;
        if (!mesh.parts.empty()) {
            const std::uint16_t part = mesh.parts[hit->vertex];
            best->part = part < mesh.partKeys.size() ? mesh.partKeys[part] : std::string{};
        }
    }
    return best;
}

} // namespace psoas
