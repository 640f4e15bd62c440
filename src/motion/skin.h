#pragma once

#include "atlas/atlas.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace psoas {

/// With which parts of the skeleton each vertex of a soft structure goes. Immutable.
struct Skin {
    static constexpr std::size_t most = 4;
    std::shared_ptr<const Mesh> mesh;
    std::vector<std::array<std::uint8_t, most>> segments; ///< by vertex
    std::vector<std::array<float, most>> weights;         ///< by vertex, in sum 1, the largest first
    /// Those of the level that is drawn while something moves; null: all.
    std::shared_ptr<const std::vector<std::uint32_t>> draftVertices;
    std::size_t draftLevel = 0;                ///< 0: the full surface
    std::shared_ptr<const MeshTree> draftTree; ///< over that level, in the rest pose
};

/// How far points are from the bones of each segment, all in the rest pose. Immutable.
class BoneDistances {
public:
    /// `bones` and `parents` by segment.
    BoneDistances(const std::vector<std::vector<const Structure*>>& bones, std::vector<std::size_t> parents);

    struct Near {
        std::size_t segment = 0;
        float distance = 0; ///< mm
    };
    /// The segment whose bones are nearest to `point` (atlas frame, mm), first, and its neighbours in the tree of
    /// segments.
    std::vector<Near> about(const glm::vec3& point) const;

private:
    struct Node { ///< of a tree over points, split at the middle of the longest side in turn
        glm::vec3 point;
        std::uint8_t axis;
    };
    float nearest(std::size_t segment, const glm::vec3& point, float limit) const;

    std::vector<std::vector<Node>> m_trees; ///< by segment
    std::vector<Box> m_boxes;
    std::vector<std::size_t> m_parents;
};

/// Weights that fall off with the distance from the bones of neighbouring segments: 1 where a vertex lies on a bone.
Skin skinned(std::shared_ptr<const Mesh> mesh, const Structure& structure, const BoneDistances& distances);

} // namespace psoas
