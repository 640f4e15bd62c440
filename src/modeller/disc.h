#pragma once

#include "modeller/structures.h"

namespace psoas::modeller {

/// disc-t12-l1 .. disc-l5-s1
Family discFamily();

} // namespace psoas::modeller
