#pragma once

#include "modeller/muscle.h"
#include "modeller/structures.h"
#include "modeller/table.h"

namespace psoas::modeller {

/// Reads the rows of a muscle's table; what is wrong is noted on the table.
MusclePlan musclePlan(Table& table);

/// psoas-major-left, psoas-minor-left, iliacus-left; each from the table of its
/// base key, carved by what it lies on.
Family psoasMajorFamily();
Family psoasMinorFamily();
Family iliacusFamily();

} // namespace psoas::modeller
