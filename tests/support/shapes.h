#pragma once

#include "atlas/atlas.h"

#include <memory>

namespace psoas::test {

/// An axis-aligned box as a closed mesh with outward triangles, mm.
inline std::shared_ptr<const Mesh> boxMesh(const glm::vec3& lower, const glm::vec3& upper)
{
    Mesh mesh;
    for (int corner = 0; corner < 8; ++corner) {
        mesh.positions.push_back({(corner & 1) != 0 ? upper.x : lower.x, (corner & 2) != 0 ? upper.y : lower.y,
                                  (corner & 4) != 0 ? upper.z : lower.z});
    }
    mesh.triangles = {0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4,
                      2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5};
    computeNormals(mesh);
    return std::make_shared<const Mesh>(std::move(mesh));
}

inline Structure structureOf(std::string key, std::shared_ptr<const Mesh> mesh, Kind kind = Kind::bone)
{
    Structure structure;
    structure.key = key;
    structure.baseKey = key;
    for (const std::string_view side : {"-left", "-right"}) {
        if (key.ends_with(side)) {
            structure.baseKey.resize(key.size() - side.size());
            structure.side = side == "-left" ? Side::left : Side::right;
        }
    }
    structure.name = key;
    structure.kind = kind;
    structure.mesh = mesh;
    structure.tree = std::make_shared<const MeshTree>(std::move(mesh));
    return structure;
}

} // namespace psoas::test
