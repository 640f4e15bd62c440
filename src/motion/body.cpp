// Dual quaternions, blended by weight: Kavan, Collins, Zara and O'Sullivan, "Geometric Skinning with Approximate Dual
// Quaternion Blending" (2008).

#include "motion/body.h"

#include "core/work.h"

#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

/// A rigid motion: turn, and half of shift times turn.
struct Motion {
    glm::vec4 turn;  ///< quaternion x, y, z, w
    glm::vec4 shift; ///< dual part
};

Motion motionOf(const glm::dmat4& place)
{
    const glm::dquat turn = glm::normalize(glm::quat_cast(glm::dmat3{place}));
    const glm::dvec3 shift{place[3]};
    const glm::dquat dual = 0.5 * (glm::dquat{0, shift.x, shift.y, shift.z} * turn);
    return {glm::vec4{turn.x, turn.y, turn.z, turn.w}, glm::vec4{dual.x, dual.y, dual.z, dual.w}};
}

/// Chooses of each two quaternions of the same turn the one nearer to the parent's.
std::vector<Motion> motionsOf(const MotionModel& model, const std::vector<glm::dmat4>& places)
{
    std::vector<Motion> motions;
    for (std::size_t i = 0; i < places.size(); ++i) {
        Motion motion = motionOf(places[i]);
        if (i > 0 && glm::dot(motion.turn, motions[model.parent(i)].turn) < 0) {
            motion.turn = -motion.turn;
            motion.shift = -motion.shift;
        }
        motions.push_back(motion);
    }
    return motions;
}

glm::vec3 turnedBy(const glm::vec3& turn, float scalar, const glm::vec3& v)
{
    const glm::vec3 t = 2.f * glm::cross(turn, v);
    return v + scalar * t + glm::cross(turn, t);
}

std::shared_ptr<const Shape> bent(const Skin& skin, const Structure& structure, const std::vector<Motion>& motions,
                                  Detail detail)
{
    const Mesh& mesh = *skin.mesh;
    auto shape = std::make_shared<Shape>();
    shape->positions.resize(mesh.positions.size());
    shape->normals.resize(mesh.positions.size());
    shape->fibres.resize(mesh.fibres.size());
    shape->level = detail == Detail::draft ? skin.draftLevel : 0;
    const bool plain = structure.atlas_from_mesh == glm::mat4{1};
    const glm::mat4 mesh_from_atlas = plain ? glm::mat4{1} : glm::inverse(structure.atlas_from_mesh);
    const auto vertex = [&](std::uint32_t i) {
        const auto& segments = skin.segments[i];
        const auto& weights = skin.weights[i];
        glm::vec4 turn = weights[0] * motions[segments[0]].turn;
        glm::vec4 shift = weights[0] * motions[segments[0]].shift;
        for (std::size_t k = 1; k < Skin::most && weights[k] > 0; ++k) {
            turn += weights[k] * motions[segments[k]].turn;
            shift += weights[k] * motions[segments[k]].shift;
        }
        const float inverse = 1 / glm::length(turn);
        turn *= inverse;
        shift *= inverse;
        const glm::vec3 axis{turn};
        const glm::vec3 move = 2.f * (turn.w * glm::vec3{shift} - shift.w * axis + glm::cross(axis, glm::vec3{shift}));
        if (plain) {
            shape->positions[i] = turnedBy(axis, turn.w, mesh.positions[i]) + move;
            shape->normals[i] = turnedBy(axis, turn.w, mesh.normals[i]);
            if (!mesh.fibres.empty()) {
                shape->fibres[i] = turnedBy(axis, turn.w, mesh.fibres[i]);
            }
        } else {
            const glm::mat3 linear{structure.atlas_from_mesh};
            const glm::mat3 back{mesh_from_atlas};
            const glm::vec3 point{structure.atlas_from_mesh * glm::vec4{mesh.positions[i], 1}};
            shape->positions[i] = glm::vec3{mesh_from_atlas * glm::vec4{turnedBy(axis, turn.w, point) + move, 1}};
            shape->normals[i] = glm::normalize(back * turnedBy(axis, turn.w, linear * mesh.normals[i]));
            if (!mesh.fibres.empty()) {
                shape->fibres[i] = glm::normalize(back * turnedBy(axis, turn.w, linear * mesh.fibres[i]));
            }
        }
        shape->bounds.add(shape->positions[i]);
    };
    if (detail == Detail::draft && skin.draftVertices) {
        shape->vertices = skin.draftVertices;
        for (const std::uint32_t i : *skin.draftVertices) {
            vertex(i);
        }
    } else {
        for (std::uint32_t i = 0; i < mesh.positions.size(); ++i) {
            vertex(i);
        }
    }
    return shape;
}

} // namespace

std::shared_ptr<const Body> posed(const MotionModel& model, const Pose& pose, Detail detail,
                                  const std::vector<bool>* only)
{
    const Atlas& atlas = model.atlas();
    auto body = std::make_shared<Body>();
    body->m_pose = pose;
    body->m_detail = detail;
    body->m_places = model.atlas_from_segments(pose);
    body->m_surfaces.resize(atlas.structures().size());
    body->m_patches.resize(atlas.structures().size());
    const bool rest = pose.isRest();
    const std::vector<Motion> motions = motionsOf(model, body->m_places);
    struct Task {
        PosedSurface* surface;
        const Structure* structure;
        const Skin* skin;
        const MeshTree* tree;
    };
    std::vector<Task> tasks;
    const auto place = [&](PosedSurface& surface, const Structure& structure,
                           const std::shared_ptr<const MeshTree>& tree, std::optional<std::size_t> segment,
                           const Skin* skin, bool wanted) {
        surface.atlas_from_mesh = structure.atlas_from_mesh;
        surface.tree = tree;
        if (rest) {
            return;
        }
        if (segment) {
            surface.atlas_from_mesh = glm::mat4{body->m_places[*segment] * glm::dmat4{structure.atlas_from_mesh}};
        } else if (skin != nullptr && wanted) {
            tasks.push_back({&surface, &structure, skin, tree.get()});
        }
    };
    for (std::uint32_t i = 0; i < atlas.structures().size(); ++i) {
        const Structure& structure = atlas.structures()[i];
        const bool wanted = only == nullptr || (*only)[i];
        place(body->m_surfaces[i], structure, structure.tree, model.segmentOf({i}), model.skinOf({i}), wanted);
        body->m_patches[i].resize(structure.patches.size());
        for (std::size_t k = 0; k < structure.patches.size(); ++k) {
            place(body->m_patches[i][k], structure, structure.patches[k].tree, model.segmentOfPatch({i}, k),
                  model.skinOfPatch({i}, k), wanted);
        }
    }
    const auto run = [&](std::size_t number) {
        const Task& task = tasks[number];
        task.surface->shape = bent(*task.skin, *task.structure, motions, detail);
        const bool draft = detail == Detail::draft && task.skin->draftLevel > 0;
        task.surface->tree = (draft ? *task.skin->draftTree : *task.tree).refitted(task.surface->shape);
    };
    if (detail == Detail::draft) { // threads would cost more than they bring
        for (std::size_t number = 0; number < tasks.size(); ++number) {
            run(number);
        }
    } else {
        parallelFor(tasks.size(), run);
    }
    return body;
}

glm::vec3 posedPoint(const MotionModel& model, const Body& body, StructureIndex bone, const glm::vec3& point)
{
    const auto segment = model.segmentOf(bone);
    return segment ? glm::vec3{body.atlas_from_segments()[*segment] * glm::dvec4{point, 1}} : point;
}

} // namespace psoas
