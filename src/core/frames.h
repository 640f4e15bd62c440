#pragma once

#include <glm/glm.hpp>

#include <limits>

namespace psoas {

// Frames. All lengths are millimetres; all frames are right-handed.
//   atlas      subject standing upright, origin midway between the hip joint centres:
//              +x subject's left, +y up (superior), +z front (anterior)
//   segment    a bone's own frame; equals atlas in the rest pose
//   view       camera at the origin looking along -z, +y up
//   clip       OpenGL clip space
//
// A matrix is named target_from_source, so products read off their neighbours:
//   clip_from_segment = clip_from_view * view_from_atlas * atlas_from_segment

/// A half-line in the atlas frame. `direction` has unit length.
struct Ray {
    glm::vec3 origin;
    glm::vec3 direction;
};

/// An axis-aligned box, mm; empty (lower > upper) until something is added.
struct Box {
    glm::vec3 lower{std::numeric_limits<float>::max()};
    glm::vec3 upper{std::numeric_limits<float>::lowest()};

    void add(const glm::vec3& point)
    {
        lower = glm::min(lower, point);
        upper = glm::max(upper, point);
    }
    void add(const Box& box)
    {
        lower = glm::min(lower, box.lower);
        upper = glm::max(upper, box.upper);
    }
    bool isEmpty() const { return lower.x > upper.x; }
    glm::vec3 centre() const { return 0.5f * (lower + upper); }
    glm::vec3 size() const { return isEmpty() ? glm::vec3{0} : upper - lower; }
};

} // namespace psoas
