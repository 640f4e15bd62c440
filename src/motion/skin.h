#pragma once

#include "atlas/atlas.h"
#include "motion/bone_field.h"
#include "motion/point_tree.h"
#include "motion/slip_string.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace psoas {

/// What the flesh before a hip follows: the line of a muscle from the last point on the pelvis round the hip to the
/// thigh.
struct HipGuide {
    static constexpr std::size_t count = 33; ///< points of the line, at even steps
    std::string of;                          ///< the base key of the muscle; empty: what goes with none of its own
    std::size_t pelvis = 0;                  ///< segments
    std::size_t thigh = 0;
    Side side = Side::left;
    glm::dvec3 centre{0}; ///< of the hip; these in the atlas frame, rest pose, mm
    glm::dvec3 from{0};   ///< on the pelvis
    glm::dvec3 to{0};     ///< on the thigh
    Ball round{};         ///< on the pelvis, that it is stretched round
    double length = 0;    ///< mm
    glm::dvec3 ahead{0};  ///< along which the line comes from above, of unit length; nought: it begins at `from`
    std::array<glm::vec3, count> line{};
};

/// The line between two points, stretched round a ball, as points at even steps; its length in `length`. Where it comes
/// along `ahead`, of unit length, its corners are rounded as flesh rounds them, its beginning too; nought: they are
/// not.
std::array<glm::vec3, HipGuide::count> guideLine(const glm::dvec3& from, const glm::dvec3& to, const Ball& round,
                                                 const glm::dvec3& ahead, double& length);

/// With which parts of the skeleton each vertex of a soft structure goes. Immutable.
struct Skin {
    static constexpr std::size_t most = 4;
    std::shared_ptr<const Mesh> mesh;
    std::vector<std::array<std::uint8_t, most>> segments; ///< by vertex
    std::vector<std::array<float, most>> weights; ///< by vertex, in sum 1, the largest first, those of nothing last
    /// How a vertex goes with a line before the hip; empty where none does.
    struct Guided {
        glm::vec3 off{0};        ///< from the nearest point of the line, atlas frame, rest pose, mm
        float at = 0;            ///< where on the line that is, 0 .. 1
        float share = 0;         ///< 0: not at all; 1: not with the weights
        std::uint32_t guide = 0; ///< of the model
    };
    std::vector<Guided> guided; ///< by vertex, or empty
    /// How a vertex lies on a fibre that is straight over a joint; empty where they are not.
    struct Strand {
        glm::vec3 along{
            0};       ///< from where the fibre arises to where it goes with the other bone, atlas frame, rest pose, mm
        float at = 0; ///< where on it the vertex is, 0 .. 1
        float share = 0; ///< 0: not at all; 1: not with the weights
    };
    std::vector<Strand> strands;        ///< by vertex, or empty
    std::array<std::uint8_t, 2> ends{}; ///< the segments between which they are
    /// By vertex, how far it gives way where the flesh swells: 0 on bones and attachments; empty where nothing swells.
    std::vector<float> swelling;
    /// By vertex, of what stays out of bone; else empty:
    std::vector<float> sunk;    ///< how deep it lies in bone at rest, mm
    std::vector<float> loose;   ///< 0 where it is attached, 1 where it is free
    double volume = 0;          ///< of the rest pose, mm3; 0 where the surface need not keep it
    double draftVolume = 0;     ///< the same of the draft level
    std::size_t draftLevel = 0; ///< that is drawn while something moves; 0: the full surface
    std::size_t draftCount = 0; ///< it needs the first so many vertices
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
    float nearest(std::size_t segment, const glm::vec3& point, float limit) const;

    std::vector<PointTree> m_near; ///< by segment
    std::vector<PointTree> m_mid;  ///< the same with fewer points, for what is farther off
    std::vector<PointTree> m_far;
    std::vector<Box> m_boxes;
    std::vector<std::size_t> m_parents;
};

/// Six times the volume is what the triangles' signed tetrahedra about the origin add up to; mm3.
double volumeOf(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& triangles);

/// Where a structure is fixed: points on a bone's attachment area, and the segment of the bone.
struct FixedArea {
    std::size_t segment = 0;
    bool isInsertion = false;
    Box box;
    std::vector<glm::vec3> points; ///< atlas frame, rest pose, mm
};

/// What decides how a structure follows, besides the bones about it.
struct SkinSources {
    const BoneDistances& distances;
    const std::vector<BoneField>& fields; ///< by segment
    const std::vector<HipGuide>& guides;
    std::vector<std::size_t> own;   ///< guides of the structure itself: it is an iliopsoas or part of one; else empty
    std::vector<std::size_t> about; ///< guides that it follows as a neighbour
    std::vector<FixedArea> areas;
    std::vector<bool> barred; ///< by segment: whether it does not go with that; empty: it may go with all
    /// How a muscle begins whose fibres run straight over a joint.
    struct Straight {
        std::size_t from = 0; ///< segments
        std::size_t to = 0;
        float reach = 0; ///< mm from the origin, more than nothing, after which all goes with what is about it
    };
    std::optional<Straight> straight;
};

/// Whether what is of this kind has the same volume in every pose.
bool keepsVolume(Kind kind);

/// Whether what is of this kind is kept out of bones.
bool staysOut(Kind kind);

/// Sets what follows from the mesh alone: levels and volumes. `flesh`: whether it keeps its volume.
void measure(Skin& skin, bool flesh);

/// Weights that fall off with the distance from the bones of neighbouring segments: 1 where a vertex lies on a bone or
/// is attached; before the hip the line of the iliopsoas leads.
Skin skinned(std::shared_ptr<const Mesh> mesh, const Structure& structure, const SkinSources& sources);

} // namespace psoas
