#pragma once

#include "content/tour.h"
#include "scene/explain.h"
#include "scene/view_state.h"

#include <optional>
#include <vector>

namespace psoas {

/// What `showing` makes of the opening view of `atlas`. Ids that the atlas does not have are passed over; poses and
/// overlays are not of this value.
Shown shownBy(const Showing& showing, const Atlas& atlas);

/// Where `showing` looks from: a direction or a view of `atlas` with what it frames; none where it leaves the camera.
std::optional<NamedView> viewOf(const Showing& showing, const Atlas& atlas);

/// What patients are shown of it: without overlays of load, strain and supposed chains, which make a body seem fragile.
Showing calmed(Showing showing);

/// How tight a psoas is taken to be where nobody says.
inline constexpr double usualTightness = 0.6;

/// What a tight psoas does to `pose` by the idea that `overlay` shows: a flatter lumbar curve (“tight-psoas-flatter”)
/// or a deeper one (“tight-psoas-deeper”); by any other nothing. An illustration and no prediction. `amount` 0 .. 1.
Pose tightened(Pose pose, std::string_view overlay, double amount);

/// Whether an overlay is one for patients: no load, no strain, no chain of harm.
bool isCalm(std::string_view overlay);

/// The chain of an entry from region to region of the body; what has no place in the body is passed over.
std::vector<OverlayLink> linksOf(const Entry& entry);

} // namespace psoas
