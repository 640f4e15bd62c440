#pragma once

#include "atlas/mesh.h"

#include <limits>
#include <map>
#include <utility>
#include <vector>

namespace psoas::modeller {

/// Finds the nearest point of a triangle mesh. Keeps a copy of what it needs; immutable; any thread.
class SurfaceTree {
public:
    struct Nearest {
        glm::vec3 point{0};
        float distance = std::numeric_limits<float>::max(); ///< mm; never negative
        std::uint32_t triangle = 0;
        bool inside = false; ///< behind the surface, which must be closed for this to mean anything
    };

    explicit SurfaceTree(const Mesh& mesh);

    /// What lies farther than `limit` mm is not looked for: then `distance` is the greatest float.
    Nearest nearest(const glm::vec3& point, float limit = std::numeric_limits<float>::max()) const;

    /// mm to the surface, negative inside.
    float signedDistance(const glm::vec3& point) const;

    const Box& bounds() const { return m_bounds; }

private:
    struct Node {
        Box box;
        std::uint32_t first = 0; ///< inner: index of the right child (the left is next); leaf: first of m_order
        std::uint32_t count = 0; ///< triangles of a leaf; 0 for an inner node
    };
    std::uint32_t build(std::uint32_t first, std::uint32_t count);

    std::vector<glm::vec3> m_positions;
    std::vector<std::uint32_t> m_triangles;
    std::vector<glm::vec3> m_vertexNormals;
    std::map<std::pair<std::uint32_t, std::uint32_t>, glm::vec3> m_edgeNormals;
    std::vector<glm::vec3> m_faceNormals;
    std::vector<std::uint32_t> m_order;
    std::vector<Node> m_nodes;
    Box m_bounds;
};

} // namespace psoas::modeller
