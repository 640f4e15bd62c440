#pragma once

#include "core/frames.h"

#include <cstdint>
#include <string>
#include <vector>

namespace psoas {

/// A coarser version of a mesh over the same vertices.
struct MeshLevel {
    std::vector<std::uint32_t> triangles; ///< three indices each, into Mesh::positions
    float error = 0; ///< estimated distance from the full surface, mm; up to 3 times too small where measured
};

/// Triangles in the frame of their segment, mm, counter-clockwise seen from outside.
/// Immutable once shared; the picker and the renderer read the same one.
struct Mesh {
    std::vector<glm::vec3> positions;
    std::vector<glm::vec3> normals; ///< unit length, as many as positions
    std::vector<glm::vec3> fibres;  ///< direction of the fibres, unit length; empty where there are none
    std::vector<std::uint16_t>
        parts; ///< per vertex: index into partKeys (a muscle's slips); empty where there are none
    std::vector<std::string> partKeys;    ///< such as "l2-body"
    std::vector<std::uint32_t> triangles; ///< three indices each, all < positions.size()
    /// Coarser and coarser; may be empty. Best with the vertices of the coarsest first, so that a level needs only the
    /// first so many.
    std::vector<MeshLevel> levels;

    std::size_t triangleCount() const { return triangles.size() / 3; }
};

/// The box around all vertices, mm.
Box boundsOf(const Mesh& mesh);

/// The sum of its triangles, mm2.
double surfaceOf(const Mesh& mesh);

/// Sets normals from the triangles, weighted by angle (Thürmer and Wüthrich 1998).
void computeNormals(Mesh& mesh);

} // namespace psoas
