#pragma once

#include "atlas/mesh.h"
#include "modeller/grid.h"

namespace psoas::modeller {

/// The surface where the grid changes sign: closed and manifold as long as the border of the grid is outside
/// (positive). Marching cubes after Lorensen and Cline (1987); loops are traced per cell with one rule for ambiguous
/// faces, so that neighbouring cells agree. Positions and triangles only.
Mesh meshOf(const Grid& grid);

/// Keeps the piece with the most volume; what is dropped are crumbs and hollows.
void keepLargestPiece(Mesh& mesh);

/// Moves vertices within the surface so that triangles become even, and back onto the grid's surface.
void relax(Mesh& mesh, const Grid& grid, int rounds);

/// Flips edges where that makes the smallest angle larger and bends the surface by little.
void flipEdges(Mesh& mesh);

/// Orders triangles and vertices so that neighbours lie together in memory; drops vertices that no triangle uses.
void reorder(Mesh& mesh);

} // namespace psoas::modeller
