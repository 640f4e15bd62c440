#pragma once

#include "core/frames.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace psoas::modeller {

class Field;
using FieldPtr = std::shared_ptr<const Field>;

/// A solid given by a function: mm to its surface, negative inside. Near the surface the value is a distance; anywhere
/// it changes by no more than about 1.2 mm per mm, so that a large value means no surface nearby. Immutable; any
/// thread.
class Field {
public:
    virtual ~Field() = default;

    virtual float at(const glm::vec3& point) const = 0;

    /// Holds everything inside the solid.
    virtual Box bounds() const = 0;

    /// The same solid as seen within `radius` mm of `centre`, with all dropped that does not matter there; null where
    /// nothing can be dropped.
    virtual FieldPtr near(const glm::vec3& centre, float radius) const
    {
        (void)centre;
        (void)radius;
        return nullptr;
    }
};

/// How much farther than its distance a field's value may change over a length.
inline constexpr float fieldSlope = 1.25f;

/// `field.near()`, or `field` itself.
FieldPtr nearOr(const FieldPtr& field, const glm::vec3& centre, float radius);

/// Smooth minimum and maximum: two surfaces meet in a fillet of about `fillet` mm (0: a crease).
float smoothMin(float a, float b, float fillet);
float smoothMax(float a, float b, float fillet);

/// One solid of a union, and the fillet by which it joins what stands before it in the list, mm.
struct Blended {
    FieldPtr field;
    float fillet = 0;
};

/// All of them joined, in order.
FieldPtr blended(std::vector<Blended> parts);

/// `base` without `cutter` grown by `clearance` mm; edges of the cut are rounded by `fillet` mm.
FieldPtr carved(FieldPtr base, FieldPtr cutter, float clearance, float fillet);

/// What lies in both.
FieldPtr common(FieldPtr a, FieldPtr b, float fillet);

/// Grown by `distance` mm (negative: shrunk).
FieldPtr grown(FieldPtr field, float distance);

/// The mirror image across the median plane (x to -x).
FieldPtr mirrored(FieldPtr field);

/// `field` and its mirror image, joined across the median plane with `fillet` mm.
FieldPtr bilateral(FieldPtr field, float fillet);

/// `field`, which is given in its own frame, brought into the frame of `outer_from_inner`; rigid.
FieldPtr placed(FieldPtr field, const glm::mat4& outer_from_inner);

/// A solid by its function, which must keep the promises of Field.
FieldPtr solidFrom(std::function<float(const glm::vec3&)> function, const Box& bounds);

/// A line along which a surface rises (or sinks: negative height) with a bell-shaped profile.
struct Feature {
    std::vector<glm::vec3> line; ///< one point or more; near the surface
    float height = 0;            ///< mm
    float width = 0;             ///< mm from the line to where the bell has fallen to 0.37
};

/// `field` with ridges, furrows, knobs and pits. A feature acts on the surface within about twice its width of its
/// line.
FieldPtr featured(FieldPtr field, std::vector<Feature> features);

} // namespace psoas::modeller
