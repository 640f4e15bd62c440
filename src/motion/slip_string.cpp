// A string over a ball: two tangents and the arc between them in the plane of the ball's centre and the two ends, as in
// Garner and Pandy, "The Obstacle-Set Method for Representing Muscle Paths in Musculoskeletal Models" (2000). Length
// and lever arm go over into the straight line without a jump, because the tangents meet where the string leaves the
// ball.

#include "motion/slip_string.h"

#include <algorithm>
#include <cmath>

namespace psoas {

SlipString stretched(const glm::dvec3& from, const glm::dvec3& to, const glm::dvec3& centre, double radius, bool points)
{
    const glm::dvec3 a = from - centre;
    const glm::dvec3 b = to - centre;
    const double la = glm::length(a);
    const double lb = glm::length(b);
    SlipString result;
    const double straight = glm::distance(from, to);
    result.length = straight;
    result.pull = straight > 0 ? (from - to) / straight : glm::dvec3{0};
    if (radius <= 0 || la <= radius || lb <= radius) {
        return result;
    }
    const glm::dvec3 across = glm::cross(a, b);
    const double between = std::atan2(glm::length(across), glm::dot(a, b));
    const double offA = std::acos(radius / la);
    const double offB = std::acos(radius / lb);
    const double arc = between - offA - offB;
    if (arc <= 0 || glm::length(across) < 1e-9 * la * lb) {
        return result;
    }
    const glm::dvec3 normal = glm::normalize(across);
    const glm::dvec3 ahead = a / la;
    const glm::dvec3 aside = glm::cross(normal, ahead);
    const auto onBall = [&](double angle) { return radius * (std::cos(angle) * ahead + std::sin(angle) * aside); };
    result.length = std::sqrt(la * la - radius * radius) + std::sqrt(lb * lb - radius * radius) + radius * arc;
    result.pull = glm::normalize(onBall(between - offB) - b);
    if (points) {
        const int steps = std::max(1, static_cast<int>(std::ceil(arc / 0.08)));
        for (int i = 0; i <= steps; ++i) {
            result.between.push_back(centre + onBall(offA + arc * i / steps));
        }
    }
    return result;
}

} // namespace psoas
