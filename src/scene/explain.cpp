#include "scene/explain.h"

#include "motion/muscle_paths.h"
#include "scene/contact_figure.h"
#include "scene/cut_faces.h"

#include <glm/gtc/constants.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace psoas {
namespace {

constexpr double unchanged = 1;   // mm: no more than that is neither longer nor shorter
constexpr double pullLength = 42; // mm of an arrow
constexpr double measuredTo = 95; // degrees of hip flexion: nobody has measured lever arms past that
constexpr double ringRadius = 5;  // mm, about the centre of a joint
constexpr double inFront = 30;    // mm by which the line of the lumbar curve stands before the middle of the discs
constexpr double leastShift = 4;  // mm: a smaller change of the curve gets no arrow
constexpr float margin = 12;      // mm between what is cut and the frame about it
constexpr std::size_t leastOutline = 8; // points: less is a speck
constexpr double leastReach = 35;       // mm across: rings of muscles that are smaller there say nothing of depth

using Places = std::vector<glm::dmat4>;

glm::vec3 toFloat(const glm::dvec3& point)
{
    return glm::vec3{point};
}

/// Where a region of the body is: its middle in a pose.
std::optional<glm::dvec3> placeOf(const MotionModel& model, const Places& places, const std::string& region, Side side)
{
    const std::string end = side == Side::right ? "-right" : "-left";
    const auto joint = [&](const std::string& segment) { return jointPlace(model, places, segment); };
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

bool isWanted(const OverlayWish& wish, const MusclePath& muscle)
{
    return std::ranges::find(wish.muscles, muscle.muscle) != wish.muscles.end();
}

/// Lines of pull, by what they are longer or shorter than in standing.
void addLengths(const MusclePaths& paths, const Pose& pose, const OverlayWish& wish, Overlay& overlay)
{
    for (const MusclePath& muscle : paths.muscles()) {
        if (!isWanted(wish, muscle)) {
            continue;
        }
        const auto whole = paths.measured(pose, muscle.muscle);
        const double change = whole ? whole->change() : 0;
        const Tint tint = change < -unchanged ? Tint::shorter : change > unchanged ? Tint::longer : Tint::quiet;
        for (const SlipPath& slip : muscle.slips) {
            overlay.lines.push_back({paths.line(pose, muscle.muscle + "/" + slip.key), tint, 2.5f, false});
        }
    }
}

/// Which way the slips pull: at the spine and the pelvis downwards, at the thigh upwards.
void addPulls(const MusclePaths& paths, const Pose& pose, const OverlayWish& wish, Overlay& overlay)
{
    for (const MusclePath& muscle : paths.muscles()) {
        if (!isWanted(wish, muscle)) {
            continue;
        }
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

/// "psoas-major-left" of "psoas-major".
std::string onSide(const std::string& base, Side side)
{
    return base + (side == Side::right ? "-right" : "-left");
}

/// What a muscle says by its surface: longer or shorter than in standing.
void addLengthWashes(const MotionModel& model, const MusclePaths& paths, const Pose& pose, Overlay& overlay)
{
    for (const MusclePath& muscle : paths.muscles()) {
        const auto whole = paths.measured(pose, muscle.muscle);
        const auto structure = model.atlas().find(muscle.muscle);
        const double change = whole ? whole->change() : 0;
        if (structure && std::abs(change) > unchanged) {
            overlay.washes.emplace_back(*structure, change < 0 ? Wash::shorter : Wash::longer);
        }
    }
}

/// The line along which psoas pulls, the centre of the hip, and the perpendicular between them: its lever arm. The line
/// is that of the slip whose arm is nearest to the muscle's, which is the mean of its slips.
void addLeverArm(const MotionModel& model, const MusclePaths& paths, const Pose& pose, const Places& places,
                 const OverlayWish& wish, Overlay& overlay)
{
    const std::string key = onSide("psoas-major", wish.side);
    const std::string joint = onSide("hip-flexion", wish.side);
    const auto muscle = std::ranges::find(paths.muscles(), key, &MusclePath::muscle);
    const auto pelvis = model.segment("pelvis");
    const auto thigh = model.segment(onSide("thigh", wish.side));
    const Joint* flexion = model.tables().findJoint(joint);
    if (muscle == paths.muscles().end() || !pelvis || !thigh || flexion == nullptr || flexion->turns.empty()) {
        return;
    }
    const std::vector<Measured> all = paths.measured(pose);
    const auto whole = std::ranges::find(all, key, &Measured::key);
    const SlipPath* slip = nullptr;
    double slipArm = 0;
    for (const SlipPath& each : muscle->slips) {
        const std::string name = key + "/" + each.key;
        overlay.lines.push_back({paths.line(pose, name), Tint::quiet, 1.5f, false});
        const auto measured = std::ranges::find(all, name, &Measured::key);
        if (slip == nullptr || std::abs(measured->arm - whole->arm) < std::abs(slipArm - whole->arm)) {
            slip = &each;
            slipArm = measured->arm;
        }
    }
    const std::vector<glm::vec3> line = paths.line(pose, key + "/" + slip->key);
    overlay.lines.push_back({line, Tint::pull, 5, false});

    // The piece of the line that has this arm, and the foot of the perpendicular on it, seen along the axis.
    const glm::dvec3 centre{places[*pelvis] * glm::dvec4{model.centre(*thigh), 1}};
    const glm::dvec3 axis = glm::normalize(glm::dmat3{places[*pelvis]} * flexion->turns.front().axis);
    const auto across = [&](const glm::dvec3& v) { return v - axis * glm::dot(axis, v); };
    double best = std::numeric_limits<double>::max();
    glm::dvec3 foot = centre;
    std::size_t piece = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const glm::dvec3 from{line[i]};
        const glm::dvec3 along = glm::dvec3{line[i + 1]} - from;
        const glm::dvec3 flat = across(along);
        if (glm::length(flat) < 1e-3) {
            continue;
        }
        const double arm = std::abs(glm::dot(axis, glm::cross(from - centre, glm::normalize(along))));
        const double t = -glm::dot(across(from - centre), flat) / glm::dot(flat, flat);
        const double beyond = std::max({0.0, -t, t - 1}) * glm::length(along);
        const double off = std::abs(arm - std::abs(slipArm)) + 0.02 * beyond;
        if (off < best) {
            best = off;
            foot = from + t * along;
            piece = i;
        }
    }
    const glm::dvec3 onLine = foot;
    foot = centre + across(foot - centre);
    if (glm::distance(onLine, glm::dvec3{line[piece]}) > glm::distance(line[piece], line[piece + 1])) {
        overlay.lines.push_back({{line[piece + 1], toFloat(onLine)}, Tint::weak, 2, false}); // on beyond its end
    }
    overlay.lines.push_back({{toFloat(centre), toFloat(foot)}, Tint::accent, 5, false});
    if (glm::distance(foot, onLine) > 1) {
        overlay.lines.push_back({{toFloat(foot), toFloat(onLine)}, Tint::quiet, 1.5f, false});
    }
    const glm::dvec3 u = glm::length(foot - centre) > 1e-3 ? glm::normalize(foot - centre) : glm::dvec3{0, 0, 1};
    const glm::dvec3 v = glm::cross(axis, u);
    OverlayLine ring{{}, Tint::accent, 3, false};
    for (int i = 0; i <= 32; ++i) {
        const double turn = glm::two_pi<double>() * i / 32;
        ring.points.push_back(toFloat(centre + ringRadius * (std::cos(turn) * u + std::sin(turn) * v)));
    }
    overlay.lines.push_back(std::move(ring));
    // The mark of a right angle.
    const glm::dvec3 towards = glm::normalize(across(glm::dvec3{line[piece + 1]} - glm::dvec3{line[piece]}));
    overlay.lines.push_back(
        {{toFloat(foot - 6.0 * u), toFloat(foot - 6.0 * u - 6.0 * towards), toFloat(foot - 6.0 * towards)},
         Tint::accent,
         1.5f,
         false});

    overlay.notes.push_back({wish.texts.lineOfPull, line[line.size() / 3]});
    overlay.notes.push_back({wish.texts.jointCentre, toFloat(centre)});
    std::string arm = wish.texts.leverArm;
    if (const std::size_t at = arm.find("%1"); at != std::string::npos) {
        arm.replace(at, 2, std::to_string(std::lround(whole->arm)));
    }
    overlay.notes.push_back(
        {glm::degrees(pose.angle(joint)) > measuredTo ? wish.texts.notMeasured : arm, toFloat(0.5 * (centre + foot))});
}

/// Nerves through what lies before them, and by their surfaces the muscles that each plexus supplies.
void addNerves(const MotionModel& model, Overlay& overlay)
{
    const auto& structures = model.atlas().structures();
    for (std::uint32_t i = 0; i < structures.size(); ++i) {
        if (structures[i].kind == Kind::nerve) {
            overlay.lit.push_back({i});
        } else if (const Wash wash = supplyOf(structures[i].baseKey);
                   wash != Wash::none && structures[i].kind == Kind::muscle) {
            overlay.washes.emplace_back(StructureIndex{i}, wash);
        }
    }
}

std::string plainNameOf(const OverlayWish& wish, const Structure& structure)
{
    if (wish.texts.nameOf) {
        return wish.texts.nameOf(structure);
    }
    std::string name = structure.baseKey;
    std::ranges::replace(name, '-', ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') {
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    }
    return name;
}

/// How deep things lie: the outlines that skin and muscles have at L3/4, from outside in, named on one side.
void addLayers(const MotionModel& model, const Places& places, const OverlayWish& wish, Overlay& overlay)
{
    const auto level = model.segment("l3");
    if (!level) {
        return;
    }
    const SectionPlane plane{Axis::y, static_cast<float>(model.centre(*level).y), true};
    const glm::mat4 place{places[*level]};
    for (const Structure& structure : model.atlas().structures()) {
        const bool deepest = structure.baseKey == "psoas-major";
        if (!deepest && ((structure.kind != Kind::muscle && structure.kind != Kind::skin) || structure.layer < 0)) {
            continue;
        }
        if (structure.hiddenByDefault && structure.baseKey == "psoas-minor") {
            continue;
        }
        const glm::vec3* nearest = nullptr;
        std::vector<std::vector<glm::vec3>> outlines = outlinesOf(structure, plane);
        std::erase_if(outlines, [&](const auto& outline) {
            Box box;
            std::ranges::for_each(outline, [&](const glm::vec3& point) { box.add(point); });
            const bool limb = structure.kind == Kind::skin && (box.lower.x > 0 || box.upper.x < 0);
            return outline.size() < leastOutline || limb;
        });
        float reach = 0;
        for (std::vector<glm::vec3>& outline : outlines) {
            Box box;
            for (glm::vec3& point : outline) {
                point = glm::vec3{place * glm::vec4{point, 1}};
                box.add(point);
            }
            reach = std::max({reach, box.size().x, box.size().z});
        }
        if (!deepest && static_cast<double>(reach) < leastReach) {
            continue;
        }
        for (const std::vector<glm::vec3>& outline : outlines) {
            overlay.lines.push_back({outline, deepest ? Tint::accent : Tint::quiet, deepest ? 5.f : 2.f, false});
            for (const glm::vec3& point : outline) {
                // Named where it comes farthest to the front and that side.
                const float sign = wish.side == Side::right ? -1.f : 1.f;
                const auto out = [&](const glm::vec3& p) { return sign * p.x + 0.6f * p.z; };
                if (nearest == nullptr || out(point) > out(*nearest)) {
                    nearest = &point;
                }
            }
        }
        const Side other = wish.side == Side::right ? Side::left : Side::right;
        if (nearest != nullptr && structure.side != other) {
            overlay.notes.push_back({plainNameOf(wish, structure), *nearest});
        }
    }
}

/// The outline of the skin where the body is cut, and a frame about it.
void addSlices(const MotionModel& model, const OverlayWish& wish, Overlay& overlay)
{
    for (const SectionPlane& plane : wish.sections) {
        Box box;
        for (const Structure& structure : model.atlas().structures()) {
            if (structure.kind == Kind::skin) {
                for (std::vector<glm::vec3>& outline : outlinesOf(structure, plane)) {
                    Box reach;
                    std::ranges::for_each(outline, [&](const glm::vec3& point) { reach.add(point); });
                    const bool limb = reach.lower.x > 0 || reach.upper.x < 0;
                    if (outline.size() >= leastOutline && (!limb || plane.axis != Axis::y)) {
                        for (const glm::vec3& point : outline) {
                            box.add(point);
                        }
                        overlay.lines.push_back({std::move(outline), Tint::accent, 2.5f, false});
                    }
                }
            }
        }
        if (box.isEmpty()) { // a body without skin: about all of it
            box = model.atlas().bounds();
        }
        const int axis = static_cast<int>(plane.axis);
        const int u = (axis + 1) % 3;
        const int v = (axis + 2) % 3;
        OverlayLine frame{{}, Tint::quiet, 2, false};
        for (const auto& [a, b] :
             {std::pair{false, false}, {true, false}, {true, true}, {false, true}, {false, false}}) {
            glm::vec3 corner;
            corner[axis] = plane.at;
            corner[u] = a ? box.upper[u] + margin : box.lower[u] - margin;
            corner[v] = b ? box.upper[v] + margin : box.lower[v] - margin;
            frame.points.push_back(corner);
        }
        overlay.lines.push_back(std::move(frame));
    }
}

/// The line of the lumbar curve before the bodies of the vertebrae, from the sacrum up.
std::vector<glm::vec3> lumbarCurve(const MotionModel& model, const Places& places)
{
    std::vector<glm::vec3> points;
    for (const char* segment : {"l5", "l4", "l3", "l2", "l1", "thorax"}) {
        if (const auto found = model.segment(segment)) {
            points.push_back(toFloat(places[*found] * glm::dvec4{model.centre(*found) + glm::dvec3{0, 0, inFront}, 1}));
        }
    }
    return points;
}

/// What an article thinks a tight psoas does to the lumbar curve, beside the curve of before.
void addIdea(const MotionModel& model, const Places& places, const OverlayWish& wish, Overlay& overlay)
{
    const std::vector<glm::vec3> before = lumbarCurve(model, model.atlas_from_segments(wish.reference));
    const std::vector<glm::vec3> now = lumbarCurve(model, places);
    if (now.size() < 3) {
        return;
    }
    overlay.lines.push_back({before, Tint::weak, 3, false});
    overlay.lines.push_back({now, Tint::accent, 5, false});
    for (const std::size_t i : {now.size() / 2, now.size() - 1}) {
        if (static_cast<double>(glm::distance(before[i], now[i])) > leastShift) {
            overlay.lines.push_back({{before[i], now[i]}, Tint::accent, 2.5f, true});
        }
    }
}

void addChain(const MotionModel& model, const Places& places, const OverlayWish& wish, Overlay& overlay)
{
    const auto say = [&](const std::string& words, const glm::dvec3& at) {
        const bool said =
            std::ranges::any_of(overlay.notes, [&](const OverlayNote& note) { return note.text == words; });
        if (!words.empty() && !said) {
            overlay.notes.push_back({words, toFloat(at)});
        }
    };
    for (const OverlayLink& link : wish.links) {
        const auto from = placeOf(model, places, link.from, wish.side);
        const auto to = placeOf(model, places, link.to, wish.side);
        if (from && to && glm::distance(*from, *to) > 20) {
            overlay.lines.push_back({bow(*from, *to), link.weak ? Tint::weak : Tint::accent, 4, true});
            say(link.fromWords, *from);
            say(link.toWords, *to);
        }
    }
}

} // namespace

Wash supplyOf(std::string_view muscle)
{
    // As the articles on the structures have it, with their sources.
    static constexpr std::string_view lumbar[] = {"psoas-major",      "psoas-minor",     "iliacus",
                                                  "pectineus",        "sartorius",       "rectus-femoris",
                                                  "vastus-lateralis", "vastus-medialis", "vastus-intermedius",
                                                  "adductor-longus",  "adductor-brevis", "adductor-magnus",
                                                  "adductor-minimus", "gracilis"};
    static constexpr std::string_view sacral[] = {"gluteus-maximus",
                                                  "gluteus-medius",
                                                  "gluteus-minimus",
                                                  "tensor-fasciae-latae",
                                                  "piriformis",
                                                  "biceps-femoris-long-head",
                                                  "biceps-femoris-short-head",
                                                  "semitendinosus",
                                                  "semimembranosus",
                                                  "gastrocnemius",
                                                  "soleus",
                                                  "tibialis-anterior",
                                                  "tibialis-posterior"};
    return std::ranges::find(lumbar, muscle) != std::end(lumbar)   ? Wash::lumbar
           : std::ranges::find(sacral, muscle) != std::end(sacral) ? Wash::sacral
                                                                   : Wash::none;
}

const Overlay& Explainer::overlay(const std::shared_ptr<const MotionModel>& model, const Pose& pose,
                                  const OverlayWish& wish, const MusclePaths* paths)
{
    if (model != m_model || paths != m_paths || !(pose == m_pose) || !(wish == m_wish)) {
        m_overlay = overlayOf(*model, pose, wish, paths);
        m_model = model;
        m_paths = paths;
        m_pose = pose;
        m_wish = wish;
    }
    return m_overlay;
}

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
        overlay.figure = contactFigure(model, places, wish.figure);
    }
    if (wish.overlay == "thigh-trunk-angle") {
        addAngle(model, pose, places, wish.side, overlay);
    } else if (wish.overlay == "length" && paths != nullptr) {
        addLengths(*paths, pose, wish, overlay);
        addLengthWashes(model, *paths, pose, overlay);
    } else if (wish.overlay == "forces" && paths != nullptr) {
        addPulls(*paths, pose, wish, overlay);
    } else if (wish.overlay == "lever-arm" && paths != nullptr) {
        addLeverArm(model, *paths, pose, places, wish, overlay);
    } else if (wish.overlay == "nerves") {
        addNerves(model, overlay);
    } else if (wish.overlay == "layers") {
        addLayers(model, places, wish, overlay);
    } else if (wish.overlay == "slice") {
        addSlices(model, wish, overlay);
    } else if (wish.overlay == "tight-psoas-flatter" || wish.overlay == "tight-psoas-deeper") {
        addIdea(model, places, wish, overlay);
    } else if (wish.overlay == "chain") {
        addChain(model, places, wish, overlay);
    }
    return overlay;
}

} // namespace psoas
