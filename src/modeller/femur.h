#pragma once

#include "modeller/structures.h"

namespace psoas::modeller {

/// femur-left
Family femurFamily();

} // namespace psoas::modeller
