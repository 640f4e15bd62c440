#pragma once

#include "modeller/structures.h"

#include <filesystem>
#include <vector>

namespace psoas::modeller {

/// Structures that tables describe wholly, without code of their own: every row `structure` of every table in `folder`.
/// Such a row starts a block, and the rows below it, to the next, belong to it:
///   structure KEY step S triangles N [blur B] [error E]    grid and triangles (SurfaceOptions); sided keys: the left
///   lies-on KEY [clearance C] [fillet F]    what it is carved by, grown by C mm
///   strand NAME [fillet F] [squareness Q] [dome D] [pennate P] [mirrored]    a swept solid (solids.h), blended with
///   at NAME x y z [half A B] [across X Y Z] [outline F...]    what stands before it; its sections in order, each row
///   below the strand; half and across as in the section before where they are left out; outline: parts of the
///   ellipse's distance at equal angles from across towards path x across; mirrored: on both sides of the median plane;
///   pennate: degrees by which fibres leave the middle on their way along; also [rings LENGTH DEPTH]: constrictions
///   every LENGTH mm that take a part DEPTH of its half axes; [plain]: without fibres
///   tube NAME [fillet F] [mirrored] through x y z r ; x y z r ...    a smooth curve with a radius at each point
///   fan NAME [fillet F] [edge E] [slant S]    a sheet by its sections, with fibres from each to the next; its borders
///   row NAME x y z half ; x y z half ; ...    thin out to E mm; rows below it, each a line of places with half the
///   thickness there; slant: by how many places a fibre moves on from row to row
///   gap NAME through x y z r ; ...    such a tube taken away, after all else
///   landmark, sheet, part, ball, bowl, line, hollow    as in bone.h
///   flow NAME : a b c    how fibres of a sheet run, from landmark to landmark; strands have fibres by themselves
///   clear-of, inside, outside    where tubes and strands may not run, or must (course.h); refused otherwise
///   parts    vertices are labelled with the names of the strands and tubes, or flows, that they belong to
std::vector<Family> tabledFamilies(const std::filesystem::path& folder);

} // namespace psoas::modeller
