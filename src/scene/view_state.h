#pragma once

#include "motion/pose.h"
#include "scene/camera.h"
#include "scene/section_plane.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace psoas {

/// What the user chose to see. Holds structure keys, never indices, so that it can be saved. Undo stacks this.
struct Shown {
    std::vector<std::string> selection; ///< in the order chosen; the last is the one whose facts are shown
    std::set<std::string> hidden;
    std::set<std::string> faded;
    std::set<std::string> isolated; ///< if not empty, nothing else is shown
    std::set<std::string>
        revealed; ///< of what is hidden by default, what was asked for; of what is peeled off, what stays
    std::vector<SectionPlane> sections; ///< at most mostSections
    std::optional<int> peel;            ///< layers taken off from outside in; none: layers play no part
    bool labels = false;                ///< names in the picture
    bool pins = false;                  ///< landmarks in the picture
    std::string landmark;               ///< key of the landmark that was chosen; empty: none
    Pose pose;                          ///< how the joints stand
    double tightness = 0.6;             ///< how tight the overlay “tight-psoas” takes a psoas to be, 0 .. 1
    std::string overlay;                ///< what explains the picture, of overlayNames(); empty: nothing

    friend bool operator==(const Shown&, const Shown&) = default;
};

struct ViewState {
    Camera camera;
    Shown shown;

    friend bool operator==(const ViewState&, const ViewState&) = default;
};

} // namespace psoas
