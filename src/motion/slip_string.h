#pragma once

#include <glm/glm.hpp>

#include <vector>

namespace psoas {

/// A string stretched from one point to another, round a ball where that is in its way. mm.
struct SlipString {
    double length = 0;
    glm::dvec3 pull{0};              ///< on the point it ends at: unit length, along the string
    std::vector<glm::dvec3> between; ///< points on the ball, from first contact to last
};

/// The string from `from` to `to`, round the ball of `radius` about `centre`; with `points` also those between.
SlipString stretched(const glm::dvec3& from, const glm::dvec3& to, const glm::dvec3& centre, double radius,
                     bool points);

} // namespace psoas
