#pragma once

#include "modeller/structures.h"

namespace psoas::modeller {

/// hip-bone-left
Family hipBoneFamily();

} // namespace psoas::modeller
