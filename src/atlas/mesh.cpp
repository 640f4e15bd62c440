#include "atlas/mesh.h"

#include <algorithm>
#include <cmath>

namespace psoas {

Box boundsOf(const Mesh& mesh)
{
    Box box;
    for (const glm::vec3& position : mesh.positions) {
        box.add(position);
    }
    return box;
}

double surfaceOf(const Mesh& mesh)
{
    double area = 0;
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
        const glm::dvec3 a{mesh.positions[mesh.triangles[i]]};
        const glm::dvec3 b{mesh.positions[mesh.triangles[i + 1]]};
        const glm::dvec3 c{mesh.positions[mesh.triangles[i + 2]]};
        area += glm::length(glm::cross(b - a, c - a)) / 2;
    }
    return area;
}

void computeNormals(Mesh& mesh)
{
    mesh.normals.assign(mesh.positions.size(), glm::vec3{0});
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
        const std::uint32_t corner[] = {mesh.triangles[i], mesh.triangles[i + 1], mesh.triangles[i + 2]};
        const glm::vec3 p[] = {mesh.positions[corner[0]], mesh.positions[corner[1]], mesh.positions[corner[2]]};
        const glm::vec3 cross = glm::cross(p[1] - p[0], p[2] - p[0]);
        const float doubledArea = glm::length(cross);
        if (!(doubledArea > 0)) {
            continue;
        }
        const glm::vec3 normal = cross / doubledArea;
        for (int k = 0; k < 3; ++k) {
            const glm::vec3 a = p[(k + 1) % 3] - p[k];
            const glm::vec3 b = p[(k + 2) % 3] - p[k];
            const float lengths = glm::length(a) * glm::length(b);
            if (lengths > 0) {
                mesh.normals[corner[k]] += normal * std::acos(std::clamp(glm::dot(a, b) / lengths, -1.f, 1.f));
            }
        }
    }
    for (glm::vec3& normal : mesh.normals) {
        const float length = glm::length(normal);
        normal = length > 0 ? normal / length : glm::vec3{0, 1, 0};
    }
}

} // namespace psoas
