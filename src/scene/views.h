#pragma once

#include "atlas/atlas.h"

namespace psoas {

/// anterior, posterior, left, right, superior and inferior, then those of the atlas.
std::vector<NamedView> allViews(const Atlas& atlas);

} // namespace psoas
