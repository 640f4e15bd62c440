#include "motion/skin.h"

#include "motion/slip_string.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace psoas {
namespace {

/// Bones are known by points on them, so far apart at most: what is this near lies on the bone.
constexpr float spacing = 1.4f; // mm
/// For what is farther off than this, points as far apart as that will do.
constexpr float farOff = 18;    // mm
constexpr float farSpacing = 5; // mm

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

/// A tree over points: the middle of a range is its node; left and right of it lie its children.
template<class Node>
void grow(std::vector<glm::vec3>& points, std::vector<Node>& tree)
{
    tree.resize(points.size());
    struct Range {
        std::size_t begin, end;
    };
    std::vector<Range> ranges{{0, points.size()}};
    while (!ranges.empty()) {
        const auto [begin, end] = ranges.back();
        ranges.pop_back();
        if (begin >= end) {
            continue;
        }
        Box box;
        for (std::size_t i = begin; i < end; ++i) {
            box.add(points[i]);
        }
        const glm::vec3 size = box.size();
        const int axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
        const std::size_t middle = (begin + end) / 2;
        std::nth_element(points.begin() + static_cast<std::ptrdiff_t>(begin),
                         points.begin() + static_cast<std::ptrdiff_t>(middle),
                         points.begin() + static_cast<std::ptrdiff_t>(end),
                         [&](const glm::vec3& p, const glm::vec3& q) { return p[axis] < q[axis]; });
        tree[middle] = {points[middle], static_cast<std::uint8_t>(axis)};
        ranges.push_back({begin, middle});
        ranges.push_back({middle + 1, end});
    }
}

/// The distance to the nearest point of a tree made by grow(), at most `limit`.
template<class Node>
float closest(const std::vector<Node>& tree, const glm::vec3& point, float limit)
{
    float best = limit * limit;
    struct Range {
        std::size_t begin, end;
        float apart; ///< least square of the distance
    };
    std::array<Range, 64> stack;
    std::size_t size = 0;
    stack[size++] = {0, tree.size(), 0};
    while (size > 0) {
        const Range range = stack[--size];
        if (range.begin >= range.end || range.apart >= best) {
            continue;
        }
        const std::size_t middle = (range.begin + range.end) / 2;
        const Node& node = tree[middle];
        const glm::vec3 to = node.point - point;
        best = std::min(best, glm::dot(to, to));
        const float off = point[node.axis] - node.point[node.axis];
        const Range left{range.begin, middle, off > 0 ? off * off : range.apart};
        const Range right{middle + 1, range.end, off > 0 ? range.apart : off * off};
        stack[size++] = off > 0 ? left : right;
        stack[size++] = off > 0 ? right : left; // the nearer one is looked at first
    }
    return std::sqrt(best);
}

} // namespace

BoneDistances::BoneDistances(const std::vector<std::vector<const Structure*>>& bones, std::vector<std::size_t> parents)
    : m_trees(2 * bones.size()), m_boxes(bones.size()), m_parents{std::move(parents)}
{
    for (std::size_t segment = 0; segment < bones.size(); ++segment) {
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
        // One point for each small cube.
        std::unordered_map<std::uint64_t, glm::vec3> thinned;
        for (const glm::vec3& point : points) {
            const glm::ivec3 cell{glm::floor(point / farSpacing)};
            const auto part = [](int each) {
                return static_cast<std::uint64_t>(static_cast<std::uint32_t>(each + 100000));
            };
            thinned.emplace(part(cell.x) << 42 | part(cell.y) << 21 | part(cell.z), point);
        }
        std::vector<glm::vec3> few;
        few.reserve(thinned.size());
        for (const auto& [cell, point] : thinned) {
            few.push_back(point);
        }
        grow(points, m_trees[segment]);
        grow(few, m_trees[bones.size() + segment]);
    }
}

float BoneDistances::nearest(std::size_t segment, const glm::vec3& point, float limit) const
{
    if (m_trees[segment].empty() || boxDistance(m_boxes[segment], point) >= limit) {
        return limit;
    }
    const float roughly = closest(m_trees[m_boxes.size() + segment], point, limit + farSpacing);
    if (roughly > farOff + farSpacing) {
        return std::min(roughly, limit);
    }
    return closest(m_trees[segment], point, std::min(limit, roughly + 1e-3f));
}

std::vector<BoneDistances::Near> BoneDistances::about(const glm::vec3& point) const
{
    std::vector<std::pair<float, std::size_t>> order;
    for (std::size_t segment = 0; segment < m_boxes.size(); ++segment) {
        if (!m_trees[segment].empty()) {
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

std::array<glm::vec3, HipGuide::count> guideLine(const glm::dvec3& from, const glm::dvec3& to, const glm::dvec3& centre,
                                                 double round, double& length)
{
    const SlipString string = stretched(from, to, centre, round, true);
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

} // namespace

Skin skinned(std::shared_ptr<const Mesh> mesh, const Structure& structure, const SkinSources& sources)
{
    Skin skin;
    skin.mesh = std::move(mesh);
    const std::size_t count = skin.mesh->positions.size();
    skin.segments.assign(count, {});
    skin.weights.assign(count, {});
    const bool flesh = structure.kind == Kind::muscle;
    if (flesh) {
        skin.swelling.assign(count, 0.f);
    }
    if (!sources.own.empty() || !sources.about.empty()) {
        skin.guided.assign(count, {});
    }
    for (std::size_t i = 0; i < count; ++i) {
        const glm::vec3 point{structure.atlas_from_mesh * glm::vec4{skin.mesh->positions[i], 1}};
        const auto near = sources.distances.about(point);
        struct Share {
            float weight;
            std::size_t segment;
        };
        std::vector<Share> shares;
        const float limit = 3.5f * near.front().distance + 12;
        float nearestBone = near.front().distance;
        for (const BoneDistances::Near& each : near) {
            const float off = std::max(0.f, each.distance - 0.5f * spacing) + 0.05f;
            // Falls to nothing at the limit, so that nothing jumps where a neighbour comes in.
            const float ease = 1 - std::min(1.f, each.distance / limit);
            shares.push_back({ease * ease / (off * off * off), each.segment});
        }
        float sum = 0;
        for (const Share& share : shares) {
            sum += share.weight;
        }
        for (Share& share : shares) {
            share.weight /= sum;
        }
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
            constexpr float reach = 11; // mm
            if (boxDistance(area.box, point) > reach) {
                continue;
            }
            float least = reach * reach;
            for (const glm::vec3& each : area.points) {
                const glm::vec3 to = each - point;
                least = std::min(least, glm::dot(to, to));
            }
            const float hold = eased(reach, 1.6f, std::sqrt(least));
            if (hold > fixed) {
                fixed = hold;
                fixedTo = area.segment;
            }
        }
        float led = 0;
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
        sum = 0;
        for (std::size_t k = 0; k < Skin::most && k < shares.size(); ++k) {
            sum += shares[k].weight;
        }
        for (std::size_t k = 0; k < Skin::most && k < shares.size(); ++k) {
            skin.segments[i][k] = static_cast<std::uint8_t>(shares[k].segment);
            skin.weights[i][k] = shares[k].weight / sum;
        }
    }

    constexpr float draftError = 0.6f; // mm
    for (std::size_t level = 0; level < skin.mesh->levels.size(); ++level) {
        if (skin.mesh->levels[level].error <= draftError) {
            skin.draftLevel = level + 1;
        }
    }
    const auto& corners =
        skin.draftLevel == 0 ? skin.mesh->triangles : skin.mesh->levels[skin.draftLevel - 1].triangles;
    if (skin.draftLevel > 0) {
        std::vector<bool> used(count, false);
        for (const std::uint32_t corner : corners) {
            used[corner] = true;
        }
        auto vertices = std::make_shared<std::vector<std::uint32_t>>();
        for (std::uint32_t i = 0; i < count; ++i) {
            if (used[i]) {
                vertices->push_back(i);
            }
        }
        skin.draftVertices = std::move(vertices);
    }
    skin.draftTree = std::make_shared<const MeshTree>(skin.mesh, skin.draftLevel);
    if (flesh) {
        skin.volume = volumeOf(skin.mesh->positions, skin.mesh->triangles);
        skin.draftVolume = volumeOf(skin.mesh->positions, corners);
    }
    return skin;
}

} // namespace psoas
