#include "scene/explain.h"

#include "motion/muscle_paths.h"

#include <glm/gtc/constants.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace psoas {
namespace {

// What lies between the bones and what they rest on, mm.
constexpr double underBones = 14;
constexpr double underSeat = 28;
constexpr double underKnee = 52;
constexpr std::size_t pointsPerBone = 300;
constexpr double unchanged = 1;   // mm: no more than that is neither longer nor shorter
constexpr double pullLength = 42; // mm of an arrow

using Places = std::vector<glm::dmat4>;

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
Extent extentOf(const MotionModel& model, const Places& places,
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
        constexpr int rings = 14;
        constexpr int sectors = 28;
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

std::optional<glm::dvec3> jointOf(const MotionModel& model, const Places& places, const std::string& segment)
{
    const auto found = model.segment(segment);
    return found ? std::optional{glm::dvec3{places[*found] * glm::dvec4{model.centre(*found), 1}}} : std::nullopt;
}

void addFigure(const MotionModel& model, const Places& places, const std::string& figure,
               std::vector<glm::vec3>& corners)
{
    const auto of = [&](const std::string& start) {
        return extentOf(model, places,
                        [&](const std::string& segment, const Structure&) { return segment.starts_with(start); });
    };
    const Extent all = extentOf(model, places, [](const std::string&, const Structure&) { return true; });
    const Extent feet = of("foot-");
    const Extent pelvis = of("pelvis");
    if (feet.isEmpty() || pelvis.isEmpty()) {
        return; // a part of a body stands on nothing
    }
    Solid solid{corners};
    const auto plate = [&](double top, const Extent& over) {
        const glm::dvec3 half = 0.5 * (over.upper - over.lower) + 140.0;
        solid.box({over.centre().x, top - 8, over.centre().z}, {std::max(half.x, 380.0), 8, std::max(half.z, 380.0)});
    };
    if (figure == "floor") {
        plate(all.lower.y - underBones, all);
    } else if (figure == "chair") {
        const auto left = jointOf(model, places, "leg-left");
        const auto right = jointOf(model, places, "leg-right");
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
        const auto left = jointOf(model, places, "leg-left");
        const auto right = jointOf(model, places, "leg-right");
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
}

/// Where a region of the body is: its middle in a pose.
std::optional<glm::dvec3> placeOf(const MotionModel& model, const Places& places, const std::string& region, Side side)
{
    const std::string end = side == Side::right ? "-right" : "-left";
    const auto joint = [&](const std::string& segment) { return jointOf(model, places, segment); };
    const auto between = [&](const std::string& one, const std::string& other, double t, const glm::dvec3& off) {
        const auto a = joint(one);
        const auto b = joint(other);
        return a && b ? std::optional{(1 - t) * *a + t * *b + off} : std::nullopt;
    };
    const auto above = [&](double up, double front) -> std::optional<glm::dvec3> {
        const auto thorax = model.segment("thorax");
        if (!thorax) {
            return std::nullopt;
        }
        return glm::dvec3{places[*thorax] * glm::dvec4{model.centre(*thorax) + glm::dvec3{0, up, front}, 1}};
    };
    const double out = side == Side::right ? -1 : 1;
    if (region == "psoas") {
        return between("l3", "thigh" + end, 0.35, {out * 12, 0, 25});
    }
    if (region == "spine" || region == "back") {
        return joint("l3");
    }
    if (region == "belly") {
        return between("l4", "l3", 0.5, {0, 0, 90});
    }
    if (region == "pelvis") {
        return joint("l5");
    }
    if (region == "buttock") {
        return between("l5", "thigh" + end, 0.7, {0, 0, -80});
    }
    if (region == "hip" || region == "groin") {
        return joint("thigh" + end);
    }
    if (region == "thigh") {
        return between("thigh" + end, "leg" + end, 0.5, {});
    }
    if (region == "knee") {
        return joint("leg" + end);
    }
    if (region == "calf") {
        return between("leg" + end, "foot" + end, 0.4, {0, 0, -25});
    }
    if (region == "foot") {
        return joint("foot" + end);
    }
    if (region == "ribs") {
        return above(120, 60);
    }
    if (region == "shoulder") {
        return above(300, -20);
    }
    if (region == "neck") {
        return above(400, -20);
    }
    if (region == "head") {
        return above(520, 20);
    }
    return std::nullopt;
}

/// A bow from `a` to `b` that stands off the body towards the front.
std::vector<glm::vec3> bow(const glm::dvec3& a, const glm::dvec3& b)
{
    std::vector<glm::vec3> points;
    const glm::dvec3 middle = 0.5 * (a + b) + glm::dvec3{0, 0, 60 + 0.25 * glm::distance(a, b)};
    constexpr int pieces = 24;
    for (int i = 0; i <= pieces; ++i) {
        const double t = static_cast<double>(i) / pieces;
        points.emplace_back((1 - t) * (1 - t) * a + 2 * t * (1 - t) * middle + t * t * b);
    }
    return points;
}

void addAngle(const MotionModel& model, const Pose& pose, const Places& places, Side side, Overlay& overlay)
{
    const auto thorax = model.segment("thorax");
    const auto thigh = model.segment(side == Side::right ? "thigh-right" : "thigh-left");
    if (!thorax || !thigh) {
        return;
    }
    const glm::dvec3 hip{places[*thigh] * glm::dvec4{model.centre(*thigh), 1}};
    const glm::dvec3 up{places[*thorax][1]};
    const glm::dvec3 down{-places[*thigh][1]};
    const double angle = angleAtTheFront(model, pose, side);
    glm::dvec3 axis = glm::cross(up, down);
    axis = glm::length(axis) < 0.02    ? glm::dvec3{places[*thorax][0]}
           : angle > glm::pi<double>() ? -glm::normalize(axis)
                                       : glm::normalize(axis);
    constexpr double reach = 330;
    constexpr double radius = 150;
    constexpr int pieces = 48;
    const auto point = [](const glm::dvec3& p) { return glm::vec3{p}; };
    overlay.lines.push_back({{point(hip), point(hip + reach * up)}, Tint::quiet, 2, false});
    overlay.lines.push_back({{point(hip), point(hip + reach * down)}, Tint::quiet, 2, false});
    OverlayLine arc{{}, Tint::accent, 4, false};
    for (int i = 0; i <= pieces; ++i) {
        const glm::dmat4 turn = glm::rotate(glm::dmat4{1}, angle * i / pieces, axis);
        arc.points.push_back(point(hip + radius * glm::dvec3{turn * glm::dvec4{up, 0}}));
    }
    overlay.lines.push_back(std::move(arc));
}

/// The first `length` mm of a line, from its end where `fromEnd`.
std::vector<glm::vec3> piece(std::vector<glm::vec3> line, double length, bool fromEnd)
{
    if (fromEnd) {
        std::ranges::reverse(line);
    }
    std::vector<glm::vec3> start;
    double gone = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const double step = glm::distance(line[i], line[i - 1]);
            if (gone + step >= length) {
                start.push_back(glm::mix(line[i - 1], line[i], static_cast<float>((length - gone) / step)));
                break;
            }
            gone += step;
        }
        start.push_back(line[i]);
    }
    return start;
}

/// Lines of pull, by what they are longer or shorter than in standing.
void addLengths(const MusclePaths& paths, const Pose& pose, Overlay& overlay)
{
    for (const MusclePath& muscle : paths.muscles()) {
        const auto whole = paths.measured(pose, muscle.muscle);
        const double change = whole ? whole->change() : 0;
        const Tint tint = change < -unchanged ? Tint::shorter : change > unchanged ? Tint::longer : Tint::quiet;
        for (const SlipPath& slip : muscle.slips) {
            overlay.lines.push_back({paths.line(pose, muscle.muscle + "/" + slip.key), tint, 3.5f, false});
        }
    }
}

/// Which way the slips pull: at the spine and the pelvis downwards, at the thigh upwards.
void addPulls(const MusclePaths& paths, const Pose& pose, Overlay& overlay)
{
    for (const MusclePath& muscle : paths.muscles()) {
        bool first = true;
        for (const SlipPath& slip : muscle.slips) {
            const auto line = paths.line(pose, muscle.muscle + "/" + slip.key);
            overlay.lines.push_back({line, Tint::quiet, 1.5f, false});
            overlay.lines.push_back({piece(line, pullLength, false), Tint::pull, 4, true});
            if (std::exchange(first, false)) {
                overlay.lines.push_back({piece(line, 1.5 * pullLength, true), Tint::pull, 6, true});
            }
        }
    }
}

} // namespace

double angleAtTheFront(const MotionModel& model, const Pose& pose, Side side)
{
    const auto thorax = model.segment("thorax");
    const auto thigh = model.segment(side == Side::right ? "thigh-right" : "thigh-left");
    if (!thorax || !thigh) {
        return glm::pi<double>();
    }
    const Places places = model.atlas_from_segments(pose);
    const glm::dvec3 up{places[*thorax][1]};
    const glm::dvec3 down{-places[*thigh][1]};
    const double between = std::acos(std::clamp(glm::dot(up, down), -1.0, 1.0));
    const bool behind = glm::dot(glm::cross(up, down), glm::dvec3{places[*thorax][0]}) < 0;
    return behind ? glm::two_pi<double>() - between : between;
}

Overlay overlayOf(const MotionModel& model, const Pose& pose, const OverlayWish& wish, const MusclePaths* paths)
{
    Overlay overlay;
    const Places places = model.atlas_from_segments(pose);
    if (!wish.figure.empty()) {
        addFigure(model, places, wish.figure, overlay.figure);
    }
    if (wish.overlay == "thigh-trunk-angle") {
        addAngle(model, pose, places, wish.side, overlay);
    } else if (wish.overlay == "length" && paths != nullptr) {
        addLengths(*paths, pose, overlay);
    } else if (wish.overlay == "forces" && paths != nullptr) {
        addPulls(*paths, pose, overlay);
    } else if (wish.overlay == "chain") {
        for (const OverlayLink& link : wish.links) {
            const auto from = placeOf(model, places, link.from, wish.side);
            const auto to = placeOf(model, places, link.to, wish.side);
            if (from && to && glm::distance(*from, *to) > 20) {
                overlay.lines.push_back({bow(*from, *to), link.weak ? Tint::weak : Tint::accent, 4, true});
            }
        }
    }
    return overlay;
}

} // namespace psoas
