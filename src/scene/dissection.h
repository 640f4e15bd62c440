#pragma once

#include "atlas/atlas.h"
#include "scene/snapshot.h"
#include "scene/view_state.h"

namespace psoas {

// How the body is taken apart: section planes and peeling.

/// The plane across `axis`, if there is one.
std::optional<SectionPlane> sectionAcross(const Shown& shown, Axis axis);
/// With `plane` in the place of the one across its axis; a new one only where there is room for it.
Shown sectioned(Shown shown, const SectionPlane& plane);
Shown sectionRemoved(Shown shown, Axis axis);
/// Keeps the other side; nothing changes if there is no such plane.
Shown sectionFlipped(Shown shown, Axis axis);

/// Where a stop lies along its axis, mm: on the bodies of `snapshot` as they are there, else in the rest pose.
float placeOf(const SectionStop& stop, const Atlas& atlas, const SceneSnapshot& snapshot);

/// Whether `structure` is off because its layer is.
bool isPeeledOff(const Structure& structure, const Shown& shown);
/// With `depth` layers taken off, 0 .. as many as there are; none ends the peeling. What comes off now comes off even
/// if it was asked for by name before; what was hidden stays hidden.
Shown peeled(Shown shown, const Atlas& atlas, std::optional<int> depth);

} // namespace psoas
