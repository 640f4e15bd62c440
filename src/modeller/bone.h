#pragma once

#include "modeller/field.h"
#include "modeller/table.h"

namespace psoas::modeller {

/// The solid that a bone's table describes, mm in the atlas frame. Rows, besides `landmark` and `sheet` (sheet.h; rows
/// of one name are one sheet):
///   shell NAME : a b c ; d e f ...    faces as of a sheet, but the landmarks lie on the bone's surface itself
///   part NAME fillet F    joins the sheet or shell NAME to what stands before it, in the order of these rows
///   ball NAME x y z [to x y z] radius R [end R] fillet F    joins a sphere, or one drawn out to a second point
///   bowl NAME x y z radius R axis x y z height H fillet F    joins a sphere cut off square to an axis, at H
///   hollow NAME x y z [to x y z] radius R [end R] fillet F    takes such a sphere away, after all else
///   line NAME height H width W : x y z ; x y z ...    a ridge (or furrow: H below 0) along points near the surface
/// Each but `sheet` and `shell` may have the word `mirrored`, before a colon, which adds its mirror image across the
/// median plane; the image of a sheet or shell shares the landmarks at x 0.
/// `more` is joined after the sheets and shells. What is wrong is noted with the table; call its finish() before using
/// the solid.
FieldPtr boneFrom(Table& table, std::vector<Blended> more = {});

} // namespace psoas::modeller
