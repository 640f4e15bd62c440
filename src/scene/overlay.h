#pragma once

#include "motion/model.h"

#include <glm/glm.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// What a line of an overlay says by its colour; each has a pattern of its own too.
enum class Tint {
    quiet,   ///< helps to see
    accent,  ///< what is pointed at
    shorter, ///< dotted
    longer,  ///< in long dashes
    pull,    ///< a force
    weak     ///< dashed: claimed on weak evidence
};

/// A line in the picture, an arrow where `arrow`. Where something lies before it, it is thin and pale.
struct OverlayLine {
    std::vector<glm::vec3> points; ///< atlas frame, mm
    Tint tint = Tint::quiet;
    float width = 3; ///< pixels of a picture 800 pixels high
    bool arrow = false;

    friend bool operator==(const OverlayLine&, const OverlayLine&) = default;
};

/// What is drawn over and beside the body to explain it. None of it can be picked.
struct Overlay {
    std::vector<OverlayLine> lines;
    std::vector<glm::vec3> figure; ///< what the body touches: corners of triangles, three by three; atlas frame, mm

    bool isEmpty() const { return lines.empty() && figure.empty(); }
    friend bool operator==(const Overlay&, const Overlay&) = default;
};

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

/// What `wish` draws about the body as `pose` has it.
Overlay overlayOf(const MotionModel& model, const Pose& pose, const OverlayWish& wish);

/// The angle between thigh and trunk at the front: pi in line, less when bent, more when the thigh is behind; radians.
double angleAtTheFront(const MotionModel& model, const Pose& pose, Side side);

} // namespace psoas
