#pragma once

#include "cli/json.h"
#include "content/entry.h"

namespace psoas::cli {

/// One entry as `info` prints it.
nlohmann::ordered_json entryJson(const Entry& entry, const Library& library, const Atlas& atlas);

/// One entry as `list` prints it.
nlohmann::ordered_json entryRow(const Entry& entry, const Atlas& atlas);

} // namespace psoas::cli
