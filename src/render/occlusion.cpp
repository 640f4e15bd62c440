// Openness to the sky by cones through a pyramid of voxels, after Crassin, Neyret, Sainz, Green and Eisemann,
// "Interactive Indirect Illumination Using Voxel Cone Tracing" (2011), here over surfaces only.

#include "render/occlusion.h"

#include "core/work.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <span>

namespace psoas {
namespace {

constexpr float leastCell = 2.5f; // mm
constexpr float mostCells = 8'000'000;
constexpr int levelCount = 4;

/// How much of each cell's width is crossed by a surface, 0 .. 255.
struct Level {
    glm::ivec3 size{0};
    std::vector<std::uint8_t> cover;

    const std::uint8_t& at(int x, int y, int z) const
    {
        return cover[(static_cast<std::size_t>(z) * static_cast<std::size_t>(size.y) + static_cast<std::size_t>(y)) *
                         static_cast<std::size_t>(size.x) +
                     static_cast<std::size_t>(x)];
    }

    /// Between the centres of the cells; `place` in cells. 0 .. 1.
    float sample(const glm::vec3& place) const
    {
        const glm::vec3 from = glm::clamp(place - 0.5f, glm::vec3{0}, glm::vec3{size - 1});
        // There is nothing outside.
        const glm::vec3 off = glm::abs(place - 0.5f - from);
        const float inside = 1 - std::max({off.x, off.y, off.z});
        if (inside <= 0) {
            return 0;
        }
        const glm::ivec3 cell = glm::min(glm::ivec3{from}, size - 2);
        const glm::vec3 f = from - glm::vec3{cell};
        const std::uint8_t* corner = &at(cell.x, cell.y, cell.z);
        const std::ptrdiff_t row = size.x;
        const std::ptrdiff_t layer = row * size.y;
        const auto along = [&](const std::uint8_t* pair) {
            return static_cast<float>(pair[0]) + f.x * static_cast<float>(pair[1] - pair[0]);
        };
        const float near = along(corner) + f.y * (along(corner + row) - along(corner));
        const float far = along(corner + layer) + f.y * (along(corner + layer + row) - along(corner + layer));
        return inside * (near + f.z * (far - near)) / 255.f;
    }
};

struct Pyramid {
    glm::vec3 origin{0};
    float cell = 1; ///< mm, of the finest level
    std::array<Level, levelCount> levels;
};

void mark(Level& level, const glm::vec3& cell)
{
    const glm::ivec3 at = glm::clamp(glm::ivec3{cell}, glm::ivec3{0}, level.size - 1);
    std::atomic_ref{const_cast<std::uint8_t&>(level.at(at.x, at.y, at.z))}.store(255, std::memory_order_relaxed);
}

/// The coarsest level of detail that is no farther off than half a cell.
std::span<const std::uint32_t> trianglesOf(const Mesh& mesh, const Shape* shape, float error)
{
    const std::size_t finest = shape != nullptr ? shape->level : 0;
    std::span<const std::uint32_t> triangles = mesh.triangles;
    for (std::size_t level = 1; level <= mesh.levels.size(); ++level) {
        if (level <= finest || mesh.levels[level - 1].error <= error) {
            triangles = mesh.levels[level - 1].triangles;
        }
    }
    return triangles;
}

void markSurface(Pyramid& pyramid, const Mesh& mesh, const Placed& placed, const std::vector<glm::vec4>& sections)
{
    // In cells, as the places are; a cut face lies on its plane.
    std::vector<glm::vec4> planes;
    for (const glm::vec4& plane : sections) {
        planes.emplace_back(glm::vec3{plane} * pyramid.cell,
                            plane.w + glm::dot(glm::vec3{plane}, pyramid.origin) + 0.5f * pyramid.cell);
    }
    const auto isCut = [&](const glm::vec3& cell) {
        return std::ranges::any_of(planes, [&](const glm::vec4& plane) { return glm::dot(plane, {cell, 1}) < 0; });
    };
    Level& finest = pyramid.levels[0];
    const float inverse = 1 / pyramid.cell;
    const std::vector<glm::vec3>& positions = placed.shape ? placed.shape->positions : mesh.positions;
    const auto corner = [&](std::uint32_t index) {
        return (glm::vec3{placed.atlas_from_mesh * glm::vec4{positions[index], 1}} - pyramid.origin) * inverse;
    };
    const auto triangles = trianglesOf(mesh, placed.shape.get(), 0.5f * pyramid.cell / placed.scale);
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        const glm::vec3 a = corner(triangles[i]);
        const glm::vec3 ab = corner(triangles[i + 1]) - a;
        const glm::vec3 ac = corner(triangles[i + 2]) - a;
        const glm::vec3 extent = glm::max(glm::max(glm::abs(ab), glm::abs(ac)), glm::abs(ab - ac));
        const float longest = std::min(std::max({extent.x, extent.y, extent.z}), 1000.f);
        const int steps = std::max(1, static_cast<int>(std::ceil(longest * 1.5f)));
        const float step = 1 / static_cast<float>(steps);
        for (int u = 0; u < steps; ++u) {
            for (int v = 0; u + v < steps; ++v) {
                const glm::vec3 cell =
                    a + ab * (static_cast<float>(u) + 0.33f) * step + ac * (static_cast<float>(v) + 0.33f) * step;
                if (!isCut(cell)) {
                    mark(finest, cell);
                }
            }
        }
    }
}

/// A plane that crosses a cell crosses four of its eight parts: so four make a whole.
Level coarser(const Level& fine)
{
    Level level;
    level.size = glm::max((fine.size + 1) / 2, glm::ivec3{2});
    level.cover.resize(static_cast<std::size_t>(level.size.x) * static_cast<std::size_t>(level.size.y) *
                       static_cast<std::size_t>(level.size.z));
    parallelFor(static_cast<std::size_t>(level.size.z), [&](std::size_t layer) {
        const int z = static_cast<int>(layer);
        const auto part = [&](int x, int y, int deep) {
            return x < fine.size.x && y < fine.size.y && deep < fine.size.z ? int{fine.at(x, y, deep)} : 0;
        };
        std::uint8_t* cover = const_cast<std::uint8_t*>(&level.at(0, 0, z));
        for (int y = 0; y < level.size.y; ++y) {
            for (int x = 0; x < level.size.x; ++x) {
                const int sum = part(2 * x, 2 * y, 2 * z) + part(2 * x + 1, 2 * y, 2 * z) +
                                part(2 * x, 2 * y + 1, 2 * z) + part(2 * x + 1, 2 * y + 1, 2 * z) +
                                part(2 * x, 2 * y, 2 * z + 1) + part(2 * x + 1, 2 * y, 2 * z + 1) +
                                part(2 * x, 2 * y + 1, 2 * z + 1) + part(2 * x + 1, 2 * y + 1, 2 * z + 1);
                *cover++ = static_cast<std::uint8_t>(std::min(sum / 4, 255));
            }
        }
    });
    return level;
}

/// One cone along the normal and five about it, and what each counts (its cosine).
struct Cone {
    glm::vec3 direction; ///< z along the normal
    float weight;
};

std::array<Cone, 6> cones()
{
    std::array<Cone, 6> all;
    all[0] = {{0, 0, 1}, 0.25f};
    for (std::size_t i = 1; i < all.size(); ++i) {
        const float turn = 6.2831853f * static_cast<float>(i) / 5;
        all[i] = {{0.866f * std::cos(turn), 0.866f * std::sin(turn), 0.5f}, 0.15f};
    }
    return all;
}

float opennessAt(const Pyramid& pyramid, const glm::vec3& place, const glm::vec3& normal)
{
    static const std::array<Cone, 6> directions = cones();
    static constexpr std::array<float, levelCount> distances{2.3f, 4.8f, 9.6f, 20.f}; // cells: clear of one's own plane
    // A frame about the normal, after Duff et al., "Building an Orthonormal Basis, Revisited" (2017).
    const float sign = std::copysign(1.f, normal.z);
    const float a = -1 / (sign + normal.z);
    const float b = normal.x * normal.y * a;
    const glm::mat3 frame{{1 + sign * normal.x * normal.x * a, sign * b, -sign * normal.x},
                          {b, sign + normal.y * normal.y * a, -normal.y},
                          normal};
    const glm::vec3 start = (place - pyramid.origin) / pyramid.cell + 1.3f * normal;
    float open = 0;
    for (const Cone& cone : directions) {
        const glm::vec3 direction = frame * cone.direction;
        float through = 1;
        float size = 1;
        for (std::size_t level = 0; level < distances.size() && through > 0.05f; ++level) {
            const float cover = pyramid.levels[level].sample((start + direction * distances[level]) / size);
            // Far things count less: the room about a body is not dark.
            through *= 1 - cover * (level < 3 ? 0.9f : 0.6f);
            size *= 2;
        }
        open += cone.weight * through;
    }
    return open;
}

/// Gives vertices without a value the mean of their neighbours', farther and farther out.
void spread(const Mesh& mesh, std::vector<std::uint8_t>& values, std::vector<std::uint8_t>& known)
{
    std::vector<std::uint16_t> sums(values.size());
    std::vector<std::uint16_t> counts(values.size());
    for (int round = 0; round < 12; ++round) {
        bool more = false;
        std::ranges::fill(sums, std::uint16_t{0});
        std::ranges::fill(counts, std::uint16_t{0});
        for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
            const std::uint32_t* corners = &mesh.triangles[i];
            for (int k = 0; k < 3; ++k) {
                const std::uint32_t to = corners[k];
                if (known[to] != 0) {
                    continue;
                }
                for (const std::uint32_t from : {corners[(k + 1) % 3], corners[(k + 2) % 3]}) {
                    if (known[from] != 0 && counts[to] < 200) {
                        sums[to] = static_cast<std::uint16_t>(sums[to] + values[from]);
                        ++counts[to];
                        more = true;
                    }
                }
            }
        }
        if (!more) {
            return;
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (counts[i] != 0) {
                values[i] = static_cast<std::uint8_t>(sums[i] / counts[i]);
                known[i] = 1;
            }
        }
    }
}

std::vector<std::uint8_t> opennessOf(const Pyramid& pyramid, const Mesh& mesh, const Placed& placed)
{
    std::vector<std::uint8_t> values(mesh.positions.size(), 255);
    std::vector<std::uint8_t> known(mesh.positions.size(), 0);
    const std::vector<glm::vec3>& positions = placed.shape ? placed.shape->positions : mesh.positions;
    const std::vector<glm::vec3>& normals = placed.shape ? placed.shape->normals : mesh.normals;
    // Light changes slowly over a surface: a slightly coarser one has vertices enough.
    for (const std::uint32_t vertex : trianglesOf(mesh, placed.shape.get(), 0.17f * pyramid.cell / placed.scale)) {
        known[vertex] = 1;
    }
    const glm::mat3 atlas_from_normal = glm::mat3{placed.atlas_from_mesh} / placed.scale;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (known[i] != 0) {
            const glm::vec3 place{placed.atlas_from_mesh * glm::vec4{positions[i], 1}};
            const float open = opennessAt(pyramid, place, atlas_from_normal * normals[i]);
            values[i] = static_cast<std::uint8_t>(std::clamp(open * 1.12f, 0.f, 1.f) * 255.f);
        }
    }
    spread(mesh, values, known);
    return values;
}

} // namespace

std::vector<std::vector<std::uint8_t>> opennessOf(const SceneBuffers& scene)
{
    std::vector<std::vector<std::uint8_t>> openness(scene.slotCount());
    std::vector<const Placed*> solid;
    Box box;
    for (const Placed& one : scene.placed()) {
        if (!one.faded) {
            solid.push_back(&one);
            box.add(one.bounds);
        }
    }
    if (solid.empty()) {
        return openness;
    }
    Pyramid pyramid;
    const glm::vec3 size = box.size() + 1.f;
    pyramid.cell = std::max(leastCell, std::cbrt(size.x * size.y * size.z / mostCells));
    pyramid.origin = box.lower - 2 * pyramid.cell;
    Level& finest = pyramid.levels[0];
    finest.size = glm::ivec3{size / pyramid.cell} + 5;
    finest.cover.resize(static_cast<std::size_t>(finest.size.x) * static_cast<std::size_t>(finest.size.y) *
                        static_cast<std::size_t>(finest.size.z));
    parallelFor(solid.size(), [&](std::size_t number) {
        if (const auto mesh = scene.slot(solid[number]->slot).mesh.lock()) {
            markSurface(pyramid, *mesh, *solid[number], scene.sections());
        }
    });
    for (std::size_t level = 1; level < pyramid.levels.size(); ++level) {
        pyramid.levels[level] = coarser(pyramid.levels[level - 1]);
    }
    parallelFor(solid.size(), [&](std::size_t number) {
        const Placed& one = *solid[number];
        const auto mesh = scene.slot(one.slot).mesh.lock();
        if (!mesh || one.round != 0 || one.cutBy != 0) { // a cut face lies open
            return;
        }
        openness[one.slot] = opennessOf(pyramid, *mesh, one);
    });
    return openness;
}

} // namespace psoas
