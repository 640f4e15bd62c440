#pragma once

#include "motion/model.h"
#include "scene/overlay.h"

#include <string>
#include <vector>

namespace psoas {

class MusclePaths;

/// From one region of the body to another: "psoas", "spine", "ribs", "head", "neck", "shoulder", "pelvis", "back",
/// "buttock", "groin", "hip", "thigh", "knee", "calf", "foot", "belly".
struct OverlayLink {
    std::string from;
    std::string to;
    bool weak = true; ///< evidence for it is weak or missing

    friend bool operator==(const OverlayLink&, const OverlayLink&) = default;
};

/// Which overlay is wanted.
struct OverlayWish {
    std::string figure;  ///< chair, floor, pillow, table, ball; empty: none
    std::string overlay; ///< of overlayNames(); those that draw nothing in the picture are as good as none
    Side side = Side::left;
    std::vector<OverlayLink> links; ///< of "chain"
};

/// What `wish` draws about the body as `pose` has it; `paths` are the lines of pull of the same atlas, null: none.
Overlay overlayOf(const MotionModel& model, const Pose& pose, const OverlayWish& wish,
                  const MusclePaths* paths = nullptr);

/// The angle between thigh and trunk at the front: pi in line, less when bent, more when the thigh is behind; radians.
double angleAtTheFront(const MotionModel& model, const Pose& pose, Side side);

} // namespace psoas
