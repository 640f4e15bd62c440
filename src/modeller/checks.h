#pragma once

#include "atlas/mesh.h"

#include <string>

namespace psoas::modeller {

/// What a surface is like; a sound one is closed, outward and in one piece.
struct Soundness {
    bool closed = false;  ///< every edge is used by two triangles, in opposite directions
    bool outward = false; ///< its volume is positive
    int pieces = 0;
    double volume = 0;        ///< mm3
    double area = 0;          ///< mm2
    double smallestAngle = 0; ///< degrees
    double sliverShare = 0;   ///< share of triangles with an angle under 5 degrees
    std::size_t badEdges = 0;
};

Soundness soundnessOf(const Mesh& mesh);

/// How many pairs of triangles without a common vertex cross each other.
std::size_t selfCrossings(const Mesh& mesh);

} // namespace psoas::modeller
