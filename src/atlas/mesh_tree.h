#pragma once

#include "atlas/mesh.h"
#include "atlas/shape.h"

#include <memory>
#include <optional>
#include <vector>

namespace psoas {

/// A bounding volume hierarchy over the triangles of one mesh, for exact rays.
/// Keeps the mesh alive. Immutable; any thread.
class MeshTree {
public:
    struct Hit {
        float distance = 0;         ///< mm along the ray
        std::uint32_t triangle = 0; ///< of the mesh, or of the level the tree was made for, counted in triangles
        std::uint32_t vertex = 0;   ///< one of its corners
    };

    /// `level`: over which triangles, 0 the full surface, 1 the first of mesh->levels, which must be there ...
    explicit MeshTree(std::shared_ptr<const Mesh> mesh, std::size_t level = 0);

    /// Knows its box only, and no ray meets it: for what is drawn and never picked, since a tree takes its time.
    static MeshTree boundsOnly(std::shared_ptr<const Mesh> mesh);

    /// Over a bent mesh, at once: a ray looks at every triangle of the shape's level. For what changes sooner than a
    /// tree would pay. `shape` is of `mesh`.
    MeshTree(std::shared_ptr<const Mesh> mesh, std::shared_ptr<const Shape> shape);

    /// The same tree over the bent mesh: its boxes fitted anew, its triangles grouped as before. `shape` is of the same
    /// mesh, with the vertices of this tree's level set.
    std::shared_ptr<const MeshTree> refitted(std::shared_ptr<const Shape> shape) const;

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

    const std::vector<std::uint32_t>& triangles() const;
    const std::vector<glm::vec3>& positions() const { return m_shape ? m_shape->positions : m_mesh->positions; }

    std::shared_ptr<const Mesh> m_mesh;
    std::shared_ptr<const Shape> m_shape; ///< null: the mesh as it is
    std::size_t m_level = 0;
    Box m_bounds;
    std::vector<Node> m_nodes;
    std::shared_ptr<const std::vector<std::uint32_t>> m_order; ///< null: as they come
};

} // namespace psoas
