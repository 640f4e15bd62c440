#include "modeller/sheet.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace psoas::modeller {

namespace {

using Triangle = std::array<std::uint32_t, 3>;

/// A corner's radius that no sheet's thickness reaches, so that the border is round.
constexpr float roundBorder = 30;

/// Position and thicknesses travel together through subdivision.
struct Vertex {
    glm::vec3 position{0};
    float half = 0;
    float edge = 0;
    float corner = 0;
    glm::vec3 normal{0}; ///< set when subdivision is done

    friend Vertex operator+(const Vertex& a, const Vertex& b)
    {
        return {a.position + b.position, a.half + b.half, a.edge + b.edge, a.corner + b.corner, {}};
    }
    friend Vertex operator*(float s, const Vertex& v)
    {
        return {s * v.position, s * v.half, s * v.edge, s * v.corner, {}};
    }
};

struct Surface {
    std::vector<Vertex> vertices;
    std::vector<Triangle> triangles;
};

using EdgeKey = std::pair<std::uint32_t, std::uint32_t>;

EdgeKey keyOf(std::uint32_t a, std::uint32_t b)
{
    return {std::min(a, b), std::max(a, b)};
}

std::map<EdgeKey, std::vector<std::uint32_t>> edgesOf(const std::vector<Triangle>& triangles)
{
    std::map<EdgeKey, std::vector<std::uint32_t>> opposite;
    for (const Triangle& t : triangles) {
        for (std::size_t k = 0; k < 3; ++k) {
            opposite[keyOf(t[k], t[(k + 1) % 3])].push_back(t[(k + 2) % 3]);
        }
    }
    return opposite;
}

Surface subdivided(const Surface& coarse)
{
    const auto edges = edgesOf(coarse.triangles);
    const std::size_t count = coarse.vertices.size();
    std::vector<std::vector<std::uint32_t>> around(count);
    std::vector<std::vector<std::uint32_t>> border(count);
    Surface fine;
    fine.vertices.resize(count);
    std::map<EdgeKey, std::uint32_t> middle;
    for (const auto& [edge, opposite] : edges) {
        const auto [a, b] = edge;
        around[a].push_back(b);
        around[b].push_back(a);
        middle[edge] = static_cast<std::uint32_t>(fine.vertices.size());
        const Vertex ends = coarse.vertices[a] + coarse.vertices[b];
        if (opposite.size() == 2) {
            fine.vertices.push_back(0.375f * ends +
                                    0.125f * (coarse.vertices[opposite[0]] + coarse.vertices[opposite[1]]));
        } else {
            border[a].push_back(b);
            border[b].push_back(a);
            fine.vertices.push_back(0.5f * ends);
        }
    }
    for (std::size_t v = 0; v < count; ++v) {
        const Vertex& old = coarse.vertices[v];
        if (border[v].size() == 2) {
            fine.vertices[v] = 0.75f * old + 0.125f * (coarse.vertices[border[v][0]] + coarse.vertices[border[v][1]]);
        } else if (!border[v].empty() || around[v].empty()) {
            fine.vertices[v] = old;
        } else {
            const float n = static_cast<float>(around[v].size());
            const float c = 0.375f + 0.25f * std::cos(6.2831853f / n);
            const float beta = (0.625f - c * c) / n;
            Vertex sum = (1 - n * beta) * old;
            for (std::uint32_t other : around[v]) {
                sum = sum + beta * coarse.vertices[other];
            }
            fine.vertices[v] = sum;
        }
    }
    for (const Triangle& t : coarse.triangles) {
        const std::uint32_t ab = middle[keyOf(t[0], t[1])];
        const std::uint32_t bc = middle[keyOf(t[1], t[2])];
        const std::uint32_t ca = middle[keyOf(t[2], t[0])];
        fine.triangles.insert(fine.triangles.end(), {Triangle{t[0], ab, ca}, Triangle{t[1], bc, ab},
                                                     Triangle{t[2], ca, bc}, Triangle{ab, bc, ca}});
    }
    return fine;
}

/// Where on the triangle a, b, c the point nearest to `p` lies: its shares of b and c (Ericson 2005, Real-Time
/// Collision Detection, 5.1.5).
inline glm::vec2 nearestShares(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c, const glm::vec3& p)
{
    const glm::vec3 ab = b - a;
    const glm::vec3 ac = c - a;
    const glm::vec3 ap = p - a;
    const float d1 = glm::dot(ab, ap);
    const float d2 = glm::dot(ac, ap);
    if (d1 <= 0 && d2 <= 0) {
        return {0, 0};
    }
    const glm::vec3 bp = p - b;
    const float d3 = glm::dot(ab, bp);
    const float d4 = glm::dot(ac, bp);
    if (d3 >= 0 && d4 <= d3) {
        return {1, 0};
    }
    const float edgeC = d1 * d4 - d3 * d2;
    if (edgeC <= 0 && d1 >= 0 && d3 <= 0) {
        return {d1 / (d1 - d3), 0};
    }
    const glm::vec3 cp = p - c;
    const float d5 = glm::dot(ab, cp);
    const float d6 = glm::dot(ac, cp);
    if (d6 >= 0 && d5 <= d6) {
        return {0, 1};
    }
    const float edgeB = d5 * d2 - d1 * d6;
    if (edgeB <= 0 && d2 >= 0 && d6 <= 0) {
        return {0, d2 / (d2 - d6)};
    }
    const float edgeA = d3 * d6 - d5 * d4;
    if (edgeA <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
        const float w = (d4 - d3) / (d4 - d3 + d5 - d6);
        return {1 - w, w};
    }
    const float sum = edgeA + edgeB + edgeC;
    return sum > 0 ? glm::vec2{edgeB / sum, edgeC / sum} : glm::vec2{0};
}

enum class Kind {
    thick, ///< the solid is all that lies within the thickness of the surface
    closed ///< the solid is what the surface encloses
};

class Sheet final : public Field {
public:
    /// `inOrder`: the triangles stand as they stood in another sheet's tree, so that neighbours are together already.
    Sheet(std::shared_ptr<const Surface> surface, std::vector<std::uint32_t> triangles, Kind kind, bool inOrder = false)
        : m_surface{std::move(surface)}, m_order{std::move(triangles)}, m_kind{kind}
    {
        m_nodes.reserve(m_order.size());
        build(0, m_order.size(), inOrder);
    }

    float at(const glm::vec3& point) const override
    {
        float best = std::numeric_limits<float>::max();
        std::uint32_t nearest = 0;
        std::array<std::uint32_t, 64> stack;
        std::size_t depth = 0;
        stack[depth++] = 0;
        while (depth > 0) {
            const Node& node = m_nodes[stack[--depth]];
            if (lowest(node, point) >= best) {
                continue;
            }
            if (node.count > 0) {
                for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
                    const float distance = distanceTo(m_order[i], point);
                    if (distance < best) {
                        best = distance;
                        nearest = m_order[i];
                    }
                }
                continue;
            }
            const auto left = static_cast<std::uint32_t>(&node - m_nodes.data()) + 1;
            const bool leftFirst = lowest(m_nodes[left], point) < lowest(m_nodes[node.first], point);
            stack[depth++] = leftFirst ? node.first : left;
            stack[depth++] = leftFirst ? left : node.first;
        }
        if (m_kind == Kind::thick) {
            return best;
        }
        return isBehind(nearest, point) ? -best : best;
    }

    Box bounds() const override
    {
        Box box = m_nodes.front().box;
        box.lower -= m_nodes.front().thickest;
        box.upper += m_nodes.front().thickest;
        return box;
    }

    FieldPtr near(const glm::vec3& centre, float radius) const override
    {
        const float limit = (m_kind == Kind::thick ? at(centre) : std::abs(at(centre))) + 2 * radius;
        std::vector<std::uint32_t> kept;
        std::array<std::uint32_t, 64> stack;
        std::size_t depth = 0;
        stack[depth++] = 0;
        while (depth > 0) {
            const std::uint32_t index = stack[--depth];
            const Node& node = m_nodes[index];
            if (lowest(node, centre) > limit) {
                continue;
            }
            if (node.count == 0) {
                stack[depth++] = node.first; // the left child, on top, is next: the order stays
                stack[depth++] = index + 1;
                continue;
            }
            for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
                if (distanceTo(m_order[i], centre) <= limit) {
                    kept.push_back(m_order[i]);
                }
            }
        }
        return std::make_shared<Sheet>(m_surface, std::move(kept), m_kind, true);
    }

private:
    struct Node {
        Box box;
        float thickest = 0;
        std::uint32_t first = 0; ///< inner: the right child; leaf: first in m_order
        std::uint32_t count = 0;
    };

    static float lowest(const Node& node, const glm::vec3& point)
    {
        return glm::distance(point, glm::clamp(point, node.box.lower, node.box.upper)) - node.thickest;
    }

    /// Whether the point lies on the inner side of a triangle's nearest point.
    bool isBehind(std::uint32_t triangle, const glm::vec3& point) const
    {
        const Triangle& t = m_surface->triangles[triangle];
        const Vertex& a = m_surface->vertices[t[0]];
        const Vertex& b = m_surface->vertices[t[1]];
        const Vertex& c = m_surface->vertices[t[2]];
        const glm::vec2 share = nearestShares(a.position, b.position, c.position, point);
        const float rest = 1 - share.x - share.y;
        return glm::dot(point - (rest * a.position + share.x * b.position + share.y * c.position),
                        rest * a.normal + share.x * b.normal + share.y * c.normal) < 0;
    }

    float distanceTo(std::uint32_t triangle, const glm::vec3& point) const
    {
        const Triangle& t = m_surface->triangles[triangle];
        const Vertex& a = m_surface->vertices[t[0]];
        const Vertex& b = m_surface->vertices[t[1]];
        const Vertex& c = m_surface->vertices[t[2]];
        const glm::vec2 share = nearestShares(a.position, b.position, c.position, point);
        const float rest = 1 - share.x - share.y;
        const glm::vec3 offset = point - (rest * a.position + share.x * b.position + share.y * c.position);
        const float half = rest * a.half + share.x * b.half + share.y * c.half;
        const float rounding = rest * a.corner + share.x * b.corner + share.y * c.corner;
        if (rounding >= half) {
            return glm::length(offset) - half;
        }
        // Beyond a square border the section is a box with rounded corners: its flat end stands `corner` mm outside.
        const glm::vec3 normal = glm::cross(b.position - a.position, c.position - a.position);
        const float across = glm::dot(offset, normal) / std::max(glm::length(normal), 1e-9f);
        const float beyond = std::sqrt(std::max(glm::dot(offset, offset) - across * across, 0.f));
        const float above = std::max(std::abs(across) - (half - rounding), 0.f);
        return std::sqrt(beyond * beyond + above * above) - rounding;
    }

    glm::vec3 centreOf(std::uint32_t triangle) const
    {
        const Triangle& t = m_surface->triangles[triangle];
        return (m_surface->vertices[t[0]].position + m_surface->vertices[t[1]].position +
                m_surface->vertices[t[2]].position) /
               3.f;
    }

    std::uint32_t build(std::size_t first, std::size_t last, bool inOrder)
    {
        const auto index = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes.emplace_back();
        if (last - first <= 4) {
            Node& node = m_nodes[index];
            for (std::size_t i = first; i < last; ++i) {
                for (std::uint32_t v : m_surface->triangles[m_order[i]]) {
                    node.box.add(m_surface->vertices[v].position);
                    node.thickest = std::max(node.thickest, m_surface->vertices[v].half);
                }
            }
            node.first = static_cast<std::uint32_t>(first);
            node.count = static_cast<std::uint32_t>(last - first);
            return index;
        }
        const std::size_t middle = first + (last - first) / 2;
        if (!inOrder) {
            Box centres;
            for (std::size_t i = first; i < last; ++i) {
                centres.add(centreOf(m_order[i]));
            }
            const glm::vec3 size = centres.size();
            const int axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
            std::nth_element(m_order.begin() + static_cast<std::ptrdiff_t>(first),
                             m_order.begin() + static_cast<std::ptrdiff_t>(middle),
                             m_order.begin() + static_cast<std::ptrdiff_t>(last),
                             [&](std::uint32_t a, std::uint32_t b) { return centreOf(a)[axis] < centreOf(b)[axis]; });
        }
        const std::uint32_t left = build(first, middle, inOrder);
        const std::uint32_t right = build(middle, last, inOrder);
        Node& node = m_nodes[index];
        node.box = m_nodes[left].box;
        node.box.add(m_nodes[right].box);
        node.thickest = std::max(m_nodes[left].thickest, m_nodes[right].thickest);
        node.first = right;
        return index;
    }

    std::shared_ptr<const Surface> m_surface;
    std::vector<std::uint32_t> m_order;
    Kind m_kind;
    std::vector<Node> m_nodes;
};

/// Makes the thickness run out to the border's own within about that thickness of the border.
void shapeBorders(Surface& surface)
{
    std::vector<std::pair<EdgeKey, float>> border;
    for (const auto& [edge, opposite] : edgesOf(surface.triangles)) {
        if (opposite.size() != 2) {
            border.emplace_back(edge, 0.f);
        }
    }
    if (border.empty()) {
        return;
    }
    for (Vertex& vertex : surface.vertices) {
        float least = std::numeric_limits<float>::max();
        float edgeHalf = vertex.half;
        for (const auto& [edge, unused] : border) {
            const Vertex& a = surface.vertices[edge.first];
            const Vertex& b = surface.vertices[edge.second];
            const glm::vec3 along = b.position - a.position;
            const float t = std::clamp(
                glm::dot(vertex.position - a.position, along) / std::max(glm::dot(along, along), 1e-9f), 0.f, 1.f);
            const float distance = glm::distance(vertex.position, a.position + t * along);
            if (distance < least) {
                least = distance;
                edgeHalf = glm::mix(a.edge, b.edge, t);
            }
        }
        const float reach = 1.6f * std::max(std::abs(vertex.half - edgeHalf), 0.5f);
        const float t = std::clamp(least / reach, 0.f, 1.f);
        vertex.half = glm::mix(edgeHalf, vertex.half, std::sqrt(t * (2 - t)));
    }
}

/// The smooth surface that passes through the landmarks.
Surface throughLandmarks(const SheetPlan& plan, int rounds)
{
    Surface wanted;
    wanted.triangles = plan.triangles;
    for (const Landmark& landmark : plan.landmarks) {
        wanted.vertices.push_back({landmark.position,
                                   landmark.half,
                                   landmark.edge.value_or(landmark.half),
                                   landmark.corner.value_or(roundBorder),
                                   {}});
    }
    const auto fine = [&](Surface surface) {
        for (int round = 0; round < rounds; ++round) {
            surface = subdivided(surface);
        }
        return surface;
    };
    Surface control = wanted;
    Surface result = fine(control);
    for (int round = 0; round < 8; ++round) {
        for (std::size_t v = 0; v < wanted.vertices.size(); ++v) {
            control.vertices[v] = control.vertices[v] + 0.8f * (wanted.vertices[v] + -1.f * result.vertices[v]);
        }
        result = fine(control);
    }
    return result;
}

FieldPtr fieldFrom(Surface surface, Kind kind)
{
    std::vector<std::uint32_t> all(surface.triangles.size());
    std::iota(all.begin(), all.end(), 0u);
    return std::make_shared<Sheet>(std::make_shared<const Surface>(std::move(surface)), std::move(all), kind);
}

/// Turns triangles so that neighbours run through their common edge in opposite directions; those of a closed surface
/// then all face outwards.
void orient(Surface& surface)
{
    std::map<EdgeKey, std::vector<std::size_t>> at;
    for (std::size_t i = 0; i < surface.triangles.size(); ++i) {
        const Triangle& t = surface.triangles[i];
        for (std::size_t k = 0; k < 3; ++k) {
            at[keyOf(t[k], t[(k + 1) % 3])].push_back(i);
        }
    }
    const auto runs = [&](std::size_t triangle, std::uint32_t a, std::uint32_t b) {
        const Triangle& t = surface.triangles[triangle];
        return (t[0] == a && t[1] == b) || (t[1] == a && t[2] == b) || (t[2] == a && t[0] == b);
    };
    std::vector<char> done(surface.triangles.size());
    for (std::size_t first = 0; first < done.size(); ++first) {
        if (done[first] != 0) {
            continue;
        }
        std::vector<std::size_t> piece{first};
        done[first] = 1;
        for (std::size_t next = 0; next < piece.size(); ++next) {
            const Triangle t = surface.triangles[piece[next]];
            for (std::size_t k = 0; k < 3; ++k) {
                const std::uint32_t a = t[k];
                const std::uint32_t b = t[(k + 1) % 3];
                for (std::size_t other : at[keyOf(a, b)]) {
                    if (done[other] == 0) {
                        done[other] = 1;
                        piece.push_back(other);
                        if (runs(other, a, b)) {
                            std::swap(surface.triangles[other][0], surface.triangles[other][1]);
                        }
                    }
                }
            }
        }
        float volume = 0;
        for (std::size_t i : piece) {
            const Triangle& t = surface.triangles[i];
            volume += glm::dot(surface.vertices[t[0]].position,
                               glm::cross(surface.vertices[t[1]].position, surface.vertices[t[2]].position));
        }
        if (volume < 0) {
            for (std::size_t i : piece) {
                std::swap(surface.triangles[i][0], surface.triangles[i][1]);
            }
        }
    }
}

} // namespace

Landmarks landmarksOf(Table& table)
{
    Landmarks found;
    for (Row* row : table.rowsOf("landmark")) {
        const std::string name = row->name();
        Landmark landmark;
        // the numbers stand right after the name
        landmark.position = row->point(name);
        landmark.half = row->has("half") ? row->positive("half") : 0;
        if (row->has("edge")) {
            landmark.edge = row->positive("edge");
        }
        if (row->has("corner")) {
            landmark.corner = row->positive("corner");
        }
        if (!found.emplace(name, landmark).second) {
            row->refuse("a second landmark \"" + name + "\"; names must differ");
        }
    }
    return found;
}

std::vector<Landmark> landmarksNamed(Row& row, const std::vector<std::string>& names, const Landmarks& landmarks)
{
    std::vector<Landmark> found;
    for (const std::string& name : names) {
        const auto at = landmarks.find(name);
        if (at == landmarks.end()) {
            row.refuse("no landmark \"" + name + "\" in this table; a row \"landmark " + name +
                       " x y z half h\" was expected");
            continue;
        }
        found.push_back(at->second);
    }
    return found;
}

SheetPlan sheetFrom(Row& row, const Landmarks& landmarks, bool thick)
{
    SheetPlan plan;
    std::map<std::string, std::uint32_t, std::less<>> number;
    std::vector<std::uint32_t> polygon;
    const auto close = [&] {
        for (std::size_t k = 1; k + 1 < polygon.size(); ++k) {
            plan.triangles.push_back({polygon[0], polygon[k], polygon[k + 1]});
        }
        if (polygon.size() == 1 || polygon.size() == 2) {
            row.refuse("a face with fewer than three landmarks; three or more were expected between semicolons");
        }
        polygon.clear();
    };
    row.name();
    for (const std::string& word : row.rest()) {
        if (word == ":" || word == ";" || word == ",") {
            close();
            continue;
        }
        const auto at = landmarks.find(word);
        if (at == landmarks.end()) {
            row.refuse("no landmark \"" + word + "\" in this table; a row \"landmark " + word +
                       " x y z half h\" was expected");
            continue;
        }
        if (thick && !(at->second.half > 0)) {
            row.refuse("landmark \"" + word + "\" has no thickness; \"half h\" was expected in its row");
        }
        const auto [place, isNew] = number.try_emplace(word, static_cast<std::uint32_t>(plan.landmarks.size()));
        if (isNew) {
            plan.landmarks.push_back(at->second);
        }
        polygon.push_back(place->second);
    }
    close();
    for (const auto& [edge, opposite] : edgesOf(plan.triangles)) {
        if (opposite.size() > 2) {
            const auto nameOf = [&](std::uint32_t i) {
                return std::find_if(number.begin(), number.end(), [&](const auto& entry) { return entry.second == i; })
                    ->first;
            };
            row.refuse("three faces meet at the edge from \"" + nameOf(edge.first) + "\" to \"" + nameOf(edge.second) +
                       "\"; at most two were expected (branches are sheets of their own)");
        }
    }
    if (plan.triangles.empty()) {
        row.refuse("a sheet without faces; landmarks were expected after \":\", faces divided by \";\"");
    }
    return plan;
}

FieldPtr sheet(const SheetPlan& plan, int rounds)
{
    Surface result = throughLandmarks(plan, rounds);
    for (Vertex& vertex : result.vertices) {
        vertex.half = std::max(vertex.half, 0.3f);
        vertex.edge = std::max(vertex.edge, 0.2f);
    }
    shapeBorders(result);
    return fieldFrom(std::move(result), Kind::thick);
}

FieldPtr shell(const SheetPlan& plan, int rounds)
{
    Surface result = throughLandmarks(plan, rounds);
    orient(result);
    for (Vertex& vertex : result.vertices) {
        vertex.half = 0;
        vertex.corner = roundBorder;
    }
    for (const Triangle& t : result.triangles) {
        const glm::vec3 a = result.vertices[t[0]].position;
        const glm::vec3 normal = glm::cross(result.vertices[t[1]].position - a, result.vertices[t[2]].position - a);
        for (std::uint32_t v : t) {
            result.vertices[v].normal += normal;
        }
    }
    for (Vertex& vertex : result.vertices) {
        vertex.normal /= std::max(glm::length(vertex.normal), 1e-9f);
    }
    return fieldFrom(std::move(result), Kind::closed);
}

bool isClosed(const SheetPlan& plan)
{
    const auto edges = edgesOf(plan.triangles);
    return !edges.empty() &&
           std::all_of(edges.begin(), edges.end(), [](const auto& edge) { return edge.second.size() == 2; });
}

} // namespace psoas::modeller
