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

/// A guide as a pose has it.
struct PosedGuide {
    std::array<glm::vec3, HipGuide::count> place;
    std::array<glm::vec4, HipGuide::count> turn; ///< quaternions x, y, z, w
    std::array<float, HipGuide::count> swell;
};

PosedGuide posedGuide(const HipGuide& guide, const std::vector<glm::dmat4>& places)
{
    const auto put = [&](std::size_t segment, const glm::dvec3& point) {
        return glm::dvec3{places[segment] * glm::dvec4{point, 1}};
    };
    PosedGuide posed;
    double length = 0;
    posed.place = guideLine(put(guide.pelvis, guide.from), put(guide.thigh, guide.to), put(guide.pelvis, guide.centre),
                            guide.round, length);
    const glm::dquat first = glm::normalize(glm::quat_cast(glm::dmat3{places[guide.pelvis]}));
    const glm::dquat last = glm::normalize(glm::quat_cast(glm::dmat3{places[guide.thigh]}));
    // What is shortened grows thicker, but most of its flesh has gone up: the third part of what would keep the volume.
    const double thicker = std::clamp(std::pow(guide.length / std::max(length, 1.0), 0.33), 0.85, 1.35);
    for (std::size_t i = 0; i < HipGuide::count; ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(HipGuide::count - 1);
        const glm::quat turn{glm::slerp(first, last, t)};
        posed.turn[i] = {turn.x, turn.y, turn.z, turn.w};
        posed.swell[i] = static_cast<float>(1 + (thicker - 1) * 4 * t * (1 - t));
    }
    return posed;
}

/// Moves what swells along its normals until the surface has its old volume back. Thin as it is, the layer that is
/// added counts as its area times its thickness.
void keepVolume(const Skin& skin, const std::vector<std::uint32_t>& triangles, double volume, Shape& shape)
{
    constexpr double most = 4; // mm
    for (int round = 0; round < 2; ++round) {
        const double missing = volume - volumeOf(shape.positions, triangles);
        if (std::abs(missing) < 0.002 * std::abs(volume)) {
            return;
        }
        double layer = 0;
        for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
            const std::uint32_t* corner = &triangles[i];
            const glm::vec3& a = shape.positions[corner[0]];
            const float area =
                glm::length(glm::cross(shape.positions[corner[1]] - a, shape.positions[corner[2]] - a)) / 2;
            layer += static_cast<double>(
                area * (skin.swelling[corner[0]] + skin.swelling[corner[1]] + skin.swelling[corner[2]]) / 3);
        }
        if (layer < 1) {
            return;
        }
        const auto thickness = static_cast<float>(std::clamp(missing / layer, -most, most));
        const auto move = [&](std::size_t i) { shape.positions[i] += thickness * skin.swelling[i] * shape.normals[i]; };
        if (shape.vertices) {
            for (const std::uint32_t i : *shape.vertices) {
                move(i);
            }
        } else {
            for (std::size_t i = 0; i < shape.positions.size(); ++i) {
                move(i);
            }
        }
    }
}

std::shared_ptr<const Shape> bent(const Skin& skin, const Structure& structure, const std::vector<Motion>& motions,
                                  const std::vector<PosedGuide>& guides, Detail detail)
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
        const glm::vec3 point =
            plain ? mesh.positions[i] : glm::vec3{structure.atlas_from_mesh * glm::vec4{mesh.positions[i], 1}};
        glm::vec3 place = turnedBy(axis, turn.w, point) + move;
        glm::vec4 facing = turn;
        if (!skin.guided.empty() && skin.guided[i].share > 0) {
            const Skin::Guided& guided = skin.guided[i];
            const PosedGuide& guide = guides[guided.guide];
            const float along = guided.at * static_cast<float>(HipGuide::count - 1);
            const std::size_t before = std::min(static_cast<std::size_t>(along), HipGuide::count - 2);
            const float t = along - static_cast<float>(before);
            const glm::vec4& next = guide.turn[before + 1];
            glm::vec4 lead = guide.turn[before];
            lead = glm::normalize(glm::mix(lead, glm::dot(lead, next) < 0 ? -next : next, t));
            const float swell = glm::mix(guide.swell[before], guide.swell[before + 1], t);
            const glm::vec3 led = glm::mix(guide.place[before], guide.place[before + 1], t) +
                                  swell * turnedBy(glm::vec3{lead}, lead.w, guided.off);
            place = glm::mix(place, led, guided.share);
            facing = glm::normalize(glm::mix(turn, glm::dot(lead, turn) < 0 ? -lead : lead, guided.share));
        }
        const auto direction = [&](const glm::vec3& in) {
            return plain ? turnedBy(glm::vec3{facing}, facing.w, in)
                         : glm::normalize(
                               glm::mat3{mesh_from_atlas} *
                               turnedBy(glm::vec3{facing}, facing.w, glm::mat3{structure.atlas_from_mesh} * in));
        };
        shape->positions[i] = plain ? place : glm::vec3{mesh_from_atlas * glm::vec4{place, 1}};
        shape->normals[i] = direction(mesh.normals[i]);
        if (!mesh.fibres.empty()) {
            shape->fibres[i] = direction(mesh.fibres[i]);
        }
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
    const bool draft = detail == Detail::draft && skin.draftVertices;
    const double volume = draft ? skin.draftVolume : skin.volume;
    if (volume > 0) {
        keepVolume(skin, draft ? mesh.levels[skin.draftLevel - 1].triangles : mesh.triangles, volume, *shape);
    }
    if (shape->vertices) {
        for (const std::uint32_t i : *shape->vertices) {
            shape->bounds.add(shape->positions[i]);
        }
    } else {
        for (const glm::vec3& position : shape->positions) {
            shape->bounds.add(position);
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
    std::vector<PosedGuide> guides;
    for (const HipGuide& guide : model.guides()) {
        guides.push_back(posedGuide(guide, body->m_places));
    }
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
        task.surface->shape = bent(*task.skin, *task.structure, motions, guides, detail);
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
