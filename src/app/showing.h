#pragma once

#include "content/entry.h"
#include "scene/view_state.h"

#include <optional>
#include <vector>

namespace psoas {

/// What `showing` makes of the opening view of `atlas`. Ids that the atlas does not have are passed over; poses and
/// overlays are not of this value.
Shown shownBy(const Showing& showing, const Atlas& atlas);

/// Where `showing` looks from: a direction or a view of `atlas` with what it frames; none where it leaves the camera.
std::optional<NamedView> viewOf(const Showing& showing, const Atlas& atlas);

/// What `show` and the steps up to and with number `step` (0: `show` alone) add up to: a step changes what it names.
Showing stepOf(const Entry& entry, std::size_t step);

} // namespace psoas
