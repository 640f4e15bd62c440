#pragma once

#include "content/tour.h"
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

} // namespace psoas
