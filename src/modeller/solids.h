#pragma once

#include "modeller/field.h"

#include <vector>

namespace psoas::modeller {

FieldPtr sphere(const glm::vec3& centre, float radius);

/// `axes`: three orthogonal unit columns; `half`: half axes, mm.
FieldPtr ellipsoid(const glm::vec3& centre, const glm::mat3& axes, const glm::vec3& half);

/// A cone from `a` to `b` with round ends of the two radii, mm.
FieldPtr roundCone(const glm::vec3& a, float radiusA, const glm::vec3& b, float radiusB);

/// `half` includes the rounding of the edges by `radius` mm.
FieldPtr roundedBox(const glm::vec3& centre, const glm::mat3& axes, const glm::vec3& half, float radius);

/// Everything behind the plane through `point` with the outward `normal`; unbounded, for cutting only.
FieldPtr halfSpace(const glm::vec3& point, const glm::vec3& normal);

/// A cylinder without ends along `axis`, for cutting only.
FieldPtr endlessCylinder(const glm::vec3& point, const glm::vec3& axis, float radius);

/// Orthogonal unit axes: the first along `first`, the second as near to `second` as can be.
glm::mat3 axesAlong(const glm::vec3& first, const glm::vec3& second);

/// One cross-section of a swept solid.
struct Station {
    glm::vec3 centre;
    glm::vec3 across;     ///< direction of the first half axis; made square to the path
    float halfAcross = 1; ///< mm
    float halfOther = 1;  ///< mm, square to `across` and to the path
    /// How far the rim stands from the centre, as parts of the ellipse's own distance, at equal angles from `across`
    /// towards the other axis (path x across); four or more, or none for the ellipse itself.
    std::vector<float> outline{};
};

/// The sections that sweep() draws between the given ones, 2.5 mm apart or less; `across` square to the path.
std::vector<Station> drawn(const std::vector<Station>& stations);

/// Sections swept along a smooth curve through their centres. `squareness`: 2 an ellipse, 4 nearly a box. Ends are
/// domed by `dome` of the smaller half axis (0: flat and sharp; 1: round). If one station has an outline, those without
/// are ellipses among outlines.
FieldPtr sweep(const std::vector<Station>& stations, float squareness = 2, float dome = 1);

} // namespace psoas::modeller
