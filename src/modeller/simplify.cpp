#include "modeller/simplify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <queue>
#include <tuple>
#include <vector>

namespace psoas::modeller {

namespace {

/// The sum of squared distances to planes, weighted by area.
struct Quadric {
    double xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0;
    glm::dvec3 linear{0};
    double constant = 0;
    double weight = 0;

    void addPlane(const glm::dvec3& n, double offset, double area)
    {
        xx += area * n.x * n.x;
        xy += area * n.x * n.y;
        xz += area * n.x * n.z;
        yy += area * n.y * n.y;
        yz += area * n.y * n.z;
        zz += area * n.z * n.z;
        linear += area * offset * n;
        constant += area * offset * offset;
        weight += area;
    }
    void add(const Quadric& other)
    {
        xx += other.xx;
        xy += other.xy;
        xz += other.xz;
        yy += other.yy;
        yz += other.yz;
        zz += other.zz;
        linear += other.linear;
        constant += other.constant;
        weight += other.weight;
    }
    double at(const glm::dvec3& p) const
    {
        const double value = xx * p.x * p.x + yy * p.y * p.y + zz * p.z * p.z +
                             2 * (xy * p.x * p.y + xz * p.x * p.z + yz * p.y * p.z) + 2 * glm::dot(linear, p) +
                             constant;
        return std::max(value, 0.0);
    }
    /// The point of least value, or `fallback` where the planes do not determine one near it.
    glm::dvec3 best(const glm::dvec3& fallback, double reach) const
    {
        const double soft = 1e-3 * weight + 1e-12;
        const glm::dmat3 a{xx + soft, xy, xz, xy, yy + soft, yz, xz, yz, zz + soft};
        const glm::dvec3 p = glm::inverse(a) * (soft * fallback - linear);
        return glm::distance(p, fallback) < reach ? p : fallback;
    }
};

struct Candidate {
    double cost;
    std::uint32_t a;
    std::uint32_t b;
    std::uint32_t stampA;
    std::uint32_t stampB;

    // Ties are broken by number, so that the same mesh always collapses the same way.
    bool operator<(const Candidate& other) const
    {
        return std::tie(cost, a, b) > std::tie(other.cost, other.a, other.b);
    }
};

class Collapser {
public:
    explicit Collapser(Mesh& mesh)
        : m_mesh{mesh},
          m_position(mesh.positions.begin(), mesh.positions.end()),
          m_quadric(mesh.positions.size()),
          m_around(mesh.positions.size()),
          m_stamp(mesh.positions.size(), 0),
          m_alive(mesh.triangleCount(), true)
    {
        for (std::uint32_t t = 0; t < m_alive.size(); ++t) {
            const glm::dvec3 a = m_position[corner(t, 0)];
            const glm::dvec3 cross = glm::cross(m_position[corner(t, 1)] - a, m_position[corner(t, 2)] - a);
            const double doubled = glm::length(cross);
            if (doubled > 0) {
                const glm::dvec3 normal = cross / doubled;
                for (std::uint32_t k = 0; k < 3; ++k) {
                    m_quadric[corner(t, k)].addPlane(normal, -glm::dot(normal, a), doubled / 2);
                }
            }
            for (std::uint32_t k = 0; k < 3; ++k) {
                m_around[corner(t, k)].push_back(t);
            }
        }
        holdRims();
    }

    void run(std::size_t target, double error)
    {
        for (std::uint32_t t = 0; t < m_alive.size(); ++t) {
            for (std::uint32_t k = 0; k < 3; ++k) {
                if (corner(t, k) < corner(t, (k + 1) % 3)) {
                    propose(corner(t, k), corner(t, (k + 1) % 3));
                }
            }
        }
        std::size_t count = m_alive.size();
        while (count > target && !m_queue.empty()) {
            const Candidate next = m_queue.top();
            m_queue.pop();
            if (m_stamp[next.a] != next.stampA || m_stamp[next.b] != next.stampB) {
                continue;
            }
            Quadric joined = m_quadric[next.a];
            joined.add(m_quadric[next.b]);
            const glm::dvec3 place = placeOf(joined, next.a, next.b);
            if (std::sqrt(joined.at(place) / std::max(joined.weight, 1e-12)) > error) {
                continue;
            }
            if (collapse(next.a, next.b, place, joined)) {
                count -= 2;
            }
        }
        std::vector<std::uint32_t> kept;
        for (std::uint32_t t = 0; t < m_alive.size(); ++t) {
            if (m_alive[t]) {
                kept.insert(kept.end(), {corner(t, 0), corner(t, 1), corner(t, 2)});
            }
        }
        m_mesh.triangles = std::move(kept);
        for (std::size_t v = 0; v < m_position.size(); ++v) {
            m_mesh.positions[v] = glm::vec3{m_position[v]};
        }
    }

private:
    /// The planes of a rim's faces all but agree, so nothing would keep its vertices from slipping inwards: there a
    /// plane through the edge that faces outwards does.
    void holdRims()
    {
        constexpr double sharp = 0.85; // cosine between the normals of two faces
        constexpr double hold = 1.5;
        for (std::uint32_t t = 0; t < m_alive.size(); ++t) {
            for (std::uint32_t k = 0; k < 3; ++k) {
                const std::uint32_t a = corner(t, k);
                const std::uint32_t b = corner(t, (k + 1) % 3);
                if (a > b) {
                    continue;
                }
                for (std::uint32_t other : m_around[a]) {
                    if (other == t || !has(other, b)) {
                        continue;
                    }
                    const glm::dvec3 first = normalOf(t);
                    const glm::dvec3 second = normalOf(other);
                    const double cosine = glm::dot(first, second);
                    const glm::dvec3 edge = m_position[b] - m_position[a];
                    glm::dvec3 out = first + second;
                    const double length = glm::length(out);
                    if (cosine > sharp || length < 1e-6) {
                        continue;
                    }
                    out /= length;
                    const double weight = hold * (1 - cosine) * glm::dot(edge, edge);
                    m_quadric[a].addPlane(out, -glm::dot(out, m_position[a]), weight);
                    m_quadric[b].addPlane(out, -glm::dot(out, m_position[b]), weight);
                }
            }
        }
    }

    glm::dvec3 normalOf(std::uint32_t t)
    {
        const glm::dvec3 a = m_position[corner(t, 0)];
        const glm::dvec3 cross = glm::cross(m_position[corner(t, 1)] - a, m_position[corner(t, 2)] - a);
        const double length = glm::length(cross);
        return length > 0 ? cross / length : glm::dvec3{0};
    }

    std::uint32_t& corner(std::uint32_t triangle, std::uint32_t k) { return m_mesh.triangles[3 * triangle + k]; }

    bool has(std::uint32_t triangle, std::uint32_t vertex)
    {
        return corner(triangle, 0) == vertex || corner(triangle, 1) == vertex || corner(triangle, 2) == vertex;
    }

    glm::dvec3 placeOf(const Quadric& joined, std::uint32_t a, std::uint32_t b)
    {
        const glm::dvec3 middle = 0.5 * (m_position[a] + m_position[b]);
        return joined.best(middle, glm::distance(m_position[a], m_position[b]));
    }

    void propose(std::uint32_t a, std::uint32_t b)
    {
        Quadric joined = m_quadric[a];
        joined.add(m_quadric[b]);
        const glm::dvec3 place = placeOf(joined, a, b);
        const double length2 = glm::dot(m_position[a] - m_position[b], m_position[a] - m_position[b]);
        // Where it is flat short edges go first, so that triangles stay even.
        m_queue.push({joined.at(place) + 2e-5 * length2 * joined.weight, a, b, m_stamp[a], m_stamp[b]});
    }

    std::vector<std::uint32_t> neighbours(std::uint32_t vertex)
    {
        std::vector<std::uint32_t> found;
        for (std::uint32_t t : m_around[vertex]) {
            for (std::uint32_t k = 0; k < 3; ++k) {
                if (corner(t, k) != vertex) {
                    found.push_back(corner(t, k));
                }
            }
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    bool keepsItsFace(std::uint32_t moved, std::uint32_t other, const glm::dvec3& place)
    {
        for (std::uint32_t t : m_around[moved]) {
            if (has(t, other)) {
                continue;
            }
            glm::dvec3 before[3];
            glm::dvec3 after[3];
            for (std::uint32_t k = 0; k < 3; ++k) {
                before[k] = m_position[corner(t, k)];
                after[k] = corner(t, k) == moved ? place : before[k];
            }
            const glm::dvec3 normalBefore = glm::cross(before[1] - before[0], before[2] - before[0]);
            const glm::dvec3 normalAfter = glm::cross(after[1] - after[0], after[2] - after[0]);
            const double sizes = glm::length(normalBefore) * glm::length(normalAfter);
            if (glm::dot(normalBefore, normalAfter) < 0.5 * sizes) {
                return false;
            }
            // Height over the longest side: no slivers.
            const double longest = std::max({glm::distance(after[0], after[1]), glm::distance(after[1], after[2]),
                                             glm::distance(after[2], after[0])});
            const double longestBefore =
                std::max({glm::distance(before[0], before[1]), glm::distance(before[1], before[2]),
                          glm::distance(before[2], before[0])});
            const double shape = glm::length(normalAfter) / (longest * longest);
            if (shape < 0.22 && shape < glm::length(normalBefore) / (longestBefore * longestBefore)) {
                return false;
            }
        }
        return true;
    }

    bool collapse(std::uint32_t a, std::uint32_t b, const glm::dvec3& place, const Quadric& joined)
    {
        std::vector<std::uint32_t> nearA = neighbours(a);
        std::vector<std::uint32_t> nearB = neighbours(b);
        std::vector<std::uint32_t> shared;
        std::set_intersection(nearA.begin(), nearA.end(), nearB.begin(), nearB.end(), std::back_inserter(shared));
        // The link condition: only the two vertices across the edge may be neighbours of both.
        if (shared.size() != 2 || nearA.size() + nearB.size() > 26 || !keepsItsFace(a, b, place) ||
            !keepsItsFace(b, a, place)) {
            return false;
        }
        for (std::uint32_t v : shared) {
            if (m_around[v].size() <= 3) {
                return false;
            }
        }
        for (std::uint32_t t : m_around[b]) {
            if (has(t, a)) {
                m_alive[t] = false;
                for (std::uint32_t k = 0; k < 3; ++k) {
                    const std::uint32_t v = corner(t, k);
                    if (v != b) {
                        std::erase(m_around[v], t);
                    }
                }
                continue;
            }
            for (std::uint32_t k = 0; k < 3; ++k) {
                if (corner(t, k) == b) {
                    corner(t, k) = a;
                }
            }
            m_around[a].push_back(t);
        }
        m_around[b].clear();
        m_position[a] = place;
        m_quadric[a] = joined;
        ++m_stamp[a];
        ++m_stamp[b];
        for (std::uint32_t v : neighbours(a)) {
            propose(std::min(a, v), std::max(a, v));
        }
        return true;
    }

    Mesh& m_mesh;
    std::vector<glm::dvec3> m_position;
    std::vector<Quadric> m_quadric;
    std::vector<std::vector<std::uint32_t>> m_around;
    std::vector<std::uint32_t> m_stamp;
    std::vector<char> m_alive;
    std::priority_queue<Candidate> m_queue;
};

} // namespace

void simplify(Mesh& mesh, std::size_t targetTriangles, float error)
{
    Collapser{mesh}.run(targetTriangles, error);
}

} // namespace psoas::modeller
