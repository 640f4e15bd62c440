#pragma once

#include "atlas/atlas.h"
#include "cli/json.h"

namespace psoas::cli {

/// An attachment area: key, name, kind, muscle, bones, parts, size in mm2.
nlohmann::ordered_json attachmentJson(const Structure& area);

/// A landmark: key, name, kind, Latin, bone, place in mm.
nlohmann::ordered_json landmarkJson(const Landmark& landmark);

} // namespace psoas::cli
