#pragma once

#include <glm/glm.hpp>

#include <span>
#include <vector>

namespace psoas {

struct Ball {
    glm::dvec3 centre{0};
    double radius = 0; ///< mm; 0: it is in no one's way
};

/// A string stretched from one point to another, round balls where they are in its way. mm.
struct SlipString {
    struct Contact {
        bool touches = false;
        glm::dvec3 first{0}; ///< where the string comes to the ball, and where it leaves it
        glm::dvec3 last{0};
    };
    double length = 0;
    std::vector<Contact> contacts;   ///< by ball
    std::vector<glm::dvec3> between; ///< points on the balls, from first contact to last
};

/// The string from `from` to `to`, round `balls` in their order, which lie apart from one another; with `points` also
/// those between.
SlipString stretched(const glm::dvec3& from, const glm::dvec3& to, std::span<const Ball> balls, bool points);

} // namespace psoas
