#pragma once

#include "modeller/field.h"

#include <vector>

namespace psoas::modeller {

/// A field sampled at the corners of cubes. Values farther than a few steps from the surface are rough.
struct Grid {
    glm::vec3 origin{0};
    float step = 1; ///< mm
    glm::ivec3 size{0};
    std::vector<float> values; ///< x fastest

    float& at(int x, int y, int z) { return values[index(x, y, z)]; }
    float at(int x, int y, int z) const { return values[index(x, y, z)]; }
    std::size_t index(int x, int y, int z) const
    {
        return (static_cast<std::size_t>(z) * static_cast<std::size_t>(size.y) + static_cast<std::size_t>(y)) *
                   static_cast<std::size_t>(size.x) +
               static_cast<std::size_t>(x);
    }
    glm::vec3 position(int x, int y, int z) const { return origin + step * glm::vec3{x, y, z}; }
};

/// Samples `field` over `box`, in full only near its surface. The same on every run, on all cores.
Grid sampled(const FieldPtr& field, const Box& box, float step);

/// Smooths by a Gaussian of `sigma` mm: the surface keeps its place where flat, creases are rounded.
void blur(Grid& grid, float sigma);

/// Between the samples; outside the grid the nearest sample.
float valueAt(const Grid& grid, const glm::vec3& point);
glm::vec3 gradientAt(const Grid& grid, const glm::vec3& point);

/// A grid as a field again.
FieldPtr fieldOf(Grid grid);

} // namespace psoas::modeller
