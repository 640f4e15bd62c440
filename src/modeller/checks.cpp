#include "modeller/checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace psoas::modeller {

Soundness soundnessOf(const Mesh& mesh)
{
    Soundness result;
    std::unordered_map<std::uint64_t, std::array<int, 2>> edges;
    std::vector<std::uint32_t> parent(mesh.positions.size());
    std::iota(parent.begin(), parent.end(), 0u);
    const auto root = [&](std::uint32_t i) {
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    };
    result.smallestAngle = 180;
    std::size_t slivers = 0;
    std::vector<char> used(mesh.positions.size(), 0);
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
        glm::dvec3 p[3];
        for (std::size_t k = 0; k < 3; ++k) {
            const std::uint32_t a = mesh.triangles[i + k];
            const std::uint32_t b = mesh.triangles[i + (k + 1) % 3];
            p[k] = mesh.positions[a];
            used[a] = 1;
            parent[root(a)] = root(b);
            ++edges[static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b)][a < b ? 0 : 1];
        }
        result.volume += glm::dot(p[0], glm::cross(p[1], p[2])) / 6;
        result.area += glm::length(glm::cross(p[1] - p[0], p[2] - p[0])) / 2;
        double least = 180;
        for (int k = 0; k < 3; ++k) {
            const glm::dvec3 u = p[(k + 1) % 3] - p[k];
            const glm::dvec3 v = p[(k + 2) % 3] - p[k];
            const double angle = std::atan2(glm::length(glm::cross(u, v)), glm::dot(u, v));
            least = std::min(least, glm::degrees(angle));
        }
        result.smallestAngle = std::min(result.smallestAngle, least);
        slivers += least < 5 ? 1 : 0;
    }
    for (const auto& [key, uses] : edges) {
        result.badEdges += uses[0] != 1 || uses[1] != 1 ? 1 : 0;
    }
    for (std::uint32_t v = 0; v < parent.size(); ++v) {
        result.pieces += used[v] != 0 && root(v) == v ? 1 : 0;
    }
    result.closed = result.badEdges == 0 && !mesh.triangles.empty();
    result.outward = result.volume > 0;
    result.sliverShare =
        static_cast<double>(slivers) / static_cast<double>(std::max<std::size_t>(mesh.triangleCount(), 1));
    return result;
}

namespace {

using Corners = std::array<glm::dvec3, 3>;

bool segmentCrosses(const glm::dvec3& from, const glm::dvec3& to, const Corners& t)
{
    const glm::dvec3 d = to - from;
    const glm::dvec3 e1 = t[1] - t[0];
    const glm::dvec3 e2 = t[2] - t[0];
    const glm::dvec3 h = glm::cross(d, e2);
    const double det = glm::dot(e1, h);
    if (std::abs(det) < 1e-12) {
        return false;
    }
    const glm::dvec3 s = from - t[0];
    const double u = glm::dot(s, h) / det;
    const glm::dvec3 q = glm::cross(s, e1);
    const double v = glm::dot(d, q) / det;
    const double at = glm::dot(e2, q) / det;
    return u >= 0 && v >= 0 && u + v <= 1 && at >= 0 && at <= 1;
}

bool cross(const Corners& a, const Corners& b)
{
    for (std::size_t k = 0; k < 3; ++k) {
        if (segmentCrosses(a[k], a[(k + 1) % 3], b) || segmentCrosses(b[k], b[(k + 1) % 3], a)) {
            return true;
        }
    }
    return false;
}

} // namespace

std::size_t selfCrossings(const Mesh& mesh)
{
    // Triangles by the cubes they touch; cubes a little larger than a usual triangle.
    const float side = 4;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cubes;
    const auto cubeOf = [&](const glm::vec3& p) { return glm::ivec3{glm::floor(p / side)} + (1 << 19); };
    const auto cornersOf = [&](std::uint32_t t) {
        return Corners{mesh.positions[mesh.triangles[3 * t]], mesh.positions[mesh.triangles[3 * t + 1]],
                       mesh.positions[mesh.triangles[3 * t + 2]]};
    };
    const auto boxOf = [&](std::uint32_t t) {
        Box box;
        for (std::uint32_t k = 0; k < 3; ++k) {
            box.add(mesh.positions[mesh.triangles[3 * t + k]]);
        }
        return box;
    };
    for (std::uint32_t t = 0; t < mesh.triangleCount(); ++t) {
        const Box box = boxOf(t);
        const glm::ivec3 from = cubeOf(box.lower);
        const glm::ivec3 to = cubeOf(box.upper);
        for (int x = from.x; x <= to.x; ++x) {
            for (int y = from.y; y <= to.y; ++y) {
                for (int z = from.z; z <= to.z; ++z) {
                    cubes[static_cast<std::uint64_t>(x) << 40 | static_cast<std::uint64_t>(y) << 20 |
                          static_cast<std::uint64_t>(z)]
                        .push_back(t);
                }
            }
        }
    }
    std::vector<std::uint64_t> pairs;
    for (const auto& [key, members] : cubes) {
        for (std::size_t i = 0; i < members.size(); ++i) {
            for (std::size_t j = i + 1; j < members.size(); ++j) {
                const std::uint32_t a = members[i];
                const std::uint32_t b = members[j];
                bool touching = false;
                for (std::uint32_t k = 0; k < 9; ++k) {
                    touching = touching || mesh.triangles[3 * a + k / 3] == mesh.triangles[3 * b + k % 3];
                }
                const Box boxA = boxOf(a);
                const Box boxB = boxOf(b);
                if (touching || glm::any(glm::greaterThan(boxA.lower, boxB.upper)) ||
                    glm::any(glm::greaterThan(boxB.lower, boxA.upper)) || !cross(cornersOf(a), cornersOf(b))) {
                    continue;
                }
                pairs.push_back(static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b));
            }
        }
    }
    std::sort(pairs.begin(), pairs.end());
    return static_cast<std::size_t>(std::distance(pairs.begin(), std::unique(pairs.begin(), pairs.end())));
}

} // namespace psoas::modeller
