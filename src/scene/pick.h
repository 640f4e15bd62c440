#pragma once

#include "scene/snapshot.h"

#include <optional>
#include <string>

namespace psoas {

struct PickResult {
    StructureIndex structure;
    glm::vec3 position;         ///< atlas frame, mm
    float distance = 0;         ///< mm from the ray's origin
    std::uint32_t triangle = 0; ///< of the structure's mesh, or of the cut face
    bool cutFace = false;       ///< what a section plane shows of the structure's inside, not its surface
    std::string part;           ///< key of the part of the mesh that was hit, such as the slip "l2-body"; empty if none
    std::string landmark;       ///< key of the landmark whose pin was hit; empty if none

    friend bool operator==(const PickResult&, const PickResult&) = default;
};

/// The nearest thing shown that the ray meets, hulls and what is cut away left out: triangles, not boxes. Pure; any
/// thread.
/// Pins come before what they stand on.
std::optional<PickResult> pick(const SceneSnapshot& snapshot, const Ray& ray);

/// Half the width of a pin, as a part of its distance from the eye: 7 of 800 pixels of the picture's height.
inline constexpr float pinRadius = 0.0039f;

/// Whether a pin can be seen from `eye`: its bone's surface faces the eye, and nothing solid lies before it.
bool isInSight(const SceneSnapshot& snapshot, const glm::vec3& eye, const Pin& pin);

/// Whether nothing solid lies before `point` as seen from `eye`, but what is nearer to it than `tolerance` mm. Needs
/// search trees.
bool isInSight(const SceneSnapshot& snapshot, const glm::vec3& eye, const glm::vec3& point, float tolerance);

} // namespace psoas
