#pragma once

#include "core/frames.h"

namespace psoas {

/// Where one looks from. A plain value.
struct Camera {
    glm::vec3 target{0, 90, 0}; ///< what the camera turns about; atlas frame, mm
    float yaw = 0;              ///< radians; 0 faces the subject's front, positive moves to the subject's left
    float pitch = 0;            ///< radians, -pi/2 .. pi/2; positive moves up
    float distance = 1400;      ///< mm from the eye to the target, 5 .. 20000

    friend bool operator==(const Camera&, const Camera&) = default;
};

/// Full angle from the lower to the upper edge of the picture, radians.
inline constexpr float verticalFieldOfView = 0.4363f; // 25 degrees: an atlas plate's calm perspective

glm::vec3 eyeOf(const Camera& camera);
glm::mat4 view_from_atlas(const Camera& camera);

/// Near and far planes are fitted to `shown` (atlas frame; empty: about the target). `aspect` is width / height.
glm::mat4 clip_from_view(const Camera& camera, float aspect, const Box& shown);

/// The half-line behind a point of the picture, (0,0) top left .. (1,1) bottom right.
Ray rayThrough(const Camera& camera, glm::vec2 point, float aspect);

/// The same direction, placed so that all of `box` is seen with a little air around it.
Camera framed(Camera camera, const Box& box, float aspect);

/// Turned by angles in radians; pitch stops at straight up and down.
Camera orbited(Camera camera, float yaw, float pitch);

/// Moved so that what lies under `from` comes to lie under `to` (as in rayThrough()), at the depth of `anchor`.
Camera panned(Camera camera, glm::vec2 from, glm::vec2 to, float aspect, const glm::vec3& anchor);

/// Nearer by `factor` < 1 or farther by > 1, with `anchor` (atlas frame) staying where it is in the picture.
Camera zoomed(Camera camera, float factor, const glm::vec3& anchor);

/// A flight from one camera to another, 0 <= t <= 1; turns the short way round.
Camera between(const Camera& from, const Camera& to, float t);

} // namespace psoas
