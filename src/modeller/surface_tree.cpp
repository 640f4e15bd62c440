// The nearest point of a triangle as in Ericson, "Real-Time Collision Detection" (2005), 5.1.5. Inside or outside by
// the angle-weighted normal of the face, edge or vertex that is nearest: Baerentzen and Aanaes, "Signed distance
// computation using the angle weighted pseudonormal" (2005).
#include "modeller/surface_tree.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace psoas::modeller {

namespace {

constexpr std::uint32_t leafSize = 6;

struct OnTriangle {
    glm::vec3 point;
    int corner = -1; ///< the nearest point is this corner
    int edge = -1;   ///< ... lies on the edge from this corner to the next
};

OnTriangle nearestOn(const glm::vec3& p, const glm::vec3& a, const glm::vec3& b, const glm::vec3& c)
{
    const glm::vec3 ab = b - a;
    const glm::vec3 ac = c - a;
    const glm::vec3 ap = p - a;
    const float d1 = glm::dot(ab, ap);
    const float d2 = glm::dot(ac, ap);
    if (d1 <= 0 && d2 <= 0) {
        return {a, 0, -1};
    }
    const glm::vec3 bp = p - b;
    const float d3 = glm::dot(ab, bp);
    const float d4 = glm::dot(ac, bp);
    if (d3 >= 0 && d4 <= d3) {
        return {b, 1, -1};
    }
    const float vc = d1 * d4 - d3 * d2;
    if (vc <= 0 && d1 >= 0 && d3 <= 0) {
        return {a + ab * (d1 / (d1 - d3)), -1, 0};
    }
    const glm::vec3 cp = p - c;
    const float d5 = glm::dot(ab, cp);
    const float d6 = glm::dot(ac, cp);
    if (d6 >= 0 && d5 <= d6) {
        return {c, 2, -1};
    }
    const float vb = d5 * d2 - d1 * d6;
    if (vb <= 0 && d2 >= 0 && d6 <= 0) {
        return {a + ac * (d2 / (d2 - d6)), -1, 2};
    }
    const float va = d3 * d6 - d5 * d4;
    if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
        return {b + (c - b) * ((d4 - d3) / ((d4 - d3) + (d5 - d6))), -1, 1};
    }
    const float sum = va + vb + vc;
    return {sum > 0 ? a + ab * (vb / sum) + ac * (vc / sum) : a, -1, -1};
}

float squaredDistance(const Box& box, const glm::vec3& p)
{
    const glm::vec3 off = glm::max(glm::max(box.lower - p, p - box.upper), glm::vec3{0});
    return glm::dot(off, off);
}

std::pair<std::uint32_t, std::uint32_t> edgeOf(std::uint32_t a, std::uint32_t b)
{
    return {std::min(a, b), std::max(a, b)};
}

} // namespace

SurfaceTree::SurfaceTree(const Mesh& mesh)
    : m_positions{mesh.positions},
      m_triangles{mesh.triangles},
      m_vertexNormals(mesh.positions.size(), glm::vec3{0}),
      m_faceNormals(mesh.triangleCount()),
      m_order(mesh.triangleCount()),
      m_bounds{boundsOf(mesh)}
{
    for (std::size_t t = 0; t < m_faceNormals.size(); ++t) {
        const std::uint32_t* corners = &m_triangles[3 * t];
        const std::array<glm::vec3, 3> p{m_positions[corners[0]], m_positions[corners[1]], m_positions[corners[2]]};
        const glm::vec3 cross = glm::cross(p[1] - p[0], p[2] - p[0]);
        const float length = glm::length(cross);
        m_faceNormals[t] = length > 0 ? cross / length : glm::vec3{0};
        for (std::size_t k = 0; k < 3; ++k) {
            const glm::vec3 u = p[(k + 1) % 3] - p[k];
            const glm::vec3 v = p[(k + 2) % 3] - p[k];
            const float angle = std::atan2(glm::length(glm::cross(u, v)), glm::dot(u, v));
            m_vertexNormals[corners[k]] += angle * m_faceNormals[t];
            m_edgeNormals[edgeOf(corners[k], corners[(k + 1) % 3])] += m_faceNormals[t];
        }
    }
    std::iota(m_order.begin(), m_order.end(), 0u);
    if (!m_order.empty()) {
        build(0, static_cast<std::uint32_t>(m_order.size()));
    }
}

std::uint32_t SurfaceTree::build(std::uint32_t first, std::uint32_t count)
{
    const auto self = static_cast<std::uint32_t>(m_nodes.size());
    m_nodes.emplace_back();
    const auto middleOf = [this](std::uint32_t t) {
        return m_positions[m_triangles[3 * std::size_t{t}]] + m_positions[m_triangles[3 * std::size_t{t} + 1]] +
               m_positions[m_triangles[3 * std::size_t{t} + 2]];
    };
    Box box;
    Box middles;
    for (std::uint32_t i = first; i < first + count; ++i) {
        for (std::size_t k = 0; k < 3; ++k) {
            box.add(m_positions[m_triangles[3 * std::size_t{m_order[i]} + k]]);
        }
        middles.add(middleOf(m_order[i]));
    }
    m_nodes[self].box = box;
    if (count <= leafSize) {
        m_nodes[self].first = first;
        m_nodes[self].count = count;
        return self;
    }
    const glm::vec3 size = middles.size();
    const int axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
    const std::uint32_t half = count / 2;
    const auto begin = m_order.begin() + first;
    std::nth_element(begin, begin + half, begin + count,
                     [&](std::uint32_t a, std::uint32_t b) { return middleOf(a)[axis] < middleOf(b)[axis]; });
    build(first, half);
    const std::uint32_t right = build(first + half, count - half);
    m_nodes[self].first = right;
    return self;
}

SurfaceTree::Nearest SurfaceTree::nearest(const glm::vec3& point, float limit) const
{
    Nearest best;
    float least = limit < 1e18f ? limit * limit : std::numeric_limits<float>::max();
    OnTriangle where{};
    bool found = false;
    std::array<std::uint32_t, 64> stack;
    std::size_t depth = 0;
    if (!m_nodes.empty()) {
        stack[depth++] = 0;
    }
    while (depth > 0) {
        const std::uint32_t index = stack[--depth];
        const Node& node = m_nodes[index];
        if (squaredDistance(node.box, point) > least) {
            continue;
        }
        if (node.count == 0) {
            const bool leftFirst =
                squaredDistance(m_nodes[index + 1].box, point) <= squaredDistance(m_nodes[node.first].box, point);
            stack[depth++] = leftFirst ? node.first : index + 1;
            stack[depth++] = leftFirst ? index + 1 : node.first;
            continue;
        }
        for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
            const std::uint32_t t = m_order[i];
            const std::uint32_t* corners = &m_triangles[3 * std::size_t{t}];
            const OnTriangle on =
                nearestOn(point, m_positions[corners[0]], m_positions[corners[1]], m_positions[corners[2]]);
            const glm::vec3 off = point - on.point;
            const float squared = glm::dot(off, off);
            if (squared <= least) {
                least = squared;
                where = on;
                best.triangle = t;
                found = true;
            }
        }
    }
    if (!found) {
        return best;
    }
    best.point = where.point;
    best.distance = std::sqrt(least);
    const std::uint32_t* corners = &m_triangles[3 * std::size_t{best.triangle}];
    glm::vec3 normal = m_faceNormals[best.triangle];
    if (where.corner >= 0) {
        normal = m_vertexNormals[corners[where.corner]];
    } else if (where.edge >= 0) {
        normal = m_edgeNormals.at(edgeOf(corners[where.edge], corners[(where.edge + 1) % 3]));
    }
    best.inside = glm::dot(point - where.point, normal) < 0;
    return best;
}

float SurfaceTree::signedDistance(const glm::vec3& point) const
{
    const Nearest found = nearest(point);
    return found.inside ? -found.distance : found.distance;
}

} // namespace psoas::modeller
