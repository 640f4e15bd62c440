#pragma once

#include "motion/model.h"
#include "scene/overlay.h"
#include "scene/section_plane.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

class MusclePaths;

/// From one region of the body to another: "psoas", "spine", "ribs", "head", "neck", "shoulder", "pelvis", "back",
/// "buttock", "groin", "hip", "thigh", "knee", "calf", "foot", "belly".
struct OverlayLink {
    std::string from;
    std::string to;
    bool weak = true;      ///< evidence for it is weak or missing
    std::string fromWords; ///< what is said of either end; empty: nothing
    std::string toWords;

    friend bool operator==(const OverlayLink&, const OverlayLink&) = default;
};

/// What overlays say in the picture, in one language.
struct OverlayTexts {
    std::string lineOfPull = "Line of pull";
    std::string jointCentre = "Centre of the hip joint";
    std::string leverArm = "Lever arm: %1 mm, of the model"; ///< %1: the number
    std::string notMeasured = "Lever arm: not measured past 95°";
    std::string language;                                ///< of what `nameOf` says
    std::function<std::string(const Structure&)> nameOf; ///< a structure's name without its side; null: the atlas's

    friend bool operator==(const OverlayTexts& a, const OverlayTexts& b)
    {
        return a.lineOfPull == b.lineOfPull && a.jointCentre == b.jointCentre && a.leverArm == b.leverArm &&
               a.notMeasured == b.notMeasured && a.language == b.language;
    }
};

/// Which overlay is wanted.
struct OverlayWish {
    std::string figure;  ///< chair, floor, pillow, table, ball; empty: none
    std::string overlay; ///< of overlayNames(); empty or unknown: none
    Side side = Side::left;
    std::vector<OverlayLink> links = {};     ///< of "chain"
    std::vector<std::string> muscles = {};   ///< of "length" and "forces": keys of those whose lines are drawn
    std::vector<SectionPlane> sections = {}; ///< of "slice"
    Pose reference = {};                     ///< of "tight-psoas-flatter" and "-deeper": what it is compared with
    OverlayTexts texts = {};

    friend bool operator==(const OverlayWish&, const OverlayWish&) = default;
};

/// What `wish` draws about the body as `pose` has it; `paths` are the lines of pull of the same atlas, null: none.
Overlay overlayOf(const MotionModel& model, const Pose& pose, const OverlayWish& wish,
                  const MusclePaths* paths = nullptr);

/// Works overlays out, and keeps the last one: while only the camera moves nothing is worked out again.
class Explainer {
public:
    const Overlay& overlay(const std::shared_ptr<const MotionModel>& model, const Pose& pose, const OverlayWish& wish,
                           const MusclePaths* paths);

private:
    std::shared_ptr<const MotionModel> m_model;
    const MusclePaths* m_paths = nullptr;
    Pose m_pose;
    OverlayWish m_wish;
    Overlay m_overlay;
};

/// From which plexus a muscle is supplied, by its base key: Wash::lumbar, Wash::sacral, or none where it is neither.
Wash supplyOf(std::string_view muscle);

/// The angle between thigh and trunk at the front: pi in line, less when bent, more when the thigh is behind; radians.
double angleAtTheFront(const MotionModel& model, const Pose& pose, Side side);

} // namespace psoas
