// Ear clipping after G. H. Meisters (1975), "Polygons have ears"; the normal of a polygon after M. E. Newell.
// Simplification by quadric error metrics (Garland and Heckbert 1997) as in meshoptimizer.
#include "files/mesh_mending.h"

#include "files/checked_models.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>
#include <unordered_map>

namespace psoas {
namespace {

constexpr std::size_t mostEarCorners = 512; ///< larger polygons become fans: cutting ears takes cubic time at worst
constexpr double flatness = 1e-7; ///< a triangle whose height is less than this part of its longest edge is a line
constexpr std::size_t fewestTrianglesForLevels = 256;
constexpr float largestLevelError = 0.05f; ///< of a level, as a part of the mesh's size

glm::dvec3 newellNormal(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& corners)
{
    glm::dvec3 normal{0};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const glm::dvec3 a{positions[corners[i]]};
        const glm::dvec3 b{positions[corners[(i + 1) % corners.size()]]};
        normal += glm::dvec3{(a.y - b.y) * (a.z + b.z), (a.z - b.z) * (a.x + b.x), (a.x - b.x) * (a.y + b.y)};
    }
    return normal;
}

bool isFlat(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c)
{
    const double longest = std::max({glm::dot(b - a, b - a), glm::dot(c - a, c - a), glm::dot(c - b, c - b)});
    return !(glm::length(glm::cross(b - a, c - a)) > flatness * longest);
}

struct PositionHash {
    std::size_t operator()(const glm::vec3& p) const
    {
        std::uint64_t hash = std::bit_cast<std::uint32_t>(p.x) * 0x9E3779B97F4A7C15u;
        hash = (hash ^ (hash >> 29)) + std::bit_cast<std::uint32_t>(p.y) * 0xBF58476D1CE4E5B9u;
        hash = (hash ^ (hash >> 32)) + std::bit_cast<std::uint32_t>(p.z) * 0x94D049BB133111EBu;
        return hash ^ (hash >> 31);
    }
};

std::string counted(std::size_t count, const std::string& one, const std::string& many)
{
    return count == 1 ? "1 " + one : std::to_string(count) + " " + many;
}

void addSentence(std::string& text, const std::string& sentence)
{
    text += (text.empty() ? "" : " ") + sentence;
}

// Whether every edge is met by exactly two triangles, in opposite directions.
bool isClosed(const Mesh& mesh)
{
    std::vector<std::uint64_t> edges;
    edges.reserve(mesh.triangles.size());
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
        for (std::size_t k = 0; k < 3; ++k) {
            const std::uint64_t from = mesh.triangles[i + k];
            const std::uint64_t to = mesh.triangles[i + (k + 1) % 3];
            edges.push_back(from < to ? from << 33 | to << 1 : to << 33 | from << 1 | 1);
        }
    }
    std::ranges::sort(edges);
    for (std::size_t i = 0; i < edges.size(); i += 2) {
        if (i + 1 == edges.size() || (edges[i] & 1) != 0 || edges[i + 1] != edges[i] + 1) {
            return false;
        }
    }
    return true;
}

double signedVolume(const Mesh& mesh)
{
    const glm::dvec3 centre{boundsOf(mesh).centre()};
    double volume = 0;
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
        const glm::dvec3 a = glm::dvec3{mesh.positions[mesh.triangles[i]]} - centre;
        const glm::dvec3 b = glm::dvec3{mesh.positions[mesh.triangles[i + 1]]} - centre;
        const glm::dvec3 c = glm::dvec3{mesh.positions[mesh.triangles[i + 2]]} - centre;
        volume += glm::dot(a, glm::cross(b, c)) / 6;
    }
    return volume;
}

template<class T>
void reorder(std::vector<T>& values, const std::vector<std::uint32_t>& newIndex, std::size_t count)
{
    if (values.empty()) {
        return;
    }
    std::vector<T> ordered(count);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (newIndex[i] < count) {
            ordered[newIndex[i]] = values[i];
        }
    }
    values = std::move(ordered);
}

} // namespace

void appendPolygon(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& corners,
                   std::vector<std::uint32_t>& triangles)
{
    if (corners.size() < 3) {
        return;
    }
    const glm::dvec3 normal = newellNormal(positions, corners);
    std::vector<std::uint32_t> left = corners;
    const auto at = [&](std::size_t i) { return glm::dvec3{positions[left[i % left.size()]]}; };
    const auto turn = [&](const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c) {
        return glm::dot(glm::cross(b - a, c - a), normal);
    };
    const auto isEar = [&](std::size_t i) {
        const glm::dvec3 a = at(i + left.size() - 1);
        const glm::dvec3 b = at(i);
        const glm::dvec3 c = at(i + 1);
        if (!(turn(a, b, c) > 0)) {
            return false;
        }
        for (std::size_t k = 2; k + 1 < left.size(); ++k) {
            const glm::dvec3 p = at(i + k);
            if (p != a && p != c && turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0) {
                return false;
            }
        }
        return true;
    };
    while (left.size() > 3 && corners.size() <= mostEarCorners && glm::dot(normal, normal) > 0) {
        std::size_t ear = 0;
        while (ear < left.size() && !isEar(ear)) {
            ++ear;
        }
        if (ear == left.size()) {
            break; // crosses itself or has no ear by rounding: a fan does for the rest
        }
        triangles.insert(triangles.end(),
                         {left[(ear + left.size() - 1) % left.size()], left[ear], left[(ear + 1) % left.size()]});
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(ear));
    }
    for (std::size_t i = 1; i + 1 < left.size(); ++i) {
        triangles.insert(triangles.end(), {left[0], left[i], left[i + 1]});
    }
}

MendedMesh mended(RawMesh raw)
{
    MendedMesh result;
    Mesh& mesh = result.mesh;
    const std::size_t given = raw.positions.size();
    constexpr std::uint32_t none = ~std::uint32_t{0};

    // -0 and 0 are one position.
    for (glm::vec3& p : raw.positions) {
        p += 0.f;
    }
    const auto isSound = [&](std::uint32_t index) {
        const glm::vec3 size = glm::abs(raw.positions[index]);
        return size.x <= largestCoordinate && size.y <= largestCoordinate && size.z <= largestCoordinate;
    };
    std::vector<std::uint32_t> welded(given, none);
    std::unordered_map<glm::vec3, std::uint32_t, PositionHash> byPosition;
    byPosition.reserve(given);
    std::vector<std::uint32_t> kept;
    bool joined = false;
    std::size_t outOfRange = 0;
    std::size_t notFinite = 0;
    std::size_t flat = 0;
    for (std::size_t i = 0; i + 2 < raw.triangles.size(); i += 3) {
        const std::uint32_t corner[] = {raw.triangles[i], raw.triangles[i + 1], raw.triangles[i + 2]};
        if (std::ranges::any_of(corner, [&](std::uint32_t index) { return index >= given; })) {
            ++outOfRange;
            continue;
        }
        if (!std::ranges::all_of(corner, isSound)) {
            ++notFinite;
            continue;
        }
        if (isFlat(raw.positions[corner[0]], raw.positions[corner[1]], raw.positions[corner[2]])) {
            ++flat;
            continue;
        }
        for (const std::uint32_t index : corner) {
            if (welded[index] == none) {
                const auto [it, isNew] =
                    byPosition.emplace(raw.positions[index], static_cast<std::uint32_t>(kept.size()));
                if (isNew) {
                    kept.push_back(index);
                } else {
                    joined = true;
                }
                welded[index] = it->second;
            }
            mesh.triangles.push_back(welded[index]);
        }
    }
    const auto keptOf = [&](const auto& values) {
        std::remove_cvref_t<decltype(values)> chosen;
        if (values.size() == given) {
            chosen.reserve(kept.size());
            for (const std::uint32_t index : kept) {
                chosen.push_back(values[index]);
            }
        }
        return chosen;
    };
    mesh.positions = keptOf(raw.positions);
    mesh.parts = keptOf(raw.parts);
    mesh.partKeys = std::move(raw.partKeys);
    if (mesh.parts.empty() || std::ranges::max(mesh.parts) >= mesh.partKeys.size()) {
        mesh.parts.clear();
        mesh.partKeys.clear();
    }
    mesh.fibres = keptOf(raw.fibres);
    for (glm::vec3& fibre : mesh.fibres) {
        const float length = glm::length(fibre);
        fibre = std::isfinite(length) && length > 1e-6f ? fibre / length : glm::vec3{0, 1, 0};
    }
    if (!joined) {
        mesh.normals = keptOf(raw.normals);
    }
    bool normalsAreSound = !mesh.normals.empty();
    for (glm::vec3& normal : mesh.normals) {
        const float length = glm::length(normal);
        normalsAreSound = normalsAreSound && std::isfinite(length) && length > 1e-6f;
        normal /= length;
    }
    if (!mesh.triangles.empty() && isClosed(mesh) && signedVolume(mesh) < 0) {
        for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
            std::swap(mesh.triangles[i + 1], mesh.triangles[i + 2]);
        }
        normalsAreSound = false;
        addSentence(result.note, "The surface was inside out and has been turned.");
    }
    if (!normalsAreSound) {
        computeNormals(mesh);
    }
    if (outOfRange > 0) {
        addSentence(result.note, counted(outOfRange, "triangle names a vertex", "triangles name vertices") +
                                     " not in the file; left out.");
    }
    if (notFinite > 0) {
        addSentence(result.note, counted(notFinite, "triangle has a corner", "triangles have a corner") +
                                     " that is not a number or lies farther than a kilometre away; left out.");
    }
    if (flat > 0) {
        addSentence(result.note, counted(flat, "triangle", "triangles") + " without area left out.");
    }
    return result;
}

namespace {

/// Gives the vertices another order: `newIndex` by old one.
void renumber(Mesh& mesh, const std::vector<std::uint32_t>& newIndex, std::size_t used)
{
    reorder(mesh.positions, newIndex, used);
    reorder(mesh.normals, newIndex, used);
    reorder(mesh.fibres, newIndex, used);
    reorder(mesh.parts, newIndex, used);
}

/// Those of the coarsest level first, so that what bends a level touches the first so many vertices only.
void orderCoarseToFine(Mesh& mesh)
{
    const std::size_t vertices = mesh.positions.size();
    std::vector<std::uint8_t> coarsest(vertices, 0);
    for (std::size_t level = 0; level < mesh.levels.size(); ++level) {
        for (const std::uint32_t vertex : mesh.levels[level].triangles) {
            coarsest[vertex] = static_cast<std::uint8_t>(level + 1); // levels are made of those before
        }
    }
    std::vector<std::uint32_t> order(vertices);
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t vertex) { return coarsest[vertex]; });
    std::vector<std::uint32_t> newIndex(vertices);
    for (std::uint32_t i = 0; i < vertices; ++i) {
        newIndex[order[i]] = i;
    }
    renumber(mesh, newIndex, vertices);
    const auto follow = [&](std::vector<std::uint32_t>& triangles) {
        for (std::uint32_t& corner : triangles) {
            corner = newIndex[corner];
        }
    };
    follow(mesh.triangles);
    for (MeshLevel& level : mesh.levels) {
        follow(level.triangles);
    }
}

} // namespace

void addLevels(Mesh& mesh)
{
    const std::size_t vertices = mesh.positions.size();
    const std::size_t indices = mesh.triangles.size();
    if (indices == 0) {
        return;
    }
    std::vector<std::uint32_t> ordered(indices);
    meshopt_optimizeVertexCache(ordered.data(), mesh.triangles.data(), indices, vertices);
    std::vector<std::uint32_t> newIndex(vertices);
    const std::size_t used = meshopt_optimizeVertexFetchRemap(newIndex.data(), ordered.data(), indices, vertices);
    meshopt_remapIndexBuffer(mesh.triangles.data(), ordered.data(), indices, newIndex.data());
    renumber(mesh, newIndex, used);

    mesh.levels.clear();
    if (mesh.triangleCount() < fewestTrianglesForLevels) {
        return;
    }
    const float* positions = &mesh.positions.front().x;
    const float scale = meshopt_simplifyScale(positions, mesh.positions.size(), sizeof(glm::vec3));
    // Each level from the one before, which takes half the time of starting anew; so their errors add up.
    for (const std::size_t share : {2, 4, 8, 16, 32, 64}) {
        const MeshLevel* finer = mesh.levels.empty() ? nullptr : &mesh.levels.back();
        const std::vector<std::uint32_t>& from = finer == nullptr ? mesh.triangles : finer->triangles;
        const std::size_t target = std::min(indices / share / 3 * 3, from.size());
        MeshLevel level;
        level.triangles.resize(from.size());
        float error = 0;
        level.triangles.resize(meshopt_simplify(level.triangles.data(), from.data(), from.size(), positions,
                                                mesh.positions.size(), sizeof(glm::vec3), target, largestLevelError, 0,
                                                &error));
        if (level.triangles.empty() || level.triangles.size() > from.size() * 4 / 5) {
            break; // nothing more to take away without changing the shape
        }
        meshopt_optimizeVertexCache(level.triangles.data(), level.triangles.data(), level.triangles.size(),
                                    mesh.positions.size());
        level.error = error * scale + (finer == nullptr ? 0 : finer->error);
        mesh.levels.push_back(std::move(level));
    }
    orderCoarseToFine(mesh);
}

} // namespace psoas
