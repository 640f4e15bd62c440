// Dual quaternions, blended by weight: Kavan, Collins, Zara and O'Sullivan, "Geometric Skinning with Approximate Dual
// Quaternion Blending" (2008).

#include "motion/body.h"

#include "core/work.h"
#include "motion/contact.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/gtx/quaternion.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>

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

/// The same as a matrix, for what is turned again and again.
struct Place {
    glm::mat3 turn{1};
    glm::vec3 move{0};
};

/// Of a quaternion of any length.
glm::mat3 turnOf(const glm::vec4& q)
{
    const float s = 2 / glm::dot(q, q);
    const glm::vec3 v = s * glm::vec3{q};
    const float xx = v.x * q.x;
    const float yy = v.y * q.y;
    const float zz = v.z * q.z;
    const float xy = v.x * q.y;
    const float xz = v.x * q.z;
    const float yz = v.y * q.z;
    const glm::vec3 w = v * q.w;
    return {1 - yy - zz, xy + w.z, xz - w.y, xy - w.z, 1 - xx - zz, yz + w.x, xz + w.y, yz - w.x, 1 - xx - yy};
}

/// Of a blend, whose parts are as long as they happen to be.
Place placeOf(const Motion& motion)
{
    const glm::vec3 axis{motion.turn};
    const glm::vec3 shift{motion.shift};
    const float scale = 2 / glm::dot(motion.turn, motion.turn);
    return {turnOf(motion.turn), scale * (motion.turn.w * shift - motion.shift.w * axis + glm::cross(axis, shift))};
}

constexpr double mostGrowth = 14; ///< mm by which flesh may swell, since it would burst rather

/// A guide as a pose has it.
struct PosedGuide {
    std::array<glm::vec3, HipGuide::count> place;
    std::array<glm::vec4, HipGuide::count> turn; ///< quaternions x, y, z, w
    std::array<float, HipGuide::count> swell;
    /// Times an offset from the line: by how much the cross-sections there are farther apart than on the line, as a
    /// share; -1: they touch.
    std::array<glm::vec3, HipGuide::count> bend;
};

PosedGuide posedGuide(const HipGuide& guide, const std::vector<glm::dmat4>& places)
{
    const auto put = [&](std::size_t segment, const glm::dvec3& point) {
        return glm::dvec3{places[segment] * glm::dvec4{point, 1}};
    };
    PosedGuide posed;
    double length = 0;
    posed.place = guideLine(put(guide.pelvis, guide.from), put(guide.thigh, guide.to),
                            {put(guide.pelvis, guide.round.centre), guide.round.radius},
                            glm::dmat3{places[guide.pelvis]} * guide.ahead, length);
    const glm::dquat first = glm::normalize(glm::quat_cast(glm::dmat3{places[guide.pelvis]}));
    const glm::dquat last = glm::normalize(glm::quat_cast(glm::dmat3{places[guide.thigh]}));
    // What is shortened grows thicker. Of an iliopsoas most of the flesh has gone up, so hardly.
    const bool isWhole = guide.ahead == glm::dvec3{0};
    const double power = isWhole ? 0.5 : 0.1;
    constexpr int smoothing = 20;
    const auto share = [](std::size_t i) { return static_cast<double>(i) / static_cast<double>(HipGuide::count - 1); };
    const double thicker = std::clamp(std::pow(guide.length / std::max(length, 1.0), power), 0.85, 1.5);
    const auto tangent = [](const std::array<glm::vec3, HipGuide::count>& line, std::size_t i) {
        return glm::normalize(glm::dvec3{line[std::min(i + 1, HipGuide::count - 1)] - line[i > 0 ? i - 1 : 0]});
    };
    std::array<glm::dquat, HipGuide::count> turns;
    for (std::size_t i = 0; i < HipGuide::count; ++i) {
        // From one bone to the other as to its twist, but along the line.
        const glm::dquat between = glm::slerp(first, last, share(i));
        const glm::dquat onto = glm::rotation(between * tangent(guide.line, i), tangent(posed.place, i));
        turns[i] = glm::slerp(glm::dquat{1, 0, 0, 0}, onto, glm::smoothstep(0.0, 0.25, share(i))) * between;
    }
    for (int round = 0; round < smoothing; ++round) { // where the line leaves the ball it bends at once
        const auto before = turns;
        for (std::size_t i = 1; i + 1 < HipGuide::count; ++i) {
            const auto towards = [&](const glm::dquat& other) {
                return glm::dot(other, before[i]) < 0 ? -other : other;
            };
            turns[i] = glm::normalize(towards(before[i - 1]) + 2.0 * before[i] + towards(before[i + 1]));
        }
    }
    for (std::size_t i = 0; i < HipGuide::count; ++i) {
        const double t = share(i);
        const glm::quat turn{turns[i]};
        posed.turn[i] = {turn.x, turn.y, turn.z, turn.w};
        if (i > 0 && glm::dot(posed.turn[i], posed.turn[i - 1]) < 0) {
            posed.turn[i] = -posed.turn[i];
        }
        posed.swell[i] = static_cast<float>(1 + (thicker - 1) * 4 * t * (1 - t));
        const std::size_t after = std::min(i + 1, HipGuide::count - 1);
        const std::size_t before = i > 0 ? i - 1 : 0;
        const glm::dquat way = turns[after] * glm::conjugate(turns[before]);
        const glm::dquat shorter = way.w < 0 ? -way : way;
        const double step = std::max(length, 1.0) * (share(after) - share(before));
        const double angle = glm::angle(shorter);
        const glm::dvec3 winding = angle > 1e-9 ? angle / step * glm::axis(shorter) : glm::dvec3{0};
        posed.bend[i] = glm::vec3{glm::cross(tangent(posed.place, i), winding)};
    }
    return posed;
}

/// Moves what swells along its normals until the surface has its old volume back. Thin as it is, the layer that is
/// added counts as its area times its thickness.
/// `room`: how far it may yet grow, mm.
bool keepVolume(const Skin& skin, const std::vector<std::uint32_t>& triangles, double volume, int rounds, double& room,
                Shape& shape)
{
    constexpr double most = 4; // mm in one round
    bool moved = false;
    for (int round = 0; round < rounds; ++round) {
        double six = 0;
        double layer = 0;
        const glm::vec3 origin = shape.positions[triangles[0]];
        for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
            const std::uint32_t* corner = &triangles[i];
            const glm::vec3 a = shape.positions[corner[0]] - origin;
            const glm::vec3 b = shape.positions[corner[1]] - origin;
            const glm::vec3 c = shape.positions[corner[2]] - origin;
            const glm::vec3 across = glm::cross(b - a, c - a); // a . (b x c) = a . ((b - a) x (c - a))
            six += static_cast<double>(glm::dot(a, across));
            const float swelling = skin.swelling[corner[0]] + skin.swelling[corner[1]] + skin.swelling[corner[2]];
            layer += static_cast<double>(std::sqrt(glm::dot(across, across)) * swelling);
        }
        layer /= 6;
        const double missing = volume - six / 6;
        if (std::abs(missing) < 0.002 * std::abs(volume) || layer < 1) {
            break;
        }
        moved = true;
        const auto thickness = static_cast<float>(std::clamp(missing / layer, -most, std::min(most, room)));
        room -= static_cast<double>(thickness);
        for (std::size_t i = 0; i < shape.positions.size(); ++i) {
            shape.positions[i] += thickness * skin.swelling[i] * shape.normals[i];
        }
    }
    return moved;
}

/// Turns normals to where the bent surface faces, but for what has only gone along with a bone.
void faceOutwards(const Skin& skin, Shape& shape)
{
    const std::vector<std::uint32_t>& triangles = skin.mesh->triangles;
    std::vector<glm::vec3> facing(shape.normals.size(), glm::vec3{0});
    for (std::size_t t = 0; t + 2 < triangles.size(); t += 3) {
        const std::uint32_t* corner = &triangles[t];
        const glm::vec3& a = shape.positions[corner[0]];
        const glm::vec3 across = glm::cross(shape.positions[corner[1]] - a, shape.positions[corner[2]] - a);
        facing[corner[0]] += across;
        facing[corner[1]] += across;
        facing[corner[2]] += across;
    }
    for (std::size_t i = 0; i < facing.size(); ++i) {
        const float length = glm::length(facing[i]);
        const float bends =
            std::clamp(4 * (1 - skin.weights[i][0]) + (skin.guided.empty() ? 0.f : skin.guided[i].share) +
                           (skin.strands.empty() ? 0.f : skin.strands[i].share),
                       0.f, 1.f);
        if (length > 1e-6f && bends > 0) {
            const glm::vec3 normal = glm::mix(shape.normals[i], facing[i] / length, bends);
            const float size = glm::length(normal);
            shape.normals[i] = size > 1e-3f ? normal / size : facing[i] / length;
        }
    }
}

/// Out of bone, and with its volume: the one takes from the other, so they come in turn.
void settle(const Skin& skin, const std::vector<PosedBones>& bones, Shape& shape)
{
    constexpr int turns = 8;
    constexpr int volumeRounds = 2;
    constexpr int waysOut = 3; // the way out of one bone may lead into another
    bool changed = keepOut(skin, bones, true, shape);
    double room = mostGrowth;
    for (int turn = 0; turn < turns; ++turn) {
        if (turn > 0) {
            faceOutwards(skin, shape);
        }
        const bool grown =
            skin.volume > 0 && keepVolume(skin, skin.mesh->triangles, skin.volume, volumeRounds, room, shape);
        bool pushed = false;
        for (int way = 0; way < waysOut && keepOut(skin, bones, false, shape); ++way) {
            pushed = true;
        }
        changed = changed || grown || pushed;
        if (!grown) {
            break;
        }
    }
    if (changed) {
        faceOutwards(skin, shape);
    }
}

/// How the segments and guides stand in a pose.
struct Stand {
    std::vector<Motion> motions; ///< by segment
    std::vector<Place> places;   ///< the same
    std::vector<PosedGuide> guides;
    std::vector<PosedBones> bones; ///< in the atlas frame
};

/// Those of the bones that a surface may have come into.
std::vector<PosedBones> bonesAbout(const Stand& stand, const glm::mat4& atlas_from_mesh, const Shape& shape)
{
    Box box;
    for (const glm::vec3& position : shape.positions) {
        box.add(position);
    }
    std::vector<PosedBones> about;
    for (const PosedBones& each : stand.bones) {
        PosedBones bones = each;
        bones.rest_from_mesh = each.rest_from_mesh * atlas_from_mesh;
        bones.mesh_from_rest = glm::inverse(glm::mat3{bones.rest_from_mesh});
        Box there;
        for (int corner = 0; corner < 8; ++corner) {
            const glm::vec3 at{(corner & 1) != 0 ? box.lower.x : box.upper.x,
                               (corner & 2) != 0 ? box.lower.y : box.upper.y,
                               (corner & 4) != 0 ? box.lower.z : box.upper.z};
            there.add(glm::vec3{bones.rest_from_mesh * glm::vec4{at, 1}});
        }
        if (bones.field->meets(there)) {
            about.push_back(bones);
        }
    }
    return about;
}

Motion blendOf(const Skin& skin, std::size_t vertex, const Stand& stand)
{
    const auto& segments = skin.segments[vertex];
    const auto& weights = skin.weights[vertex];
    Motion motion{weights[0] * stand.motions[segments[0]].turn, weights[0] * stand.motions[segments[0]].shift};
    for (std::size_t k = 1; k < Skin::most && weights[k] > 0; ++k) {
        motion.turn += weights[k] * stand.motions[segments[k]].turn;
        motion.shift += weights[k] * stand.motions[segments[k]].shift;
    }
    return motion;
}

/// The same turn, and `point` where it is to go.
Place placeOf(const glm::vec4& turn, const glm::vec3& point, const glm::vec3& to)
{
    const glm::mat3 matrix = turnOf(turn);
    return {matrix, to - matrix * point};
}

glm::vec4 mixed(const glm::vec4& a, const glm::vec4& b, float t)
{
    const glm::vec4 from = a / glm::length(a);
    const glm::vec4 to = b / glm::length(b);
    return glm::mix(from, glm::dot(from, to) < 0 ? -to : to, t);
}

/// Both ends of the fibre go with their bones, and it stays straight.
Place onStrand(const Skin& skin, std::size_t vertex, const Stand& stand, const glm::vec3& point)
{
    const Skin::Strand& strand = skin.strands[vertex];
    const Place& from = stand.places[skin.ends[0]];
    const Place& to = stand.places[skin.ends[1]];
    const float t = strand.at;
    glm::vec3 at = (1 - t) * (from.turn * (point - t * strand.along) + from.move) +
                   t * (to.turn * (point + (1 - t) * strand.along) + to.move);
    glm::vec4 turn = mixed(stand.motions[skin.ends[0]].turn, stand.motions[skin.ends[1]].turn, t);
    if (strand.share < 1) {
        const Motion motion = blendOf(skin, vertex, stand);
        const Place place = placeOf(motion);
        at = glm::mix(place.turn * point + place.move, at, strand.share);
        turn = mixed(motion.turn, turn, strand.share);
    }
    return placeOf(turn, point, at);
}

/// Where the skin's vertex goes, in the atlas frame.
Place placeOf(const Skin& skin, std::size_t vertex, const Stand& stand, const glm::vec3& point)
{
    constexpr float whole = 0.9995f;
    if (!skin.strands.empty() && skin.strands[vertex].share > 0) {
        return onStrand(skin, vertex, stand, point);
    }
    const Skin::Guided* guided = !skin.guided.empty() && skin.guided[vertex].share > 0 ? &skin.guided[vertex] : nullptr;
    if (guided == nullptr && skin.weights[vertex][1] == 0) {
        return stand.places[skin.segments[vertex][0]];
    }
    Motion motion;
    Place place;
    if (guided == nullptr || guided->share < whole) {
        motion = blendOf(skin, vertex, stand);
        place = placeOf(motion);
        if (guided == nullptr) {
            return place;
        }
    }
    const PosedGuide& guide = stand.guides[guided->guide];
    const float along = guided->at * static_cast<float>(HipGuide::count - 1);
    const std::size_t before = std::min(static_cast<std::size_t>(along), HipGuide::count - 2);
    const float t = along - static_cast<float>(before);
    const glm::vec4 lead = glm::mix(guide.turn[before], guide.turn[before + 1], t);
    const float swell = glm::mix(guide.swell[before], guide.swell[before + 1], t);
    const glm::mat3 turn = turnOf(lead);
    glm::vec3 off = swell * (turn * guided->off);
    // On the hollow side of the bend the cross-sections would pass through one another: there they lie the closer, the
    // nearer they come to that.
    const glm::vec3 bend = glm::mix(guide.bend[before], guide.bend[before + 1], t);
    const float closer = glm::dot(off, bend);
    if (closer < 0) {
        off += bend * (closer * closer / ((1 - closer) * glm::dot(bend, bend)));
    }
    const glm::vec3 led = glm::mix(guide.place[before], guide.place[before + 1], t) + off;
    if (guided->share >= whole) {
        return {turn, led - turn * point};
    }
    return placeOf(mixed(motion.turn, lead, guided->share), point,
                   glm::mix(place.turn * point + place.move, led, guided->share));
}

std::shared_ptr<const Shape> bent(const Skin& skin, const Structure& structure, const Stand& stand, Detail detail)
{
    const Mesh& mesh = *skin.mesh;
    const bool draft = detail == Detail::draft;
    const std::size_t count = draft ? skin.draftCount : mesh.positions.size();
    auto shape = std::make_shared<Shape>();
    shape->level = draft ? skin.draftLevel : 0;
    shape->positions.resize(count);
    shape->normals.resize(count);
    shape->fibres.resize(mesh.fibres.empty() ? 0 : count);
    if (structure.atlas_from_mesh == glm::mat4{1}) {
        for (std::size_t i = 0; i < count; ++i) {
            const Place place = placeOf(skin, i, stand, mesh.positions[i]);
            shape->positions[i] = place.turn * mesh.positions[i] + place.move;
            shape->normals[i] = place.turn * mesh.normals[i];
            if (!mesh.fibres.empty()) {
                shape->fibres[i] = place.turn * mesh.fibres[i];
            }
        }
    } else {
        const glm::mat4& atlas_from_mesh = structure.atlas_from_mesh;
        const glm::mat4 mesh_from_atlas = glm::inverse(atlas_from_mesh);
        for (std::size_t i = 0; i < count; ++i) {
            const glm::vec3 point{atlas_from_mesh * glm::vec4{mesh.positions[i], 1}};
            const Place place = placeOf(skin, i, stand, point);
            const glm::mat3 turn = glm::mat3{mesh_from_atlas} * place.turn * glm::mat3{atlas_from_mesh};
            shape->positions[i] = glm::vec3{mesh_from_atlas * glm::vec4{place.turn * point + place.move, 1}};
            shape->normals[i] = glm::normalize(turn * mesh.normals[i]);
            if (!mesh.fibres.empty()) {
                shape->fibres[i] = glm::normalize(turn * mesh.fibres[i]);
            }
        }
    }
    const auto& triangles = shape->level == 0 ? mesh.triangles : mesh.levels[shape->level - 1].triangles;
    const double volume = shape->level == 0 ? skin.volume : skin.draftVolume;
    if (draft) {
        if (volume > 0) {
            double room = mostGrowth;
            keepVolume(skin, triangles, volume, 1, room, *shape);
        }
    } else {
        settle(skin, bonesAbout(stand, structure.atlas_from_mesh, *shape), *shape);
    }
    for (const glm::vec3& position : shape->positions) {
        shape->bounds.add(position);
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
    Stand stand;
    stand.motions = motionsOf(model, body->m_places);
    std::ranges::transform(stand.motions, std::back_inserter(stand.places),
                           [](const Motion& motion) { return placeOf(motion); });
    for (std::size_t i = 0; i < model.segmentCount() && detail == Detail::full; ++i) {
        if (!model.field(i).isEmpty()) {
            stand.bones.push_back({&model.field(i), glm::mat4{glm::inverse(body->m_places[i])}, glm::mat3{1}});
        }
    }
    for (const HipGuide& guide : model.guides()) {
        stand.guides.push_back(posedGuide(guide, body->m_places));
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
        task.surface->shape = bent(*task.skin, *task.structure, stand, detail);
        // While something moves hardly a ray is cast, and few surfaces lie in its way.
        task.surface->tree = detail == Detail::draft
                                 ? std::make_shared<const MeshTree>(task.skin->mesh, task.surface->shape)
                                 : task.tree->refitted(task.surface->shape);
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
