#pragma once

#include "modeller/field.h"
#include "modeller/table.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace psoas::modeller {

/// A named point of a sheet's middle surface.
struct Landmark {
    glm::vec3 position{0};
    float half = 2;            ///< half the thickness there, mm; 0: none was given
    std::optional<float> edge; ///< half the thickness at the very border, mm; none: as `half`
    std::optional<float>
        corner; ///< of a square border, by how much its two corners are rounded, mm; none: a round border
};

using Landmarks = std::map<std::string, Landmark, std::less<>>;

/// Landmarks joined by triangles into a middle surface, of any topology; borders are open edges.
struct SheetPlan {
    std::vector<Landmark> landmarks;
    std::vector<std::array<std::uint32_t, 3>> triangles;
};

/// Reads every row `landmark NAME x y z [half H] [edge E] [corner C]`, mm; without `half` it is for shells only.
Landmarks landmarksOf(Table& table);

/// Reads `sheet NAME : a b c ; d e f ...`: three names make a triangle, four a quadrangle, more a fan about the first.
/// Windings need not agree. `thick`: refuses landmarks without thickness.
SheetPlan sheetFrom(Row& row, const Landmarks& landmarks, bool thick = true);

/// Reads the points of `rest` words as names of landmarks; problems go to `row`.
std::vector<Landmark> landmarksNamed(Row& row, const std::vector<std::string>& names, const Landmarks& landmarks);

/// The solid about a smooth surface through the landmarks: Loop (1987) subdivision, `rounds` times, borders as creases,
/// control points moved so that the surface passes through the landmarks themselves; thickness goes along.
FieldPtr sheet(const SheetPlan& plan, int rounds = 3);

/// Whether every edge has two faces.
bool isClosed(const SheetPlan& plan);

/// What such a surface encloses; `plan` must be closed, its thicknesses do not matter.
FieldPtr shell(const SheetPlan& plan, int rounds = 3);

} // namespace psoas::modeller
