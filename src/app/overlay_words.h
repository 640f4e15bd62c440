#pragma once

#include "scene/explain.h"
#include "scene/view_state.h"

#include <QString>

#include <array>
#include <vector>

namespace psoas {

class Names;
class Session;

/// What is said of an overlay, in the language in force.
struct OverlaySpeech {
    QString caption;             ///< empty where there is nothing to say
    bool claim = false;          ///< it shows an article's idea and no measurement
    std::vector<OverlayRow> key; ///< to its lines and surfaces
};

/// What is said of the overlay of `shown` while the body stands in `pose`; `links` are those of “chain”.
OverlaySpeech speechOf(const MotionModel& model, const Pose& pose, const Shown& shown,
                       const std::vector<OverlayLink>& links);

/// What is said of the overlay that a session shows; nothing where there is none.
OverlaySpeech speechOf(const Session& session);

/// “Illustration of the article’s idea”, for every claim.
QString claimWords();

/// What stands under the two bodies of “tight-psoas”.
std::array<QString, 2> ideaCaptions();

/// What overlays say within the picture; `names` is asked as long as they are in use.
OverlayTexts overlayTexts(const Names& names);

/// The rows that say all of this in a picture that has no window about it.
std::vector<OverlayRow> rowsOf(const OverlaySpeech& speech);

} // namespace psoas
