#include "motion/skin.h"

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

/// Bones are known by points on them, so far apart at most: what is this near lies on the bone.
constexpr float spacing = 1.4f; // mm

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

} // namespace

BoneDistances::BoneDistances(const std::vector<std::vector<const Structure*>>& bones, std::vector<std::size_t> parents)
    : m_trees(bones.size()), m_boxes(bones.size()), m_parents{std::move(parents)}
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
        std::vector<Node>& tree = m_trees[segment];
        tree.resize(points.size());
        // The middle of a range is its node; left and right of it lie its children.
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
                             [&](const glm::vec3& a, const glm::vec3& b) { return a[axis] < b[axis]; });
            tree[middle] = {points[middle], static_cast<std::uint8_t>(axis)};
            ranges.push_back({begin, middle});
            ranges.push_back({middle + 1, end});
        }
    }
}

float BoneDistances::nearest(std::size_t segment, const glm::vec3& point, float limit) const
{
    const std::vector<Node>& tree = m_trees[segment];
    if (tree.empty() || boxDistance(m_boxes[segment], point) >= limit) {
        return limit;
    }
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

std::vector<BoneDistances::Near> BoneDistances::about(const glm::vec3& point) const
{
    std::vector<std::pair<float, std::size_t>> order;
    for (std::size_t segment = 0; segment < m_trees.size(); ++segment) {
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
    for (std::size_t segment = 0; segment < m_trees.size(); ++segment) {
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

Skin skinned(std::shared_ptr<const Mesh> mesh, const Structure& structure, const BoneDistances& distances)
{
    Skin skin;
    skin.mesh = std::move(mesh);
    const std::size_t count = skin.mesh->positions.size();
    skin.segments.assign(count, {});
    skin.weights.assign(count, {});
    for (std::size_t i = 0; i < count; ++i) {
        const glm::vec3 point{structure.atlas_from_mesh * glm::vec4{skin.mesh->positions[i], 1}};
        auto near = distances.about(point);
        struct Share {
            float weight;
            std::size_t segment;
        };
        std::vector<Share> shares;
        const float limit = 3.5f * near.front().distance + 12;
        for (const BoneDistances::Near& each : near) {
            const float off = std::max(0.f, each.distance - 0.5f * spacing) + 0.05f;
            // Falls to nothing at the limit, so that nothing jumps where a neighbour comes in.
            const float ease = 1 - std::min(1.f, each.distance / limit);
            shares.push_back({ease * ease / (off * off * off), each.segment});
        }
        std::ranges::sort(shares, std::greater{}, &Share::weight);
        float sum = 0;
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
    return skin;
}

} // namespace psoas
