#pragma once

#include "content/names.h"
#include "content/tour.h"
#include "motion/tables.h"
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

/// What a tight psoas does to `pose` by the idea that `overlay` shows: a flatter lumbar curve (“tight-psoas-flatter”)
/// or a deeper one (“tight-psoas-deeper”); by any other nothing. An illustration and no prediction. `amount` 0 .. 1.
Pose tightened(Pose pose, std::string_view overlay, double amount);

/// Whether an overlay is one for patients: no load, no strain, no chain of harm.
bool isCalm(std::string_view overlay);

/// Whether an overlay shows an article's idea and no measurement.
bool isClaim(std::string_view overlay);

/// The chain of an entry, which is in English, from region to region of the body, with the words of `said`, the same
/// entry in any language; what has no place in the body is passed over.
std::vector<OverlayLink> linksOf(const Entry& entry, const Entry& said);

/// The overlay that goes with `shown` where `pose` is drawn: of `entry`, null where none is open. `entry` is in
/// English, `said` the same in the language in force. For patients without what is not calm.
OverlayWish wishOf(const Shown& shown, const Atlas& atlas, const MotionTables& tables, const Entry* entry,
                   const Entry* said, bool patient, const Names& names);

} // namespace psoas
