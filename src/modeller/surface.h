#pragma once

#include "atlas/mesh.h"
#include "core/result.h"
#include "modeller/field.h"

#include <string>

namespace psoas::modeller {

/// How a field becomes triangles.
struct SurfaceOptions {
    float step = 0.7f;             ///< of the sampling grid, mm
    float blur = 0.5f;             ///< mm; rounds creases of the grid's field
    std::size_t triangles = 12000; ///< to reach, if `error` allows
    float error = 0.12f;           ///< by which simplifying may move the surface, mm
    bool even = true;              ///< evens out the triangles at the end, which wears down rims thinner than they are
};

/// The surface of `field`: its largest piece, closed, outward, with normals. Fails if nothing is left or the surface is
/// not sound; `name` is for the message.
Result<Mesh> surfaceOf(const FieldPtr& field, const SurfaceOptions& options, const std::string& name);

/// The field as its surface will be: sampled and blurred, for muscles and discs to be carved by. `box` is where it is
/// needed; elsewhere its value is a rough distance.
FieldPtr finished(const FieldPtr& field, const SurfaceOptions& options, const Box& box);

/// The mirror image across the median plane, outward again; fibres and parts come along.
Mesh mirrored(const Mesh& mesh);

} // namespace psoas::modeller
