#pragma once

#include "core/frames.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace psoas {

/// Where the vertices of a mesh lie once it is bent, instead of the mesh's own; same frame, same order, same triangles.
/// Immutable once shared.
struct Shape {
    std::vector<glm::vec3> positions; ///< of the first vertices of the mesh: at least those that `level` names
    std::vector<glm::vec3> normals;   ///< unit length, as many
    std::vector<glm::vec3> fibres;    ///< unit length, as many; empty where the mesh has none
    /// The finest level of detail whose vertices are there, 0 the full surface; those of coarser levels are there too.
    std::size_t level = 0;
    Box bounds; ///< of what is there
};

} // namespace psoas
