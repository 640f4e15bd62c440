// A balanced k-d tree; how far a half lies off grows axis by axis, as in Arya and Mount, "Algorithms for Fast Vector
// Quantization" (1993).

#include "motion/point_tree.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace psoas {
namespace {

constexpr std::size_t leafSize = 12;

struct Range {
    std::size_t node, begin, end;
};

} // namespace

PointTree::PointTree(std::vector<glm::vec3> points) : m_points{std::move(points)}
{
    std::vector<Range> ranges{{1, 0, m_points.size()}};
    while (!ranges.empty()) {
        const auto [node, begin, end] = ranges.back();
        ranges.pop_back();
        if (end - begin <= leafSize) {
            continue;
        }
        Box box;
        for (std::size_t i = begin; i < end; ++i) {
            box.add(m_points[i]);
        }
        const glm::vec3 size = box.size();
        const int axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
        const std::size_t middle = (begin + end) / 2;
        std::nth_element(m_points.begin() + static_cast<std::ptrdiff_t>(begin),
                         m_points.begin() + static_cast<std::ptrdiff_t>(middle),
                         m_points.begin() + static_cast<std::ptrdiff_t>(end),
                         [axis](const glm::vec3& p, const glm::vec3& q) { return p[axis] < q[axis]; });
        if (m_splits.size() <= node) {
            m_splits.resize(2 * node);
        }
        m_splits[node] = {m_points[middle][axis], static_cast<std::uint8_t>(axis)};
        ranges.push_back({2 * node, begin, middle});
        ranges.push_back({2 * node + 1, middle, end});
    }
}

float PointTree::distance(const glm::vec3& point, float limit) const
{
    struct Part {
        Range range;
        glm::vec3 off; ///< how far the point lies beside the part, axis by axis
    };
    float best = limit * limit;
    std::array<Part, 64> stack;
    std::size_t size = 0;
    stack[size++] = {{1, 0, m_points.size()}, glm::vec3{0}};
    while (size > 0) {
        Part part = stack[--size];
        if (glm::dot(part.off, part.off) >= best) {
            continue;
        }
        Range range = part.range;
        while (range.end - range.begin > leafSize) {
            const Split& split = m_splits[range.node];
            const std::size_t middle = (range.begin + range.end) / 2;
            const float off = point[split.axis] - split.at;
            Part farther = part;
            farther.off[split.axis] = off;
            if (off < 0) {
                farther.range = {2 * range.node + 1, middle, range.end};
                range = {2 * range.node, range.begin, middle};
            } else {
                farther.range = {2 * range.node, range.begin, middle};
                range = {2 * range.node + 1, middle, range.end};
            }
            if (glm::dot(farther.off, farther.off) < best) {
                stack[size++] = farther;
            }
        }
        for (std::size_t i = range.begin; i < range.end; ++i) {
            const glm::vec3 to = m_points[i] - point;
            best = std::min(best, glm::dot(to, to));
        }
    }
    return std::sqrt(best);
}

} // namespace psoas
