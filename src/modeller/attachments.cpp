#include "modeller/attachments.h"

#include "core/log.h"
#include "core/work.h"
#include "formats/atomic_file.h"
#include "formats/model_writer.h"
#include "modeller/structures.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

namespace psoas::modeller {

namespace {

constexpr float fineEdge = 1.3f;     // mm; triangles at the rim are cut until their edges are shorter
constexpr int cuts = 2;              // rounds of that
constexpr float bandLimit = 0.15f;   // mm; a gap that is off by more than this is no more in or out than one by this
constexpr int smoothingRounds = 8;   // of the rim
constexpr double crumb = 12;         // mm2; smaller pieces are dropped
constexpr double pinhole = 30;       // mm2; smaller holes are closed where the gap is small
constexpr float pinholeTouch = 2.0f; // of `touch`
constexpr float patchError = 0.03f;  // mm by which thinning out may move a patch
constexpr float flatness = 1e-4f;    // a triangle whose height is a smaller part of its longest edge is a line
constexpr float snap = 0.1f;         // of an edge: nearer to a corner than this the rim goes through the corner

std::string mirroredName(const std::string& key)
{
    const std::string other = otherSide(key);
    return other.empty() ? key : other;
}

float distanceToLine(const std::vector<glm::vec3>& line, const glm::vec3& p)
{
    float least = glm::distance(line.front(), p);
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const glm::vec3 along = line[i + 1] - line[i];
        const float length = glm::dot(along, along);
        const float t = length > 0 ? glm::clamp(glm::dot(p - line[i], along) / length, 0.f, 1.f) : 0.f;
        least = std::min(least, glm::distance(p, line[i] + t * along));
    }
    return least;
}

/// A piece of a bone's surface that is being cut along the rim of an area. `value` is negative inside the area.
struct Piece {
    struct Vertex {
        glm::vec3 position{0};
        glm::vec3 normal{0};
        float value = 0;
        float hard = 0; ///< positive where it must not reach
        float gap = 0;  ///< mm from the muscle
        std::uint16_t part = 0;
    };
    std::vector<Vertex> vertices;
    std::vector<std::array<std::uint32_t, 3>> triangles;
};

class Cutter {
public:
    Cutter(const FinishedModel& bone, const FinishedModel& muscle, std::vector<const AttachmentPlace*> places)
        : m_bone{bone}, m_muscle{muscle}, m_places{std::move(places)}
    {}

    Piece piece()
    {
        take();
        for (int round = 0; round < cuts; ++round) {
            refine();
        }
        smooth();
        mendHoles();
        return std::move(m_piece);
    }

private:
    Piece::Vertex vertexAt(const glm::vec3& position, const glm::vec3& normal) const
    {
        Piece::Vertex vertex{position, normal, 1e6f, 1e6f, 1e6f, 0};
        float reach = 0;
        float touch = 0;
        for (const AttachmentPlace* place : m_places) {
            reach = std::max(reach, 4 * place->touch + 2);
            touch = std::max(touch, place->touch);
        }
        const SurfaceTree::Nearest near = m_muscle.tree.nearest(position, reach);
        const Mesh& mesh = m_muscle.mesh;
        if (near.distance < 1e6f) {
            vertex.gap = near.inside ? 0 : near.distance;
            if (!mesh.parts.empty()) {
                vertex.part = mesh.parts[mesh.triangles[3 * std::size_t{near.triangle}]];
            }
        }
        for (const AttachmentPlace* place : m_places) {
            const float within =
                place->around.empty() ? -1e6f : distanceToLine(place->around, position) - place->radius;
            const float soft = place->untouched ? within : std::max(within, vertex.gap - place->touch);
            const float hard = place->untouched ? within : std::max(within, vertex.gap - place->touch);
            vertex.value = std::min(vertex.value, soft);
            vertex.hard = std::min(vertex.hard, hard);
        }
        vertex.value = glm::clamp(vertex.value, -bandLimit, bandLimit);
        return vertex;
    }

    /// The bone's triangles that may bear something of the area.
    void take()
    {
        const Mesh& mesh = m_bone.mesh;
        std::vector<std::optional<std::uint32_t>> taken(mesh.positions.size());
        std::vector<Piece::Vertex> all(mesh.positions.size());
        for (std::size_t v = 0; v < all.size(); ++v) {
            all[v] = vertexAt(mesh.positions[v], mesh.normals[v]);
        }
        std::vector<char> near(all.size());
        for (std::size_t v = 0; v < all.size(); ++v) {
            near[v] = all[v].value < bandLimit ? 1 : 0;
        }
        // Some rings more, for the rim to be smoothed in.
        for (int ring = 0; ring < 3; ++ring) {
            std::vector<char> wider = near;
            for (std::size_t t = 0; t + 2 < mesh.triangles.size(); t += 3) {
                if (near[mesh.triangles[t]] || near[mesh.triangles[t + 1]] || near[mesh.triangles[t + 2]]) {
                    wider[mesh.triangles[t]] = wider[mesh.triangles[t + 1]] = wider[mesh.triangles[t + 2]] = 1;
                }
            }
            near = std::move(wider);
        }
        for (std::size_t t = 0; t + 2 < mesh.triangles.size(); t += 3) {
            std::array<std::uint32_t, 3> triangle;
            if (!near[mesh.triangles[t]] || !near[mesh.triangles[t + 1]] || !near[mesh.triangles[t + 2]]) {
                continue;
            }
            for (std::size_t k = 0; k < 3; ++k) {
                const std::uint32_t v = mesh.triangles[t + k];
                if (!taken[v]) {
                    taken[v] = static_cast<std::uint32_t>(m_piece.vertices.size());
                    m_piece.vertices.push_back(all[v]);
                }
                triangle[k] = *taken[v];
            }
            m_piece.triangles.push_back(triangle);
        }
    }

    /// Halves the long edges of triangles at the rim and of those beside them; what is cut stays without gaps, since
    /// an edge is cut for both its triangles.
    void refine()
    {
        std::vector<char> atRim(m_piece.vertices.size());
        for (const auto& triangle : m_piece.triangles) {
            int inside = 0;
            for (const std::uint32_t v : triangle) {
                inside += m_piece.vertices[v].value < 0 ? 1 : 0;
            }
            for (const std::uint32_t v : triangle) {
                atRim[v] = atRim[v] || (inside > 0 && inside < 3) ? 1 : 0;
            }
        }
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> middles;
        const auto middleOf = [&](std::uint32_t a, std::uint32_t b) -> std::optional<std::uint32_t> {
            const auto found = middles.find({std::min(a, b), std::max(a, b)});
            return found == middles.end() ? std::nullopt : std::optional{found->second};
        };
        for (const auto& triangle : m_piece.triangles) {
            if (!atRim[triangle[0]] && !atRim[triangle[1]] && !atRim[triangle[2]]) {
                continue;
            }
            for (std::size_t k = 0; k < 3; ++k) {
                const std::uint32_t a = triangle[k];
                const std::uint32_t b = triangle[(k + 1) % 3];
                const Piece::Vertex& from = m_piece.vertices[a];
                const Piece::Vertex& to = m_piece.vertices[b];
                if (glm::distance(from.position, to.position) > fineEdge && !middleOf(a, b)) {
                    middles[{std::min(a, b), std::max(a, b)}] = static_cast<std::uint32_t>(m_piece.vertices.size());
                    m_piece.vertices.push_back(
                        vertexAt(0.5f * (from.position + to.position), glm::normalize(from.normal + to.normal)));
                }
            }
        }
        std::vector<std::array<std::uint32_t, 3>> cut;
        for (const auto& triangle : m_piece.triangles) {
            const auto [a, b, c] = triangle;
            const auto ab = middleOf(a, b);
            const auto bc = middleOf(b, c);
            const auto ca = middleOf(c, a);
            const int count = (ab ? 1 : 0) + (bc ? 1 : 0) + (ca ? 1 : 0);
            if (count == 0) {
                cut.push_back(triangle);
            } else if (count == 3) {
                cut.insert(cut.end(), {{a, *ab, *ca}, {*ab, b, *bc}, {*ca, *bc, c}, {*ab, *bc, *ca}});
            } else {
                // Turned so that the first edge is cut, and of two cut ones the second too.
                std::array<std::uint32_t, 3> t = triangle;
                while (!middleOf(t[0], t[1]) || (count == 2 && !middleOf(t[1], t[2]))) {
                    t = {t[1], t[2], t[0]};
                }
                const std::uint32_t m = *middleOf(t[0], t[1]);
                if (count == 1) {
                    cut.insert(cut.end(), {{t[0], m, t[2]}, {m, t[1], t[2]}});
                } else {
                    const std::uint32_t n = *middleOf(t[1], t[2]);
                    cut.push_back({m, t[1], n});
                    const float one = glm::distance(m_piece.vertices[t[0]].position, m_piece.vertices[n].position);
                    const float other = glm::distance(m_piece.vertices[m].position, m_piece.vertices[t[2]].position);
                    if (one < other) {
                        cut.insert(cut.end(), {{t[0], m, n}, {t[0], n, t[2]}});
                    } else {
                        cut.insert(cut.end(), {{t[0], m, t[2]}, {m, n, t[2]}});
                    }
                }
            }
        }
        m_piece.triangles = std::move(cut);
    }

    std::vector<std::vector<std::uint32_t>> neighbours() const
    {
        std::vector<std::vector<std::uint32_t>> result(m_piece.vertices.size());
        for (const auto& triangle : m_piece.triangles) {
            for (std::size_t k = 0; k < 3; ++k) {
                result[triangle[k]].push_back(triangle[(k + 1) % 3]);
                result[triangle[k]].push_back(triangle[(k + 2) % 3]);
            }
        }
        return result;
    }

    void smooth()
    {
        const auto around = neighbours();
        std::vector<float> values(m_piece.vertices.size());
        for (int round = 0; round < smoothingRounds; ++round) {
            for (std::size_t v = 0; v < values.size(); ++v) {
                double sum = 0;
                double weights = 0;
                for (const std::uint32_t other : around[v]) {
                    const float length = glm::distance(m_piece.vertices[v].position, m_piece.vertices[other].position);
                    const double weight = 1 / (static_cast<double>(length) + 0.2);
                    sum += weight * static_cast<double>(m_piece.vertices[other].value);
                    weights += weight;
                }
                const float mean = weights > 0 ? static_cast<float>(sum / weights) : m_piece.vertices[v].value;
                values[v] = glm::mix(m_piece.vertices[v].value, mean, 0.6f);
            }
            for (std::size_t v = 0; v < values.size(); ++v) {
                m_piece.vertices[v].value = values[v];
            }
        }
        for (Piece::Vertex& vertex : m_piece.vertices) {
            vertex.value = std::max(vertex.value, std::min(vertex.hard, bandLimit));
        }
    }

    /// Drops crumbs of the area and closes its pinholes.
    void mendHoles()
    {
        const auto around = neighbours();
        std::vector<double> share(m_piece.vertices.size());
        for (const auto& triangle : m_piece.triangles) {
            const auto at = [&](std::size_t k) { return m_piece.vertices[triangle[k]].position; };
            const double area = glm::length(glm::cross(at(1) - at(0), at(2) - at(0))) / 2;
            for (const std::uint32_t v : triangle) {
                share[v] += area / 3;
            }
        }
        // Those at the border of the piece itself belong to no pinhole.
        std::map<std::pair<std::uint32_t, std::uint32_t>, int> uses;
        for (const auto& triangle : m_piece.triangles) {
            for (std::size_t k = 0; k < 3; ++k) {
                ++uses[{std::min(triangle[k], triangle[(k + 1) % 3]), std::max(triangle[k], triangle[(k + 1) % 3])}];
            }
        }
        std::vector<char> border(m_piece.vertices.size());
        for (const auto& [edge, count] : uses) {
            if (count == 1) {
                border[edge.first] = border[edge.second] = 1;
            }
        }
        std::vector<char> seen(m_piece.vertices.size());
        for (std::uint32_t first = 0; first < seen.size(); ++first) {
            if (seen[first]) {
                continue;
            }
            const bool inside = m_piece.vertices[first].value < 0;
            std::vector<std::uint32_t> members{first};
            seen[first] = 1;
            double area = 0;
            bool open = false;
            float widest = 0;
            float limit = 0;
            for (std::size_t i = 0; i < members.size(); ++i) {
                const Piece::Vertex& vertex = m_piece.vertices[members[i]];
                area += share[members[i]];
                open = open || border[members[i]];
                widest = std::max(widest, vertex.gap);
                limit = std::max(limit, vertex.gap - vertex.hard); // its own `touch`, where that is what limits
                for (const std::uint32_t other : around[members[i]]) {
                    if (!seen[other] && (m_piece.vertices[other].value < 0) == inside) {
                        seen[other] = 1;
                        members.push_back(other);
                    }
                }
            }
            const bool flip = inside ? area < crumb : !open && area < pinhole && widest < pinholeTouch * limit;
            for (std::size_t i = 0; flip && i < members.size(); ++i) {
                m_piece.vertices[members[i]].value = inside ? bandLimit : -0.1f;
            }
        }
    }

    const FinishedModel& m_bone;
    const FinishedModel& m_muscle;
    std::vector<const AttachmentPlace*> m_places;
    Piece m_piece;
};

/// Adds what of `piece` is inside, lifted off the bone.
void append(Piece piece, const std::vector<std::string>& partKeys, Mesh& mesh)
{
    // The rim goes through corners that it nearly meets: no slivers.
    for (const auto& triangle : piece.triangles) {
        for (std::size_t k = 0; k < 3; ++k) {
            Piece::Vertex& a = piece.vertices[triangle[k]];
            Piece::Vertex& b = piece.vertices[triangle[(k + 1) % 3]];
            if (a.value < 0 && b.value > 0) {
                const float t = a.value / (a.value - b.value);
                if (t < snap) {
                    a.value = 0;
                } else if (t > 1 - snap) {
                    b.value = 0;
                }
            } else if (a.value > 0 && b.value < 0) {
                const float t = a.value / (a.value - b.value);
                if (t < snap) {
                    a.value = 0;
                } else if (t > 1 - snap) {
                    b.value = 0;
                }
            }
        }
    }
    const auto add = [&](const Piece::Vertex& vertex) {
        mesh.positions.push_back(vertex.position + attachmentLift * vertex.normal);
        mesh.normals.push_back(vertex.normal);
        if (!partKeys.empty()) {
            mesh.parts.push_back(vertex.part);
        }
        return static_cast<std::uint32_t>(mesh.positions.size() - 1);
    };
    std::vector<std::optional<std::uint32_t>> kept(piece.vertices.size());
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> crossed;
    const auto cornerOf = [&](std::uint32_t v) {
        if (!kept[v]) {
            kept[v] = add(piece.vertices[v]);
        }
        return *kept[v];
    };
    const auto crossingOf = [&](std::uint32_t a, std::uint32_t b) {
        const auto [at, isNew] = crossed.try_emplace({std::min(a, b), std::max(a, b)}, 0);
        if (isNew) {
            const Piece::Vertex& inner = piece.vertices[piece.vertices[a].value < 0 ? a : b];
            const Piece::Vertex& outer = piece.vertices[piece.vertices[a].value < 0 ? b : a];
            const float t = inner.value / (inner.value - outer.value);
            Piece::Vertex middle = inner;
            middle.position = glm::mix(inner.position, outer.position, t);
            middle.normal = glm::normalize(glm::mix(inner.normal, outer.normal, t));
            at->second = add(middle);
        }
        return at->second;
    };
    for (const auto& triangle : piece.triangles) {
        std::vector<std::uint32_t> polygon;
        bool inside = false;
        for (std::size_t k = 0; k < 3; ++k) {
            const std::uint32_t a = triangle[k];
            const std::uint32_t b = triangle[(k + 1) % 3];
            const float va = piece.vertices[a].value;
            const float vb = piece.vertices[b].value;
            inside = inside || va < 0;
            if (va <= 0) {
                polygon.push_back(cornerOf(a));
            }
            if ((va < 0 && vb > 0) || (va > 0 && vb < 0)) {
                polygon.push_back(crossingOf(a, b));
            }
        }
        if (!inside || polygon.size() < 3) {
            continue;
        }
        std::size_t first = 0;
        if (polygon.size() == 4) { // along the shorter diagonal
            const auto length = [&](std::size_t i) {
                return glm::distance(mesh.positions[polygon[i]], mesh.positions[polygon[i + 2]]);
            };
            first = length(0) <= length(1) ? 0 : 1;
        }
        for (std::size_t k = 1; k + 1 < polygon.size(); ++k) {
            mesh.triangles.insert(mesh.triangles.end(), {polygon[first], polygon[(first + k) % polygon.size()],
                                                         polygon[(first + k + 1) % polygon.size()]});
        }
    }
}

/// Fewer triangles, where that leaves the patch within `patchError` of where it was.
void thinOut(Mesh& mesh)
{
    const float* positions = &mesh.positions.front().x;
    const float scale = meshopt_simplifyScale(positions, mesh.positions.size(), sizeof(glm::vec3));
    std::vector<std::uint32_t> fewer(mesh.triangles.size());
    fewer.resize(meshopt_simplify(fewer.data(), mesh.triangles.data(), mesh.triangles.size(), positions,
                                  mesh.positions.size(), sizeof(glm::vec3), 0, patchError / scale));
    std::vector<std::uint32_t> wide;
    for (std::size_t t = 0; t + 2 < fewer.size(); t += 3) {
        const glm::vec3& a = mesh.positions[fewer[t]];
        const glm::vec3& b = mesh.positions[fewer[t + 1]];
        const glm::vec3& c = mesh.positions[fewer[t + 2]];
        const float longest = std::max({glm::distance(a, b), glm::distance(b, c), glm::distance(c, a)});
        if (glm::length(glm::cross(b - a, c - a)) > flatness * longest * longest) {
            wide.insert(wide.end(), {fewer[t], fewer[t + 1], fewer[t + 2]});
        }
    }
    fewer = std::move(wide);
    std::vector<std::uint32_t> number(mesh.positions.size(), ~0u);
    Mesh thin;
    for (std::uint32_t& index : fewer) {
        if (number[index] == ~0u) {
            number[index] = static_cast<std::uint32_t>(thin.positions.size());
            thin.positions.push_back(mesh.positions[index]);
            thin.normals.push_back(mesh.normals[index]);
            if (!mesh.parts.empty()) {
                thin.parts.push_back(mesh.parts[index]);
            }
        }
        index = number[index];
    }
    thin.triangles = std::move(fewer);
    mesh = std::move(thin);
}

/// Keeps the names of parts that are used, in their order.
void tidyParts(const std::vector<std::string>& partKeys, Mesh& mesh)
{
    std::vector<std::uint16_t> number(partKeys.size(), 0xFFFF);
    for (const std::uint16_t part : mesh.parts) {
        number[part] = 0;
    }
    for (std::size_t part = 0; part < partKeys.size(); ++part) {
        if (number[part] == 0) {
            number[part] = static_cast<std::uint16_t>(mesh.partKeys.size());
            mesh.partKeys.push_back(partKeys[part]);
        }
    }
    for (std::uint16_t& part : mesh.parts) {
        part = number[part];
    }
}

std::string oneDecimal(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

AttachmentPlan mirrored(AttachmentPlan plan)
{
    plan.muscle = mirroredName(plan.muscle);
    for (AttachmentPlace& place : plan.places) {
        place.bone = mirroredName(place.bone);
        for (glm::vec3& point : place.around) {
            point.x = -point.x;
        }
    }
    return plan;
}

Error refused(const std::string& file, int line, const std::string& problem)
{
    return {file + ":" + std::to_string(line) + ": " + problem + ".", {}};
}

} // namespace

std::vector<AttachmentPlan> attachmentPlans(Table& table, const FinishedModels& models)
{
    std::vector<AttachmentPlan> plans;
    const auto known = [&](Row& row, const std::string& key) {
        if (!models.has(key)) {
            row.refuse("there is no structure \"" + key + "\"; one of those of psoas-modeller --list was expected");
        }
        return models.has(key);
    };
    bool started = false;
    bool skipping = true; // below a row that is wrong itself
    for (Row& row : table.rows()) {
        if (row.keyword() == "area") {
            started = true;
            AttachmentPlan plan;
            plan.muscle = row.name();
            plan.file = row.file();
            plan.line = row.line();
            const bool origin = row.flag("origin");
            plan.end = origin ? "origin" : "insertion";
            if (row.flag("insertion") == origin) {
                row.refuse("\"origin\" or \"insertion\" was expected after the muscle");
            }
            plan.least = row.positive("least", 12);
            skipping = !known(row, plan.muscle);
            if (std::any_of(plans.begin(), plans.end(), [&](const auto& other) { return other.key() == plan.key(); })) {
                row.refuse("a second area \"" + plan.key() + "\"; one was expected");
                skipping = true;
            }
            if (!skipping) {
                plans.push_back(std::move(plan));
            }
        } else if (row.keyword() == "on") {
            AttachmentPlace place;
            place.bone = row.name();
            place.file = row.file();
            place.line = row.line();
            place.touch = row.positive("touch", 0.5f);
            place.untouched = row.flag("untouched");
            place.optional = row.flag("optional");
            if (row.has("around")) {
                const std::vector<float> numbers = row.numbers("around");
                if (numbers.size() < 3 || numbers.size() % 3 != 0) {
                    row.refuse("three numbers for each point were expected after \"around\"");
                }
                for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
                    place.around.push_back({numbers[i], numbers[i + 1], numbers[i + 2]});
                }
                place.radius = row.positive("radius");
            } else if (place.untouched) {
                row.refuse("\"around\" with points and \"radius\" were expected beside \"untouched\"");
            }
            if (!started) {
                row.refuse("a row \"area\" was expected above");
            }
            if (known(row, place.bone) && !skipping) {
                plans.back().places.push_back(std::move(place));
            }
        } else {
            row.refuse("a row \"area\" or \"on\" was expected, not \"" + row.keyword() + "\"");
        }
    }
    for (const AttachmentPlan& plan : plans) {
        if (plan.places.empty()) {
            table.refuse("the area \"" + plan.key() + "\" lies on nothing: a row \"on\" was expected below it");
        }
    }
    const std::size_t tabled = plans.size();
    for (std::size_t i = 0; i < tabled; ++i) {
        if (plans[i].muscle.ends_with("-left")) {
            plans.push_back(mirrored(plans[i]));
        }
    }
    return plans;
}

Result<AttachmentArea> attachmentArea(const AttachmentPlan& plan, FinishedModels& models)
{
    const Result<const FinishedModel*> muscle = models.find(plan.muscle);
    if (!muscle) {
        return muscle.error();
    }
    // A part is a slip on a bone: "vertebra-l2/l2-tp", or the bone alone where the muscle has no slips.
    const std::vector<std::string>& slips = muscle.value()->mesh.partKeys;
    std::vector<std::string> partKeys;
    AttachmentArea area;
    area.key = plan.key();
    area.muscle = plan.muscle;
    for (const AttachmentPlace& place : plan.places) {
        if (std::find(area.bones.begin(), area.bones.end(), place.bone) != area.bones.end()) {
            continue;
        }
        area.bones.push_back(place.bone);
        const Result<const FinishedModel*> bone = models.find(place.bone);
        if (!bone) {
            return bone.error();
        }
        std::vector<const AttachmentPlace*> places;
        for (const AttachmentPlace& other : plan.places) {
            if (other.bone == place.bone) {
                places.push_back(&other);
            }
        }
        const std::size_t before = area.mesh.triangles.size();
        Piece piece = Cutter{*bone.value(), *muscle.value(), places}.piece();
        for (Piece::Vertex& vertex : piece.vertices) {
            vertex.part = static_cast<std::uint16_t>(partKeys.size() + vertex.part);
        }
        if (slips.empty()) {
            partKeys.push_back(place.bone);
        }
        for (const std::string& slip : slips) {
            partKeys.push_back(place.bone + "/" + slip);
        }
        append(std::move(piece), partKeys, area.mesh);
        if (area.mesh.triangles.size() == before && place.optional) {
            area.bones.pop_back();
            continue;
        }
        if (area.mesh.triangles.size() == before) {
            float least = std::numeric_limits<float>::max();
            for (const glm::vec3& p : bone.value()->mesh.positions) {
                const bool here = std::any_of(places.begin(), places.end(), [&](const AttachmentPlace* each) {
                    return each->around.empty() || distanceToLine(each->around, p) < each->radius;
                });
                least = here ? std::min(least, muscle.value()->tree.signedDistance(p)) : least;
            }
            return refused(place.file, place.line,
                           plan.key() + " has no area on " + place.bone + ": " +
                               (least > 1e6f ? "no part of the bone is around the points"
                                             : "the muscle is " + oneDecimal(static_cast<double>(least)) +
                                                   " mm from it there, and within " +
                                                   oneDecimal(static_cast<double>(place.touch)) + " was expected"));
        }
    }
    if (!area.mesh.triangles.empty()) {
        thinOut(area.mesh);
    }
    tidyParts(partKeys, area.mesh);
    area.area = psoas::surfaceOf(area.mesh);
    if (area.area < static_cast<double>(plan.least)) {
        return refused(plan.file, plan.line,
                       plan.key() + " has " + oneDecimal(area.area) + " mm2 only; " +
                           oneDecimal(static_cast<double>(plan.least)) + " or more were expected");
    }
    return area;
}

Result<void> writeAttachments(const std::filesystem::path& tables, const std::filesystem::path& folder)
{
    Result<Table> table = Table::read(tables / "attachments.table");
    if (!table) {
        return table.error();
    }
    FinishedModels models{folder};
    const std::vector<AttachmentPlan> plans = attachmentPlans(table.value(), models);
    if (Result<void> sound = table.value().finish(); !sound) {
        return sound;
    }
    for (const AttachmentPlan& plan : plans) { // all read before the work is shared out
        if (const auto model = models.find(plan.muscle); !model) {
            return model.error();
        }
        for (const AttachmentPlace& place : plan.places) {
            if (const auto model = models.find(place.bone); !model) {
                return model.error();
            }
        }
    }
    std::vector<std::optional<Result<AttachmentArea>>> made(plans.size());
    parallelFor(plans.size(), [&](std::size_t i) { made[i] = attachmentArea(plans[i], models); });
    std::string problems;
    std::vector<NamedMesh> meshes;
    std::string list = "# Made by psoas-modeller from attachments.table: where muscles are attached.\nattachments:\n";
    for (const auto& area : made) {
        if (!*area) {
            problems += (problems.empty() ? "" : "\n") + area->error().what;
            continue;
        }
        const AttachmentArea& done = area->value();
        log::info(done.key + ": " + oneDecimal(done.area) + " mm2, " + std::to_string(done.mesh.triangleCount()) +
                  " triangles");
        meshes.push_back({done.key, &done.mesh});
        list += "  - {key: " + done.key + ", \"on\": [";
        for (std::size_t i = 0; i < done.bones.size(); ++i) {
            list += (i > 0 ? ", " : "") + done.bones[i];
        }
        list += "], area: " + oneDecimal(done.area) + "}\n";
    }
    if (!problems.empty()) {
        return Error{problems, {}};
    }
    if (Result<void> done = writeWhole(folder / "attachments.glb", glbBytes(meshes)); !done) {
        return done;
    }
    return writeWhole(folder / "attachments.yaml", list);
}

} // namespace psoas::modeller
