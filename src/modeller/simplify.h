#pragma once

#include "atlas/mesh.h"

namespace psoas::modeller {

/// Collapses edges until `targetTriangles` are left or the next collapse would move the surface by more than `error`
/// mm (by the quadric measure of Garland and Heckbert, 1997). A closed manifold stays one; no triangle turns over.
void simplify(Mesh& mesh, std::size_t targetTriangles, float error);

} // namespace psoas::modeller
