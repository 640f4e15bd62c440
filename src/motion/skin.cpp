#include "motion/skin.h"

#include "core/work.h"
#include "motion/contact.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace psoas {
namespace {

/// Bones are known by points on them, so far apart at most: what is this near lies on the bone.
constexpr float spacing = 1.4f; // mm
/// For what is farther off than this, points as far apart as that will do.
constexpr float farOff = 18;    // mm
constexpr float farSpacing = 5; // mm
constexpr float midOff = 7;     // mm
constexpr float midSpacing = 2; // mm

float boxDistance(const Box& box, const glm::vec3& point)
{
    return glm::length(glm::max(glm::max(box.lower - point, point - box.upper), glm::vec3{0}));
}

/// Points on a triangle, no farther than `spacing` apart.
void sample(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c, std::vector<glm::vec3>& points)
{
    const float longest = std::max({glm::distance(a, b), glm::distance(b, c), glm::distance(c, a)});
    const int steps = std::clamp(static_cast<int>(std::ceil(longest / spacing)), 1, 12);
    for (int u = 0; u < steps; ++u) {
        for (int v = 0; u + v < steps; ++v) {
            const float s = (static_cast<float>(u) + 0.33f) / static_cast<float>(steps);
            const float t = (static_cast<float>(v) + 0.33f) / static_cast<float>(steps);
            points.push_back(a + s * (b - a) + t * (c - a));
        }
    }
}

/// One point for each cube of `side` mm.
std::vector<glm::vec3> thinned(const std::vector<glm::vec3>& points, float side)
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> cells;
    cells.reserve(points.size());
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        const glm::ivec3 cell{glm::floor(points[i] / side)};
        const auto part = [](int each) {
            return static_cast<std::uint64_t>(static_cast<std::uint32_t>(each + 100000));
        };
        cells.emplace_back(part(cell.x) << 42 | part(cell.y) << 21 | part(cell.z), i);
    }
    std::ranges::sort(cells);
    std::vector<glm::vec3> few;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i == 0 || cells[i].first != cells[i - 1].first) {
            few.push_back(points[cells[i].second]);
        }
    }
    return few;
}

} // namespace

BoneDistances::BoneDistances(const std::vector<std::vector<const Structure*>>& bones, std::vector<std::size_t> parents)
    : m_near(bones.size()),
      m_mid(bones.size()),
      m_far(bones.size()),
      m_boxes(bones.size()),
      m_parents{std::move(parents)}
{
    parallelFor(bones.size(), [&](std::size_t segment) {
        std::vector<glm::vec3> points;
        for (const Structure* bone : bones[segment]) {
            const Mesh& mesh = *bone->mesh;
            const auto corner = [&](std::size_t i) {
                return glm::vec3{bone->atlas_from_mesh * glm::vec4{mesh.positions[mesh.triangles[i]], 1}};
            };
            for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
                sample(corner(i), corner(i + 1), corner(i + 2), points);
            }
        }
        for (const glm::vec3& point : points) {
            m_boxes[segment].add(point);
        }
        std::vector<glm::vec3> fewer = thinned(points, midSpacing);
        m_far[segment] = PointTree{thinned(fewer, farSpacing)};
        m_mid[segment] = PointTree{std::move(fewer)};
        m_near[segment] = PointTree{std::move(points)};
    });
}

float BoneDistances::nearest(std::size_t segment, const glm::vec3& point, float limit) const
{
    if (m_near[segment].isEmpty() || boxDistance(m_boxes[segment], point) >= limit) {
        return limit;
    }
    const float roughly = m_far[segment].distance(point, limit + farSpacing);
    if (roughly > farOff + farSpacing) {
        return std::min(roughly, limit);
    }
    const float closer = m_mid[segment].distance(point, std::min(limit + midSpacing, roughly + 1e-3f));
    if (closer > midOff + midSpacing) {
        return std::min(closer, limit);
    }
    return m_near[segment].distance(point, std::min(limit, closer + 1e-3f));
}

std::vector<BoneDistances::Near> BoneDistances::about(const glm::vec3& point) const
{
    std::vector<std::pair<float, std::size_t>> order;
    for (std::size_t segment = 0; segment < m_boxes.size(); ++segment) {
        if (!m_near[segment].isEmpty()) {
            order.push_back({boxDistance(m_boxes[segment], point), segment});
        }
    }
    std::ranges::sort(order);
    Near best{0, 1e9f};
    for (const auto& [apart, segment] : order) {
        if (apart >= best.distance) {
            break;
        }
        const float distance = nearest(segment, point, best.distance);
        if (distance < best.distance) {
            best = {segment, distance};
        }
    }
    std::vector<Near> found{best};
    const float limit = 3.5f * best.distance + 12;
    for (std::size_t segment = 0; segment < m_boxes.size(); ++segment) {
        const bool neighbour =
            segment != best.segment && (m_parents[segment] == best.segment || m_parents[best.segment] == segment);
        if (neighbour) {
            const float distance = nearest(segment, point, limit);
            if (distance < limit) {
                found.push_back({segment, distance});
            }
        }
    }
    return found;
}

double volumeOf(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& triangles)
{
    double six = 0;
    const glm::vec3 origin = positions.empty() || triangles.empty() ? glm::vec3{0} : positions[triangles[0]];
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        const glm::vec3 a = positions[triangles[i]] - origin;
        const glm::vec3 b = positions[triangles[i + 1]] - origin;
        const glm::vec3 c = positions[triangles[i + 2]] - origin;
        six += static_cast<double>(glm::dot(a, glm::cross(b, c)));
    }
    return six / 6;
}

std::array<glm::vec3, HipGuide::count> guideLine(const glm::dvec3& from, const glm::dvec3& to, const Ball& round,
                                                 const glm::dvec3& ahead, double& length)
{
    const SlipString string = stretched(from, to, {&round, 1}, true);
    std::vector<glm::dvec3> points{from};
    points.insert(points.end(), string.between.begin(), string.between.end());
    points.push_back(to);
    std::vector<double> along{0};
    for (std::size_t i = 1; i < points.size(); ++i) {
        along.push_back(along.back() + glm::distance(points[i - 1], points[i]));
    }
    length = along.back();
    std::array<glm::vec3, HipGuide::count> line;
    std::size_t next = 1;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const double want = length * static_cast<double>(i) / static_cast<double>(line.size() - 1);
        while (next + 1 < points.size() && along[next] < want) {
            ++next;
        }
        const double step = along[next] - along[next - 1];
        const double t = step > 0 ? std::clamp((want - along[next - 1]) / step, 0.0, 1.0) : 0;
        line[i] = glm::vec3{glm::mix(points[next - 1], points[next], t)};
    }
    if (ahead == glm::dvec3{0}) {
        return line;
    }
    constexpr int rounds = 40;
    constexpr std::size_t above = 12; // points before the first
    std::array<glm::vec3, above + HipGuide::count> whole;
    const auto step = static_cast<float>(length / static_cast<double>(line.size() - 1));
    for (std::size_t i = 0; i < above; ++i) {
        whole[i] = line[0] - static_cast<float>(above - i) * step * glm::vec3{ahead};
    }
    std::ranges::copy(line, whole.begin() + above);
    for (int pass = 0; pass < rounds; ++pass) {
        glm::vec3 before = whole[0];
        for (std::size_t i = 1; i + 1 < whole.size(); ++i) {
            const glm::vec3 was = whole[i];
            whole[i] = 0.25f * before + 0.5f * was + 0.25f * whole[i + 1];
            before = was;
        }
    }
    std::copy(whole.begin() + above, whole.end(), line.begin());
    return line;
}

namespace {

/// Where a point lies beside a guide.
struct Beside {
    float at = 0;     ///< 0 .. 1
    float beyond = 0; ///< mm before its beginning (negative) or after its end
    float apart = 0;  ///< mm
    glm::vec3 off{0};
};

Beside beside(const HipGuide& guide, const glm::vec3& point)
{
    Beside best;
    best.apart = 1e9f;
    const auto consider = [&](float at, float beyond, const glm::vec3& place) {
        const float apart = glm::distance(point, place);
        if (apart < best.apart) {
            best = {at, beyond, apart, point - place};
        }
    };
    constexpr auto last = HipGuide::count - 1;
    for (std::size_t i = 0; i < last; ++i) {
        const glm::vec3 a = guide.line[i];
        const glm::vec3 step = guide.line[i + 1] - a;
        const float t = std::clamp(glm::dot(point - a, step) / glm::dot(step, step), 0.f, 1.f);
        consider((static_cast<float>(i) + t) / static_cast<float>(last), 0, a + t * step);
    }
    constexpr float farthest = 150; // mm
    const glm::vec3 up = glm::normalize(guide.line[0] - guide.line[2]);
    const float above = std::clamp(glm::dot(point - guide.line[0], up), 0.f, farthest);
    consider(0, -above, guide.line[0] + above * up);
    const glm::vec3 down = glm::normalize(guide.line[last] - guide.line[last - 2]);
    const float below = std::clamp(glm::dot(point - guide.line[last], down), 0.f, farthest);
    consider(1, below, guide.line[last] + below * down);
    if (best.beyond != 0) { // rigid there: what counts is the end that it goes with
        best.off = point - (best.beyond < 0 ? guide.line[0] : guide.line[last]);
    }
    return best;
}

/// 0 up to `from`, 1 from `to` on (or the other way round), smooth between.
float eased(float from, float to, float value)
{
    const float t = std::clamp((value - from) / (to - from), 0.f, 1.f);
    return t * t * (3 - 2 * t);
}

/// How far off the nearest point of an origin is, mm.

float fromOrigin(const std::vector<FixedArea>& areas, const glm::vec3& point)
{
    float least = std::numeric_limits<float>::max();
    for (const FixedArea& area : areas) {
        for (std::size_t i = 0; !area.isInsertion && i < area.points.size(); ++i) {
            const glm::vec3 to = area.points[i] - point;
            least = std::min(least, glm::dot(to, to));
        }
    }
    return std::sqrt(least);
}

/// Of a muscle of which only the beginning is straight: how far on that a point is, 0 .. 1, at `s` of its reach.
float settled(float s)
{
    constexpr float bend = 0.7f;
    const float u = std::clamp((s - bend) / (2 * (1 - bend)), 0.f, 1.f);
    return s < bend ? s : bend + (1 - bend) * (1 - (1 - u) * (1 - u));
}

/// The fibres of a structure whose beginning is straight go on like this, mm.
glm::vec3 courseOf(const Structure& structure, const Mesh& mesh, const SkinSources& sources, float reach)
{
    glm::dvec3 near{0};
    glm::dvec3 far{0};
    double nearCount = 0;
    double farCount = 0;
    for (const glm::vec3& position : mesh.positions) {
        const glm::vec3 point{structure.atlas_from_mesh * glm::vec4{position, 1}};
        const float apart = fromOrigin(sources.areas, point);
        if (apart < 0.1f * reach) {
            near += point;
            ++nearCount;
        } else if (apart > 0.6f * reach && apart < reach) {
            far += point;
            ++farCount;
        }
    }
    if (nearCount == 0 || farCount == 0) {
        return glm::vec3{0};
    }
    const glm::vec3 way{far / farCount - near / nearCount};
    return way * (reach / std::max(glm::length(way), 1.f));
}

struct Share {
    float weight = 0;
    std::size_t segment = 0;
};

/// With which bones each vertex goes, in sum 1, and how far the nearest is, mm.
struct BoneShares {
    std::vector<std::vector<Share>> shares;
    std::vector<float> nearest;
};

BoneShares sharesOfBones(const std::vector<glm::vec3>& points, const BoneDistances& distances,
                         const std::vector<bool>& barred)
{
    BoneShares bones;
    for (const glm::vec3& point : points) {
        const auto near = distances.about(point);
        std::vector<Share> shares;
        const float limit = 3.5f * near.front().distance + 12;
        float sum = 0;
        for (const BoneDistances::Near& each : near) {
            if (!barred.empty() && barred[each.segment]) {
                continue;
            }
            const float off = std::max(0.f, each.distance - 0.5f * spacing) + 0.05f;
            // Falls to nothing at the limit, so that nothing jumps where a neighbour comes in.
            const float ease = 1 - std::min(1.f, each.distance / limit);
            shares.push_back({ease * ease / (off * off * off), each.segment});
            sum += shares.back().weight;
        }
        if (shares.empty()) {
            shares.push_back({1, 0});
            sum = 1;
        }
        for (Share& share : shares) {
            share.weight /= sum;
        }
        bones.shares.push_back(std::move(shares));
        bones.nearest.push_back(near.front().distance);
    }
    return bones;
}

/// Lets the shares spread over the surface like heat, the farther the farther the bone is: Baran and Popović,
/// "Automatic Rigging and Animation of 3D Characters" (2007), with the shares in place of the nearest bone alone. Far
/// from bones, where the nearest of them changes, nothing jumps.
void diffuse(BoneShares& bones, const std::vector<glm::vec3>& points, const std::vector<std::uint32_t>& triangles,
             std::size_t segments)
{
    constexpr int rounds = 300;
    const std::size_t count = points.size();
    std::vector<float> first(count * segments, 0.f);
    for (std::size_t i = 0; i < count; ++i) {
        for (const Share& share : bones.shares[i]) {
            first[i * segments + share.segment] += share.weight;
        }
    }
    std::vector<std::uint32_t> starts(count + 1, 0);
    for (const std::uint32_t corner : triangles) {
        ++starts[corner + 1];
    }
    for (std::size_t i = 0; i < count; ++i) {
        starts[i + 1] += starts[i];
    }
    std::vector<std::uint32_t> others(triangles.size()); // of each vertex those that come after it in its triangles
    std::vector<std::uint32_t> filled(starts.begin(), starts.end() - 1);
    for (std::size_t t = 0; t + 2 < triangles.size(); t += 3) {
        for (std::size_t k = 0; k < 3; ++k) {
            others[filled[triangles[t + k]]++] = triangles[t + (k + 1) % 3];
        }
    }
    std::vector<float> spreads(count, 0.f);
    for (std::size_t i = 0; i < count; ++i) {
        float squares = 0;
        const std::uint32_t neighbours = starts[i + 1] - starts[i];
        for (std::uint32_t k = starts[i]; k < starts[i + 1]; ++k) {
            const glm::vec3 edge = points[others[k]] - points[i];
            squares += glm::dot(edge, edge);
        }
        if (neighbours > 0 && squares > 0) {
            const float ratio = 4 * bones.nearest[i] * bones.nearest[i] * static_cast<float>(neighbours) / squares;
            spreads[i] = ratio / (1 + ratio);
        }
    }
    std::vector<float> now = first;
    std::vector<float> next = first;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < count; ++i) {
            const float spread = spreads[i];
            if (spread == 0) {
                continue;
            }
            float* sum = &next[i * segments];
            for (std::size_t s = 0; s < segments; ++s) {
                sum[s] = (1 - spread) * first[i * segments + s];
            }
            const float each = spread / static_cast<float>(starts[i + 1] - starts[i]);
            for (std::uint32_t k = starts[i]; k < starts[i + 1]; ++k) {
                const float* other = &now[others[k] * segments];
                for (std::size_t s = 0; s < segments; ++s) {
                    sum[s] += each * other[s];
                }
            }
        }
        std::swap(now, next);
    }
    for (std::size_t i = 0; i < count; ++i) {
        bones.shares[i].clear();
        for (std::size_t s = 0; s < segments; ++s) {
            if (now[i * segments + s] > 0) {
                bones.shares[i].push_back({now[i * segments + s], s});
            }
        }
    }
}

} // namespace

bool keepsVolume(Kind kind)
{
    return kind == Kind::muscle || kind == Kind::tendon;
}

bool staysOut(Kind kind)
{
    return kind == Kind::muscle || kind == Kind::tendon || kind == Kind::nerve || kind == Kind::vessel ||
           kind == Kind::vein;
}

Skin skinned(std::shared_ptr<const Mesh> mesh, const Structure& structure, const SkinSources& sources)
{
    Skin skin;
    skin.mesh = std::move(mesh);
    const std::size_t count = skin.mesh->positions.size();
    skin.segments.assign(count, {});
    skin.weights.assign(count, {});
    const bool flesh = keepsVolume(structure.kind);
    if (staysOut(structure.kind)) {
        skin.loose.assign(count, 1.f);
        skin.sunk = sunkOf(*skin.mesh, structure.atlas_from_mesh, sources.fields);
    }
    if (flesh) {
        skin.swelling.assign(count, 0.f);
    }
    const auto& straight = sources.straight;
    float reach = 0; // a short muscle goes on in something else
    for (std::size_t i = 0; straight && i < count; ++i) {
        const glm::vec3 point{structure.atlas_from_mesh * glm::vec4{skin.mesh->positions[i], 1}};
        reach = std::max(reach, 1.25f * fromOrigin(sources.areas, point));
    }
    reach = straight ? std::max(1.f, std::min(reach, straight->reach)) : 0;
    const glm::vec3 course = straight ? courseOf(structure, *skin.mesh, sources, reach) : glm::vec3{0};
    if (straight) {
        skin.ends = {static_cast<std::uint8_t>(straight->from), static_cast<std::uint8_t>(straight->to)};
        skin.strands.assign(count, {});
    } else if (!sources.own.empty() || !sources.about.empty()) {
        skin.guided.assign(count, {});
    }
    std::vector<glm::vec3> points;
    for (const glm::vec3& position : skin.mesh->positions) {
        points.emplace_back(structure.atlas_from_mesh * glm::vec4{position, 1});
    }
    BoneShares bones = sharesOfBones(points, sources.distances, sources.barred);
    if (structure.kind == Kind::skin || !sources.barred.empty()) {
        diffuse(bones, points, skin.mesh->triangles, sources.fields.size());
    }
    for (std::size_t i = 0; i < count; ++i) {
        const glm::vec3& point = points[i];
        std::vector<Share> shares = bones.shares[i];
        const float nearestBone = bones.nearest[i];
        // An iliopsoas above the hip goes with spine and pelvis alone, below it with its line.
        for (const std::size_t number : sources.own) {
            const HipGuide& guide = sources.guides[number];
            float moved = 0;
            for (Share& share : shares) {
                if (share.segment == guide.thigh) {
                    moved += std::exchange(share.weight, 0.f);
                }
            }
            shares.push_back({moved, guide.pelvis});
        }
        // What is attached goes with its bone.
        float fixed = 0;
        std::size_t fixedTo = 0;
        for (const FixedArea& area : sources.areas) {
            constexpr float fixedReach = 11; // mm
            if (boxDistance(area.box, point) > fixedReach) {
                continue;
            }
            float least = fixedReach * fixedReach;
            for (const glm::vec3& each : area.points) {
                const glm::vec3 to = each - point;
                least = std::min(least, glm::dot(to, to));
            }
            const float hold = eased(fixedReach, 1.6f, std::sqrt(least));
            if (hold > fixed) {
                fixed = hold;
                fixedTo = area.segment;
            }
        }
        if (!skin.loose.empty()) {
            skin.loose[i] = 1 - fixed;
        }
        float led = 0;
        if (straight) {
            const float along = fromOrigin(sources.areas, point) / reach;
            led = 1 - eased(0.9f, 1.2f, along);
            skin.strands[i] = {course, settled(along), led * (1 - fixed)};
        }
        if (!skin.guided.empty()) {
            const bool own = !sources.own.empty();
            Skin::Guided& guided = skin.guided[i];
            for (const std::size_t number : own ? sources.own : sources.about) {
                const HipGuide& guide = sources.guides[number];
                const bool ownSide = guide.side == Side::right ? point.x < 0 : point.x > 0;
                if (!ownSide) {
                    continue;
                }
                const Beside place = beside(guide, point);
                float share = 0;
                if (own) {
                    share = eased(-28, 0, place.beyond);
                } else {
                    share = eased(75, 28, place.apart) * eased(-70, -20, place.beyond) * eased(100, 40, place.beyond);
                    // The midline and what lies behind the hip have other leaders.
                    share *=
                        eased(12, 38, std::abs(point.x)) * eased(-28, 8, point.z - static_cast<float>(guide.centre.z));
                }
                if (share > guided.share) {
                    guided = {place.off, place.at, share, static_cast<std::uint32_t>(number)};
                }
            }
            led = guided.share;
            guided.share *= 1 - fixed;
        }
        // What neither a line leads nor an attachment holds is left to the bones about it.
        for (Share& share : shares) {
            share.weight *= (1 - fixed) * (1 - led) + 1e-6f;
        }
        shares.push_back({fixed, fixedTo});
        if (flesh) {
            skin.swelling[i] = eased(0.8f, 6.f, nearestBone) * (1 - fixed);
        }
        // The same segment may have come twice.
        std::ranges::sort(shares, {}, &Share::segment);
        for (std::size_t k = shares.size(); k-- > 1;) {
            if (shares[k].segment == shares[k - 1].segment) {
                shares[k - 1].weight += std::exchange(shares[k].weight, 0.f);
            }
        }
        std::ranges::sort(shares, std::greater{}, &Share::weight);
        // What hardly counts costs as much as what does.
        constexpr float least = 0.003f;
        float sum = 0;
        for (std::size_t k = 0; k < Skin::most && k < shares.size(); ++k) {
            shares[k].weight = k == 0 ? shares[k].weight : std::max(0.f, shares[k].weight - least);
            sum += shares[k].weight;
        }
        for (std::size_t k = 0; k < Skin::most && k < shares.size(); ++k) {
            skin.segments[i][k] = static_cast<std::uint8_t>(shares[k].segment);
            skin.weights[i][k] = shares[k].weight / sum;
        }
    }
    measure(skin, flesh);
    return skin;
}

void measure(Skin& skin, bool flesh)
{
    constexpr float draftError = 0.6f; // mm
    skin.draftLevel = 0;
    for (std::size_t level = 0; level < skin.mesh->levels.size(); ++level) {
        if (skin.mesh->levels[level].error <= draftError) {
            skin.draftLevel = level + 1;
        }
    }
    skin.draftCount = skin.mesh->positions.size();
    const auto& corners =
        skin.draftLevel == 0 ? skin.mesh->triangles : skin.mesh->levels[skin.draftLevel - 1].triangles;
    if (skin.draftLevel > 0) {
        skin.draftCount = std::size_t{*std::ranges::max_element(corners)} + 1;
    }
    if (flesh) {
        skin.volume = volumeOf(skin.mesh->positions, skin.mesh->triangles);
        skin.draftVolume = volumeOf(skin.mesh->positions, corners);
    }
}

} // namespace psoas
