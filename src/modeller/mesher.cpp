#include "modeller/mesher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace psoas::modeller {

namespace {

// Corner i of a cell is at (i & 1, i >> 1 & 1, i >> 2). Edge e joins two corners that differ in one bit.
struct CellEdge {
    int from;
    int to;
};
constexpr std::array<CellEdge, 12> cellEdges{
    {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {0, 2}, {1, 3}, {4, 6}, {5, 7}, {0, 4}, {1, 5}, {2, 6}, {3, 7}}};
// Corners of each face, counter-clockwise seen from outside the cell.
constexpr int cellFaces[6][4] = {{0, 4, 6, 2}, {1, 3, 7, 5}, {0, 1, 5, 4}, {2, 6, 7, 3}, {0, 2, 3, 1}, {4, 5, 7, 6}};

int edgeBetween(int a, int b)
{
    for (int e = 0; e < 12; ++e) {
        const CellEdge edge = cellEdges[static_cast<std::size_t>(e)];
        if ((edge.from == a && edge.to == b) || (edge.from == b && edge.to == a)) {
            return e;
        }
    }
    return -1;
}

bool shareFace(int edgeA, int edgeB)
{
    const CellEdge a = cellEdges[static_cast<std::size_t>(edgeA)];
    const CellEdge b = cellEdges[static_cast<std::size_t>(edgeB)];
    for (const auto& face : cellFaces) {
        const auto on = [&](int corner) { return std::find(face, face + 4, corner) != face + 4; };
        if (on(a.from) && on(a.to) && on(b.from) && on(b.to)) {
            return true;
        }
    }
    return false;
}

/// The polygons of one sign pattern, as loops of cell edges, clockwise seen from outside the solid.
struct Pattern {
    struct Loop {
        std::vector<int> edges;
        bool fan = true; ///< otherwise it needs a vertex in its middle
    };
    std::vector<Loop> loops;
};

Pattern patternOf(int insideMask)
{
    // Walking round a face, the surface enters where inside turns to outside and goes on to the next turn back, so that
    // inside corners across a face stay apart.
    std::array<int, 12> next;
    next.fill(-1);
    for (const auto& face : cellFaces) {
        for (int k = 0; k < 4; ++k) {
            const auto inside = [&](int i) { return (insideMask >> face[(i + 4) % 4] & 1) != 0; };
            if (inside(k) && !inside(k + 1)) {
                int back = k;
                while (inside(back - 1)) {
                    --back;
                }
                const int leaving = edgeBetween(face[k], face[(k + 1) % 4]);
                const int entering = edgeBetween(face[(back + 4) % 4], face[(back + 3) % 4]);
                next[static_cast<std::size_t>(leaving)] = entering;
            }
        }
    }
    Pattern pattern;
    std::array<bool, 12> done{};
    for (int start = 0; start < 12; ++start) {
        if (next[static_cast<std::size_t>(start)] < 0 || done[static_cast<std::size_t>(start)]) {
            continue;
        }
        Pattern::Loop loop;
        for (int e = start; !done[static_cast<std::size_t>(e)]; e = next[static_cast<std::size_t>(e)]) {
            done[static_cast<std::size_t>(e)] = true;
            loop.edges.push_back(e);
        }
        // A diagonal that lies in a face of the cell could be drawn by the neighbour as well.
        const std::size_t count = loop.edges.size();
        loop.fan = false;
        for (std::size_t apex = 0; apex < count && !loop.fan; ++apex) {
            bool sound = true;
            for (std::size_t k = 2; k + 1 < count; ++k) {
                sound = sound && !shareFace(loop.edges[apex], loop.edges[(apex + k) % count]);
            }
            if (sound) {
                std::rotate(loop.edges.begin(), loop.edges.begin() + static_cast<std::ptrdiff_t>(apex),
                            loop.edges.end());
                loop.fan = true;
            }
        }
        pattern.loops.push_back(std::move(loop));
    }
    return pattern;
}

const std::array<Pattern, 256>& patterns()
{
    static const std::array<Pattern, 256> all = [] {
        std::array<Pattern, 256> result;
        for (int mask = 0; mask < 256; ++mask) {
            result[static_cast<std::size_t>(mask)] = patternOf(mask);
        }
        return result;
    }();
    return all;
}

std::uint64_t edgeKey(std::uint32_t a, std::uint32_t b)
{
    return static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b);
}

std::uint32_t rootOf(std::vector<std::uint32_t>& parent, std::uint32_t i)
{
    while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    return i;
}

} // namespace

Mesh meshOf(const Grid& grid)
{
    Mesh mesh;
    constexpr auto none = ~std::uint32_t{0};
    const std::size_t layer = static_cast<std::size_t>(grid.size.x) * static_cast<std::size_t>(grid.size.y);
    // Vertex numbers on the edges of two layers of corners (along x and y) and between them (along z).
    std::array<std::vector<std::uint32_t>, 2> alongX{std::vector(layer, none), std::vector(layer, none)};
    std::array<std::vector<std::uint32_t>, 2> alongY = alongX;
    std::vector<std::uint32_t> alongZ(layer, none);
    const auto vertexBetween = [&](const glm::ivec3& a, const glm::ivec3& b) {
        const float va = grid.at(a.x, a.y, a.z);
        const float vb = grid.at(b.x, b.y, b.z);
        const float t = std::clamp(va / (va - vb), 0.02f, 0.98f);
        mesh.positions.push_back(glm::mix(grid.position(a.x, a.y, a.z), grid.position(b.x, b.y, b.z), t));
        return static_cast<std::uint32_t>(mesh.positions.size() - 1);
    };
    for (int z = 0; z + 1 < grid.size.z; ++z) {
        for (int y = 0; y + 1 < grid.size.y; ++y) {
            for (int x = 0; x + 1 < grid.size.x; ++x) {
                int mask = 0;
                for (int c = 0; c < 8; ++c) {
                    mask |= (grid.at(x + (c & 1), y + (c >> 1 & 1), z + (c >> 2)) < 0 ? 1 : 0) << c;
                }
                if (mask == 0 || mask == 255) {
                    continue;
                }
                const auto vertexOn = [&](int e) -> std::uint32_t {
                    const CellEdge edge = cellEdges[static_cast<std::size_t>(e)];
                    const auto corner = [&](int c) { return glm::ivec3{x + (c & 1), y + (c >> 1 & 1), z + (c >> 2)}; };
                    const glm::ivec3 from = corner(edge.from);
                    const std::size_t place = static_cast<std::size_t>(from.y) * static_cast<std::size_t>(grid.size.x) +
                                              static_cast<std::size_t>(from.x);
                    const auto upper = static_cast<std::size_t>(from.z - z);
                    std::uint32_t& slot = e < 4 ? alongX[upper][place] : e < 8 ? alongY[upper][place] : alongZ[place];
                    if (slot == none) {
                        slot = vertexBetween(from, corner(edge.to));
                    }
                    return slot;
                };
                for (const Pattern::Loop& loop : patterns()[static_cast<std::size_t>(mask)].loops) {
                    std::vector<std::uint32_t> polygon;
                    for (int e : loop.edges) {
                        polygon.push_back(vertexOn(e));
                    }
                    if (loop.fan) {
                        for (std::size_t k = 1; k + 1 < polygon.size(); ++k) {
                            mesh.triangles.insert(mesh.triangles.end(), {polygon[0], polygon[k + 1], polygon[k]});
                        }
                        continue;
                    }
                    glm::vec3 middle{0};
                    for (std::uint32_t vertex : polygon) {
                        middle += mesh.positions[vertex] / static_cast<float>(polygon.size());
                    }
                    mesh.positions.push_back(middle);
                    const auto centre = static_cast<std::uint32_t>(mesh.positions.size() - 1);
                    for (std::size_t k = 0; k < polygon.size(); ++k) {
                        mesh.triangles.insert(mesh.triangles.end(),
                                              {centre, polygon[(k + 1) % polygon.size()], polygon[k]});
                    }
                }
            }
        }
        std::swap(alongX[0], alongX[1]);
        std::swap(alongY[0], alongY[1]);
        std::fill(alongX[1].begin(), alongX[1].end(), none);
        std::fill(alongY[1].begin(), alongY[1].end(), none);
        std::fill(alongZ.begin(), alongZ.end(), none);
    }
    return mesh;
}

void keepLargestPiece(Mesh& mesh)
{
    std::vector<std::uint32_t> parent(mesh.positions.size());
    std::iota(parent.begin(), parent.end(), 0u);
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
        for (std::size_t k = 1; k < 3; ++k) {
            parent[rootOf(parent, mesh.triangles[i + k])] = rootOf(parent, mesh.triangles[i]);
        }
    }
    std::vector<double> volume(mesh.positions.size(), 0);
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
        const glm::dvec3 a{mesh.positions[mesh.triangles[i]]};
        const glm::dvec3 b{mesh.positions[mesh.triangles[i + 1]]};
        const glm::dvec3 c{mesh.positions[mesh.triangles[i + 2]]};
        volume[rootOf(parent, mesh.triangles[i])] += glm::dot(a, glm::cross(b, c)) / 6;
    }
    const auto largest =
        static_cast<std::uint32_t>(std::distance(volume.begin(), std::max_element(volume.begin(), volume.end())));
    std::vector<std::uint32_t> kept;
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
        if (rootOf(parent, mesh.triangles[i]) == largest) {
            kept.insert(kept.end(), {mesh.triangles[i], mesh.triangles[i + 1], mesh.triangles[i + 2]});
        }
    }
    mesh.triangles = std::move(kept);
    reorder(mesh);
}

void relax(Mesh& mesh, const Grid& grid, int rounds)
{
    std::vector<glm::vec3> sum(mesh.positions.size());
    std::vector<float> weight(mesh.positions.size());
    for (int round = 0; round < rounds; ++round) {
        std::fill(sum.begin(), sum.end(), glm::vec3{0});
        std::fill(weight.begin(), weight.end(), 0.f);
        // Each vertex moves towards the centres of its triangles, by area: even triangles, and borders of fine and
        // coarse regions stay where they are.
        for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
            const glm::vec3 a = mesh.positions[mesh.triangles[i]];
            const glm::vec3 b = mesh.positions[mesh.triangles[i + 1]];
            const glm::vec3 c = mesh.positions[mesh.triangles[i + 2]];
            const float area = glm::length(glm::cross(b - a, c - a)) + 1e-6f;
            for (std::size_t k = 0; k < 3; ++k) {
                sum[mesh.triangles[i + k]] += area * (a + b + c) / 3.f;
                weight[mesh.triangles[i + k]] += area;
            }
        }
        for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
            if (!(weight[v] > 0)) {
                continue;
            }
            glm::vec3 position = mesh.positions[v];
            const glm::vec3 normal = gradientAt(grid, position);
            const float length = glm::length(normal);
            glm::vec3 move = 0.6f * (sum[v] / weight[v] - position);
            if (length > 1e-3f) {
                move -= glm::dot(move, normal) / (length * length) * normal;
            }
            position += move;
            for (int newton = 0; newton < 2; ++newton) {
                const glm::vec3 slope = gradientAt(grid, position);
                const float slope2 = glm::dot(slope, slope);
                if (slope2 > 0.04f) {
                    const glm::vec3 step = valueAt(grid, position) / slope2 * slope;
                    const float size = glm::length(step);
                    position -= size > 0.5f * grid.step ? step * (0.5f * grid.step / size) : step;
                }
            }
            mesh.positions[v] = position;
        }
    }
}

void flipEdges(Mesh& mesh)
{
    std::unordered_map<std::uint64_t, std::array<std::uint32_t, 2>> sides;
    constexpr auto none = ~std::uint32_t{0};
    const auto triangleCount = static_cast<std::uint32_t>(mesh.triangleCount());
    sides.reserve(mesh.triangles.size());
    for (std::uint32_t t = 0; t < triangleCount; ++t) {
        for (std::uint32_t k = 0; k < 3; ++k) {
            auto& pair = sides
                             .try_emplace(edgeKey(mesh.triangles[3 * t + k], mesh.triangles[3 * t + (k + 1) % 3]),
                                          std::array{none, none})
                             .first->second;
            (pair[0] == none ? pair[0] : pair[1]) = t;
        }
    }
    const auto smallestCosine = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        const glm::vec3 p[] = {mesh.positions[a], mesh.positions[b], mesh.positions[c]};
        float greatest = -1;
        for (int k = 0; k < 3; ++k) {
            const glm::vec3 u = p[(k + 1) % 3] - p[k];
            const glm::vec3 v = p[(k + 2) % 3] - p[k];
            greatest = std::max(greatest, glm::dot(u, v) / std::max(glm::length(u) * glm::length(v), 1e-12f));
        }
        return greatest;
    };
    const auto normalOf = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        const glm::vec3 n = glm::cross(mesh.positions[b] - mesh.positions[a], mesh.positions[c] - mesh.positions[a]);
        const float length = glm::length(n);
        return length > 1e-12f ? n / length : glm::vec3{0};
    };
    const auto thirdOf = [&](std::uint32_t t, std::uint32_t a, std::uint32_t b) {
        for (std::uint32_t k = 0; k < 3; ++k) {
            const std::uint32_t vertex = mesh.triangles[3 * t + k];
            if (vertex != a && vertex != b) {
                return vertex;
            }
        }
        return none;
    };
    for (int round = 0; round < 3; ++round) {
        bool changed = false;
        for (std::uint32_t t = 0; t < triangleCount; ++t) {
            for (std::uint32_t k = 0; k < 3; ++k) {
                const std::uint32_t a = mesh.triangles[3 * t + k];
                const std::uint32_t b = mesh.triangles[3 * t + (k + 1) % 3];
                const auto found = sides.find(edgeKey(a, b));
                const std::uint32_t other = found->second[0] == t ? found->second[1] : found->second[0];
                const std::uint32_t c = mesh.triangles[3 * t + (k + 2) % 3];
                const std::uint32_t d = other == none ? none : thirdOf(other, a, b);
                if (d == none || c == d || sides.contains(edgeKey(c, d))) {
                    continue;
                }
                const float before = std::max(smallestCosine(a, b, c), smallestCosine(b, a, d));
                const float after = std::max(smallestCosine(c, a, d), smallestCosine(d, b, c));
                const glm::vec3 first = normalOf(a, b, c);
                const glm::vec3 second = normalOf(b, a, d);
                const glm::vec3 newFirst = normalOf(c, a, d);
                const glm::vec3 newSecond = normalOf(d, b, c);
                const float sliver = std::cos(0.14f);
                const float flat = before > sliver ? 0.5f : 0.96f;
                if (after > before - 0.01f || glm::dot(newFirst, newSecond) < flat ||
                    std::min(glm::dot(newFirst, first), glm::dot(newSecond, second)) < flat) {
                    continue;
                }
                // (a b c) and (b a d) become (c a d) and (d b c).
                sides.erase(found);
                mesh.triangles[3 * t] = c;
                mesh.triangles[3 * t + 1] = a;
                mesh.triangles[3 * t + 2] = d;
                mesh.triangles[3 * other] = d;
                mesh.triangles[3 * other + 1] = b;
                mesh.triangles[3 * other + 2] = c;
                sides[edgeKey(c, d)] = {t, other};
                auto& da = sides[edgeKey(d, a)];
                (da[0] == other ? da[0] : da[1]) = t;
                auto& bc = sides[edgeKey(b, c)];
                (bc[0] == t ? bc[0] : bc[1]) = other;
                changed = true;
                break;
            }
        }
        if (!changed) {
            break;
        }
    }
}

void reorder(Mesh& mesh)
{
    constexpr auto none = ~std::uint32_t{0};
    std::vector<std::uint32_t> place(mesh.positions.size(), none);
    std::vector<glm::vec3> positions;
    for (std::uint32_t& vertex : mesh.triangles) {
        if (place[vertex] == none) {
            place[vertex] = static_cast<std::uint32_t>(positions.size());
            positions.push_back(mesh.positions[vertex]);
        }
        vertex = place[vertex];
    }
    mesh.positions = std::move(positions);
}

} // namespace psoas::modeller
