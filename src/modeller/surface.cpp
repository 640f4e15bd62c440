#include "modeller/surface.h"

#include "core/log.h"
#include "modeller/checks.h"
#include "modeller/grid.h"
#include "modeller/mesher.h"
#include "modeller/simplify.h"

#include <string>

namespace psoas::modeller {

namespace {

/// From a grid that begins `shift` of a step below the solid's box.
Mesh meshedFrom(const FieldPtr& field, const SurfaceOptions& options, float shift)
{
    Box box = field->bounds();
    box.lower -= shift * options.step;
    Grid grid = sampled(field, box, options.step);
    blur(grid, options.blur);
    Mesh mesh = meshOf(grid);
    if (mesh.triangles.empty()) {
        return mesh;
    }
    keepLargestPiece(mesh);
    relax(mesh, grid, 4);
    simplify(mesh, options.triangles, options.error);
    reorder(mesh);
    if (options.even) {
        for (int round = 0; round < 3; ++round) {
            flipEdges(mesh);
            relax(mesh, grid, 2);
        }
    }
    if (options.even || soundnessOf(mesh).sliverShare > 0) {
        flipEdges(mesh);
    }
    reorder(mesh);
    return mesh;
}

} // namespace

Result<Mesh> surfaceOf(const FieldPtr& field, const SurfaceOptions& options, const std::string& name)
{
    Mesh mesh = meshedFrom(field, options, 0);
    if (mesh.triangles.empty()) {
        return Error{name + ": the tables describe a solid without inside; check sizes and positions.", {}};
    }
    // Where a rim is thinner than the grid its two faces may cross; on another grid mostly they do not.
    std::size_t crossings = selfCrossings(mesh);
    for (const float shift : {0.5f, 0.25f, 0.75f}) {
        if (crossings == 0) {
            break;
        }
        Mesh other = meshedFrom(field, options, shift);
        if (const std::size_t left = selfCrossings(other); left < crossings) {
            mesh = std::move(other);
            crossings = left;
        }
    }
    const Soundness soundness = soundnessOf(mesh);
    if (!soundness.closed || !soundness.outward || soundness.pieces != 1) {
        return Error{name + ": the surface is not closed, outward and in one piece (" +
                         std::to_string(soundness.badEdges) + " open or doubled edges, " +
                         std::to_string(soundness.pieces) + " pieces); shells thinner than two grid steps do this.",
                     {}};
    }
    computeNormals(mesh);
    log::info(name + ": " + std::to_string(mesh.triangleCount()) + " triangles, " +
              std::to_string(soundness.volume / 1000) + " cm3, slivers " + std::to_string(soundness.sliverShare) +
              ", smallest angle " + std::to_string(soundness.smallestAngle));
    return mesh;
}

FieldPtr finished(const FieldPtr& field, const SurfaceOptions& options, const Box& box)
{
    const Box solid = field->bounds();
    Box needed{glm::max(box.lower, solid.lower), glm::min(box.upper, solid.upper)};
    if (needed.isEmpty() || needed.lower.y > needed.upper.y || needed.lower.z > needed.upper.z) {
        return field;
    }
    Grid grid = sampled(field, needed, options.step);
    blur(grid, options.blur);
    return fieldOf(std::move(grid));
}

Mesh mirrored(const Mesh& mesh)
{
    Mesh result = mesh;
    for (auto* vectors : {&result.positions, &result.normals, &result.fibres}) {
        for (glm::vec3& vector : *vectors) {
            vector.x = -vector.x;
        }
    }
    for (std::size_t i = 0; i + 2 < result.triangles.size(); i += 3) {
        std::swap(result.triangles[i + 1], result.triangles[i + 2]);
    }
    for (MeshLevel& level : result.levels) {
        for (std::size_t i = 0; i + 2 < level.triangles.size(); i += 3) {
            std::swap(level.triangles[i + 1], level.triangles[i + 2]);
        }
    }
    return result;
}

} // namespace psoas::modeller
