// Distances by the nearest triangle within reach of each node; signs by the pseudonormal at the nearest point
// (Bærentzen and Aanæs, "Signed Distance Computation Using the Angle Weighted Pseudonormal", 2005).

#include "motion/bone_field.h"

#include "motion/skin_bytes.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

namespace psoas {
namespace {

/// Of a triangle, as weights of its corners; Ericson, "Real-Time Collision Detection" (2004), 5.1.5.
glm::vec3 nearestOn(const glm::vec3& p, const glm::vec3& a, const glm::vec3& b, const glm::vec3& c)
{
    const glm::vec3 ab = b - a;
    const glm::vec3 ac = c - a;
    const glm::vec3 ap = p - a;
    const float d1 = glm::dot(ab, ap);
    const float d2 = glm::dot(ac, ap);
    if (d1 <= 0 && d2 <= 0) {
        return {1, 0, 0};
    }
    const glm::vec3 bp = p - b;
    const float d3 = glm::dot(ab, bp);
    const float d4 = glm::dot(ac, bp);
    if (d3 >= 0 && d4 <= d3) {
        return {0, 1, 0};
    }
    const float vc = d1 * d4 - d3 * d2;
    if (vc <= 0 && d1 >= 0 && d3 <= 0) {
        const float v = d1 / (d1 - d3);
        return {1 - v, v, 0};
    }
    const glm::vec3 cp = p - c;
    const float d5 = glm::dot(ab, cp);
    const float d6 = glm::dot(ac, cp);
    if (d6 >= 0 && d5 <= d6) {
        return {0, 0, 1};
    }
    const float vb = d5 * d2 - d1 * d6;
    if (vb <= 0 && d2 >= 0 && d6 <= 0) {
        const float w = d2 / (d2 - d6);
        return {1 - w, 0, w};
    }
    const float va = d3 * d6 - d5 * d4;
    if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
        const float w = (d4 - d3) / ((d4 - d3) + (d5 - d6));
        return {0, 1 - w, w};
    }
    const float all = 1 / (va + vb + vc);
    return {1 - (vb + vc) * all, vb * all, vc * all};
}

} // namespace

BoneField::BoneField(const std::vector<const Structure*>& bones)
{
    for (const Structure* bone : bones) {
        for (const glm::vec3& position : bone->mesh->positions) {
            m_box.add(glm::vec3{bone->atlas_from_mesh * glm::vec4{position, 1}});
        }
    }
    if (m_box.isEmpty()) {
        return;
    }
    m_box.lower -= outer + step;
    m_size = glm::ivec3{glm::ceil((m_box.size() + outer + step) / (step * static_cast<float>(side)))};
    m_box.upper = m_box.lower + step * static_cast<float>(side) * glm::vec3{m_size};
    m_numbers.assign(static_cast<std::size_t>(m_size.x) * static_cast<std::size_t>(m_size.y) *
                         static_cast<std::size_t>(m_size.z),
                     0);
    struct Nearest {
        glm::vec3 place{0};
        float square = std::numeric_limits<float>::max(); ///< of the distance
        bool within = false;
    };
    std::deque<std::array<Nearest, side * side * side>> blocks;
    const auto find = [&](const glm::ivec3& node) -> Nearest* { // null: there is no room for it
        std::uint16_t& number = m_numbers[blockOf(node)];
        if (number == 0) {
            if (blocks.size() >= std::numeric_limits<std::uint16_t>::max()) {
                return nullptr;
            }
            blocks.emplace_back();
            number = static_cast<std::uint16_t>(blocks.size());
        }
        return &blocks[number - 1U][placeOf(node)];
    };
    const auto pointOf = [&](const glm::ivec3& node) { return m_box.lower + step * glm::vec3{node}; };
    // The corners of every cell that the surface or `outer` mm about it pass through are known exactly.
    constexpr float band = outer + 1.75f * step;
    for (const Structure* bone : bones) {
        const Mesh& mesh = *bone->mesh;
        const glm::mat3 linear{bone->atlas_from_mesh};
        const bool hasNormals = mesh.normals.size() == mesh.positions.size();
        for (std::size_t t = 0; t + 2 < mesh.triangles.size(); t += 3) {
            std::array<glm::vec3, 3> corner;
            std::array<glm::vec3, 3> normal;
            Box box;
            for (std::size_t k = 0; k < 3; ++k) {
                const std::uint32_t v = mesh.triangles[t + k];
                corner[k] = glm::vec3{bone->atlas_from_mesh * glm::vec4{mesh.positions[v], 1}};
                normal[k] = hasNormals ? linear * mesh.normals[v] : glm::vec3{0};
                box.add(corner[k]);
            }
            const glm::vec3 facing = glm::cross(corner[1] - corner[0], corner[2] - corner[0]);
            const float limit = band * glm::length(facing);
            if (!hasNormals) {
                normal.fill(facing);
            }
            const glm::ivec3 first =
                glm::max(glm::ivec3{glm::ceil((box.lower - band - m_box.lower) / step)}, glm::ivec3{0});
            const glm::ivec3 last =
                glm::min(glm::ivec3{glm::floor((box.upper + band - m_box.lower) / step)}, side * m_size - 1);
            for (int z = first.z; z <= last.z; ++z) {
                for (int y = first.y; y <= last.y; ++y) {
                    for (int x = first.x; x <= last.x; ++x) {
                        const glm::ivec3 node{x, y, z};
                        const glm::vec3 point = pointOf(node);
                        if (std::abs(glm::dot(point - corner[0], facing)) > limit) {
                            continue;
                        }
                        const glm::vec3 share = nearestOn(point, corner[0], corner[1], corner[2]);
                        const glm::vec3 place = share.x * corner[0] + share.y * corner[1] + share.z * corner[2];
                        const float square = glm::dot(point - place, point - place);
                        Nearest* nearest = square <= band * band ? find(node) : nullptr;
                        if (nearest != nullptr && square < nearest->square) {
                            const bool onFace = share.x > 0 && share.y > 0 && share.z > 0;
                            const glm::vec3 out =
                                onFace ? facing : share.x * normal[0] + share.y * normal[1] + share.z * normal[2];
                            *nearest = {place, square, glm::dot(point - place, out) < 0};
                        }
                    }
                }
            }
        }
    }
    // Deeper within, the nearest place is one of those of the neighbours.
    std::vector<glm::ivec3> inside;
    for (std::size_t place = 0; place < m_numbers.size(); ++place) {
        for (int i = 0; m_numbers[place] != 0 && i < side * side * side; ++i) {
            if (blocks[m_numbers[place] - 1U][static_cast<std::size_t>(i)].within) {
                const int at = static_cast<int>(place);
                const glm::ivec3 block{at % m_size.x, at / m_size.x % m_size.y, at / (m_size.x * m_size.y)};
                inside.push_back(side * block + glm::ivec3{i % side, i / side % side, i / (side * side)});
            }
        }
    }
    while (!inside.empty()) {
        std::vector<glm::ivec3> next;
        for (const glm::ivec3& node : inside) {
            const glm::vec3 place = find(node)->place;
            for (int axis = 0; axis < 3; ++axis) {
                for (const int to : {-1, 1}) {
                    glm::ivec3 other = node;
                    other[axis] += to;
                    if (other[axis] < 0 || other[axis] >= side * m_size[axis]) {
                        continue; // of a surface that faces inwards everything about it is within
                    }
                    const glm::vec3 off = pointOf(other) - place;
                    const float square = glm::dot(off, off);
                    Nearest* nearest = square < inner * inner ? find(other) : nullptr;
                    const bool isKnown = nearest != nullptr && nearest->square < std::numeric_limits<float>::max();
                    if (nearest != nullptr && (!isKnown || nearest->within) && square < nearest->square - 1e-3f) {
                        *nearest = {place, square, true};
                        next.push_back(other);
                    }
                }
            }
        }
        inside = std::move(next);
    }
    m_blocks.resize(blocks.size());
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        for (std::size_t i = 0; i < blocks[b].size(); ++i) {
            const float distance = std::sqrt(std::min(blocks[b][i].square, inner * inner));
            const float value = blocks[b][i].within ? -distance : std::min(distance, band);
            m_blocks[b][i] = static_cast<std::int8_t>(std::lround(value / unit));
        }
    }
}

float BoneField::value(const glm::ivec3& node) const
{
    const std::uint16_t number = m_numbers[blockOf(node)];
    if (number == 0) {
        return outer + 1.75f * step;
    }
    return unit * static_cast<float>(m_blocks[number - 1U][placeOf(node)]);
}

BoneField::Sample BoneField::at(const glm::vec3& point) const
{
    if (m_blocks.empty() || !isNear(point)) {
        return {};
    }
    const glm::vec3 in = (point - m_box.lower) / step;
    const glm::ivec3 node{in};
    if (glm::any(glm::greaterThanEqual(node + 1, side * m_size)) || m_numbers[blockOf(node)] == 0) {
        return {};
    }
    const glm::vec3 t = in - glm::vec3{node};
    float corner[8];
    for (int i = 0; i < 8; ++i) {
        corner[i] = value(node + glm::ivec3{i & 1, i >> 1 & 1, i >> 2});
    }
    const auto along = [&](int a, int b, int c, int d, float u, float v) { // of the differences along one axis
        return glm::mix(glm::mix(corner[a], corner[b], u), glm::mix(corner[c], corner[d], u), v);
    };
    const float x0 = along(0, 2, 4, 6, t.y, t.z);
    const float x1 = along(1, 3, 5, 7, t.y, t.z);
    const glm::vec3 slope{x1 - x0, along(2, 3, 6, 7, t.x, t.z) - along(0, 1, 4, 5, t.x, t.z),
                          along(4, 5, 6, 7, t.x, t.y) - along(0, 1, 2, 3, t.x, t.y)};
    const float steep = glm::length(slope);
    return {std::min(glm::mix(x0, x1, t.x), outer), steep > 0.2f ? slope / steep : glm::vec3{0}};
}

void BoneField::append(std::string& bytes) const
{
    psoas::append(bytes, m_box.lower);
    psoas::append(bytes, m_box.upper);
    psoas::append(bytes, m_size);
    psoas::append(bytes, m_numbers);
    psoas::append(bytes, m_blocks);
}

bool BoneField::take(std::string_view& bytes)
{
    constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
    constexpr int longest = 1000;
    if (!psoas::take(bytes, m_box.lower) || !psoas::take(bytes, m_box.upper) || !psoas::take(bytes, m_size) ||
        !psoas::take(bytes, m_numbers, 100'000'000) || !psoas::take(bytes, m_blocks, most)) {
        return false;
    }
    const bool sized = glm::all(glm::greaterThanEqual(m_size, glm::ivec3{0})) &&
                       glm::all(glm::lessThan(m_size, glm::ivec3{longest})) &&
                       m_numbers.size() == static_cast<std::size_t>(m_size.x) * static_cast<std::size_t>(m_size.y) *
                                               static_cast<std::size_t>(m_size.z);
    const glm::vec3 span = step * static_cast<float>(side) * glm::vec3{m_size};
    return sized &&
           (m_blocks.empty() || glm::all(glm::lessThan(glm::abs(m_box.lower + span - m_box.upper), glm::vec3{1}))) &&
           std::ranges::all_of(m_numbers, [&](std::uint16_t number) { return number <= m_blocks.size(); });
}

} // namespace psoas
