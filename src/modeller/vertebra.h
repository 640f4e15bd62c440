#pragma once

#include "modeller/structures.h"

#include <cstddef>

namespace psoas::modeller {

struct SpinePlan;

/// A vertebra as its table rows describe it, in the atlas frame, before room is made for the facets of the one above.
/// `level` counts from T12 = 0 to L5 = 5.
FieldPtr uncarvedVertebra(const SpinePlan& spine, std::size_t level);

/// vertebra-t12, vertebra-l1 .. vertebra-l5
Family vertebraFamily();

} // namespace psoas::modeller
