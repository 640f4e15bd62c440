#pragma once

#include "scene/snapshot.h"

#include <memory>

namespace psoas {

/// What one closed surface shows where a plane cuts it.
struct CutFace {
    // What was cut: a later snapshot with the same takes the face over.
    SectionPlane plane;
    std::shared_ptr<const Mesh> source;
    std::shared_ptr<const Shape> shape; ///< null: the mesh as it is
    glm::mat4 atlas_from_source{1};
    bool outlineOnly = false;

    std::shared_ptr<const Mesh> mesh; ///< in the plane, atlas frame; null where the plane misses the surface. `fibres`
                                      ///< are no fibres here: x falls from 1 at the outline to 0 a rim's width inside
    std::shared_ptr<const MeshTree> tree;
    Box bounds;
    double area = 0;   ///< mm2
    bool open = false; ///< the surface has holes there too wide to be closed, and that much of its outline no face
};

/// How wide the rim along the outline of a cut face is, mm: the compact bone about the spongy one, the wall of a
/// vessel, the sheath of a muscle.
float rimOf(Kind kind);

/// Signed distance from a plane, mm; positive in what is kept.
float keptSide(const SectionPlane& plane, const glm::vec3& point);

/// The plane as a vector whose product with (point, 1) is keptSide().
glm::vec4 equationOf(const SectionPlane& plane);

/// Cuts one surface. `outlineOnly` leaves out the face within the rim.
CutFace cut(const Drawable& drawable, const SectionPlane& plane, bool outlineOnly);

/// Where a plane crosses a surface in the rest pose: lines in the plane, atlas frame, mm, the first point repeated at
/// the end of those that close.
std::vector<std::vector<glm::vec3>> outlinesOf(const Structure& structure, const SectionPlane& plane);

/// Applies the snapshot's planes to it: leaves out what is cut away whole, and adds a face to every closed surface that
/// is cut in two. Faces of `before` are taken over where nothing that made them has changed; null: there are none.
void cutThrough(SceneSnapshot& snapshot, const SceneSnapshot* before);

} // namespace psoas
