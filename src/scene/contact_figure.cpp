#include "scene/contact_figure.h"

#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace psoas {
namespace {

// What lies between the bones and what they rest on, mm.
constexpr double underBones = 14;
constexpr double underSeat = 28;
constexpr double underKnee = 52;
constexpr std::size_t pointsPerBone = 300;

struct Extent {
    glm::dvec3 lower{1e30};
    glm::dvec3 upper{-1e30};
    bool isEmpty() const { return lower.x > upper.x; }
    glm::dvec3 centre() const { return 0.5 * (lower + upper); }
    void add(const glm::dvec3& p)
    {
        lower = glm::min(lower, p);
        upper = glm::max(upper, p);
    }
};

/// How far the bones reach whose segment or key is `wanted`, in a pose.
Extent extentOf(const MotionModel& model, const std::vector<glm::dmat4>& places,
                const std::function<bool(const std::string& segment, const Structure& bone)>& wanted)
{
    Extent extent;
    const auto& structures = model.atlas().structures();
    for (std::uint32_t i = 0; i < structures.size(); ++i) {
        const Structure& bone = structures[i];
        const auto segment = model.segmentOf({i});
        if (bone.kind != Kind::bone || !segment || !wanted(model.tables().segments[*segment].key, bone)) {
            continue;
        }
        const glm::dmat4 place = places[*segment] * glm::dmat4{bone.atlas_from_mesh};
        const auto& points = bone.mesh->positions;
        const std::size_t stride = std::max<std::size_t>(1, points.size() / pointsPerBone);
        for (std::size_t k = 0; k < points.size(); k += stride) {
            extent.add(glm::dvec3{place * glm::dvec4{points[k], 1}});
        }
    }
    return extent;
}

class Solid {
public:
    explicit Solid(std::vector<glm::vec3>& corners) : m_corners{corners} {}

    void quad(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c, const glm::dvec3& d)
    {
        for (const glm::dvec3& p : {a, b, c, a, c, d}) {
            m_corners.emplace_back(p);
        }
    }
    /// About `centre`, reaching `half` to either side along x, y, z.
    void box(const glm::dvec3& centre, const glm::dvec3& half)
    {
        for (int axis = 0; axis < 3; ++axis) {
            for (const double sign : {-1.0, 1.0}) {
                glm::dvec3 out{0};
                glm::dvec3 u{0};
                glm::dvec3 v{0};
                out[axis] = sign * half[axis];
                u[(axis + 1) % 3] = half[(axis + 1) % 3];
                v[(axis + 2) % 3] = sign * half[(axis + 2) % 3];
                quad(centre + out - u - v, centre + out + u - v, centre + out + u + v, centre + out - u + v);
            }
        }
    }
    /// A ball drawn out along x by `length` on either side.
    void roll(const glm::dvec3& centre, double radius, double length)
    {
        constexpr int rings = 24;
        constexpr int sectors = 48;
        const auto at = [&](int ring, int sector) {
            const double polar = glm::pi<double>() * ring / rings;
            const double turn = glm::two_pi<double>() * sector / sectors;
            const double x = -std::cos(polar);
            const double shift = 2 * ring < rings ? -length : length;
            return centre + glm::dvec3{radius * x + shift, radius * std::sin(polar) * std::cos(turn),
                                       radius * std::sin(polar) * std::sin(turn)};
        };
        for (int ring = 0; ring < rings; ++ring) {
            for (int sector = 0; sector < sectors; ++sector) {
                quad(at(ring, sector), at(ring, sector + 1), at(ring + 1, sector + 1), at(ring + 1, sector));
            }
        }
    }

private:
    std::vector<glm::vec3>& m_corners;
};

} // namespace

std::vector<glm::vec3> contactFigure(const MotionModel& model, const std::vector<glm::dmat4>& places,
                                     const std::string& figure)
{
    std::vector<glm::vec3> corners;
    const auto of = [&](const std::string& start) {
        return extentOf(model, places,
                        [&](const std::string& segment, const Structure&) { return segment.starts_with(start); });
    };
    const Extent all = extentOf(model, places, [](const std::string&, const Structure&) { return true; });
    const Extent feet = of("foot-");
    const Extent pelvis = of("pelvis");
    if (feet.isEmpty() || pelvis.isEmpty()) {
        return corners; // a part of a body stands on nothing
    }
    Solid solid{corners};
    const auto plate = [&](double top, const Extent& over) {
        const glm::dvec3 half = 0.5 * (over.upper - over.lower) + 140.0;
        solid.box({over.centre().x, top - 8, over.centre().z}, {std::max(half.x, 380.0), 8, std::max(half.z, 380.0)});
    };
    if (figure == "floor") {
        plate(all.lower.y - underBones, all);
    } else if (figure == "chair") {
        const auto left = jointPlace(model, places, "leg-left");
        const auto right = jointPlace(model, places, "leg-right");
        const double floor = feet.lower.y - underBones;
        const double seat = pelvis.lower.y - underSeat;
        const double front = (left && right ? std::min(left->z, right->z) : pelvis.centre().z + 400) - 100;
        const double back = pelvis.lower.z - 60;
        if (front > back + 100) {
            const glm::dvec3 middle{pelvis.centre().x, seat - 18, 0.5 * (front + back)};
            solid.box(middle, {230, 18, 0.5 * (front - back)});
            const double height = 0.5 * (seat - 36 - floor);
            for (const double x : {-205.0, 205.0}) {
                for (const double z : {back + 25, front - 25}) {
                    if (height > 20) {
                        solid.box({middle.x + x, floor + height, z}, {17, height, 17});
                    }
                }
            }
        }
    } else if (figure == "pillow") {
        const double floor = all.lower.y - underBones;
        plate(floor, all);
        const auto left = jointPlace(model, places, "leg-left");
        const auto right = jointPlace(model, places, "leg-right");
        if (left && right) {
            const glm::dvec3 knees = 0.5 * (*left + *right);
            const double radius = 0.5 * (knees.y - underKnee - floor);
            if (radius > 20) {
                solid.roll({knees.x, floor + radius, knees.z}, radius, 220);
            }
        }
    } else if (figure == "table") {
        const Extent trunk = extentOf(model, places, [](const std::string& segment, const Structure&) {
            return segment == "pelvis" || segment == "thorax" || segment.starts_with("l");
        });
        const double towardsHead = trunk.centre().z < pelvis.centre().z ? -1 : 1;
        const double edge = pelvis.centre().z - towardsHead * 170;
        const double end = pelvis.centre().z + towardsHead * 900;
        const double top = pelvis.lower.y - underBones;
        solid.box({pelvis.centre().x, top - 25, 0.5 * (edge + end)}, {340, 25, 0.5 * std::abs(end - edge)});
    } else if (figure == "ball") {
        const double floor = feet.lower.y - underBones;
        const Extent shoulders = extentOf(
            model, places, [](const std::string&, const Structure& bone) { return bone.baseKey == "scapula"; });
        if (!shoulders.isEmpty()) {
            const double radius = 0.5 * (shoulders.lower.y - underBones - floor);
            if (radius > 60) {
                solid.roll({shoulders.centre().x, floor + radius, shoulders.centre().z}, radius, 0);
            }
        }
        plate(floor, all);
    }
    return corners;
}

std::optional<glm::dvec3> jointPlace(const MotionModel& model, const std::vector<glm::dmat4>& places,
                                     std::string_view segment)
{
    const auto found = model.segment(segment);
    return found ? std::optional{glm::dvec3{places[*found] * glm::dvec4{model.centre(*found), 1}}} : std::nullopt;
}

} // namespace psoas
