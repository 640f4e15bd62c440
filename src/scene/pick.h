#pragma once

#include "scene/snapshot.h"

#include <optional>
#include <string>

namespace psoas {

struct PickResult {
    StructureIndex structure;
    glm::vec3 position;         ///< atlas frame, mm
    float distance = 0;         ///< mm from the ray's origin
    std::uint32_t triangle = 0; ///< of the structure's mesh
    std::string part;           ///< key of the part of the mesh that was hit, such as the slip "l2-body"; empty if none

    friend bool operator==(const PickResult&, const PickResult&) = default;
};

/// The nearest thing shown that the ray meets, hulls left out: triangles, not boxes. Pure; any thread.
std::optional<PickResult> pick(const SceneSnapshot& snapshot, const Ray& ray);

} // namespace psoas
