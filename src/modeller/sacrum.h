#pragma once

#include "modeller/structures.h"

namespace psoas::modeller {

/// sacrum, coccyx
Family sacrumFamily();

} // namespace psoas::modeller
