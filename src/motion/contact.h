#pragma once

#include "atlas/shape.h"
#include "motion/bone_field.h"
#include "motion/skin.h"

namespace psoas {

/// Some bones, and where a pose has them.
struct PosedBones {
    const BoneField* field = nullptr;
    glm::mat4 rest_from_mesh{1}; ///< from the frame of the surface, posed, to where the bones are at rest
    glm::mat3 mesh_from_rest{1}; ///< directions the other way, unit length kept
};

/// Moves what of a bent surface has come into bones out of them, with what is about it; what lay in bone at rest may
/// stay as deep as it was. `smoothly`: what is about it gives way as well. Whether anything moved.
bool keepOut(const Skin& skin, const std::vector<PosedBones>& bones, bool smoothly, Shape& shape);

/// How deep the vertices of a mesh lie in bones at rest, mm; 0 outside.
std::vector<float> sunkOf(const Mesh& mesh, const glm::mat4& atlas_from_mesh, const std::vector<BoneField>& fields);

} // namespace psoas
