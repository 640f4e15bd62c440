#pragma once

#include "atlas/mesh.h"

#include <memory>
#include <optional>

namespace psoas {

/// A bounding volume hierarchy over the triangles of one mesh, for exact rays.
/// Keeps the mesh alive. Immutable; any thread.
class MeshTree {
public:
    struct Hit {
        float distance = 0;         ///< mm along the ray
        std::uint32_t triangle = 0; ///< of the mesh, counted in triangles
    };

    explicit MeshTree(std::shared_ptr<const Mesh> mesh);

    /// Knows its box only, and no ray meets it: for what is drawn and never picked, since a tree takes its time.
    static MeshTree boundsOnly(std::shared_ptr<const Mesh> mesh);

    const Box& bounds() const { return m_bounds; }

    /// The nearest triangle that the ray meets before `limit` mm, from either face; `ray` in the mesh's frame.
    std::optional<Hit> nearest(const Ray& ray, float limit) const;

private:
    MeshTree() = default;
    struct Node {
        glm::vec3 lower;
        std::uint32_t first = 0; ///< inner: index of the right child (the left is next); leaf: first of m_order
        glm::vec3 upper;
        std::uint32_t count = 0; ///< triangles of a leaf; 0 for an inner node
    };

    std::shared_ptr<const Mesh> m_mesh;
    Box m_bounds;
    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_order;
};

} // namespace psoas
