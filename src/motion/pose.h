#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace psoas {

/// Which part of the body stays where it is while a hip bends: the pelvis, so that the thigh moves, or a thigh, so that
/// pelvis and trunk move on it.
enum class Held { pelvis, leftThigh, rightThigh };

/// How the joints stand. A plain value; the empty one is standing, as the atlas is made.
struct Pose {
    std::string key;                                   ///< of the pose of the list that it is; empty: one's own
    std::map<std::string, double, std::less<>> angles; ///< radians by joint key, none of them zero
    Held held = Held::pelvis;
    /// While the hold passes from one end to the other: what was held before, and how much of it has passed, 0 .. 1.
    Held heldBefore = Held::pelvis;
    double passed = 1;

    /// Radians; zero for a joint that is not turned.
    double angle(std::string_view joint) const;
    bool isRest() const { return angles.empty(); }

    friend bool operator==(const Pose&, const Pose&) = default;
};

/// `pose` with one joint at `radians`; no longer a pose of the list, nor one in which the hold is passing.
Pose turned(Pose pose, std::string_view joint, double radians);

/// From one pose (t = 0) to another (t = 1), joint by joint.
Pose blended(const Pose& from, const Pose& to, double t);

/// The same pose with left and right exchanged.
Pose mirrored(const Pose& pose);

/// "hip-flexion-right" for "hip-flexion-left" and the other way round; any other key stays as it is.
std::string otherSide(std::string_view key);

} // namespace psoas
