#pragma once

#include "cli/json.h"
#include "content/tour.h"

namespace psoas::cli {

/// One entry as `info` prints it.
nlohmann::ordered_json entryJson(const Entry& entry, const Library& library, const Atlas& atlas);

/// One tour as `info` and as `list` prints it.
nlohmann::ordered_json tourJson(const Tour& tour, const Library& library, const Atlas& atlas);
nlohmann::ordered_json tourRow(const Tour& tour, const Library& library);

/// One entry as `list` prints it.
nlohmann::ordered_json entryRow(const Entry& entry, const Atlas& atlas);

} // namespace psoas::cli
