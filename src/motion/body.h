#pragma once

#include "atlas/shape.h"
#include "motion/model.h"

#include <memory>
#include <vector>

namespace psoas {

/// `draft`: what is drawn while something moves; `full`: every vertex.
enum class Detail { draft, full };

/// A surface as a pose has it.
struct PosedSurface {
    glm::mat4 atlas_from_mesh{1};
    std::shared_ptr<const Shape> shape;   ///< in the mesh's frame; null: the mesh as it is
    std::shared_ptr<const MeshTree> tree; ///< over what can be seen of it; never null
};

/// What a pose makes of an atlas. Immutable; any thread.
class Body {
public:
    const Pose& pose() const { return m_pose; }
    Detail detail() const { return m_detail; }
    const PosedSurface& surface(StructureIndex index) const { return m_surfaces[index.value]; }
    /// Of an attachment area on several bones, its patch on one of them.
    const PosedSurface& patch(StructureIndex index, std::size_t patch) const { return m_patches[index.value][patch]; }
    /// By segment, from its place in the rest pose.
    const std::vector<glm::dmat4>& atlas_from_segments() const { return m_places; }

private:
    friend std::shared_ptr<const Body> posed(const MotionModel&, const Pose&, Detail, const std::vector<bool>*);
    Pose m_pose;
    Detail m_detail = Detail::full;
    std::vector<glm::dmat4> m_places;
    std::vector<PosedSurface> m_surfaces;
    std::vector<std::vector<PosedSurface>> m_patches;
};

/// `only`: soft structures that are bent, the others stay as they are in the rest pose; null: all. The rest pose gives
/// back the atlas's own meshes.
std::shared_ptr<const Body> posed(const MotionModel& model, const Pose& pose, Detail detail = Detail::full,
                                  const std::vector<bool>* only = nullptr);

/// Where a point of a bone, given in the rest pose, is; points of what is soft stay where they are.
glm::vec3 posedPoint(const MotionModel& model, const Body& body, StructureIndex bone, const glm::vec3& point);

} // namespace psoas
