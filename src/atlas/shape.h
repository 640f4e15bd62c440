#pragma once

#include "core/frames.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace psoas {

/// Where the vertices of a mesh lie once it is bent, instead of the mesh's own; same frame, same order, same triangles.
/// Immutable once shared.
struct Shape {
    std::vector<glm::vec3> positions; ///< as many as the mesh has
    std::vector<glm::vec3> normals;   ///< unit length, as many
    std::vector<glm::vec3> fibres;    ///< unit length, as many; empty where the mesh has none
    /// The finest level of detail whose vertices are set, 0 the full surface; those of coarser levels are set too.
    std::size_t level = 0;
    std::shared_ptr<const std::vector<std::uint32_t>> vertices; ///< those that are set; null: all
    Box bounds;                                                 ///< of what is set
};

} // namespace psoas
